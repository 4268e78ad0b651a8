"""The definitions of exercises, quizzes and figures: one file each, named after its id."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from content.faults import Fault, FaultsFound, Place, did_you_mean, one_of, shown
from content.nodes import read_node
from content.yaml_source import PlacedMap, read_text, yaml_in
from kinds import KINDS
from kinds.definition import Definition
from kinds.keeping import earlier_faults, name_faults, renaming_faults

FOLDERS = ("exercises", "figures")
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")

Read = dict[str, Definition | None]
"""Definitions by id; None where a file has faults and can only be known by its name."""


def read_definitions(docs: Path, languages: tuple[str, ...], faults: list[Fault]) -> Read:
    definitions: Read = {}
    files: dict[str, str] = {}
    for path in _definition_files(docs):
        shown_as = path.relative_to(docs.parent).as_posix()
        definition = None
        try:
            definition = read_definition(path, shown_as, languages)
        except FaultsFound as error:
            faults += error.faults
        if fault := _file_name_fault(path, shown_as, files):
            faults.append(fault)
        else:
            definitions[path.stem], files[path.stem] = definition, shown_as
    faults += earlier_faults(definitions)
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
    return _definition_in(read_text(path, shown_as), path.stem, shown_as, languages)


@cache  # while the book is served, a file that says the same is the same definition
def _definition_in(text: str, id_: str, shown_as: str, languages: tuple[str, ...]) -> Definition:
    data = yaml_in(text, shown_as)
    if data.get("kind") not in list(KINDS):
        raise FaultsFound([_unknown_kind(data)])
    kind = KINDS[data["kind"]]
    definition = read_node(kind.model, data, languages)
    definition.id = id_
    faults = [*kind.faults(definition), *renaming_faults(definition)]
    known = {fault.place for fault in faults}
    faults += [fault for fault in name_faults(definition) if fault.place not in known]
    if faults:
        raise FaultsFound(faults)
    return definition


def _unknown_kind(data: PlacedMap) -> Fault:
    place, kind = data.place_of("kind"), data.get("kind")
    if kind is None:
        state = "empty" if "kind" in data else "missing"
        return Fault(place, f"the key 'kind' is {state}", one_of(KINDS))
    hint = did_you_mean(kind, KINDS) if isinstance(kind, str) else ""
    return Fault(place, f"unknown kind {shown(kind)}", one_of(KINDS), hint)
