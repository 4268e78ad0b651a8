"""Entries of an earlier version of an exercise: what has a place is kept, the rest is offered."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import OpenPage
from tests.support.accessibility import accessibility_faults, overflowing
from tests.support.alone import show_kept
from tests.support.definitions import LANGUAGES
from tests.support.keeping import BOOK, open_page_of

PLAN = """\
kind: worksheet
title: {en: Plan, pl: Plan}
task: {en: Plan it., pl: Zaplanuj.}
steps:
  goals:
    title: {en: Goals, pl: Cele}
    table:
      title: {en: Goals, pl: Cele}
      heading: {en: Goal, pl: Cel}
      rows:
        sales: {label: {en: Sales, pl: Sprzedaż}}
        trust: {label: {en: Trust, pl: Zaufanie}}
      columns:
        what: {title: {en: What, pl: Co}, input: text}
        when: {title: {en: When, pl: Kiedy}, input: text}
  choice:
    title: {en: Choice, pl: Wybór}
    fields:
      way:
        title: {en: Way, pl: Sposób}
        input: choice
        options: {mail: {title: {en: Mail, pl: Poczta}}, call: {title: {en: Call, pl: Telefon}}}
      why: {title: {en: Why, pl: Dlaczego}, input: long text}
"""

CHANGED = """\
kind: worksheet
title: {en: Plan, pl: Plan}
task: {en: Plan it., pl: Zaplanuj.}
steps:
  choice:
    title: {en: Choice, pl: Wybór}
    fields:
      reason: {title: {en: Why, pl: Dlaczego}, input: long text, formerly: [why]}
      channel:
        title: {en: Way, pl: Sposób}
        formerly: [method, way]
        input: choice
        options:
          video: {title: {en: Video, pl: Wideo}}
          phone: {title: {en: Phone, pl: Telefon}, formerly: [call]}
  aims:
    formerly: [goals]
    title: {en: Aims, pl: Cele}
    table:
      title: {en: Aims, pl: Cele}
      heading: {en: Aim, pl: Cel}
      rows:
        new: {label: {en: New, pl: Nowe}}
        confidence: {label: {en: Trust, pl: Zaufanie}, formerly: [trust]}
      columns:
        date: {title: {en: When, pl: Kiedy}, input: text, formerly: [when]}
        what: {title: {en: What, pl: Co}, input: text}
"""

TYPED = {
    "goals.what.1": "more sales",
    "goals.when.1": "in May",
    "goals.what.2": "more trust",
    "goals.when.2": "in June",
    "why": "two\nlines",
}


@pytest.fixture
def changed(page: Page, server: str, tmp_path: Path) -> Locator:
    """The exercise as it is now, on the page of a reader who had filled in its earlier version."""
    root = show_kept(page, server, tmp_path, PLAN)
    for name, typed in TYPED.items():
        root.locator(f'[name="{name}"]').fill(typed)
    root.locator('[name="way"][value="call"]').check()
    return show_kept(page, server, tmp_path, CHANGED)


def test_what_was_renamed_or_moved_keeps_its_entries(changed: Locator) -> None:
    for name, typed in {
        "aims.what.2": "more trust",
        "aims.date.2": "in June",
        "aims.what.1": "",
        "reason": "two\nlines",
    }.items():
        expect(changed.locator(f'[name="{name}"]')).to_have_value(typed)
    expect(changed.locator('[name="channel"][value="phone"]')).to_be_checked()


def test_what_was_taken_out_is_offered_until_the_reader_lets_it_go(changed: Locator) -> None:
    leftover = changed.locator(".leftover")
    expect(leftover).to_contain_text("have no place in the exercise any more")
    expect(leftover.locator("dt")).to_have_text(["sales: What", "sales: When"])
    expect(leftover.locator("dd")).to_have_text(["more sales", "in May"])

    changed.locator('[name="reason"]').fill("another")
    changed.page.reload()
    expect(leftover.locator("dd")).to_have_text(["more sales", "in May"])
    changed.get_by_role("button", name="Delete them").click()
    expect(leftover.locator("dd")).to_have_count(0)
    undo = leftover.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.click()
    expect(leftover.locator("dd")).to_have_text(["more sales", "in May"])
    changed.get_by_role("button", name="Delete them").click()
    changed.page.reload()

    expect(leftover).to_have_count(0)
    assert kept(changed.page) == {
        "aims.what.confidence": "more trust",
        "aims.date.confidence": "in June",
        "reason": "another",
        "channel": "phone",
    }


def test_what_is_left_over_can_be_marked_to_be_copied(changed: Locator) -> None:
    changed.get_by_role("button", name="Copy them").click()

    marked = changed.page.evaluate("getSelection().toString()")
    assert "more sales" in marked
    assert "in May" in marked


def test_an_answer_that_is_no_longer_to_be_chosen_is_offered(
    page: Page, server: str, tmp_path: Path
) -> None:
    root = show_kept(page, server, tmp_path, PLAN)
    root.locator('[name="way"][value="mail"]').check()

    root = show_kept(page, server, tmp_path, CHANGED)

    expect(root.locator("input:checked")).to_have_count(0)
    expect(root.locator(".leftover dt")).to_have_text("Way")
    expect(root.locator(".leftover dd")).to_have_text("mail")


def test_entries_under_an_earlier_name_of_the_exercise_are_found(
    page: Page, server: str, tmp_path: Path
) -> None:
    show_kept(page, server, tmp_path, PLAN)
    put(page, "old-plan", {"why": "because"})

    root = show_kept(page, server, tmp_path, PLAN.replace("steps:", "formerly: [old-plan]\nsteps:"))

    expect(root.locator('[name="why"]')).to_have_value("because")
    assert page.evaluate("localStorage.getItem('sample-book/old-plan')") is None


def test_what_cannot_be_read_is_offered_as_it_is(page: Page, server: str, tmp_path: Path) -> None:
    show_kept(page, server, tmp_path, PLAN)
    damaged = '{"fields":{"why":"half of a sen'
    page.evaluate("(text) => localStorage.setItem('sample-book/sample', text)", damaged)

    root = show_kept(page, server, tmp_path, PLAN)
    root.locator('[name="why"]').fill("mine")
    page.reload()

    expect(root.locator(".leftover dd")).to_have_text(damaged)
    expect(root.locator('[name="why"]')).to_have_value("mine")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_over_is_accessible_and_fits_a_narrow_screen(
    open_page: OpenPage, server: str, language: str
) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    root = open_page_of(page, server, "u2-nps", language)
    text = json.dumps({"format": 1, "fields": {"answers.opinion.1": "so" * 300}})
    page.evaluate(f"(text) => localStorage.setItem('{BOOK}/u2-nps', text)", text)
    page.reload()

    expect(root.locator(".leftover")).to_be_visible()
    assert accessibility_faults(page) == []
    assert overflowing(page) == []


def kept(page: Page) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(
        page.evaluate("localStorage.getItem('sample-book/sample')")
    )["fields"]
    return fields


def put(page: Page, id_: str, fields: dict[str, str]) -> None:
    text = json.dumps({"format": 1, "fields": fields})
    page.evaluate(f"(text) => localStorage.setItem('sample-book/{id_}', text)", text)
