"""Practice files as the site offers them: there, of the size that is said, and checking entries."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from kinds.calculator.model import Calculator
from kinds.definition import Definition, Exercise
from kinds.inputs import Input, NumberInput, ScaleInput
from kinds.worksheet import Worksheet
from spreadsheets.inputs import SheetWords
from spreadsheets.layout import plan_of
from spreadsheets.practice import FOLDER, PracticeFile, practice_files
from spreadsheets.sheet import sheet_of
from spreadsheets.workbook import workbook_of
from tests.conftest import OpenPage
from tests.support.definitions import LANGUAGES, calculator_named, ids_of, library, page_of

EXERCISES = ids_of("calculator") + ids_of("worksheet") + ids_of("matrix")

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_below_each_exercise_are_its_practice_files_with_their_sizes(
    open_page: OpenPage, server: str, site: Path, language: str
) -> None:
    page = open_page(java_script_enabled=False)
    for id_ in EXERCISES:
        page.goto(server + page_of(id_, language))
        menu = page.locator(f'[data-exercise="{id_}"] details.take')
        menu.locator("summary").click()
        links = menu.get_by_role("link")
        expect(links).to_have_count(2)  # blank, and with the worked example
        for link in links.all():
            file = site / FOLDER / Path(str(link.get_attribute("href"))).name
            size = f"({-(-file.stat().st_size // 1000)} KB)"
            expect(link.locator("..")).to_contain_text(size)


def test_a_practice_file_can_be_saved_also_without_a_server(
    page: Page, where: str, site: Path
) -> None:
    page.goto(where + page_of("u2-nps", "pl"))
    page.locator('[data-exercise="u2-nps"] details.take summary').click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Z wypełnionym przykładem").click()
    saved = Path(download.value.path()).read_bytes()
    assert saved == (site / FOLDER / "u2-nps-example.pl.xlsx").read_bytes()


@each_language
def test_a_blank_file_refuses_what_the_page_would_refuse(language: str) -> None:
    for id_ in EXERCISES:
        definition = library().definitions[id_]
        blank = next(practice_of(definition, language))
        sheet = openpyxl.load_workbook(BytesIO(blank.content)).worksheets[0]
        rules = {
            (each.type, each.formula1, each.formula2)
            for each in sheet.data_validations.dataValidation
        }
        assert rules >= {rule for field in fields_of(id_) if (rule := rule_of(field))}, id_


def fields_of(id_: str) -> list[Input]:
    definition = library().definitions[id_]
    if isinstance(definition, Calculator):
        tables, fields = [*definition.tables.values()], [*definition.fields.values()]
    elif isinstance(definition, Worksheet):
        tables = [step.table for step in definition.steps.values() if step.table]
        fields = [field for step in definition.steps.values() for field in step.fields.values()]
    else:
        return []
    return [*fields, *(field for table in tables for field in table.inputs.values())]


def rule_of(field: Input) -> tuple[str, str, str | None] | None:
    if isinstance(field, NumberInput):
        kind = "whole" if field.input == "whole number" else "decimal"
        return kind, f"{field.from_:g}", f"{field.to:g}"
    if isinstance(field, ScaleInput):
        points = ",".join(f"{point.value:g}" for point in field.points)
        return "list", f'"{points}"', None
    return None


@each_language
def test_the_chart_of_a_practice_file_draws_the_results_that_the_page_draws(language: str) -> None:
    for id_ in ids_of("calculator"):
        calculator = calculator_named(id_)
        blank = next(practice_of(calculator, language))
        sheet: Any = openpyxl.load_workbook(BytesIO(blank.content)).worksheets[0]
        series = [each for chart in sheet._charts for each in chart.series]
        cells = [
            values.numRef.f.split("!")[1].split(":")[0]
            for each in series
            for values in (each.xVal, each.yVal, each.val)
            if values
        ]
        assert [sheet[f"A{sheet[cell].row}"].value for cell in cells] == [
            calculator.results[key].title[language] for key in drawn_results(calculator)
        ], id_


def practice_of(definition: Definition, language: str) -> Iterator[PracticeFile]:
    assert isinstance(definition, Exercise)
    words = SheetWords(library().labels, language)
    return practice_files(definition, plan_of(definition, words), words)


def drawn_results(calculator: Calculator) -> list[str]:
    """The results in a chart that a spreadsheet can draw: it knows no ranking."""
    chart = calculator.chart
    return chart.of if chart and not getattr(chart, "ranked", False) else []


def test_a_file_is_the_same_whenever_it_is_made() -> None:
    first, second = (
        [each.content for each in practice_of(calculator_named("u2-nps"), "pl")] for _ in "ab"
    )
    assert first == second


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    definition = calculator_named("u1-contact-diagnosis")
    words = SheetWords(library().labels, "en")
    key = next(iter(definition.questions))
    content = workbook_of(sheet_of(plan_of(definition, words), {key: "=1+1"}, {}))
    cells = openpyxl.load_workbook(BytesIO(content)).worksheets[0].iter_rows()
    assert [cell.data_type for row in cells for cell in row if cell.value == "=1+1"] == ["s"]
