"""YAML read together with the place of every key and value, so that a fault can point at it.

Values follow YAML 1.2: `yes` and `no` are texts, only `true` and `false` are truth values.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from content.faults import Fault, FaultsFound, Place

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$")
_WHOLE_NUMBER = re.compile(r"[-+]?\d+$")
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
    try:
        text = path.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except UnicodeDecodeError:
        raise FaultsFound([Fault(Place(shown_as), "the file is not saved as UTF-8")]) from None
    except yaml.MarkedYAMLError as error:
        raise FaultsFound([_unreadable(error, shown_as)]) from None
    except yaml.YAMLError as error:
        message = f"the file cannot be read as YAML: {error}"
        raise FaultsFound([Fault(Place(shown_as), " ".join(message.split()))]) from None
    if not isinstance(node, yaml.MappingNode):
        raise FaultsFound(
            [Fault(Place(shown_as), "no keys found in the file", "'key: value' lines, as in YAML")]
        )
    reader = _Reader(shown_as)
    data = reader.mapping(node)
    if reader.faults:
        raise FaultsFound(reader.faults)
    return data


def _unreadable(error: yaml.MarkedYAMLError, file: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    return Fault(
        place,
        f"the file cannot be read as YAML: {error.problem or error.context}",
        hint="a text that holds ': ' or begins with a special character needs quotes around it",
    )


@dataclass
class _Reader:
    """Turns YAML nodes into placed data, noting doubtful keys on the way."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def value(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return self.sequence(node)
        assert isinstance(node, yaml.ScalarNode)
        return self.scalar(node)

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
                self.faults.append(Fault(self.place(key_node), found))
                continue
            seen[key] = key_node.start_mark.line + 1
            yield key, key_node, value_node

    def sequence(self, node: yaml.SequenceNode) -> PlacedList:
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
        return float(text) if _NUMBER.match(text) else text

    def _start_of_text(self, node: yaml.Node) -> Place:
        """Where the text itself begins: behind the quotation mark of a quoted text."""
        quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
        return self.place(node).moved(1 if quoted else 0)
