"""How words are said, from docs/pronunciation.yml: the editors' corrections of the voice."""

import re
from collections.abc import Iterator
from pathlib import Path

from content.faults import Fault, FaultsFound, did_you_mean, one_of, shown
from content.yaml_source import PlacedMap, read_yaml

Pronunciation = dict[str, str]
"""What is said by what is written; a star at the end of what is written stands for any ending."""

_PRONOUNCEABLE = re.compile(r"\w")


def read_pronunciation(
    path: Path, shown_as: str, languages: tuple[str, ...]
) -> dict[str, Pronunciation]:
    """The pronunciations of each language; `FaultsFound` with all that is wrong."""
    data = read_yaml(path, shown_as)
    faults = list(_faults(data, languages))
    if faults:
        raise FaultsFound(faults)
    return {language: dict(words) for language, words in data.items()}


def _faults(data: PlacedMap, languages: tuple[str, ...]) -> Iterator[Fault]:
    for language, words in data.items():
        if language not in languages:
            hint = did_you_mean(language, languages)
            found = f"unknown language '{language}'"
            yield Fault(data.place_of(language), found, one_of(languages), hint)
        elif isinstance(words, PlacedMap):
            yield from pronunciation_faults(words)
        else:
            yield Fault(data.place_of(language), f"'{language}' has no words", "written: said")


def pronunciation_faults(words: PlacedMap) -> Iterator[Fault]:
    """What is wrong with pairs of what is written and what is said."""
    for written, said in words.items():
        place = words.place_of(written)
        if "*" in written.removesuffix("*") or not written.strip("* "):
            found = f"'{written}' cannot be looked for: a star stands for the ending of a word"
            yield Fault(place, found, "one star, behind the last letter")
        if not isinstance(said, str) or not _PRONOUNCEABLE.search(said):
            hint = "" if said is None or isinstance(said, str) else "put quotes around it"
            found = f"what is said for '{written}' is {shown(said)}"
            yield Fault(words.value_places[written], found, "what to say, in letters", hint)
