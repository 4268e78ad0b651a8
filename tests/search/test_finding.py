"""What is found, in which order, and how it is shown; the engine runs in a browser."""

from typing import Any

import pytest
from playwright.sync_api import Page

from search.files import SearchFiles
from tests.support.site import ROOT

PAGES = [
    ["mention.html", [["", "Prices", "A survey, a survey and again a survey of customers."]]],
    ["title.html", [["", "Questions", "Ask."], ["how", "The survey", "How to ask <b>people</b>."]]],
    [
        "glossary.html",
        [
            ["", "Glossary", "All terms."],
            ["nps", "NPS (Net Promoter Score)", "A number from a poll.", 1],
            ["strong", "strong (lasting) survey", "A survey that lasts.", 1],
        ],
    ],
    ["nps.html", [["", "The NPS survey", "NPS, NPS, NPS."]]],
]


@pytest.mark.parametrize(
    ("language", "typed", "there"),
    [
        ("pl", "relacjami", "relacja"),
        ("pl", "klientów", "kliencie"),
        ("pl", "rynku", "rynek"),
        ("pl", "zasadzie", "zasady"),
        ("pl", "kupujemy", "kupować"),
        ("pl", "pytalibyśmy", "pyta"),
        ("pl", "cwiczen", "ćwiczenia"),
        ("pl", "Książka", "ksiazce"),
        ("en", "studies", "studied"),
        ("en", "planned", "planning"),
        ("en", "crisis", "crisis"),
        ("en", "boxes", "box"),
        ("en", "using", "use"),
    ],
)
def test_a_form_of_a_word_finds_another(page: Page, language: str, typed: str, there: str) -> None:
    assert found(page, language, [["a.html", [["", "Title", f"x {there} x"]]]], typed)
    assert marks(page, typed) == [there]


@pytest.mark.parametrize(
    ("language", "typed", "there"),
    [
        ("pl", "klient", "klimat"),
        ("pl", "relacja", "relaks"),
        ("en", "thing", "the"),
        ("en", "universe", "university"),
    ],
)
def test_another_word_is_not_found(page: Page, language: str, typed: str, there: str) -> None:
    assert found(page, language, [["a.html", [["", "Title", there]]]], typed) == []


def test_the_beginning_of_a_word_finds_it(page: Page) -> None:
    assert found(page, "en", PAGES, "ques") == [["title.html"]]


def test_a_title_ranks_above_any_number_of_mentions(page: Page) -> None:
    groups = found(page, "en", PAGES[:2], "surveys")

    assert groups == [["title.html#how", "title.html"], ["mention.html"]]


@pytest.mark.parametrize("typed", ["nps", "Net Promoter Score"])
def test_a_term_of_the_glossary_comes_first_by_either_of_its_names(page: Page, typed: str) -> None:
    assert found(page, "en", PAGES, typed)[0] == ["glossary.html#nps", "glossary.html"]


def test_a_term_is_whole_without_what_stands_in_brackets(page: Page) -> None:
    assert found(page, "en", PAGES, "strong survey")[0] == ["glossary.html#strong", "glossary.html"]


def test_sections_with_all_words_come_before_those_with_some(page: Page) -> None:
    groups = found(page, "en", PAGES, "survey customers")

    assert groups[0] == ["mention.html"]


def test_a_word_that_is_nowhere_is_told_as_missing(page: Page) -> None:
    found(page, "en", PAGES, "survey zebra")

    terms = page.evaluate("book.find('survey zebra')[0][0].terms")
    assert terms == {"survey": True, "zebra": False}


def test_text_of_the_book_is_never_taken_for_markup(page: Page) -> None:
    found(page, "en", PAGES, "survey")

    shown = page.evaluate("""() => {
      const part = document.createElement("p");
      part.append(...book.withMarks(book.find("people")[0][0].text));
      return part.innerHTML;
    }""")
    assert shown == "How to ask &lt;b&gt;<mark>people</mark>&lt;/b&gt;."


def test_a_long_text_is_shown_from_near_the_first_word_found(page: Page) -> None:
    long = "start " * 50 + "needle " + "end " * 100
    found(page, "en", [["a.html", [["", "A", long]]]], "needle")

    before, found_word, after = page.evaluate("book.find('needle')[0][0].text")
    assert before.startswith("… start")
    assert found_word == "needle"
    assert after.endswith(" …")
    assert len(before + found_word + after) < 300


@pytest.mark.parametrize("typed", ["", "   ", "?!", "zebra", "constructor", "__proto__", "(", "*"])
def test_what_is_not_in_the_book_finds_nothing_and_breaks_nothing(page: Page, typed: str) -> None:
    assert found(page, "pl", PAGES, typed) == []


def found(page: Page, language: str, pages: list[Any], typed: str) -> list[list[str]]:
    """The places found, page by page, in a new book of these pages."""
    page.goto("about:blank")
    script = SearchFiles(ROOT / "overrides/search").script_of_language(language)
    page.add_script_tag(content=script)
    page.evaluate("pages => book.index(pages)", pages)
    groups = page.evaluate("typed => book.find(typed)", typed)
    return [[section["location"] for section in group] for group in groups]


def marks(page: Page, typed: str) -> list[str]:
    terms: dict[str, bool] = page.evaluate("typed => book.find(typed)[0][0].terms", typed)
    return list(terms)
