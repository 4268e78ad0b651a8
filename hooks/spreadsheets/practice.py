"""Practice files: each exercise as a blank spreadsheet, and filled in with its worked example."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from formulas import Value as ComputedValue
from formulas import evaluate
from kinds import KINDS
from kinds.calculator.compiled import compile_formulas
from kinds.calculator.compute import compute
from kinds.calculator.model import Calculator, Constraint
from kinds.definition import Exercise
from rendering.numbers import decimals_in
from spreadsheets.chart import add_chart
from spreadsheets.inputs import SheetWords
from spreadsheets.layout import plain_letters
from spreadsheets.plan import Plan
from spreadsheets.sheet import Value, sheet_of
from spreadsheets.workbook import Drawing, workbook_of

FOLDER = "downloads/exercises"


@dataclass(frozen=True)
class PracticeFile:
    path: str
    """Inside the site."""

    name: str
    """What it is called when it is saved."""

    has_example: bool
    content: bytes

    @property
    def kilobytes(self) -> int:
        return -(-len(self.content) // 1000)


def practice_files(
    exercise: Exercise, plan: Plan, words: SheetWords, book: str = ""
) -> Iterator[PracticeFile]:
    """The blank file, and the one with the first example if there is one."""
    stem = f"{FOLDER}/{exercise.id}"
    draw = _chart_of(exercise, words)
    blank = sheet_of(plan, {}, {}, is_practice=True)
    name = f"{plan.name}.xlsx"
    yield PracticeFile(
        f"{stem}.{words.language}.xlsx", name, False, workbook_of(blank, book=book, draw=draw)
    )
    worked = KINDS[exercise.kind].worked
    if worked and (example := worked(exercise, words.language)):
        values = {}
        if isinstance(exercise, Calculator):
            values = shown_values(exercise, example.entries, words)
        filled = sheet_of(plan, by_cell(example.entries), values, is_practice=True)
        path = f"{stem}-example.{words.language}.xlsx"
        name = plain_letters(f"{plan.name} {words.label('sheet example')}") + ".xlsx"
        yield PracticeFile(path, name, True, workbook_of(filled, book=book, draw=draw))


def _chart_of(exercise: Exercise, words: SheetWords) -> Drawing | None:
    chart = exercise.chart if isinstance(exercise, Calculator) else None
    return partial(add_chart, chart=chart, words=words) if chart else None


def shown_values(
    calculator: Calculator, entries: Mapping[str, ComputedValue], words: SheetWords
) -> dict[str, Value]:
    """What the page computes from entries, by the names of its outputs."""
    compiled = compile_formulas(calculator)
    computed = compute(calculator, compiled, entries)
    values = by_cell(computed.values)
    for key, verdict in computed.verdicts.items():
        values[f"{key}.verdict"] = verdict
    for key, formula in compiled.constraints.items():
        now = evaluate(formula.tree, computed.values, calculator.bands_as_data())
        values[key] = _message(calculator.constraints[key], computed.constraints[key], now, words)
    return values


def _message(
    constraint: Constraint, state: str | None, now: ComputedValue, words: SheetWords
) -> Value:
    if state is None or not isinstance(now, float):
        return None
    text = words.text(constraint.met if state == "met" else constraint.unmet)
    target = decimals_in(words.language, constraint.equals)
    return text.replace("{now}", decimals_in(words.language, now)).replace("{target}", target)


def by_cell(values: Mapping[str, ComputedValue]) -> dict[str, Value]:
    """The cells of columns by their names on the page: `answers.value.1` and so on."""
    cells: dict[str, Value] = {}
    for name, value in values.items():
        if isinstance(value, str | float):
            cells[name] = value
        elif isinstance(value, Sequence):
            numbered = enumerate(value, start=1)
            cells |= {f"{name}.{n}": each for n, each in numbered if isinstance(each, str | float)}
    return cells
