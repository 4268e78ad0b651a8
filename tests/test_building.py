"""A build as an editor starts it: all of the book or nothing, and the same each time."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.book import good_book
from tests.support.git import committed, git
from tests.support.site import ROOT, SETTINGS

# Another machine, more than a year later; it reads this file before all else.
LATER = """
import datetime, time

AHEAD = datetime.timedelta(days=400)
now = time.time

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + AHEAD

datetime.datetime = Later
time.time = lambda: now() + AHEAD.total_seconds()
"""
ELSEWHERE = {"TZ": "Pacific/Auckland", "LC_ALL": "pl_PL.UTF-8", "PYTHONHASHSEED": "1"}

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


def test_two_builds_of_one_commit_are_the_same_byte_for_byte_downloads_included(
    tmp_path: Path,
) -> None:
    here, there = project(tmp_path / "here"), project(tmp_path / "Książka na później")
    for folder in (here, there):
        for page in folder.glob("docs/*/index.md"):
            page.write_text(page.read_text("utf-8") + "\n::: downloads all\n", "utf-8")
    for path in there.rglob("*"):
        os.utime(path, (0, 0))
    committed(here)
    committed(there)
    later = tmp_path / "later"
    later.mkdir()
    (later / "sitecustomize.py").write_text(LATER, encoding="utf-8")

    address = {"SITE_URL": "https://reader.test/book/"}
    assert build(here, **address).returncode == 0
    assert build(there, **address, **ELSEWHERE, PYTHONPATH=str(later)).returncode == 0

    first, second = files_of(here / "site"), files_of(there / "site")
    assert second.keys() == first.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert len([name for name in first if name.endswith(".zip")]) == 3


def test_the_commit_and_its_date_stand_at_the_foot_of_the_page_and_in_a_file(book: Path) -> None:
    commit = git(committed(book), "rev-parse", "HEAD")

    assert build(book).returncode == 0

    foot_en, foot_pl = (foot_of(book / "site" / page) for page in ("index.html", "pl/index.html"))
    assert f"Version {commit[:7]}, 22 November 2026" in foot_en
    assert f"Wersja {commit[:7]}, 22 listopada 2026" in foot_pl
    facts = json.loads((book / "site/build.json").read_text(encoding="utf-8"))
    assert facts["commit"] == commit
    assert facts["date"] == "2026-11-22T07:05:31Z"


def test_without_git_nothing_is_said_of_a_version(book: Path) -> None:
    assert build(book).returncode == 0

    assert "Version" not in foot_of(book / "site/index.html")
    facts = json.loads((book / "site/build.json").read_text(encoding="utf-8"))
    assert facts == {"version": "unversioned"}


def test_absolute_addresses_are_given_only_where_the_site_has_one(book: Path) -> None:
    assert build(book).returncode == 0
    nowhere = files_of(book / "site")
    assert build(book, SITE_URL="https://reader.test/book/").returncode == 0
    somewhere = files_of(book / "site")

    assert not any(name.startswith("sitemap") for name in nowhere)
    for name in ("index.html", "robots.txt"):
        assert b"reader.test" not in nowhere[name]
        assert b"None" not in nowhere[name]
    home, sitemap = somewhere["pl/index.html"].decode(), somewhere["sitemap.xml"].decode()
    assert '<link rel="canonical" href="https://reader.test/book/pl/index.html">' in home
    assert 'property="og:url" content="https://reader.test/book/pl/index.html"' in home
    image = "assets/images/sharing.png"
    assert f'property="og:image" content="https://reader.test/book/{image}"' in home
    assert image in somewhere
    assert 'hreflang="pl" href="https://reader.test/book/pl/index.html"' in sitemap
    assert b"\nSitemap: https://reader.test/book/sitemap.xml\n" in somewhere["robots.txt"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return project(tmp_path)


def project(folder: Path) -> Path:
    """A project of its own: the book's settings, hooks and overrides over the good book's docs."""
    without_caches = shutil.ignore_patterns("__pycache__")
    for source in ("hooks", "overrides"):
        shutil.copytree(ROOT / source, folder / source, ignore=without_caches)
    for source in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / source, folder)
    (folder / "tiny.yml").write_text(CONFIG, encoding="utf-8")
    good_book(folder)
    return folder


def foot_of(page: Path) -> str:
    return page.read_text(encoding="utf-8").partition("<footer")[2]


def build(book: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The build, strictly; with `--quiet` mkdocs would let warnings pass."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "tiny.yml"]
    return subprocess.run(
        command,
        cwd=book,
        env={**os.environ, **SETTINGS, **variables},
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
