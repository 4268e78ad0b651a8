"""The scripts and styles of the finished site made small.

Only now is it known what its pages and scripts use of the theme's styles.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from rjsmin import jsmin

from rendering.styles import minified, without_unused

_STYLE_OF_THEME, _SCRIPT_OF_THEME = "main.", "bundle."

_CLASSES = re.compile(r'\bclass="([^"]*)"')
_ELEMENT = re.compile(r"<([a-z][a-z0-9-]*)")
_DIRECTION = re.compile(r'\bdir="(\w+)"')
_WORD = re.compile(r"[\w-]+")
_PROPERTY = re.compile(r"--[\w-]+")
_IMPLIED = {"tbody", "js", "focus-visible"}  # what browsers add, and the theme to every page


def lighten(site: Path, pages: Iterable[str]) -> None:
    """Write scripts and styles anew; `pages` is the HTML of all pages."""
    scripts = {path: path.read_text(encoding="utf-8") for path in site.glob("assets/**/*.js")}
    styles = {path: path.read_text(encoding="utf-8") for path in site.glob("assets/**/*.css")}
    ours = [css for path, css in styles.items() if not path.name.startswith(_STYLE_OF_THEME)]
    by_name = {path.name: script for path, script in scripts.items()}
    mentioned = {*used(pages, by_name), *_PROPERTY.findall("".join(ours))}
    for path, css in styles.items():
        light = minified(css) if css in ours else without_unused(css, mentioned)
        path.write_bytes(light.encode())
    for path, script in scripts.items():
        if ".min." not in path.name:
            path.write_bytes(str(jsmin(script)).encode())


def used(pages: Iterable[str], scripts: dict[str, str]) -> set[str]:
    """What can be a class or an element somewhere, or the name of a custom property.

    `scripts` are given by their names. Ours may set any class they mention. Those of the theme
    serve all its features; what they add to a page belongs to a family that is on it already:
    `md-search-result__item` to `md-search`.
    """
    words = set(_IMPLIED)
    for html in pages:
        words.update(_ELEMENT.findall(html), *map(str.split, _CLASSES.findall(html)))
        words.update(f"dir={direction}" for direction in _DIRECTION.findall(html))
    families = {_family(word) for word in words}
    for name, script in scripts.items():
        found = set(_WORD.findall(script))
        if name.startswith(_SCRIPT_OF_THEME):
            found = {word for word in found if _family(word) in families or word.startswith("--")}
        words |= found
    return words


def _family(word: str) -> str:
    """The first part of a name; all names of the theme itself begin with md."""
    parts = re.split("[-_]+", word)
    return "-".join(parts[:2]) if parts[0] == "md" else parts[0]
