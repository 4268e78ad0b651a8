"""The formulas of a calculator's plan: like those of the page, with titles in the place of ids.

A page knows bands and options by their ids, whoever reads a sheet sees their titles. So where a
formula compares with an id or gives one, the sheet's formula has the title.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from content.texts import Text
from formulas import to_spreadsheet
from formulas.language import Bands, Tree
from kinds.calculator.compiled import Compiled, Span, compile_formulas, constraints_on
from kinds.calculator.model import Calculator, CaseResult, NumberResult
from kinds.inputs import Input
from kinds.tables import Table
from rendering.numbers import decimals_in
from spreadsheets.inputs import SheetWords, is_number, titles_of, told_apart

Titles = Mapping[str, str]
_NONE: Titles = {}


class _Names(dict[str, str]):
    """The names of a plan: those of the row as they are given, all others by their own."""

    def __missing__(self, name: str) -> str:
        return f"⟦{name}⟧"


class SheetFormulas:
    """Prints what a calculator computes, in one language."""

    def __init__(self, calculator: Calculator, words: SheetWords) -> None:
        self.calculator = calculator
        self.compiled: Compiled = compile_formulas(calculator)
        self.words = words
        self.band_titles = {
            name: told_apart((band.id, words.text(band.title)) for band in bands)
            for name, bands in calculator.bands.items()
        }
        self.titles = dict(self._titles())

    def _titles(self) -> Iterator[tuple[str, Titles]]:
        """What stands for the ids, for each name whose values are ids."""
        for key, field in self.calculator.fields.items():
            yield key, titles_of(field, self.words)
        for table_id, table in self.calculator.tables.items():
            for column_id in table.columns:
                titles = self.titles_of_column(table, column_id)
                yield f"{table_id}.{column_id}", titles
                for group in table.groups:
                    yield f"{table_id}.{group}.{column_id}", titles

    def titles_of_column(self, table: Table, column_id: str) -> Titles:
        column = table.columns[column_id]
        if isinstance(column, Input):
            return titles_of(column, self.words)
        return self.band_titles.get(column.bands or "", _NONE)

    def column(self, table_id: str, column_id: str) -> str:
        """The formula of each row; the row's own cells go by the bare ids of their columns."""
        table = self.calculator.tables[table_id]
        tree = self.compiled.columns[f"{table_id}.{column_id}"].tree
        in_row = _Names({key: f"⟦@{table_id}.{key}⟧" for key in table.columns})
        here = {key: self.titles_of_column(table, key) for key in table.columns}
        return self._printed(tree, in_row, here, self.titles_of_column(table, column_id))

    def result(self, key: str) -> str:
        return self._printed(self.compiled.results[key].tree)

    def verdict(self, key: str) -> str:
        """A title, once all is entered that it rests on and the constraints are met."""
        needs = sorted(self.compiled.needs[key], key=lambda span: (span.input, span.group or ""))
        conditions = [each for span in needs for each in self._completeness(span)]
        keys = constraints_on(self.calculator, self.compiled, key)
        conditions += [self._is_met(constraint) for constraint in keys]
        if not conditions:
            return self._title(key)
        return f'IFERROR(IF(AND({",".join(dict.fromkeys(conditions))}),{self._title(key)},""),"")'

    def verdict_titles(self, key: str) -> dict[str, str]:
        """What stands for the ids of a result's verdicts."""
        result = self.calculator.results[key]
        if isinstance(result, NumberResult):
            return dict(self.band_titles[result.bands or ""])
        return {case.id: self.words.text(case.title) for case in result.cases}

    def message(self, key: str) -> str:
        """What is said about a constraint: nothing as long as nothing is entered."""
        constraint = self.calculator.constraints[key]
        met, unmet = (self._said(text, key) for text in (constraint.met, constraint.unmet))
        return f'IFERROR(IF({self._is_met(key)},{met},{unmet}),"")'

    def _title(self, key: str) -> str:
        result = self.calculator.results[key]
        if isinstance(result, NumberResult):
            return self._printed(["band", ["name", key], result.bands])
        return self._first_case(key, result)

    def _first_case(self, key: str, result: CaseResult) -> str:
        """The cases as `when` inside `when`; the last one takes what is left."""
        *titles, tree = (self.words.text(case.title) for case in result.cases)
        conditions = [each.tree for each in self.compiled.cases[key] if each]
        nested: Tree = tree
        for condition, title in reversed(list(zip(conditions, titles, strict=True))):
            nested = ["when", self._in_titles(condition, self.titles, _NONE), title, nested]
        return to_spreadsheet(nested, _Names(), self._bands())

    def _is_met(self, key: str) -> str:
        wanted = self.calculator.constraints[key].equals
        return f"ROUND({self._now(key)},2)={round(wanted, 2):.15g}"

    def _now(self, key: str) -> str:
        return self._printed(self.compiled.constraints[key].tree)

    def _said(self, text: Text, key: str) -> str:
        """A message as texts joined with the present value, where it names it."""
        target = decimals_in(self.words.language, self.calculator.constraints[key].equals)
        parts = self.words.text(text).replace("{target}", target).split("{now}")
        return f"&{self._shown(self._now(key))}&".join(_quoted(part) for part in parts)

    def _shown(self, now: str) -> str:
        """A number with one decimal, or two where it has two, in any language of the program."""
        sign, other = (",", ".") if self.words.number(0.5) == "0,5" else (".", ",")
        fixed = f"FIXED({now},IF(ROUND({now},1)=ROUND({now},2),1,2),TRUE)"
        return f'SUBSTITUTE({fixed},"{other}","{sign}")'

    def _completeness(self, span: Span) -> list[str]:
        """The conditions for all being entered that a formula rests on, as on the page."""
        if span.input in self.calculator.fields:
            field = self.calculator.fields[span.input]
            return [] if field.optional else [f"{_filled(field, span.input)}=1"]
        table_id, column_id = span.input.split(".")
        table = self.calculator.tables[table_id]
        if table.inputs[column_id].optional:
            return []
        if table.growing:
            return _growing_completeness(table_id, table, column_id)
        name = ".".join(filter(None, (table_id, span.group, column_id)))
        filled = _filled(table.inputs[column_id], name)
        return [f"SUMPRODUCT({filled})={len(table.span(span.group))}"]

    def _printed(
        self,
        tree: Tree,
        names: _Names | None = None,
        here: Mapping[str, Titles] = {},
        target: Titles = _NONE,
    ) -> str:
        tree = self._in_titles(tree, {**self.titles, **here}, target)
        return to_spreadsheet(tree, names or _Names(), self._bands())

    def _bands(self) -> dict[str, Bands]:
        return {
            name: [{"id": self.band_titles[name][band.id], **band.limits} for band in bands]
            for name, bands in self.calculator.bands.items()
        }

    def _in_titles(self, tree: Tree, names: Mapping[str, Titles], target: Titles) -> Tree:
        """The tree with titles for ids; `target` has those of the ids that it gives."""
        if isinstance(tree, str):
            return target.get(tree, tree)
        if not isinstance(tree, list) or tree[0] in ("name", "band"):
            return tree
        operation, *operands = tree
        if operation in ("count_of", "share"):
            column, option = operands
            return [operation, column, self._in_titles(option, names, self._given(column, names))]
        if operation in ("is", "is not"):
            target = next(filter(None, (self._given(each, names) for each in operands)), _NONE)
        if operation == "when":
            condition, *branches = operands
            chosen = [self._in_titles(each, names, target) for each in branches]
            return [operation, self._in_titles(condition, names, _NONE), *chosen]
        return [operation, *(self._in_titles(each, names, target) for each in operands)]

    def _given(self, tree: Tree, names: Mapping[str, Titles]) -> Titles:
        """The titles of the ids that a part of a tree gives."""
        if not isinstance(tree, list):
            return _NONE
        if tree[0] == "name":
            return names.get(tree[1], _NONE)
        if tree[0] == "band":
            return self.band_titles[tree[2]]
        branches: list[Any] = tree[2:] if tree[0] == "when" else []
        return next(filter(None, (self._given(each, names) for each in branches)), _NONE)


def _growing_completeness(table_id: str, table: Table, column_id: str) -> list[str]:
    """Of a growing table only the rows count in which anything is entered, at least one."""
    filled = {key: _filled(each, f"{table_id}.{key}") for key, each in table.inputs.items()}
    in_use = f"(({'+'.join(filled.values())})>0)"
    return [
        f"SUMPRODUCT(--{in_use})>0",
        f"SUMPRODUCT({in_use}*(1-{filled[column_id]}))=0",
    ]


def _filled(field: Input, name: str) -> str:
    """1 for each cell with an entry that the page would accept, else 0."""
    return f"(ISNUMBER(⟦{name}⟧)*1)" if is_number(field) else f"((LEN(⟦{name}⟧)>0)*1)"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
