"""What readers take along: filled in on the page, saved, and opened elsewhere."""

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from kinds.calculator.model import Calculator
from spreadsheets.inputs import SheetWords
from spreadsheets.layout import plan_of
from spreadsheets.practice import by_cell
from spreadsheets.sheet import Value, sheet_of
from spreadsheets.workbook import workbook_of
from tests.support.definitions import LANGUAGES, ids_of, library, page_of
from tests.support.entries import HOSTILE, drawn

EXERCISES = [*ids_of("calculator"), *ids_of("worksheet"), *ids_of("matrix")]
each_language = pytest.mark.parametrize("language", LANGUAGES)

FILL = """(root, entries) => {
  for (const [name, typed] of Object.entries(entries)) {
    const [table, , row] = name.split(".");
    const adder = root.querySelector(`[data-table="${table}"] [data-do="add row"]`);
    while (adder && row && !root.querySelector(`[name="${name}"]`)) adder.click();
    for (const control of root.querySelectorAll(`:is(input, textarea)[name="${name}"]`)) {
      if (["radio", "checkbox"].includes(control.type)) control.checked = control.value === typed;
      else control.value = typed;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}"""

SHOWN = """(root) => Object.fromEntries([...root.querySelectorAll("output[name]")]
  .map(({ name, dataset, textContent }) => [name, [dataset.value, textContent]]))"""


def exercise(page: Page, id_: str) -> Locator:
    return page.locator(f'[data-exercise="{id_}"], [data-quiz="{id_}"]')


def save(root: Locator, what: str) -> bytes:
    with root.page.expect_download() as download:
        root.locator(f'[data-take="{what}"]').click()
    return Path(download.value.path()).read_bytes()


def number_typed(value: Value, language: str) -> str:
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    return text.replace(".", ",") if language == "pl" and isinstance(value, float) else text


def entries_for(root: Locator, id_: str, random: Random) -> dict[str, Value]:
    """Entries for any exercise: those of a calculator drawn, texts out of the hostile ones."""
    definition = library().definitions[id_]
    if isinstance(definition, Calculator):
        return by_cell(drawn(definition, random, most_rows=12))
    texts = {name: random.choice(HOSTILE) for name in names_of(root, "textarea")}
    lines = {name: random.choice(HOSTILE[1:]) for name in names_of(root, "input[type=text]")}
    return {**texts, **lines, **dict.fromkeys(names_of(root, "input[type=checkbox]"), "yes")}


def names_of(root: Locator, selector: str) -> list[str]:
    names: list[str] = root.locator(selector).evaluate_all("(all) => all.map((each) => each.name)")
    return names


def shown_on(root: Locator) -> dict[str, Value]:
    """What the page shows, by the names of its outputs, as a sheet has it."""
    values: dict[str, list[str]] = root.evaluate(SHOWN)
    return {name: as_shown(value, text) for name, (value, text) in values.items()}


def as_shown(value: str, text: str) -> Value:
    if value in ("met", "unmet"):
        return text
    try:
        return float(value)
    except ValueError:
        return value or None


@pytest.mark.parametrize(
    ("language", "where"), [("en", "http"), ("pl", "file")], indirect=["where"]
)
def test_the_spreadsheet_of_a_filled_exercise_is_that_of_the_build(
    page: Page, where: str, language: str
) -> None:
    """Cell by cell: the same texts, entries, formulas with the values of the page, and rules."""
    words, random = SheetWords(library().labels, language), Random(language)
    for id_ in EXERCISES:
        page.goto(where + page_of(id_, language))
        root = exercise(page, id_)
        root.locator(".take > summary").click()
        entries = entries_for(root, id_, random)
        root.evaluate(FILL, {name: number_typed(each, language) for name, each in entries.items()})
        saved = save(root, "workbook")
        expected = sheet_of(plan_of(library().definitions[id_], words), entries, shown_on(root))
        assert differences(described(saved), described(workbook_of(expected))) == [], id_


@each_language
def test_what_the_page_refuses_stays_a_text_that_no_formula_counts(
    page: Page, server: str, language: str
) -> None:
    """Of 10, 11, seven and 6 the page counts two: one promoter and one critic."""
    page.goto(server + page_of("u2-nps", language))
    root = exercise(page, "u2-nps")
    root.locator(".take > summary").click()
    typed = {"answers.value.1": "10", "answers.value.2": "11", "answers.value.3": "seven"}
    root.evaluate(FILL, {**typed, "answers.value.4": "6"})
    sheet = openpyxl.load_workbook(BytesIO(save(root, "workbook")), data_only=True).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=3)]
    entered = [row[1] for row in rows if str(row[0]).startswith("Respondent ")]
    assert entered[:5] == [10, "⚠ 11", "⚠ seven", 6, None]
    assert ["Net Promoter Score", 0, SITUATION[language]] in rows


SITUATION = {"en": "Urgent action", "pl": "Działaj pilnie"}


@each_language
def test_the_answers_of_a_quiz_are_saved_with_their_judgement(
    page: Page, server: str, language: str
) -> None:
    page.goto(server + page_of("quiz-1", language))
    root = exercise(page, "quiz-1")
    first = root.locator("fieldset").first
    answer = first.locator("label").first
    answer.click()
    state = first.locator("output").get_attribute("data-value")
    root.locator(".take > summary").click()
    sheet = openpyxl.load_workbook(BytesIO(save(root, "workbook")), data_only=True).worksheets[0]
    assert [cell.value for cell in sheet[3]][1:] == [
        answer.inner_text(),
        str(library().labels["page"][f"sheet {state}"][language]),
    ]


def test_the_menu_is_used_by_keyboard_and_tells_what_it_did(page: Page, server: str) -> None:
    page.goto(server + page_of("u2-nps", "en"))
    root = exercise(page, "u2-nps")
    opener = root.locator(".take > summary")
    opener.focus()
    page.keyboard.press("Enter")
    item = root.get_by_role("button", name="Spreadsheet (.xlsx)")
    expect(item).to_be_visible()
    item.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "net-promoter-score-survey.xlsx"
    expect(root.locator(".take").get_by_role("status")).to_have_text(
        "The file net-promoter-score-survey.xlsx is now among your downloads."
    )
    page.keyboard.press("Escape")
    expect(item).to_be_hidden()
    expect(opener).to_be_focused()


def unescaped(value: object) -> object:
    """Of two kinds of texts openpyxl leaves one as it is in the file (ECMA-376, 22.9.2.19)."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def differences(found: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """One line for each key that differs, instead of two whole files."""
    keys = sorted(found.keys() | expected.keys())
    pairs = [(key, found.get(key), expected.get(key)) for key in keys]
    return [f"{key}: {one!r}, not {other!r}" for key, one, other in pairs if one != other]


def described(workbook: bytes) -> dict[str, Any]:
    """What a file says, whoever wrote it."""
    formulas, values = (
        openpyxl.load_workbook(BytesIO(workbook), data_only=only).worksheets[0]
        for only in (False, True)
    )
    return {
        "name": formulas.title,
        "widths": {
            column: each.width
            for each in formulas.column_dimensions.values()
            for column in range(int(each.min or 1), int(each.max or 1) + 1)
        },
        "merged": sorted(map(str, formulas.merged_cells.ranges)),
        "rules": sorted(
            (str(each.sqref), each.type, each.formula1, each.formula2, each.error)
            for each in formulas.data_validations.dataValidation
        ),
        **{
            cell.coordinate: (
                unescaped(cell.value),
                cell.data_type,
                unescaped(values[cell.coordinate].value or ""),
                cell.number_format,
                cell.font.b,
                cell.fill.fgColor.rgb if cell.fill.fill_type else None,
            )
            for row in formulas.iter_rows()
            for cell in row
            if cell.value is not None
        },
    }
