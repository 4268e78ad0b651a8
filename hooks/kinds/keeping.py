"""What lets readers' entries outlive a change of the definition that they were typed into.

Entries are kept in the reader's browser (see overrides/keeping/), under names that do not depend on
the order of the page: a row with a label goes by its id, not by its number.
"""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from content.faults import Fault
from content.nodes import Node, texts_of
from kinds.calculator.model import Calculator
from kinds.definition import Definition, Renamed
from kinds.inputs import ChoiceInput, Input, ScaleInput
from kinds.matrix import Matrix
from kinds.quiz import Quiz
from kinds.tables import Table
from kinds.worksheet import Worksheet

Place = tuple[str, str]
"""The name that an entry is kept under, and what it may be."""

_PART = re.compile(r"[a-z0-9]\w*(\.[a-z0-9]\w*)*", re.ASCII | re.IGNORECASE)
_CHOSEN = ("options", "answers")
"""Things that are entries themselves, and not part of the names of entries."""


def keeping_data(definition: Definition) -> dict[str, Any]:
    """What the script must know to keep entries, beside the payload of the kind."""
    renamed = dict(_renamed(definition))
    earlier = definition.formerly if isinstance(definition, Renamed) else []
    data: dict[str, Any] = {"version": version_of(definition)}
    data |= {"renamed": renamed} if renamed else {}
    return data | ({"formerly": earlier} if earlier else {})


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


# What has another name than before. The script follows a name part by part, so what is in a thing
# stands behind the present name of the thing: `table.earlier column`, `table..earlier row`, and
# `table.column=earlier option`.


def _renamed(definition: Definition) -> Iterator[tuple[str, str]]:
    """The present ids, by the earlier ones."""
    if isinstance(definition, Calculator):
        yield from _renamed_fields({**definition.fields, **definition.questions})
        yield from _renamed_tables(definition.tables)
    elif isinstance(definition, Worksheet):
        yield from _earlier(definition.steps)
        for key, step in definition.steps.items():
            yield from _renamed_fields(step.fields)
            yield from _renamed_tables({key: step.table} if step.table else {})
    elif isinstance(definition, Matrix):
        yield from _earlier(definition.cells)
    elif isinstance(definition, Quiz):
        yield from _earlier(definition.questions)
        for key, question in definition.questions.items():
            yield from _earlier(question.answers, f"{key}=")


def _renamed_fields(fields: Mapping[str, Input], before: str = "") -> Iterator[tuple[str, str]]:
    yield from _earlier(fields, before)
    for key, field in fields.items():
        if isinstance(field, ChoiceInput):
            yield from _earlier(field.options, f"{before}{key}=")


def _renamed_tables(tables: Mapping[str, Table]) -> Iterator[tuple[str, str]]:
    yield from _earlier(tables)
    for key, table in tables.items():
        yield from _renamed_fields(table.inputs, f"{key}.")
        yield from _earlier(table.rows, f"{key}..")
        for group_id, group in table.groups.items():
            for earlier_group in [group_id, *group.formerly]:
                for row_id, row in group.rows.items():
                    for earlier in [row_id, *row.formerly]:
                        if (earlier_group, earlier) != (group_id, row_id):
                            yield f"{key}..{earlier_group}.{earlier}", f"{group_id}.{row_id}"


def _earlier(things: Mapping[str, Renamed], before: str = "") -> Iterator[tuple[str, str]]:
    for key, thing in things.items():
        for earlier in thing.formerly:
            yield before + earlier, key


def name_faults(definition: Definition) -> Iterator[Fault]:
    """The names of entries name cells in spreadsheets, too (see spreadsheets/workbook.py).

    Spreadsheets know few signs there, and no difference between capitals and small letters.
    """
    for node in texts_of(definition):
        for name in type(node).model_fields if isinstance(node, Node) else ():
            things = getattr(node, name)
            if name not in _CHOSEN and isinstance(things, Mapping):
                parts = [key for key, thing in things.items() if isinstance(thing, Renamed)]
                yield from _part_faults(node, name, parts)


def _part_faults(node: Node, name: str, parts: list[str]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for part in parts:
        place, twin = node.place_of(name, part), seen.setdefault(part.lower(), part)
        if not _PART.fullmatch(part):
            found = f"'{part}' cannot be part of a name in spreadsheets"
            allowed = "letters a to z, digits and underscores, beginning with a letter or digit"
            yield Fault(place, found, allowed)
        elif twin != part:
            found = f"'{part}' and '{twin}' are the same name in spreadsheets"
            yield Fault(place, found, "names that differ in more than capital letters")


def renaming_faults(definition: Definition) -> Iterator[Fault]:
    """An earlier id must not be one of today, nor that of two things."""
    for node in texts_of(definition):
        for name in type(node).model_fields if isinstance(node, Node) else ():
            things = getattr(node, name)
            if isinstance(things, Mapping):
                yield from earlier_faults(things)


def earlier_faults(things: Mapping[str, object]) -> Iterator[Fault]:
    """The same of things that stand side by side."""
    taken: dict[str, str] = {}
    for key, thing in things.items():
        if not isinstance(thing, Renamed):
            continue
        for index, earlier in enumerate(thing.formerly):
            if fault := _earlier_fault(key, earlier, things, taken):
                yield Fault(thing.place_of("formerly", index), *fault)
            taken[earlier] = key


def _earlier_fault(
    key: str, earlier: str, things: Mapping[str, object], taken: Mapping[str, str]
) -> tuple[str, str] | None:
    if earlier in things:
        found = f"'{earlier}' is said to be an earlier id of '{key}', but it is an id today"
        return found, "an id that nothing beside it has"
    if earlier in taken:
        found = f"'{earlier}' is said to be an earlier id of '{taken[earlier]}' and of '{key}'"
        return found, "an earlier id of one of them"
    return None
