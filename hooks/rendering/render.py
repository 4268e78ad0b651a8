"""The HTML of a definition, made by the template of its kind."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown import Markdown
from markupsafe import Markup

from content.labels import Label, Labels, in_language
from content.library import Library
from content.texts import Text
from formulas import Value
from kinds import KINDS
from kinds.calculator.model import Band, NumberResult
from kinds.inputs import ChoiceInput, Input, NumberInput, ScaleInput, YesNoInput
from kinds.tables import FormulaColumn, Row, Table
from rendering.bibliography import Bibliography
from rendering.callouts import name_callouts
from rendering.lists import References, glossary
from rendering.numbers import computed_in, number_in, plural_in
from rendering.typography import set_spaces

Options = list[tuple[str, str]]
Shown = Input | FormulaColumn | NumberResult

SITE, PRINT = "site", "print"
"""The editions that a definition can be rendered for; print is for all that is read as a book."""

_MARKED = re.compile(r"[*_`\[\]<>&\\#|~\n]|^[\d+\-= ]")
"""What may mean something to Markdown; most texts have none of it and are used as they are."""

_MARKDOWN = Markdown(output_format="html")  # to make one takes longer than to convert a text


@dataclass(frozen=True)
class Renderer:
    """Renders definitions with the templates below overrides/kinds/."""

    library: Library
    environment: Environment
    bibliographies: dict[str, Bibliography]

    @classmethod
    def from_templates(cls, templates: Path, library: Library) -> "Renderer":
        environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        bibliographies = {each: Bibliography(library.entries, each) for each in library.languages}
        return cls(library, environment, bibliographies)

    def render(self, id_: str, language: str, inner: str, edition: str = SITE) -> str:
        """The definition as it stands on a page (the inner path of a Markdown file).

        An edition other than the site may have a template of its own: `quiz/quiz.print.html`.
        """
        definition = self.library.definitions[id_]
        words = _Words(self.library.labels, language, inner)
        kind = KINDS[definition.kind]
        name = f"{definition.kind}/{definition.kind}"
        own = [] if edition == SITE else [f"{name}.{edition}.html"]
        return self.environment.select_template([*own, f"{name}.html"]).render(
            it=definition,
            level=self.library.marker(language, inner, id_).level,
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
            data=as_json(kind.payload(definition, language)) if kind.payload else "",
            worked=kind.worked(definition, language) if kind.worked else None,
        )

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
        if word == "downloads":  # known once the site is finished: see editions.downloads
            return self.fill("downloads/slot.html", language, inner)
        items: Sequence[object]
        if word == "references":
            items = self.references(language).listed(name, inner)
        else:
            items = glossary(self.library, language)
        return self.fill(f"{word}/{word}.html", language, inner, items=items)

    def fill(self, template: str, language: str, inner: str = "", **values: object) -> str:
        """A template that shows no definition, with the words of a language."""
        words = _Words(self.library.labels, language, inner)
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

    def label_in(self, language: str, key: str) -> str:
        """A text of the interface for the frame of a page."""
        return _Words(self.library.labels, language, "").label(key)

    def live_labels(self, language: str) -> Markup:
        """The texts that the scripts say, as JSON for the page."""
        labels = in_language(self.library.labels, "live", language)
        return as_json({key: _spaced(label, language) for key, label in labels.items()})


@dataclass(frozen=True)
class _Words:
    """What a template asks for texts, bound to a language and a page."""

    labels: Labels
    language: str
    inner: str

    def text(self, text: Text | None) -> str:
        return set_spaces(text[self.language], self.language) if text else ""

    def rich(self, text: Text | None) -> Markup:
        """A text written in Markdown; a single paragraph comes without its tag."""
        if text is None:
            return Markup()
        plain = self.text(text)
        if not _MARKED.search(plain):
            return Markup(plain.strip())
        html = _MARKDOWN.reset().convert(plain)
        single = html.removeprefix("<p>").removesuffix("</p>")
        return Markup(html if "<p>" in single else single)

    def label(self, key: str, n: int | None = None, **values: object) -> str:
        forms = self.labels["page"][key][self.language]
        chosen = plural_in(self.language, forms, n or 0)
        return set_spaces(chosen.format(n=n, **values), self.language)

    def number(self, value: float) -> str:
        return number_in(self.language, value)

    def link(self, passage: str) -> str:
        """The address of a passage, `unit-1/stages.md#anchor`, as seen from the page."""
        inner, _, anchor = passage.partition("#")
        target = relpath(inner.removesuffix(".md") + ".html", dirname(self.inner) or ".")
        return f"{target}#{anchor}" if anchor else target

    def options(self, field: Input | FormulaColumn, row: Row | None = None) -> Options:
        """What a field lets the reader choose from, as values with texts; else nothing."""
        if isinstance(field, YesNoInput):
            return [("yes", self.label("yes")), ("no", self.label("no"))]
        if isinstance(field, ScaleInput):
            return [(f"{point.value:g}", self.text(point.title)) for point in field.points]
        if isinstance(field, ChoiceInput):
            worded = row.options if row else {}
            return [
                (key, self.text(worded.get(key, option.title)))
                for key, option in field.options.items()
            ]
        return []

    def range(self, field: Input | FormulaColumn) -> str:
        """The range of a number, in the few characters that a table's head has room for."""
        if not isinstance(field, NumberInput):
            return ""
        limits = self.label("range", least=self.number(field.from_), most=self.number(field.to))
        return f"{limits} {self.text(field.unit)}".rstrip()

    def row_name(self, table: Table, n: int, row: Row | None) -> str:
        """What row n (from 1) is called: its label, or the numbered name of a growing table."""
        if row is not None:
            return self.text(row.label)
        return self.text(table.growing.label).replace("{n}", str(n)) if table.growing else ""

    def row_title(self, table: Table, n: int, row: Row | None) -> str:
        """What stands at the head of row n: where the reader names the rows, just its number."""
        return str(n) if row is None and table.is_worded else self.row_name(table, n, row)

    def entry(
        self, field: Shown, value: Value, row: Row | None, bands: Mapping[str, list[Band]]
    ) -> str:
        """A value of an example as the live page shows it in a field, a column or a result."""
        if value is None:
            return str(self.labels["live"]["blank"][self.language])
        if isinstance(field, Input) and (options := dict(self.options(field, row))):
            return options[f"{value:g}" if isinstance(value, float) else str(value)]
        if isinstance(field, FormulaColumn | NumberResult) and isinstance(value, float | int):
            return self._computed(field, value)
        if isinstance(field, FormulaColumn):
            titles = {band.id: band.title for band in bands[field.bands or ""]}
            return self.text(titles[str(value)])
        return self.number(value) if isinstance(value, float) else self._spaced(str(value))

    def _computed(self, result: FormulaColumn | NumberResult, value: float) -> str:
        signed = isinstance(result, NumberResult) and result.signed
        number = computed_in(self.language, value, result.decimals, signed)
        if result.unit == "percent":
            return f"{number}%"
        unit = self.text(result.unit) if isinstance(result.unit, Text) else ""
        return f"{number}\u00a0{unit}" if unit else number

    def _spaced(self, text: str) -> str:
        return set_spaces(text, self.language)

    def width(self, table: Table) -> int:
        """How many cells a row has on the page: one for each option of a choice."""
        return 1 + sum(len(self.options(column)) or 1 for column in table.columns.values())


def as_json(data: Any) -> Markup:
    """JSON that can stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _spaced(label: Label, language: str) -> Label:
    if isinstance(label, str):
        return set_spaces(label, language)
    return {form: set_spaces(text, language) for form, text in label.items()}
