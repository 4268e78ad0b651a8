"""The book reader: the book opened from a cover, with pages to turn."""

import gzip
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html
from playwright.sync_api import Locator, Page, Request, ViewportSize, expect

from rendering.styles import minified
from tests.conftest import OpenPage
from tests.support.accessibility import accessibility_faults
from tests.support.definitions import LANGUAGES, address
from tests.support.site import ROOT, downloads_of

WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 780}
SMALL: ViewportSize = {"width": 320, "height": 256}  # 1280 × 1024 zoomed to 400%
TITLES = {"en": "Customer relationship building", "pl": "Budowanie relacji z klientem"}
FIRST_UNIT = {
    "en": "Unit I. Relationship building with customers",
    "pl": "Moduł I. Budowanie relacji z klientami",
}
KIBIBYTE = 1024


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A blank page on a wide screen, where nothing moves by itself."""
    return open_page(viewport=WIDE, reduced_motion="reduce")


each_language = pytest.mark.parametrize("language", LANGUAGES)


# ---- Opening and closing -------------------------------------------------------------------------


@each_language
def test_a_cover_opens_the_book_and_escape_leads_back_to_the_cover(
    page: Page, where: str, language: str
) -> None:
    for inner, heading in (
        ("index.md", TITLES[language]),
        ("unit-1/index.md", FIRST_UNIT[language]),
    ):
        page.goto(where + address(inner, language))
        address_before = page.url
        cover = page.locator("[data-opens]")
        cover.focus()

        page.keyboard.press("Enter")

        reader = page.get_by_role("dialog", name=TITLES[language], exact=True)
        expect(reader.get_by_role("heading", level=1)).to_have_text(heading)
        expect(reader.get_by_role("heading", level=1)).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(reader).to_be_hidden()
        expect(cover).to_be_focused()
        assert page.url == address_before
        page.evaluate("localStorage.clear()")


def test_the_keyboard_stays_in_the_open_book(page: Page, server: str) -> None:
    reader = open_book(page, server)

    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('body, dialog *')")

    reader.get_by_role("button", name="Close the book").click()
    expect(reader).to_be_hidden()


def test_nothing_of_the_reader_is_loaded_before_it_is_opened(page: Page, where: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(name_of(request)))

    page.goto(where + "pl/index.html", wait_until="networkidle")
    assert [name for name in asked if "reader" in name] == []

    page.locator("[data-opens]").click()
    expect(page.locator("dialog.reader")).to_be_visible()
    assert {name for name in asked if "reader" in name} == {"assets/reader.css", "reader/pl.js"}


@each_language
def test_without_javascript_the_cover_leads_to_the_first_page(
    open_page: OpenPage, server: str, language: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(server + address("index.md", language))

    page.locator("[data-opens]").click()

    expect(page).to_have_url(server + address("introduction.md", language))


def test_who_lets_nothing_be_kept_can_read_too(page: Page, server: str) -> None:
    page.add_init_script(REFUSE)
    reader = open_book(page, server)

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    assert len(words_seen(reader)) > 20


# ---- Turning pages -------------------------------------------------------------------------------


def test_keys_buttons_and_the_edges_of_the_paper_turn_pages(
    open_page: OpenPage, where: str
) -> None:
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    reader = open_book(page, where, "unit-1/index.html")
    paper = reader.locator(".reader__paper").bounding_box()
    assert paper
    middle = paper["height"] / 2
    wait_until_counted(reader)
    first = int(page_field(reader).input_value())

    def turns(by: int) -> None:
        expect(page_field(reader)).to_have_value(str(first + by))

    for key, by in (("ArrowRight", 1), ("PageDown", 2), ("ArrowLeft", 1), ("PageUp", 0)):
        page.keyboard.press(key)
        turns(by)
    reader.get_by_role("button", name="Next page").click()
    turns(1)
    reader.get_by_role("button", name="Previous page").click()
    turns(0)
    page.mouse.click(paper["x"] + paper["width"] - 4, paper["y"] + middle)
    turns(1)
    page.mouse.click(paper["x"] + 4, paper["y"] + middle)
    turns(0)
    page.keyboard.press("End")
    expect(reader.get_by_role("link", name="quiz")).to_be_in_viewport()
    page.keyboard.press("Home")
    turns(0)
    expect(reader.get_by_role("status").filter(has_text="Unit I")).to_have_text(
        re.compile(rf"Page {first} of \d+\. Unit I: Building relationships")
    )


def test_pages_go_on_in_the_next_chapter_and_back(page: Page, server: str) -> None:
    reader = open_book(page, server, "unit-1/index.html")
    heading = reader.get_by_role("heading", level=1)

    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("Relationships and their importance in online business")
    page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text(FIRST_UNIT["en"])
    expect(reader.get_by_role("link", name="quiz")).to_be_in_viewport()


@pytest.mark.chromium
def test_a_finger_turns_pages_also_into_the_next_chapter(open_page: OpenPage, where: str) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(where + "pl/unit-1/index.html")
    page.locator("[data-opens]").tap()
    reader = page.locator("dialog.reader")
    heading = reader.get_by_role("heading", level=1)
    expect(heading).to_be_in_viewport()

    swipe(page, -1)
    expect(heading).not_to_be_in_viewport()
    swipe(page, 1)
    expect(heading).to_be_in_viewport()
    reader.locator("[data-part=view]").evaluate(UNTIL_IT_RESTS)
    for _ in range(5):  # what comes later than the finger's end comes now and then
        swipe(page, 1)
        expect(heading).to_contain_text("Wprowadzenie")
        assert reader.locator("[data-part=view]").evaluate(AWAY_FROM_THE_LAST_PAGE) == 0
        swipe(page, -1)
        expect(heading).to_have_text(FIRST_UNIT["pl"])


def test_a_wide_screen_shows_two_pages_and_a_phone_one(open_page: OpenPage, server: str) -> None:
    page = open_page(viewport=WIDE, reduced_motion="reduce")
    reader = open_book(page, server, "unit-1/index.html")

    assert len(columns_seen(reader)) == 2
    page.set_viewport_size(PHONE)
    expect(reader.locator('[data-pages="1"]')).to_be_visible()
    assert len(columns_seen(reader)) == 1


# ---- Finding one's way ---------------------------------------------------------------------------


def test_the_contents_lead_to_a_chapter_and_say_its_page(page: Page, where: str) -> None:
    reader = open_book(page, where)
    go_to_page(page, reader, "2")  # now all pages are counted

    reader.get_by_role("button", name="Contents").click()
    contents = reader.get_by_role("navigation", name="Contents")
    line = contents.get_by_role("link", name=re.compile("^5. Loyalty"))
    number = line.locator("[data-page-of]").inner_text()
    line.click()

    expect(reader.get_by_role("navigation")).to_have_count(0)
    expect(reader.get_by_role("heading", level=1)).to_be_focused()
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "Customer loyalty is the basis for building lasting relationships"
    )
    expect(page_field(reader)).to_have_value(number)
    go_to_page(page, reader, "2")
    go_to_page(page, reader, number)
    expect(reader.get_by_role("heading", level=1)).to_be_in_viewport()


def test_a_page_that_is_not_there_is_not_gone_to(page: Page, server: str) -> None:
    reader = open_book(page, server)

    go_to_page(page, reader, "99999")
    on = reader.get_by_role("button", name="Next page")
    expect(on).to_have_attribute("aria-disabled", "true")
    last = page_field(reader).input_value()

    go_to_page(page, reader, "x")
    expect(page_field(reader)).to_have_value(last)


@pytest.mark.parametrize(
    ("language", "typed", "form"),
    [("en", "crises", "cris"), ("pl", "relacjami", "relacj"), ("pl", "lojalnosc", "lojalno")],
)
def test_search_finds_words_in_any_form_and_shows_them_in_the_book(
    page: Page, where: str, language: str, typed: str, form: str
) -> None:
    reader = open_book(page, where, address("index.md", language))
    reader.locator('[data-do="search"]').click()
    reader.get_by_role("searchbox").fill(typed)
    reader.get_by_role("searchbox").press("Enter")
    results = reader.locator('[data-part="results"]').get_by_role("button")
    expect(results.first).to_contain_text(form, ignore_case=True)
    assert results.count() > 5

    results.nth(5).click()

    selected = page.evaluate("getSelection().toString()")
    assert selected.lower().startswith(form)
    assert page.evaluate(SELECTION_IS_SEEN)


def test_a_search_for_nothing_in_the_book_says_so(page: Page, server: str) -> None:
    reader = open_book(page, server)
    reader.get_by_role("button", name="Search in the book").click()

    reader.get_by_role("searchbox").fill("xyzzy")
    reader.get_by_role("button", name="Find").click()

    expect(reader.get_by_role("status").filter(has_text="Passages found: 0")).to_be_visible()


def test_escape_closes_the_contents_before_the_book(page: Page, server: str) -> None:
    reader = open_book(page, server)
    button = reader.get_by_role("button", name="Contents")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")

    page.keyboard.press("Escape")

    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(reader).to_be_visible()


# ---- Links ---------------------------------------------------------------------------------------


def test_a_link_inside_the_book_turns_to_the_place_and_the_way_back_leads_back(
    page: Page, where: str
) -> None:
    reader = open_book(page, where, "unit-1/index.html")
    address_before = page.url

    reader.get_by_role("link", name="relationship", exact=True).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Glossary")
    expect(reader.locator('[id="glossary.relationship"]')).to_be_in_viewport()
    assert page.url == address_before

    page.go_back()
    expect(reader.get_by_role("heading", level=1)).to_have_text(FIRST_UNIT["en"])
    expect(reader.get_by_role("heading", level=1)).to_be_in_viewport()
    page.go_back()
    expect(reader).to_be_hidden()
    expect(page.locator("[data-opens]")).to_be_focused()


@pytest.mark.parametrize(
    ("language", "link"),
    [("en", "Fill this in on its page"), ("pl", "Wypełnij na stronie ćwiczenia")],
)
def test_an_exercise_leads_to_the_live_one_and_from_there_back_into_the_book(
    page: Page, where: str, language: str, link: str
) -> None:
    reader = open_book(page, where, address("unit-1/index.md", language))
    turn_to(page, reader, "unit-1-relationships")

    reader.get_by_role("link", name=link).first.click()
    live = address("unit-1/relationships.md", language)
    expect(page).to_have_url(f"{where}{live}#u1-resources-inputs")
    expect(page.locator('[data-exercise="u1-resources-inputs"] input').first).to_be_attached()

    page.go_back()
    expect(reader).to_be_visible()
    expect(reader.locator('[data-exercise="u1-resources-inputs"] header')).to_be_attached()


# ---- The place and the size of the text ----------------------------------------------------------


def test_the_place_is_remembered_after_closing_and_loading_again(
    open_page: OpenPage, where: str
) -> None:
    page = open_page(viewport=WIDE, reduced_motion="reduce")
    reader = open_book(page, where, "pl/index.html")
    turn_to(page, reader, "unit-2-loyalty")
    page.keyboard.press("ArrowRight")
    words = first_words(reader)
    page.keyboard.press("Escape")

    page.set_viewport_size(PHONE)
    page.reload()
    page.locator("[data-opens]").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Lojalność")

    assert " ".join(words[:3]) in " ".join(words_seen(reader))


def test_a_unit_opens_where_it_was_left_and_another_at_its_beginning(
    page: Page, server: str
) -> None:
    reader = open_book(page, server, "unit-1/index.html")
    turn_to(page, reader, "unit-1-stages")
    page.keyboard.press("Escape")

    open_book(page, server, "unit-1/index.html")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Stages")
    page.keyboard.press("Escape")
    open_book(page, server, "unit-2/index.html")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Unit II.")


def test_the_page_loaded_again_shows_the_book_open_at_the_same_place(
    page: Page, where: str
) -> None:
    reader = open_book(page, where)
    turn_to(page, reader, "unit-3")

    page.reload()

    expect(reader.get_by_role("heading", level=1)).to_contain_text("Unit III.")
    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()


def test_larger_text_keeps_the_place_and_is_remembered(page: Page, where: str) -> None:
    reader = open_book(page, where, "unit-1/index.html")
    turn_to(page, reader, "unit-1-stages")
    page.keyboard.press("ArrowRight")
    words = first_words(reader)
    size = height_of_letters(reader)

    for _ in range(3):
        reader.get_by_role("button", name="Larger text").click()
    larger = height_of_letters(reader)

    assert larger > 1.4 * size
    assert " ".join(words[:3]) in " ".join(words_seen(reader))
    expect(reader.get_by_role("status").filter(has_text="Size of the text: 150%")).to_have_count(1)
    page.keyboard.press("Escape")
    open_book(page, where, "unit-1/index.html")
    assert height_of_letters(reader) == larger


# ---- Whether everything can be read --------------------------------------------------------------


@pytest.mark.parametrize(("language", "viewport"), [("en", WIDE), ("pl", PHONE)])
def test_all_words_of_a_unit_stand_on_its_pages_once_and_in_their_order(
    open_page: OpenPage, site: Path, server: str, language: str, viewport: ViewportSize
) -> None:
    page = open_page(viewport=viewport, reduced_motion="reduce")
    reader = open_book(page, server, address("unit-1/index.md", language))

    for chapter in chapters_of(site, language):
        if chapter["id"].startswith("unit-1"):
            turn_to(page, reader, chapter["id"])
            assert reader.evaluate(WORDS_TO_THE_END) == words_of(chapter["html"]), chapter["id"]


@pytest.mark.parametrize(("language", "viewport"), [("pl", SMALL), ("en", PHONE), ("pl", WIDE)])
def test_nothing_is_cut_off_on_any_page(
    open_page: OpenPage, server: str, language: str, viewport: ViewportSize
) -> None:
    page = open_page(viewport=viewport, reduced_motion="reduce")
    reader = open_book(page, server, address("index.md", language))

    for link in reader.locator("nav a").all():
        link.evaluate("(link) => link.click()")
        assert page.evaluate(CUT_OFF) == [], link.get_attribute("href")


def test_what_is_on_other_pages_is_there_for_screen_readers(page: Page, server: str) -> None:
    reader = open_book(page, server, "unit-1/index.html")
    turn_to(page, reader, "unit-1-stages")

    last = reader.get_by_role("heading", name="Tools for the whole picture")
    expect(last).not_to_be_in_viewport()
    assert last.count() == 1
    assert reader.get_by_role("region", name="3. Stages").get_by_role("heading").count() == 8


def test_axe_finds_no_fault_in_the_open_book(open_page: OpenPage, server: str) -> None:
    page = open_page(viewport=WIDE, reduced_motion="reduce")
    reader = open_book(page, server, "unit-1/index.html")
    faults = []
    for chapter in ("unit-1-relationships", "unit-1-quiz"):
        turn_to(page, reader, chapter)
        faults += accessibility_faults(page)
    reader.get_by_role("button", name="Search in the book").click()
    reader.get_by_role("searchbox").fill("loyal")
    reader.get_by_role("button", name="Find").click()
    faults += accessibility_faults(page)
    reader.get_by_role("button", name="Contents").click()
    faults += accessibility_faults(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    faults += accessibility_faults(page, colours_only=True)
    assert faults == []


# ---- Files ---------------------------------------------------------------------------------------


def test_the_reader_is_light_beside_the_text(site: Path) -> None:
    script = (site / "reader/en.js").read_text(encoding="utf-8").partition("book.reader.take(")[0]
    style = minified((ROOT / "overrides/reader/reader.css").read_text(encoding="utf-8"))

    assert ".reader__paper" in style
    assert "requestFullscreen" in script
    assert len(gzip.compress((script + style).encode())) < 12 * KIBIBYTE


def test_a_download_in_one_language_holds_the_book_in_that_language_only(site: Path) -> None:
    for archive in downloads_of(site):
        with ZipFile(archive) as packed:
            held = {Path(name).stem for name in packed.namelist() if "/reader/" in name}
        ending = re.search(r"(-en-pl|-en|-pl)\.zip$", archive.name)
        assert ending
        assert held == set(ending[1].strip("-").split("-")), archive.name


# ---- Readers and pages ---------------------------------------------------------------------------


def open_book(page: Page, where: str, inner: str = "index.html") -> Locator:
    page.goto(where + inner)
    page.locator("[data-opens]").click()
    reader = page.locator("dialog.reader")
    expect(reader).to_be_visible()
    return reader


def wait_until_counted(reader: Locator) -> None:
    """Until then numbers are estimates."""
    expect(reader.locator("[data-counted]")).to_be_attached(timeout=30_000)


def page_field(reader: Locator) -> Locator:
    return reader.locator("#reader-page")


def go_to_page(page: Page, reader: Locator, number: str) -> None:
    page_field(reader).fill(number)
    page.keyboard.press("Enter")


def turn_to(page: Page, reader: Locator, chapter: str) -> None:
    """By the contents."""
    reader.locator('[data-do="contents"]').click()
    reader.locator(f'nav a[href="#{chapter}"]').click()
    expect(reader.locator("nav")).to_be_hidden()
    reader.locator('[data-part="view"]').focus()


# A page that a finger has moved goes on a little without it.
UNTIL_IT_RESTS = """async (view) => {
  for (let last = view.scrollLeft, still = 0; still < 10; last = view.scrollLeft) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    still = view.scrollLeft === last ? still + 1 : 0;
  }
}"""

# The furthest that the view comes away from its end in half a second, in pixels.
AWAY_FROM_THE_LAST_PAGE = """async (view) => {
  let furthest = 0;
  for (let frame = 0; frame < 30; frame += 1) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    furthest = Math.max(furthest, view.scrollWidth - view.clientWidth - view.scrollLeft);
  }
  return Math.round(furthest);
}"""


def swipe(page: Page, direction: int) -> None:
    """Draw a finger over the middle of the screen; -1 to the left, which turns on."""
    session = page.context.new_cdp_session(page)
    for step in range(-10, 11):
        point = {"x": PHONE["width"] / 2 + direction * 13 * step, "y": PHONE["height"] / 2}
        touch = {"type": "touchMove" if step > -10 else "touchStart", "touchPoints": [point]}
        session.send("Input.dispatchTouchEvent", touch)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def chapters_of(site: Path, language: str) -> list[dict[str, str]]:
    """The chapters in the file that the build has made."""
    script = (site / f"reader/{language}.js").read_text(encoding="utf-8")
    data = json.loads(script.partition("book.reader.take(")[2].strip().removesuffix(");"))
    found: list[dict[str, str]] = data["chapters"]
    return found


def words_of(chapter: str) -> list[str]:
    """All words but the heads of tables, which are seen only where a table looks like one."""
    tree = html.fragment_fromstring(chapter, create_parent="div")
    texts = tree.xpath("//text()[not(ancestor::thead)]")
    return [word for text in texts for word in text.split()]


def words_seen(reader: Locator) -> list[str]:
    found: list[str] = reader.evaluate(WORDS_SEEN)
    return found


def first_words(reader: Locator) -> list[str]:
    return words_seen(reader)[:8]


def columns_seen(reader: Locator) -> list[float]:
    """Where lines of text begin that are seen, one place for each page."""
    found: list[float] = reader.evaluate(COLUMNS_SEEN)
    return found


def height_of_letters(reader: Locator) -> float:
    height: float = reader.get_by_role("heading", level=1).evaluate(
        "(h1) => { const range = new Range(); range.selectNodeContents(h1);"
        " return range.getClientRects()[0].height; }"
    )
    return height


def name_of(request: Request) -> str:
    return "/".join(request.url.split("?")[0].rsplit("/", 2)[1:])


REFUSE = """for (const name of ["getItem", "setItem"]) {
  const usual = Storage.prototype[name];
  Storage.prototype[name] = function (key, value) {
    if (key.endsWith("/.reader")) throw new DOMException("refused", "SecurityError");
    return usual.call(this, key, value);
  };
}"""
_WORDS = """
  const part = (name) => reader.querySelector(`[data-part=${name}]`);
  const eachWord = () => {
    const words = [];
    const walker = document.createTreeWalker(part("text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (walker.currentNode.parentElement.closest("thead")) continue;
      for (const { 0: word, index } of walker.currentNode.data.matchAll(/[^\\s]+/g)) {
        const range = new Range();
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        words.push({ word, range });
      }
    }
    return words;
  };
  const isSeen = ({ range }) => {
    const view = part("view").getBoundingClientRect();
    const [rect] = range.getClientRects();
    const isAcross = rect && rect.left >= view.left - 1 && rect.right <= view.right + 1;
    return isAcross && rect.top >= view.top - 2 && rect.bottom <= view.bottom + 8;
  };
"""
WORDS_SEEN = f"""(reader) => {{ {_WORDS}
  return eachWord().filter(isSeen).map(({{ word }}) => word);
}}"""
WORDS_TO_THE_END = f"""(reader) => {{ {_WORDS}
  const words = eachWord();
  const title = part("text").querySelector("h1");
  let read = 0;
  while (title.isConnected) {{
    while (read < words.length && isSeen(words[read])) read += 1;
    reader.querySelector("[data-do=on]").click();
  }}
  return words.slice(0, read).map(({{ word }}) => word);
}}"""
COLUMNS_SEEN = f"""(reader) => {{ {_WORDS}
  const {{ left, right, width }} = part("view").getBoundingClientRect();
  const middle = (left + right) / 2;
  const lefts = eachWord().filter(isSeen).map(({{ range }}) => range.getClientRects()[0].left);
  return [...new Set(lefts.map((each) => width > 700 && each > middle ? middle : left))];
}}"""
SELECTION_IS_SEEN = """() => {
  const { left, right } = getSelection().getRangeAt(0).getBoundingClientRect();
  const view = document.querySelector("[data-part=view]").getBoundingClientRect();
  return left >= view.left && right <= view.right;
}"""
CUT_OFF = """() => {
  const [flow, text] = ["flow", "text"].map((part) =>
    document.querySelector(`[data-part=${part}]`));
  const { height, columnGap, columnWidth } = getComputedStyle(flow);
  const [column, gap, page] = [columnWidth, columnGap, height].map(parseFloat);
  const { left, top } = flow.getBoundingClientRect();
  const fault = (rect, frame) => {
    const isWide = (rect.left - left + 1) % (column + gap) + rect.width > column + 3;
    return isWide ? "too wide" : rect.bottom - frame > top + page + 6 ? "too high" : "";
  };
  const found = [];
  for (const element of text.querySelectorAll("*")) {
    if (element.closest("thead, .unseen, .figure__spoken")) continue;
    const frame = parseFloat(getComputedStyle(element).paddingBottom); // Firefox may cut it off
    for (const rect of element.getClientRects())
      if (rect.width && rect.height && fault(rect, frame))
        found.push(`${element.tagName} ${element.className} ${fault(rect, frame)}: `
          + `${Math.round(rect.width)} × ${Math.round(rect.height)} ${element.textContent.trim()}`);
  }
  return found;
}"""
