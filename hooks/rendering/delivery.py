"""The finished site as browsers get it: light, kept for as long as it is right, and no longer.

A page asks for a script or style as `book.css?v=` and a hash of what it holds: a browser may keep
that for ever, and never shows a new page with an old style. The same for the whole site is its
version, by which the worker (overrides/offline-worker.js) knows that there is a newer one.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from rendering.lighten import lighten
from rendering.render import as_json

WORKER, OFFLINE_PAGE, MANIFEST = "offline-worker.js", "offline.html", "manifest.webmanifest"
_ASKED_FOR_BY_THEME = "search/search_index.json"
VERSION_SLOT = "version-of-this-site"
SHELL_SLOT = '"addresses-of-the-shell"'
"""What overrides/ writes where these belong: they are known only at the end."""

_ADDRESS = re.compile(r'((?:href|src)="[^":?]*?)(assets/[^":?]+\.(?:css|js))"')
_FAVICON, _PICTURE = "assets/images/favicon.svg", "assets/images/icon-{size}.png"
_PICTURES = ((192, "any"), (512, "any"), (512, "maskable"))
_COLOUR = "#0f1828"  # of the pictures


def deliver(site: Path, homes: Iterable[str]) -> None:
    """Finish all files of a site; `homes` are the addresses of its first pages."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    lighten(site, pages.values())
    hashes = {name: _hash((site / name).read_bytes()) for name in loaded(pages.values())}
    stamped = {path: stamp(html, hashes) for path, html in pages.items()}
    version = _hash("".join(stamped.values()).encode())
    for path, html in stamped.items():
        path.write_bytes(html.replace(VERSION_SLOT, version).encode())
    shell = [
        *homes,
        OFFLINE_PAGE,
        _ASKED_FOR_BY_THEME,
        *(f"{name}?v={hashes[name]}" for name in hashes),
    ]
    worker = (site / WORKER).read_text(encoding="utf-8")
    worker = worker.replace(VERSION_SLOT, version).replace(SHELL_SLOT, as_json(shell))
    (site / WORKER).write_bytes(worker.encode())


def loaded(pages: Iterable[str]) -> list[str]:
    """The scripts and styles that any page asks for, by their paths inside the site."""
    return sorted({match[2] for html in pages for match in _ADDRESS.finditer(html)})


def stamp(html: str, hashes: Mapping[str, str]) -> str:
    """The page with the hashes of its scripts and styles in their addresses."""
    return _ADDRESS.sub(lambda match: f'{match[1]}{match[2]}?v={hashes[match[2]]}"', html)


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
