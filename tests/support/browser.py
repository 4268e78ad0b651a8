"""The browser of the tests, and a watch over what its pages do behind the reader's back."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    sync_playwright,
)

from book import chosen_browser, find_browser

# What a page makes up itself never leaves it.
OWN_SCHEMES = ("about:", "blob:", "data:")


@contextlib.contextmanager
def launched() -> Iterator[Browser]:
    """The browser that BOOK_BROWSER names, in the program that the front door finds for it."""
    name, program = chosen_browser(), find_browser() or None
    with sync_playwright() as playwright:
        browser_type: BrowserType = getattr(playwright, name)
        browser = browser_type.launch(executable_path=program, **options_of(name))
        yield browser
        browser.close()


def options_of(name: str) -> dict[str, Any]:
    """What each browser needs to behave as it does for a reader."""
    if name == "firefox":  # as a rule, each page in a folder is a world of its own
        return {"firefox_user_prefs": {"security.fileuri.strict_origin_policy": True}}
    # Chromium refuses its sandbox to root, who runs the tests in bare containers.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"args": ["--no-sandbox"] if is_root and name == "chromium" else []}


@dataclass
class Reader:
    """One reader with a browser of their own; notes whatever their pages should not do."""

    browser: Browser
    places: tuple[str, ...]  # the starts of all addresses that belong to the book
    faults: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def new_page(self, **options: Any) -> Page:
        """A blank page in a context of its own. Options are those of Browser.new_context.

        The worker for reading without a network is kept out, unless it is what a test is about:
        it would fetch the whole book for every blank page.
        """
        context = self.browser.new_context(**{"service_workers": "block", **options})
        self.contexts.append(context)
        context.on("console", self.note_message)
        context.on("weberror", self.note_error)
        context.on("request", self.note_request)
        return context.new_page()

    def note_message(self, message: ConsoleMessage) -> None:
        # Violations of the Content-Security-Policy come as errors on the console, too.
        if message.type == "error":
            self.faults.append(f"{message.location['url']}: {message.text}")

    def note_error(self, error: WebError) -> None:
        self.faults.append(f"uncaught error: {error.error}")

    def note_request(self, request: Request) -> None:
        if not request.url.startswith((*self.places, *OWN_SCHEMES)):
            self.faults.append(f"request outside the book: {request.url}")

    def leave(self) -> None:
        for context in self.contexts:
            context.close()
