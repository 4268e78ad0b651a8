"""The last step of sheets: the files that the site gets, gathered while its pages are made.

The script of a language is loaded when a reader takes something along, and holds the plans of all
sheets: a page opened from a folder can read no other kind of file. The one that brings back a
spreadsheet is for all languages.
"""

import json
from pathlib import Path
from typing import Any

from rjsmin import jsmin

from content.library import Library
from kinds.definition import Definition
from spreadsheets.inputs import SheetWords
from spreadsheets.layout import KINDS_WITH_SHEETS, plan_of
from spreadsheets.places import places_in
from spreadsheets.plan import STYLES, as_data
from spreadsheets.practice import PracticeFile, practice_files

SCRIPT, BACK = "assets/takeaway.{language}.js", "assets/bringback.js"


class SheetFiles:
    """Makes each practice file once, when its exercise is rendered."""

    def __init__(self, library: Library, book: str) -> None:
        self.library = library
        self.book = book
        self.made: dict[tuple[str, str], list[PracticeFile]] = {}

    def practice(self, definition: Definition, language: str) -> list[PracticeFile]:
        key = (definition.id, language)
        if key not in self.made:
            words = SheetWords(self.library.labels, language)
            self.made[key] = list(practice_files(definition, words, self.book))
        return self.made[key]

    def files(self, overrides: Path) -> dict[str, bytes]:
        """All files by their paths inside the site; scripts are read from `overrides`."""
        practice = {each.path: each.content for made in self.made.values() for each in made}
        code = _script(overrides / "takeaway")
        scripts = {
            SCRIPT.format(language=each): code + self._plans(each)
            for each in self.library.languages
        }
        known = f"book.knowPlaces({_json(places_in(self.library))});\n"
        scripts[BACK] = _script(overrides / "bringback") + known
        return {**practice, **{name: text.encode() for name, text in scripts.items()}}

    def _plans(self, language: str) -> str:
        words = SheetWords(self.library.labels, language)
        definitions = self.library.definitions.values()
        plans = [
            as_data(plan_of(each, words)) for each in definitions if each.kind in KINDS_WITH_SHEETS
        ]
        return f"book.knowSheets({_json(STYLES)},{_json(plans)});\n"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _script(folder: Path) -> str:
    """The sources of a folder as one text, made small."""
    sources = sorted(folder.glob("*.js"))
    return "".join(f"{jsmin(path.read_text(encoding='utf-8'))}\n" for path in sources)
