"""Tables that a reader fills in: rows, and columns of inputs or formulas."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, field_validator

from content.faults import Fault, did_you_mean, one_of
from content.nodes import Node
from content.texts import Text, placeholders
from kinds.definition import Renamed
from kinds.inputs import AnyInput, ChoiceInput, Input, TextInput, input_data, range_faults

Places = Annotated[int, Field(ge=0, le=6)]
Decimals = Places | Annotated[list[Places], Field(min_length=2, max_length=2)]
"""How many decimals are shown, or the fewest and the most: `[0, 1]` gives 60 and 33.3."""


class FormulaColumn(Node):
    """A column that is computed, row by row, from the other columns of its table."""

    title: Text
    formula: str
    decimals: Decimals = 2
    unit: Text | None = None
    bands: str | None = None
    """The bands whose titles stand for the ids that the formula gives."""


def _column_of(data: Any) -> str:
    if isinstance(data, Mapping):
        is_formula = "formula" in data or ("input" not in data and did_you_mean("formula", data))
    else:
        is_formula = hasattr(data, "formula")
    return "by formula" if is_formula else "by input"


Column = Annotated[
    Annotated[FormulaColumn, Tag("by formula")] | Annotated[AnyInput, Tag("by input")],
    Discriminator(_column_of),
]


class Row(Renamed):
    """A labelled row; `options` words the choices anew for this row alone."""

    label: Text
    about: Text | None = None
    options: dict[str, Text] = {}


class Group(Renamed):
    """Rows under a heading of their own."""

    title: Text
    rows: dict[str, Row] = Field(min_length=1)


class Growing(Node):
    """Rows that the reader adds and removes: `start` of them at first, `most` at the most."""

    start: int = Field(ge=1)
    most: int = Field(le=500)
    label: Text
    """The name of a row; {n} stands for its number."""

    @field_validator("label")
    @classmethod
    def _has_a_number(cls, label: Text) -> Text:
        for language, text in label.by_language.items():
            if placeholders(text) != {"n"}:
                allowed = "{n} for the number of the row, and nothing else in braces"
                raise ValueError(f"found '{text}' in '{language}'|{allowed}")
        return label


class Table(Renamed):
    """A table with exactly one of `rows`, `groups` and `growing`."""

    title: Text
    heading: Text
    """What stands above the labels of the rows."""

    rows: dict[str, Row] = {}
    groups: dict[str, Group] = {}
    growing: Growing | None = None
    columns: dict[str, Column] = Field(min_length=1)
    samples: list[dict[str, Text]] = []
    """Filled-in rows that stand before the reader's own: a text for each column."""

    @property
    def inputs(self) -> dict[str, Input]:
        return {key: column for key, column in self.columns.items() if isinstance(column, Input)}

    @property
    def formulas(self) -> dict[str, FormulaColumn]:
        return {
            key: column for key, column in self.columns.items() if isinstance(column, FormulaColumn)
        }

    @property
    def is_worded(self) -> bool:
        """Whether the reader writes in the rows what they stand for."""
        return any(isinstance(field, TextInput) for field in self.inputs.values())

    @property
    def labelled_rows(self) -> list[Row]:
        """The rows in the order of the page; none where the reader makes them."""
        grouped = [row for group in self.groups.values() for row in group.rows.values()]
        return [*self.rows.values(), *grouped]

    @property
    def row_ids(self) -> list[str]:
        """The ids of the labelled rows in the order of the page, with those of their groups."""
        grouped = [f"{key}.{row}" for key, group in self.groups.items() for row in group.rows]
        return [*self.rows, *grouped]

    @property
    def size(self) -> int:
        """How many rows the table has at first."""
        return self.growing.start if self.growing else len(self.labelled_rows)

    def span(self, group: str | None = None) -> range:
        """The rows (counted from 0) of a group, or of the whole table."""
        first = 0
        for key, each in self.groups.items():
            if key == group:
                return range(first, first + len(each.rows))
            first += len(each.rows)
        return range(self.size)


def table_faults(table: Table) -> Iterable[Fault]:
    """What is wrong with a table's rows and fields."""
    stated = [key for key in ("rows", "groups", "growing") if getattr(table, key)]
    if len(stated) != 1:
        found = f"the table has {' and '.join(stated) or 'no rows'}"
        yield Fault(table.place, found, "exactly one of 'rows', 'groups', 'growing'")
    if table.growing and table.growing.start > table.growing.most:
        found = f"'start' is {table.growing.start}, but 'most' is {table.growing.most}"
        yield Fault(table.growing.place_of("start"), found, "'start' not above 'most'")
    for key in table.groups.keys() & table.columns.keys():
        yield Fault(table.place_of("groups", key), f"a group and a column are both named '{key}'")
    for field in table.inputs.values():
        yield from range_faults(field)
    yield from _option_faults(table)
    for index, sample in enumerate(table.samples):
        if sample.keys() != table.columns.keys():
            found = f"the sample row has {one_of(sample)}"
            yield Fault(table.place_of("samples", index), found, one_of(table.columns))


def _option_faults(table: Table) -> Iterable[Fault]:
    options = {
        option
        for field in table.inputs.values()
        if isinstance(field, ChoiceInput)
        for option in field.options
    }
    for row in table.labelled_rows:
        for option in row.options.keys() - options:
            place = row.place_of("options", option)
            yield Fault(place, f"no column has an option '{option}'", ", ".join(sorted(options)))


def table_data(table: Table, language: str) -> dict[str, Any]:
    """What the script must know of a table; columns with a formula are for the caller to add."""
    data: dict[str, Any] = {
        "columns": {key: input_data(each, language) for key, each in table.inputs.items()},
        "groups": {key: [table.span(key).start, table.span(key).stop] for key in table.groups},
    }
    if table.growing:
        data["growing"] = {
            "start": table.growing.start,
            "most": table.growing.most,
            "label": table.growing.label[language],
        }
    else:
        data["rows"] = [row.label[language] for row in table.labelled_rows]
        data["ids"] = table.row_ids
    return data
