"""Every page on paper: the text without its frame, exercises as worksheets, filled in or not."""

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from kinds.calculator.model import CaseResult, NumberResult
from tests.support.accessibility import overflowing
from tests.support.definitions import (
    LANGUAGES,
    calculator_named,
    ids_of,
    library,
    page_of,
    pages_in,
)

# A sheet of A4 less margins of 1 cm, in the pixels of style sheets: 19 × 27.7 cm.
A4: ViewportSize = {"width": 718, "height": 1047}

FRAME = "header.md-header, nav, .md-sidebar, .md-search, button"

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_a_printed_page_is_the_text_alone_and_fits_the_paper(
    page: Page, server: str, language: str
) -> None:
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    cut = []
    for address in pages_in(language):
        page.goto(server + address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator(FRAME).filter(visible=True)).to_have_count(0)
        cut += [f"{address}: {each}" for each in overflowing(page, scrolling_helps=False)]
    assert cut == []


@pytest.mark.parametrize("id_", ids_of("calculator") + ids_of("worksheet") + ids_of("matrix"))
@each_language
def test_an_empty_exercise_prints_with_a_line_for_each_entry(
    page: Page, server: str, id_: str, language: str
) -> None:
    root = open_exercise(page, server, id_, language)
    fields = root.locator("input[type=text], textarea")
    expected = fields.count()

    page.emulate_media(media="print")

    expect(fields.filter(visible=True)).to_have_count(expected)
    assert [line for line in fields.evaluate_all(LINES) if line == "none"] == []
    marks = root.locator("input[type=radio], input[type=checkbox]")
    expect(marks.filter(visible=True)).to_have_count(marks.count())


# How a field shows where to write: a border below it, ruled lines, or nothing.
LINES = """(fields) => fields.map((field) => {
  const { borderBlockEndStyle, borderBlockEndWidth, backgroundImage } = getComputedStyle(field);
  if (borderBlockEndStyle == "solid" && parseFloat(borderBlockEndWidth) > 0) return "line";
  return backgroundImage == "none" ? "none" : "ruled";
})"""


@pytest.mark.parametrize("id_", ids_of("calculator"))
@each_language
def test_a_filled_calculator_prints_its_entries_its_results_and_how_to_read_them(
    page: Page, server: str, id_: str, language: str
) -> None:
    root = open_exercise(page, server, id_, language)
    root.locator('[data-do="example"]').click()
    filled = {field: field.input_value() for field in root.locator("input[type=text]").all()}
    results = [output.inner_text() for output in root.locator(".results output").all()]

    page.emulate_media(media="print")

    for field, value in filled.items():
        expect(field).to_be_visible()
        expect(field).to_have_value(value)
        assert field.evaluate(IS_INK), f"{field} is printed in the colour of paper"
    for output, text in zip(root.locator(".results output").all(), results, strict=True):
        expect(output).to_have_text(text)
        assert not text or output.evaluate(IS_INK)
    expect_explained(root, id_, language)


# Whether the text of an element can be seen on white paper.
IS_INK = """(element) => {
  const { visibility, color } = getComputedStyle(element);
  const [red, green, blue, opacity = 1] = color.match(/[\\d.]+/g).map(Number);
  return visibility == "visible" && opacity > 0.5 && (red + green + blue) / 3 < 140;
}"""


def expect_explained(root: Locator, id_: str, language: str) -> None:
    calculator = calculator_named(id_)
    for key, result in calculator.results.items():
        explained = root.locator(f'[data-explains="{key}"]')
        expect(explained).to_be_visible()
        bands = result.bands if isinstance(result, NumberResult) else None
        cases = result.cases if isinstance(result, CaseResult) else []
        for verdict in [*cases, *(calculator.bands[bands] if bands else [])]:
            shown = explained.locator(f'[data-verdict="{verdict.id}"]')
            expect(shown).to_be_visible()
            expect(shown).to_contain_text(verdict.title[language])


@pytest.mark.chromium
@each_language
def test_the_file_of_a_printed_page_is_made_without_a_complaint(
    page: Page, server: str, language: str
) -> None:
    for id_ in library().definitions:
        page.goto(server + page_of(id_, language))
        assert page.pdf(format="A4").startswith(b"%PDF-")


def open_exercise(page: Page, place: str, id_: str, language: str) -> Locator:
    page.goto(place + page_of(id_, language))
    return page.locator(f'[data-exercise="{id_}"]')
