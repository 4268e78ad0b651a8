"""The books among the downloads, and the text of the pages that they are made of."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html

from content.nodes import Node
from content.texts import Text
from editions.bundle import DOWNLOADS
from tests.support.definitions import LANGUAGES, library

ONLY_ON_SITE = {"index.md", "how-to-use.md", "workbook.md", "privacy.md", "accessibility.md"}
"""As in mkdocs.yml: pages that speak of the website."""

CUT = "\ue000"
_ONLY_ON_PAGES = (
    ".//script | .//*[@hidden] | .//a[contains(@class, 'headerlink')]"
    " | .//p[a[contains(@class, 'md-button')]] | .//*[contains(@class, 'references__back')]"
    " | .//p[contains(@class, 'book-place')] | .//p[contains(@class, 'part-progress')]"
)
_ONLY_LIVE = {"constraints", "chart", "growing"}
_EXERCISES = ".//section[contains(@class, 'exercise')]"
_BLOCKS = {"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "caption"}


def book_in(site: Path, language: str, ending: str) -> Path:
    name = str(library().labels["page"]["file name"][language])
    path = site / DOWNLOADS / f"{name}-{language}.{ending}"
    assert path.is_file(), f"{path} is missing: build it with `python book.py bundle`"
    return path


def pages_of_books(language: str) -> list[str]:
    """The inner paths of the pages that every book has."""
    return [
        inner for each, inner in library().pages if each == language and inner not in ONLY_ON_SITE
    ]


@cache
def prose_of(site: Path, language: str, inner: str) -> tuple[str, ...]:
    """The letters of each paragraph, item and cell of a page, but for its exercises."""
    article = _article(site, language, inner)
    drop(article, f"{_ONLY_ON_PAGES} | {_EXERCISES}")
    return paragraphs(article)


@cache
def pieces_of(site: Path, language: str, inner: str) -> tuple[str, ...]:
    """The same without what is only heard, cut where a PDF has the number of a footnote."""
    article = _article(site, language, inner)
    drop(article, f"{_ONLY_ON_PAGES} | {_EXERCISES} | .//*[contains(@class, 'unseen')]")
    for link in article.xpath(".//a[contains(@href, '://')]"):
        assert isinstance(link, html.HtmlElement)
        link.tail = CUT + (link.tail or "")
    texts = [each.text_content() for each in _innermost(article)]
    return tuple(letters(piece) for text in texts for piece in text.split(CUT))


@cache
def pieces_of_definitions(language: str) -> tuple[str, ...]:
    """The letters of every text in the definitions that a book shows; of examples, the first."""
    texts = [text for each in library().definitions.values() for text in _texts(each, language)]
    words = [re.sub(r"\]\([^)]*\)", "", text) for text in texts]  # without addresses of links
    return tuple(letters(piece) for each in words for piece in re.split(r"\{\w+\}", each))


def _texts(thing: Any, language: str) -> Iterator[str]:
    if isinstance(thing, Text):
        yield thing[language]
    elif isinstance(thing, Node):
        for name in type(thing).model_fields.keys() - _ONLY_LIVE:
            value = getattr(thing, name)
            yield from _texts(value[:1] if name == "examples" else value, language)
    elif isinstance(thing, Mapping) and thing.keys() == set(LANGUAGES):
        yield str(thing[language])
    elif isinstance(thing, Mapping | list):
        for each in thing.values() if isinstance(thing, Mapping) else thing:
            yield from _texts(each, language)


def drop(tree: html.HtmlElement, path: str) -> None:
    """Take out what an XPath finds."""
    for element in tree.xpath(path):
        assert isinstance(element, html.HtmlElement)
        element.drop_tree()


def paragraphs(tree: html.HtmlElement) -> tuple[str, ...]:
    """The letters of the innermost blocks, in their order."""
    return tuple(filter(None, (letters(each.text_content()) for each in _innermost(tree))))


def _article(site: Path, language: str, inner: str) -> html.HtmlElement:
    page = html.fromstring((site / library().address(language, inner)).read_bytes())
    return next(each for each in page.iter("article") if isinstance(each, html.HtmlElement))


def _innermost(tree: html.HtmlElement) -> list[html.HtmlElement]:
    return [each for each in tree.iter() if each.tag in _BLOCKS and not _has_blocks(each)]


def _has_blocks(element: html.HtmlElement) -> bool:
    return any(each.tag in _BLOCKS for each in element.iterdescendants())


def letters(text: str) -> str:
    """Letters and figures only: books break lines and words in places of their own."""
    return re.sub(r"[\W_]+", "", text).casefold()
