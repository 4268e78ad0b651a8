"""Computing a calculator from entries, in Python, exactly as the script in the page does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from formulas import Value, evaluate, round_half_away
from kinds.calculator.compiled import Compiled, Span, constraints_on
from kinds.calculator.model import Calculator, CaseResult
from kinds.tables import FormulaColumn, Table

Entries = Mapping[str, Value]
"""What a reader entered: by field id a value, by `table.column` a list with one value a row."""


@dataclass
class Computed:
    """All that follows from the entries; blank (None) where something is missing."""

    values: dict[str, Value] = field(default_factory=dict)
    """Fields, columns (`table.column` and `table.group.column`) and number results."""

    verdicts: dict[str, str | None] = field(default_factory=dict)
    constraints: dict[str, str | None] = field(default_factory=dict)
    """'met', 'unmet', or None as long as nothing is entered."""


def compute(calculator: Calculator, compiled: Compiled, entries: Entries) -> Computed:
    computed = Computed({key: entries.get(key) for key in calculator.fields})
    bands = calculator.bands_as_data()
    for table_id, table in calculator.tables.items():
        _compute_table(table_id, table, compiled, bands, entries, computed)
    _compute_constraints(calculator, compiled, bands, computed)
    _compute_results(calculator, compiled, bands, computed)
    return computed


def _compute_table(
    table_id: str,
    table: Table,
    compiled: Compiled,
    bands: Mapping[str, list[dict[str, object]]],
    entries: Entries,
    computed: Computed,
) -> None:
    size = row_count(table_id, table, entries)
    for column_id, column in table.columns.items():
        name = f"{table_id}.{column_id}"
        if isinstance(column, FormulaColumn):
            tree = compiled.columns[name].tree
            cells = [
                evaluate(tree, computed.values | _row(table_id, table, computed, row), bands)
                for row in range(size)
            ]
        else:
            cells = _padded(entries.get(name), size)
        computed.values[name] = cells  # type: ignore[assignment]
        for group in table.groups:
            span = table.span(group)
            computed.values[f"{table_id}.{group}.{column_id}"] = cells[span.start : span.stop]  # type: ignore[assignment]


def row_count(table_id: str, table: Table, entries: Entries) -> int:
    """How many rows the table has once the entries are in."""
    if not table.growing:
        return table.size
    lists = [entries.get(f"{table_id}.{column}") for column in table.inputs]
    return max([table.size, *(len(each) for each in lists if isinstance(each, list))])


def _padded(cells: Value, size: int) -> list[Value]:
    entered = list(cells) if isinstance(cells, list) else []
    return [*entered, *[None] * (size - len(entered))]


def _row(table_id: str, table: Table, computed: Computed, row: int) -> dict[str, Value]:
    cells: dict[str, Value] = {}
    for column_id in table.columns:
        column = computed.values.get(f"{table_id}.{column_id}")
        if isinstance(column, list):
            cells[column_id] = column[row]
    return cells


def _compute_constraints(
    calculator: Calculator,
    compiled: Compiled,
    bands: Mapping[str, list[dict[str, object]]],
    computed: Computed,
) -> None:
    for key, constraint in calculator.constraints.items():
        now = evaluate(compiled.constraints[key].tree, computed.values, bands)
        computed.constraints[key] = None
        if isinstance(now, (int, float)):
            met = round_half_away(now, 2) == round_half_away(constraint.equals, 2)
            computed.constraints[key] = "met" if met else "unmet"


def _compute_results(
    calculator: Calculator,
    compiled: Compiled,
    bands: Mapping[str, list[dict[str, object]]],
    computed: Computed,
) -> None:
    for key, result in calculator.results.items():
        settled = is_complete(calculator, compiled.needs[key], computed) and all(
            computed.constraints[each] == "met"
            for each in constraints_on(calculator, compiled, key)
        )
        if isinstance(result, CaseResult):
            verdict = _first_case(result, compiled, key, bands, computed)
            computed.verdicts[key] = verdict if settled else None
            continue
        computed.values[key] = evaluate(compiled.results[key].tree, computed.values, bands)
        if result.bands:
            tree = ["band", ["name", key], result.bands]
            verdict = evaluate(tree, computed.values, bands)  # type: ignore[assignment]
            computed.verdicts[key] = verdict if settled else None


def _first_case(
    result: CaseResult,
    compiled: Compiled,
    key: str,
    bands: Mapping[str, list[dict[str, object]]],
    computed: Computed,
) -> str | None:
    for case, condition in zip(result.cases, compiled.cases[key], strict=True):
        holds = condition is None or evaluate(condition.tree, computed.values, bands)
        if holds is None:
            return None
        if holds:
            return case.id
    return None


def is_complete(calculator: Calculator, spans: Iterable[Span], computed: Computed) -> bool:
    return all(_span_is_complete(calculator, span, computed) for span in spans)


def _span_is_complete(calculator: Calculator, span: Span, computed: Computed) -> bool:
    if span.input in calculator.fields:
        field_ = calculator.fields[span.input]
        return field_.optional or computed.values[span.input] is not None
    table_id, column_id = span.input.split(".")
    table = calculator.tables[table_id]
    cells = computed.values[span.input]
    assert isinstance(cells, list)
    if table.inputs[column_id].optional:
        return True
    rows = _rows_in_use(table_id, table, computed) if table.growing else table.span(span.group)
    return len(rows) > 0 and all(cells[row] is not None for row in rows)


def _rows_in_use(table_id: str, table: Table, computed: Computed) -> list[int]:
    """The rows of a growing table in which anything is entered."""
    columns = [computed.values[f"{table_id}.{column}"] for column in table.inputs]
    lists = [column for column in columns if isinstance(column, list)]
    size = len(lists[0]) if lists else 0
    return [row for row in range(size) if any(column[row] not in (None, "") for column in lists)]
