"""What a page is made of, so that while the book is served only changed pages are made again.

A mark is a text that differs whenever something differs that a page shows. It is made of names,
sizes and times of change, as nothing has to be read for it but what pages show of each other:
titles in the navigation, and how many exercises a unit has.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from content.definitions import FOLDERS
from content.library import Library
from content.pages import Page

_TITLES = re.compile(r"\A---\n.*?\n---\n|^#[ \t][^\n]*$", re.DOTALL | re.MULTILINE)
"""The front matter of a page, and its first headings."""


def marks(library: Library, docs: Path, frame: Iterable[Path]) -> dict[str, str]:
    """The mark of each page, by its path below docs/.

    `frame` are the files and folders that all pages are made with: templates, settings.
    """
    pages = {f"{page.language}/{page.inner}": page for page in library.pages.values()}
    found = (path for folder in FOLDERS for path in docs.glob(f"{folder}/**/*.yml"))
    definitions = {path.stem: path for path in found}
    others = (path for path in docs.glob("*") if path.is_file())
    told = (f"{_titles(docs / path)} {_placed(page)}" for path, page in pages.items())
    everywhere = _mark([*_states([*frame, *others]), *told])
    of_lists = {
        "workbook": _mark(_states(definitions.values())),
        "references": _mark(repr(_cited(page)) for page in pages.values()),
    }
    return {
        path: _mark([everywhere, *_states([docs / path]), *_own(page, definitions, of_lists)])
        for path, page in pages.items()
    }


def _own(page: Page, definitions: dict[str, Path], of_lists: Mapping[str, str]) -> Iterable[str]:
    """What only some pages are made with."""
    yield from _states(definitions[marker.id] for marker in page.markers)
    yield from (of_lists.get(each, "") for each in sorted(page.lists))


def _placed(page: Page) -> list[str]:
    return [marker.id for marker in page.markers]


def _cited(page: Page) -> list[str]:
    return [key for key, _ in page.citations]


def _titles(page: Path) -> str:
    return "\n".join(_TITLES.findall(page.read_text(encoding="utf-8")))


def _states(places: Iterable[Path]) -> Iterator[str]:
    """Each file, and those in each folder, with its size and the time of its last change."""
    for place in places:
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in inside:
            if path.is_file():
                facts = path.stat()
                yield f"{path} {facts.st_size} {facts.st_mtime_ns}"


def _mark(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()
