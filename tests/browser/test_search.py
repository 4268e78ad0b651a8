"""Search as a reader has it: in the box of the frame, over http and from a folder."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.conftest import OpenPage
from tests.support.site import address_of, downloaded

HOMES = {"en": "index.html", "pl": "pl/index.html"}
READY = {"en": "Type to start searching", "pl": "Zacznij pisać, aby szukać"}

MISSING = {
    "en": "The search of this book could not be loaded.",
    "pl": "Nie udało się wczytać wyszukiwarki.",
}

# What a reader types, and a page and section that must be among what is found.
INFLECTED = [
    ("pl", "relacja", "unit-1/relationships.html#what-a-relationship-is"),
    ("pl", "relacje", "unit-1/relationships.html#what-a-relationship-is"),
    ("pl", "relacjami", "unit-1/relationships.html#what-a-relationship-is"),
    ("pl", "klientów", "unit-1/relationships.html#six-kinds-of-customers"),
    ("pl", "ankiety", "unit-2/loyalty.html#nps-survey"),
    ("pl", "problemy", "unit-2/problems.html"),
    ("pl", "cwiczenia", "how-to-use.html#do"),
    ("pl", "lojalnosc", "unit-2/loyalty.html"),
    ("pl", "ksiazka", "about.html"),
    ("en", "surveys", "unit-2/loyalty.html#nps-survey"),
    ("en", "relationship", "unit-1/relationships.html"),
    ("en", "crises", "unit-4/what-is-a-crisis.html"),
    ("en", "loyal", "unit-2/loyalty.html"),
]

# In an exercise, in a quiz, in a figure, in the glossary.
EVERYWHERE = [
    ("pl", "zasoby", "unit-1/relationships.html#u1-resources-inputs"),
    ("pl", "nieprzypadkowych interakcji", "glossary.html#relationship"),
    ("pl", "niezaplanowane", "unit-1/quiz.html#quiz-1"),
    ("pl", "afektywny", "unit-1/relationships.html"),
    ("en", "resources and inputs", "unit-1/relationships.html#u1-resources-inputs"),
    ("en", "unplanned", "unit-1/quiz.html#quiz-1"),
    ("en", "affective", "unit-1/relationships.html"),
    ("en", "non-accidental interactions", "glossary.html#relationship"),
]

TERMS = [
    ("pl", "relacja", "relationship"),
    ("pl", "kryzys", "crisis"),
    ("pl", "lojalnosc klienta", "customer-loyalty"),
    ("pl", "punktów styku", "touchpoint"),
    ("pl", "NPS", "nps"),
    ("en", "crisis", "crisis"),
    ("en", "touchpoints", "touchpoint"),
    ("en", "customer loyalty", "customer-loyalty"),
    ("en", "NPS", "nps"),
]


@pytest.mark.parametrize(("language", "typed", "place"), [*INFLECTED, *EVERYWHERE])
def test_a_word_in_any_form_finds_its_place(
    page: Page, where: str, language: str, typed: str, place: str
) -> None:
    results = search(page, where, language, typed)

    expect(to(results, page_of(language, place)).first).to_be_attached()
    for address in addresses(results):
        assert address.removeprefix(where).startswith("pl/") == (language == "pl"), address


@pytest.mark.parametrize(("language", "typed", "anchor"), TERMS)
def test_a_term_of_the_glossary_shows_its_definition_first(
    page: Page, where: str, language: str, typed: str, anchor: str
) -> None:
    first = search(page, where, language, typed).get_by_role("listitem").first

    definition = to(first, page_of(language, f"glossary.html#{anchor}"))
    expect(definition).to_be_visible()
    expect(definition.locator("p")).not_to_be_empty()


def test_a_title_ranks_above_a_mention(page: Page, where: str) -> None:
    results = search(page, where, "pl", "ankiety")

    titles = results.get_by_role("listitem").locator("h1, h2").all_inner_texts()
    ranked = ["Ankieta" in title for title in titles if title]
    assert "Ankieta i trzy grupy" in titles[:3]
    assert any(ranked)


def test_the_result_opens_at_its_heading_with_the_words_marked(page: Page, where: str) -> None:
    results = search(page, where, "pl", "ankietami")
    place = "unit-2/loyalty.html#nps-survey"

    to(results, page_of("pl", place)).click()

    expect(page.locator("h2#nps-survey, h3#nps-survey")).to_be_in_viewport()
    marked = page.get_by_role("main").locator("mark")
    expect(marked.first).to_be_visible()
    assert {text.lower() for text in marked.all_inner_texts()} == {"ankieta"}


def test_enter_opens_the_best_result(page: Page, where: str) -> None:
    results = search(page, where, "en", "touchpoint")
    expect(to(results, "glossary.html#touchpoint")).to_be_visible()

    page.keyboard.press("Enter")

    page.wait_for_url("**/glossary.html*#touchpoint")


def test_the_arrow_keys_go_through_all_that_is_seen_of_the_results(page: Page, where: str) -> None:
    results = search(page, where, "en", "customer")
    expect(results.locator("summary").first).to_be_visible()
    seen = results.locator("a:visible, summary:visible")

    for number in range(8):
        page.keyboard.press("ArrowDown")
        expect(seen.nth(number)).to_be_focused()
    for _ in range(8):
        page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(seen.last).to_be_focused()


def test_escape_closes_the_box_and_gives_the_focus_back(page: Page, where: str) -> None:
    results = search(page, where, "en", "touchpoint")
    page.keyboard.press("ArrowDown")

    page.keyboard.press("Escape")
    expect(results).to_be_hidden()
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(where + HOMES["en"])

    page.keyboard.type("s")
    expect(results).to_be_visible()


@pytest.mark.parametrize("how", ["Escape", "the arrow"])
def test_on_a_phone_the_closed_box_gives_the_focus_to_its_button(
    open_page: OpenPage, server: str, how: str
) -> None:
    page = open_page(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page.goto(server + HOMES["en"])
    button = page.locator(".md-header__button[for='__search']")
    expect(field(page)).to_be_hidden()
    button.click()
    expect(field(page)).to_be_focused()

    if how == "the arrow":
        page.locator(".md-search__icon[for='__search']").click()
    else:
        page.keyboard.press(how)

    expect(field(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_ctrl_k_still_opens_the_box_after_the_book_with_pages_was_closed(
    page: Page, server: str
) -> None:
    page.goto(server + HOMES["en"])
    page.locator("[data-opens]").first.click()
    expect(page.locator("dialog.reader")).to_be_visible()
    page.keyboard.press("Control+k")
    expect(field(page)).not_to_be_focused()

    page.keyboard.press("Escape")
    expect(page.locator("dialog.reader")).to_be_hidden()
    page.keyboard.press("Control+k")

    expect(field(page)).to_be_focused()


def test_ctrl_k_opens_the_box_but_not_behind_an_open_drawer(
    open_page: OpenPage, server: str
) -> None:
    page = open_page(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page.goto(server + HOMES["en"])
    menu = page.get_by_role("button", name="Navigation")

    menu.click()
    page.keyboard.press("Control+k")
    expect(field(page)).to_be_hidden()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    expect(field(page)).to_be_focused()


def test_words_that_are_nowhere_find_nothing(page: Page, where: str) -> None:
    box = open_search(page, where, "en")

    box.get_by_role("textbox").press_sequentially("xyzzy")

    expect(box).to_contain_text("Nothing found")


def test_only_the_own_language_is_loaded_and_only_when_the_box_is_opened(
    page: Page, where: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(name_of(request)))

    page.goto(where + HOMES["pl"], wait_until="networkidle")
    assert [name for name in asked if name in ("en.js", "pl.js")] == []

    page.get_by_role("dialog").get_by_role("textbox").click()
    expect(page.get_by_role("dialog")).to_contain_text(READY["pl"])
    assert [name for name in asked if name in ("en.js", "pl.js")] == ["pl.js"]


@pytest.mark.parametrize(("language", "said"), MISSING.items())
def test_where_the_index_is_missing_the_box_says_what_to_do(
    browser: Browser, site: Path, tmp_path: Path, language: str, said: str
) -> None:
    half = Path(shutil.copytree(downloaded(site, tmp_path), tmp_path / "half"))
    (half / f"search/{language}.js").unlink()
    page = browser.new_page()

    page.goto(address_of(half) + HOMES[language])
    box = page.get_by_role("dialog")
    box.get_by_role("textbox").click()

    expect(box).to_contain_text(said)
    page.context.close()


def search(page: Page, where: str, language: str, typed: str) -> Locator:
    """The list of results, once there are some."""
    box = open_search(page, where, language)
    box.get_by_role("textbox").press_sequentially(typed)
    expect(box.get_by_role("link").first).to_be_visible()
    return box.get_by_role("list")


def open_search(page: Page, where: str, language: str) -> Locator:
    page.goto(where + HOMES[language])
    box = page.get_by_role("dialog")
    box.get_by_role("textbox").click()
    expect(box).to_contain_text(READY[language])
    return box


def field(page: Page) -> Locator:
    return page.locator(".md-search__input")


def to(results: Locator, place: str) -> Locator:
    """The links to a place; between its page and its anchor stand the words to mark."""
    address, _, anchor = place.partition("#")
    ending = f'[href$="#{anchor}"]' if anchor else ""
    return results.locator(f'a[href*="/{address}?"]{ending}')


def page_of(language: str, place: str) -> str:
    return place if language == "en" else f"pl/{place}"


def addresses(results: Locator) -> list[str]:
    found: list[str] = results.locator("a").evaluate_all("links => links.map((a) => a.href)")
    return found


def name_of(request: Request) -> str:
    return request.url.split("?")[0].rsplit("/", 1)[-1]
