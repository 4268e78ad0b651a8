"""What must agree between files: markers with definitions, links with anchors, citations."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from content.definitions import Read
from content.faults import Fault, Place, did_you_mean, one_of
from content.nodes import Node, texts_of
from content.pages import Marker, Page
from content.references import Entry
from kinds import word_of

_PASSAGE = "a page and an anchor on it, like unit-1/stages.md#four-stages"


def use_faults(definitions: Read, pages: list[Page], languages: tuple[str, ...]) -> Iterator[Fault]:
    """Each definition stands once in each language, under its own marker word."""
    for language in languages:
        used: Counter[str] = Counter()
        own_pages = [page for page in pages if page.language == language]
        for page in own_pages:
            for marker in page.markers:
                used[marker.id] += 1
                if fault := _marker_fault(marker, definitions, used[marker.id]):
                    yield fault
        if not all(page.readable for page in own_pages):
            continue
        for id_, definition in definitions.items():
            if definition and id_ not in used:
                found = f"no page in '{language}' shows '{id_}'"
                hint = f"place it with the line '::: {word_of(definition)} {id_}'"
                yield Fault(Place(definition.place.file), found, hint=hint)


def _marker_fault(marker: Marker, definitions: Read, times: int) -> Fault | None:
    if marker.id not in definitions:
        known = sorted(
            id_ for id_, each in definitions.items() if each and word_of(each) == marker.word
        )
        hint = did_you_mean(marker.id, known)
        return Fault(marker.place, f"there is no {marker.word} '{marker.id}'", one_of(known), hint)
    definition = definitions[marker.id]
    if definition and marker.word != word_of(definition):
        found = f"'{marker.id}' is not of the sort '{marker.word}'"
        return Fault(marker.place, found, f"'::: {word_of(definition)} {marker.id}'")
    if times > 1:
        found = f"'{marker.id}' stands in this language a second time"
        return Fault(marker.place, found, "each definition once", "link to it instead")
    return None


def passage_faults(
    linking: Iterable[object], pages: list[Page], languages: tuple[str, ...]
) -> Iterator[Fault]:
    """Every passage that a definition or a term links to exists in every language."""
    by_path = {(page.language, page.inner): page for page in pages}
    for node in (node for each in linking for node in texts_of(each)):
        passage = getattr(node, "see", None) if isinstance(node, Node) else None
        if not isinstance(passage, str):
            continue
        for language in languages:
            if fault := _passage_fault(passage, node.place_of("see"), language, by_path):
                yield fault


def _passage_fault(
    passage: str, place: Place, language: str, pages: dict[tuple[str, str], Page]
) -> Fault | None:
    inner, _, anchor = passage.partition("#")
    page = pages.get((language, inner))
    if page is None:
        hint = did_you_mean(inner, [path for code, path in pages if code == language])
        return Fault(place, f"'{language}' has no page '{inner}'", _PASSAGE, hint)
    if not anchor:
        return Fault(place, f"'{passage}' names no anchor", _PASSAGE)
    if page.readable and anchor not in page.anchors:
        found = f"the page {language}/{inner} has no anchor '{anchor}'"
        hint = did_you_mean(anchor, page.anchors)
        return Fault(place, found, one_of(sorted(page.anchors)), hint)
    return None


def citation_faults(pages: list[Page], entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """Every work that the text cites stands in the bibliography."""
    for page in pages:
        for key, place in page.citations:
            if key not in entries:
                found = f"'{key}' is cited, but does not stand in the bibliography"
                hint = did_you_mean(key, entries)
                yield Fault(place, found, "the id of an entry in docs/references.json", hint)
