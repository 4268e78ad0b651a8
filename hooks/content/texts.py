"""Texts that readers see, one for each language of the book."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from content.faults import Fault, Place, did_you_mean, one_of, shown
from content.reading import reading_of
from content.yaml_source import PlacedMap


class Text:
    """One text in every language of the book, written `{en: ..., pl: ...}`."""

    def __init__(self, by_language: Mapping[str, str]) -> None:
        self.by_language = dict(by_language)

    def __getitem__(self, language: str) -> str:
        return self.by_language[language]

    def __repr__(self) -> str:
        return f"Text({self.by_language!r})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls._read)

    @classmethod
    def _read(cls, data: object, info: ValidationInfo) -> "Text":
        """The text of a definition; faults go to the reading's list, so that all are told."""
        reading = reading_of(info)
        if not isinstance(data, PlacedMap):
            raise ValueError(
                f"found {shown(data)} where a text in every language of the book is needed|"
                f"{{{', '.join(f'{code}: ...' for code in reading.languages)}}}"
            )
        for fault in language_faults(data, reading.languages):
            reading.faults.append(fault)
        for language, text in data.items():
            if language in reading.languages and (not isinstance(text, str) or not text.strip()):
                place = data.place_of(language)
                reading.faults.append(empty_fault(place, language, text))
        return cls({language: str(text) for language, text in data.items()})


def language_faults(data: PlacedMap, languages: tuple[str, ...]) -> list[Fault]:
    """A fault for each language that is missing from the mapping or not one of the book's."""
    missing = [code for code in languages if code not in data]
    unknown = [code for code in data if code not in languages]
    return [
        Fault(data.place, f"the text in '{code}' is missing", one_of(languages)) for code in missing
    ] + [
        Fault(
            data.place_of(code),
            f"'{code}' is not a language of the book",
            one_of(languages),
            did_you_mean(code, languages)
            or ("a text with a comma needs quotes around it" if data[code] is None else ""),
        )
        for code in unknown
    ]


def empty_fault(place: Place, language: str, value: object) -> Fault:
    """The fault of a text that is none."""
    if value is None or isinstance(value, str):
        return Fault(place, f"the text in '{language}' is empty")
    hint = "" if isinstance(value, dict | list) else "put quotes around it"
    return Fault(place, f"the text in '{language}' is {shown(value)}", "a text", hint)


def placeholders(text: str) -> set[str]:
    """The {words} in a text that are filled in later."""
    return set(re.findall(r"\{(.*?)\}", text))
