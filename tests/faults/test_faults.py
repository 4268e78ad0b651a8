"""Bad content stops the build, with a message that an editor can act on.

Every folder beside this file is a mistake: its files are laid over the good book (tests/good_book),
the paths in `remove.txt` are taken away, and `expected.txt` is the whole list that must come out.
A new test is a new folder; it needs no Python.
"""

from pathlib import Path

import pytest

from content.faults import FaultsFound
from content.library import read_library
from tests.support.book import LANGUAGES, changed_book, good_book

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/expected.txt"))


@pytest.mark.parametrize("mistake", FOLDERS, ids=lambda folder: folder.name)
def test_the_mistake_is_told_with_its_place_and_what_is_allowed(
    mistake: Path, tmp_path: Path
) -> None:
    docs = changed_book(tmp_path, mistake)

    with pytest.raises(FaultsFound) as found:
        read_library(docs, LANGUAGES)

    expected = (mistake / "expected.txt").read_text(encoding="utf-8")
    assert f"{found.value}\n" == expected


def test_the_good_book_has_no_fault(tmp_path: Path) -> None:
    library = read_library(good_book(tmp_path), LANGUAGES)

    assert sorted(library.definitions) == [
        "camp",
        "fig-01",
        "guests",
        "mood",
        "plan",
        "quiz-1",
        "stay",
    ]


def test_every_folder_is_a_test() -> None:
    folders = [path for path in Path(__file__).parent.iterdir() if path.is_dir()]

    assert [
        path.name for path in folders if path.name != "__pycache__" and path not in FOLDERS
    ] == []
