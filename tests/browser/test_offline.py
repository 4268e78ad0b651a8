"""The public site without a network: what was read stays readable, nothing stays old for ever."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rendering.delivery import MANIFEST, WORKER
from tests.conftest import OpenPage
from tests.support.browser import Reader
from tests.support.definitions import LANGUAGES
from tests.support.server import serving

READ, ALSO_READ, UNREAD = "unit-1/stages.html", "unit-1/quiz.html", "unit-3/audit.html"
NEWER = "A newer version of the book is ready."
NEWS = "Said today."
NEXT_VERSION = "0123456789"

IS_KEPT = "async (address) => navigator.serviceWorker.controller && await caches.match(address)"
IS_NEWEST = "async (version) => (await caches.keys()).sort()[0].endsWith(version)"
ALL_KEPT = """
async () => {
  const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  return (await Promise.all(shelves.map((shelf) => shelf.keys()))).flat().map(({ url }) => url);
}
"""
IS_FINISHED = (
    "async () => (await Promise.all((await caches.keys()).map(async (name) =>"
    " (await caches.open(name)).keys()))).flat().some(({ url }) => url.includes('/kept/'))"
)
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
COME_BACK_TO_THE_PAGE = "document.dispatchEvent(new Event('visibilitychange'))"


def test_pages_that_were_read_can_be_read_again_without_a_network(page: Page, server: str) -> None:
    read(page, server, READ, ALSO_READ)
    page.context.set_offline(True)

    page.goto(f"{server}{READ}?h=stages#stages-of-building-relationships-with-customers")
    expect(page.locator("h1")).to_contain_text("Stages")
    page.goto(server + ALSO_READ)
    page.locator("[data-quiz]").get_by_role("radio").first.check()
    expect(page.get_by_text("1 of 10 answered")).to_be_visible()
    expect(page.locator(".md-header")).to_have_css("position", "sticky")


@pytest.mark.parametrize(
    ("home", "never_opened", "heading", "typed", "found"),
    [
        ("index.html", UNREAD, "CRM system", "touchpoint", "touchpoint"),
        ("pl/index.html", f"pl/{UNREAD}", "system CRM", "relacja", "relacj"),
    ],
)
def test_one_visit_is_enough_to_read_and_search_the_whole_book_in_that_language(
    page: Page, server: str, home: str, never_opened: str, heading: str, typed: str, found: str
) -> None:
    page.goto(server + home)
    page.evaluate(until(IS_FINISHED))
    page.context.set_offline(True)

    page.goto(server + never_opened)

    expect(page.locator("h1")).to_contain_text(heading, ignore_case=True)
    box = page.get_by_role("dialog")
    box.get_by_role("textbox").click()
    box.get_by_role("textbox").press_sequentially(typed)
    expect(box.get_by_role("list")).to_contain_text(found, ignore_case=True)


def test_who_saves_data_keeps_only_what_they_read(page: Page, server: str) -> None:
    page.add_init_script(SAVES_DATA)
    read(page, server, READ)

    kept = {address.removeprefix(server) for address in page.evaluate(ALL_KEPT)}

    assert {address for address in kept if address.endswith(".html")} == {
        "index.html",
        "offline.html",
        "pl/index.html",
        READ,
    }


def test_the_first_pages_are_there_after_any_visit(page: Page, server: str) -> None:
    read(page, server, READ)
    page.context.set_offline(True)

    for home, language in (("index.html", "en"), ("", "en"), ("pl/", "pl")):
        page.goto(server + home)
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator(".book-cover")).to_be_visible()


def test_in_place_of_an_unread_page_stands_what_can_be_read_and_a_way_to_try_again(
    page: Page, server: str
) -> None:
    page.add_init_script(SAVES_DATA)
    read(page, server, READ, f"pl/{READ}")
    page.context.set_offline(True)

    page.goto(server + UNREAD)

    for language, title in (("en", "There is no connection"), ("pl", "Brak połączenia")):
        notice = page.locator(f"section[lang={language}]")
        expect(notice.get_by_role("heading", name=title)).to_be_visible()
        expect(notice.get_by_role("listitem")).to_have_count(2)  # the first page, and what was read
    page.context.set_offline(False)
    page.get_by_role("link", name="Try again").click()
    expect(page).to_have_url(server + UNREAD)


def test_with_a_network_a_page_is_the_one_on_the_server(
    visitor: Page, own: str, copy: Path
) -> None:
    read(visitor, own, READ)

    change(copy / READ, "<h1", f"<p>{NEWS}</p><h1")
    visitor.reload()

    expect(visitor.get_by_text(NEWS)).to_be_visible()


def test_a_newer_version_is_told_of_on_a_page_that_is_open_and_shown_when_asked_for(
    visitor: Page, own: str, copy: Path
) -> None:
    read(visitor, own, READ)
    publish_again(copy)
    visitor.evaluate(COME_BACK_TO_THE_PAGE)

    expect(visitor.get_by_role("status").get_by_text(NEWER)).to_be_visible()
    expect(visitor.get_by_text(NEWS)).to_have_count(0)
    visitor.get_by_role("button", name="Show it").click()

    expect(visitor.get_by_text(NEWS)).to_be_visible()
    expect(visitor.get_by_text(NEWER)).to_have_count(0)


def test_who_goes_on_to_a_page_of_the_newer_version_is_not_told_of_it(
    visitor: Page, own: str, copy: Path
) -> None:
    read(visitor, own, READ)
    publish_again(copy)

    visitor.goto(own + ALSO_READ)
    visitor.evaluate(until(IS_NEWEST), NEXT_VERSION)

    expect(visitor.get_by_text(NEWS)).to_be_visible()
    expect(visitor.get_by_text(NEWER)).to_have_count(0)


def test_a_page_kept_from_an_older_version_keeps_its_look_without_a_network(
    visitor: Page, own: str, copy: Path
) -> None:
    read(visitor, own, READ)
    publish_again(copy)
    visitor.goto(own + ALSO_READ)
    visitor.evaluate(until(IS_NEWEST), NEXT_VERSION)
    visitor.context.set_offline(True)

    visitor.goto(own + READ)

    expect(visitor.get_by_text(NEWS)).to_have_count(0)
    expect(visitor.locator(".md-header")).to_have_css("position", "sticky")


def test_sound_and_downloads_are_not_kept(visitor: Page, own: str, copy: Path) -> None:
    for name in ("sound.mp3", "book.zip", "notes.json"):
        (copy / name).write_text("{}", encoding="utf-8")
    read(visitor, own, READ)

    for name in ("sound.mp3", "book.zip", "notes.json"):
        visitor.evaluate("async (address) => (await fetch(address)).text()", own + name)

    visitor.evaluate(until(IS_KEPT), own + "notes.json")
    kept = visitor.evaluate(ALL_KEPT)
    assert [address for address in kept if address.endswith((".mp3", ".zip"))] == []


def test_a_book_opened_from_a_folder_has_no_worker(page: Page, download: str) -> None:
    page.goto(download + READ)

    assert page.context.service_workers == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_can_be_installed_under_its_name(page: Page, server: str, language: str) -> None:
    folder = server if language == LANGUAGES[0] else f"{server}{language}/"
    page.goto(f"{folder}index.html")

    address = page.locator('link[rel="manifest"]').evaluate("(link) => link.href")
    facts = page.request.get(address).json()

    assert address == folder + MANIFEST
    assert facts["name"] in page.title()
    assert facts["lang"] == language
    for icon in facts["icons"]:
        answer = page.request.get(folder + icon["src"])
        assert answer.headers["content-type"] == icon["type"]


# ---- Readers and publishers ----------------------------------------------------------------------


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A blank page whose reader's browser lets the worker in."""
    return open_page(service_workers="allow")


def read(page: Page, site: str, *addresses: str) -> None:
    """Read pages one after the other, each until it is kept."""
    for address in addresses:
        page.goto(site + address)
        page.evaluate(until(IS_KEPT), site + address)


def until(condition: str) -> str:
    """What waits in the page for an asynchronous function; Playwright's own takes no promises."""
    return f"""async (given) => {{
      const end = performance.now() + 20000;
      while (!(await ({condition})(given))) {{
        if (performance.now() > end) throw new Error("This did not come true: {condition}");
        await new Promise(requestAnimationFrame);
      }}
    }}"""


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the site that can change."""
    leave_out = shutil.ignore_patterns("*.zip")
    return Path(shutil.copytree(site, tmp_path / "site", ignore=leave_out))


@pytest.fixture
def own(copy: Path) -> Iterator[str]:
    """The address of that copy."""
    with serving(copy) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, own: str) -> Iterator[Page]:
    """A blank page of a reader of that copy, watched like `page`."""
    reader = Reader(browser, places=(own,))
    yield reader.new_page(service_workers="allow")
    reader.leave()
    assert reader.faults == []


def publish_again(site: Path) -> None:
    """A later version: something new on every page, every script and style at a new address."""
    worker = site / WORKER
    version = worker.read_text(encoding="utf-8").partition('VERSION = "')[2].partition('"')[0]
    for path in (worker, *site.rglob("*.html")):
        text = path.read_text(encoding="utf-8").replace(version, NEXT_VERSION)
        text = text.replace("?v=", "?v=9").replace("<h1", f"<p>{NEWS}</p><h1")
        path.write_text(text, encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
