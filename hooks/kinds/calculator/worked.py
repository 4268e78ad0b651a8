"""The first worked example of a calculator with all that follows from it, to show on paper."""

from dataclasses import dataclass

from formulas import Value
from kinds.calculator.compiled import compile_formulas
from kinds.calculator.compute import Computed, compute
from kinds.calculator.examples import entries_of
from kinds.calculator.model import Calculator, CaseResult, Example, Result, Verdict


@dataclass(frozen=True)
class Worked:
    """An example, entered and computed."""

    calculator: Calculator
    example: Example
    entries: dict[str, Value]
    """Texts in one language, by the names of the fields."""

    computed: Computed

    def entry(self, field_id: str) -> Value:
        """What the example enters in a field or an open question; None if nothing."""
        return self.entries.get(field_id)

    def rows(self, table_id: str) -> list[int]:
        """The rows, from 0, in which the example enters anything."""
        table = self.calculator.tables[table_id]
        columns = [self._column(table_id, each) for each in table.inputs]
        filled = [
            any(column[row] not in (None, "") for column in columns) for row in _rows(columns)
        ]
        return [row for row, is_filled in enumerate(filled) if is_filled]

    def cell(self, table_id: str, column_id: str, row: int) -> Value:
        column = self.entries.get(f"{table_id}.{column_id}")
        if isinstance(column, list):  # of a text, the formulas know no more than that there is one
            return column[row] if row < len(column) else None
        return self._column(table_id, column_id)[row]

    def value(self, result_id: str) -> Value:
        return self.computed.values.get(result_id)

    def verdict(self, result_id: str) -> Verdict | None:
        """How the result reads."""
        reached = self.computed.verdicts.get(result_id)
        return next((each for each in self._verdicts(result_id) if each.id == reached), None)

    def _verdicts(self, result_id: str) -> list[Verdict]:
        result: Result = self.calculator.results[result_id]
        if isinstance(result, CaseResult):
            return list(result.cases)
        return list(self.calculator.bands[result.bands]) if result.bands else []

    def _column(self, table_id: str, column_id: str) -> list[Value]:
        column = self.computed.values[f"{table_id}.{column_id}"]
        assert isinstance(column, list)
        return list(column)


def _rows(columns: list[list[Value]]) -> range:
    return range(len(columns[0]) if columns else 0)


def worked(calculator: Calculator, language: str) -> Worked:
    """The example that readers can load on the site, too."""
    example = calculator.examples[0]
    computed = compute(calculator, compile_formulas(calculator), entries_of(calculator, example))
    return Worked(calculator, example, entries_of(calculator, example, language), computed)
