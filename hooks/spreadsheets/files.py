"""The last step of sheets: the files that the site gets, gathered while its pages are made.

The script of a language is loaded when a reader takes something along, and holds the plans of all
sheets: a page opened from a folder can read no other kind of file.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from rjsmin import jsmin

from content.library import Library
from kinds.definition import Definition
from spreadsheets.inputs import SheetWords
from spreadsheets.layout import KINDS_WITH_SHEETS, plan_of
from spreadsheets.plan import STYLES, as_data
from spreadsheets.practice import PracticeFile, practice_files

SCRIPT = "assets/takeaway.{language}.js"


class SheetFiles:
    """Makes each practice file once, when its exercise is rendered."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.made: dict[tuple[str, str], list[PracticeFile]] = {}

    def practice(self, definition: Definition, language: str) -> list[PracticeFile]:
        key = (definition.id, language)
        if key not in self.made:
            words = SheetWords(self.library.labels, language)
            self.made[key] = list(practice_files(definition, words))
        return self.made[key]

    def files(self, sources: Path) -> dict[str, bytes]:
        """All files by their paths inside the site; scripts are read from the folder `sources`."""
        practice = {each.path: each.content for made in self.made.values() for each in made}
        code = "\n".join(_scripts(sources))
        scripts = {
            SCRIPT.format(language=each): f"{code}\n{self._plans(each)}".encode()
            for each in self.library.languages
        }
        return {**practice, **scripts}

    def _plans(self, language: str) -> str:
        words = SheetWords(self.library.labels, language)
        definitions = self.library.definitions.values()
        plans = [
            as_data(plan_of(each, words)) for each in definitions if each.kind in KINDS_WITH_SHEETS
        ]
        data = json.dumps(plans, ensure_ascii=False, separators=(",", ":"))
        styles = json.dumps(STYLES, separators=(",", ":"))
        return f"book.knowSheets({styles},{data});\n"


def _scripts(sources: Path) -> Iterator[str]:
    for path in sorted(sources.glob("*.js")):
        yield jsmin(path.read_text(encoding="utf-8"))
