"""The scripts and styles of the exercises, each joined into one file and made small.

Sources lie beside the templates, one folder a kind; what several kinds share comes first.
"""

from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

SCRIPT, STYLE = "assets/exercises.js", "assets/exercises.css"
_FIRST = ("shared/formulas.js",)


def bundle_script(kinds: Path) -> str:
    return "\n".join(str(jsmin(_read(path))) for path in sources(kinds, ".js"))


def bundle_style(kinds: Path) -> str:
    return "\n".join(str(cssmin(_read(path))) for path in sources(kinds, ".css"))


def sources(kinds: Path, ending: str) -> list[Path]:
    """The source files in the order of the bundle: shared ones first, the starter last."""
    found = sorted(kinds.rglob(f"*{ending}"))
    return sorted(found, key=lambda path: _rank(path.relative_to(kinds)))


def _rank(path: Path) -> tuple[bool, bool, bool, str]:
    name = path.as_posix()
    return (path.stem == "start", name not in _FIRST, path.parts[0] != "shared", name)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
