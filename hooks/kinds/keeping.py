"""What lets readers' entries outlive a change of the definition that they were typed into.

Entries are kept in the reader's browser (see overrides/keeping/), under names that do not depend on
the order of the page: a row with a label goes by its id, not by its number.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from kinds.calculator.model import Calculator
from kinds.definition import Definition
from kinds.inputs import ChoiceInput, Input, ScaleInput
from kinds.matrix import Matrix
from kinds.quiz import Quiz
from kinds.tables import Table
from kinds.worksheet import Worksheet

Place = tuple[str, str]
"""The name that an entry is kept under, and what it may be."""


def keeping_data(definition: Definition) -> dict[str, Any]:
    """What the script must know to keep entries, beside the payload of the kind."""
    return {"version": version_of(definition)}


def version_of(definition: Definition) -> str:
    """A short hash of all places for entries; texts, formulas and the language do not matter."""
    return sha256(json.dumps(sorted(places_in(definition))).encode()).hexdigest()[:8]


def places_in(definition: Definition) -> Iterator[Place]:
    """All places for entries; those in rows that readers add are named once, without a number."""
    if isinstance(definition, Calculator):
        yield from _fields({**definition.fields, **definition.questions})
        yield from _tables(definition.tables)
    elif isinstance(definition, Worksheet):
        for key, step in definition.steps.items():
            yield from _fields(step.fields)
            yield from _tables({key: step.table} if step.table else {})
    elif isinstance(definition, Matrix):
        yield from _matrix(definition)
    elif isinstance(definition, Quiz):
        for key, question in definition.questions.items():
            yield key, f"{question.type}: {', '.join(question.answers)}"


def _fields(fields: Mapping[str, Input]) -> Iterator[Place]:
    for key, field in fields.items():
        yield key, _taken_by(field)


def _tables(tables: Mapping[str, Table]) -> Iterator[Place]:
    for table_id, table in tables.items():
        for key, column in table.inputs.items():
            for row in table.row_ids or [""]:
                yield f"{table_id}.{key}.{row}", _taken_by(column)


def _matrix(matrix: Matrix) -> Iterator[Place]:
    for key in matrix.cells:
        yield f"{key}.item", "text"
        if matrix.cell_note:
            yield f"{key}.note", "text"


def _taken_by(field: Input) -> str:
    """What an entry may be, as far as it decides whether an older one can still be shown."""
    if isinstance(field, ChoiceInput):
        return f"choice: {', '.join(field.options)}"
    if isinstance(field, ScaleInput):
        return f"scale: {', '.join(f'{point.value:g}' for point in field.points)}"
    return str(getattr(field, "input", ""))
