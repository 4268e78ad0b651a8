"""While the book is served only what changes is made again, and comes out as in a whole build."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.site import SETTINGS
from tests.test_building import change, files_of, project

BUILD_AGAIN_AND_AGAIN = """
import json, sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

site, dirty = Path(sys.argv[1]), "--dirty" in sys.argv

def settings():
    return load_config("tiny.yml", site_dir=str(site))

def pages():
    found = site.rglob("*.html")
    return {page.relative_to(site).as_posix(): page.stat().st_mtime_ns for page in found}

settings().plugins.on_startup(command="serve", dirty=dirty)
for edits in json.loads(sys.argv[2]):
    for path, old, new in edits:
        text = Path(path).read_text(encoding="utf-8")
        Path(path).write_text(text.replace(old, new, 1), encoding="utf-8")
    before = pages()
    build(settings(), serve_url="http://127.0.0.1:8000/", dirty=dirty)
    print(*[page for page, changed in pages().items() if before.get(page) != changed])
"""
NAV = "[{Start: index.md}, {Unit: [unit/index.md, unit/other.md]}, works.md, workbook.md]"
PAGES = {
    "unit/index.md": "# {unit} {{#unit}}\n",
    "unit/other.md": "# Another page {{#another}}\n\n{rain}\n\n[Start](../index.md)\n",
    "works.md": "# References {{#works}}\n\n::: references all\n",
    "workbook.md": "# Workbook {{#workbook}}\n\n::: workbook all\n",
}
TEXTS = {"en": {"unit": "Unit", "rain": "Rain."}, "pl": {"unit": "Część", "rain": "Deszcz."}}

Edit = tuple[str, str, str]
"""A file, and what stands in it before and afterwards."""


def twins(page: str) -> set[str]:
    return {f"{page}.html", f"pl/{page}.html"}


ALL = {each for page in ("index", *PAGES) for each in twins(page.removesuffix(".md"))}
QUIZ = "\n::: quiz quiz-1"
CHANGES: dict[str, tuple[list[Edit], set[str]]] = {
    "the text of a page": ([("docs/en/unit/other.md", "Rain.", "Sun.")], {"unit/other.html"}),
    "its title": ([("docs/pl/unit/other.md", "# Another", "# A further")], ALL),
    "an exercise": (
        [("docs/exercises/stay.yml", "nights * price", "price * nights")],
        twins("index") | twins("workbook"),
    ),
    "the place of a quiz": (
        [
            *((f"docs/{each}/index.md", QUIZ, "") for each in TEXTS),
            *((f"docs/{each}/unit/other.md", "[Start](../index.md)", QUIZ[1:]) for each in TEXTS),
        ],
        ALL,
    ),
    "the labels": ([("docs/labels.yml", "Show the worked example", "Show how")], ALL),
    "the name of the book": ([("tiny.yml", "good-book", "better-book")], ALL),
    "a template": ([("overrides/main.html", "<meta http-equiv", "<meta  http-equiv")], ALL),
}


@pytest.mark.parametrize(("edits", "concerned"), CHANGES.values(), ids=CHANGES.keys())
def test_the_pages_that_show_a_change_are_made_again_as_a_whole_build_makes_them(
    book: Path, edits: list[Edit], concerned: set[str]
) -> None:
    first, second = build_again(book, "served", [[], edits], "--dirty")

    assert first >= ALL
    assert second & ALL == concerned
    build_again(book, "whole", [[]])
    assert files_of(book / "served") == files_of(book / "whole")


def test_a_fault_leaves_every_page_and_its_end_brings_the_change(book: Path) -> None:
    fault = ("docs/exercises/stay.yml", "nights * price", "nights * prise")
    command = build_command(book, "served", [[], [fault]], "--dirty")

    done = run(book, command)

    assert done.returncode == 1
    assert "unknown name `prise`" in done.stderr
    change(book / fault[0], fault[2], fault[1])
    build_again(book, "whole", [[]])
    assert files_of(book / "served") == files_of(book / "whole")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The good book with a unit and with lists of what is in the book."""
    project(tmp_path)
    settings = f"INHERIT: mkdocs.yml\nextra: {{book: good-book}}\nnav: {NAV}"
    (tmp_path / "tiny.yml").write_text(settings, encoding="utf-8")
    for language, texts in TEXTS.items():
        for page, text in PAGES.items():
            path = tmp_path / "docs" / language / page
            path.parent.mkdir(exist_ok=True)
            path.write_text(text.format(**texts), encoding="utf-8")
    return tmp_path


def build_again(book: Path, site: str, edits: list[list[Edit]], *options: str) -> list[set[str]]:
    """Build once after each edit, in one process; gives the pages that were written each time."""
    done = run(book, build_command(book, site, edits, *options))
    assert done.returncode == 0, done.stderr
    return [set(line.split()) for line in done.stdout.splitlines()]


def build_command(book: Path, site: str, edits: list[list[Edit]], *options: str) -> list[str]:
    script = [sys.executable, "-c", BUILD_AGAIN_AND_AGAIN]
    return [*script, str(book / site), json.dumps(edits), *options]


def run(book: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=book,
        env={**os.environ, **SETTINGS, "BOOK_DOWNLOADS": "false"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
