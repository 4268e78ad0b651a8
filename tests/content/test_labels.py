"""The texts of the interface."""

import re
from pathlib import Path

from content.labels import Labels, in_language, read_labels
from tests.support.site import ROOT

OVERRIDES = ROOT / "overrides"
KINDS, KEEPING = OVERRIDES / "kinds", OVERRIDES / "keeping"
LABELS = """\
page:
  exercise: {en: Exercise, pl: Ćwiczenie}
live:
  to go:
    en: {one: "{n} entry", other: "{n} entries"}
    pl: {one: "{n} pole", few: "{n} pola", many: "{n} pól", other: "{n} pola"}
workbook:
  undone: {en: Undone., pl: Cofnięto.}
search:
  start: {en: Type., pl: Pisz.}
"""


def test_a_label_is_a_text_or_its_plural_forms(tmp_path: Path) -> None:
    path = tmp_path / "labels.yml"
    path.write_text(LABELS, encoding="utf-8")

    labels = read_labels(path, "labels.yml", ("en", "pl"))

    assert in_language(labels, "page", "pl") == {"exercise": "Ćwiczenie"}
    assert in_language(labels, "live", "en") == {
        "to go": {"one": "{n} entry", "other": "{n} entries"}
    }


def test_every_label_that_a_template_names_is_there() -> None:
    named = {
        name
        for path in [*KINDS.rglob("*.html"), ROOT / "hooks/rendering/render.py"]
        for name in re.findall(r"label\(['\"](.+?)['\"]", path.read_text(encoding="utf-8"))
    }

    assert missing(named, book_labels(), "page") == []


def test_every_label_that_a_script_says_is_there() -> None:
    everywhere = said_in(*KINDS.rglob("*.js"), KEEPING / "keeper.js")
    in_workbook = said_in(*KEEPING.glob("workbook*.js"))

    assert missing(everywhere, book_labels(), "live") == []
    assert missing(in_workbook, book_labels(), "workbook") == []
    assert missing(said_in(OVERRIDES / "search/results.js"), book_labels(), "search") == []


def said_in(*scripts: Path) -> set[str]:
    return {
        name
        for path in scripts
        for name in re.findall(r"say\(['\"`](.+?)(?:['\"`]|\$)", path.read_text(encoding="utf-8"))
    }


def missing(named: set[str], labels: Labels, section: str) -> list[str]:
    """The names that are no label; one that ends in a space is the beginning of several."""
    assert named
    known = labels[section]
    return sorted(
        name
        for name in named - known.keys()
        if not (name.endswith(" ") and any(key.startswith(name) for key in known))
    )


def book_labels() -> Labels:
    return read_labels(ROOT / "docs" / "labels.yml", "docs/labels.yml", ("en", "pl"))
