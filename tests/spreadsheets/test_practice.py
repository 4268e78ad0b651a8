"""Practice files, recalculated by LibreOffice: blank, with the worked example, with entries drawn.

What the example gives stands in the definitions, worked by hand; what drawn entries give is
computed by the build, whose formulas the examples prove.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kinds.calculator.examples import entries_of
from kinds.calculator.model import Calculator
from spreadsheets.inputs import SheetWords
from spreadsheets.layout import plan_of
from spreadsheets.practice import by_cell, shown_values
from spreadsheets.sheet import Sheet, letters, sheet_of
from spreadsheets.workbook import workbook_of
from tests.support import libreoffice
from tests.support.definitions import LANGUAGES, calculator_named, ids_of, library
from tests.support.entries import agrees, drawn


def words_in(language: str) -> SheetWords:
    return SheetWords(library().labels, language)


@dataclass
class Case:
    """A file, and what must stand in it, by the names of the page's outputs."""

    sheet: Sheet
    expected: dict[str, Any] = field(default_factory=dict)

    def differences(self, recalculated: Worksheet) -> list[str]:
        found = {
            cell.name: recalculated[f"{letters(cell.column)}{row}"].value
            for row, cells in enumerate(self.sheet.rows, start=1)
            for cell in cells
            if cell.formula
        }
        wrong = [name for name in self.expected if not agrees(self.expected[name], found[name])]
        return [f"{name}: {self.expected[name]!r}, there {found[name]!r}" for name in wrong]


@pytest.mark.libreoffice
def test_recalculated_a_sheet_gives_what_the_page_gives(tmp_path: Path) -> None:
    cases = [
        case
        for id_ in ids_of("calculator")
        for language in LANGUAGES
        for case in cases_of(calculator_named(id_), words_in(language))
    ]
    workbook = workbook_of(*(case.sheet for case in cases))
    sheets = libreoffice.recalculated(workbook, tmp_path).worksheets
    wrong = [
        each for case, sheet in zip(cases, sheets, strict=True) for each in case.differences(sheet)
    ]
    assert wrong == []


def cases_of(calculator: Calculator, words: SheetWords) -> Iterator[Case]:
    """Every worked example, then entries drawn at random, with gaps."""
    random = Random(calculator.id + words.language)
    entered = [entries_of(calculator, each, words.language) for each in calculator.examples]
    for entries in [*entered, drawn(calculator, random, most_rows=40)]:
        shown = shown_values(calculator, entries, words)
        sheet = sheet_of(plan_of(calculator, words), by_cell(entries), {})
        titled = sheet_of(plan_of(calculator, words), by_cell(entries), shown)
        computed = (cell for cells in titled.rows for cell in cells if cell.formula)
        yield Case(sheet, {cell.name: cell.value for cell in computed})
