"""The scripts and styles of all exercises in one file each."""

import gzip
from pathlib import Path

import pytest

from rendering.bundle import (
    FIGURE_STYLE,
    KEEPING,
    READING,
    SCRIPT,
    STYLE,
    bundles,
    keeping_bundles,
    needed,
    sources,
)
from tests.support.site import ROOT


def test_shared_scripts_come_first_and_the_starter_comes_last(tmp_path: Path) -> None:
    for name in ("calculator/calculator", "quiz/quiz", "shared/exercise", "shared/formulas"):
        write(tmp_path / f"{name}.js", f"{{ book.{name.split('/')[1]} = 1; }}")
    write(tmp_path / "shared/start.js", "book.start();")
    write(tmp_path / "shared/exercise.css", "a {}")

    assert [path.relative_to(tmp_path).as_posix() for path in sources(tmp_path, ".js")] == [
        "shared/formulas.js",
        "shared/exercise.js",
        "calculator/calculator.js",
        "quiz/quiz.js",
        "shared/start.js",
    ]


def test_comments_and_spaces_are_left_out_of_a_bundle_but_not_of_texts(tmp_path: Path) -> None:
    write(tmp_path / "shared/a.js", "// why\n{\n  const a = 'two  // spaces';\n}\n")

    assert bundles(tmp_path)[SCRIPT] == "{const a='two  // spaces';}"


def test_figures_have_a_style_of_their_own(tmp_path: Path) -> None:
    write(tmp_path / "figure/figure.css", ".figure { margin: 0 }")
    write(tmp_path / "quiz/quiz.css", ".quiz { margin: 0 }")

    built = bundles(tmp_path)

    assert (built[STYLE], built[FIGURE_STYLE]) == (".quiz{margin:0}", ".figure{margin:0}")


@pytest.mark.parametrize(
    ("kinds", "files"),
    [
        ([], []),
        (["figure"], [FIGURE_STYLE]),
        (["quiz", "quiz"], [STYLE, KEEPING, SCRIPT]),
        (["figure", "matrix"], [STYLE, KEEPING, SCRIPT, FIGURE_STYLE]),
    ],
)
def test_a_page_loads_only_what_it_needs(kinds: list[str], files: list[str]) -> None:
    assert needed(kinds) == files


LIMITS = {SCRIPT: 15_000, READING: 2_500, KEEPING: 3_500}
"""The most bytes that a script may have, packed for its way to the browser."""


@pytest.mark.parametrize("name", LIMITS)
def test_a_script_stays_light(name: str) -> None:
    overrides = ROOT / "overrides"
    built = {**bundles(overrides / "kinds"), **keeping_bundles(overrides / "keeping")}

    assert len(gzip.compress(built[name].encode(), mtime=0)) < LIMITS[name]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
