"""What readers take along: filled in on the page, saved, and opened elsewhere."""

import csv
import re
from collections.abc import Sequence
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Locator, Page, expect

from kinds.calculator.model import Calculator
from spreadsheets.inputs import SheetWords
from spreadsheets.layout import plan_of
from spreadsheets.practice import by_cell
from spreadsheets.sheet import Sheet, Value, letters, sheet_of
from spreadsheets.workbook import workbook_of
from tests.conftest import OpenPage
from tests.support import libreoffice
from tests.support.definitions import LANGUAGES, ids_of, library, page_of
from tests.support.entries import HOSTILE, agrees, drawn
from tests.support.keeping import BOOK, WORKBOOK, unfold

EXERCISES = [*ids_of("calculator"), *ids_of("worksheet"), *ids_of("matrix")]
each_language = pytest.mark.parametrize("language", LANGUAGES)

FILL = """(root, entries) => {
  for (const [name, typed] of Object.entries(entries)) {
    const [table, , row] = name.split(".");
    const adder = root.querySelector(`[data-table="${table}"] [data-do="add row"]`);
    const isThere = () => root.querySelector(`[name="${name}"]`);
    for (let left = 500; adder && row && !isThere() && left; left -= 1) adder.click();
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


def opened(page: Page, where: str, id_: str, language: str) -> Locator:
    """The exercise on its page, with its menu open."""
    page.goto(where + page_of(id_, language))
    root = exercise(page, id_)
    root.locator(".take > summary").click()
    return root


def save(root: Locator, what: str, menu: str = ".take") -> bytes:
    with root.page.expect_download() as download:
        root.locator(f'{menu} [data-take="{what}"]').click()
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
        root = opened(page, where, id_, language)
        entries = entries_for(root, id_, random)
        root.evaluate(FILL, {name: number_typed(each, language) for name, each in entries.items()})
        saved = save(root, "workbook")
        expected = sheet_of(plan_of(library().definitions[id_], words), entries, shown_on(root))
        assert differences(described(saved), described(workbook_of(expected, book=BOOK))) == [], id_


@each_language
def test_what_the_page_refuses_stays_a_text_that_no_formula_counts(
    page: Page, server: str, language: str
) -> None:
    """Of 10, 11, seven and 6 the page counts two: one promoter and one critic."""
    root = opened(page, server, "u2-nps", language)
    typed = {"answers.value.1": "10", "answers.value.2": "11", "answers.value.3": "seven"}
    root.evaluate(FILL, {**typed, "answers.value.4": "6"})
    sheet = openpyxl.load_workbook(BytesIO(save(root, "workbook")), data_only=True).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=3)]
    entered = [row[1] for row in rows if str(row[0]).startswith("Respondent ")]
    assert entered[:5] == [10, "⚠ 11", "⚠ seven", 6, None]
    assert ["Net Promoter Score", 0, SITUATION[language]] in rows


SITUATION = {"en": "Urgent action", "pl": "Działaj pilnie"}


def test_a_text_is_no_longer_than_a_spreadsheet_can_hold(page: Page, server: str) -> None:
    """Excel: 32,767 characters in a cell, 409 points to a row."""
    root = opened(page, server, "u2-ai-crm-plan", "en")
    root.evaluate(FILL, {"data_comments": "long " * 8000})
    sheet = openpyxl.load_workbook(BytesIO(save(root, "workbook"))).worksheets[0]
    assert max(len(str(cell.value)) for row in sheet.iter_rows() for cell in row) == 32767
    assert max(each.height or 0 for each in sheet.row_dimensions.values()) == 409


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
        "names": {name: each.attr_text for name, each in formulas.defined_names.items()},
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


# ---- CSV -----------------------------------------------------------------------------------------

DIALECTS = {"en": (",", "."), "pl": (";", ",")}


@each_language
def test_a_csv_file_opens_rightly_in_the_spreadsheet_of_the_language(
    page: Page, where: str, language: str
) -> None:
    separator, decimal_sign = DIALECTS[language]
    root = opened(page, where, "u1-swot-vector", language)
    entries = {"strengths.weight.1": "0,4", "strengths.rating.1": "3", "strengths.weight.2": "0.6"}
    root.evaluate(FILL, entries)
    rows = csv_rows(save(root, "csv"), separator)
    weights = [row[2] for row in rows if row[0] in ("1", "2")][:2]
    assert weights == [f"0{decimal_sign}4", f"0{decimal_sign}6"]
    assert next(row[4] for row in rows if row[0] == "1") == f"1{decimal_sign}2"


@each_language
def test_no_text_in_a_csv_file_is_taken_for_a_formula(
    page: Page, server: str, language: str
) -> None:
    root = opened(page, server, "u1-loyalty-exchange", language)
    typed = {f"exchange.action.{n}": text for n, text in enumerate(HOSTILE, start=1)}
    root.evaluate(FILL, typed)
    rows = csv_rows(save(root, "csv"), DIALECTS[language][0])
    found = {int(row[0]): row[1] for row in rows if row[0].isdigit()}
    harmless = {"-5", *(text for text in HOSTILE if text[0] not in "=+-@\t")}
    assert list(found.values()) == [
        text if text in harmless else f"'{text}" for text in typed.values()
    ]


def csv_rows(content: bytes, separator: str) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    lines = StringIO(content.decode("utf-8-sig"), newline="")
    return [row for row in csv.reader(lines, delimiter=separator) if row]


# ---- Text ----------------------------------------------------------------------------------------


@pytest.mark.chromium
def test_a_result_is_copied_as_text(open_page: OpenPage, where: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    root = opened(page, where, "u2-nps", "pl")
    root.evaluate(FILL, {"answers.value.1": "10", "answers.value.2": "9", "answers.value.3": "3"})
    root.locator('[data-take="copy"]').click()
    expect(root.locator(".take").get_by_role("status")).to_have_text(
        "Skopiowano. Teraz można to wkleić gdzie indziej."
    )
    first, *lines = page.evaluate("navigator.clipboard.readText()").replace("\r", "").split("\n")
    assert re.fullmatch(r"Badanie Net Promoter Score \(NPS\) \(\d+ \w+ 20\d\d\)", first)
    assert lines == [
        "",
        "Wyniki",
        "Promotorzy: 66,7%",
        "Pasywni: 0%",
        "Krytycy: 33,3%",
        "Net Promoter Score: 33,3%; Pracuj nad pozytywną opinią",
    ]


def test_without_a_clipboard_the_text_is_copied_the_old_way(page: Page, server: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.add_init_script(
        "addEventListener('copy', ({ target }) => { globalThis.copied = target.value; })"
    )
    root = opened(page, server, "u1-customer-matrix", "en")
    news = root.locator(".take").get_by_role("status")
    root.locator('[data-take="copy"]').click()
    expect(news).to_have_text("Nothing is filled in yet.")
    root.evaluate(FILL, {"key.item.1": "Anna", "key.note": "Yes\nand no"})
    root.locator('[data-take="copy"]').click()
    expect(news).to_have_text("Copied. You can now paste it elsewhere.")
    lines = page.evaluate("copied").split("\n")
    assert lines[1:] == ["", "Key", "Customer 1: Anna", "Does this advice fit?: Yes", "and no"]
    expect(root.locator('[data-take="copy"]')).to_be_focused()


# ---- Paper ---------------------------------------------------------------------------------------

NO_PRINTER = "window.print = () => {}"


@each_language
def test_one_exercise_is_printed_alone_with_the_date_and_all_that_is_filled_in(
    page: Page, where: str, language: str
) -> None:
    page.add_init_script(NO_PRINTER)
    root = opened(page, where, "u2-nps", language)
    root.locator('[data-do="example"]').click()
    before = root.evaluate(STATE)
    root.locator('[data-take="print"]').click()
    expect(page.locator(".paper")).to_have_count(1)
    page.emulate_media(media="print")

    paper = page.locator(".paper")
    assert page.locator("body > *").filter(visible=True).count() == 1
    expect(paper.locator(".paper__line")).to_contain_text(re.compile(r"\d+ \w+ 20\d\d"))
    expect(paper.get_by_role("heading").first).to_be_visible()
    assert paper.locator("section").evaluate(STATE) == before
    expect(paper.locator(".chart svg")).to_be_visible()
    assert paper.locator("button, summary.take__opener").filter(visible=True).count() == 0

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(paper).to_have_count(0)
    assert root.evaluate(STATE) == before


STATE = """(root) => [
  [...root.querySelectorAll("input, textarea")]
    .map(({ name, value, checked }) => [name, value, checked]),
  [...root.querySelectorAll("output")].map(({ name, textContent }) => [name, textContent]),
]"""


@each_language
def test_a_blank_sheet_is_printed_while_the_entries_stay(
    page: Page, server: str, language: str
) -> None:
    page.add_init_script(NO_PRINTER)
    for id_ in ("u1-contact-diagnosis", "u1-swot-vector"):
        root = opened(page, server, id_, language)
        root.locator('[data-do="example"]').click()
        before = root.evaluate(STATE)
        root.locator('[data-take="blank"]').click()
        expect(page.locator(".paper")).to_have_count(1)
        entries, outputs = page.locator(".paper section").evaluate(STATE)
        assert {value for _, value, _ in entries} <= {"", "yes", "no"}  # the last of radio buttons
        assert not any(checked for *_, checked in entries)
        assert not any(text for _, text in outputs)
        assert root.evaluate(STATE) == before
        page.evaluate("dispatchEvent(new Event('afterprint'))")


# ---- The whole workbook --------------------------------------------------------------------------


def filled_workbook(
    page: Page, where: str, language: str, ids: Sequence[str]
) -> dict[str, Locator]:
    """The page with all exercises, some of them filled in at random."""
    random = Random(language)
    page.goto(where + WORKBOOK[language])
    roots = {id_: exercise(page, id_) for id_ in ids}
    for id_, root in roots.items():
        unfold(page, id_)
        entries = entries_for(root, id_, random)
        root.evaluate(FILL, {name: number_typed(each, language) for name, each in entries.items()})
    page.locator(".workbook > .take > summary").click()
    return roots


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("language", "where"), [("en", "file"), ("pl", "http")], indirect=["where"]
)
def test_a_workbook_of_all_exercises_recalculates_to_what_the_pages_show(
    page: Page, where: str, language: str, tmp_path: Path
) -> None:
    words = SheetWords(library().labels, language)
    roots = filled_workbook(page, where, language, ids_of("calculator"))
    saved = save(page.locator("body"), "workbook", ".workbook > .take")
    book = libreoffice.recalculated(saved, tmp_path)
    titles = {library().definitions[id_].title[language]: id_ for id_ in roots}
    assert len(book.worksheets) == len(roots)
    for recalculated in book.worksheets:
        id_ = titles[str(recalculated["A1"].value)]
        shown = shown_on(roots[id_])
        plan = plan_of(library().definitions[id_], words)
        expected = sheet_of(plan, cells_of(roots[id_]), shown)
        assert different_cells(expected, recalculated) == [], id_


def cells_of(root: Locator) -> dict[str, Value]:
    """The names of all fields: as many rows as the page has."""
    return dict.fromkeys(names_of(root, "input, textarea"))


def different_cells(expected: Sheet, found: Worksheet) -> list[str]:
    return [
        f"{cell.name}: {cell.value!r}, there {there!r}"
        for row, cells in enumerate(expected.rows, start=1)
        for cell in cells
        if cell.formula
        if not agrees(cell.value, there := found[f"{letters(cell.column)}{row}"].value)
    ]


def test_what_is_filled_in_comes_together_as_an_archive_and_on_paper(
    page: Page, server: str
) -> None:
    page.add_init_script(NO_PRINTER)
    filled_workbook(page, server, "en", ["u1-customer-matrix", "u2-nps"])
    saved = save(page.locator("body"), "csv", ".workbook > .take")
    with ZipFile(BytesIO(saved)) as archive:
        assert archive.testzip() is None
        assert all(archive.read(name).startswith(b"\xef\xbb\xbf") for name in archive.namelist())
        assert archive.namelist() == [
            "01-interest-impact-matrix-of-customers.csv",
            "02-net-promoter-score-survey.csv",
        ]
    page.locator('.workbook > .take [data-take="print"]').click()
    expect(page.locator(".paper section").locator("h3")).to_have_text(
        ["Interest–impact matrix of customers", "Net Promoter Score survey"]
    )


def test_a_browser_that_cannot_compress_makes_the_same_files(page: Page, server: str) -> None:
    page.add_init_script("delete globalThis.CompressionStream")
    root = opened(page, server, "u2-nps", "en")
    saved = save(root, "workbook")
    with ZipFile(BytesIO(saved)) as archive:
        assert {each.compress_type for each in archive.infolist()} == {ZIP_STORED}
        assert archive.testzip() is None
    assert openpyxl.load_workbook(BytesIO(saved)).sheetnames == ["Net Promoter Score survey"]


def test_an_empty_workbook_says_that_there_is_nothing_to_take(page: Page, server: str) -> None:
    page.goto(server + WORKBOOK["pl"])
    menu = page.locator(".workbook > .take")
    menu.locator("summary").click()
    menu.locator('[data-take="print"]').click()
    expect(menu.get_by_role("status")).to_have_text("Nic jeszcze nie jest wpisane.")
