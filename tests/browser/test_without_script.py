"""Every definition in a browser that runs no script: it must read as a complete printed page.

Whatever text an editor wrote into a definition has to stand there, but for what belongs to a state
that only a script can bring about. How the answers of a quiz are kept is seen in test_quiz.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from content.texts import Text
from kinds.calculator.model import Band, NumberResult
from kinds.inputs import ChoiceInput, Input, NumberInput, ScaleInput, YesNoInput
from tests.support.browser import Reader
from tests.support.definitions import LANGUAGES, calculator_named, ids_of, library, page_of

# Messages, charts of the reader's own numbers, answers of quizzes, names of rows to come, examples
# of what to type (they stand in the fields themselves).
SAID_LATER = {"constraints", "chart", "feedback", "explanation", "growing", "examples", "hint"}


@dataclass(frozen=True)
class Shown:
    """A definition on its page."""

    id: str
    language: str
    root: Locator


@pytest.fixture(scope="module")
def still_page(browser: Browser, server: str) -> Iterator[Page]:
    """One page for the whole module: without a script nothing on it can change."""
    reader = Reader(browser, places=(server,))
    yield reader.new_page(java_script_enabled=False)
    reader.leave()
    assert reader.faults == []


def on_each_page(ids: list[str]) -> Any:
    """A fixture that opens each definition once, for all tests that look at it."""

    @pytest.fixture(
        scope="module",
        params=[pytest.param((i, code), id=f"{i}-{code}") for i in ids for code in LANGUAGES],
    )
    def shown(request: pytest.FixtureRequest, still_page: Page, server: str) -> Shown:
        id_, language = request.param
        still_page.goto(server + page_of(id_, language))
        handles = (f'[data-{kind}="{id_}"]' for kind in ("exercise", "quiz", "figure"))
        return Shown(id_, language, still_page.locator(", ".join(handles)))

    return shown


definition = on_each_page(sorted(library().definitions))
calculator = on_each_page(ids_of("calculator"))


def test_every_text_of_the_definition_stands_on_the_page(definition: Shown) -> None:
    text = plain(definition.root.inner_text())

    data = library().definitions[definition.id].model_dump()
    expected = list(texts_in(data, definition.language))
    assert len(expected) > 3, "its texts were not found"

    assert [each for each in expected if plain(each) not in text] == []


def test_what_only_a_script_can_do_is_not_offered(definition: Shown) -> None:
    expect(definition.root.locator("button:visible")).to_have_count(0)
    for message in definition.root.get_by_role("status").all():
        expect(message).to_have_text("")


def test_each_table_has_a_name_and_headers_for_its_columns_and_rows(definition: Shown) -> None:
    for table in definition.root.get_by_role("table").all():
        expect(table).to_have_accessible_name(re.compile(r"\S"))
        expect(table.locator("thead th[scope]").first).to_be_visible()
        expect(table.locator("th:not([scope])")).to_have_count(0)
    nameless = "[data-table] tbody tr:not(:has(th[scope=row], th[scope=rowgroup]))"
    expect(definition.root.locator(nameless)).to_have_count(0)


def test_each_field_is_there_with_all_its_options(calculator: Shown) -> None:
    described = calculator_named(calculator.id)

    for key, field in (described.fields | described.questions).items():
        expect_field(calculator.root, key, field)
    for key, table in described.tables.items():
        for column, cell in table.inputs.items():
            for row in range(1, table.size + 1):
                expect_field(calculator.root, f"{key}.{column}.{row}", cell)


def test_the_calculation_and_its_readings_are_explained(calculator: Shown) -> None:
    described, language = calculator_named(calculator.id), calculator.language

    for key, result in described.results.items():
        explained = calculator.root.locator(f'[data-explains="{key}"]')
        assert plain(result.in_words[language]) in plain(explained.inner_text())
        if isinstance(result, NumberResult) and result.bands:
            for band in described.bands[result.bands]:
                expect_limits(explained, band, language)


def expect_field(root: Locator, name: str, field: Input) -> None:
    controls = root.locator(f'[name="{name}"]:visible')
    expect(controls, name).to_have_count(how_many_controls(field))
    if isinstance(field, NumberInput):
        expect(controls).to_have_attribute("inputmode", "decimal")


def how_many_controls(field: Input) -> int:
    if isinstance(field, ScaleInput):
        return len(field.points)
    if isinstance(field, ChoiceInput):
        return len(field.options)
    return 2 if isinstance(field, YesNoInput) else 1


def expect_limits(explained: Locator, band: Band, language: str) -> None:
    row = plain(explained.locator(f'[data-verdict="{band.id}"]').inner_text())
    for limit in band.limits.values():
        written = f"{limit:g}".replace("-", "−")
        assert (written.replace(".", ",") if language == "pl" else written) in row


def texts_in(data: Any, language: str) -> Iterator[str]:
    """The texts of a definition that a page without a script has to show."""
    if isinstance(data, Text):
        yield data[language]
    elif isinstance(data, list):
        for each in data:
            yield from texts_in(each, language)
    elif isinstance(data, dict):
        later = set(SAID_LATER)
        later |= {"label"} if "start" in data else set()  # it names rows that are yet to come
        later |= {"unit"} if "formula" in data else set()  # it is said with the value
        for key, value in data.items():
            if key not in later:
                yield from texts_in(value, language)


def plain(text: str) -> str:
    """A text without its marks, its kinds of spaces and capitals."""
    text = re.sub(r"\[([^]]*)]\([^)]*\)", r"\1", text)
    return " ".join(re.sub(r"[*`\u2060]", "", text).split()).casefold()
