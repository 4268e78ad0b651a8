"""The formulas of a calculator, parsed; and which entries each of their names rests on.

Names in formulas: a field or an earlier result by its id; a column as `table.column`, or
`table.group.column` for the rows of one group; inside a column formula, the other columns of the
row by their bare id. A formula uses only what is defined above it, so there are no circles.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from content.faults import Fault, Place
from content.nodes import Node
from formulas import Formula, FormulaError, Type, parse
from kinds.calculator.model import Calculator, CaseResult, NumberResult
from kinds.tables import FormulaColumn, Table


@dataclass(frozen=True)
class Span:
    """Entries of one input: a column (of one group, or of the whole table), or a field."""

    input: str
    """`table.column`, or the id of a field."""

    group: str | None = None


@dataclass
class Compiled:
    """Every formula of a calculator; faults where one cannot be read."""

    columns: dict[str, Formula] = field(default_factory=dict)
    constraints: dict[str, Formula] = field(default_factory=dict)
    results: dict[str, Formula] = field(default_factory=dict)
    cases: dict[str, list[Formula | None]] = field(default_factory=dict)
    needs: dict[str, frozenset[Span]] = field(default_factory=dict)
    """What each name, result and constraint rests on."""

    faults: list[Fault] = field(default_factory=list)


def compile_formulas(calculator: Calculator) -> Compiled:
    return _Compiler(calculator).compiled


class _Compiler:
    """Walks a calculator from top to bottom, collecting the names that are known so far."""

    def __init__(self, calculator: Calculator) -> None:
        self.calculator = calculator
        self.compiled = Compiled()
        self.names: dict[str, Type] = {}
        self.broken: set[str] = set()
        """Names whose own formula has a fault: what uses them cannot be judged."""

        self._fields()
        for table_id, table in calculator.tables.items():
            self._table(table_id, table)
        self._constraints()
        self._results()

    def _fields(self) -> None:
        for field_id, each in self.calculator.fields.items():
            self._learn(field_id, each.type, frozenset({Span(field_id)}))

    def _table(self, table_id: str, table: Table) -> None:
        row: dict[str, Type] = {}
        for column_id, column in table.columns.items():
            name = f"{table_id}.{column_id}"
            if isinstance(column, FormulaColumn):
                formula = self._parse(column, "formula", self.names | row)
                if formula is None:
                    self.broken |= {column_id, *_names_of_column(table_id, table, column_id)}
                    continue
                self.compiled.columns[name] = formula
                row[column_id] = formula.type
            else:
                row[column_id] = column.type
            self._learn_column(table_id, table, column_id, row[column_id])

    def _learn_column(self, table_id: str, table: Table, column_id: str, type_: Type) -> None:
        names = _names_of_column(table_id, table, column_id)
        for name, group in zip(names, (None, *table.groups), strict=True):
            self._learn(name, type_.column, self._spans(table_id, column_id, group))

    def _spans(self, table_id: str, column_id: str, group: str | None) -> frozenset[Span]:
        formula = self.compiled.columns.get(f"{table_id}.{column_id}")
        if formula is None:
            return frozenset({Span(f"{table_id}.{column_id}", group)})
        columns = self.calculator.tables[table_id].columns
        return frozenset(
            span
            for name in formula.names
            for span in (
                self._spans(table_id, name, group) if name in columns else self.compiled.needs[name]
            )
        )

    def _constraints(self) -> None:
        for key, each in self.calculator.constraints.items():
            formula = self._parse(each, "formula", self.names)
            if formula is None:
                continue
            self.compiled.constraints[key] = formula
            self.compiled.needs[key] = self._rests_on(formula)
            self._demand(formula, Type.NUMBER, each.place_in_text("formula"))

    def _results(self) -> None:
        for key, result in self.calculator.results.items():
            if isinstance(result, CaseResult):
                self._case_result(key, result)
            else:
                self._number_result(key, result)

    def _number_result(self, key: str, result: NumberResult) -> None:
        formula = self._parse(result, "formula", self.names)
        place = result.place_in_text("formula")
        if formula is None or not self._demand(formula, Type.NUMBER, place):
            self.broken.add(key)
            return
        self.compiled.results[key] = formula
        self._learn(key, formula.type, self._rests_on(formula))

    def _case_result(self, key: str, result: CaseResult) -> None:
        conditions: list[Formula | None] = []
        for case in result.cases:
            condition = self._parse(case, "when", self.names) if case.when is not None else None
            if condition is not None:
                self._demand(condition, Type.TRUTH, case.place_in_text("when"))
            conditions.append(condition)
        self.compiled.cases[key] = conditions
        spans = [self._rests_on(each) for each in conditions if each is not None]
        self.compiled.needs[key] = frozenset().union(*spans)

    def _parse(self, node: Node, key: str, names: dict[str, Type]) -> Formula | None:
        """The formula that the node has under the key; a fault points at the word in question."""
        source: str = getattr(node, key)
        try:
            return parse(source, names, self.calculator.bands.keys())
        except FormulaError as error:
            if self.broken.isdisjoint(re.findall(r"[\w.]+", source)):
                place = node.place_in_text(key, error.column)
                self.compiled.faults.append(Fault(place, error.message, hint=error.hint))
            return None

    def _demand(self, formula: Formula, type_: Type, place: Place) -> bool:
        if formula.type is not type_:
            found = f"the formula gives {formula.type.value}, but {type_.value} is needed here"
            self.compiled.faults.append(Fault(place, found))
        return formula.type is type_

    def _learn(self, name: str, type_: Type, spans: frozenset[Span]) -> None:
        self.names[name] = type_
        self.compiled.needs[name] = spans

    def _rests_on(self, formula: Formula) -> frozenset[Span]:
        return frozenset(span for name in formula.names for span in self.compiled.needs[name])


def _names_of_column(table_id: str, table: Table, column_id: str) -> list[str]:
    """The names of a column in formulas: as a whole, then for each group."""
    groups = [f"{table_id}.{group}.{column_id}" for group in table.groups]
    return [f"{table_id}.{column_id}", *groups]


def constraints_on(calculator: Calculator, compiled: Compiled, result: str) -> Iterator[str]:
    """The constraints that must hold before a result gets a verdict: those on the same inputs."""
    inputs = {span.input for span in compiled.needs.get(result, ())}
    for key in calculator.constraints:
        if inputs & {span.input for span in compiled.needs.get(key, ())}:
            yield key
