"""The fixtures of all tests: the site, the places it is read from, and a reader's browser."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from book import chosen_browser
from editions.pdf import why_no_pdf
from tests.support import hunspell, libreoffice
from tests.support.browser import Reader, launched
from tests.support.server import serving
from tests.support.site import address_of, built_site, downloaded

OpenPage = Callable[..., Page]


class Program(NamedTuple):
    """What some tests need and a machine may lack."""

    is_here: Callable[[], bool]
    name: str
    remedy: str


PROGRAMS = {
    "chromium": Program(
        lambda: chosen_browser() == "chromium",
        "Chromium",
        "Run them without the variable BOOK_BROWSER.",
    ),
    "libreoffice": Program(
        lambda: libreoffice.program() is not None,
        "LibreOffice",
        "Install it, or set the variable BOOK_LIBREOFFICE to the path of its program soffice.",
    ),
    "pango": Program(
        lambda: not why_no_pdf(),
        "Pango",
        "Install it, as the README says under 'Print it'.",
    ),
    "java": Program(
        lambda: shutil.which("java") is not None,
        "Java",
        "Install it; on Debian and Ubuntu it is default-jre-headless.",
    ),
    "hunspell": Program(
        hunspell.is_here,
        f"Hunspell with its dictionaries {' and '.join(hunspell.DICTIONARIES.values())}",
        "Install them; on Debian and Ubuntu they are hunspell, hunspell-en-gb and hunspell-pl.",
    ),
}
"""By the marker of the tests that need them."""

not_run = pytest.StashKey[Counter[str]]()
"""How many tests did not run for lack of a program, by its marker."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return built_site(tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the site over http, under a sub-path like on GitHub Pages."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def download(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file:// address of the unpacked download, in a folder with an awkward name."""
    return address_of(downloaded(site, tmp_path_factory.mktemp("downloads")))


@pytest.fixture(params=["http", "file"])
def where(request: pytest.FixtureRequest) -> str:
    """The address of the site, over http and then from a folder; ends with a slash."""
    address: str = request.getfixturevalue("server" if request.param == "http" else "download")
    return address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as program:
        yield program


@pytest.fixture
def open_page(browser: Browser, server: str, download: str) -> Iterator[OpenPage]:
    """Call it with options of Browser.new_context for a page of another size, language, scheme.

    The test fails at its end if a page wrote an error to the console, broke the
    Content-Security-Policy, or asked for anything outside the book.
    """
    reader = Reader(browser, places=(server, download))
    yield reader.new_page
    reader.leave()
    if reader.faults:
        pytest.fail("The page misbehaved:\n" + "\n".join(reader.faults), pytrace=False)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A blank page, watched as `open_page` says."""
    return open_page()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what uses the browser; leave out what needs a program that is not here."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    needed = {each.name for item in items for each in item.iter_markers()} & PROGRAMS.keys()
    missing = {marker for marker in needed if not PROGRAMS[marker].is_here()}
    without = [item for item in items if lacking(item, missing)]
    if without:
        config.stash[not_run] = Counter(lacking(item, missing) for item in without)
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in without]


def lacking(item: pytest.Item, missing: set[str]) -> str:
    """The marker of a missing program that a test needs, or nothing."""
    return next((each.name for each in item.iter_markers() if each.name in missing), "")


# Several processes at once (pytest-xdist): each tells the one that reports what it left out.


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["not run"] = dict(session.config.stash.get(not_run, {}))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    if left_out := getattr(node, "workeroutput", {}).get("not run"):
        node.config.stash[not_run] = Counter(left_out)  # every process leaves out the same


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts = terminalreporter.config.stash.get(not_run, Counter())
    if counts:
        terminalreporter.section("NOT PROVEN", yellow=True)
    for marker, count in sorted(counts.items()):
        program = PROGRAMS[marker]
        terminalreporter.line(
            f"Did not run: {count} of the tests, for lack of {program.name}. {program.remedy}"
        )
