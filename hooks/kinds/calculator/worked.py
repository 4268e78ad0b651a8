"""The first worked example of a calculator with all that follows from it, to show on paper."""

from dataclasses import dataclass

from formulas import Value
from kinds.calculator.compiled import compile_formulas
from kinds.calculator.compute import Computed, compute
from kinds.calculator.examples import entries_of
from kinds.calculator.model import Calculator, CaseResult, Result, Verdict
from kinds.examples import Filled


@dataclass(frozen=True)
class Worked(Filled):
    """An example, entered and computed."""

    calculator: Calculator
    computed: Computed

    def cell(self, table_id: str, column_id: str, row: int) -> Value:
        if f"{table_id}.{column_id}" in self.entries:
            return super().cell(table_id, column_id, row)
        column = self.computed.values[f"{table_id}.{column_id}"]
        assert isinstance(column, list)
        cells: list[Value] = column
        return cells[row]

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


def worked(calculator: Calculator, language: str) -> Worked:
    """The example that readers can load on the site, too."""
    example = calculator.examples[0]
    computed = compute(calculator, compile_formulas(calculator), entries_of(calculator, example))
    return Worked(example, entries_of(calculator, example, language), calculator, computed)
