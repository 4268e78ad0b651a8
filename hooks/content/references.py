"""The entries of docs/references.json, in CSL-JSON, the exchange format of reference managers.

The field `keyword` names the parts of the book an entry belongs to (`unit-1, unit-3`): there it
stands under further reading, where the text does not cite it. The field `custom` may hold a `note`
for readers, a text in each language.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.faults import Fault, FaultsFound, Place, did_you_mean, one_of

CITATION = re.compile(r"\[(?P<keys>@[\w-]+(?:; ?@[\w-]+)*)\]")
"""A citation in the text, as Pandoc writes it: `[@chittaie-2012]` or `[@a-2012; @b-2013]`."""

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALLOWED = {
    *("id", "type", "title", "author", "editor", "issued", "URL", "keyword", "custom"),
    *("container-title", "collection-title", "volume", "issue", "page", "edition", "genre"),
    *("publisher", "publisher-place"),
}


@dataclass(frozen=True)
class Entry:
    """One work: its CSL-JSON data, and the parts of the book that name it."""

    data: dict[str, Any]
    parts: frozenset[str]

    @property
    def id(self) -> str:
        return str(self.data["id"])

    def note(self, language: str) -> str:
        """What readers should know about the entry, if there is anything."""
        return str(self.data.get("custom", {}).get("note", {}).get(language, ""))


def read_entries(path: Path, shown_as: str) -> dict[str, Entry]:
    """The entries by id; `FaultsFound` with all that is wrong with the file."""
    text = path.read_text(encoding="utf-8-sig")
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(shown_as, error.lineno, error.colno)
        raise FaultsFound([Fault(place, f"the file cannot be read as JSON: {error.msg}")]) from None
    if not isinstance(data, list) or not all(isinstance(each, dict) for each in data):
        raise FaultsFound([Fault(Place(shown_as), "no list of entries found", "[{...}, {...}]")])
    if faults := list(_entry_faults(data, text, shown_as)):
        raise FaultsFound(faults)
    return {each["id"]: _entry(each) for each in data}


def _entry(data: dict[str, Any]) -> Entry:
    parts = frozenset(part.strip() for part in data.get("keyword", "").split(",") if part.strip())
    return Entry(data, parts)


def _entry_faults(data: list[dict[str, Any]], text: str, file: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, each in enumerate(data, start=1):
        id_ = str(each.get("id", ""))
        place = Place(file, _line_of(text, id_))
        if not _KEY.fullmatch(id_):
            allowed = "small letters and digits joined by hyphens, like chittaie-2012"
            yield Fault(place, f"entry {number} has the id '{id_}'", allowed)
        if id_ in seen:
            yield Fault(place, f"the id '{id_}' stands in the file a second time")
        seen.add(id_)
        for key in each.keys() - _ALLOWED:
            found = f"entry '{id_}' has the unknown field '{key}'"
            yield Fault(place, found, one_of(sorted(_ALLOWED)), did_you_mean(key, _ALLOWED))
        if "type" not in each or not ({"title", "author"} & each.keys()):
            yield Fault(place, f"entry '{id_}' lacks a type, or both title and author")


def _line_of(text: str, id_: str) -> int:
    """The line on which an entry says its id."""
    position = text.find(f'"{id_}"')
    return text.count("\n", 0, position) + 1 if position >= 0 else 1
