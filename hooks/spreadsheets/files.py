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
from kinds.definition import Definition, Exercise
from spreadsheets.inputs import SheetWords
from spreadsheets.layout import KINDS_WITH_SHEETS, plan_of
from spreadsheets.places import places_in
from spreadsheets.plan import STYLES, Plan, as_data
from spreadsheets.practice import PracticeFile, practice_files

SCRIPT, BACK = "assets/takeaway.{language}.js", "assets/bringback.js"


class SheetFiles:
    """Plans each sheet once, and makes each practice file when its exercise is rendered."""

    def __init__(self, library: Library, book: str) -> None:
        self.library = library
        self.book = book
        self.plans: dict[tuple[str, str], Plan] = {}
        """By the id of a definition and the language, as what is made."""

        self.made: dict[tuple[str, str], list[PracticeFile]] = {}

    def renewed(self, library: Library, book: str) -> "SheetFiles":
        """The same for content that may have changed: what comes of the rest is kept."""
        files, before = SheetFiles(library, book), self.library
        if (library.labels, book) == (before.labels, self.book):
            same = {
                id_
                for id_, definition in library.definitions.items()
                if definition is before.definitions.get(id_)
            }
            files.plans = {key: each for key, each in self.plans.items() if key[0] in same}
            files.made = {key: each for key, each in self.made.items() if key[0] in same}
        return files

    def practice(self, definition: Definition, language: str) -> list[PracticeFile]:
        key = (definition.id, language)
        if key not in self.made and isinstance(definition, Exercise):
            words, plan = SheetWords(self.library.labels, language), self.plan(definition, language)
            self.made[key] = list(practice_files(definition, plan, words, self.book))
        return self.made.get(key, [])

    def plan(self, definition: Definition, language: str) -> Plan:
        key = (definition.id, language)
        if key not in self.plans:
            self.plans[key] = plan_of(definition, SheetWords(self.library.labels, language))
        return self.plans[key]

    def files(self, overrides: Path) -> dict[str, bytes]:
        """All files by their paths inside the site; scripts are read from `overrides`."""
        practice = {each.path: each.content for made in self.made.values() for each in made}
        code = _script(overrides / "takeaway")
        scripts = {
            SCRIPT.format(language=each): code + self._knowing_sheets(each)
            for each in self.library.languages
        }
        plans = (self.plan(each, code) for each in self._planned for code in self.library.languages)
        known = f"book.knowPlaces({_json(places_in(plans))});\n"
        scripts[BACK] = _script(overrides / "bringback") + known
        return {**practice, **{name: text.encode() for name, text in scripts.items()}}

    @property
    def _planned(self) -> list[Definition]:
        every = self.library.definitions.values()
        return [each for each in every if each.kind in KINDS_WITH_SHEETS]

    def _knowing_sheets(self, language: str) -> str:
        plans = [as_data(self.plan(each, language)) for each in self._planned]
        return f"book.knowSheets({_json(STYLES)},{_json(plans)});\n"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _script(folder: Path) -> str:
    """The sources of a folder as one text, made small."""
    sources = sorted(folder.glob("*.js"))
    return "".join(f"{jsmin(path.read_text(encoding='utf-8'))}\n" for path in sources)
