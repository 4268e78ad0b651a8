"""The reader's half of the formula language, in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

KINDS = Path(__file__).parents[2] / "overrides" / "kinds"
SCRIPTS = (KINDS / "shared/rounding.js", KINDS / "calculator/formulas.js")


@pytest.fixture(scope="session")
def javascript(browser: Browser) -> Iterator[Page]:
    """A blank page that knows `book.evaluate` and `book.round`."""
    page = browser.new_page()
    page.add_script_tag(content="globalThis.book = {};")
    for script in SCRIPTS:
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
    yield page
    page.close()
