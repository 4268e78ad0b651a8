"""The lists of the book: works cited and further reading, linked both ways, and the glossary."""

import re
from dataclasses import dataclass
from posixpath import dirname, relpath

from markupsafe import Markup

from content.glossary import Term
from content.labels import in_language
from content.library import Library
from content.references import CITATION
from rendering.alphabet import rank
from rendering.bibliography import Bibliography

PAGE_OF_REFERENCES = "references.md"
_KEY = re.compile(r"@([\w-]+)")


@dataclass(frozen=True)
class Work:
    """An entry of a list of references, and the places that cite it."""

    id: str
    text: Markup
    address: str
    note: str
    cited_at: list[str]
    """Addresses, as seen from the list's page."""


@dataclass(frozen=True)
class References:
    """Citations and lists of references in one language."""

    library: Library
    bibliography: Bibliography
    language: str

    def cite(self, markdown: str, inner: str) -> str:
        """The Markdown of a page with each citation as links to its list of references."""
        numbers: dict[str, int] = {}
        target = relpath(self.page_for(inner), dirname(inner) or ".")

        def linked(match: re.Match[str]) -> str:
            return f"({'; '.join(map(link, _KEY.findall(match['keys'])))})"

        def link(key: str) -> str:
            numbers[key] = numbers.get(key, 0) + 1
            anchor = citation_anchor(key, numbers[key])
            return f"[{self.bibliography.in_text(key)}]({target}#{key}){{ #{anchor} }}"

        return CITATION.sub(linked, markdown)

    def page_for(self, inner: str) -> str:
        """The page that lists what a page cites: its unit's, or the whole book's."""
        own = f"{dirname(inner)}/{PAGE_OF_REFERENCES}"
        return own if (self.language, own) in self.library.pages else PAGE_OF_REFERENCES

    def listed(self, which: str, inner: str) -> list[Work]:
        """The works of a list: 'cited' or 'further' of a unit, or 'all' of the book."""
        cited = self._citations(dirname(inner) if which != "all" else None)
        ids = {
            "all": self.library.entries.keys(),
            "cited": cited.keys(),
            "further": self._of_part(dirname(inner)) - cited.keys(),
        }[which]
        return [
            Work(
                id_,
                *self.bibliography.in_list(id_),
                self.library.entries[id_].note(self.language),
                [_seen_from(inner, place) for place in cited.get(id_, [])],
            )
            for id_ in self.bibliography.sorted(ids, alphabet_of(self.library, self.language))
        ]

    def _citations(self, part: str | None) -> dict[str, list[str]]:
        """The places that cite each work, in the whole book or in one of its parts."""
        places: dict[str, list[str]] = {}
        for page in self.library.pages.values():
            if page.language != self.language or part not in (None, dirname(page.inner)):
                continue
            numbers: dict[str, int] = {}
            for key, _ in page.citations:
                numbers[key] = numbers.get(key, 0) + 1
                place = f"{page.inner}#{citation_anchor(key, numbers[key])}"
                places.setdefault(key, []).append(place)
        return places

    def _of_part(self, part: str) -> set[str]:
        return {id_ for id_, entry in self.library.entries.items() if part in entry.parts}


def citation_anchor(key: str, number: int) -> str:
    return f"cite-{key}-{number}"


def _seen_from(inner: str, place: str) -> str:
    page, _, anchor = place.partition("#")
    return f"{relpath(page.removesuffix('.md'), dirname(inner) or '.')}.html#{anchor}"


def glossary(library: Library, language: str) -> list[tuple[str, Term]]:
    """The terms in the alphabetical order of the language."""
    alphabet = alphabet_of(library, language)
    return sorted(library.terms.items(), key=lambda item: rank(item[1].term[language], alphabet))


def alphabet_of(library: Library, language: str) -> str:
    return str(in_language(library.labels, "page", language)["alphabet"])
