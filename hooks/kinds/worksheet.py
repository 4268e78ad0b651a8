"""The worksheet: steps with fields, checklists and tables of the reader's own words."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Literal

from pydantic import Field

from content.faults import Fault
from content.texts import Text
from kinds.definition import Exercise, Renamed
from kinds.examples import Example, Filled, Slot, filled, slot_faults, table_slots
from kinds.inputs import AnyInput, TickInput, input_data, range_faults
from kinds.tables import Table, table_data, table_faults


class Step(Renamed):
    """A step of the work: a table, fields, or a table and then fields."""

    title: Text | None = None
    """Its heading; only a worksheet of a single step does without."""

    text: Text | None = None
    """What to do in this step, in Markdown."""

    table: Table | None = None
    fields: dict[str, AnyInput] = {}

    @property
    def runs(self) -> list[tuple[bool, dict[str, AnyInput]]]:
        """The fields in their order; boxes to tick that follow each other are one checklist."""
        grouped = groupby(self.fields.items(), lambda item: isinstance(item[1], TickInput))
        return [(is_checklist, dict(items)) for is_checklist, items in grouped]


class Worksheet(Exercise):
    """Steps in the order of work; a table is named after its step."""

    kind: Literal["worksheet"]
    steps: dict[str, Step] = Field(min_length=1)
    examples: list[Example] = []


def faults(worksheet: Worksheet) -> Iterator[Fault]:
    for key, step in worksheet.steps.items():
        if step.title is None and len(worksheet.steps) > 1:
            yield Fault(step.place, f"the step '{key}' has no 'title'", "a title for each step")
        if step.table is None and not step.fields:
            found = f"the step '{key}' has nothing to fill in"
            yield Fault(step.place, found, "'fields', a 'table', or both")
        for field in step.fields.values():
            yield from range_faults(field)
        if step.table:
            yield from _table_faults(step.table)
    yield from _name_faults(worksheet)
    for example in worksheet.examples:
        yield from slot_faults(_slots(worksheet), example)


def _slots(worksheet: Worksheet) -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    for key, step in worksheet.steps.items():
        slots |= {name: Slot(field) for name, field in step.fields.items()}
        slots |= table_slots(key, step.table) if step.table else {}
    return slots


def worked(worksheet: Worksheet, language: str) -> Filled | None:
    return filled(_slots(worksheet), worksheet.examples, language)


def _table_faults(table: Table) -> Iterator[Fault]:
    yield from table_faults(table)
    for column in table.formulas.values():
        yield Fault(
            column.place_of("formula"),
            "a worksheet does not calculate",
            hint="write 'kind: calculator' where something is computed",
        )


def _name_faults(worksheet: Worksheet) -> Iterator[Fault]:
    """Readers' entries are kept by their names, so no two fields may share one."""
    seen: set[str] = set()
    for step in worksheet.steps.values():
        for key in step.fields:
            place = step.place_of("fields", key)
            if key in seen:
                found = f"a field named '{key}' stands in an earlier step"
                yield Fault(place, found, "an id of its own for each field")
            if "." in key:
                found = f"a point in '{key}' makes it look like a cell of a table"
                yield Fault(place, found, "an id without a point")
            seen.add(key)


def payload(worksheet: Worksheet, language: str) -> dict[str, Any]:
    steps = worksheet.steps.items()
    example = worked(worksheet, language)
    return {
        "fields": {
            key: input_data(field, language)
            for _, step in steps
            for key, field in step.fields.items()
        },
        "tables": {key: table_data(step.table, language) for key, step in steps if step.table},
        **({"example": example.entries} if example else {}),
    }
