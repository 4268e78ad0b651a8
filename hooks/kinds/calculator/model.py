"""The calculator as an editor writes it: tables, fields, formulas, bands, examples."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from content.nodes import Node, told_apart_by
from content.texts import Text
from kinds.definition import Exercise
from kinds.examples import Example
from kinds.inputs import AnyInput, TextInput
from kinds.tables import Decimals, Table

Tone = Literal["good", "warning", "bad", "neutral"]


class Verdict(Node):
    """A reading of a result: what it is called, and what to do about it."""

    id: str
    title: Text
    text: Text | None = None
    tone: Tone = "neutral"


class Band(Verdict):
    """A verdict for an interval: `from` and `to` belong to it, `above` and `below` do not."""

    from_: float | None = None
    above: float | None = None
    to: float | None = None
    below: float | None = None

    @property
    def start(self) -> float | None:
        return self.above if self.from_ is None else self.from_

    @property
    def end(self) -> float | None:
        return self.below if self.to is None else self.to

    @property
    def limits(self) -> dict[str, float]:
        """The stated limits, under their keys."""
        stated = {"from": self.from_, "above": self.above, "to": self.to, "below": self.below}
        return {key: limit for key, limit in stated.items() if limit is not None}


class Case(Verdict):
    """A verdict for a condition; the last case of a result has none and takes what is left."""

    when: str | None = None


class Outcome(Node):
    """What the two sorts of results share."""

    title: Text
    in_words: Text
    """How it is calculated, for a reader, in words."""


class NumberResult(Outcome):
    """A number by formula; where it has `bands`, also the verdict that they give."""

    formula: str
    decimals: Decimals = 2
    unit: Literal["percent"] | Text | None = None
    signed: bool = False
    """Whether a plus sign stands before a positive value, as suits a difference."""

    bands: str | None = None


class CaseResult(Outcome):
    """The first case whose condition holds."""

    cases: list[Case] = Field(min_length=2)


def _sort_of_result(data: Any) -> str:
    has_cases = "cases" in data if isinstance(data, Mapping) else hasattr(data, "cases")
    return "by cases" if has_cases else "by formula"


Result = Annotated[
    Annotated[NumberResult, Tag("by formula")] | Annotated[CaseResult, Tag("by cases")],
    Discriminator(_sort_of_result),
]


class Constraint(Node):
    """What a formula over the entries must be equal to, compared in hundredths.

    In `met` and `unmet`, {now} stands for the present value and {target} for the wanted one.
    """

    formula: str
    equals: float
    met: Text
    unmet: Text

    @property
    def table(self) -> str:
        """The table that it stands below: the first one that its formula names."""
        named = re.search(r"\b([^\W\d]\w*)\.", self.formula)
        return named[1] if named else ""


class StackedBar(Node):
    """Shares of a whole, side by side in one bar."""

    kind: Literal["stacked bar"]
    title: Text
    of: list[str] = Field(min_length=2)


class Bars(Node):
    """A bar for each of several results, or for each row of a formula column."""

    kind: Literal["bars"]
    title: Text
    of: list[str] = Field(min_length=1)
    from_: float = 0
    to: float
    ranked: bool = False
    """Whether the longest bar comes first."""

    most: int = 10
    """How many bars at the most: of a ranking, the first ones."""


class Plane(Node):
    """A vector from the origin; the quadrants are named from the upper right, anticlockwise."""

    kind: Literal["plane"]
    title: Text
    of: list[str] = Field(min_length=2, max_length=2)
    """The results that are the horizontal and the vertical coordinate."""

    reach: float
    """Both axes run from -reach to reach."""

    quadrants: list[Text] = Field(min_length=4, max_length=4)


Chart = Annotated[
    StackedBar | Bars | Plane,
    Discriminator("kind"),
    told_apart_by("kind", "stacked bar", "bars", "plane"),
]


class WorkedExample(Example):
    """Entries and what they must give, worked by hand or from a source.

    `given` and `expect` use the names of the formulas; `result.verdict` is the id of a verdict,
    and a constraint is `met` or `unmet`.
    """

    expect: dict[str, Any]


class Calculator(Exercise):
    """Tables and fields to fill in, and what follows from them."""

    kind: Literal["calculator"]
    fields: dict[str, AnyInput] = {}
    tables: dict[str, Table] = {}
    bands: dict[str, list[Band]] = {}
    constraints: dict[str, Constraint] = {}
    results: dict[str, Result] = {}
    chart: Chart | None = None
    questions: dict[str, TextInput] = {}
    """Open questions that follow the results; nothing is calculated from them."""

    examples: list[WorkedExample] = Field(min_length=1)

    def bands_as_data(self) -> dict[str, list[dict[str, Any]]]:
        """The bands as the formula `band(...)` reads them."""
        return {
            name: [{"id": band.id, **band.limits} for band in bands]
            for name, bands in self.bands.items()
        }
