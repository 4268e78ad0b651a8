"""The fixtures of all tests: the site, the places it is read from, and a reader's browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support import libreoffice
from tests.support.browser import Reader, chromium
from tests.support.server import serving
from tests.support.site import address_of, built_site, downloaded

OpenPage = Callable[..., Page]

not_run = pytest.StashKey[int]()


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
    """The file:// address of a copy of the site, in a folder with an awkward name."""
    return address_of(downloaded(site, tmp_path_factory.mktemp("downloads")))


@pytest.fixture(params=["http", "file"])
def where(request: pytest.FixtureRequest) -> str:
    """The address of the site, over http and then from a folder; ends with a slash."""
    address: str = request.getfixturevalue("server" if request.param == "http" else "download")
    return address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as program:
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
    """Mark what uses the browser; leave out what needs LibreOffice where there is none."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if libreoffice.program():
        return
    without = [item for item in items if item.get_closest_marker("libreoffice")]
    config.stash[not_run] = len(without)
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if item not in without]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    count = terminalreporter.config.stash.get(not_run, 0)
    if count:
        terminalreporter.section("NOT PROVEN", yellow=True)
        terminalreporter.line(
            f"{count} tests need LibreOffice, which is not here, and did not run. Install it, or"
            " set the variable BOOK_LIBREOFFICE to the path of its program soffice."
        )
