"""What holds for every page of the book, whatever it is about, and for the frame around it.

What can be read from the built files is read there; the browser is asked only for what it alone
knows. `open_page` fails a test whose page writes an error, breaks the Content-Security-Policy, or
asks another host for anything.
"""

from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from rendering.delivery import OFFLINE_PAGE
from tests.conftest import OpenPage
from tests.support.accessibility import overflowing
from tests.support.definitions import LANGUAGES, all_pages, pages_in
from tests.support.html import outline, resolved
from tests.support.site import html_pages

# A phone held upright, and a screen of 1280 × 1024 zoomed to 400%.
NARROW = [(320, 640), (320, 256)]
PHONE: ViewportSize = {"width": 412, "height": 823}
UNNOTICED = 0.01  # of the screen, times the way it went; up to 0.1 counts as good

# Gathers how much of the screen has moved, and how far (https://web.dev/articles/cls).
WATCH_MOVES = """
  window.moved = 0;
  const add = ({ value }) => { window.moved += value; };
  new PerformanceObserver((list) => list.getEntries().forEach(add))
    .observe({ type: "layout-shift", buffered: true });
"""
AFTER_TWO_FRAMES = """() => new Promise((drawn) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => drawn(moved)))))"""

each_language = pytest.mark.parametrize("language", LANGUAGES)


# ---- What stands in the files --------------------------------------------------------------------


def test_the_site_holds_the_pages_of_both_languages_and_no_others(site: Path) -> None:
    assert html_pages(site) == sorted([*all_pages(), "404.html", OFFLINE_PAGE])
    assert pages_in("pl") == [f"pl/{address}" for address in pages_in("en")]


def test_each_page_has_one_main_heading_and_skips_no_level(site: Path) -> None:
    for address in html_pages(site):
        levels = outline(site / address).heading_levels
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        for above, below in pairwise(levels):
            assert below <= above + 1, f"{address}: a heading {below} follows a heading {above}"


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for address in html_pages(site):
        ids = outline(site / address).ids
        assert [id_ for id_ in set(ids) if ids.count(id_) > 1] == [], address


@each_language
def test_each_page_says_which_language_it_is_in(site: Path, language: str) -> None:
    for address in pages_in(language):
        tag, attributes = outline(site / address).elements[0]
        assert (tag, attributes["lang"]) == ("html", language), address


def test_the_language_switch_leads_to_the_same_page_and_back(site: Path) -> None:
    for english, polish in zip(pages_in("en"), pages_in("pl"), strict=True):
        for here, there, language in ((english, polish, "pl"), (polish, english, "en")):
            switch = outline(site / here).language_links()
            assert list(switch) == [language], here
            assert resolved(here, switch[language]) == (there, ""), here


def test_each_link_inside_the_book_leads_to_a_place_that_is_there(site: Path) -> None:
    broken = {
        f"{page} -> {address}"
        for page in all_pages()
        for address in outline(site / page).addresses
        if not urlsplit(address).scheme and not is_there(site, *resolved(page, address))
    }
    assert broken == set()


def is_there(site: Path, path: str, anchor: str) -> bool:
    file = site / path
    return file.is_file() and (not anchor or anchor in outline(file).ids)


def test_no_page_refers_to_another_host_but_by_a_link_to_follow(site: Path) -> None:
    for page in html_pages(site):
        loaded = [
            attributes.get("src") or attributes.get("href", "")
            for tag, attributes in outline(site / page).elements
            if tag != "a"
        ]
        assert [address for address in loaded if urlsplit(address).netloc] == [], page


def test_the_page_for_lost_readers_speaks_every_language(site: Path) -> None:
    page = outline(site / "404.html")

    notices = [attributes["lang"] for tag, attributes in page.elements if tag == "section"]
    homes = {resolved("404.html", address.lstrip("/"))[0] for address in page.addresses}

    assert notices == list(LANGUAGES)
    assert {"index.html", "pl/index.html"} <= homes


# ---- What the browser makes of them --------------------------------------------------------------


@each_language
def test_every_page_opens_without_a_complaint_keeps_still_and_fits_a_narrow_screen(
    open_page: OpenPage, where: str, language: str
) -> None:
    page = open_page(reduced_motion="reduce", viewport=PHONE)
    page.add_init_script(WATCH_MOVES)
    too_wide, moved = [], {}
    for address in pages_in(language):
        page.goto(where + address)
        moved[address] = page.evaluate(AFTER_TWO_FRAMES)
        for button in page.locator('[data-do="example"]:visible').all():
            button.click()
        for width, height in NARROW:
            page.set_viewport_size({"width": width, "height": height})
            too_wide += [f"{address} at {width} × {height}: {each}" for each in overflowing(page)]
    assert too_wide == []
    assert {page: move for page, move in moved.items() if move > UNNOTICED} == {}


@each_language
def test_the_language_switch_works_in_the_browser(page: Page, where: str, language: str) -> None:
    other = next(each for each in LANGUAGES if each != language)
    here, there = "unit-1/stages.html", "pl/unit-1/stages.html"
    start, end = (here, there) if language == "en" else (there, here)
    page.goto(where + start)

    page.locator(f'a[hreflang="{other}"]').click()
    expect(page).to_have_url(where + end)
    expect(page.locator("html")).to_have_attribute("lang", other)
    page.locator(f'a[hreflang="{language}"]').click()
    expect(page).to_have_url(where + start)


@pytest.mark.parametrize(
    ("language", "word", "ready"),
    [
        ("en", "loyalty", "Type to start searching"),
        ("pl", "lojalność", "Zacznij pisać, aby szukać"),
    ],
)
def test_search_finds_a_word_of_the_language(
    page: Page, where: str, language: str, word: str, ready: str
) -> None:
    page.goto(where + home_of(language))
    search = page.get_by_role("dialog")
    search.get_by_role("textbox").click()
    expect(search).to_contain_text(ready)

    search.get_by_role("textbox").press_sequentially(word)
    search.get_by_role("link").first.click()

    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("main")).to_contain_text(word, ignore_case=True)


def home_of(language: str) -> str:
    return "index.html" if language == LANGUAGES[0] else f"{language}/index.html"
