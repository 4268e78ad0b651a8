"""The table of what the source material holds names what the book has, and where it stands."""

import re

from tests.support.definitions import LANGUAGES, library
from tests.support.site import ROOT

ROW = re.compile(
    r"^\| (?P<source>[\w.-]+) \| `(?P<id>[\w-]+)` \| \[(?P<page>\S+)\]\((?P<link>\S+)\)"
)

ROWS = [
    match
    for line in (ROOT / "guide" / "coverage.md").read_text(encoding="utf-8").splitlines()
    if (match := ROW.match(line))
]


def test_the_table_names_every_definition_once() -> None:
    assert sorted(row["id"] for row in ROWS) == sorted(library().definitions)


def test_every_definition_stands_on_the_page_that_the_table_names() -> None:
    named = {row["id"]: row["page"] for row in ROWS}

    for language in LANGUAGES:
        pages = library().pages.values()
        stands = {
            m.id: page.inner for page in pages if page.language == language for m in page.markers
        }
        assert named == stands


def test_the_page_is_linked_to() -> None:
    assert [row["link"] for row in ROWS] == [f"../docs/en/{row['page']}" for row in ROWS]


def test_the_table_has_everything_that_the_catalogue_of_the_source_material_counts() -> None:
    exercises = [f"EX-{number:02}" for number in range(1, 20)]
    figures = [f"FIG-{number:02}" for number in range(1, 44)]
    figures_of_topic_6 = [f"FIG-T6-{number}" for number in range(1, 5)]

    assert [row["source"] for row in ROWS] == [
        *(*exercises, "T6.T5"),
        *("Q1", "Q2", "Q3", "Q4", "Q6"),
        *(*figures, *figures_of_topic_6),
    ]


def test_a_figure_has_the_number_that_it_has_in_the_source_material() -> None:
    figures = [row for row in ROWS if row["source"].startswith("FIG-")]

    assert [row["id"] for row in figures] == [row["source"].lower() for row in figures]
