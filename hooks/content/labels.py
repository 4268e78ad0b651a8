"""The texts of the interface, from docs/labels.yml: one for each language, with plural forms.

Two sections: `page` holds what the build writes into the pages, `live` what the script says.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale

from content.faults import Fault, FaultsFound, one_of
from content.texts import language_faults
from content.yaml_source import PlacedMap, read_yaml

SECTIONS = ("page", "live")
Label = str | dict[str, str]
Labels = dict[str, dict[str, dict[str, Label]]]
"""Texts by section, key and language; a dictionary of plural forms where something is counted."""


def read_labels(path: Path, shown_as: str, languages: tuple[str, ...]) -> Labels:
    data = read_yaml(path, shown_as)
    if faults := list(_label_faults(data, languages)):
        raise FaultsFound(faults)
    return {section: dict(data[section]) for section in SECTIONS}


def in_language(labels: Labels, section: str, language: str) -> dict[str, Any]:
    return {key: texts[language] for key, texts in labels[section].items()}


def _label_faults(data: PlacedMap, languages: tuple[str, ...]) -> Iterator[Fault]:
    for section in SECTIONS:
        if not isinstance(data.get(section), PlacedMap):
            yield Fault(data.place, f"the section '{section}' is missing", one_of(SECTIONS))
            continue
        for key, texts in data[section].items():
            if not isinstance(texts, PlacedMap):
                place = data[section].place_of(key)
                yield Fault(place, f"'{key}' is no text in several languages", "{en: ..., pl: ...}")
                continue
            yield from language_faults(texts, languages)
            for language, text in texts.items():
                if isinstance(text, PlacedMap) and language in languages:
                    yield from _plural_faults(text, language)


def _plural_faults(forms: PlacedMap, language: str) -> Iterator[Fault]:
    needed = sorted({*Locale.parse(language).plural_form.tags, "other"})
    if sorted(forms) != needed:
        found = f"plural forms {one_of(sorted(forms))}"
        yield Fault(forms.place, found, f"in '{language}': {one_of(needed)}")
