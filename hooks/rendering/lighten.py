"""The scripts and styles of the finished site made small.

Only now is it known what its pages and scripts use of the theme's styles.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from rjsmin import jsmin

from rendering.styles import WITHOUT_CLASS, minified, without_unused

_STYLE_OF_THEME = "main."

_CLASSES = re.compile(r'\bclass="([^"]*)"')
_ELEMENT = re.compile(r"<([a-z][a-z0-9-]*)")
_ELEMENT_WITHOUT_CLASS = re.compile(r"<([a-z][a-z0-9-]*)(?![^>]*\sclass=)")
_MADE = re.compile(r"(?:createElement|make)\([\"'`]([a-z][a-z0-9-]*)")
_NAME_OF_THEME = re.compile(r"\bmd-[\w-]+")
_ATTRIBUTE = re.compile(r'\b((?:dir|role)="?[\w-]+)')
_PROPERTY = re.compile(r"--[\w-]+")
_IMPLIED = {"tbody"}  # browsers add it


def lighten(site: Path, pages: Iterable[str]) -> None:
    """Write scripts and styles anew; `pages` is the HTML of all pages."""
    scripts = {path: path.read_text(encoding="utf-8") for path in site.glob("assets/**/*.js")}
    styles = {path: path.read_text(encoding="utf-8") for path in site.glob("assets/**/*.css")}
    search = (path.read_text(encoding="utf-8") for path in site.glob("search/*.js"))
    ours = [css for path, css in styles.items() if not path.name.startswith(_STYLE_OF_THEME)]
    mentioned = {*used(pages, [*scripts.values(), *search]), *_PROPERTY.findall("".join(ours))}
    for path, css in styles.items():
        light = minified(css) if css in ours else without_unused(css, mentioned)
        path.write_bytes(light.encode())
    for path, script in scripts.items():
        path.write_bytes(str(jsmin(script)).encode())


def used(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """What of the theme can be a class or an element somewhere."""
    words = set(_IMPLIED)
    for html in pages:
        words.update(_ELEMENT.findall(html), *map(str.split, _CLASSES.findall(html)))
        words.update(f"{each}:{WITHOUT_CLASS}" for each in _ELEMENT_WITHOUT_CLASS.findall(html))
        words.update(each.replace('"', "") for each in _ATTRIBUTE.findall(html))
    for script in scripts:
        made = _MADE.findall(script)
        words.update(_NAME_OF_THEME.findall(script), made)
        words.update(f"{each}:{WITHOUT_CLASS}" for each in made)
    return words
