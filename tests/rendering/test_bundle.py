"""The scripts and styles of all exercises in one file each."""

import gzip
import shutil
from pathlib import Path

import pytest

from rendering.bundle import bundles, needed
from tests.support.definitions import all_pages
from tests.support.html import files_loaded_by
from tests.support.site import ROOT

LONGEST = "unit-2/lasting-relationships.html"
WORKBOOK = "workbook.html"  # all exercises of the book on one page


def test_each_kind_has_a_script_and_a_style_and_a_figure_only_a_style(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "overrides", tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "kinds")
    write(tmp_path / "kinds/shared/a.js", "// why\n{\n  const a = 'two  // spaces';\n}\n")
    write(tmp_path / "kinds/quiz/b.js", "{ book.b = 1; }")
    write(tmp_path / "kinds/quiz/c.js", "{ book.c = 1; }")
    write(tmp_path / "kinds/quiz/quiz.css", ".quiz { margin: 0 }")
    write(tmp_path / "kinds/figure/figure.css", ".figure { margin: 0 }")

    built = bundles(tmp_path)

    assert {name: text for name, text in built.items() if name.startswith("assets/kinds/")} == {
        "assets/kinds/shared.js": "{const a='two  // spaces';}",
        "assets/kinds/quiz.js": "{book.b=1;}\n{book.c=1;}",
        "assets/kinds/quiz.css": ".quiz{margin:0}",
        "assets/kinds/figure.css": ".figure{margin:0}",
    }


@pytest.mark.parametrize(
    ("kinds", "files"),
    [
        ([], ""),
        (["figure"], "kinds/figure.css"),
        (
            ["quiz", "quiz"],
            "kinds/shared.css kinds/quiz.css keeping.js kinds/shared.js kinds/quiz.js",
        ),
        (
            ["matrix", "figure"],
            "kinds/shared.css kinds/figure.css kinds/matrix.css "
            "keeping.js kinds/shared.js kinds/matrix.js",
        ),
    ],
)
def test_a_page_loads_only_what_it_needs(kinds: list[str], files: str) -> None:
    assert needed(kinds) == [f"assets/{name}" for name in files.split()]


@pytest.mark.parametrize(
    ("page", "most"),
    [
        ("unit-2/loyalty.html", 50),  # a calculator
        ("unit-1/stages.html", 34),  # figures only
    ],
)
def test_a_first_visit_of_a_typical_page_stays_light(site: Path, page: str, most: int) -> None:
    assert first_visit(site, page) < most * 1000


def test_every_page_is_lighter_than_one_of_starlight_with_a_quiz(site: Path) -> None:
    """That was measured as 65 KB, and plain Material as 86. One page is long: 27 KB of text."""
    heavy = {
        page: size
        for page in all_pages()
        if (size := first_visit(site, page)) > (70_000 if page.endswith(LONGEST) else 60_000)
        and not page.endswith(WORKBOOK)
    }

    assert heavy == {}


def first_visit(site: Path, page: str) -> int:
    """In bytes over gzip, all that a page loads by itself."""
    loaded = [site / page, *files_loaded_by(site, page)]
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in loaded)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
