"""The built site, and the two places a reader opens it from."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from editions.bundle import BOOK, DOWNLOADS

ROOT = Path(__file__).resolve().parents[2]

# What people name their folders: spaces and letters outside ASCII must do no harm.
DOWNLOAD_FOLDER = "Książka do pobrania ą"

SETTINGS = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "BOOK_DOWNLOADS": "true"}


def built_site(folder: Path) -> Path:
    """The site that book.py has just built, or one built into the folder now."""
    ready = os.environ.get("BOOK_SITE")
    if ready:
        return Path(ready).resolve(strict=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {**os.environ, **SETTINGS}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return folder


def downloads_of(site: Path) -> list[Path]:
    """The ZIP files that the site offers, the one with all languages first."""
    found = sorted(
        (site / DOWNLOADS).glob("*.zip"),
        key=lambda path: ("audio" in path.name, -path.stat().st_size),
    )
    assert found, f"{site} offers no downloads: build it with `python book.py bundle`"
    return found


def unpacked(archive: Path, folder: Path) -> Path:
    """The folder in which a reader has unpacked a download."""
    target = folder / DOWNLOAD_FOLDER
    with ZipFile(archive) as packed:
        packed.extractall(target)
    return target


def downloaded(site: Path, folder: Path) -> Path:
    """The site as a reader has it who downloaded and unpacked it: without a server."""
    return unpacked(downloads_of(site)[0], folder) / BOOK


def address_of(folder: Path) -> str:
    """The folder as the start of file:// addresses."""
    return folder.resolve().as_uri() + "/"


def html_pages(site: Path) -> list[str]:
    """The paths of all pages within the site, with forward slashes, sorted."""
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
