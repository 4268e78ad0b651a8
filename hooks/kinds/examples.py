"""Worked examples: what they fill in, checked against the fields, and as entries.

A calculator's example also says what follows from it (calculator/model.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from content.faults import Fault, did_you_mean, one_of, shown
from content.nodes import Node
from content.texts import Text
from formulas import Value
from kinds.inputs import Input, allowed_in, takes
from kinds.tables import Table


class Example(Node):
    """Entries that a reader could make, by field id, and by `table.column` a list of them."""

    name: Text
    given: dict[str, Any]


@dataclass(frozen=True)
class Slot:
    """What a name in `given` fills in: a field, or rows of a column of inputs."""

    field: Input
    column: str = ""
    """`table.column`, or nothing for a field outside tables."""

    rows: range = range(1)


Slots = Mapping[str, Slot]
"""All that an example can fill in, by the names that formulas use."""


@dataclass(frozen=True)
class Filled:
    """An exercise with an example entered, to show on paper."""

    example: Example
    entries: dict[str, Value]
    """Texts in one language, by the names of the fields."""

    def entry(self, field_id: str) -> Value:
        """What the example enters in a field or an open question; None if nothing."""
        return self.entries.get(field_id)

    def rows(self, table_id: str) -> list[int]:
        """The rows, from 0, in which the example enters anything."""
        columns = [
            cells
            for name, cells in self.entries.items()
            if name.startswith(f"{table_id}.") and isinstance(cells, list)
        ]
        filled = {
            row for cells in columns for row, cell in enumerate(cells) if cell not in (None, "")
        }
        return sorted(filled)

    def cell(self, table_id: str, column_id: str, row: int) -> Value:
        cells = self.entries.get(f"{table_id}.{column_id}")
        return cells[row] if isinstance(cells, list) and row < len(cells) else None


def table_slots(table_id: str, table: Table) -> dict[str, Slot]:
    slots = {}
    for column_id, field in table.inputs.items():
        name = f"{table_id}.{column_id}"
        most = range(table.growing.most) if table.growing else table.span()
        slots[name] = Slot(field, name, most)
        for group in table.groups:
            slots[f"{table_id}.{group}.{column_id}"] = Slot(field, name, table.span(group))
    return slots


def slot_faults(slots: Slots, example: Example) -> Iterator[Fault]:
    """A fault for each entry that a reader could not make."""
    for name, given in example.given.items():
        place = example.place_of("given", name)
        slot = slots.get(name)
        if slot is None:
            found = f"the example fills in '{name}', but there is no such field"
            yield Fault(place, found, one_of(sorted(slots)), did_you_mean(name, slots))
        elif slot.column and not (isinstance(given, list) and len(given) <= len(slot.rows)):
            found = f"the example gives {shown(given)} for '{name}'"
            yield Fault(place, found, f"a list with at most {len(slot.rows)} values")
        elif not slot.column and isinstance(given, list):
            found = f"the example gives {shown(given)} for '{name}'"
            yield Fault(place, found, f"one value: {allowed_in(slot.field)}")
        else:
            yield from _value_faults(example, name, slot.field)


def _value_faults(example: Example, name: str, field: Input) -> Iterator[Fault]:
    given = example.given[name]
    for index, value in enumerate(given if isinstance(given, list) else [given]):
        if not takes(field, value):
            place = example.place_of("given", name, index)
            yield Fault(place, f"the example enters {shown(value)} in '{name}'", allowed_in(field))


def filled_slots(slots: Slots, example: Example, language: str = "") -> dict[str, Value]:
    """The example as entries by field id and `table.column`.

    Texts are in the language, if one is named; formulas do not look into free texts.
    """
    entries: dict[str, Value] = {}
    for name, given in example.given.items():
        slot = slots[name]
        if not slot.column:
            entries[name] = _in_language(given, language)
            continue
        cells = entries.setdefault(slot.column, [])
        assert isinstance(cells, list)
        first = slot.rows.start
        cells.extend([None] * (first + len(given) - len(cells)))
        cells[first : first + len(given)] = [_in_language(value, language) for value in given]
    return entries


def filled(slots: Slots, examples: list[Example], language: str) -> Filled | None:
    """The first example, if there is one: the one that readers can load on the site, too."""
    if not examples:
        return None
    return Filled(examples[0], filled_slots(slots, examples[0], language))


def _in_language(value: Any, language: str) -> Any:
    if isinstance(value, dict):
        return value.get(language, "text")
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
