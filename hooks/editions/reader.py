"""The book reader: for each language one script that brings everything along, and one style.

The script of a language (`reader/en.js`) holds what tells the forms of its words, the scripts of
overrides/reader/, the frame of the reader and all chapters of the document. A page with a cover
loads it when the reader opens the book. It is a script, because a page opened from a folder can
read no other kind of file.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from lxml import html
from rjsmin import jsmin

from editions.document import Chapter, Document, html_of, tree_of
from editions.version import Version, day_in
from rendering.render import Renderer
from rendering.styles import minified
from rendering.typography import set_spaces

STYLE = "assets/reader.css"
COVER = "cover"
"""The id of the chapter with the cover and the title page."""

_SCRIPTS = ("text", "sheet", "counter", "finder", "memory", "gestures", "reader")
_EXERCISES = ".//section[@data-exercise or @data-quiz]"
_ONLY_FOR_FORMS = ("data-field", "data-value", "data-called")
_LIKE_ON_PAGES, _OF_FIGURES = "book-table__table", "figure"
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}

_WIDE_SCREEN = "@media print,screen and (min-width: 40em)"
_NARROW_SCREEN = "@media screen and (max-width: 39.99em)"
_WIDE_PAGE, _NARROW_PAGE = "@container(min-width:28rem)", "@container(max-width:27.99rem)"


@dataclass(frozen=True)
class Part:
    """A unit with its chapters, or a chapter that belongs to none."""

    opening: Chapter
    rest: tuple[Chapter, ...]


def reader_script(
    renderer: Renderer, document: Document, version: Version, book: str, words: str, sources: Path
) -> str:
    """The file of a language.

    `book` is the name that the place of a reader is kept under; `words` the script that tells the
    forms of a word of the language.
    """
    language = document.language
    document = replace(document, title=set_spaces(document.title, language))
    day = day_in(language, version.day) if version.day else ""
    values = {"document": document, "parts": parts(document.chapters), "day": day}
    title_page = renderer.fill("reader/title.html", language, "", **values)
    title = {"id": COVER, "title": document.title, "unit": "", "html": title_page}
    chapters = [_entry(chapter, renderer, language) for chapter in document.chapters]
    frame = renderer.fill("reader/frame.html", language, "", **values)
    data = {"key": f"{book}/.reader", "frame": frame, "chapters": [title, *chapters]}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    scripts = (jsmin(_read(sources / f"{name}.js")) for name in _SCRIPTS)
    return "\n".join([words, *map(str, scripts), f"book.reader.take({text});\n"])


def reader_style(figures: str, sources: Path) -> str:
    """The style of the reader with that of figures, which follows the page and not the screen."""
    for screen, page in ((_WIDE_SCREEN, _WIDE_PAGE), (_NARROW_SCREEN, _NARROW_PAGE)):
        if screen not in figures:
            raise ValueError(f"the style of figures has no rules for '{screen}' any more")
        figures = figures.replace(screen, page)
    return figures + minified(_read(sources / "reader.css"))


def parts(chapters: Sequence[Chapter]) -> list[Part]:
    found: list[Part] = []
    for chapter in chapters:
        if chapter.part and not chapter.opens_part:
            found[-1] = Part(found[-1].opening, (*found[-1].rest, chapter))
        else:
            found.append(Part(chapter, ()))
    return found


def _entry(chapter: Chapter, renderer: Renderer, language: str) -> dict[str, str]:
    tree = tree_of(chapter.html)
    for exercise in tree.xpath(_EXERCISES):
        _link_to_live(exercise, chapter, renderer, language)
    for table in tree.iter("table"):
        _prepare_table(table)
    for attribute in _ONLY_FOR_FORMS:
        for element in tree.xpath(f".//*[@{attribute}]"):
            del element.attrib[attribute]
    number = f"{chapter.number}. " if chapter.number else ""
    title = number + chapter.title
    return {"id": chapter.id, "title": title, "unit": chapter.unit, "html": html_of(tree)}


def _link_to_live(
    exercise: html.HtmlElement, chapter: Chapter, renderer: Renderer, language: str
) -> None:
    """Lead from an exercise to where it can be filled in."""
    id_ = exercise.get("data-exercise") or exercise.get("data-quiz")
    link = renderer.fill("reader/live.html", language, address=f"{chapter.address}#{id_}")
    exercise.find("header").append(html.fragment_fromstring(link))


def _prepare_table(table: html.HtmlElement) -> None:
    """Let its rows be set below one another on a narrow page, and still be a table."""
    for part in table.iter(*_ROLES):
        part.set("role", _ROLES[part.tag])
    for head in table.iter("th"):
        head.set("role", "rowheader" if head.get("scope", "").startswith("row") else "columnheader")
    look = table.get("class", _LIKE_ON_PAGES)
    if look.startswith(_OF_FIGURES):  # their own style sets their rows below one another
        return
    table.set("class", look)
    titles = _column_titles(table)
    table.set("data-columns", str(len(titles)))
    for row in table.xpath("./tbody/tr"):
        for cell, title in zip(row, titles, strict=False):
            if cell.tag == "td" and title and "data-title" not in cell.attrib:
                cell.set("data-title", title)


def _column_titles(table: html.HtmlElement) -> list[str]:
    """The words at the head of each column; below a head of several, they have their own."""
    upper, *lower = table.xpath("./thead/tr") or [()]
    below = iter(lower[0] if lower else ())
    titles: list[str] = []
    for cell in upper:
        width = int(cell.get("colspan", "1"))
        titles += [_words(each) for each in ([cell] if width == 1 else islice(below, width))]
    return titles


def _words(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
