"""While the book is served only what changes is made again, and comes out as in a whole build."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.site import SETTINGS
from tests.test_building import CONFIG, change, files_of, project

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
for path, old, new in json.loads(sys.argv[2]):
    text = Path(path).read_text(encoding="utf-8")
    Path(path).write_text(text.replace(old, new, 1), encoding="utf-8")
    before = pages()
    build(settings(), serve_url="http://127.0.0.1:8000/", dirty=dirty)
    print(*[page for page, changed in pages().items() if before.get(page) != changed])
"""
NOTHING = ("docs/en/index.md", "", "")
START, OTHER = {"index.html", "pl/index.html"}, {"other.html", "pl/other.html"}
HEADING = "# Another page {{#another}}\n\n{}\n\n[Start](index.md)\n"

CHANGES = {
    "the text of a page": (("docs/en/other.md", "Rain.", "Sun."), {"other.html"}),
    "its title": (("docs/pl/other.md", "# Another", "# A further"), START | OTHER),
    "an exercise": (("docs/exercises/stay.yml", "nights * price", "price * nights"), START),
    "the labels": (("docs/labels.yml", "Show the worked example", "Show how"), START | OTHER),
    "a template": (("overrides/main.html", "<meta http-equiv", "<meta  http-equiv"), START | OTHER),
}


@pytest.mark.parametrize(("edit", "concerned"), CHANGES.values(), ids=CHANGES.keys())
def test_the_pages_that_show_a_change_are_made_again_as_a_whole_build_makes_them(
    book: Path, edit: tuple[str, str, str], concerned: set[str]
) -> None:
    first, second = build_again(book, "served", [NOTHING, edit], "--dirty")

    assert first >= START | OTHER
    assert second & (START | OTHER) == concerned
    build_again(book, "whole", [NOTHING])
    assert files_of(book / "served") == files_of(book / "whole")


def test_a_fault_leaves_every_page_and_its_end_brings_the_change(book: Path) -> None:
    fault = ("docs/exercises/stay.yml", "nights * price", "nights * prise")
    command = build_command(book, "served", [NOTHING, fault], "--dirty")

    done = run(book, command)

    assert done.returncode == 1
    assert "unknown name `prise`" in done.stderr
    change(book / fault[0], fault[2], fault[1])
    build_again(book, "whole", [NOTHING])
    assert files_of(book / "served") == files_of(book / "whole")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The good book with a second page."""
    project(tmp_path)
    (tmp_path / "tiny.yml").write_text(CONFIG.replace("]", ", other.md]"), encoding="utf-8")
    for language, text in (("en", "Rain."), ("pl", "Deszcz.")):
        (tmp_path / f"docs/{language}/other.md").write_text(HEADING.format(text), encoding="utf-8")
    return tmp_path


def build_again(
    book: Path, site: str, edits: list[tuple[str, str, str]], *options: str
) -> list[set[str]]:
    """Build once after each edit, in one process; gives the pages that were written each time."""
    done = run(book, build_command(book, site, edits, *options))
    assert done.returncode == 0, done.stderr
    return [set(line.split()) for line in done.stdout.splitlines()]


def build_command(
    book: Path, site: str, edits: list[tuple[str, str, str]], *options: str
) -> list[str]:
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
