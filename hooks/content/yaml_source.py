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
_CONSTANTS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}


class PlacedMap(dict[str, Any]):
    """A mapping that knows where it stands, and where each of its keys and values does."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}
        self.value_places: dict[str, Place] = {}

    def place_of(self, key: str) -> Place:
        return self.key_places.get(key, self.place)


class PlacedList(list[Any]):
    """A list that knows the place of each of its entries."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.value_places: list[Place] = []


def read_yaml(path: Path, shown_as: str) -> PlacedMap:
    """The mapping that a YAML file holds; `FaultsFound` where it cannot be read as one."""
    text = read_text(path, shown_as)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise FaultsFound([_unreadable(error, text, shown_as)]) from None
    except yaml.YAMLError:
        raise FaultsFound([_unreadable_character(text, shown_as)]) from None
    if not isinstance(node, yaml.MappingNode):
        raise FaultsFound(
            [Fault(Place(shown_as), "no keys found in the file", "'key: value' lines, as in YAML")]
        )
    reader = _Reader(shown_as)
    data = reader.value(node)
    assert isinstance(data, PlacedMap)
    if reader.faults:
        raise FaultsFound(reader.faults)
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
    faults: list[Fault] = field(default_factory=list)
    open: list[yaml.Node] = field(default_factory=list)
    """The nodes that are being read: an alias must not stand inside what it repeats."""

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
        result = PlacedMap(self.place(node))
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
        """Where the text itself begins: behind the quotation mark of a quoted text."""
        quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
        return self.place(node).moved(1 if quoted else 0)
