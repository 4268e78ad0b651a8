"""The words that readers see below docs/, and where each of them stands."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from content.faults import Place
from content.pages import lines_outside_code
from content.yaml_source import PlacedList, PlacedMap, read_text, read_yaml
from tests.support.definitions import DOCS

DOMAINS = "com|net|org|pl|eu|io|ai|md|html"

NOT_PROSE = re.compile(
    rf"""
    ^\s*:::.*$                          # a marker
    | ^\s*(?:!!!|\?\?\?\+?)\ [\w-]+     # the kind of a call-out; its title is prose
    | ^(?:title|description):(?=\ )     # the keys of the front matter
    | `[^`]*`                           # code
    | \]\([^)]*\)                       # the address of a link; its text is prose
    | \[@[^\]]*\]                       # a citation
    | \{{[^}}]*\}}                      # attributes, and what is filled into a label
    | <[^>]*>                           # an address, a tag
    | https?://\S+
    | [\w.-]*@[\w.-]*\w                # an e-mail address, a name on a platform
    | (?:[\w-]+\.)+(?:{DOMAINS})\b(?:/[\w./-]*)?
    """,
    re.VERBOSE,
)
QUOTED = re.compile("‘[^’]*’|„[^”]*”")
WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)")
"""Letters, perhaps with apostrophes and hyphens inside. What holds a digit is no word."""


@dataclass(frozen=True)
class Passage:
    """A line of a page, or a text of a definition, with blanks where it is no prose."""

    text: str
    place_of: Callable[[int], Place]
    """The place of a character."""

    def words(self) -> Iterator[tuple[str, int]]:
        """The words, with straight apostrophes, and where each of them begins."""
        for match in WORD.finditer(self.text):
            yield match[0].replace("’", "'"), match.start()


def passages(language: str) -> Iterator[Passage]:
    """Everything that readers of a language read, of the pages and of what stands on them."""
    for path in sorted((DOCS / language).rglob("*.md")):
        yield from page_passages(read_text(path, shown(path)), shown(path))
    for path in sorted(set(DOCS.rglob("*.yml")) - {DOCS / "pronunciation.yml"}):
        yield from texts_in(read_yaml(path, shown(path)), language)
    yield from notes_of_references(language)


def page_passages(markdown: str, file: str) -> Iterator[Passage]:
    for number, line in lines_outside_code(markdown):
        if line != "---":
            yield Passage(prose(line), partial(_in_line, Place(file, number)))


def texts_in(data: Any, language: str, inside: bool = False) -> Iterator[Passage]:
    """The texts `{en: ..., pl: ...}` anywhere in a file, in one language, plural forms included."""
    if isinstance(data, PlacedList):
        for entry in data:
            yield from texts_in(entry, language, inside)
    elif isinstance(data, PlacedMap):
        for key, value in data.items():
            is_in_language = inside or key == language
            if is_in_language and isinstance(value, str):
                yield Passage(prose(value), partial(data.place_in_text, key))
            elif key != "alphabet":  # of the labels: letters and no words
                yield from texts_in(value, language, is_in_language)


def notes_of_references(language: str) -> Iterator[Passage]:
    """The notes on works in the bibliography, without the misspellings that they quote.

    Each of them stands on a line of its own.
    """
    path = DOCS / "references.json"
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if match := re.match(rf'\s*"{language}": (".*"),?$', line):
            text = blotted(QUOTED, prose(json.loads(match[1])))
            yield Passage(text, partial(_in_line, Place(shown(path), number)))


def prose(text: str) -> str:
    """The text with blanks for what is no prose: every word stays where it is."""
    return blotted(NOT_PROSE, text)


def blotted(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


def shown(path: Path) -> str:
    return path.relative_to(DOCS.parent).as_posix()


def _in_line(start: Place, index: int) -> Place:
    return start.moved(index)
