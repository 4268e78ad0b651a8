"""Which state of the book a build shows."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from editions.version import Version, day_in, version_of
from tests.support.git import committed, git

# By `date --utc --date=@1795331131`, for the time in tests.support.git
COMMITTED = datetime(2026, 11, 22, 7, 5, 31, tzinfo=UTC)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "page.md").write_text("text", encoding="utf-8")
    return committed(tmp_path)


def test_a_version_is_the_commit_and_its_date(repository: Path) -> None:
    version = version_of(repository, {})

    assert version == Version(git(repository, "rev-parse", "HEAD"), False, COMMITTED)
    assert version.name == version.commit[:7]


def test_a_date_in_the_environment_comes_first(repository: Path) -> None:
    version = version_of(repository, {"SOURCE_DATE_EPOCH": "0"})

    assert version.day == date(1970, 1, 1)


@pytest.mark.parametrize("changed", ["page.md", "new.md"])
def test_what_differs_from_the_commit_is_not_called_by_its_name(
    repository: Path, changed: str
) -> None:
    (repository / changed).write_text("another text", encoding="utf-8")

    version = version_of(repository, {})

    assert version.changed
    assert version.name == f"{version.commit[:7]}+"


def test_without_a_repository_of_its_own_a_book_is_unversioned(repository: Path) -> None:
    inside = repository / "book"
    inside.mkdir()

    assert version_of(inside, {}) == Version()
    assert json.loads(version_of(inside, {}).as_json()) == {"version": "unversioned"}


def test_without_git_a_book_is_unversioned(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert version_of(repository, {}).name == "unversioned"


def test_programs_can_read_the_version() -> None:
    facts = json.loads(Version("8ce50be17ad3", True, COMMITTED).as_json())

    assert facts == {
        "version": "8ce50be+",
        "commit": "8ce50be17ad3",
        "changed": True,
        "date": "2026-11-22T07:05:31Z",
    }


@pytest.mark.parametrize(
    ("language", "words"), [("en", "22 November 2026"), ("pl", "22 listopada 2026")]
)
def test_a_day_is_written_as_the_language_does(language: str, words: str) -> None:
    assert day_in(language, COMMITTED.date()) == words
