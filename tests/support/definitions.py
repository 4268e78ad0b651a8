"""The definitions of the book as the tests loop over them, and the pages that show them."""

from functools import cache
from pathlib import Path

from content.library import Library, read_library
from kinds.calculator.model import Calculator
from kinds.examples import Example
from kinds.matrix import Matrix
from kinds.worksheet import Worksheet

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("en", "pl")


@cache
def library() -> Library:
    return read_library(DOCS, LANGUAGES)


def ids_of(kind: str) -> list[str]:
    """The ids of all definitions of a kind; an empty list would mean that nothing is tested."""
    found = sorted(id_ for id_, each in library().definitions.items() if each.kind == kind)
    assert found, f"the book has no {kind}"
    return found


def calculator_named(id_: str) -> Calculator:
    definition = library().definitions[id_]
    assert isinstance(definition, Calculator)
    return definition


def example_of(id_: str) -> Example:
    """The worked example of an exercise that readers can load."""
    definition = library().definitions[id_]
    assert isinstance(definition, Calculator | Worksheet | Matrix)
    return definition.examples[0]


def page_of(id_: str, language: str) -> str:
    """The address of the page that shows a definition, inside the site."""
    for (page_language, inner), page in library().pages.items():
        if page_language == language and any(marker.id == id_ for marker in page.markers):
            return address(inner, language)
    raise AssertionError(f"no page shows {id_} in {language}")


def address(inner: str, language: str) -> str:
    """The address of a Markdown page inside the site."""
    html = inner.removesuffix(".md") + ".html"
    return html if language == LANGUAGES[0] else f"{language}/{html}"


def all_pages() -> list[str]:
    return sorted(address(inner, language) for language, inner in library().pages)


def pages_in(language: str) -> list[str]:
    return sorted(address(inner, each) for each, inner in library().pages if each == language)
