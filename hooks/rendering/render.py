"""The HTML of a definition, made by the template of its kind."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import dirname, join, relpath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from content.labels import Label, in_language
from content.library import Library
from kinds import KINDS
from kinds.definition import Definition
from kinds.keeping import keeping_data
from rendering.bibliography import Bibliography
from rendering.callouts import name_callouts
from rendering.compiled import COMPILED
from rendering.lists import References, glossary
from rendering.typography import set_spaces
from rendering.words import Words
from spreadsheets.files import SheetFiles

SITE, PRINT = "site", "print"
"""The editions that a definition can be rendered for; print is for all that is read as a book."""

LATER = ("downloads", "workbook")
"""Lists that are known when more of the site is: see editions.downloads, rendering.workbook."""

_ALSO_FROM = ("editions", "audio", ".")
"""Other folders below overrides/ with templates; those of the reader are named with its folder."""


@dataclass(frozen=True)
class Renderer:
    """Fills the templates below overrides/kinds/ and, for whole books, overrides/editions/."""

    library: Library
    environment: Environment
    bibliographies: dict[str, Bibliography]
    sheets: SheetFiles

    @classmethod
    def from_templates(cls, templates: Path, library: Library, book: str = "") -> "Renderer":
        """`book` is the name of the book in the spreadsheets that can be brought back."""
        overrides = templates.parent
        environment = Environment(
            loader=FileSystemLoader([templates, *(overrides / each for each in _ALSO_FROM)]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=COMPILED,
        )
        bibliographies = {each: Bibliography(library.entries, each) for each in library.languages}
        return cls(library, environment, bibliographies, SheetFiles(library, book))

    def renewed(self, library: Library, book: str) -> "Renderer":
        """The same for content that may have changed."""
        bibliographies = {each: Bibliography(library.entries, each) for each in library.languages}
        return replace(
            self,
            library=library,
            bibliographies=bibliographies,
            sheets=self.sheets.renewed(library, book),
        )

    def render(
        self, id_: str, language: str, inner: str, edition: str = SITE, level: int = 0
    ) -> str:
        """The definition as it stands on a page (the inner path of a Markdown file).

        An edition other than the site may have a template of its own: `quiz/quiz.print.html`. The
        level of the heading follows from the marker on the page, unless it is given.
        """
        definition = self.library.definitions[id_]
        words = Words(self.library.labels, language, inner)
        kind = KINDS[definition.kind]
        name = f"{definition.kind}/{definition.kind}"
        own = [] if edition == SITE else [f"{name}.{edition}.html"]
        return self.environment.select_template([*own, f"{name}.html"]).render(
            it=definition,
            level=level or self.library.marker(language, inner, id_).level,
            language=language,
            t=words.text,
            rich=words.rich,
            label=words.label,
            number=words.number,
            link=words.link,
            options=words.options,
            range=words.range,
            row_name=words.row_name,
            row_title=words.row_title,
            width=words.width,
            entry=words.entry,
            practice=self.sheets.practice(definition, language) if edition == SITE else [],
            file=lambda path: relpath(path, self._folder(language, inner)),
            data=self._data(definition, language),
            worked=kind.worked(definition, language) if kind.worked else None,
        )

    def _folder(self, language: str, inner: str) -> str:
        """The folder of a page inside the site: the first language stands at its root."""
        root = "." if language == self.library.languages[0] else language
        return join(root, dirname(inner))

    def _data(self, definition: Definition, language: str) -> str:
        """What the script must know of a definition, as JSON."""
        payload = KINDS[definition.kind].payload
        if payload is None:
            return ""
        return as_json({**payload(definition, language), **keeping_data(definition)})

    def placeholder(self, id_: str) -> str:
        """What stands for a definition while Markdown is at work; its id can be linked to."""
        return self.environment.get_template("shared/placeholder.html").render(id=id_)

    def markdown(self, text: str, language: str, inner: str) -> str:
        """The Markdown of a page with its citations as links and its lists in place."""
        text = name_callouts(text, self.callout_names(language))
        return self.references(language).cite(text, inner)

    def references(self, language: str) -> References:
        return References(self.library, self.bibliographies[language], language)

    def render_list(self, word: str, name: str, language: str, inner: str) -> str:
        """A list of the whole book or of a unit: works cited, further reading, terms."""
        if word in LATER:
            return self.fill(f"{word}/slot.html", language, inner)
        items: Sequence[object]
        if word == "references":
            items = self.references(language).listed(name, inner)
        else:
            items = glossary(self.library, language)
        return self.fill(f"{word}/{word}.html", language, inner, items=items)

    def fill(self, template: str, language: str, inner: str = "", **values: object) -> str:
        """A template that shows no definition, with the words of a language."""
        words = Words(self.library.labels, language, inner)
        return self.environment.get_template(template).render(
            language=language,
            t=words.text,
            rich=words.rich,
            label=words.label,
            number=words.number,
            link=words.link,
            **values,
        )

    def callout_names(self, language: str) -> dict[str, str]:
        """The names of the kinds of call-outs, by the word that editors write."""
        labels = in_language(self.library.labels, "page", language)
        return {
            key.removeprefix("callout "): name
            for key, name in labels.items()
            if key.startswith("callout ")
        }

    def link(self, language: str, inner: str, passage: str) -> str:
        """The address of a passage, as seen from a page."""
        return Words(self.library.labels, language, inner).link(passage)

    def label_in(self, language: str, key: str, **values: object) -> str:
        """A text of the interface for the frame of a page."""
        return Words(self.library.labels, language, "").label(key, None, **values)

    def said_by_scripts(self, language: str, *sections: str) -> Markup:
        """The texts of some sections, as JSON."""
        return as_json(
            {
                key: _spaced(label, language)
                for section in sections
                for key, label in in_language(self.library.labels, section, language).items()
            }
        )


def as_json(data: Any) -> Markup:
    """JSON that can stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _spaced(label: Label, language: str) -> Label:
    if isinstance(label, str):
        return set_spaces(label, language)
    return {form: set_spaces(text, language) for form, text in label.items()}
