"""Entering numbers as readers do: typed in many ways, wrongly, pasted, by keyboard alone.

Two exercises of the book serve as they are. A small one made here has what they lack: large and
negative numbers, and a table that is soon full.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.alone import show_alone
from tests.support.definitions import LANGUAGES, page_of

RESOURCES, FREQUENCY = "u1-resources-inputs", "u1-relationship-frequency"

# A screen reader hears results 0.9 s after the last change.
BEFORE_IT_IS_SAID, AFTER_IT_IS_SAID = 800, 300

each_language = pytest.mark.parametrize("language", LANGUAGES)


# ---- Numbers -------------------------------------------------------------------------------------

PARTS = """\
kind: calculator
title: {en: Spare parts, pl: Części}
task: {en: Count them., pl: Policz je.}
tables:
  parts:
    title: {en: Parts in stock, pl: Części na składzie}
    heading: {en: Part, pl: Część}
    growing: {start: 2, most: 4, label: {en: "Part {n}", pl: "Część {n}"}}
    columns:
      pieces: {title: {en: Pieces, pl: Sztuki}, input: whole number, from: -2000, to: 5000}
      price: {title: {en: Price, pl: Cena}, input: number, from: 0, to: 1000}
      worth: {title: {en: Worth, pl: Wartość}, formula: pieces * price}
results:
  total:
    title: {en: Total, pl: Razem}
    formula: sum(parts.worth)
    in words: {en: pieces × price, pl: sztuki × cena}
examples:
  - name: {en: Two parts, pl: Dwie części}
    given: {parts.pieces: [2, 3], parts.price: [1.5, 2]}
    expect: {parts.worth: [3, 6], total: 9}
"""


@pytest.fixture
def parts(page: Page, tmp_path: Path, language: str) -> Locator:
    return show_alone(page, tmp_path, PARTS, language)


@each_language
@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3.5", "3.5"),
        ("3,5", "3.5"),
        (" 3,5 ", "3.5"),
        (".5", "0.5"),
        (",5", "0.5"),
        ("3.", "3"),
        ("+3", "3"),
        ("007", "7"),
        ("3,50", "3.5"),
    ],
)
def test_comma_and_point_mean_the_same_in_both_languages(
    parts: Locator, typed: str, value: str
) -> None:
    enter(parts, "parts.pieces.1", "1")
    enter(parts, "parts.price.1", typed)

    expect(output(parts, "total")).to_have_attribute("data-value", value)
    expect(field(parts, "parts.price.1")).to_have_value(typed)


@each_language
@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1 000", "1000"),
        ("1\u00a0000", "1000"),
        ("1\u202f000", "1000"),
        ("\u22121 000", "-1000"),
        ("\u20135", "-5"),
        ("-5", "-5"),
        ("\u2212\u00a05", "-5"),
    ],
)
def test_spaces_of_all_kinds_and_a_true_minus_are_understood(
    parts: Locator, typed: str, value: str
) -> None:
    enter(parts, "parts.price.1", "1")
    enter(parts, "parts.pieces.1", typed)

    expect(output(parts, "total")).to_have_attribute("data-value", value)


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "1,234.50 | −1.50"), ("pl", "1\u00a0234,50 | −1,50")]
)
def test_results_are_written_as_the_language_writes_numbers(parts: Locator, shown: str) -> None:
    enter(parts, "parts.pieces.1", "1")
    texts = []
    for pieces, price in (("2469", "0,5"), ("-1", "1.5")):
        enter(parts, "parts.pieces.1", pieces)
        enter(parts, "parts.price.1", price)
        texts.append(output(parts, "total").inner_text())
    assert " | ".join(texts) == shown


@pytest.mark.parametrize(
    ("language", "name", "typed", "message"),
    [
        ("en", "parts.pieces.1", "ten", "‘ten’ is not a number."),
        ("pl", "parts.pieces.1", "dwa", "„dwa” nie jest liczbą."),
        ("en", "parts.pieces.1", "1.2.3", "‘1.2.3’ is not a number."),
        ("en", "parts.pieces.1", "5e3", "‘5e3’ is not a number."),
        ("en", "parts.pieces.1", "5001", "Type a number from −2,000 to 5,000."),
        ("pl", "parts.pieces.1", "5001", "Wpisz liczbę od −2\u00a0000 do 5\u00a0000."),
        ("en", "parts.price.1", "-0.01", "Type a number from 0 to 1,000."),
        ("en", "parts.pieces.1", "2.5", "2.5 is not a whole number."),
        ("pl", "parts.pieces.1", "2,5", "2,5 nie jest liczbą całkowitą."),
    ],
)
def test_an_entry_that_cannot_be_used_stays_and_is_explained_beside_its_field(
    parts: Locator, language: str, name: str, typed: str, message: str
) -> None:
    enter(parts, "parts.pieces.2", "2")
    enter(parts, "parts.price.2", "3")

    enter(parts, name, typed)

    control = field(parts, name)
    expect(control).to_have_value(typed)
    expect(control).to_have_attribute("aria-invalid", "true")
    expect(control).to_have_accessible_description(contains(message))
    note = parts.locator(f'[id="{control.get_attribute("aria-describedby")}"]')
    expect(note).to_be_visible()
    assert control.evaluate("field => field.nextElementSibling.id") == note.get_attribute("id")
    expect(output(parts, "total")).to_have_attribute("data-value", "6")


@pytest.mark.parametrize("language", ["en"])
def test_the_mark_goes_when_the_entry_is_mended_or_taken_out(parts: Locator) -> None:
    for mended in ("3", ""):
        enter(parts, "parts.price.1", "abc")
        expect(parts.locator(".field__error")).to_have_count(1)
        enter(parts, "parts.price.1", mended)
        expect(parts.locator(".field__error")).to_have_count(0)
        for mark in ("aria-invalid", "aria-describedby"):
            assert field(parts, "parts.price.1").get_attribute(mark) is None


@pytest.mark.parametrize("language", ["en"])
def test_what_a_reader_types_is_text_and_nothing_else(parts: Locator) -> None:
    enter(parts, "parts.price.1", "<img src=x onerror=alert(1)>")

    expect(parts.locator(".field__error")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(parts.locator("img")).to_have_count(0)


# ---- What is missing, and when a verdict may be given --------------------------------------------


@pytest.mark.parametrize(
    ("language", "states"),
    [
        (
            "en",
            ["waiting for your entries"]
            + [f"{n} of 6 entries to go" for n in (5, 4, 3, 2, 1)]
            + [""],
        ),
        (
            "pl",
            ["czeka na twoje dane", "do uzupełnienia: 5 pozycji z 6"]
            + [f"do uzupełnienia: {n} pozycje z 6" for n in (4, 3, 2)]
            + ["do uzupełnienia: 1 pozycja z 6", ""],
        ),
    ],
)
def test_the_page_says_how_many_entries_are_missing(
    page: Page, server: str, language: str, states: list[str]
) -> None:
    root = open_exercise(page, server, RESOURCES, language)
    state = root.locator('[data-result="inputs_total"] .result__state')
    entries = [f"inputs.{column}.{row}" for column in ("weight", "rating") for row in (1, 2, 3)]

    for said, name in zip(states, [*entries, ""], strict=True):
        expect(state).to_have_text(said)
        if name:
            enter(root, name, "1")


@each_language
def test_a_verdict_waits_for_all_entries_and_for_weights_that_add_up(
    page: Page, server: str, language: str
) -> None:
    root = open_exercise(page, server, RESOURCES, language)
    verdict = output(root, "difference.verdict")
    values = {
        **row_values("resources", ["0.5", "0.2", "0.3"], ["4", "3", "5"]),
        **row_values("inputs", ["0.4", "0.3", "0.2"], ["3", "2", "4"]),
    }

    for name, typed in values.items():
        expect(verdict).to_have_attribute("data-value", "")
        enter(root, name, typed)
    expect(output(root, "inputs_weights")).to_have_attribute("data-value", "unmet")
    expect(verdict).to_have_text("")
    enter(root, "inputs.weight.3", "0.3")
    expect(verdict).to_have_attribute("data-value", "favourable")
    enter(root, "inputs.weight.3", "0.3x")
    expect(verdict).to_have_attribute("data-value", "")
    enter(root, "inputs.weight.3", "")
    expect(verdict).to_have_text("")


# ---- Rows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "add"), [("en", "Add a row"), ("pl", "Dodaj wiersz")])
def test_rows_are_added_up_to_the_limit_and_the_new_one_has_the_focus(
    parts: Locator, add: str
) -> None:
    button = parts.get_by_role("button", name=add)

    for row in (3, 4):
        expect(button).to_be_enabled()
        button.click()
        expect(field(parts, f"parts.pieces.{row}")).to_be_focused()
        expect(news(parts)).to_contain_text(str(row))
    expect(button).to_be_disabled()

    enter(parts, "parts.pieces.4", "2")
    enter(parts, "parts.price.4", "3")
    expect(output(parts, "parts.worth.4")).to_have_attribute("data-value", "6")
    expect(output(parts, "total")).to_have_attribute("data-value", "6")


@pytest.mark.parametrize("language", ["en"])
def test_a_row_is_removed_with_its_entries_and_comes_back_with_undo(parts: Locator) -> None:
    for row, price in enumerate(("10", "20"), start=1):
        enter(parts, f"parts.pieces.{row}", "1")
        enter(parts, f"parts.price.{row}", price)

    parts.get_by_role("button", name="Remove row: Part 1").click()

    expect(rows(parts)).to_have_count(1)
    expect(field(parts, "parts.price.1")).to_have_value("20")
    expect(output(parts, "total")).to_have_attribute("data-value", "20")
    expect(parts.get_by_role("button", name="Remove row: Part 1")).to_be_focused()
    parts.get_by_role("button", name="Undo").click()
    expect(rows(parts)).to_have_count(2)
    expect(field(parts, "parts.price.1")).to_have_value("10")
    expect(output(parts, "total")).to_have_attribute("data-value", "30")


@pytest.mark.parametrize("language", ["en"])
def test_the_last_row_cannot_be_taken_away(parts: Locator) -> None:
    enter(parts, "parts.price.1", "10")
    for _ in range(3):
        parts.get_by_role("button", name="Remove row: Part 1").click()

    expect(rows(parts)).to_have_count(1)
    expect(field(parts, "parts.price.1")).to_have_value("")


@pytest.mark.parametrize(("language", "names"), [("en", "Clear|Undo"), ("pl", "Wyczyść|Cofnij")])
def test_clear_empties_everything_and_undo_brings_it_back(parts: Locator, names: str) -> None:
    clear, undo = (parts.get_by_role("button", name=name) for name in names.split("|"))
    expect(undo).to_be_hidden()
    enter(parts, "parts.pieces.1", "2")
    enter(parts, "parts.price.1", "abc")

    clear.click()
    for each in parts.locator("input").all():
        expect(each).to_have_value("")
    expect(parts.locator("[aria-invalid]")).to_have_count(0)
    undo.click()

    expect(field(parts, "parts.pieces.1")).to_have_value("2")
    expect(field(parts, "parts.price.1")).to_have_value("abc")
    expect(parts.locator("[aria-invalid]")).to_have_count(1)


# ---- Pasting from a spreadsheet ------------------------------------------------------------------


@each_language
def test_a_column_from_a_spreadsheet_fills_the_rows_below(
    page: Page, server: str, language: str
) -> None:
    root = open_exercise(page, server, RESOURCES, language)

    paste(field(root, "resources.weight.1"), "0,5\r\n0,2\r\n0,3\r\n")

    for row, typed in enumerate(("0,5", "0,2", "0,3"), start=1):
        expect(field(root, f"resources.weight.{row}")).to_have_value(typed)
    expect(output(root, "resources_weights")).to_have_attribute("data-value", "met")
    expect(news(root)).to_contain_text(
        "3 values pasted." if language == "en" else "Wklejono 3 wartości."
    )


def test_a_block_fills_the_columns_too_and_undo_takes_it_out(page: Page, server: str) -> None:
    root = open_exercise(page, server, RESOURCES, "en")
    enter(root, "resources.rating.1", "1")

    paste(field(root, "resources.weight.1"), "0.5\t4\n0.2\t3\n0.3\t5")
    expect(output(root, "resources_total")).to_have_text("4.10")
    root.get_by_role("button", name="Undo").click()

    expect(field(root, "resources.rating.1")).to_have_value("1")
    expect(field(root, "resources.weight.1")).to_have_value("")


def test_what_finds_no_row_is_counted_and_left_out(page: Page, server: str) -> None:
    root = open_exercise(page, server, RESOURCES, "en")

    paste(field(root, "resources.weight.2"), "0.5\n0.2\n0.3\n0.1")

    expect(field(root, "resources.weight.3")).to_have_value("0.2")
    expect(news(root)).to_contain_text("2 values pasted.")
    expect(news(root)).to_contain_text("2 values found no row and were left out.")


def test_pasting_makes_rows_where_the_table_grows(page: Page, server: str) -> None:
    root = open_exercise(page, server, "u1-swot-vector", "en")

    paste(field(root, "strengths.weight.1"), "\n".join(["0.1\t3"] * 10))

    expect(output(root, "strengths_weights")).to_have_attribute("data-value", "met")
    expect(output(root, "strengths_total")).to_have_text("3.00")
    expect(root.locator('[data-table="strengths"] [data-rows] tr')).to_have_count(10)


@pytest.mark.parametrize("language", ["en"])
def test_a_single_value_is_pasted_as_anywhere(page: Page, server: str, language: str) -> None:
    root = open_exercise(page, server, RESOURCES, language)
    field(root, "resources.weight.1").fill("0.")

    paste(field(root, "resources.weight.1"), "25")

    expect(field(root, "resources.weight.1")).to_have_value("0.25")
    expect(root.get_by_role("button", name="Undo")).to_be_hidden()


# ---- How it is calculated ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "resources", "inputs", "difference"),
    [
        (
            "en",
            "0.5 × 4 + 0.2 × 3 + 0.3 × 5 = 4.10",
            "0.4 × 3 + 0.3 × 2 + 0.3 × 4 = 3.00",
            "4.1 − 3 = +1.10",
        ),
        (
            "pl",
            "0,5 × 4 + 0,2 × 3 + 0,3 × 5 = 4,10",
            "0,4 × 3 + 0,3 × 2 + 0,3 × 4 = 3,00",
            "4,1 − 3 = +1,10",
        ),
    ],
)
def test_the_readers_numbers_stand_in_the_formula(
    page: Page, where: str, language: str, resources: str, inputs: str, difference: str
) -> None:
    root = open_exercise(page, where, RESOURCES, language)
    type_all(root, row_values("resources", ["0,5", "0,2", "0,3"], ["4", "3", "5"]))
    type_all(root, row_values("inputs", ["0.4", "0.3", "0.3"], ["3", "2", "4"]))

    root.locator(".how > summary").click()

    expect(working(root, "resources_total")).to_contain_text(resources)
    expect(working(root, "inputs_total")).to_contain_text(inputs)
    expect(working(root, "difference")).to_contain_text(difference)
    enter(root, "resources.rating.1", "2")  # 0.5 × 2 + 0.2 × 3 + 0.3 × 5 = 1 + 0.6 + 1.5
    after = resources.replace("× 4", "× 2").replace("4.10", "3.10").replace("4,10", "3,10")
    expect(working(root, "resources_total")).to_contain_text(after)


def test_the_reading_that_applies_is_marked_and_its_advice_given(page: Page, where: str) -> None:
    root = open_exercise(page, where, RESOURCES, "en")
    marked = root.locator("[data-readings] [aria-current]")
    expect(marked).to_have_count(0)
    type_all(root, row_values("resources", ["0.5", "0.2", "0.3"], ["4", "3", "5"]))
    type_all(root, row_values("inputs", ["0.4", "0.3", "0.3"], ["3", "2", "4"]))

    root.locator(".how > summary").click()

    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("aria-current", "true")
    expect(marked).to_contain_text("Favourable")
    expect(root.locator('[data-result="difference"] .result__advice')).to_have_text(
        "The customer gains more than they put in. Keep up what they value most."
    )
    enter(root, "resources.rating.1", "")
    expect(marked).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Total of resources: 4.10; Total of inputs: 3.00"),
        ("pl", "Suma zasobów: 4,10; Suma nakładów: 3,00"),
    ],
)
def test_a_chart_is_a_picture_whose_name_holds_its_values(
    page: Page, where: str, language: str, name: str
) -> None:
    root = open_exercise(page, where, RESOURCES, language)
    expect(root.locator(".chart")).to_be_hidden()
    type_all(root, row_values("resources", ["0.5", "0.2", "0.3"], ["4", "3", "5"]))
    type_all(root, row_values("inputs", ["0.4", "0.3", "0.3"], ["3", "2", "4"]))

    expect(root.get_by_role("img")).to_have_accessible_name(name)
    expect(root.get_by_role("img")).to_be_visible()


# ---- What is heard, and the keyboard -------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Total of resources: 4.10"), ("pl", "Suma zasobów: 4,10")],
)
def test_results_are_announced_when_the_typing_rests_and_not_at_each_keystroke(
    page: Page, server: str, language: str, said: str
) -> None:
    page.clock.install()
    root = open_exercise(page, server, RESOURCES, language)
    page.clock.pause_at(page.evaluate("Date.now()") + 60_000)
    announcer = root.locator(".announcer")

    for name, typed in row_values("resources", ["0.5", "0.2", "0.3"], ["4", "3", "5"]).items():
        enter(root, name, typed)
        page.clock.run_for(BEFORE_IT_IS_SAID)
        expect(announcer).to_have_text("")
    page.clock.run_for(AFTER_IT_IS_SAID)

    expect(announcer).to_have_text(said)
    expect(announcer).to_have_role("status")


def test_values_that_change_at_each_keystroke_are_not_announced(page: Page, server: str) -> None:
    for id_ in (RESOURCES, FREQUENCY):
        root = open_exercise(page, server, id_, "en")
        expect(root.locator("output")).not_to_have_count(0)
        expect(root.locator('output:not([aria-live="off"])')).to_have_count(0)


@each_language
def test_the_tab_key_reaches_every_field_and_button_in_the_order_of_the_page(
    page: Page, server: str, language: str
) -> None:
    root = open_exercise(page, server, RESOURCES, language)
    stops = root.locator("input:visible, button:visible, summary:visible")
    wanted = stops.count()
    assert wanted == 12 + 2 + 2  # the fields, two buttons, what explains, what can be taken along

    stops.first.focus()
    for number in range(wanted):
        expect(stops.nth(number)).to_be_focused()
        page.keyboard.press("Tab")

    assert not root.evaluate("root => root.contains(document.activeElement)")


def test_the_keyboard_alone_fills_in_clears_and_undoes(page: Page, server: str) -> None:
    root = open_exercise(page, server, RESOURCES, "en")
    field(root, "resources.weight.1").focus()
    for typed in ("0.5", "4", "0.2", "3", "0.3", "5"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    expect(output(root, "resources_total")).to_have_text("4.10")

    root.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Enter")
    expect(output(root, "resources_total")).to_have_attribute("data-value", "")
    page.keyboard.press("Tab")
    expect(root.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Space")

    expect(output(root, "resources_total")).to_have_text("4.10")


def test_arrows_move_along_a_scale_and_tab_goes_to_the_next_question(
    page: Page, server: str
) -> None:
    root = open_exercise(page, server, FREQUENCY, "en")
    point = {n: root.locator(f'input[name="actions.value.1"][value="{n}"]') for n in range(1, 6)}

    point[1].focus()
    page.keyboard.press("Space")
    expect(point[1]).to_be_checked()
    for key, there in (("ArrowRight", 2), ("ArrowDown", 3), ("ArrowLeft", 2)):
        page.keyboard.press(key)
        expect(point[there]).to_be_checked()
        expect(point[there]).to_be_focused()
    expect(output(root, "relationship")).to_have_attribute("data-value", "2")
    page.keyboard.press("Tab")

    expect(root.locator('input[name="actions.value.2"]').first).to_be_focused()


def test_each_point_of_a_scale_is_named_by_its_question_and_its_answer(
    page: Page, server: str
) -> None:
    root = open_exercise(page, server, FREQUENCY, "en")

    expect(root.get_by_role("radio", name="Regular contact: How often: often")).to_have_count(1)


# ---- What a reader does --------------------------------------------------------------------------


def open_exercise(page: Page, place: str, id_: str, language: str) -> Locator:
    page.goto(place + page_of(id_, language))
    return page.locator(f'[data-exercise="{id_}"]')


def field(root: Locator, name: str) -> Locator:
    return root.locator(f'input[name="{name}"]')


def output(root: Locator, name: str) -> Locator:
    return root.locator(f'output[name="{name}"]')


def working(root: Locator, result: str) -> Locator:
    return root.locator(f'[data-explains="{result}"] .working')


def news(root: Locator) -> Locator:
    return root.locator(".news")


def rows(root: Locator) -> Locator:
    return root.locator("[data-rows] tr")


def enter(root: Locator, name: str, typed: str) -> None:
    """Selects what stands in a field and types over it."""
    field(root, name).fill("")
    field(root, name).press_sequentially(typed)


def type_all(root: Locator, values: dict[str, str]) -> None:
    for name, typed in values.items():
        enter(root, name, typed)


def row_values(table: str, weights: list[str], ratings: list[str]) -> dict[str, str]:
    values = {}
    for row, (weight, rating) in enumerate(zip(weights, ratings, strict=True), start=1):
        values[f"{table}.weight.{row}"] = weight
        values[f"{table}.rating.{row}"] = rating
    return values


def paste(control: Locator, text: str) -> None:
    """Pastes a text from the clipboard of the system into a field, with the keys for it."""
    page = control.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    control.press("ControlOrMeta+v")


def contains(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text))
