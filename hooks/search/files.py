"""The second step of search: the files that a reader's browser loads.

The file of a language is loaded when a reader of that language opens the search box (box.js): the
rules of the language, the engine, what draws its answers, and the text of the pages. It is a
script, because a page opened from a folder can read no other kind of file.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from rjsmin import jsmin

from search.sections import sections_of


class SearchFiles:
    """Gathers the pages of one build, language by language."""

    def __init__(self, sources: Path) -> None:
        """Scripts are read from `sources`: words.js, engine.js, results.js, languages/<code>.js."""
        self.sources = sources
        self.pages: defaultdict[str, dict[str, list[object]]] = defaultdict(dict)

    def add(self, language: str, address: str, title: str, html: str) -> None:
        """Take in the content of a page; its address is seen from the root of the site."""
        parts = [
            [section.anchor, section.title, section.text, *([1] if section.is_term else [])]
            for section in sections_of(html, title)
        ]
        self.pages[language][address] = [address, parts]

    def files(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The text of each file to publish, by its path inside the site.

        `texts` is what the search says, as JSON, by language.
        """
        return {f"search/{code}.js": self._of_language(code, texts[code]) for code in self.pages}

    def script_of_language(self, code: str) -> str:
        """The engine with the rules of a language, but no pages."""
        return f"{self.words_of_language(code)}\n{self._script('engine.js')}"

    def words_of_language(self, code: str) -> str:
        """What tells the forms of a word; with the rules of a language, if it has any."""
        rules = f"languages/{code}.js"
        names = [*([rules] if (self.sources / rules).exists() else []), "words.js"]
        return "\n".join(["globalThis.book ??= {};", *map(self._script, names)])

    def _of_language(self, code: str, texts: str) -> str:
        pages = [page for _, page in sorted(self.pages[code].items())]
        data = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
        parts = [
            self.script_of_language(code),
            f"book.searchTexts={texts};",
            self._script("results.js"),
            f"book.index({data});\n",
        ]
        return "\n".join(parts)

    def _script(self, name: str) -> str:
        return str(jsmin((self.sources / name).read_text(encoding="utf-8")))
