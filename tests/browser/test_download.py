"""The downloads as a reader uses them: unpacked anywhere, opened by double click, without a server.

That all pages and exercises work there is proven by the tests that use `where`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import Reader
from tests.support.site import address_of, downloads_of, unpacked

STARTS = [
    ("START-HERE.html", "en", "book/index.html"),
    ("OTWORZ-MNIE.html", "pl", "book/pl/index.html"),
]


# Drawings in the text of a page are as high as a line or two.
LARGER_THAN_A_LINE = """(drawings) => drawings
  .filter((each) => each.getBoundingClientRect().height > 40)
  .map((each) => each.parentElement.className)"""


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked download in all languages, in a folder with an awkward name."""
    return address_of(unpacked(downloads_of(site)[0], tmp_path_factory.mktemp("Moje książki")))


@pytest.fixture
def page(browser: Browser, folder: str) -> Iterator[Page]:
    """A page that may ask for nothing outside the folder."""
    reader = Reader(browser, places=(folder,))
    yield reader.new_page()
    reader.leave()
    assert reader.faults == []


@pytest.mark.parametrize(("start", "language", "first_page"), STARTS)
def test_the_page_to_start_from_opens_the_book_in_its_language(
    page: Page, folder: str, start: str, language: str, first_page: str
) -> None:
    page.goto(folder + start)

    expect(page).to_have_url(folder + first_page)
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize(("start", "language", "first_page"), STARTS)
def test_in_a_file_that_is_still_packed_the_page_to_start_from_says_so(
    browser: Browser, site: Path, tmp_path: Path, start: str, language: str, first_page: str
) -> None:
    whole = unpacked(downloads_of(site)[0], tmp_path)
    alone = tmp_path / "as Windows shows it" / start
    alone.parent.mkdir()
    (whole / start).rename(alone)
    page = browser.new_page()

    page.goto(alone.as_uri())

    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("paragraph")).to_contain_text("Windows")
    expect(page.get_by_role("link")).to_have_attribute("href", first_page)
    page.context.close()


@pytest.mark.parametrize(
    ("page_of_book", "start"),
    [("unit-2/loyalty.html", "START-HERE"), ("pl/unit-2/loyalty.html", "OTWORZ-MNIE")],
)
def test_of_half_a_book_a_page_can_be_read_and_says_what_is_missing(
    browser: Browser, site: Path, tmp_path: Path, page_of_book: str, start: str
) -> None:
    whole = unpacked(downloads_of(site)[0], tmp_path) / "book"
    page = browser.new_page()
    page.goto((whole / page_of_book).as_uri())
    expect(page.get_by_text(start)).to_be_hidden()
    (whole / "assets").rename(tmp_path / "lost")

    page.reload()

    expect(page.get_by_text(start)).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()
    assert page.locator("svg").evaluate_all(LARGER_THAN_A_LINE) == []
    page.context.close()


def test_a_reader_finds_their_way_through_the_book_calculates_and_searches(
    page: Page, folder: str
) -> None:
    page.goto(folder + "START-HERE.html")

    page.get_by_role("link", name="Start with the introduction").click()
    page.get_by_role("link", name="Next: Unit I").click()
    expect(page).to_have_url(folder + "book/unit-1/index.html")
    page.get_by_role("link", name="Polski", exact=True).click()
    expect(page).to_have_url(folder + "book/pl/unit-1/index.html")
    calculate(page, folder)
    search(page)


def calculate(page: Page, folder: str) -> None:
    """The worked example of the Net Promoter Score: 7 of 10 recommend, 1 of 10 does not."""
    page.goto(folder + "book/pl/unit-2/loyalty.html")
    exercise = page.locator('[data-exercise="u2-nps"]')
    exercise.get_by_role("button", name="Pokaż wypełniony przykład").click()
    expect(exercise.locator('output[name="nps"]')).to_have_attribute("data-value", "60")


def search(page: Page) -> None:
    box = page.get_by_role("dialog").get_by_role("textbox")
    box.click()
    box.press_sequentially("lojalność")
    page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page.get_by_role("main")).to_contain_text("lojalność", ignore_case=True)
