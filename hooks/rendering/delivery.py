"""The finished site as browsers get it: light, kept for as long as it is right, and no longer.

A page asks for a script or style as `book.css?v=` and a hash of what it holds: a browser may keep
that for ever, and never shows a new page with an old style. The same for the whole site is its
version, by which the worker (overrides/offline-worker.js) knows that there is a newer one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from rendering.lighten import lighten
from rendering.render import as_json

WORKER, OFFLINE_PAGE, MANIFEST = "offline-worker.js", "offline.html", "manifest.webmanifest"
_STAND_INS = ("404.html", OFFLINE_PAGE)
VERSION_SLOT = "version-of-this-site"
SHELL_SLOT = '"addresses-of-the-shell"'
BOOKS_SLOT = '"addresses-by-language"'
"""What overrides/ writes where these belong: they are known only at the end."""

_ADDRESS = re.compile(
    r'(?P<before>(?P<how>href|src|data-load(?:-[a-z]+)?)="[^":?]*?)'
    r'(?P<name>(?:assets|search|reader)/[^":?]+\.(?:css|js))"'
)
_LATER = "data-load"
"""The beginning of the attributes for what a script loads when a reader first needs it."""

_FAVICON, _PICTURE = "assets/images/favicon.svg", "assets/images/icon-{size}.png"
_PICTURES = ((192, "any"), (512, "any"), (512, "maskable"))
_COLOUR = "#0f1828"  # of the pictures


def deliver(site: Path, languages: Sequence[str]) -> None:
    """Finish all files of a site; the pages of the first language stand at its root."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    lighten(site, pages.values())
    at_once, later = loaded(pages.values())
    hashes = {name: _hash((site / name).read_bytes()) for name in sorted(at_once | later)}
    stamped = {path: stamp(html, hashes) for path, html in pages.items()}
    version = _hash("".join(stamped.values()).encode())
    for path, html in stamped.items():
        path.write_bytes(html.replace(VERSION_SLOT, version).encode())
    homes = ["index.html", *(f"{each}/index.html" for each in languages[1:])]
    shell = [*homes, OFFLINE_PAGE, *addresses(at_once, hashes)]
    books = {
        language: [*readable, *addresses(loaded(readable.values())[1], hashes)]
        for language, readable in _by_language(site, pages, languages).items()
    }
    worker = (site / WORKER).read_text(encoding="utf-8")
    for slot, value in ((SHELL_SLOT, as_json(shell)), (BOOKS_SLOT, as_json(books))):
        worker = worker.replace(slot, value)
    (site / WORKER).write_bytes(worker.replace(VERSION_SLOT, version).encode())


def loaded(pages: Iterable[str]) -> tuple[set[str], set[str]]:
    """The scripts and styles that pages ask for, by their paths inside the site.

    First those that come with a page, then those that wait until a reader needs them.
    """
    found = {(match["how"], match["name"]) for html in pages for match in _ADDRESS.finditer(html)}
    later = {name for how, name in found if how.startswith(_LATER)}
    return {name for _, name in found} - later, later


def addresses(names: Iterable[str], hashes: Mapping[str, str]) -> list[str]:
    return [f"{name}?v={hashes[name]}" for name in sorted(names)]


def stamp(html: str, hashes: Mapping[str, str]) -> str:
    """The page with the hashes of its scripts and styles in their addresses."""
    return _ADDRESS.sub(
        lambda match: f'{match["before"]}{match["name"]}?v={hashes[match["name"]]}"', html
    )


def _by_language(
    site: Path, pages: Mapping[Path, str], languages: Sequence[str]
) -> dict[str, dict[str, str]]:
    """The pages of the book in each language, by their addresses."""
    books: dict[str, dict[str, str]] = {language: {} for language in languages}
    for path, html in pages.items():
        address = path.relative_to(site).as_posix()
        folder = address.partition("/")[0]
        if address not in _STAND_INS:
            books[folder if folder in languages else languages[0]][address] = html
    return books


def manifest(name: str, description: str, language: str, root: str) -> str:
    """What a device has to know to install the book; `root` leads from the manifest to the site."""
    pictures = [
        {
            "src": root + _PICTURE.format(size=size),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in _PICTURES
    ]
    drawing = {"src": root + _FAVICON, "sizes": "any", "type": "image/svg+xml"}
    return as_json(
        {
            "name": name,
            "description": description,
            "lang": language,
            "start_url": "index.html",
            "scope": root or "./",
            "display": "standalone",
            "background_color": _COLOUR,
            "theme_color": _COLOUR,
            "icons": [drawing, *pictures],
        }
    )


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]
