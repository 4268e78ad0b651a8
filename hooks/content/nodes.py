"""Models of what editors write: strict, with readable keys, and each knows its place in the file.

A key is the field's name with spaces for underscores (`in_words` is written `in words`), so that
definitions read as English.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from content.faults import Fault, FaultsFound, Place, did_you_mean, one_of, shown
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
        known = {key_of(name) for name, field in cls.model_fields.items() if not field.exclude}
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

    def place_in_text(self, key: str, index: int = 0) -> Place:
        """Where a character of the text under a key stands, for pointing into a formula."""
        return self._source.place_in_text(key, index)


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
    """What pydantic found, in the words of an editor."""
    location, given, context = details["loc"], details["input"], details.get("ctx", {})
    place, name = place_in(data, location), _name(location, data)
    match details["type"]:
        case "missing":
            return Fault(place, f"{name} lacks the key '{key_of(str(location[-1]))}'")
        case "value_error":
            found, _, allowed = str(context["error"]).partition("|")
            return Fault(place, f"{name}: {found}", allowed)
        case "unknown_sort":
            return _sort_fault(given, name, place, *details["msg"].split("|"))
        case "string_type" if isinstance(given, int | float):
            hint = "put quotes around it"
            return Fault(place, f"{name} is {shown(given)}", "a text", hint)
        case "literal_error":
            known = re.findall("'(.*?)'", context["expected"])
            hint = did_you_mean(str(given), known)
            return Fault(place, f"{name} is {shown(given)}", one_of(known), hint)
        case "too_short":
            return Fault(place, f"{name} has too few entries", f"{context['min_length']} or more")
        case "too_long":
            return Fault(place, f"{name} has too many entries", f"{context['max_length']} or fewer")
        case error:
            limit = next((f"{value:g}" for value in context.values() if _is_number(value)), "")
            allowed = _WANTED.get(error, details["msg"]).format(limit=limit)
            return Fault(place, f"{name} is {shown(given)}", allowed)


_WANTED = {
    "string_type": "a text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "list_type": "a list: each entry on a line that begins with '- '",
    "dict_type": "'key: value' lines, moved in below it",
    "model_type": "'key: value' lines, moved in below it",
    "model_attributes_type": "'key: value' lines, moved in below it",
    "greater_than_equal": "{limit} or more",
    "greater_than": "more than {limit}",
    "less_than_equal": "{limit} or less",
    "less_than": "less than {limit}",
}
"""What is needed, by pydantic's name for the error."""


def told_apart_by(key: str, *sorts: str) -> BeforeValidator:
    """For a union of models: which of them is meant must stand under the key."""

    def checked(data: Any) -> Any:
        if isinstance(data, PlacedMap) and data.get(key) not in sorts:
            raise PydanticCustomError("unknown_sort", "|".join((key, *sorts)))
        return data

    return BeforeValidator(checked)


def _sort_fault(given: PlacedMap, name: str, place: Place, key: str, *sorts: str) -> Fault:
    if given.get(key) is None:
        hint = did_you_mean(key, given.keys() - {key})
        return Fault(place, f"{name} lacks the key '{key}'", one_of(sorts), hint)
    hint = did_you_mean(str(given[key]), sorts)
    return Fault(given.place_of(key), f"unknown {key} {shown(given[key])}", one_of(sorts), hint)


def _name(location: Sequence[str | int], data: PlacedMap) -> str:
    """The last key of the path that stands in the file."""
    current: Any = data
    name = "the file"
    for step in location:
        if isinstance(current, PlacedMap) and step in current:
            name, current = f"'{step}'", current[str(step)]
        elif isinstance(current, PlacedList) and isinstance(step, int) and step < len(current):
            name, current = f"an entry of {name}", current[step]
    return name


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


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
