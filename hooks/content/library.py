"""All that editors wrote, read and checked as a whole: the one way into the content."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from content.crosschecks import citation_faults, passage_faults, use_faults
from content.definitions import read_definitions
from content.faults import Fault, FaultsFound
from content.glossary import Term, read_glossary
from content.labels import Labels, read_labels
from content.pages import Marker, Page, outline_faults, read_pages, silence_faults, twin_faults
from content.pronunciation import Pronunciation, read_pronunciation
from content.references import Entry, read_entries
from kinds import WORDS
from kinds.definition import Definition

LABELS, GLOSSARY, REFERENCES = "labels.yml", "glossary.yml", "references.json"
PRONUNCIATION = "pronunciation.yml"
T = TypeVar("T")


@dataclass
class Library:
    """Everything below docs/: complete and free of faults."""

    languages: tuple[str, ...]
    definitions: dict[str, Definition]
    pages: dict[tuple[str, str], Page]
    """By language and inner path."""

    labels: Labels
    terms: dict[str, Term] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    pronunciation: dict[str, Pronunciation] = field(default_factory=dict)
    """By language."""

    def address(self, language: str, inner: str) -> str:
        """The path of a page inside the site: the first language stands at its root."""
        html = inner.removesuffix(".md") + ".html"
        return html if language == self.languages[0] else f"{language}/{html}"

    def marker(self, language: str, inner: str, id_: str) -> Marker:
        markers = self.pages[language, inner].markers
        return next(marker for marker in markers if marker.id == id_)


def read_library(docs: Path, languages: tuple[str, ...]) -> Library:
    """Reads everything below docs/; `FaultsFound` with the faults of all files at once."""
    faults: list[Fault] = []
    labels = _read(lambda path, name: read_labels(path, name, languages), docs / LABELS, faults)
    terms = _read(
        lambda path, name: read_glossary(path, name, languages),
        docs / GLOSSARY,
        faults,
        missing=dict[str, Term](),
    )
    entries = _read(read_entries, docs / REFERENCES, faults, missing=dict[str, Entry]())
    pronunciation = _read(
        lambda path, name: read_pronunciation(path, name, languages),
        docs / PRONUNCIATION,
        faults,
        missing=dict[str, Pronunciation](),
    )
    definitions = read_definitions(docs, languages, faults)
    pages = read_pages(docs, languages, WORDS)
    _know_listed_anchors(pages, {"references": entries or {}, "glossary": terms or {}})
    faults += [fault for page in pages for fault in page.faults]
    faults += twin_faults(pages, languages, docs.name)
    faults += outline_faults(pages, languages)
    faults += silence_faults(pages, languages)
    linking = [*definitions.values(), *(terms or {}).values()]
    faults += passage_faults(linking, pages, languages)
    faults += use_faults(definitions, pages, languages)
    if entries is not None:
        faults += citation_faults(pages, entries)
    if faults:
        raise FaultsFound(faults)
    complete = {id_: each for id_, each in definitions.items() if each is not None}
    by_path = {(page.language, page.inner): page for page in pages}
    return Library(
        languages, complete, by_path, labels or {}, terms or {}, entries or {}, pronunciation or {}
    )


def _know_listed_anchors(pages: list[Page], lists: Mapping[str, Iterable[str]]) -> None:
    """The works and terms that a page lists are anchors on it, too."""
    for page in pages:
        page.anchors.update(id_ for name in page.lists for id_ in lists.get(name, ()))


def _read(
    read: Callable[[Path, str], T], path: Path, faults: list[Fault], missing: T | None = None
) -> T | None:
    """What a file of its own kind holds; its faults join the others.

    `missing` stands for a file that a book need not have.
    """
    if missing is not None and not path.exists():
        return missing
    try:
        return read(path, f"{path.parent.name}/{path.name}")
    except FaultsFound as found:
        faults += found.faults
        return None
