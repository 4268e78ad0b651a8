"""The first step of search: a finished page becomes sections of plain text.

A section begins at a heading or at a term of the glossary, whatever has an anchor to open it at.
The title of an exercise heads all of the exercise; behind it the section around it goes on.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

_BEGINNINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "dt"}
"""Elements that begin a section, if they have an anchor."""

_BOUNDS = {"section", "dl"}
"""Elements whose end is also the end of the sections that began in them."""

_UNREAD = {"script", "style", "template", "button", "output", "nav"}
_UNREAD_CLASSES = {"headerlink", "take", "unseen"}
_VOID = {"br", "col", "hr", "img", "input", "wbr", "source", "track", "link", "meta"}
_INLINE = {"a", "abbr", "b", "code", "del", "em", "i", "mark", "span", "strong", "sub", "sup"}


@dataclass
class Section:
    """A part of a page; `anchor` is empty for the beginning of the page."""

    anchor: str
    title: str = ""
    text: str = ""
    is_term: bool = False


def sections_of(html: str, page_title: str) -> list[Section]:
    """The sections of a page's content, the first of them the page's own with its title."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.sections[0].title = reader.sections[0].title or page_title
    for section in reader.sections:
        section.title, section.text = _tidy(section.title), _tidy(section.text)
    return reader.sections


@dataclass
class _Element:
    tag: str
    is_unread: bool
    is_foreign: bool
    around: Section
    """The section to go on with behind the element, where it is a bound."""


@dataclass
class _Reader(HTMLParser):
    """Walks through a page's HTML; mkdocs and our templates close every element they open."""

    sections: list[Section] = field(default_factory=lambda: [Section("")])
    open: list[_Element] = field(default_factory=list)
    in_title: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.section = self.sections[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.add(" ")
        if tag in _VOID:
            return
        attributes = dict(attrs)
        is_unread = _is_unread(tag, attributes)
        self.open.append(_Element(tag, is_unread, "lang" in attributes, self.section))
        if tag in _BEGINNINGS and attributes.get("id"):
            self.begin(tag, attributes["id"] or "")

    def begin(self, tag: str, anchor: str) -> None:
        self.in_title = tag
        if tag != "h1":
            self.section = Section(anchor, is_term=tag == "dt")
            self.sections.append(self.section)

    def handle_endtag(self, tag: str) -> None:
        while self.open and tag in {element.tag for element in self.open}:
            element = self.open.pop()
            if element.tag == self.in_title:
                self.in_title = ""
                self.set_off_other_names()
            if element.tag in _BOUNDS:
                self.section = element.around
            if element.tag == tag:
                break
        if tag not in _INLINE:
            self.add(" ")

    def set_off_other_names(self) -> None:
        if self.section.is_term and self.section.text.strip():
            self.section.text += " –"

    def handle_data(self, data: str) -> None:
        if not any(element.is_unread for element in self.open):
            self.add(data)

    def add(self, text: str) -> None:
        # The name of a term in another language is told about the term, but is not its title.
        if self.in_title and not any(element.is_foreign for element in self.open):
            self.section.title += text
        else:
            self.section.text += text


def _is_unread(tag: str, attributes: dict[str, str | None]) -> bool:
    classes = set((attributes.get("class") or "").split())
    return tag in _UNREAD or bool(classes & _UNREAD_CLASSES) or "data-search-exclude" in attributes


def _tidy(text: str) -> str:
    # Letters with their marks in one sign, as readers' own keyboards make them.
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
