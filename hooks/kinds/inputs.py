"""The fields that a reader fills in, as columns of a table or outside one."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field

from content.faults import Fault, one_of
from content.nodes import Node, told_apart_by
from content.texts import Text
from formulas import Type
from kinds.definition import Renamed

WHOLE_NUMBER, NUMBER, CHOICE, SCALE = "whole number", "number", "choice", "scale"
YES_NO, TICK, TEXT, LONG_TEXT = "yes/no", "tick", "text", "long text"


class Input(Renamed):
    """A field; `optional` ones may stay empty in a complete entry."""

    title: Text
    about: Text | None = None
    optional: bool = False

    @property
    def type(self) -> Type:
        return Type.TEXT


class NumberInput(Input):
    """A number that the reader types; `from` and `to` are the smallest and largest allowed."""

    input: Literal["whole number", "number"]
    from_: float
    to: float
    unit: Text | None = None

    @property
    def type(self) -> Type:
        return Type.NUMBER


class Option(Renamed):
    title: Text


class ChoiceInput(Input):
    """One of a few named options; its value in formulas is the option's id, a text."""

    input: Literal["choice"]
    options: dict[str, Option] = Field(min_length=2)


class Point(Node):
    value: float
    title: Text


class ScaleInput(Input):
    """One point of a scale (a Likert scale, say); its value is the point's number."""

    input: Literal["scale"]
    points: list[Point] = Field(min_length=2)

    @property
    def type(self) -> Type:
        return Type.NUMBER


class YesNoInput(Input):
    """Yes or no; in formulas the text 'yes' or 'no'."""

    input: Literal["yes/no"]


class TickInput(Input):
    """A box to tick: an item of a checklist. Open is an answer too, so it is never missing."""

    input: Literal["tick"]


class TextInput(Input):
    """Free text, on one line or several; formulas leave it alone, so it may stay empty."""

    input: Literal["text", "long text"]
    hint: Text | None = None


AnyInput = Annotated[
    NumberInput | ChoiceInput | ScaleInput | YesNoInput | TickInput | TextInput,
    Discriminator("input"),
    told_apart_by("input", WHOLE_NUMBER, NUMBER, CHOICE, SCALE, YES_NO, TICK, TEXT, LONG_TEXT),
]


def takes(field: Input, value: object) -> bool:
    """Whether a reader could have entered the value; nothing (None) is always possible."""
    if value is None:
        return True
    number = _number(value)
    if isinstance(field, NumberInput):
        whole = field.input == NUMBER or (number is not None and number.is_integer())
        return number is not None and whole and field.from_ <= number <= field.to
    if isinstance(field, ScaleInput):
        return number is not None and number in [point.value for point in field.points]
    if isinstance(field, ChoiceInput):
        return isinstance(value, str) and value in field.options
    if isinstance(field, YesNoInput):
        return value in ("yes", "no")
    if isinstance(field, TickInput):
        return value == "yes"
    if isinstance(value, Mapping):
        return value.keys() == field.title.by_language.keys() and all(map(_is_text, value.values()))
    return _is_text(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def allowed_in(field: Input) -> str:
    """What the field takes, for the editor's list of faults."""
    if isinstance(field, NumberInput):
        return f"a {field.input} from {field.from_:g} to {field.to:g}"
    if isinstance(field, ScaleInput):
        return ", ".join(f"{point.value:g}" for point in field.points)
    if isinstance(field, ChoiceInput):
        return one_of(field.options)
    if isinstance(field, YesNoInput):
        return "yes, no"
    if isinstance(field, TickInput):
        return "yes"
    return f"a text, or {{{', '.join(f'{code}: ...' for code in field.title.by_language)}}}"


def _number(value: object) -> float | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number else None  # type: ignore[arg-type]


def range_faults(field: Input) -> list[Fault]:
    """A fault where a field's limits or points leave the reader no room for an answer."""
    if isinstance(field, NumberInput) and field.from_ >= field.to:
        found = f"from {field.from_:g} to {field.to:g} leaves nothing to enter"
        return [Fault(field.place_of("from"), found, "'from' smaller than 'to'")]
    if isinstance(field, ScaleInput) and len({each.value for each in field.points}) < len(
        field.points
    ):
        return [Fault(field.place_of("points"), "two points have one value", "a value for each")]
    return []


def input_data(field: Input, language: str) -> dict[str, Any]:
    """What the script must know of a field: what it takes, and its title for messages."""
    data: dict[str, Any] = {"title": field.title[language], "input": getattr(field, "input", "")}
    if field.optional:
        data["optional"] = True
    if isinstance(field, NumberInput):
        data |= {"from": field.from_, "to": field.to}
    if isinstance(field, ScaleInput):
        data["points"] = {f"{each.value:g}": each.title[language] for each in field.points}
    if isinstance(field, ChoiceInput):
        data["options"] = {key: each.title[language] for key, each in field.options.items()}
    return data
