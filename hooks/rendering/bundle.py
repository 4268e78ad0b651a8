"""The scripts and styles of the kinds, joined into few files and made small.

Sources lie beside the templates, one folder a kind. What is filled in shares a script and a style;
figures have no script, and a style of their own, so that a page without exercises stays light.
The player (overrides/audio/) has both, for every page that can be read aloud.
"""

from collections.abc import Iterable
from pathlib import Path

from rjsmin import jsmin

from rendering.styles import minified

SCRIPT, STYLE, FIGURE_STYLE = "assets/exercises.js", "assets/exercises.css", "assets/figures.css"
PLAYER_SCRIPT, PLAYER_STYLE = "assets/player.js", "assets/player.css"
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


def needed(kinds_on_page: Iterable[str]) -> list[str]:
    """The files that a page needs for the kinds of definitions that stand on it."""
    kinds = set(kinds_on_page)
    exercises = [STYLE, SCRIPT] if kinds - {_FIGURE} else []
    return [*exercises, FIGURE_STYLE] if _FIGURE in kinds else exercises


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
