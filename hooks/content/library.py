"""All that editors wrote, read and checked as a whole: the one way into the content."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content.faults import Fault, FaultsFound, Place, did_you_mean, one_of
from content.labels import Labels, read_labels
from content.nodes import Node, read_node, texts_of
from content.pages import Marker, Page, read_pages, twin_faults
from content.yaml_source import PlacedMap, read_yaml
from kinds import KINDS, WORDS, word_of
from kinds.definition import Definition

FOLDERS = ("exercises", "figures")
LABELS = "labels.yml"


@dataclass
class Library:
    """The definitions by id, the pages, and the labels: complete and free of faults."""

    languages: tuple[str, ...]
    definitions: dict[str, Definition]
    pages: dict[tuple[str, str], Page]
    """By language and inner path."""

    labels: Labels

    def marker(self, language: str, inner: str, id_: str) -> Marker:
        markers = self.pages[language, inner].markers
        return next(marker for marker in markers if marker.id == id_)


def read_library(docs: Path, languages: tuple[str, ...]) -> Library:
    """Reads everything below docs/; `FaultsFound` with the faults of all files at once."""
    faults: list[Fault] = []
    labels: Labels = {}
    try:
        labels = read_labels(docs / LABELS, f"{docs.name}/{LABELS}", languages)
    except FaultsFound as found:
        faults += found.faults
    definitions = _read_definitions(docs, languages, faults)
    pages = read_pages(docs, languages, WORDS)
    faults += [fault for page in pages for fault in page.faults]
    faults += twin_faults(pages, languages, docs.name)
    faults += _passage_faults(definitions, pages, languages)
    if not faults:
        faults += _use_faults(definitions, pages, languages)
    if faults:
        raise FaultsFound(faults)
    by_path = {(page.language, page.inner): page for page in pages}
    return Library(languages, definitions, by_path, labels)


def _read_definitions(
    docs: Path, languages: tuple[str, ...], faults: list[Fault]
) -> dict[str, Definition]:
    definitions: dict[str, Definition] = {}
    files: dict[str, str] = {}
    for path in _definition_files(docs):
        shown_as = path.relative_to(docs.parent).as_posix()
        if path.stem in files:
            found = f"the id '{path.stem}' is taken by {files[path.stem]}"
            faults.append(Fault(Place(shown_as), found, "a file name of its own for each"))
            continue
        files[path.stem] = shown_as
        try:
            definitions[path.stem] = read_definition(path, shown_as, languages)
        except FaultsFound as error:
            faults += error.faults
    return definitions


def _definition_files(docs: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted((docs / folder).rglob("*.yml"))


def read_definition(path: Path, shown_as: str, languages: tuple[str, ...]) -> Definition:
    """One definition, named after its file; `FaultsFound` with all that is wrong with it."""
    data = read_yaml(path, shown_as)
    kind = KINDS.get(str(data.get("kind")))
    if kind is None:
        raise FaultsFound([_unknown_kind(data)])
    definition = read_node(kind.model, data, languages)
    definition.id = path.stem
    if faults := list(kind.faults(definition)):
        raise FaultsFound(faults)
    return definition


def _unknown_kind(data: PlacedMap) -> Fault:
    if "kind" not in data:
        return Fault(data.place, "the key 'kind' is missing", one_of(KINDS))
    found = str(data["kind"])
    place = data.place_of("kind")
    return Fault(place, f"unknown kind '{found}'", one_of(KINDS), did_you_mean(found, KINDS))


def _use_faults(
    definitions: dict[str, Definition], pages: list[Page], languages: tuple[str, ...]
) -> Iterator[Fault]:
    """Each definition stands once in each language, under its own marker word."""
    for language in languages:
        used: Counter[str] = Counter()
        for page in (page for page in pages if page.language == language):
            for marker in page.markers:
                used[marker.id] += 1
                if fault := _marker_fault(marker, definitions, used[marker.id]):
                    yield fault
        for id_ in definitions.keys() - used.keys():
            place = Place(definitions[id_].place.file)
            word = word_of(definitions[id_])
            found = f"no page in '{language}' shows '{id_}'"
            yield Fault(place, found, hint=f"place it with the line '::: {word} {id_}'")


def _marker_fault(marker: Marker, definitions: dict[str, Definition], times: int) -> Fault | None:
    definition = definitions.get(marker.id)
    if definition is None:
        known = sorted(id_ for id_, each in definitions.items() if word_of(each) == marker.word)
        hint = did_you_mean(marker.id, known)
        return Fault(marker.place, f"there is no {marker.word} '{marker.id}'", one_of(known), hint)
    word = word_of(definition)
    if marker.word != word:
        found = f"'{marker.id}' is not of the sort '{marker.word}'"
        return Fault(marker.place, found, f"'::: {word} {marker.id}'")
    if times > 1:
        found = f"'{marker.id}' stands in this language a second time"
        return Fault(marker.place, found, "each definition once", "link to it instead")
    return None


def _passage_faults(
    definitions: dict[str, Definition], pages: list[Page], languages: tuple[str, ...]
) -> Iterator[Fault]:
    """Every passage that a definition links to exists in every language."""
    anchors = {(page.language, page.inner): page.anchors for page in pages}
    for definition in definitions.values():
        for node in texts_of(definition):
            passage = getattr(node, "see", None) if isinstance(node, Node) else None
            if not isinstance(passage, str):
                continue
            inner, _, anchor = passage.partition("#")
            for language in languages:
                known = anchors.get((language, inner))
                if known is None:
                    found = f"'{language}' has no page '{inner}'"
                    yield Fault(node.place_of("see"), found, "a path like unit-1/stages.md#anchor")
                elif anchor not in known:
                    found = f"the page {language}/{inner} has no anchor '{anchor}'"
                    hint = did_you_mean(anchor, known)
                    yield Fault(node.place_of("see"), found, one_of(sorted(known)), hint)
