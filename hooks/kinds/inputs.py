"""The fields that a reader fills in, as columns of a table or outside one."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from content.faults import Fault
from content.nodes import Node
from content.texts import Text
from formulas import Type

WHOLE_NUMBER, NUMBER, CHOICE, SCALE = "whole number", "number", "choice", "scale"
YES_NO, TICK, TEXT, LONG_TEXT = "yes/no", "tick", "text", "long text"


class Input(Node):
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


class Option(Node):
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


def _input_of(data: Any) -> str | None:
    value = data.get("input") if isinstance(data, Mapping) else getattr(data, "input", None)
    return str(value) if value is not None else None


AnyInput = Annotated[
    Annotated[NumberInput, Tag(WHOLE_NUMBER)]
    | Annotated[NumberInput, Tag(NUMBER)]
    | Annotated[ChoiceInput, Tag(CHOICE)]
    | Annotated[ScaleInput, Tag(SCALE)]
    | Annotated[YesNoInput, Tag(YES_NO)]
    | Annotated[TickInput, Tag(TICK)]
    | Annotated[TextInput, Tag(TEXT)]
    | Annotated[TextInput, Tag(LONG_TEXT)],
    Discriminator(
        _input_of,
        custom_error_type="unknown_input",
        custom_error_message="the key 'input' must say what kind of field this is: "
        "'whole number', 'number', 'choice', 'scale', 'yes/no', 'tick', 'text' or 'long text'",
    ),
]


def takes(field: Input, value: object) -> bool:
    """Whether a reader could have entered the value; nothing (None) is always possible."""
    if value is None:
        return True
    if isinstance(field, NumberInput):
        number = _number(value)
        whole = field.input == NUMBER or (number is not None and number.is_integer())
        return number is not None and whole and field.from_ <= number <= field.to
    if isinstance(field, ScaleInput):
        return value in [point.value for point in field.points]
    if isinstance(field, ChoiceInput):
        return value in field.options
    if isinstance(field, YesNoInput):
        return value in ("yes", "no")
    return isinstance(value, (str, Text))


def allowed_in(field: Input) -> str:
    """What the field takes, for the editor's list of faults."""
    if isinstance(field, NumberInput):
        return f"a {field.input} from {field.from_:g} to {field.to:g}"
    if isinstance(field, ScaleInput):
        return ", ".join(f"{point.value:g}" for point in field.points)
    if isinstance(field, ChoiceInput):
        return ", ".join(field.options)
    return "yes, no" if isinstance(field, YesNoInput) else "a text"


def _number(value: object) -> float | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number else None  # type: ignore[arg-type]


def range_faults(field: Input) -> list[Fault]:
    """A fault where a number's limits leave no room for an answer."""
    if isinstance(field, NumberInput) and field.from_ >= field.to:
        found = f"from {field.from_:g} to {field.to:g} leaves nothing to enter"
        return [Fault(field.place_of("from"), found, "'from' smaller than 'to'")]
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
