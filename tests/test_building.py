"""A build as an editor starts it: all of the book or nothing, and the same each time."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.book import good_book
from tests.support.site import ROOT

CONFIG = "INHERIT: mkdocs.yml\nnav: [{Start: index.md}]\n"


def test_a_good_book_is_built_without_a_warning(book: Path) -> None:
    done = build(book)

    assert done.returncode == 0
    assert not re.search("warning|error", done.stderr, re.IGNORECASE)
    assert {"index.html", "pl/index.html", "404.html"} <= files_of(book / "site").keys()
    for page in ("index.html", "pl/index.html"):
        html = (book / "site" / page).read_text(encoding="utf-8")
        assert html.count("data-exercise=") == 5
        assert html.count("data-quiz=") == 1
        assert html.count("data-figure=") == 1
        assert "data-placed" not in html


def test_a_fault_stops_the_build_with_the_list_and_leaves_the_earlier_site(book: Path) -> None:
    assert build(book).returncode == 0
    before = files_of(book / "site")
    change(book / "docs/exercises/stay.yml", "nights * price", "nights * prise")
    change(book / "docs/pl/index.md", "::: quiz quiz-1", "::: quiz quiz-2")

    done = build(book)

    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if line.startswith("docs/")]
    assert told == [
        "docs/exercises/quiz-1.yml:1:1: no page in 'pl' shows 'quiz-1'. "
        "Hint: place it with the line '::: quiz quiz-1'.",
        "docs/exercises/stay.yml:10:23: unknown name `prise`; known: nights, price. "
        "Hint: Did you mean `price`?",
        "docs/pl/index.md:23:1: here stands a marker '::: quiz quiz-2', where "
        "docs/en/index.md:23:1 has a marker '::: quiz quiz-1'. "
        "Allowed: the same parts in the same order in every language.",
        "docs/pl/index.md:23:1: there is no quiz 'quiz-2'. Allowed: 'quiz-1'. "
        "Hint: did you mean 'quiz-1'?",
    ]
    assert "Traceback" not in done.stdout + done.stderr
    assert files_of(book / "site") == before


def test_a_link_to_an_anchor_that_is_missing_stops_the_build(book: Path) -> None:
    change(book / "docs/en/index.md", "Ask every guest.", "See [costs](#costs).")
    change(book / "docs/pl/index.md", "Zapytaj każdego gościa.", "Zobacz [koszty](#costs).")

    done = build(book)

    assert done.returncode == 1
    assert "'en/index.md' contains a link '#costs', but there is no such anchor" in done.stderr
    assert "'pl/index.md' contains a link '#costs', but there is no such anchor" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_builds_are_the_same_byte_for_byte(book: Path) -> None:
    assert build(book).returncode == 0
    first = files_of(book / "site")
    shutil.rmtree(book / "site")

    assert build(book).returncode == 0
    second = files_of(book / "site")

    assert second.keys() == first.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A project of its own: the book's settings, hooks and overrides over the good book's docs."""
    without_caches = shutil.ignore_patterns("__pycache__")
    for folder in ("hooks", "overrides"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=without_caches)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "tiny.yml").write_text(CONFIG, encoding="utf-8")
    good_book(tmp_path)
    return tmp_path


def build(book: Path) -> subprocess.CompletedProcess[str]:
    """The build, strictly; with `--quiet` mkdocs would let warnings pass."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "tiny.yml"]
    settings = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1800000000"}
    return subprocess.run(
        command,
        cwd=book,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
