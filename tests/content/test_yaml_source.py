"""YAML as editors write it, and the places that a fault can point at."""

from pathlib import Path

import pytest

from content.faults import Place
from content.yaml_source import PlacedMap, read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("''", ""),
        ("7", 7),
        ("-0.5", -0.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("'7'", "7"),
        ('"true"', "true"),
        ("0,5", "0,5"),
        ("1 000", "1 000"),
        ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        (">-\n  a\n  b", "a b"),
        ("[1, no]", [1, "no"]),
    ],
)
def test_a_value_is_what_an_editor_means(tmp_path: Path, written: str, value: object) -> None:
    read = read_text(tmp_path, f"key: {written}\n")["key"]

    assert read == value
    assert type(read) is type(value) or isinstance(value, list)


TEXT = """\
one:
  two: text
  list: [a, "b", {three: 3}]
'four': |
    many
    lines
"""


@pytest.mark.parametrize(
    ("lines", "mark"),
    [("\n", ""), ("\r\n", ""), ("\n", "\ufeff")],
    ids=["Unix", "Windows", "with a byte order mark"],
)
def test_keys_and_values_know_their_places(tmp_path: Path, lines: str, mark: str) -> None:
    data = read_text(tmp_path, mark + TEXT.replace("\n", lines))

    one = data["one"]
    assert data.place_of("one") == Place("x.yml", 1, 1)
    assert one.place_of("two") == Place("x.yml", 2, 3)
    assert one.value_places["two"] == Place("x.yml", 2, 8)
    assert one["list"].value_places == [
        Place("x.yml", 3, 10),
        Place("x.yml", 3, 14),  # behind the quotation mark
        Place("x.yml", 3, 18),
    ]
    assert one["list"][2].place_of("three") == Place("x.yml", 3, 19)
    assert data.place_of("four") == Place("x.yml", 4, 1)
    assert data.place_of("unknown") == data.place


# The sign ▲ stands before the place in question; it is no part of the file.
@pytest.mark.parametrize(
    "marked",
    [
        "key: a + ▲word",
        "key: 'a + ▲word'",
        "key: 'when(a == ''b'', ▲word)'",
        'key: "when(a == \\"b\\", ▲word)"',
        "key:   >-\n    a +\n    ▲word\n",
        "key: |\n    a\n\n    + ▲word\n",
        "key: a +\n  ▲word",
        "key: &name a + ▲word",
        "before: {a: 1}\nkey: {deeper: ą + ▲word}",
    ],
)
def test_a_place_inside_a_text_is_found_however_the_text_is_written(
    tmp_path: Path, marked: str
) -> None:
    before = marked[: marked.index("▲")]
    line, column = before.count("\n") + 1, len(before.split("\n")[-1]) + 1
    data = read_text(tmp_path, marked.replace("▲", ""))

    owner, key = (data["key"], "deeper") if isinstance(data["key"], PlacedMap) else (data, "key")

    assert owner.place_in_text(key, owner[key].index("word")) == Place("x.yml", line, column)


@pytest.mark.parametrize("text", ["a + b", "'a + b'", ">-\n  a\n  + b\n"])
def test_the_end_of_a_text_lies_behind_its_last_character(tmp_path: Path, text: str) -> None:
    data = read_text(tmp_path, f"key: {text}")

    last, end = (data.place_in_text("key", index) for index in (4, 5))

    assert end == last.moved(1)


def test_an_alias_stands_for_what_it_repeats_with_the_place_of_the_first(tmp_path: Path) -> None:
    data = read_text(tmp_path, "one: &one {a: 1}\ntwo: *one\n")

    assert data["two"] == {"a": 1}
    assert data["two"].place_of("a") == Place("x.yml", 1, 12)


def read_text(folder: Path, text: str) -> PlacedMap:
    path = folder / "x.yml"
    path.write_bytes(text.encode())
    return read_yaml(path, "x.yml")
