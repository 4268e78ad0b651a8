"""Entries drawn at random, as a reader could make them, and what comes of them in a spreadsheet."""

import math
from random import Random

from formulas import Value
from kinds.calculator.model import Calculator
from kinds.inputs import ChoiceInput, Input, NumberInput, ScaleInput, YesNoInput

HOSTILE = [
    "two\nlines", "=1+1", '=HYPERLINK("http://example.org";"x")', "+48 123", "-5", "@SUM(A1)",
    "\tx", "007", "'", '<b>&amp;"', "_x0041_", "ąęł 🙂", "⟦nps⟧", "{n}", "1;2,3", "__proto__",
]  # fmt: skip
"""Texts that a spreadsheet, or a program that writes one, may take for something else.

Only the first has two lines.
"""


def agrees(expected: object, found: object) -> bool:
    if expected in (None, ""):
        return found in (None, "")
    if isinstance(expected, float) and isinstance(found, int | float):
        return math.isclose(expected, found, rel_tol=1e-9, abs_tol=1e-9)
    return expected == found


def drawn(calculator: Calculator, random: Random, most_rows: int = 500) -> dict[str, Value]:
    """Entries that a reader could make; some are left out."""
    gaps = random.choice([0, 0, 0.1, 0.5])

    def entry(field: Input) -> str | float | None:
        return None if random.random() < gaps else entry_for(field, random)

    entries: dict[str, Value] = {key: entry(each) for key, each in calculator.fields.items()}
    for key, table in calculator.tables.items():
        size = (
            random.randint(1, min(table.growing.most, most_rows)) if table.growing else table.size
        )
        for column, field_ in table.inputs.items():
            entries[f"{key}.{column}"] = [entry(field_) for _ in range(size)]
    return entries


def entry_for(field: Input, random: Random) -> str | float:
    if isinstance(field, NumberInput):
        number = random.uniform(field.from_, field.to)
        return float(round(number, 0 if field.input == "whole number" else 2))
    if isinstance(field, ScaleInput):
        return random.choice(field.points).value
    if isinstance(field, ChoiceInput):
        return random.choice(list(field.options))
    return random.choice(["yes", "no"]) if isinstance(field, YesNoInput) else random.choice(HOSTILE)
