"""The figure: real text in one of a few forms, with a caption that says where it comes from.

Editors choose a `form`; each form has a model here and a template in overrides/kinds/figure/. The
HTML is the figure, in reading order; lines, arrows and rings are drawn by the style sheet.
"""

from collections.abc import Iterator
from typing import Any, Literal, Self

from pydantic import Field, ModelWrapValidatorHandler, ValidationInfo, model_validator

from content.faults import Fault, FaultsFound, Place, did_you_mean, one_of
from content.nodes import Node
from content.reading import reading_of
from content.texts import Text
from content.yaml_source import PlacedMap
from kinds.definition import Definition

MOST_ACROSS = 4
"""So many steps fit side by side on a wide page; more of them stand one below the other."""


class Item(Node):
    """One element of a figure: a step, a box, a bone, a column."""

    title: Text
    text: Text | None = None
    """A line or two about it, in Markdown."""

    points: list[Text] = []


class Figure(Definition):
    """What all forms share: `title` is the caption, and exactly one key says where it is from."""

    kind: Literal["figure"]
    form: str
    number: int | str
    """As the text names it: 1, or T6-1."""

    source: Text | None = None
    """Whose content the figure shows."""

    basis: Text | None = None
    """What our own drawing rests on; read after 'own elaboration based on'."""

    own: bool = False
    """Our own drawing, resting on nothing but the book."""

    see: str | None = None
    """The passage that the source or basis links to: `unit-1/references.md#mitrega-2015`."""

    note: Text | None = None
    """What a reader must know about the content: its date, say, or who claims it."""

    @model_validator(mode="wrap")
    @classmethod
    def _be_of_the_form(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        """Reads a figure with the model of its form, so that each form has its own keys."""
        if cls is not Figure or not isinstance(data, PlacedMap):
            return handler(data)
        model = FORMS.get(str(data.get("form")))
        if model is None:
            raise FaultsFound([*reading_of(info).faults, _unknown_form(data)])
        return model.model_validate(data, context=info.context)  # type: ignore[return-value]

    def form_faults(self) -> Iterator[Fault]:
        """What can be wrong in this form beyond the shape of its keys."""
        yield from ()


class Several(Figure):
    """Items one after another: steps, a cycle that comes round to its start, or things to tick."""

    form: Literal["steps", "cycle", "checklist"]
    items: list[Item] = Field(min_length=2)

    @property
    def across(self) -> bool:
        """Whether the items can stand side by side."""
        return len(self.items) <= MOST_ACROSS and not any(item.points for item in self.items)


class Listing(Figure):
    """Items of equal standing; numbered where the text counts them or they are a ranking."""

    form: Literal["list"]
    items: list[Item] = Field(min_length=2)
    numbered: bool = False


class Ring(Figure):
    """Items around the one thing that they belong to."""

    form: Literal["ring"]
    centre: Text
    items: list[Item] = Field(min_length=3)


class Link(Item):
    """A link of a chain; it may hold parts that stand side by side."""

    parts: list[Item] = []
    between: Text | None = None
    """The word between the parts: against."""


class Chain(Figure):
    """Causes and effects: each link leads to the next."""

    form: Literal["chain"]
    links: list[Link] = Field(min_length=2)

    def form_faults(self) -> Iterator[Fault]:
        for link in self.links:
            if len(link.parts) == 1:
                yield Fault(link.place_of("parts"), "one part alone", "none, or two and more")
            if link.between and len(link.parts) < 2:
                place = link.place_of("between")
                yield Fault(place, "'between' without parts to stand between", "two parts or more")


class Row(Node):
    """What a row of a comparison says of each column, in the order of the columns."""

    title: Text
    cells: list[Text]


class Comparison(Figure):
    """Two or more things side by side: a table where it has rows, else a card for each column."""

    form: Literal["comparison"]
    columns: list[Item] = Field(min_length=2)
    heading: Text | None = None
    """What stands above the titles of the rows."""

    rows: list[Row] = []

    def form_faults(self) -> Iterator[Fault]:
        if bool(self.rows) != bool(self.heading):
            missing, given = ("heading", "rows") if self.rows else ("rows", "heading")
            yield Fault(self.place_of(given), f"'{given}' without '{missing}'", "both or neither")
        for row in self.rows:
            yield from _count_faults(row.place_of("cells"), row.cells, self.columns, "columns")
        for column in self.columns:
            if self.rows and column.points:
                place = column.place_of("points")
                yield Fault(place, "points in a column that has rows", "points or rows, not both")
            if not (self.rows or column.points or column.text):
                yield Fault(column.place, "a column that says nothing", "a text, points or rows")


class Axis(Node):
    title: Text
    values: list[Text] = Field(min_length=2)
    """From left to right, or from top to bottom."""


class MatrixFigure(Figure):
    """A cell for each pair of values; `rows` from top to bottom, each from left to right."""

    form: Literal["matrix"]
    across: Axis
    down: Axis
    rows: list[list[Item]]

    def form_faults(self) -> Iterator[Fault]:
        yield from _count_faults(
            self.place_of("rows"), self.rows, self.down.values, "values of 'down'"
        )
        for index, cells in enumerate(self.rows):
            place = self.place_of("rows", index)
            yield from _count_faults(place, cells, self.across.values, "values of 'across'")


class Part(Item):
    """A part of a formula with the sign before it."""

    sign: Literal["plus", "minus", "times", "divided by", "equals"] | None = None


class FormulaFigure(Figure):
    """Words added up: every part but the first has a sign before it."""

    form: Literal["formula"]
    parts: list[Part] = Field(min_length=2)

    def form_faults(self) -> Iterator[Fault]:
        first, *rest = self.parts
        if first.sign:
            yield Fault(first.place_of("sign"), "a sign before the first part", "none there")
        for part in rest:
            if not part.sign:
                yield Fault(part.place, "no sign before this part", "'sign' on all but the first")


class Bone(Node):
    """A group of causes."""

    title: Text
    points: list[Text] = Field(min_length=1)


class Fishbone(Figure):
    """An Ishikawa diagram: an effect, and the causes that lead to it in groups."""

    form: Literal["fishbone"]
    head: Text
    bones: list[Bone] = Field(min_length=2)


class Bar(Node):
    title: Text
    value: float


class Chart(Figure):
    """Bars from zero to the right."""

    form: Literal["chart"]
    heading: Text
    """What the bars are."""

    measure: Text
    """What their lengths say."""

    bars: list[Bar] = Field(min_length=2)
    unit: Literal["percent"] | Text | None = None
    highest: float | None = Field(default=None, gt=0)
    """The value of a full bar; if left out, that of the longest."""

    @property
    def full(self) -> float:
        return self.highest or max(bar.value for bar in self.bars) or 1

    def form_faults(self) -> Iterator[Fault]:
        for bar in self.bars:
            if bar.value < 0:
                yield Fault(bar.place_of("value"), f"a bar of {bar.value:g}", "0 or more")
            elif self.highest and bar.value > self.highest:
                found = f"a bar of {bar.value:g}, higher than 'highest'"
                yield Fault(bar.place_of("value"), found, f"0 to {self.highest:g}")


FORMS: dict[str, type[Figure]] = {
    "steps": Several,
    "cycle": Several,
    "list": Listing,
    "ring": Ring,
    "comparison": Comparison,
    "matrix": MatrixFigure,
    "formula": FormulaFigure,
    "chain": Chain,
    "fishbone": Fishbone,
    "checklist": Several,
    "chart": Chart,
}


def faults(figure: Figure) -> Iterator[Fault]:
    yield from _origin_faults(figure)
    yield from figure.form_faults()


def _origin_faults(figure: Figure) -> Iterator[Fault]:
    given = [key for key in ("source", "basis", "own") if getattr(figure, key)]
    if len(given) != 1:
        place = figure.place_of(given[1]) if given else figure.place
        found = f"{one_of(given)} together" if given else "the figure does not say whose it is"
        yield Fault(place, found, "one of 'source', 'basis' and 'own: true'")
    if figure.see and figure.own:
        yield Fault(figure.place_of("see"), "'see' without a text to link", "a source or a basis")


def _count_faults(place: Place, found: list[Any], wanted: list[Any], what: str) -> Iterator[Fault]:
    if len(found) != len(wanted):
        yield Fault(place, f"{len(found)} entries here", f"{len(wanted)}, as many as {what}")


def _unknown_form(data: PlacedMap) -> Fault:
    if "form" not in data:
        return Fault(data.place, "the key 'form' is missing", one_of(FORMS))
    form = str(data["form"])
    return Fault(
        data.place_of("form"), f"unknown form '{form}'", one_of(FORMS), did_you_mean(form, FORMS)
    )
