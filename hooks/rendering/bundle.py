"""The scripts and styles of the book, joined into few files and made small.

A page loads what it needs and no more. What every page has comes first; what waits for a reader to
ask for it is named in the page, in an attribute `data-load`. Each kind of exercise has a script and
a style, whose sources lie beside its templates (overrides/kinds/), and all of them need what lies
in `shared`. Figures have no script.
"""

from collections.abc import Iterable
from pathlib import Path

from rjsmin import jsmin

from rendering.styles import minified

_KEEPING, _WORKBOOK = "assets/keeping.js", "assets/workbook.js"
_SCRIPTS = {
    "assets/first.js": (
        "page/loading.js",
        "page/saying.js",
        "page/frame.js",
        "page/colours.js",
        "page/contents.js",
        "page/unfolding.js",
        "search/box.js",
        "search/marks.js",
    ),
    "assets/reading.js": ("keeping/store.js", "keeping/reading.js"),
    _KEEPING: ("keeping/keeper.js",),
    _WORKBOOK: ("keeping/workbook.js", "keeping/workbook-file.js"),
    "assets/listening.js": ("audio/listening.js",),
    "assets/player.js": (
        "audio/memory.js",
        "audio/sentences.js",
        "audio/recording.js",
        "audio/player.js",
    ),
    "assets/device.js": ("audio/device.js",),
}
_WORKBOOK_STYLE = "assets/workbook.css"
_STYLES = {
    _WORKBOOK_STYLE: ("keeping/workbook.css",),
    "assets/player.css": ("audio/player.css",),
}
_SHARED, _FIGURE = "shared", "figure"


def bundles(overrides: Path) -> dict[str, str]:
    """The text of each file to publish, by its path inside the site."""
    scripts = {
        name: joined_script(overrides / each for each in sources)
        for name, sources in _SCRIPTS.items()
    }
    styles = {
        name: joined_style(overrides / each for each in sources)
        for name, sources in _STYLES.items()
    }
    return {**scripts, **styles, **_of_kinds(overrides / "kinds")}


def _of_kinds(kinds: Path) -> dict[str, str]:
    files: dict[str, str] = {}
    for folder in sorted(kinds.iterdir()):
        if scripts := sorted(folder.glob("*.js")):
            files[script_of(folder.name)] = joined_script(scripts)
        if styles := sorted(folder.glob("*.css")):
            files[style_of(folder.name)] = joined_style(styles)
    return files


def script_of(kind: str) -> str:
    return f"assets/kinds/{kind}.js"


def style_of(kind: str) -> str:
    return f"assets/kinds/{kind}.css"


def needed(kinds_on_page: Iterable[str], is_workbook: bool = False) -> list[str]:
    """The files that a page loads for the kinds of definitions that stand on it, in their order."""
    kinds = sorted(set(kinds_on_page))
    live = [kind for kind in kinds if kind != _FIGURE]
    shared = [_SHARED] if live else []
    styles = [style_of(kind) for kind in [*shared, *kinds]]
    scripts = [_KEEPING, *map(script_of, [_SHARED, *live])] if live else []
    return [*styles, *scripts, *([_WORKBOOK_STYLE, _WORKBOOK] if is_workbook else [])]


def joined_script(paths: Iterable[Path]) -> str:
    return "\n".join(str(jsmin(_read(path))) for path in paths)


def joined_style(paths: Iterable[Path]) -> str:
    return "\n".join(minified(_read(path)) for path in paths)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
