"""Offering the downloads: makes them of the finished site and writes them into its pages."""

from pathlib import Path
from posixpath import dirname, relpath

from content.library import Library
from content.pages import Page
from editions.bundle import ALL, BOOK, Download, StartPage, make_downloads
from editions.version import Version, day_in
from rendering.render import Renderer

MARKER = "downloads"
_START_SCRIPT = "assets/javascripts/open-book.js"


def offer_downloads(renderer: Renderer, site: Path, version: Version) -> None:
    """Make the ZIP files, then fill the places that editors have marked `::: downloads all`."""
    library = renderer.library
    starts = {language: _start_page(renderer, language) for language in library.languages}
    made = make_downloads(site, _titles(library), starts, version.built)
    for page in library.pages.values():
        if MARKER in page.lists:
            _fill(site / library.address(page.language, page.inner), renderer, page, made, version)


def _titles(library: Library) -> dict[str, str]:
    """The names of the files: customer-relationship-building-en, and so on."""
    names = library.labels["page"]["file name"]
    together = f"{names[library.languages[0]]}-{'-'.join(library.languages)}"
    return {ALL: together, **{each: f"{names[each]}-{each}" for each in library.languages}}


def _start_page(renderer: Renderer, language: str) -> StartPage:
    home = renderer.library.address(language, "index.md")
    html = renderer.fill(
        "downloads/start.html",
        language,
        first_page=f"{BOOK}/{home}",
        script=f"{BOOK}/{_START_SCRIPT}",
    )
    return StartPage(f"{renderer.library.labels['page']['start file'][language]}.html", html)


def _fill(
    path: Path, renderer: Renderer, page: Page, made: list[Download], version: Version
) -> None:
    address = renderer.library.address(page.language, page.inner)
    offer = renderer.fill(
        "downloads/downloads.html",
        page.language,
        page.inner,
        items=made,
        day=day_in(page.language, version.day) if version.day else "",
        file=lambda name: relpath(name, dirname(address) or "."),
    )
    slot = renderer.fill("downloads/slot.html", page.language, page.inner)
    html = path.read_bytes().decode()
    path.write_bytes(html.replace(slot, offer, 1).encode())
