"""A plan with entries: every cell in its place, every formula with addresses.

The twin of overrides/takeaway/sheet.js.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spreadsheets.plan import Cell, Line, Plan, Takes

Value = str | float | None
_NAME = re.compile("⟦(@?)([^⟧]*)⟧")


@dataclass(frozen=True)
class PlacedCell:
    column: int
    across: int
    style: str
    name: str = ""
    """What the page calls the field or the output."""

    value: Value = None
    """Text, number, or nothing; of a formula the value that it is known to have."""

    formula: str = ""
    takes: Takes | None = None
    format: str = ""


@dataclass(frozen=True)
class Sheet:
    id: str
    title: str
    widths: tuple[int, ...]
    rows: list[list[PlacedCell]]
    places: dict[str, tuple[int, int, int]]
    """Where entries are, by the names that they are kept under: a column, its first, its last row.

    Rows that readers add have one name, with an underscore for the number.
    """


def sheet_of(
    plan: Plan, entries: Mapping[str, Value], shown: Mapping[str, Value], is_practice: bool = False
) -> Sheet:
    """The sheet with entries and the values that the page shows, both by the names of the page.

    Tables that grow have as many rows as there are entries, and no fewer than on the page at first;
    in a practice file some more.
    """
    lines = list(_repeated(plan, entries, is_practice))
    addresses = _Addresses(lines)

    def placed(cell: Cell, column: int, row: int, n: str) -> PlacedCell:
        across = cell.across if cell.across > 0 else len(plan.widths) - column
        name = (cell.entry or cell.shows).replace("{n}", n)
        value = _value(cell, name, entries, shown) if name else cell.text.replace("{n}", n)
        formula = addresses.resolve(cell.formula, row)
        return PlacedCell(column, across, cell.style, name, value, formula, cell.takes, cell.format)

    rows = [
        [placed(cell, column, row, n) for column, cell in enumerate(line.cells)]
        for row, (line, n) in enumerate(lines, start=1)
    ]
    return Sheet(plan.id, plan.title, plan.widths, rows, _places(lines))


def _places(lines: list[tuple[Line, str]]) -> dict[str, tuple[int, int, int]]:
    places: dict[str, tuple[int, int, int]] = {}
    for row, (line, _) in enumerate(lines, start=1):
        for column, cell in enumerate(line.cells):
            if name := cell.kept or cell.entry.replace("{n}", "_"):
                _, first, _ = places.get(name, (column, row, row))
                places[name] = (column, first, row)
    return places


def _value(
    cell: Cell, name: str, entries: Mapping[str, Value], shown: Mapping[str, Value]
) -> Value:
    if cell.entry:
        return _titled(entries.get(name), cell.takes.titles if cell.takes else None)
    return _titled(shown.get(name), cell.titles)


def _titled(value: Value, titles: Mapping[str, str] | None) -> Value:
    return titles.get(value, value) if titles and isinstance(value, str) else value


def _repeated(
    plan: Plan, entries: Mapping[str, Value], is_practice: bool
) -> Iterator[tuple[Line, str]]:
    """Each line as often as it stands in the sheet, with the number of the row."""
    for line in plan.lines:
        if line.grows:
            least = line.grows.practice if is_practice else line.grows.start
            size = max(least, _last_row(line.grows.table, entries))
            yield from ((line, str(n)) for n in range(1, size + 1))
        else:
            yield line, ""


def _last_row(table: str, entries: Iterable[str]) -> int:
    cells = (name.split(".") for name in entries)
    return max((int(cell[2]) for cell in cells if len(cell) == 3 and cell[0] == table), default=0)


class _Addresses:
    """Where the names of a plan stand: a cell, or the rows from first to last of a column."""

    def __init__(self, lines: list[tuple[Line, str]]) -> None:
        self.found: dict[str, tuple[str, int, int]] = {}
        for row, (line, n) in enumerate(lines, start=1):
            for column, cell in enumerate(line.cells):
                name = (cell.entry or cell.shows).replace("{n}", n)
                for each in _names(name, line.group):
                    first = self.found.get(each, ("", row, row))[1]
                    self.found[each] = (letters(column), first, row)

    def resolve(self, formula: str, row: int) -> str:
        def address(match: re.Match[str]) -> str:
            here, name = match.groups()
            column, first, last = self.found[name]
            if here:
                return f"{column}{row}"
            is_range = "." in name
            return f"${column}${first}:${column}${last}" if is_range else f"${column}${first}"

        return _NAME.sub(address, formula)


def _names(name: str, group: str) -> list[str]:
    """What a formula may call the cell: a cell of a table stands for its column."""
    table, *rest = name.split(".")
    if len(rest) != 2:
        return [name] if name else []
    return [f"{table}.{rest[0]}", *([f"{table}.{group}.{rest[0]}"] if group else [])]


def letters(column: int) -> str:
    """A for 0, B for 1, AA for 26."""
    further, last = divmod(column, 26)
    return (letters(further - 1) if further else "") + chr(ord("A") + last)
