"""The built site, and the two places a reader opens it from."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What people name their folders: spaces and letters outside ASCII must do no harm.
DOWNLOAD_FOLDER = "Książka do pobrania ą"


def built_site(folder: Path) -> Path:
    """The site that book.py has just built, or one built into the folder now."""
    ready = os.environ.get("BOOK_SITE")
    if ready:
        return Path(ready).resolve(strict=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return folder


def downloaded(site: Path, folder: Path) -> Path:
    """A copy of the site as a reader has it who unpacked it somewhere."""
    return Path(shutil.copytree(site, folder / DOWNLOAD_FOLDER))


def address_of(folder: Path) -> str:
    """The folder as the start of file:// addresses."""
    return folder.resolve().as_uri() + "/"


def html_pages(site: Path) -> list[str]:
    """The paths of all pages within the site, with forward slashes, sorted."""
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
