"""The worked examples: what they put in, checked against the fields, and as entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from content.faults import Fault, did_you_mean, one_of, shown
from formulas import Value
from kinds.calculator.model import Calculator, Example
from kinds.inputs import Input, allowed_in, takes


@dataclass(frozen=True)
class Slot:
    """What a name in `given` fills in: a field, or rows of a column of inputs."""

    field: Input
    column: str = ""
    """`table.column`, or nothing for a field outside tables."""

    rows: range = range(1)


def slots_of(calculator: Calculator) -> dict[str, Slot]:
    """All that an example can fill in, by the names that formulas use."""
    outside = calculator.fields | calculator.questions
    slots = {key: Slot(field) for key, field in outside.items()}
    for table_id, table in calculator.tables.items():
        for column_id, field in table.inputs.items():
            name = f"{table_id}.{column_id}"
            most = range(table.growing.most) if table.growing else table.span()
            slots[name] = Slot(field, name, most)
            for group in table.groups:
                slots[f"{table_id}.{group}.{column_id}"] = Slot(field, name, table.span(group))
    return slots


def entry_faults(calculator: Calculator, example: Example) -> Iterator[Fault]:
    """A fault for each entry that a reader could not make."""
    slots = slots_of(calculator)
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


def entries_of(calculator: Calculator, example: Example, language: str = "") -> dict[str, Value]:
    """The example as entries by field id and `table.column`.

    Texts are in the language, if one is named; formulas do not look into free texts.
    """
    entries: dict[str, Value] = {}
    slots = slots_of(calculator)
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


def _in_language(value: Any, language: str) -> Any:
    if isinstance(value, dict):
        return value.get(language, "text")
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
