"""What templates and sheets ask for texts, numbers and names, in one language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, relpath

from markdown import Markdown
from markupsafe import Markup

from content.labels import Labels
from content.texts import Text
from formulas import Value
from kinds.calculator.model import Band, NumberResult
from kinds.inputs import ChoiceInput, Input, NumberInput, ScaleInput, TickInput, YesNoInput
from kinds.tables import FormulaColumn, Row, Table
from rendering.numbers import computed_in, number_in, plural_in
from rendering.typography import set_spaces

Options = list[tuple[str, str]]
Shown = Input | FormulaColumn | NumberResult

_MARKED = re.compile(r"[*_`\[\]<>&\\#|~\n]|^[\d+\-= ]")
"""What may mean something to Markdown; most texts have none of it and are used as they are."""

_MARKDOWN = Markdown(output_format="html")  # to make one takes longer than to convert a text


@dataclass(frozen=True)
class Words:
    """Bound to a language and, for links, to a page."""

    labels: Labels
    language: str
    inner: str = ""

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
        if isinstance(field, TickInput):
            return self.label("ticked")
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
