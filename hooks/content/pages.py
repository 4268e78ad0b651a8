"""The Markdown pages of both languages: where their markers and anchors stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from content.faults import Fault, FaultsFound, Place, one_of
from content.listening import Listening, anchor_faults, read_listening
from content.outline import Element, difference, outline
from content.references import CITATION
from content.yaml_source import read_text

LISTS = {
    "references": ("cited", "further", "all"),
    "glossary": ("all",),
    "downloads": ("all",),
    "workbook": ("all",),
}
"""Markers that place a list of the whole book or of a unit: `::: references cited`."""

_MARKER_LINE = re.compile(r"^[ \t]*:::.*$")
_MARKER = re.compile(r"^(?P<indent>[ \t]*)::: (?P<word>[a-z]+) (?P<id>[\w-]+)[ \t]*$")
_HEADING = re.compile(r"^(?P<signs>#{1,6})[ \t]+\S")
_ANCHOR = re.compile(r"\{[^}]*#(?P<anchor>[\w-]+)[^}]*\}")
_FENCE = re.compile(r"^[ \t]*(?P<fence>```+|~~~+)(?P<rest>.*)$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Marker:
    """A line that places a definition: `::: exercise u1-nps`."""

    word: str
    id: str
    place: Place
    level: int
    """The level of the heading that the definition gets: one below the heading it stands under."""


@dataclass
class Page:
    """What the build must know of a Markdown page before it is rendered."""

    language: str
    inner: str
    """The path inside the language's tree, the same in every language."""

    markers: list[Marker] = field(default_factory=list)
    citations: list[tuple[str, Place]] = field(default_factory=list)
    """The keys of the works cited, in the order of the text."""

    lists: set[str] = field(default_factory=set)
    """Which lists stand on the page: 'references', 'glossary', 'downloads', 'workbook'."""

    listening: Listening = field(default_factory=Listening)
    outline: list[Element] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    readable: bool = True


def read_pages(docs: Path, languages: tuple[str, ...], words: tuple[str, ...]) -> list[Page]:
    """The pages of every language; `words` are the marker words there are."""
    return [
        _read_page(path, docs, language, words)
        for language in languages
        for path in sorted((docs / language).rglob("*.md"))
    ]


def _read_page(path: Path, docs: Path, language: str, words: tuple[str, ...]) -> Page:
    shown_as = path.relative_to(docs.parent).as_posix()
    page = Page(language, path.relative_to(docs / language).as_posix())
    try:
        text = read_text(path, shown_as)
    except FaultsFound as found:
        page.faults, page.readable = found.faults, False
        return page
    level = 1
    page.outline = outline(lines_outside_code(text), shown_as)
    for number, line in lines_outside_code(text):
        if heading := _HEADING.match(line):
            level = len(heading["signs"])
        _read_anchors(page, line, Place(shown_as, number))
        page.citations += _citations_in(line, Place(shown_as, number))
        if _MARKER_LINE.match(line):
            _read_marker(page, line, Place(shown_as, number), level, words)
    _read_listening(page, text, shown_as)
    return page


def _read_listening(page: Page, text: str, shown_as: str) -> None:
    try:
        page.listening = read_listening(text, shown_as, (page.language,))
    except FaultsFound as found:
        page.faults += found.faults
        return
    page.faults += anchor_faults(page.listening, page.anchors)


def _read_anchors(page: Page, line: str, place: Place) -> None:
    for match in _ANCHOR.finditer(line):
        if match["anchor"] in page.anchors:
            found = f"the anchor '{match['anchor']}' stands on this page a second time"
            page.faults.append(Fault(place.moved(match.start()), found, "each anchor once"))
        page.anchors.add(match["anchor"])


def _read_marker(page: Page, line: str, place: Place, level: int, words: tuple[str, ...]) -> None:
    match = _MARKER.match(line)
    if match and match["id"] in LISTS.get(match["word"], ()):
        page.lists.add(match["word"])
        return
    if match and match["word"] in words:
        place = place.moved(len(match["indent"]))
        page.markers.append(Marker(match["word"], match["id"], place, level + 1))
    else:
        lists = [f"{word} {name}" for word, names in LISTS.items() for name in names]
        allowed = ", ".join(f"'::: {each}'" for each in [*(f"{w} id" for w in words), *lists])
        page.faults.append(Fault(place, f"unreadable marker '{line.strip()}'", allowed))


def lines_outside_code(text: str) -> Iterator[tuple[int, str]]:
    """The lines that readers see as text, with their numbers: no code, no comments."""
    fence = ""
    for number, line in enumerate(_without_comments(text).split("\n"), start=1):
        match = _FENCE.match(line)
        if fence:
            if match and match["fence"].startswith(fence) and not match["rest"].strip():
                fence = ""
        elif match:
            fence = match["fence"]
        else:
            yield number, line


def _without_comments(text: str) -> str:
    """The text with its comments blotted out, line for line."""
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)


def _citations_in(line: str, place: Place) -> Iterator[tuple[str, Place]]:
    for match in CITATION.finditer(line):
        for key in re.finditer(r"@([\w-]+)", match["keys"]):
            yield key[1], place.moved(match.start("keys") + key.start())


def marker_in(line: str) -> re.Match[str] | None:
    """The `indent`, `word` and `id` of a line of Markdown that is a marker."""
    return _MARKER.match(line)


def twin_faults(pages: list[Page], languages: tuple[str, ...], docs_name: str) -> Iterator[Fault]:
    """A fault for each page that one of the languages lacks."""
    inner_paths = {page.inner for page in pages}
    present = {(page.language, page.inner) for page in pages}
    for inner in sorted(inner_paths):
        have = [code for code in languages if (code, inner) in present]
        for code in languages:
            if code not in have:
                place = Place(f"{docs_name}/{have[0]}/{inner}")
                found = f"the page has no twin {docs_name}/{code}/{inner}"
                yield Fault(place, found, f"the same pages in {one_of(languages)}")


def outline_faults(pages: list[Page], languages: tuple[str, ...]) -> Iterator[Fault]:
    """A fault for each page that is not built as its twin in the first language is."""
    for twin, page in _twins(pages, languages):
        if twin.readable and page.readable and (fault := difference(twin.outline, page.outline)):
            yield fault


def silence_faults(pages: list[Page], languages: tuple[str, ...]) -> Iterator[Fault]:
    """A fault for each page of which one language keeps silent about more than the other."""
    for twin, page in _twins(pages, languages):
        if twin.faults or page.faults or twin.listening.silence == page.listening.silence:
            continue
        one, other = (page, twin) if page.listening.silent else (twin, page)
        found = f"'silent' is not the same in '{one.language}' and '{other.language}'"
        yield Fault(one.listening.place_of("silent"), found, "the same parts in every language")


def _twins(pages: list[Page], languages: tuple[str, ...]) -> Iterator[tuple[Page, Page]]:
    """Each page in a further language behind the same one in the first."""
    first = {page.inner: page for page in pages if page.language == languages[0]}
    for page in pages:
        twin = first.get(page.inner)
        if twin is not None and twin is not page:
            yield twin, page
