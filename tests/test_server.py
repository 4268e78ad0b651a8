"""The server of the tests behaves like the public one, where it matters to the book."""

from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.support.server import byte_range


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-4", range(5)),
        ("bytes=5-", range(5, 10)),
        ("bytes=-3", range(7, 10)),
        ("bytes=8-99", range(8, 10)),
        ("bytes=10-", None),
        ("bytes=-", None),
        ("pages=1-2", None),
    ],
)
def test_a_range_of_ten_bytes(asked: str, part: range | None) -> None:
    assert byte_range(asked, 10) == part


def test_a_part_of_a_page_comes_alone(server: str) -> None:
    with urlopen(server + "index.html") as answer:
        whole = answer.read()
    with urlopen(Request(server + "index.html", headers={"Range": "bytes=2-5"})) as answer:
        assert answer.status == 206
        assert answer.headers["Content-Range"] == f"bytes 2-5/{len(whole)}"
        assert answer.read() == whole[2:6]


def test_a_lost_reader_gets_the_page_for_lost_readers(server: str) -> None:
    with pytest.raises(HTTPError) as lost:
        urlopen(server + "no-such-page.html")
    with lost.value as answer:
        assert answer.code == 404
        assert b"<!doctype html>" in answer.read().lower()


def test_nothing_outside_the_site_is_given_out(server: str) -> None:
    with pytest.raises(HTTPError) as outside:
        urlopen(server + "..%2F..%2Fmkdocs.yml")
    outside.value.close()
    assert outside.value.code == 404
