"""The texts of the interface, from docs/labels.yml: one for each language, with plural forms.

Four sections: `page` holds what the build writes into the pages, `live` what the scripts of the
exercises say, `workbook` what only the script of that page says, and `search` what the search says.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale

from content.faults import Fault, FaultsFound, did_you_mean, one_of
from content.texts import empty_fault, language_faults, placeholders
from content.yaml_source import PlacedMap, read_yaml

SECTIONS = ("page", "live", "workbook", "search")
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
    for section in data.keys() - set(SECTIONS):
        hint = did_you_mean(section, SECTIONS)
        yield Fault(data.place_of(section), f"unknown section '{section}'", one_of(SECTIONS), hint)
    for section in SECTIONS:
        if not isinstance(data.get(section), PlacedMap):
            found = f"the section '{section}' is missing, or there is nothing in it"
            yield Fault(data.place_of(section), found, one_of(SECTIONS))
            continue
        for key, texts in data[section].items():
            if isinstance(texts, PlacedMap):
                yield from _texts_faults(key, texts, languages)
                continue
            place = data[section].place_of(key)
            yield Fault(place, f"'{key}' is no text in several languages", "{en: ..., pl: ...}")


def _texts_faults(key: str, texts: PlacedMap, languages: tuple[str, ...]) -> Iterator[Fault]:
    faults = language_faults(texts, languages)
    for language in languages & texts.keys():
        text = texts[language]
        if isinstance(text, PlacedMap):
            faults += _plural_faults(key, text, language)
        elif not isinstance(text, str) or not text.strip():
            faults.append(empty_fault(texts.place_of(language), language, text))
    yield from faults or _placeholder_faults(key, texts)


def _plural_faults(key: str, forms: PlacedMap, language: str) -> Iterator[Fault]:
    needed = sorted({*Locale.parse(language).plural_form.tags, "other"})
    if sorted(forms) != needed:
        found = f"'{key}' has the plural forms {one_of(sorted(forms))} in '{language}'"
        yield Fault(forms.place, found, one_of(needed))
    for form, text in forms.items():
        if not isinstance(text, str) or not text.strip():
            yield empty_fault(forms.place_of(form), language, text)


def _placeholder_faults(key: str, texts: PlacedMap) -> Iterator[Fault]:
    """All languages have the same {words}, and every brace has its other half."""
    first, words = "", set[str]()
    for language, text in texts.items():
        whole = " ".join(text.values()) if isinstance(text, PlacedMap) else text
        found = placeholders(whole)
        place = texts.place_of(language)
        if re.search("[{}]", re.sub(r"\{\w+\}", "", whole)):
            yield Fault(place, f"a brace in '{key}' that belongs to no {{word}}", "{word}")
        elif not first:
            first, words = language, found
        elif found != words:
            shown = f"{_braced(found)} in '{language}', but {_braced(words)} in '{first}'"
            yield Fault(place, f"'{key}' has {shown}", "the same {words} in every language")


def _braced(words: set[str]) -> str:
    return ", ".join(f"{{{word}}}" for word in sorted(words)) or "nothing in braces"
