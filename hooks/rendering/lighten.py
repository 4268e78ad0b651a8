"""The scripts and styles of the finished site made small.

Only now is it known what its pages and scripts use of the theme's styles.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from rjsmin import jsmin

from rendering.styles import minified, without_unused

_STYLE_OF_THEME = "main."

_CLASSES = re.compile(r'\bclass="([^"]*)"')
_ELEMENT = re.compile(r"<([a-z][a-z0-9-]*)")
_MADE = re.compile(r"createElement\([\"'`]([a-z][a-z0-9-]*)")
_ATTRIBUTE = re.compile(r'\b((?:dir|role)="?[\w-]+)')
_WORD = re.compile(r"[\w-]+")
_PROPERTY = re.compile(r"--[\w-]+")
_IMPLIED = {"tbody", "js", "focus-visible"}  # what browsers add, and the theme to every page


def lighten(site: Path, pages: Iterable[str]) -> None:
    """Write scripts and styles anew; `pages` is the HTML of all pages."""
    scripts = {path: path.read_text(encoding="utf-8") for path in site.glob("assets/**/*.js")}
    styles = {path: path.read_text(encoding="utf-8") for path in site.glob("assets/**/*.css")}
    ours = [css for path, css in styles.items() if not path.name.startswith(_STYLE_OF_THEME)]
    mentioned = {*used(pages, scripts.values()), *_PROPERTY.findall("".join(ours))}
    for path, css in styles.items():
        light = minified(css) if css in ours else without_unused(css, mentioned)
        path.write_bytes(light.encode())
    for path, script in scripts.items():
        if ".min." not in path.name:
            path.write_bytes(str(jsmin(script)).encode())


def used(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """What of the theme can be a class or an element somewhere, or the name of a custom property.

    Scripts, above all the theme's, serve more than this book needs; what they add to a page belongs
    to a family that is on some page already, `md-search-result__item` to `md-search`, or is an
    element that they make.
    """
    words = set(_IMPLIED)
    for html in pages:
        words.update(_ELEMENT.findall(html), *map(str.split, _CLASSES.findall(html)))
        words.update(each.replace('"', "") for each in _ATTRIBUTE.findall(html))
    families = {_family(word) for word in words}
    for script in scripts:
        words.update(_ELEMENT.findall(script), _MADE.findall(script))
        words.update(word for word in _WORD.findall(script) if _family(word) in families)
    return words


def _family(word: str) -> str:
    """The first part of a name; all names of the theme itself begin with md."""
    parts = re.split("[-_]+", word.removeprefix("--"))
    return "-".join(parts[:2]) if parts[0] == "md" else parts[0]
