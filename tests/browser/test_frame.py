"""The frame of every page: the drawer of a phone, the list of contents, colours, what is folded."""

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.conftest import OpenPage
from tests.support.accessibility import accessibility_faults

LONG = "unit-2/lasting-relationships.html"
PHONE: ViewportSize = {"width": 390, "height": 800}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
MENU = {"en": "Navigation", "pl": "Nawigacja"}
COLOURS = ["Switch to light colours", "Switch to dark colours", "Let the device choose the colours"]

# Notes the colours of each frame, from the first that shows some of the text.
WATCH_DRAWING = """
  window.drawn = [];
  const note = () => {
    if (document.querySelector("h1")) window.drawn.push(document.body.dataset.mdColorScheme);
    if (window.drawn.length < 9) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
"""


# ---- The drawer of a phone -----------------------------------------------------------------------


@pytest.mark.parametrize(("language", "folder"), [("en", ""), ("pl", "pl/")])
def test_the_drawer_is_opened_used_and_closed_by_keyboard_alone(
    open_page: OpenPage, where: str, language: str, folder: str
) -> None:
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(where + folder + LONG)
    menu = page.get_by_role("button", name=MENU[language])
    expect(menu).to_have_attribute("aria-expanded", "false")

    tab_to(page, menu)
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(in_drawer(page).locator(":focus")).to_be_in_viewport()

    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_in_the_drawer_the_keyboard_reaches_only_what_is_seen(
    open_page: OpenPage, server: str
) -> None:
    page = with_open_drawer(open_page, server)

    stops = 1 + in_drawer(page).locator(".md-nav__link:visible").count()  # and the way back
    assert stops > 5
    for _ in range(stops):
        here = in_drawer(page).locator(":focus")
        expect(here).to_be_visible()
        assert is_uppermost(here), here.evaluate("(element) => element.outerHTML")
        page.keyboard.press("Tab")
    expect(in_drawer(page).locator(":focus")).to_have_count(0)


def test_the_drawer_leads_from_a_unit_back_to_the_whole_book(
    open_page: OpenPage, server: str
) -> None:
    page = with_open_drawer(open_page, server)
    expect(in_drawer(page).get_by_role("link", name="Glossary")).to_be_hidden()

    tab_to(page, in_drawer(page).get_by_role("button", name="Unit II", exact=True))
    page.keyboard.press("Space")
    in_drawer(page).get_by_role("link", name="Glossary").click()

    expect(page).to_have_url(server + "glossary.html")


def test_what_lies_behind_the_open_drawer_waits(open_page: OpenPage, server: str) -> None:
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(server + LONG)
    text, footer = page.locator(".md-content"), page.get_by_role("contentinfo")

    page.get_by_role("button", name=MENU["en"]).click()
    for part in (text, footer):
        expect(part).to_have_js_property("inert", True)
    assert accessibility_faults(page) == []
    page.mouse.click(PHONE["width"] - 40, PHONE["height"] / 2)  # beside the scroll bar

    for part in (text, footer):
        expect(part).to_have_js_property("inert", False)
    expect(in_drawer(page)).to_be_hidden()


def test_a_heading_chosen_in_the_drawer_is_shown_without_it(
    open_page: OpenPage, where: str
) -> None:
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(where + LONG)
    heading = page.get_by_role("main").locator("h2").last
    page.get_by_role("button", name=MENU["en"]).click()
    in_drawer(page).locator("[for='__toc']").first.click()

    in_drawer(page).locator(f"a[href='#{heading.get_attribute('id')}']").click()

    expect(in_drawer(page)).to_be_hidden()
    expect(heading).to_be_in_viewport()


@pytest.mark.parametrize("wide", [{"width": 1100, "height": 800}, DESKTOP])
def test_a_phone_that_is_turned_with_an_open_drawer_can_be_read_on(
    open_page: OpenPage, server: str, wide: ViewportSize
) -> None:
    page = with_open_drawer(open_page, server)
    in_drawer(page).locator("[for='__toc']").first.click()
    expect(in_drawer(page).locator(":focus")).to_be_in_viewport()

    page.set_viewport_size(wide)
    expect(page.locator(".md-content")).to_have_js_property("inert", False)

    if wide != DESKTOP:
        page.get_by_role("button", name=MENU["en"]).click()
    expect(in_drawer(page).get_by_role("link", name="5. Loyalty")).to_be_in_viewport()


def test_on_the_way_back_from_a_page_chosen_in_the_drawer_it_is_closed(
    open_page: OpenPage, where: str
) -> None:
    page = with_open_drawer(open_page, where)
    in_drawer(page).get_by_role("link", name="5. Loyalty").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("loyalty")

    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_contain_text("lasting")
    expect(in_drawer(page)).to_be_hidden()
    expect(page.locator(".md-content")).to_have_js_property("inert", False)


def test_on_a_wide_screen_no_label_of_the_drawer_is_a_stop_for_the_keyboard(
    open_page: OpenPage, server: str
) -> None:
    page = open_page(viewport=DESKTOP)
    page.goto(server + LONG)

    expect(in_drawer(page).get_by_role("button")).to_have_count(0)


# ---- Where the reader is -------------------------------------------------------------------------


def test_the_contents_and_the_bar_show_where_the_reader_is(open_page: OpenPage, where: str) -> None:
    page = open_page(viewport=DESKTOP, reduced_motion="reduce")
    page.goto(where + LONG)
    contents = page.get_by_role("navigation", name="Table of contents")
    now = contents.locator(".md-nav__link--active")
    title = page.locator(".md-header__topic").last
    expect(now).to_have_count(0)
    expect(title).to_have_css("opacity", "0")

    for heading in page.get_by_role("main").locator("h2").all():
        heading.evaluate("(element) => element.scrollIntoView()")
        expect(now).to_have_attribute("href", f"#{heading.get_attribute('id')}")
        expect(now).to_be_in_viewport()
    expect(title).to_have_css("opacity", "1")

    page.evaluate("scrollTo(0, 0)")
    expect(now).to_have_count(0)


def test_the_columns_at_the_sides_stay_on_the_screen(open_page: OpenPage, server: str) -> None:
    page = open_page(viewport=DESKTOP, reduced_motion="reduce")
    page.goto(server + LONG)
    columns = page.locator(".md-sidebar__scrollwrap")

    for place in (0, 1000, 3000):
        page.evaluate(f"scrollTo(0, {place})")
        for column in columns.all():
            expect(column).to_be_in_viewport(ratio=0.95)


# ---- What is folded away -------------------------------------------------------------------------


def test_a_link_into_what_is_folded_away_opens_it(page: Page, where: str) -> None:
    page.goto(where + LONG)
    folded = page.locator(".md-content details:not([open])").first
    folded.evaluate("(details) => { details.lastElementChild.id = 'inside'; }")
    inside = page.locator("#inside")
    expect(inside).to_be_hidden()

    page.evaluate("location.hash = 'inside'")

    expect(inside).to_be_in_viewport()


def test_paper_shows_what_is_folded_away_and_the_screen_not_any_more(
    page: Page, server: str
) -> None:
    page.goto(server + LONG)
    folded = page.locator(".md-content details:not([open])")
    count = folded.count()
    assert count

    for _ in range(2):  # a browser may ask twice
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(count)


# ---- Colours -------------------------------------------------------------------------------------


def test_the_button_for_colours_goes_round_and_keeps_the_focus(
    open_page: OpenPage, where: str
) -> None:
    page = open_page(color_scheme="dark")
    page.goto(where + LONG)
    shown = {COLOURS[0]: "slate", COLOURS[1]: "default", COLOURS[2]: "slate"}

    page.get_by_role("button", name=COLOURS[0]).focus()
    for name, scheme in shown.items():
        button = page.get_by_role("button", name=name)
        expect(button).to_be_focused()
        expect_scheme(page, scheme)
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=COLOURS[0])).to_be_focused()


def test_colours_once_chosen_hold_on_the_next_page_before_it_is_drawn(
    open_page: OpenPage, where: str
) -> None:
    page = open_page(color_scheme="light")
    page.goto(where + LONG)
    page.get_by_role("button", name=COLOURS[0]).click()
    page.get_by_role("button", name=COLOURS[1]).click()
    expect_scheme(page, "slate")

    page.add_init_script(WATCH_DRAWING)
    page.goto(where + "unit-2/loyalty.html")

    page.wait_for_function("window.drawn.length > 0")
    assert page.evaluate("window.drawn[0]") == "slate"


@pytest.mark.parametrize("kept", ["{", "null", "7", '{"color": {"media": 7}}'])
def test_a_damaged_memory_of_the_colours_does_no_harm(
    open_page: OpenPage, server: str, kept: str
) -> None:
    page = open_page(color_scheme="dark")
    page.goto(server + LONG)
    page.evaluate("(text) => localStorage.setItem('/book/.__palette', text)", kept)

    page.reload()

    expect_scheme(page, "slate")
    page.get_by_role("button", name=COLOURS[0]).click()
    expect_scheme(page, "default")


@pytest.mark.parametrize("folder", ["", "pl/"])
def test_the_ways_on_and_back_are_seen_whole_on_a_phone(
    open_page: OpenPage, where: str, folder: str
) -> None:
    page = open_page(viewport=PHONE)
    page.goto(where + folder + LONG)
    ways = page.locator(".md-footer__link")

    expect(ways).to_have_count(2)
    assert ways.evaluate_all(
        "(ways) => ways.map((way) => way.scrollHeight > way.clientHeight)"
    ) == [
        False,
        False,
    ]


def expect_scheme(page: Page, scheme: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def with_open_drawer(open_page: OpenPage, where: str) -> Page:
    """The longest page on a phone."""
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(where + LONG)
    page.get_by_role("button", name=MENU["en"]).click()
    return page


def in_drawer(page: Page) -> Locator:
    return page.locator(".md-sidebar--primary")


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(20):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not reach it")


def is_uppermost(element: Locator) -> bool:
    """Whether nothing lies over the middle of its first line."""
    found: bool = element.evaluate("""(element) => {
      const { left, top, width, height } = element.getClientRects()[0];
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return element.contains(there) || there.contains(element);
    }""")
    return found
