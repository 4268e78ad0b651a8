"""The worked examples: what they put in, checked against the fields, and as entries."""

from collections.abc import Iterator
from typing import Any

from content.faults import Fault, did_you_mean, one_of
from formulas import Value
from kinds.calculator.model import Calculator, Example
from kinds.inputs import Input, allowed_in, takes


def input_spans(calculator: Calculator) -> dict[str, tuple[Input, str | None, range | None]]:
    """What an example can give, by name: the field, its `table.column`, and the rows."""
    spans: dict[str, tuple[Input, str | None, range | None]] = {
        key: (each, None, None) for key, each in (calculator.fields | calculator.questions).items()
    }
    for table_id, table in calculator.tables.items():
        for column_id, column in table.inputs.items():
            name = f"{table_id}.{column_id}"
            most = range(table.growing.most) if table.growing else table.span()
            spans[name] = (column, name, most)
            for group in table.groups:
                spans[f"{table_id}.{group}.{column_id}"] = (column, name, table.span(group))
    return spans


def entry_faults(calculator: Calculator, example: Example) -> Iterator[Fault]:
    """A fault for each entry that a reader could not make."""
    spans = input_spans(calculator)
    for name, given in example.given.items():
        place = example.place_of("given", name)
        if name not in spans:
            found = f"the example fills in '{name}', but there is no such field"
            yield Fault(place, found, one_of(sorted(spans)), did_you_mean(name, spans))
            continue
        field, column, rows = spans[name]
        if rows is not None and column is not None:
            if not isinstance(given, list) or len(given) > len(rows):
                found = f"the example gives {given!r} for '{name}'"
                yield Fault(place, found, f"a list with a value for each of {len(rows)} rows")
                continue
        for index, value in enumerate(given if isinstance(given, list) else [given]):
            text = isinstance(value, dict)
            if not text and not takes(field, value):
                yield Fault(
                    example.place_of("given", name, index),
                    f"the example enters {value!r} in '{name}'",
                    allowed_in(field),
                )


def entries_of(calculator: Calculator, example: Example, language: str = "") -> dict[str, Value]:
    """The example as entries by field id and `table.column`; texts in the language, if one is
    named (formulas do not look into free texts)."""
    entries: dict[str, Value] = {}
    spans = input_spans(calculator)
    for name, given in example.given.items():
        _, column, rows = spans[name]
        if column is None or rows is None:
            entries[name] = _in_language(given, language)
            continue
        cells = entries.setdefault(column, [])
        assert isinstance(cells, list)
        cells.extend([None] * (rows.start + len(given) - len(cells)))
        values = [_in_language(value, language) for value in given]
        cells[rows.start : rows.start + len(given)] = values
    return entries


def _in_language(value: Any, language: str) -> Any:
    if isinstance(value, dict):
        return value.get(language, "text")
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
