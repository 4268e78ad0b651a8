"""The terms of the book, from docs/glossary.yml: what they mean, and where they are taught."""

from pathlib import Path

from content.faults import Fault, FaultsFound
from content.nodes import Node, read_node
from content.texts import Text
from content.yaml_source import PlacedMap, read_yaml


class Term(Node):
    """A term under its id, which is also its anchor on the glossary's page."""

    term: Text
    definition: Text
    see: str
    """Where it is taught: `unit-1/stages.md#four-stages`."""


def read_glossary(path: Path, shown_as: str, languages: tuple[str, ...]) -> dict[str, Term]:
    """The terms by id; `FaultsFound` with all that is wrong with any of them."""
    data = read_yaml(path, shown_as)
    terms: dict[str, Term] = {}
    faults: list[Fault] = []
    for id_, entry in data.items():
        if not isinstance(entry, PlacedMap):
            allowed = "the keys 'term', 'definition' and 'see'"
            faults.append(Fault(data.place_of(id_), f"'{id_}' has no keys", allowed))
            continue
        try:
            terms[id_] = read_node(Term, entry, languages)
        except FaultsFound as found:
            faults += found.faults
    if faults:
        raise FaultsFound(faults)
    return terms
