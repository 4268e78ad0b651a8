"""The front door, book.py, where a newcomer meets it."""

from itertools import pairwise
from pathlib import Path

import pytest

import book
from book import Trouble


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that book.py takes for the project, with lock files and nothing else."""
    locks = {name: tmp_path / f"{name}.txt" for name in ("site", "editions", "test")}
    for name, lock in locks.items():
        lock.write_text(f"packages of {name}", encoding="utf-8")
    venv = tmp_path / ".venv"
    venv.mkdir()
    for name, value in {
        "LOCK_FILES": locks,
        "VENV": venv,
        "VENV_PYTHON": venv / "python",
        "INSTALLED": venv / "installed.txt",
        "SITE": tmp_path / "site",
        "UNFINISHED_SITE": tmp_path / "site.unfinished",
    }.items():
        monkeypatch.setattr(book, name, value)
    return tmp_path


@pytest.fixture
def installations(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the lock files from which packages were installed, without doing it."""
    names: list[str] = []

    def install(*arguments: str, **_: str) -> int:
        names.append(Path(arguments[-1]).stem)
        return 0

    monkeypatch.setattr(book, "make_venv", book.VENV_PYTHON.touch)
    monkeypatch.setattr(book, "run", install)
    return names


def test_without_a_command_it_lists_all_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert book.main([]) == 0
    listed = capsys.readouterr().out
    assert all(f"\n  {name} " in listed for name in book.COMMANDS)


def test_an_unknown_command_is_named() -> None:
    with pytest.raises(Trouble, match="There is no command 'sevre'"):
        book.main(["sevre"])


def test_an_old_python_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version_info", (3, 10, 13))
    with pytest.raises(Trouble, match=r"needs Python 3\.11 or newer"):
        book.main(["serve"])


def test_packages_are_installed_once(installations: list[str]) -> None:
    book.set_up("site")
    book.set_up("site")
    assert installations == ["site"]


def test_what_the_tests_need_includes_what_the_site_needs(installations: list[str]) -> None:
    book.set_up("test")
    book.set_up("site")
    book.set_up("editions")
    assert installations == ["test"]


def test_a_changed_lock_file_is_installed_again(installations: list[str]) -> None:
    book.set_up("site")
    book.LOCK_FILES["site"].write_text("newer packages", encoding="utf-8")
    book.set_up("site")
    assert installations == ["site", "site"]


def test_another_browser_than_chromium_is_fetched_whatever_the_machine_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commands: list[tuple[str, ...]] = []

    def note(*command: str) -> int:
        commands.append(command)
        return 0

    monkeypatch.setattr(book, "run", note)
    monkeypatch.setenv("BOOK_BROWSER", "webkit")
    assert book.find_browser() == ""
    assert commands == [("-m", "playwright", "install", "webkit")]

    monkeypatch.setenv("BOOK_BROWSER", "opera")
    with pytest.raises(Trouble, match="BOOK_BROWSER names opera"):
        book.find_browser()


def test_a_failed_build_leaves_the_old_site_and_nothing_half_built(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.SITE.mkdir()

    def fail(*_: str, **__: str) -> int:
        book.UNFINISHED_SITE.mkdir()
        return 1

    monkeypatch.setattr(book, "run", fail)
    assert book.build_site([]) == 1
    assert book.SITE.exists()
    assert not book.UNFINISHED_SITE.exists()


def test_a_changed_a_new_and_a_removed_file_are_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    states = [book.state_of([tmp_path])]
    page.touch()
    states.append(book.state_of([tmp_path]))
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "page.pyc").touch()
    assert book.state_of([tmp_path]) == states[-1]
    page.unlink()
    states.append(book.state_of([tmp_path]))
    assert states[0] != states[1] != states[2]


@pytest.mark.parametrize(
    ("packages", "name"),
    [
        ("site.txt", "mkdocs"),
        ("editions.txt", "weasyprint"),
        ("recordings.txt", "soundfile"),
        ("test.txt", "pytest"),
    ],
)
def test_lock_files_name_exact_versions_and_no_machine(packages: str, name: str) -> None:
    lock = (book.ROOT / "requirements" / packages).read_text(encoding="utf-8")
    assert f"\n{name}==" in lock
    assert "://" not in lock
    assert "--find-links" not in lock


def test_each_lock_file_holds_the_same_versions_as_those_before_it() -> None:
    locks = [
        {line for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line}
        for lock in book.LOCK_FILES.values()
    ]
    for fewer, more in pairwise(locks):
        assert {line for line in fewer if not line.startswith("#")} <= more
