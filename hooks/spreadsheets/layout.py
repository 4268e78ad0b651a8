"""The plan of an exercise: what stands where in its sheet, in the order of the page."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any

from kinds.calculator.model import Band, Calculator, CaseResult, NumberResult
from kinds.definition import Definition, Exercise
from kinds.inputs import ChoiceInput, Input, TextInput
from kinds.matrix import Cell as MatrixCell
from kinds.matrix import Matrix
from kinds.quiz import SEVERAL, Answer, Question, Quiz
from kinds.tables import Decimals, FormulaColumn, Growing, Row, Table
from kinds.worksheet import Worksheet
from spreadsheets.formulas import SheetFormulas
from spreadsheets.inputs import SheetWords, explained, takes
from spreadsheets.plan import (
    COMPUTED,
    ENTRY,
    GROUP,
    HEAD,
    HEADING,
    LABEL,
    SMALL,
    TEXT,
    TITLE,
    TO_THE_END,
    VERDICT,
    Cell,
    Growth,
    Line,
    Plan,
    Takes,
)

_LABELS, _NUMBERS, _NAMES, _WORDS, _SENTENCES, _ALL = 36, 12, 22, 30, 44, 100
"""The widths of columns, and of all together at the least, in letters."""

_WITHOUT_TABLES = {"calculator": (_LABELS, _NUMBERS, _SENTENCES), "quiz": (52, 36, _NUMBERS)}
_WITHOUT_TABLES_ELSE = (_LABELS, _SENTENCES)
_ROWS_OF_NUMBERS = 30
"""In a practice file: whoever asks customers has more answers than there are rows at first."""

_LETTERS_WITHOUT_MARKS = str.maketrans("łŁ", "lL")


def plan_of(definition: Definition, words: SheetWords) -> Plan:
    """The layout of anything that is filled in: a calculator, worksheet, matrix or quiz."""
    lines = tuple(_LINES_OF[definition.kind](definition, words))
    title = words.text(definition.title)
    return Plan(definition.id, title, plain_letters(title), _widths(definition), lines)


def plain_letters(title: str) -> str:
    """A title as the name of a file: small letters, digits and hyphens."""
    words = re.sub(r"\W+", "-", title.translate(_LETTERS_WITHOUT_MARKS).lower()).strip("-")
    return unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()


def _calculator_lines(calculator: Calculator, words: SheetWords) -> Iterator[Line]:
    formulas = SheetFormulas(calculator, words)
    yield from _opening(calculator, words)
    for key, field in calculator.fields.items():
        yield _field_line(key, field, words)
    for key, table in calculator.tables.items():
        yield from _table_lines(key, table, words, formulas)
        for constraint, each in calculator.constraints.items():
            if each.table == key:
                message = Cell(
                    VERDICT,
                    formula=formulas.message(constraint),
                    shows=constraint,
                    across=TO_THE_END,
                )
                yield Line((message,))
    yield from _result_lines(calculator, words, formulas)
    if calculator.questions:
        yield Line()
    for key, question in calculator.questions.items():
        yield _field_line(key, question, words)
    yield from _explanation_lines(calculator, words, formulas)
    yield from _closing(calculator, words)


def _worksheet_lines(worksheet: Worksheet, words: SheetWords) -> Iterator[Line]:
    yield from _opening(worksheet, words)
    for key, step in worksheet.steps.items():
        if step.title:
            yield from _heading(words.text(step.title))
        if step.text:
            yield _paragraph(words.plain(step.text))
        if step.table:
            yield from _table_lines(key, step.table, words)
        for name, field in step.fields.items():
            yield _field_line(name, field, words)
    yield from _closing(worksheet, words)


def _matrix_lines(matrix: Matrix, words: SheetWords) -> Iterator[Line]:
    yield from _opening(matrix, words)
    for cells in matrix.rows.values():
        for key, cell in cells.items():
            yield from _heading(words.text(cell.title))
            yield from _cell_lines(matrix, key, cell, words)
    yield from _closing(matrix, words)


def _cell_lines(matrix: Matrix, key: str, cell: MatrixCell, words: SheetWords) -> Iterator[Line]:
    across, down = matrix.across.values[cell.across], matrix.down.values[cell.down]
    place = words.label("place in matrix", down=words.text(down), across=words.text(across))
    yield _paragraph(place, SMALL)
    for advice in cell.advice:
        yield _paragraph(f"• {words.plain(advice)}")
    items = matrix.items
    yield Line((Cell(HEAD, words.text(items.title), across=TO_THE_END),))
    yield Line(
        (
            Cell(LABEL, words.text(items.label)),
            Cell(ENTRY, entry=f"{key}.item.{{n}}", takes=Takes(), across=TO_THE_END),
        ),
        grows=Growth(key, items.start, min(2 * items.start, items.most)),
    )
    if matrix.cell_note:
        note = Cell(ENTRY, entry=f"{key}.note", takes=Takes(), across=TO_THE_END)
        yield Line((Cell(LABEL, words.text(matrix.cell_note)), note))


def _quiz_lines(quiz: Quiz, words: SheetWords) -> Iterator[Line]:
    """The answers with their judgement. No formula judges: it would tell the right answers."""
    yield Line((Cell(TITLE, words.text(quiz.title), across=TO_THE_END),))
    heads = ("sheet question", "sheet answer", "sheet judgement")
    yield Line(tuple(Cell(HEAD, words.label(head)) for head in heads))
    judged = {state: words.label(f"sheet {state}") for state in ("right", "wrong")}
    for number, (key, question) in enumerate(quiz.questions.items(), start=1):
        answer = Cell(ENTRY, entry=key, takes=Takes(titles=_answers(question, words)))
        checked = f"{key}.checked" if question.type == SEVERAL else ""
        judgement = Cell(VERDICT, shows=key, kept=checked, titles=judged)
        text = f"{number}. {words.text(question.question)}"
        yield Line((Cell(LABEL, text), answer, judgement))
    score = Cell(COMPUTED, shows="score", format="0")
    yield Line((Cell(LABEL, words.label("sheet score")), score), is_result=True)


def _answers(question: Question, words: SheetWords) -> dict[str, str]:
    def said(key: str, answer: Answer) -> str:
        return words.text(answer.text) if answer.text else words.label(key)

    return {key: said(key, answer) for key, answer in question.answers.items()}


def _opening(exercise: Exercise, words: SheetWords) -> Iterator[Line]:
    yield Line((Cell(TITLE, words.text(exercise.title), across=TO_THE_END),))
    yield _paragraph(words.plain(exercise.task))
    yield _paragraph(words.label("sheet colours"), SMALL)


def _closing(exercise: Exercise, words: SheetWords) -> Iterator[Line]:
    source = words.label("source", source=words.text(exercise.source)) if exercise.source else ""
    parts = [part for part in (words.plain(exercise.note), source) if part]
    if parts:
        yield Line()
    yield from (_paragraph(part, SMALL) for part in parts)


def _heading(text: str, is_result: bool = False) -> Iterator[Line]:
    yield Line()
    yield Line((Cell(HEADING, text, across=TO_THE_END),), is_result=is_result)


def _paragraph(text: str, style: str = TEXT) -> Line:
    return Line((Cell(style, text, across=TO_THE_END),))


def _field_line(key: str, field: Input, words: SheetWords) -> Line:
    about = explained(field, words)
    label = words.text(field.title) + (f"\n{about}" if about else "")
    entry = Cell(ENTRY, entry=key, takes=takes(field, words), across=TO_THE_END)
    return Line((Cell(LABEL, label), entry))


def _table_lines(
    key: str, table: Table, words: SheetWords, formulas: SheetFormulas | None = None
) -> Iterator[Line]:
    yield from _heading(words.text(table.title))
    yield _head_line(table, words)
    for sample in table.samples:
        texts = {column: words.text(text) for column, text in sample.items()}
        yield Line((Cell(LABEL, words.label("sample row")), *_sample_cells(table, texts)))
    if table.growing:
        cells = _row_cells(key, table, None, "{n}", words, formulas)
        label = Cell(LABEL, "{n}" if table.is_worded else words.text(table.growing.label))
        yield Line((label, *cells), grows=_growth(key, table, table.growing))
        yield _paragraph(words.label("sheet rows"), SMALL)
        return
    for group in table.groups or ("",):
        if group:
            yield Line((Cell(GROUP, words.text(table.groups[group].title), across=TO_THE_END),))
        for index in table.span(group or None):
            row = table.labelled_rows[index]
            label = Cell(LABEL, "\n".join(filter(None, map(words.text, (row.label, row.about)))))
            cells = _row_cells(key, table, row, str(index + 1), words, formulas)
            yield Line((label, *cells), group=group)


def _growth(key: str, table: Table, growing: Growing) -> Growth:
    wanted = 2 * growing.start if table.is_worded else _ROWS_OF_NUMBERS
    return Growth(key, growing.start, min(max(wanted, growing.start), growing.most))


def _head_line(table: Table, words: SheetWords) -> Line:
    heads = [words.text(table.heading)]
    for column in table.columns.values():
        heads += [option for _, option in _worded_options(table, column, words)]
        about = explained(column, words) if isinstance(column, Input) else ""
        heads.append(words.text(column.title) + (f"\n{about}" if about else ""))
    return Line(tuple(Cell(HEAD, head) for head in heads))


def _worded_options(
    table: Table, column: Input | FormulaColumn, words: SheetWords
) -> list[tuple[str, str]]:
    """The options that rows word anew: each has a column of its own for what it means there."""
    is_worded = any(row.options for row in table.labelled_rows)
    return words.options(column) if is_worded and isinstance(column, ChoiceInput) else []


def _sample_cells(table: Table, texts: dict[str, str]) -> Iterator[Cell]:
    return (Cell(LABEL, texts[column]) for column in table.columns)


def _row_cells(
    key: str,
    table: Table,
    row: Row | None,
    n: str,
    words: SheetWords,
    formulas: SheetFormulas | None,
) -> Iterator[Cell]:
    for column_id, column in table.columns.items():
        name = f"{key}.{column_id}.{n}"
        if isinstance(column, FormulaColumn):
            assert formulas
            yield _computed(
                name,
                formulas.column(key, column_id),
                dict(formulas.titles_of_column(table, column_id)),
                _format(column.decimals, words.text(column.unit)),
            )
            continue
        for option, title in _worded_options(table, column, words):
            text = row.options.get(option) if row else None
            yield Cell(LABEL, words.text(text) or title)
        kept = f"{key}.{column_id}.{table.row_ids[int(n) - 1]}" if row else ""
        yield Cell(ENTRY, entry=name, kept=kept, takes=takes(column, words))


def _computed(name: str, formula: str, titles: dict[str, str], format_: str) -> Cell:
    if titles:
        return Cell(VERDICT, formula=formula, shows=name, titles=titles)
    return Cell(COMPUTED, formula=formula, shows=name, format=format_)


def _result_lines(
    calculator: Calculator, words: SheetWords, formulas: SheetFormulas
) -> Iterator[Line]:
    if calculator.results:
        yield from _heading(words.label("results"), is_result=True)
    for key, result in calculator.results.items():
        cells = [Cell(LABEL, words.text(result.title))]
        if isinstance(result, NumberResult):
            unit = "%" if result.unit == "percent" else words.text(result.unit)
            format_ = _format(result.decimals, unit, result.signed, spaced=unit != "%")
            cells.append(Cell(COMPUTED, formula=formulas.result(key), shows=key, format=format_))
        if isinstance(result, CaseResult) or result.bands:
            cells.append(
                Cell(
                    VERDICT,
                    formula=formulas.verdict(key),
                    shows=f"{key}.verdict",
                    titles=formulas.verdict_titles(key),
                    across=TO_THE_END,
                )
            )
        yield Line(tuple(cells), is_result=True)


def _format(decimals: Decimals, unit: str, signed: bool = False, spaced: bool = True) -> str:
    """How a spreadsheet writes a number: the same decimals, sign and unit as on the page."""
    most = decimals if isinstance(decimals, int) else decimals[1]
    number = "0" + ("." + "0" * most if most else "")
    if unit:
        number += f'"{" " if spaced else ""}{unit.replace(chr(34), "")}"'
    return f"+{number};-{number};{number}" if signed else number


def _explanation_lines(
    calculator: Calculator, words: SheetWords, formulas: SheetFormulas
) -> Iterator[Line]:
    """How each result comes about and how to read it: for looking up, below everything else."""
    if calculator.results:
        yield from _heading(words.label("how"))
    for result in calculator.results.values():
        in_words = Cell(TEXT, words.plain(result.in_words), across=TO_THE_END)
        yield Line((Cell(TEXT, words.text(result.title)), in_words))
    readings = {
        words.text(result.title): result.cases
        if isinstance(result, CaseResult)
        else calculator.bands[result.bands or ""]
        for result in calculator.results.values()
        if isinstance(result, CaseResult) or result.bands
    }
    for title, verdicts in readings.items():
        yield Line()
        heading = f"{words.label('readings')}: {title}"
        yield Line((Cell(GROUP, heading, across=TO_THE_END),))
        for verdict in verdicts:
            limits = _limits(verdict, words) if isinstance(verdict, Band) else ""
            meaning = " – ".join(
                filter(None, (words.text(verdict.title), words.plain(verdict.text)))
            )
            yield Line((Cell(TEXT, limits), Cell(TEXT, meaning, across=TO_THE_END)))


def _limits(band: Band, words: SheetWords) -> str:
    stated = band.limits.items()
    return ", ".join(
        words.label(f"limit {key}", limit=words.number(limit)) for key, limit in stated
    )


def _widths(definition: Definition) -> tuple[int, ...]:
    """As wide as the widest use of each column needs; the last one has what is left."""
    tables = [_table_widths(table) for table in _tables_of(definition)]
    widths = [max(column) for column in zip_longest(*tables, fillvalue=0)]
    widths += _WITHOUT_TABLES.get(definition.kind, _WITHOUT_TABLES_ELSE)[len(widths) :]
    return (*widths[:-1], max(widths[-1], _ALL - sum(widths[:-1])))


def _tables_of(definition: Definition) -> list[Table]:
    if isinstance(definition, Calculator):
        return list(definition.tables.values())
    if isinstance(definition, Worksheet):
        return [step.table for step in definition.steps.values() if step.table]
    return []


def _table_widths(table: Table) -> list[int]:
    widths = [_LABELS]
    is_worded = any(row.options for row in table.labelled_rows)
    for column in table.columns.values():
        if isinstance(column, ChoiceInput):
            widths += [_WORDS] * (len(column.options) if is_worded else 0) + [_NAMES]
        elif isinstance(column, TextInput):
            widths.append(_SENTENCES if column.input == "long text" else _WORDS)
        else:
            has_titles = isinstance(column, FormulaColumn) and column.bands
            widths.append(_NAMES if has_titles else _NUMBERS)
    return widths


_LINES_OF: dict[str, Callable[[Any, SheetWords], Iterator[Line]]] = {
    "calculator": _calculator_lines,
    "worksheet": _worksheet_lines,
    "matrix": _matrix_lines,
    "quiz": _quiz_lines,
}

KINDS_WITH_SHEETS = tuple(_LINES_OF)
