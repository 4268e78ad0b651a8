"""Every page as axe judges it, in both colour schemes, with its exercises in every state.

Quizzes, worksheets, the matrix and the workbook, where exercises are folded away, are brought into
more states in the files that bear their names.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.conftest import OpenPage
from tests.support.accessibility import accessibility_faults, wait_until_still
from tests.support.definitions import all_pages

OUT_OF_RANGE, NO_NUMBER = "99999", "abc"
MATERIALS_NAME = {"light": "default", "dark": "slate"}

each_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.mark.parametrize("address", all_pages())
def test_axe_finds_no_fault_on_the_page_whatever_state_its_exercises_are_in(
    open_page: OpenPage, server: str, address: str
) -> None:
    page = open_page(color_scheme="light", reduced_motion="reduce")
    page.goto(server + address)

    faults = {
        f"{state}, {scheme}: {fault}"
        for state in states_of(page)
        for scheme, fault in faults_in_both_schemes(page)
    }

    assert sorted(faults) == []


def faults_in_both_schemes(page: Page) -> Iterator[tuple[str, str]]:
    """All faults of the page as it stands; in the dark, those that colours can make."""
    for fault in accessibility_faults(page):
        yield "light", fault
    follow_device(page, "dark")
    for fault in accessibility_faults(page, colours_only=True):
        yield "dark", fault
    follow_device(page, "light")


def follow_device(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Change what the device prefers; the page has to go along, the paper and the ink on it."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", MATERIALS_NAME[scheme])
    wait_until_still(page)
    ink = "light" if scheme == "dark" else "dark"
    assert (tone(page, "backgroundColor"), tone(page, "color")) == (scheme, ink)


def tone(page: Page, colour: str) -> str:
    """Whether the colour of the paper or of the ink is a light or a dark one."""
    written: str = page.evaluate("(colour) => getComputedStyle(document.body)[colour]", colour)
    brightness = sum(map(float, re.findall(r"[\d.]+", written)[:3])) / 3
    return "light" if brightness > 128 else "dark"


@each_scheme
def test_axe_finds_no_fault_on_the_page_for_lost_readers(
    browser: Browser, site: Path, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
    # Its addresses begin at the root of a host, because it answers at any depth.
    page.route("http://book.test/**", lambda route: route.fulfill(path=file_for(route, site)))
    page.goto("http://book.test/404.html")

    faults = accessibility_faults(page)
    page.close()

    assert faults == []


def file_for(route: Route, site: Path) -> Path:
    return site / urlsplit(route.request.url).path.removeprefix("/")


def states_of(page: Page) -> Iterator[str]:
    """Brings all exercises of the page into one state after the other, and names it."""
    yield "as it opens"
    if not page.locator("section.exercise:visible").count():
        return
    for name, act in STATES.items():
        act(page)
        yield name


def fill_in_and_show_workings(page: Page) -> None:
    for button in page.locator('[data-do="example"]:visible').all():
        button.click()
    for field in page.locator("section.exercise :is(input[type=text], textarea)").all():
        if not field.input_value() and field.get_attribute("inputmode") is None:
            field.fill("A few words")
    tick_first_options(page)
    for summary in page.locator("section.exercise details:visible > summary").all():
        summary.click()


def tick_first_options(page: Page) -> None:
    """Gives each question the first answer, where none is given yet."""
    sets = page.locator("section.exercise fieldset:not(:has(input:checked)) input")
    names = dict.fromkeys(str(field.get_attribute("name")) for field in sets.all())
    for name in names:
        first(page, name).check()


def first(page: Page, name: str) -> Locator:
    return page.locator(f'section.exercise input[name="{name}"]').first


def make_faulty(page: Page) -> None:
    for number, field in enumerate(page.locator("section.exercise input[inputmode]").all()):
        field.fill(NO_NUMBER if number % 2 else OUT_OF_RANGE)


STATES: dict[str, Callable[[Page], None]] = {
    "filled in, with the workings open": fill_in_and_show_workings,
    "with faulty entries": make_faulty,
}
