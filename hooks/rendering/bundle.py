"""The scripts and styles of the kinds, joined into few files and made small.

Sources lie beside the templates, one folder a kind. What is filled in shares a script and a style;
figures have no script, and a style of their own, so that a page without exercises stays light.
The player (overrides/audio/) has both, for every page that can be read aloud.
What keeps entries (overrides/keeping/) comes before the exercises.
"""

from collections.abc import Iterable
from pathlib import Path

from rjsmin import jsmin

from rendering.styles import minified

SCRIPT, STYLE, FIGURE_STYLE = "assets/exercises.js", "assets/exercises.css", "assets/figures.css"
PLAYER_SCRIPT, PLAYER_STYLE = "assets/player.js", "assets/player.css"
READING, KEEPING = "assets/reading.js", "assets/keeping.js"
WORKBOOK, WORKBOOK_STYLE = "assets/workbook.js", "assets/workbook.css"
_KEEPING_SCRIPTS = {
    READING: ("store.js", "reading.js"),
    KEEPING: ("keeper.js",),
    WORKBOOK: ("workbook.js", "workbook-file.js"),
}
_FIGURE = "figure"
_PLAYER_SCRIPTS = ("memory.js", "sentences.js", "recording.js", "device.js", "player.js")


def bundles(kinds: Path) -> dict[str, str]:
    """The text of each file to publish, by its path inside the site."""
    styles = sources(kinds, ".css")
    return {
        SCRIPT: _joined_script(sources(kinds, ".js")),
        STYLE: _joined_style(path for path in styles if path.parent.name != _FIGURE),
        FIGURE_STYLE: _joined_style(path for path in styles if path.parent.name == _FIGURE),
    }


def player_bundles(audio: Path) -> dict[str, str]:
    """The same of the player."""
    return {
        PLAYER_SCRIPT: _joined_script(audio / name for name in _PLAYER_SCRIPTS),
        PLAYER_STYLE: _joined_style([audio / "player.css"]),
    }


def keeping_bundles(keeping: Path) -> dict[str, str]:
    """What keeps and shows entries: for every page, for exercises, for the workbook."""
    scripts = {
        name: _joined_script(keeping / source for source in sources)
        for name, sources in _KEEPING_SCRIPTS.items()
    }
    return {**scripts, WORKBOOK_STYLE: _joined_style([keeping / "workbook.css"])}


def needed(kinds_on_page: Iterable[str], is_workbook: bool = False) -> list[str]:
    """The files that a page needs for the kinds of definitions that stand on it."""
    kinds = set(kinds_on_page)
    files = [STYLE, KEEPING, SCRIPT] if kinds - {_FIGURE} else []
    files += [FIGURE_STYLE] if _FIGURE in kinds else []
    return [*files, WORKBOOK_STYLE, WORKBOOK] if is_workbook else files


def sources(kinds: Path, ending: str) -> list[Path]:
    """The source files in the order of the bundle: shared ones first, the starter last."""
    found = kinds.rglob(f"*{ending}")
    return sorted(found, key=lambda path: _rank(path.relative_to(kinds).as_posix()))


def _rank(name: str) -> tuple[bool, bool, bool, str]:
    is_first = name == "shared/formulas.js"
    return (name == "shared/start.js", not is_first, not name.startswith("shared/"), name)


def _joined_script(paths: Iterable[Path]) -> str:
    return "\n".join(str(jsmin(_read(path))) for path in paths)


def _joined_style(paths: Iterable[Path]) -> str:
    return "\n".join(minified(_read(path)) for path in paths)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
