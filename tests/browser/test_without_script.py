"""Every definition in a browser that runs no script: it must read as a complete printed page.

Whatever text an editor wrote into a definition has to stand there, but for what belongs to a state
that only a script can bring about. How the answers of a quiz are kept is seen in test_quiz.py.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from kinds.calculator.model import Band, NumberResult
from kinds.inputs import ChoiceInput, Input, NumberInput, ScaleInput, YesNoInput
from tests.conftest import OpenPage
from tests.support.definitions import LANGUAGES, calculator_named, ids_of, library, page_of

# Messages, charts of the reader's own numbers, answers of quizzes, names of rows to come, examples
# of what to type (they stand in the fields themselves).
SAID_LATER = {"constraints", "chart", "feedback", "explanation", "growing", "examples", "hint"}

each_definition = pytest.mark.parametrize("id_", sorted(library().definitions))
each_calculator = pytest.mark.parametrize("id_", ids_of("calculator"))
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(java_script_enabled=False)


@each_definition
@each_language
def test_every_text_of_the_definition_stands_on_the_page(
    page: Page, server: str, id_: str, language: str
) -> None:
    text = plain(shown(page, server, id_, language).inner_text())

    data = library().definitions[id_].model_dump()
    missing = [each for each in texts_in(data, language) if plain(each) not in text]

    assert missing == []


@each_definition
@each_language
def test_what_only_a_script_can_do_is_not_offered(
    page: Page, server: str, id_: str, language: str
) -> None:
    root = shown(page, server, id_, language)

    expect(root.locator("button:visible")).to_have_count(0)
    for message in root.get_by_role("status").all():
        expect(message).to_have_text("")


@each_definition
@each_language
def test_each_table_has_a_caption_and_headers_for_its_columns_and_rows(
    page: Page, server: str, id_: str, language: str
) -> None:
    root = shown(page, server, id_, language)

    for table in root.get_by_role("table").all():
        expect(table.locator("caption")).not_to_be_empty()
        expect(table.locator("thead th[scope]").first).to_be_visible()
        expect(table.locator("th:not([scope])")).to_have_count(0)
    for row in root.locator("[data-table] tbody tr").all():
        expect(row.locator("th[scope=row], th[scope=rowgroup]")).to_have_count(1)


@each_calculator
@each_language
def test_each_field_is_there_with_all_its_options(
    page: Page, server: str, id_: str, language: str
) -> None:
    root = shown(page, server, id_, language)
    calculator = calculator_named(id_)

    for key, field in (calculator.fields | calculator.questions).items():
        expect_field(root, key, field)
    for key, table in calculator.tables.items():
        for column, cell in table.inputs.items():
            for row in range(1, table.size + 1):
                expect_field(root, f"{key}.{column}.{row}", cell)


@each_calculator
@each_language
def test_the_calculation_and_its_readings_are_explained(
    page: Page, server: str, id_: str, language: str
) -> None:
    root = shown(page, server, id_, language)
    calculator = calculator_named(id_)

    for key, result in calculator.results.items():
        explained = root.locator(f'[data-explains="{key}"]')
        assert plain(result.in_words[language]) in plain(explained.inner_text())
        if isinstance(result, NumberResult) and result.bands:
            for band in calculator.bands[result.bands]:
                expect_limits(explained, band, language)


def shown(page: Page, place: str, id_: str, language: str) -> Locator:
    page.goto(place + page_of(id_, language))
    handles = (f'[data-{kind}="{id_}"]' for kind in ("exercise", "quiz", "figure"))
    return page.locator(", ".join(handles))


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
    if isinstance(data, list):
        for each in data:
            yield from texts_in(each, language)
    elif isinstance(data, dict):
        if set(data) == set(LANGUAGES):
            yield str(data[language])
            return
        is_list_of_names = "start" in data  # its label names rows that are yet to come
        for key, value in data.items():
            if key not in SAID_LATER and not (is_list_of_names and key == "label"):
                yield from texts_in(value, language)


def plain(text: str) -> str:
    """A text without its marks, its kinds of spaces and capitals."""
    text = re.sub(r"\[([^]]*)]\([^)]*\)", r"\1", text)
    return " ".join(re.sub(r"[*`\u2060]", "", text).split()).casefold()
