"""YAML read together with the place of every key and value, so that a fault can point at it.

Values follow YAML 1.2: `yes` and `no` are texts, only `true` and `false` are truth values.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

import yaml

from content.faults import Fault, FaultsFound, Place

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$")
_WHOLE_NUMBER = re.compile(r"[-+]?\d+$")
_UNREADABLE_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_ANCHORS_AND_TAGS = re.compile(r"([&!]\S*\s+)+")
_CONSTANTS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}


class PlacedMap(dict[str, Any]):
    """A mapping that knows where it stands, and where each of its keys and values does."""

    def __init__(self, place: Place, source: str) -> None:
        super().__init__()
        self.place = place
        self.source = source
        """The whole text of the file."""

        self.key_places: dict[str, Place] = {}
        self.value_places: dict[str, Place] = {}

    def place_of(self, key: str) -> Place:
        return self.key_places.get(key, self.place)

    def place_in_text(self, key: str, index: int) -> Place:
        """Where a character of a text stands, also of a text that is folded over several lines."""
        start = self.value_places[key]
        lines = self.source.split("\n")
        rest = "\n".join([lines[start.line - 1][start.column - 1 :], *lines[start.line :]])
        quote = lines[start.line - 1][: start.column - 1][-1:]
        text = str(self[key])
        behind = 1 if text and index >= len(text) else 0
        before = rest[: _index_in_source(rest, text[: index + 1], quote) + behind]
        if "\n" not in before:
            return start.moved(len(before))
        return Place(start.file, start.line + before.count("\n"), len(before.split("\n")[-1]) + 1)


def _index_in_source(source: str, text: str, quote: str) -> int:
    """Where the last character of a text stands in the source that it was read from."""
    at = source.index("\n") if source[:1] in (">", "|") else 0
    found = at
    for character in text:
        if character.isspace():
            found = at
            continue
        while source[at : at + 1].isspace():
            at += 1
        found = at
        is_escaped = quote == "'" == character or (quote == '"' and source[at : at + 1] == "\\")
        at += 2 if is_escaped else 1
    return found


class PlacedList(list[Any]):
    """A list that knows the place of each of its entries."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.value_places: list[Place] = []


def read_yaml(path: Path, shown_as: str) -> PlacedMap:
    """The mapping that a YAML file holds; `FaultsFound` where it cannot be read as one."""
    return yaml_in(read_text(path, shown_as), shown_as)


def yaml_in(text: str, shown_as: str) -> PlacedMap:
    """The mapping that a text holds; `FaultsFound` where it cannot be read as one."""
    reader = _Reader(shown_as, text)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        data = reader.value(node) if isinstance(node, yaml.MappingNode) else None
    except yaml.MarkedYAMLError as error:
        raise FaultsFound([_unreadable(error, text, shown_as)]) from None
    except yaml.YAMLError:
        raise FaultsFound([_unreadable_character(text, shown_as)]) from None
    except RecursionError:
        raise FaultsFound([Fault(Place(shown_as), "the file is nested too deeply")]) from None
    if data is None:
        reader.faults.append(
            Fault(Place(shown_as), "no keys found in the file", "'key: value' lines, as in YAML")
        )
    if reader.faults:
        raise FaultsFound(reader.faults)
    assert isinstance(data, PlacedMap)
    return data


def read_text(path: Path, shown_as: str) -> str:
    """The text of a file; `FaultsFound` where there is none, or it is not in UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        found, hint = "the file is not saved as UTF-8", "choose UTF-8 where you save the file"
        raise FaultsFound([Fault(Place(shown_as), found, hint=hint)]) from None
    except FileNotFoundError:
        raise FaultsFound([Fault(Place(shown_as), "the file is missing")]) from None


def _unreadable(error: yaml.MarkedYAMLError, text: str, file: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = str(error.problem or error.context)
    if problem.startswith("but "):
        problem = f"{error.context} {problem}"
    hint = "a text that holds ': ' or begins with a special character needs quotes around it"
    if text.split("\n")[line : line + 1] and text.split("\n")[line][column : column + 1] == "\t":
        hint = "lines are moved in with spaces, not with the tabulator"
    return Fault(
        Place(file, line + 1, column + 1), f"the file cannot be read as YAML: {problem}", hint=hint
    )


def _unreadable_character(text: str, file: str) -> Fault:
    match = _UNREADABLE_CHARACTER.search(text)
    before = text[: match.start()] if match else ""
    place = Place(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    return Fault(place, "an invisible character that cannot be read", hint="delete it, type anew")


@dataclass
class _Reader:
    """Turns YAML nodes into placed data, noting doubtful keys on the way."""

    file: str
    source: str
    faults: list[Fault] = field(default_factory=list)
    open: list[yaml.Node] = field(default_factory=list)
    """The nodes that are being read: an alias must not stand inside what it repeats."""

    def __post_init__(self) -> None:
        self.lines = self.source.split("\n")

    def place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def value(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if any(node is each for each in self.open):
            found = "an alias (*) repeats this part of the file inside itself"
            self.faults.append(Fault(self.place(node), found))
            return None
        self.open.append(node)
        assert isinstance(node, yaml.CollectionNode)
        value = self.mapping(node) if isinstance(node, yaml.MappingNode) else self.sequence(node)
        self.open.pop()
        return value

    def mapping(self, node: yaml.MappingNode) -> PlacedMap:
        result = PlacedMap(self.place(node), self.source)
        for key, key_node, value_node in self._entries(node):
            result[key] = self.value(value_node)
            result.key_places[key] = self.place(key_node)
            result.value_places[key] = self._start_of_text(value_node)
        return result

    def _entries(self, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(Fault(self.place(key_node), "a key must be a word or a text"))
                continue
            key = str(key_node.value)
            if key in seen:
                found = f"the key '{key}' stands here a second time (first in line {seen[key]})"
                self.faults.append(Fault(self.place(key_node), found, "each key once"))
                continue
            seen[key] = key_node.start_mark.line + 1
            yield key, key_node, value_node

    def sequence(self, node: yaml.CollectionNode) -> PlacedList:
        result = PlacedList(self.place(node))
        for entry in node.value:
            result.append(self.value(entry))
            result.value_places.append(self._start_of_text(entry))
        return result

    def scalar(self, node: yaml.ScalarNode) -> object:
        text = str(node.value)
        if node.style:  # quoted, or a block: always a text
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _WHOLE_NUMBER.match(text):
            return int(text)
        number = float(text) if _NUMBER.match(text) else None
        return number if number is not None and isfinite(number) else text

    def _start_of_text(self, node: yaml.Node) -> Place:
        """Where the text itself begins: behind an anchor, and behind the quotation mark."""
        if not isinstance(node, yaml.ScalarNode):
            return self.place(node)
        line = self.lines[node.start_mark.line][node.start_mark.column :]
        properties = _ANCHORS_AND_TAGS.match(line)
        quoted = 1 if node.style in ("'", '"') else 0
        return self.place(node).moved((properties.end() if properties else 0) + quoted)
