"""Worksheets, filled in as a reader does it, over http and from a folder, in both languages."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.conftest import OpenPage
from tests.support.alone import show_alone
from tests.support.definitions import LANGUAGES, example_of, ids_of, library, page_of

QUESTIONS, EXCHANGE = "u1-satisfaction-questions", "u1-loyalty-exchange"
FILLED_IN = {"en": "Filled in: {} of {}", "pl": "Wypełniono: {} z {}"}
CLEAR = {"en": "Clear", "pl": "Wyczyść"}
UNDO = {"en": "Undo", "pl": "Cofnij"}
ADD = {"en": "Add a row", "pl": "Dodaj wiersz"}

each_worksheet = pytest.mark.parametrize("id_", ids_of("worksheet"))
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_progress_counts_the_questions_and_the_rows_that_are_begun(
    page: Page, where: str, language: str
) -> None:
    root = open_worksheet(page, where, QUESTIONS, language)

    expect_progress(root, language, 0, 5)  # four questions, and at least one situation
    field(root, "cause").fill("Somebody listened")
    expect_progress(root, language, 1, 5)
    field(root, "situations.story.1").fill("A call on Friday")
    expect_progress(root, language, 2, 5)
    field(root, "situations.story.3").fill("A thank-you card")
    expect_progress(root, language, 3, 6)
    field(root, "cause").fill("")
    expect_progress(root, language, 2, 6)


@each_language
def test_a_pair_that_is_half_filled_in_is_asked_for(page: Page, where: str, language: str) -> None:
    root = open_worksheet(page, where, EXCHANGE, language)

    expect_progress(root, language, 0, 2)
    field(root, "exchange.action.4").fill("Ordering early")
    expect_progress(root, language, 1, 4)
    field(root, "exchange.reaction.4").fill("Free delivery")
    expect_progress(root, language, 2, 4)


@each_language
def test_clear_empties_the_worksheet_and_undo_brings_everything_back(
    page: Page, where: str, language: str
) -> None:
    root = open_worksheet(page, where, QUESTIONS, language)
    button(root, ADD[language]).click()
    entries = {"situations.story.1": "A", "situations.story.4": "B\nand C", "growth": "D"}
    for name, text in entries.items():
        field(root, name).fill(text)

    button(root, CLEAR[language]).click()

    expect_progress(root, language, 0, 5)
    expect(root.locator("textarea")).to_have_count(3 + 4)
    for area in root.locator("textarea").all():
        expect(area).to_have_value("")

    button(root, UNDO[language]).click()

    for name, text in entries.items():
        expect(field(root, name)).to_have_value(text)
    expect_progress(root, language, 3, 6)


def test_rows_are_added_and_removed_and_the_rest_moves_up(page: Page, where: str) -> None:
    root = open_worksheet(page, where, EXCHANGE, "en")
    for row in (1, 2, 3):
        field(root, f"exchange.action.{row}").fill(f"Action {row}")

    root.get_by_role("button", name="Remove row: Exchange 2").click()

    expect(root.locator("[data-row]")).to_have_count(4)
    expect(field(root, "exchange.action.1")).to_have_value("Action 1")
    expect(field(root, "exchange.action.2")).to_have_value("Action 3")
    expect_progress(root, "en", 2, 4)
    button(root, "Undo").click()
    expect(root.locator("[data-row]")).to_have_count(5)
    expect(field(root, "exchange.action.2")).to_have_value("Action 2")

    button(root, "Add a row").click()

    expect(field(root, "exchange.action.6")).to_be_focused()
    expect(field(root, "exchange.reaction.6")).to_have_accessible_name("Exchange 6: Reaction")


def test_two_columns_copied_from_a_spreadsheet_fill_the_rows(page: Page, server: str) -> None:
    root = open_worksheet(page, server, EXCHANGE, "en")

    paste(field(root, "exchange.action.1"), "Review\tThank-you note\nEarly order\tFree delivery\n")

    expect(field(root, "exchange.action.1")).to_have_value("Review")
    expect(field(root, "exchange.reaction.2")).to_have_value("Free delivery")
    expect_progress(root, "en", 4, 4)


@each_language
def test_the_examples_of_an_exchange_stand_before_the_reader_s_own_rows(
    page: Page, server: str, language: str
) -> None:
    root = open_worksheet(page, server, EXCHANGE, language)

    rows = root.get_by_role("row")
    expect(rows).to_have_count(1 + 2 + 5)  # head, two samples of the source, five to fill in
    expect(rows.nth(1)).to_contain_text("2%")
    expect(rows.nth(1)).to_contain_text("€20" if language == "en" else "20\u00a0€")


@each_language
def test_the_worked_example_fills_in_what_it_says_and_undo_takes_it_out(
    page: Page, server: str, language: str
) -> None:
    labels = library().labels["page"]
    for id_ in [*ids_of("worksheet"), *ids_of("matrix")]:
        example = example_of(id_)
        root = open_worksheet(page, server, id_, language)
        button(root, str(labels["show example"][language])).click()
        assert entered(root) == {
            f"{name}.{n}" if isinstance(given, list) else name: said(value, language)
            for name, given in example.given.items()
            for n, value in enumerate(given if isinstance(given, list) else [given], start=1)
            if value is not None
        }, id_
        button(root, UNDO[language]).click()
        assert entered(root) == {}, id_


def entered(root: Locator) -> dict[str, str]:
    fields: dict[str, str] = root.evaluate(
        "(root) => book.live.get(root.dataset.exercise).entries.snapshot()"
    )
    return fields


def said(value: Any, language: str) -> str:
    return str(value[language] if isinstance(value, dict) else value)


def test_a_screen_reader_hears_the_progress_once_the_typing_rests(page: Page, server: str) -> None:
    page.clock.install()
    root = open_worksheet(page, server, QUESTIONS, "en")
    heard = root.locator(".announcer")
    page.clock.run_for(2000)
    expect(heard).to_be_empty()

    field(root, "cause").press_sequentially("Help")
    page.clock.run_for(300)
    expect(heard).to_be_empty()
    page.clock.run_for(2000)

    expect(heard).to_have_text("Filled in: 1 of 5")


def test_a_long_text_makes_its_field_grow(page: Page, server: str) -> None:
    root = open_worksheet(page, server, QUESTIONS, "en")
    area = field(root, "cause")

    area.fill("A sentence of some length, to be read in full.\n" * 20)

    assert area.evaluate("area => area.scrollHeight - area.clientHeight") <= 1
    page.emulate_media(media="print")
    assert area.evaluate("area => area.scrollHeight - area.clientHeight") <= 1


@each_worksheet
@each_language
def test_without_javascript_a_worksheet_is_a_complete_page(
    open_page: OpenPage, where: str, id_: str, language: str
) -> None:
    page = open_page(java_script_enabled=False)
    root = open_worksheet(page, where, id_, language)

    expect(root.get_by_role("heading").first).to_be_visible()
    expect(root.get_by_role("button")).to_have_count(0)
    for control in root.locator("input, textarea").all():
        expect(control).to_be_visible()
        expect(control).to_be_editable()
    expect(root.locator("output")).to_be_empty()


@each_worksheet
@each_language
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_worksheet_is_accessible_empty_and_filled_in(
    open_page: OpenPage, server: str, id_: str, language: str, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    root = open_worksheet(page, server, id_, language)

    assert accessibility_faults(page, id_) == []
    for area in root.locator("textarea").all():
        area.fill("Ąę")
    button(root, CLEAR[language]).click()
    button(root, UNDO[language]).click()
    assert accessibility_faults(page, id_) == []


@each_worksheet
@pytest.mark.parametrize("width", [320, 390])
def test_a_worksheet_fits_a_narrow_screen(
    open_page: OpenPage, server: str, id_: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    root = open_worksheet(page, server, id_, "pl")
    for area in root.locator("textarea").all():
        area.fill("Długie zdanie, które nie mieści się w jednym wierszu wąskiego ekranu.")

    assert root.evaluate("root => root.scrollWidth - root.clientWidth") == 0


# ---- Kinds of fields that the worksheets of the book do not have yet -----------------------------

ROLLOUT = """\
kind: worksheet
title: {en: Rollout, pl: Wdrożenie}
task: {en: Plan it., pl: Zaplanuj.}
steps:
  prepare:
    title: {en: Prepare, pl: Przygotuj}
    fields:
      goal: {title: {en: Goal, pl: Cel}, input: text}
      hardware: {title: {en: Hardware listed, pl: Spisany sprzęt}, input: tick}
      staff: {title: {en: Staff asked, pl: Zapytany personel}, input: tick}
  decide:
    title: {en: Decide, pl: Zdecyduj}
    text: {en: Take **your** time., pl: Bez pośpiechu.}
    fields:
      go: {title: {en: Final decision, pl: Decyzja}, input: yes/no}
      users: {title: {en: Users, pl: Użytkownicy}, input: whole number, from: 1, to: 50}
      remarks: {title: {en: Remarks, pl: Uwagi}, input: long text, optional: true}
"""


@pytest.fixture
def rollout(page: Page, tmp_path: Path) -> Locator:
    """A worksheet with boxes to tick and the like, live on a page of its own, in English."""
    return show_alone(page, tmp_path, ROLLOUT, "en")


def test_boxes_answers_and_numbers_count_and_optional_fields_only_when_begun(
    rollout: Locator,
) -> None:
    expect_progress(rollout, "en", 0, 5)
    rollout.get_by_role("textbox", name="Goal").fill("Fewer lost orders")
    checklist = rollout.get_by_role("group", name="Checklist")
    checklist.get_by_role("checkbox", name="Staff asked").check()
    expect_progress(rollout, "en", 2, 5)
    decision = rollout.get_by_role("group", name="Final decision")
    decision.get_by_role("radio", name="No").check()
    expect_progress(rollout, "en", 3, 5)
    field(rollout, "remarks").fill("Ask again in May")
    expect_progress(rollout, "en", 4, 6)
    field(rollout, "users").fill("51")
    expect_progress(rollout, "en", 4, 6)
    expect(rollout).to_contain_text("51 is outside the range. Type a number from 1 to 50.")
    field(rollout, "users").fill("5")
    expect_progress(rollout, "en", 5, 6)
    checklist.get_by_role("checkbox", name="Staff asked").uncheck()
    expect_progress(rollout, "en", 4, 6)


def test_clear_and_undo_know_boxes_and_answers(rollout: Locator) -> None:
    staff = rollout.get_by_role("checkbox", name="Staff asked")
    no = rollout.get_by_role("radio", name="No")
    staff.check()
    no.check()

    button(rollout, "Clear").click()
    expect(staff).not_to_be_checked()
    expect(no).not_to_be_checked()

    button(rollout, "Undo").click()
    expect(staff).to_be_checked()
    expect(no).to_be_checked()


def test_several_steps_are_numbered_headings(rollout: Locator) -> None:
    expect(rollout.get_by_role("heading", level=3)).to_have_text(["1 Prepare", "2 Decide"])


# ---- What a reader does --------------------------------------------------------------------------


def open_worksheet(page: Page, place: str, id_: str, language: str) -> Locator:
    page.goto(place + page_of(id_, language))
    return page.locator(f'[data-exercise="{id_}"]')


def field(root: Locator, name: str) -> Locator:
    return root.locator(f'[name="{name}"]')


def button(root: Locator, name: str) -> Locator:
    return root.get_by_role("button", name=name, exact=True)


def paste(target: Locator, text: str) -> None:
    """What the browser does when a reader pastes; the clipboard itself is out of reach."""
    target.evaluate(
        """(target, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text", text);
          const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
          Object.defineProperty(event, "clipboardData", { value: clipboardData });
          target.dispatchEvent(event); // Firefox takes no data from whoever makes the event
        }""",
        text,
    )


def expect_progress(root: Locator, language: str, filled: int, of: int) -> None:
    progress = root.locator('output[name="progress"]')
    expect(progress).to_have_text(FILLED_IN[language].format(filled, of))
    expect(progress).to_have_attribute("data-value", str(filled))


def accessibility_faults(page: Page, id_: str) -> list[str]:
    found = Axe().run(page, context=f'[data-exercise="{id_}"]').response["violations"]
    return [violation["id"] for violation in found]
