"""The good book, a small book without a fault, and copies of it that are changed."""

import shutil
from pathlib import Path

from tests.support.site import ROOT

GOOD_BOOK = ROOT / "tests" / "good_book"
LANGUAGES = ("en", "pl")
REMOVE = "remove.txt"
"""In a folder of changes: lists the paths of the good book that are taken away."""


def good_book(folder: Path) -> Path:
    """A copy of the good book in the folder, with the labels of the project; gives its docs/."""
    shutil.copytree(GOOD_BOOK, folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "docs" / "labels.yml", folder / "docs")
    return folder / "docs"


def changed_book(folder: Path, changes: Path) -> Path:
    """The good book with a folder of changes laid over it; gives its docs/."""
    docs = good_book(folder)
    shutil.copytree(changes, folder, dirs_exist_ok=True)
    if (folder / REMOVE).exists():
        for path in (folder / REMOVE).read_text(encoding="utf-8").split():
            (folder / path).unlink()
    return docs
