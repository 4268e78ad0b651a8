"""Offering the downloads: makes them of the finished site and writes them into its pages."""

from functools import partial
from pathlib import Path
from posixpath import dirname, relpath

from audio.audiobook import AudioBook
from content.library import Library
from content.pages import Page
from editions.books import Bindery
from editions.bundle import ALL, BOOK, Download, StartPage, make_downloads
from editions.document import Book
from editions.imprint import Imprint
from editions.listening import make_listening
from rendering.render import Renderer

MARKER = "downloads"
_START_SCRIPT = "assets/javascripts/open-book.js"


def offer_downloads(
    renderer: Renderer,
    book: Book,
    audio: AudioBook,
    overrides: Path,
    site: Path,
    imprint: Imprint,
) -> None:
    """Make the books, then the ZIP files, and fill the places marked `::: downloads all`.

    Inside the ZIP files these places offer the books that are in there, too; a file in one language
    has only its own. What has sound in it is made afterwards: it would make them large.
    """
    library = renderer.library
    titles = _titles(library)
    bindery = Bindery(book, renderer, overrides, site, titles, imprint)
    books = list(bindery.make_books())
    places = [page for page in library.pages.values() if MARKER in page.lists]
    unfilled = [(page, _file(site, library, page).read_text("utf-8")) for page in places]
    _fill(unfilled, renderer, site, books, imprint, only_own=True)
    starts = {language: _start_page(renderer, language) for language in library.languages}
    made = make_downloads(site, titles, starts, imprint.version.built)
    heard = make_listening(audio, site, titles, imprint.version.built)
    heard += bindery.make_spoken_books(audio)
    _fill(unfilled, renderer, site, [*made, *books, *heard], imprint)


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


def _file(site: Path, library: Library, page: Page) -> Path:
    return site / library.address(page.language, page.inner)


def _fill(
    unfilled: list[tuple[Page, str]],
    renderer: Renderer,
    site: Path,
    made: list[Download],
    imprint: Imprint,
    only_own: bool = False,
) -> None:
    """Offer what has been made, on each page all of it or what is in its own language."""
    for page, html in unfilled:
        items = [each for each in made if not only_own or each.which == page.language]
        address = renderer.library.address(page.language, page.inner)
        folder = dirname(address) or "."
        offer = renderer.fill(
            "downloads/downloads.html",
            page.language,
            page.inner,
            items=items,
            day=imprint.day(page.language),
            file=partial(relpath, start=folder),
        )
        slot = renderer.fill("downloads/slot.html", page.language, page.inner)
        (site / address).write_bytes(html.replace(slot, offer if items else slot, 1).encode())
