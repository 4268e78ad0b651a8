"""Models of what editors write: strict, with readable keys, and each knows its place in the file.

A key is the field's name with spaces for underscores (`in_words` is written `in words`), so that
definitions read as English.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails

from content.faults import Fault, FaultsFound, Place, did_you_mean, one_of
from content.reading import Reading, reading_of
from content.yaml_source import PlacedList, PlacedMap

N = TypeVar("N", bound="Node")


def key_of(field_name: str) -> str:
    return field_name.rstrip("_").replace("_", " ")


class Node(BaseModel):
    """A mapping in an editor's file; unknown keys are faults, with the known ones named."""

    model_config = ConfigDict(
        alias_generator=key_of, extra="forbid", strict=True, arbitrary_types_allowed=True
    )

    _source: PlacedMap = PrivateAttr()

    @model_validator(mode="wrap")
    @classmethod
    def _know_the_place(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if not isinstance(data, PlacedMap):
            return handler(data)
        known = {key_of(name) for name in cls.model_fields}
        for key in data.keys() - known:
            reading_of(info).faults.append(_unknown_key(data, key, sorted(known)))
        node = handler({key: value for key, value in data.items() if key in known})
        node._source = data
        return node

    @property
    def place(self) -> Place:
        return self._source.place

    def place_of(self, *path: str | int) -> Place:
        """Where the key or entry at the path stands; the nearest known place above it else."""
        return place_in(self._source, path)

    def start_of_text(self, key: str) -> Place:
        """Where the value of a key begins, for pointing into a formula."""
        return self._source.value_places.get(key, self.place)


def _unknown_key(data: PlacedMap, key: str, known: Sequence[str]) -> Fault:
    return Fault(
        data.place_of(key), f"unknown key '{key}'", one_of(known), did_you_mean(key, known)
    )


def place_in(source: PlacedMap, path: Sequence[str | int]) -> Place:
    """The place of a path in placed data, as near as it can be said."""
    place, current = source.place, source
    for step in path:
        if isinstance(current, PlacedMap) and step in current:
            place = current.place_of(str(step))
        elif isinstance(current, PlacedList) and isinstance(step, int) and step < len(current):
            place = current.value_places[step]
        else:
            continue  # a step that only the model knows, as the name of an alternative
        current = current[step]  # type: ignore[index, unused-ignore]
    return place


def read_node(model: type[N], data: PlacedMap, languages: tuple[str, ...]) -> N:
    """The placed data as a model; `FaultsFound` with all that is wrong with it."""
    reading = Reading(languages)
    try:
        node = model.model_validate(data, context=reading)
    except ValidationError as error:
        faults = [_fault(details, data) for details in error.errors()]
        raise FaultsFound([*reading.faults, *faults]) from None
    if reading.faults:
        raise FaultsFound(reading.faults)
    return node


def _fault(details: ErrorDetails, data: PlacedMap) -> Fault:
    location, context = details["loc"], details.get("ctx", {})
    place, name = place_in(data, location), _name(location)
    match details["type"]:
        case "missing":
            return Fault(place, f"the key '{key_of(str(location[-1]))}' is missing here")
        case "value_error" | "assertion_error":
            found, _, allowed = str(context["error"]).partition("|")
            return Fault(place, f"{name}: {found}", allowed)
        case "literal_error" | "enum":
            return Fault(place, f"{name}: found {details['input']!r}", str(context["expected"]))
        case "union_tag_invalid" | "union_tag_not_found":
            return Fault(place, f"{name}: {details['msg']}")
        case _:
            message = details["msg"][0].lower() + details["msg"][1:]
            return Fault(place, f"{name}: {message}, but found {_shortened(details['input'])}")


def _name(location: Sequence[str | int]) -> str:
    words = [str(step) for step in location if isinstance(step, str)]
    return f"'{key_of(words[-1])}'" if words else "the file"


def _shortened(value: object) -> str:
    if isinstance(value, Mapping):
        return "a mapping of keys"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else repr(value)[:60]


def texts_of(node: Any) -> Iterator[Any]:
    """Every node and text inside a node, itself first, depth first."""
    yield node
    if isinstance(node, Node):
        for name in type(node).model_fields:
            yield from texts_of(getattr(node, name))
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from texts_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts_of(value)
