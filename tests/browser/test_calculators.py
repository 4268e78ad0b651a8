"""Every worked example of every calculator, typed into the rendered page as a reader types.

The expected values stand in the definitions, where they were worked by hand or taken from the
source; here only their way of being written is worked out anew.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from kinds.calculator.model import Calculator, CaseResult, NumberResult, Verdict, WorkedExample
from kinds.inputs import Input, NumberInput
from kinds.tables import Decimals
from tests.support.definitions import LANGUAGES, calculator_named, ids_of, library, page_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", ids_of("calculator"))
def test_every_worked_example_typed_into_the_page_gives_what_it_promises(
    page: Page, where: str, id_: str, language: str
) -> None:
    calculator = calculator_named(id_)
    page.goto(where + page_of(id_, language))
    root = page.locator(f'[data-exercise="{id_}"]')
    clear = root.get_by_role("button", name=str(library().labels["page"]["clear"][language]))

    for example in calculator.examples:
        clear.click()
        type_in(root, calculator, example, language)
        Expectation(root, calculator, example, language).check_all()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", ids_of("calculator"))
def test_the_button_shows_the_first_example_and_undo_brings_the_entries_back(
    page: Page, where: str, id_: str, language: str
) -> None:
    calculator = calculator_named(id_)
    page.goto(where + page_of(id_, language))
    root = page.locator(f'[data-exercise="{id_}"]')
    field = root.locator("input").first
    field.check() if field.get_attribute("type") == "radio" else field.fill("1")
    labels = library().labels["page"]

    root.get_by_role("button", name=str(labels["show example"][language])).click()
    Expectation(root, calculator, calculator.examples[0], language).check_all()
    root.get_by_role("button", name=str(labels["undo"][language])).click()

    expect(root.locator("input:checked")).to_have_count(
        1 if field.get_attribute("type") == "radio" else 0
    )
    if field.get_attribute("type") != "radio":
        expect(field).to_have_value("1")
        assert typed_values(root) == ["1"]


def typed_values(root: Locator) -> list[str]:
    fields = root.locator("input[type=text], textarea")
    return [value for value in (each.input_value() for each in fields.all()) if value]


def type_in(root: Locator, calculator: Calculator, example: WorkedExample, language: str) -> None:
    """Types the entries of an example, with the decimal sign of the language."""
    for name, given in example.given.items():
        parts = name.split(".")
        if len(parts) == 1:
            field = (calculator.fields | calculator.questions)[name]
            enter(root, name, field, given, language)
            continue
        table = calculator.tables[parts[0]]
        first = table.span(parts[1]).start if len(parts) == 3 else 0
        for row, value in enumerate(given, start=first + 1):
            cell = f"{parts[0]}.{parts[-1]}.{row}"
            enter(root, cell, table.inputs[parts[-1]], value, language)


def enter(root: Locator, name: str, field: Input, value: Any, language: str) -> None:
    if value is None:
        return
    if isinstance(field, NumberInput):
        typed = str(value).replace(".", "," if language == "pl" else ".")
        root.locator(f'input[name="{name}"]').press_sequentially(typed)
    elif isinstance(value, dict):
        root.locator(f'[name="{name}"]').fill(value[language])
    else:
        root.locator(f'input[name="{name}"][value="{value}"]').check()


@dataclass
class Expectation:
    """What the page must show once an example is typed in."""

    root: Locator
    calculator: Calculator
    example: WorkedExample
    language: str

    def check_all(self) -> None:
        for name, expected in self.example.expect.items():
            if name in self.calculator.constraints:
                self.check_constraint(name, expected)
            elif name.endswith(".verdict"):
                self.check_verdict(name, expected)
            elif isinstance(expected, list):
                self.check_column(name, expected)
            else:
                self.check_result(name, expected)

    def check_result(self, name: str, expected: float | None) -> None:
        result = self.calculator.results[name]
        assert isinstance(result, NumberResult)
        plus = "+" if result.signed and expected is not None and expected > 0 else ""
        self.check_number(name, expected, result.decimals, plus, self.unit_of(result))

    def check_column(self, name: str, expected: list[float | str | None]) -> None:
        table, column_id = name.split(".")
        column = self.calculator.tables[table].formulas[column_id]
        for row, value in enumerate(expected, start=1):
            if isinstance(value, str):
                band = next(b for b in self.calculator.bands[column.bands or ""] if b.id == value)
                expect(self.output(f"{name}.{row}")).to_have_text(band.title[self.language])
            else:
                unit = f" {column.unit[self.language]}" if column.unit else ""
                self.check_number(f"{name}.{row}", value, column.decimals, unit=unit)

    def unit_of(self, result: NumberResult) -> str:
        if result.unit is None:
            return ""
        return "%" if result.unit == "percent" else f" {result.unit[self.language]}"

    def check_number(
        self, name: str, expected: float | None, decimals: Decimals, plus: str = "", unit: str = ""
    ) -> None:
        output = self.output(name)
        if expected is None:
            expect(output, self.about(name)).to_have_attribute("data-value", "")
            expect(output, self.about(name)).to_have_text("–")
            return
        text = plus + written(expected, decimals, self.language) + unit
        expect(output, self.about(name)).to_have_text(text)
        value = float(output.get_attribute("data-value") or "nan")
        assert value == pytest.approx(expected, abs=0.005), self.about(name)

    def check_verdict(self, name: str, expected: str | None) -> None:
        output = self.output(name)
        title = verdict_named(self.calculator, name, expected).title if expected else None
        expect(output, self.about(name)).to_have_attribute("data-value", expected or "")
        expect(output, self.about(name)).to_have_text(title[self.language] if title else "")

    def check_constraint(self, name: str, expected: str | None) -> None:
        """The message names the wanted sum, and the present one as added up here."""
        output = self.output(name)
        expect(output, self.about(name)).to_have_attribute("data-value", expected or "")
        if expected is None:
            expect(output, self.about(name)).to_have_text("")
            return
        constraint = self.calculator.constraints[name]
        column = constraint.formula.removeprefix("sum(").removesuffix(")")
        now = float(sum(Decimal(str(value)) for value in self.example.given[column]))
        numbers = {
            "now": written(now, decimals_of(now), self.language),
            "target": written(constraint.equals, decimals_of(constraint.equals), self.language),
        }
        template = constraint.met if expected == "met" else constraint.unmet
        expect(output, self.about(name)).to_have_text(template[self.language].format(**numbers))

    def output(self, name: str) -> Locator:
        return self.root.locator(f'output[name="{name}"]')

    def about(self, name: str) -> str:
        return f"{name} in the example '{self.example.name['en']}'"


def decimals_of(value: float) -> int:
    """A sum is shown with one decimal, or with two where it has two."""
    return 1 if round(value, 1) == round(value, 2) else 2


def written(value: float, decimals: Decimals, language: str) -> str:
    """The number as the language writes it; of `[least, most]` decimals those that it needs."""
    least, most = decimals if isinstance(decimals, list) else (decimals, decimals)
    text = str(Decimal(str(abs(value))).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP))
    while len(text.partition(".")[2]) > least and text.endswith("0"):
        text = text.removesuffix("0").removesuffix(".")
    text = text.replace(".", "," if language == "pl" else ".")
    return f"−{text}" if value < 0 else text


def verdict_named(calculator: Calculator, name: str, id_: str) -> Verdict:
    result = calculator.results[name.removesuffix(".verdict")]
    if isinstance(result, CaseResult):
        return next(case for case in result.cases if case.id == id_)
    return next(band for band in calculator.bands[result.bands or ""] if band.id == id_)
