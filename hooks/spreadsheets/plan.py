"""The plan of a sheet: its lines and cells, before it is known how many rows a reader makes.

Formulas name cells instead of addressing them: ⟦price⟧ is the cell of a field or result,
⟦answers.value⟧ the range of a column, ⟦answers.social.value⟧ its part in one group of rows, and
⟦@answers.value⟧ the cell of that column in the row of the formula.
"""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

TITLE, HEADING, TEXT, SMALL, GROUP = "title", "heading", "text", "small", "group"
HEAD, LABEL, ENTRY, COMPUTED, VERDICT = "head", "label", "entry", "computed", "verdict"

STYLES: dict[str, dict[str, Any]] = {
    TITLE: {"size": 16, "bold": True, "wrap": True},
    HEADING: {"size": 13, "bold": True, "wrap": True},
    TEXT: {"wrap": True},
    SMALL: {"wrap": True, "size": 9, "colour": "595959"},
    GROUP: {"bold": True, "wrap": True, "fill": "E8ECF2"},
    HEAD: {"bold": True, "wrap": True, "fill": "D9E1EC", "border": True},
    LABEL: {"wrap": True, "border": True, "align": "left"},
    ENTRY: {"wrap": True, "border": True, "fill": "FFF8DC"},
    COMPUTED: {"border": True, "fill": "EDEDED", "bold": True},
    VERDICT: {"border": True, "fill": "EDEDED", "wrap": True},
}
"""What the cells look like, both in our practice files and in those made in a page."""

WHOLE, NUMBER, POINTS, TITLES, WORDS = "whole", "number", "points", "titles", "words"
TO_THE_END = -1
"""Of `across`: the cell takes up all columns that are left."""


@dataclass(frozen=True)
class Takes:
    """What may be entered in a cell."""

    sort: str = WORDS
    least: float | None = None
    most: float | None = None
    points: tuple[float, ...] = ()
    titles: dict[str, str] | None = None
    """What stands in the sheet for the values of the page, such as `yes`."""

    lines: int = 1
    """How many lines of writing there is room for."""

    rule: str = ""
    """In words, for whoever enters something else."""


@dataclass(frozen=True)
class Cell:
    """A label (`text`), a reader's entry, or a formula; in all of them {n} is the row's number."""

    style: str
    text: str = ""
    entry: str = ""
    """The name that the field has on the page."""

    kept: str = ""
    """The name that the page keeps its content under, where that is another one."""

    takes: Takes | None = None
    formula: str = ""
    shows: str = ""
    """The name of the output on the page that has the same value."""

    titles: dict[str, str] | None = None
    """What stands in the sheet for the ids that the output holds as its value."""

    format: str = ""
    """The format of a number, as spreadsheets write it."""

    across: int = 1


@dataclass(frozen=True)
class Growth:
    """A line that stands for as many rows as the reader makes."""

    table: str
    start: int
    """How many there are at first, and how many in a practice file."""

    practice: int


@dataclass(frozen=True)
class Line:
    cells: tuple[Cell, ...] = ()
    group: str = ""
    """The group of rows to which a row of a table belongs."""

    grows: Growth | None = None
    is_result: bool = False


@dataclass(frozen=True)
class Plan:
    id: str
    title: str
    name: str
    """For files: the title in plain letters."""

    widths: tuple[int, ...]
    """Of the columns, in letters."""

    lines: tuple[Line, ...]


def as_data(part: Any) -> Any:
    """The plan for JSON, without what says nothing."""
    if is_dataclass(part):
        said = [field for field in fields(part) if getattr(part, field.name) != field.default]
        return {field.name: as_data(getattr(part, field.name)) for field in said}
    if isinstance(part, tuple):
        return [as_data(each) for each in part]
    return part
