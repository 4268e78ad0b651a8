"""The summary of what a pull request changes."""

from pathlib import Path

import pytest

from tools.summary import main, summary

FRAME = "<body><article>{}</article><footer>Version {}</footer></body>"
QUIZ = '<section data-quiz="quiz-1"><section>{}</section></section>'


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    """Two builds in which a page and a quiz are new, changed, gone and the same."""
    earlier, later = tmp_path / "earlier", tmp_path / "later"
    write(earlier, "same.html", FRAME.format("Same" + QUIZ.format("Why?"), "1111111"))
    write(later, "same.html", FRAME.format("Same" + QUIZ.format("Why?"), "2222222"))
    write(earlier, "pl/changed.html", FRAME.format(QUIZ.format("Why?"), "1111111"))
    write(later, "pl/changed.html", FRAME.format(QUIZ.format("How?"), "2222222"))
    write(earlier, "gone.html", FRAME.format("Gone", "1111111"))
    write(later, "new.html", FRAME.format('<figure data-figure="fig-1"></figure>', "2222222"))
    return earlier, later


def test_pages_and_exercises_are_new_changed_or_gone(builds: tuple[Path, Path]) -> None:
    told = "\n".join(summary(*builds))

    assert (
        "### Pages: 3, of which 3 differ\n\n"
        "- new: `new.html`\n- changed: `pl/changed.html`\n- gone: `gone.html`\n"
    ) in told
    assert (
        "### Exercises, quizzes and figures: 3, of which 2 differ\n\n"
        "- new: `new.html: fig-1`\n- changed: `pl/changed.html: quiz-1`\n"
    ) in told


def test_text_around_an_exercise_does_not_change_it(tmp_path: Path) -> None:
    for name, text in (("earlier", "one"), ("later", "two")):
        content = text + QUIZ.format("Why?") + f"<section>{text}</section>"
        write(tmp_path / name, "a.html", FRAME.format(content, "1111111"))

    told = "\n".join(summary(tmp_path / "earlier", tmp_path / "later"))

    assert "### Pages: 1, of which 1 differ" in told
    assert "### Exercises, quizzes and figures: 1, of which 0 differ" in told


def test_a_long_list_is_folded(tmp_path: Path) -> None:
    for number in range(21):
        write(tmp_path / "later", f"{number}.html", FRAME.format(number, ""))

    told = "\n".join(summary(tmp_path / "earlier", tmp_path / "later"))

    assert "no earlier build" in told
    assert "<details><summary>all of them</summary>\n\n- new: `0.html`" in told


def test_sizes_are_told_without_counting_the_downloads_twice(tmp_path: Path) -> None:
    for build, size in (("earlier", 1_500_000), ("later", 2_250_000)):
        write(tmp_path / build, "downloads/book.zip", "." * size)
        write(tmp_path / build, "assets/book.css", "." * (size // 1000))

    told = list(summary(tmp_path / "earlier", tmp_path / "later"))

    assert "| whole site without downloads | 0.00 MB | 0.00 MB |" in told
    assert "| pages | – | – |" in told
    assert "| styles | 1.50 kB | 2.25 kB |" in told
    assert "| downloads | 1.50 MB | 2.25 MB |" in told


def test_without_two_builds_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "python tools/summary.py earlier/site site" in capsys.readouterr().err


def write(site: Path, name: str, text: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
