"""What the build reads from Markdown before it is rendered."""

from pathlib import Path

import pytest

from content.faults import Place
from content.pages import Page, marker_in, read_pages

PAGE = """\
# A stay

::: figure fig-01

## Cost {#cost}

::: exercise stay

### In detail {: #detail .wide }

- an item

    ::: quiz quiz-1
"""


def test_markers_know_their_place_and_the_level_below_their_heading(tmp_path: Path) -> None:
    page = read(tmp_path, PAGE)

    assert [(marker.word, marker.id, marker.place, marker.level) for marker in page.markers] == [
        ("figure", "fig-01", Place("docs/en/index.md", 3, 1), 2),
        ("exercise", "stay", Place("docs/en/index.md", 7, 1), 3),
        ("quiz", "quiz-1", Place("docs/en/index.md", 13, 5), 4),
    ]


def test_explicit_anchors_of_headings_can_be_linked_to(tmp_path: Path) -> None:
    assert read(tmp_path, PAGE).anchors == {"cost", "detail"}


@pytest.mark.parametrize(
    "hidden",
    [
        "```\n# No heading {#no}\n::: exercise no\n```",
        "~~~ markdown\n```\n::: exercise no\n~~~",
        "````\n```\n::: exercise no\n```\n::: exercise no\n````",
        "    ```\n    ::: exercise no\n    ```",
        "<!-- ::: exercise no -->",
        "<!--\n::: exercise no\n-->",
    ],
)
def test_what_stands_in_code_or_comments_does_not_count(tmp_path: Path, hidden: str) -> None:
    page = read(tmp_path, f"# A stay\n\n{hidden}\n\n::: exercise stay\n")

    assert [marker.id for marker in page.markers] == ["stay"]
    assert page.markers[0].place.line == 4 + len(hidden.split("\n"))
    assert page.markers[0].level == 2
    assert page.anchors == set()
    assert page.faults == []


def test_a_line_with_more_than_a_marker_is_text() -> None:
    assert marker_in("::: exercise stay")
    assert not marker_in("Write ::: exercise stay")
    assert not marker_in("::: exercise stay and more")


def test_a_page_that_is_not_in_utf_8_is_the_only_fault_told_of_it(tmp_path: Path) -> None:
    page = read(tmp_path, b"# Zgoda \xbf\n\n::: exercise\n")

    assert [str(fault) for fault in page.faults] == [
        "docs/en/index.md:1:1: the file is not saved as UTF-8. "
        "Hint: choose UTF-8 where you save the file."
    ]
    assert not page.readable


def read(folder: Path, markdown: str | bytes) -> Page:
    path = folder / "docs" / "en" / "index.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(markdown.encode() if isinstance(markdown, str) else markdown)
    (page,) = read_pages(folder / "docs", ("en",), ("exercise", "quiz", "figure"))
    return page
