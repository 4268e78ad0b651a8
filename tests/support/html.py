"""A built page as a reader's program takes it in: headings, ids, links, languages."""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

Attributes = dict[str, str]


@dataclass
class Outline(HTMLParser):
    """What tests ask of a page, in the order of the page."""

    elements: list[tuple[str, Attributes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    @property
    def heading_levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.elements if re.fullmatch("h[1-6]", tag)]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def languages(self) -> list[str]:
        return [attributes["lang"] for tag, attributes in self.elements if "lang" in attributes]

    @property
    def addresses(self) -> list[str]:
        """Whatever the page links to or loads."""
        found = (attributes.get(key) for _, attributes in self.elements for key in ("href", "src"))
        return [address for address in found if address]

    def language_links(self) -> dict[str, str]:
        """The addresses of the language switch, by language."""
        return {
            attributes["hreflang"]: attributes["href"]
            for tag, attributes in self.elements
            if tag == "a" and "hreflang" in attributes
        }


@cache
def outline(file: Path) -> Outline:
    page = Outline()
    page.feed(file.read_text(encoding="utf-8"))
    return page


def resolved(page: str, address: str) -> tuple[str, str]:
    """Where an address on a page leads: a path inside the site and an anchor, perhaps empty."""
    parts = urlsplit(address)
    path = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
    return path, unquote(parts.fragment)


def files_loaded_by(site: Path, page: str) -> list[Path]:
    """The style sheets and scripts that come with a page."""
    named = [
        attributes.get("src") or attributes["href"]
        for tag, attributes in outline(site / page).elements
        if (tag == "script" and "src" in attributes) or attributes.get("rel") == "stylesheet"
    ]
    return [site / resolved(page, address)[0] for address in named]
