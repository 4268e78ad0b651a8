"""My workbook: everything to fill in on one page, and how far the reader is in it."""

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import OpenPage
from tests.support.accessibility import accessibility_faults, overflowing
from tests.support.definitions import LANGUAGES, ids_of, library, page_of
from tests.support.keeping import (
    ALL,
    BOOK,
    FILL,
    SEEN,
    WORKBOOK,
    item,
    open_page_of,
    root_of,
    unfold,
)

NPS, QUIZ, PLAN = "u2-nps", "quiz-1", "u4-crisis-plan"
UNIT_2 = ["u2-website-vs-blog", "u2-content-forms", "u2-ai-crm-plan", "u2-nps"]

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_the_workbook_holds_every_exercise_and_quiz_once_and_live(
    page: Page, where: str, language: str
) -> None:
    page.goto(where + WORKBOOK[language])

    items = page.locator("[data-item]")
    assert sorted(ids_in(items)) == sorted(ALL)
    for id_ in ALL:
        unfold(page, id_)
        expect(root_of(page, id_)).to_be_visible()
        kind = library().definitions[id_].kind
        live = ".quiz__live" if kind == "quiz" else ".tools"
        expect(root_of(page, id_).locator(live)).to_be_visible()


def test_exercises_stand_in_the_order_of_the_book_with_their_quiz_at_the_end_of_the_unit(
    page: Page, server: str
) -> None:
    page.goto(server + WORKBOOK["en"])

    unit = page.locator('[data-unit="unit-2"]')

    expect(unit.get_by_role("heading", level=2)).to_contain_text("Unit II")
    assert ids_in(unit.locator("[data-item]")) == [*UNIT_2, "quiz-2"]


def test_what_is_folded_away_is_not_started(page: Page, server: str) -> None:
    page.goto(server + WORKBOOK["en"])

    assert page.evaluate("book.live.size") == 0
    unfold(page, NPS)
    expect(root_of(page, NPS).locator(".tools")).to_be_visible()
    assert page.evaluate("[...book.live.keys()]") == [NPS]


def test_what_was_entered_on_a_page_is_in_the_workbook_and_the_other_way_round(
    page: Page, server: str
) -> None:
    for number, id_ in enumerate(ALL):
        here, there = (page_of(id_, "en"), WORKBOOK["pl"])[:: 1 if number % 2 else -1]
        page.goto(server + here)
        page.evaluate(
            "document.querySelectorAll('[data-item]').forEach((it) => { it.open = true })"
        )
        root_of(page, id_).locator(".tools, .quiz__live").first.wait_for()
        root_of(page, id_).evaluate(FILL)
        seen = root_of(page, id_).evaluate(SEEN)

        page.goto(server + there)
        page.evaluate(
            "document.querySelectorAll('[data-item]').forEach((it) => { it.open = true })"
        )
        root_of(page, id_).locator(".tools, .quiz__live").first.wait_for(state="attached")
        page.wait_for_function("(id) => book.live.has(id)", arg=id_)
        assert root_of(page, id_).evaluate(SEEN) == seen, id_


# ---- How far the reader is -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "line", "states"),
    [
        (
            "en",
            "Pages read: 1 of 9 · Exercises: 1 of 4 complete, 0 started · Quiz: 0 of 10 right",
            ["complete", "1 of 10 answered, 0 right"],
        ),
        (
            "pl",
            "Przeczytane strony: 1 z 9 · Ćwiczenia: ukończone 1 z 4, rozpoczęte 0 · "
            "Quiz: 0 z 10 poprawnie",
            ["ukończone", "odpowiedzi: 1 z 10, poprawne: 0"],
        ),
    ],
)
def test_a_unit_says_how_far_the_reader_is_in_it(
    page: Page, where: str, language: str, line: str, states: list[str]
) -> None:
    nps = open_page_of(page, where, NPS, language)
    expect(page.locator(".md-nav__link.is-read")).to_have_count(0)
    nps.locator('[name="answers.value.1"]').fill("9")
    nps.locator('[name="answers.value.2"]').fill("9")
    quiz = open_page_of(page, where, "quiz-2", language)
    quiz.locator('[name="Q2.01"][value="a"]').check()
    page.locator("footer").scroll_into_view_if_needed()
    word = {"en": "(read)", "pl": "(przeczytane)"}[language]
    expect(page.locator(".md-nav--primary .is-read")).to_have_text(f"Quiz {word}")

    for address in (WORKBOOK[language], WORKBOOK[language].replace("workbook", "unit-2/index")):
        page.goto(where + address)
        shown = page.locator('[data-unit="unit-2"] .part-progress, .book-opening .part-progress')
        expect(shown).to_have_text(line)
    page.goto(where + WORKBOOK[language])
    for id_, state in zip((NPS, "quiz-2"), states, strict=True):
        expect(page.locator(f'[data-item="{id_}"] .workbook__state')).to_contain_text(state)


def test_an_exercise_that_is_filled_in_is_complete(page: Page, server: str) -> None:
    for id_ in ids_of("calculator"):
        root = open_page_of(page, server, id_, "en")
        root.get_by_role("button", name="Show the worked example").click()
        fields = root.locator("textarea, input[inputmode]").all()
        (fields or [root.locator("input").first])[0].dispatch_event("input")
        for field in root.locator("textarea").all():
            field.fill("A few words")
        kept = item(page, id_)
        assert kept["n"] >= kept["of"] > 0, id_

    page.goto(server + WORKBOOK["en"])
    expect(page.locator('[data-state="complete"]')).to_have_count(len(ids_of("calculator")))


def test_the_workbook_leads_back_to_where_the_reader_was(page: Page, server: str) -> None:
    open_page_of(page, server, PLAN, "en").locator("textarea").first.fill("a")
    root = open_page_of(page, server, NPS, "en")
    root.locator('[name="answers.value.1"]').fill("9")
    page.goto(server + "unit-3/audit.html")
    page.goto(server + "pl/privacy.html")

    page.goto(server + WORKBOOK["pl"])
    page.get_by_role("link", name="Badanie Net Promoter Score").first.click()
    expect(root_of(page, NPS).locator('[name="answers.value.1"]')).to_have_value("9")
    page.locator("[data-resume=page] a").click()

    expect(page).to_have_url(server + "pl/unit-3/audit.html")


# ---- Clearing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("button", "cleared"),
    [
        ("Clear the whole workbook", [NPS, "quiz-2", PLAN]),
        ("Clear all of this: Unit II", [NPS, "quiz-2"]),
        ("Clear these entries", [NPS]),
    ],
)
def test_one_exercise_a_unit_or_all_can_be_cleared_and_brought_back(
    page: Page, where: str, button: str, cleared: list[str]
) -> None:
    ids = [NPS, "quiz-2", PLAN]
    for id_ in ids:
        open_page_of(page, where, id_, "en").evaluate(FILL)
    before = {id_: item(page, id_) for id_ in ids}
    page.goto(where + WORKBOOK["en"])
    unfold(page, NPS)
    seen = root_of(page, NPS).evaluate(SEEN)

    page.get_by_role("button", name=button).first.click()
    assert kept_ids(page) == sorted(set(ids) - set(cleared))
    expect(root_of(page, NPS).locator('[name="answers.value.1"]')).to_have_value("")
    expect(page.get_by_role("status").filter(has_text="deleted")).to_be_visible()
    undo = page.locator("[data-undo]")
    expect(undo).to_be_focused()
    undo.click()

    assert {id_: item(page, id_) for id_ in ids} == before
    assert root_of(page, NPS).evaluate(SEEN) == seen


# ---- Where pages cannot read each other's entries ------------------------------------------------


@each_language
def test_opened_alone_from_a_folder_the_workbook_says_what_may_be_elsewhere(
    page: Page, download: str, language: str
) -> None:
    note = {"en": "on other pages, it may not appear here", "pl": "na innych stronach"}[language]
    page.goto(download + WORKBOOK[language])
    expect(page.get_by_text(note)).to_be_visible()
    unfold(page, PLAN)
    root_of(page, PLAN).locator("textarea").first.fill("mine")
    page.reload()
    expect(page.get_by_text(note)).to_be_visible()
    unfold(page, PLAN)
    expect(root_of(page, PLAN).locator("textarea").first).to_have_value("mine")

    page.goto(download + "unit-1/stages.html")
    page.goto(download + WORKBOOK[language])

    expect(page.get_by_text(note)).to_be_hidden()


def test_over_http_nothing_is_said_of_folders(page: Page, server: str) -> None:
    page.goto(server + WORKBOOK["en"])

    expect(page.locator(".workbook__note:visible")).to_have_count(0)


# ---- For everyone --------------------------------------------------------------------------------


@each_language
def test_without_a_script_the_exercises_can_be_unfolded_and_read(
    open_page: OpenPage, where: str, language: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(where + WORKBOOK[language])

    page.locator(f'[data-item="{PLAN}"] > summary').click()

    expect(root_of(page, PLAN).locator("textarea").first).to_be_visible()
    expect(page.locator(".workbook button:visible")).to_have_count(0)
    expect(page.locator(".part-progress").first).to_contain_text("·")


@each_language
def test_the_workbook_is_accessible_and_fits_a_narrow_screen_with_exercises_unfolded(
    open_page: OpenPage, server: str, language: str
) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    for id_ in (NPS, QUIZ):
        open_page_of(page, server, id_, language).evaluate(FILL)
    page.goto(server + WORKBOOK[language])
    for id_ in (NPS, QUIZ, PLAN):
        unfold(page, id_)

    assert accessibility_faults(page) == []
    assert overflowing(page) == []
    page.emulate_media(color_scheme="dark")
    assert accessibility_faults(page, colours_only=True) == []


def test_strange_things_in_the_store_do_not_break_the_workbook(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    strange: dict[str, Any] = {
        f"{BOOK}/.reading": '{"read":{"__proto__":"x","unit-1/index":5},"last":["a"]}',
        f"{BOOK}/{NPS}": json.dumps({"format": 1, "n": "many", "of": {}, "fields": {"a": 1}}),
        f"{BOOK}/{QUIZ}": "{",
        f"{BOOK}/no-such-exercise": '{"format":1,"fields":{"a":"b"}}',
        f"{BOOK}/": "",
        "another-book/quiz-1": "{}",
    }
    for key, text in strange.items():
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])

    page.goto(server + WORKBOOK["en"])

    expect(page.locator(f'[data-item="{NPS}"] .workbook__state')).to_contain_text("started")
    expect(page.locator('[data-unit="unit-1"] .part-progress')).to_contain_text("Pages read: 1 of")
    page.get_by_role("button", name="Clear the whole workbook").click()
    assert page.evaluate("localStorage.getItem('another-book/quiz-1')") == "{}"


# ---- What a reader does --------------------------------------------------------------------------


def ids_in(items: Locator) -> list[str]:
    return [str(each.get_attribute("data-item")) for each in items.all()]


def kept_ids(page: Page) -> list[str]:
    ids: list[str] = page.evaluate("book.store.ids()")
    return ids
