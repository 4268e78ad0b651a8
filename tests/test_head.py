"""What the head of each page tells other programs: search engines, and those that show links."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.definitions import LANGUAGES, all_pages, pages_in
from tests.support.html import outline

FACTS = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
BOOK = {"en": "Customer relationship building", "pl": "Budowanie relacji z klientem"}
UNITS = {
    "en": ["Unit I", "Unit II", "Unit III", "Unit IV", "Topic 6"],
    "pl": ["Moduł I", "Moduł II", "Moduł III", "Moduł IV", "Temat 6"],
}

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_each_page_has_a_title_and_a_description_to_be_passed_on(site: Path, language: str) -> None:
    for page in pages_in(language):
        told = properties(site / page)
        assert told["og:title"], page
        assert told["og:description"] == told["description"], page
        assert told["og:site_name"] == BOOK[language], page
        assert told["og:locale"] == {"en": "en_GB", "pl": "pl_PL"}[language], page
        is_home = page in ("index.html", "pl/index.html")
        assert told["og:type"] == ("book" if is_home else "article"), page


@each_language
def test_no_two_pages_of_a_language_have_the_same_description(site: Path, language: str) -> None:
    descriptions = [properties(site / page)["description"] for page in pages_in(language)]

    assert sorted(set(descriptions)) == sorted(descriptions)


@each_language
def test_the_first_page_is_described_as_a_book_with_its_parts(site: Path, language: str) -> None:
    home = "index.html" if language == LANGUAGES[0] else f"{language}/index.html"

    book = facts_on(site / home)

    assert "Book" in book["@type"]
    assert (book["name"], book["inLanguage"]) == (BOOK[language], language)
    assert book["license"] == "https://creativecommons.org/licenses/by/4.0/"
    parts = [part["name"].partition(".")[0] for part in book["hasPart"]]
    assert parts == UNITS[language]


def test_the_pages_of_units_are_described_as_chapters_to_learn_from(site: Path) -> None:
    for page in all_pages():
        facts = facts_on(site / page)
        if "/unit-" in f"/{page}":
            assert facts["@type"] == ["Chapter", "LearningResource"], page
            assert facts["isPartOf"]["name"] in BOOK.values(), page
            assert facts["name"] == properties(site / page)["og:title"], page


def test_the_address_of_each_icon_leads_to_a_picture(site: Path) -> None:
    icons = [
        attributes["href"]
        for tag, attributes in outline(site / "index.html").elements
        if tag == "link" and attributes.get("rel") in ("icon", "apple-touch-icon")
    ]

    assert len(icons) == 2
    assert all((site / icon).is_file() for icon in icons)


def test_no_page_has_a_browser_fetch_ahead_what_the_policy_of_the_page_forbids(site: Path) -> None:
    ahead = {"next", "prefetch", "preload", "prerender"}  # Firefox takes `next` for `prefetch`
    for page in [*all_pages(), "404.html"]:
        relations = [
            attributes["rel"] for tag, attributes in outline(site / page).elements if tag == "link"
        ]
        assert not ahead & set(" ".join(relations).split()), page


def properties(page: Path) -> dict[str, str]:
    return {
        attributes.get("property") or attributes.get("name", ""): attributes.get("content", "")
        for tag, attributes in outline(page).elements
        if tag == "meta"
    }


def facts_on(page: Path) -> dict[str, Any]:
    """What a page says of itself to schema.org; nothing on pages that are no part of a unit."""
    found = FACTS.findall(page.read_text(encoding="utf-8"))
    assert len(found) <= 1
    facts: dict[str, Any] = json.loads(found[0]) if found else {}
    return facts
