"""Citations and entries as a language writes them, by the rules of APA style (citeproc)."""

import json
import re
import warnings
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup, escape

from content.references import Entry
from rendering.alphabet import rank

STYLE = Path(__file__).with_name("apa.csl")
LOCALES = {"en": "en-GB", "pl": "pl-PL"}
_TAG = re.compile(r"<[^>]+>")
_TITLE_TWICE = re.compile(r"^(?P<title>.+?)\. (?P<date>\([^)]*\))\. (?P=title)")


class Bibliography:
    """All entries in one language."""

    def __init__(self, entries: Mapping[str, Entry], language: str) -> None:
        self.entries = entries
        self.language = language

    @cached_property
    def _formatted(self) -> tuple[dict[str, str], dict[str, str]]:
        """The texts of the citations and of the entries, by id."""
        entries = [_for_citeproc(entry) for entry in self.entries.values()]
        return _formatted(json.dumps(entries), LOCALES.get(self.language, "en-GB"))

    def in_text(self, id_: str) -> str:
        """How the text names an entry: `Chittaie, 2012`."""
        return Markup(_TAG.sub("", self._formatted[0][id_])).unescape().strip("()")

    def in_list(self, id_: str) -> tuple[Markup, str]:
        """The entry as the list of references has it, and the web address that ends it."""
        address = str(self.entries[id_].data.get("URL", ""))
        # Without an author the title takes that place; citeproc-py says it a second time.
        text = _TITLE_TWICE.sub(r"\g<title>. \g<date>", self._formatted[1][id_], count=1)
        text = text.removesuffix(str(escape(address))).replace("?</i>.", "?</i>")
        return Markup(text), address

    def sorted(self, ids: Iterable[str], alphabet: str) -> list[str]:
        """The ids in the order of the list: by what an entry begins with."""
        return sorted(ids, key=lambda id_: rank(_TAG.sub("", self._formatted[1][id_]), alphabet))


@lru_cache(maxsize=len(LOCALES))
def _formatted(entries: str, locale: str) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of the citations and of the entries (given as CSL-JSON), by id.

    Remembered from build to build: this takes as long as the Markdown of the whole book.
    """
    source: list[dict[str, object]] = json.loads(entries)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that the style has no use for
        style = CitationStylesStyle(str(STYLE), locale=locale)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(source), formatter.html)
        citations = {str(each["id"]): Citation([CitationItem(each["id"])]) for each in source}
        for citation in citations.values():
            bibliography.register(citation)
        texts = {key: str(bibliography.cite(each, _ignore)) for key, each in citations.items()}
        keys = [str(key) for key in bibliography.keys]
        listed = dict(zip(keys, map(str, bibliography.bibliography()), strict=True))
    return texts, listed


def _for_citeproc(entry: Entry) -> dict[str, object]:
    return {key: value for key, value in entry.data.items() if key not in ("custom", "keyword")}


def _ignore(item: object) -> None:
    """Would hear of unknown ids; the library has refused those before."""
