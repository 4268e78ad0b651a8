"""All that editors wrote, read and checked as a whole: the one way into the content."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content.faults import Fault, FaultsFound, Place, did_you_mean, one_of, shown
from content.labels import Labels, read_labels
from content.nodes import Node, read_node, texts_of
from content.pages import Marker, Page, read_pages, twin_faults
from content.yaml_source import PlacedMap, read_yaml
from kinds import KINDS, WORDS, word_of
from kinds.definition import Definition

FOLDERS = ("exercises", "figures")
LABELS = "labels.yml"
_PASSAGE = "a page and an anchor on it, like unit-1/stages.md#four-stages"
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


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
    faults += _use_faults(definitions, pages, languages)
    if faults:
        raise FaultsFound(faults)
    complete = {id_: each for id_, each in definitions.items() if each is not None}
    by_path = {(page.language, page.inner): page for page in pages}
    return Library(languages, complete, by_path, labels)


Read = dict[str, Definition | None]
"""Definitions by id; None where a file has faults and can only be known by its name."""


def _read_definitions(docs: Path, languages: tuple[str, ...], faults: list[Fault]) -> Read:
    definitions: Read = {}
    files: dict[str, str] = {}
    for path in _definition_files(docs):
        shown_as = path.relative_to(docs.parent).as_posix()
        if fault := _file_name_fault(path, shown_as, files):
            faults.append(fault)
            continue
        files[path.stem] = shown_as
        definitions[path.stem] = None
        try:
            definitions[path.stem] = read_definition(path, shown_as, languages)
        except FaultsFound as error:
            faults += error.faults
    return definitions


def _definition_files(docs: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        paths = (docs / folder).rglob("[!.]*")
        yield from sorted(path for path in paths if path.is_file())


def _file_name_fault(path: Path, shown_as: str, files: dict[str, str]) -> Fault | None:
    if path.suffix != ".yml":
        found = f"the file ends in '{path.suffix}', so no definition is read from it"
        return Fault(Place(shown_as), found, "'.yml'")
    if not _ID.fullmatch(path.stem):
        found = f"'{path.stem}' cannot be an id, which the name of the file is"
        return Fault(Place(shown_as), found, "small letters a to z, digits and hyphens")
    if path.stem in files:
        found = f"the id '{path.stem}' is taken by {files[path.stem]}"
        return Fault(Place(shown_as), found, "a file name of its own for each")
    return None


def read_definition(path: Path, shown_as: str, languages: tuple[str, ...]) -> Definition:
    """One definition, named after its file; `FaultsFound` with all that is wrong with it."""
    data = read_yaml(path, shown_as)
    if data.get("kind") not in list(KINDS):
        raise FaultsFound([_unknown_kind(data)])
    kind = KINDS[data["kind"]]
    definition = read_node(kind.model, data, languages)
    definition.id = path.stem
    if faults := list(kind.faults(definition)):
        raise FaultsFound(faults)
    return definition


def _unknown_kind(data: PlacedMap) -> Fault:
    place, kind = data.place_of("kind"), data.get("kind")
    if kind is None:
        state = "empty" if "kind" in data else "missing"
        return Fault(place, f"the key 'kind' is {state}", one_of(KINDS))
    hint = did_you_mean(kind, KINDS) if isinstance(kind, str) else ""
    return Fault(place, f"unknown kind {shown(kind)}", one_of(KINDS), hint)


def _use_faults(
    definitions: Read, pages: list[Page], languages: tuple[str, ...]
) -> Iterator[Fault]:
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


def _passage_faults(
    definitions: Read, pages: list[Page], languages: tuple[str, ...]
) -> Iterator[Fault]:
    """Every passage that a definition links to exists in every language."""
    by_path = {(page.language, page.inner): page for page in pages}
    for definition in definitions.values():
        for node in texts_of(definition):
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
