"""What the worked examples of a calculator fill in."""

from collections.abc import Iterator

from content.faults import Fault
from formulas import Value
from kinds.calculator.model import Calculator, WorkedExample
from kinds.examples import Slot, filled_slots, slot_faults, table_slots


def slots_of(calculator: Calculator) -> dict[str, Slot]:
    outside = calculator.fields | calculator.questions
    slots = {key: Slot(field) for key, field in outside.items()}
    for table_id, table in calculator.tables.items():
        slots |= table_slots(table_id, table)
    return slots


def entry_faults(calculator: Calculator, example: WorkedExample) -> Iterator[Fault]:
    """A fault for each entry that a reader could not make."""
    return slot_faults(slots_of(calculator), example)


def entries_of(
    calculator: Calculator, example: WorkedExample, language: str = ""
) -> dict[str, Value]:
    """The example as entries; see filled_slots."""
    return filled_slots(slots_of(calculator), example, language)
