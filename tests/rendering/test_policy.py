"""The Content-Security-Policy of a page."""

import re

import pytest

from rendering.finish import POLICY_SLOT, finished, secure
from rendering.policy import policy_for

# The example of the specification: https://www.w3.org/TR/CSP3/#external-hash (section 8.3)
HELLO = "<script>alert('Hello, world.');</script>"
HELLO_HASH = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_an_inline_script_is_allowed_by_its_hash() -> None:
    assert script_sources(f"<p>{HELLO}</p>{HELLO}") == ["'self'", HELLO_HASH]


@pytest.mark.parametrize(
    "html",
    [
        "<p>no script</p>",
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{"@type": "Book"}</script>',
    ],
)
def test_files_and_data_need_no_hash(html: str) -> None:
    assert script_sources(html) == ["'self'"]


def test_every_letter_of_a_script_counts() -> None:
    changed = script_sources(HELLO.replace("world", "World"))

    assert len(changed) == 2
    assert HELLO_HASH not in changed


def test_nothing_is_allowed_from_elsewhere_and_nothing_inline_without_a_hash() -> None:
    policy = policy_for(HELLO)

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)


def test_the_policy_is_written_into_its_place_on_the_page() -> None:
    page = f'<meta content="{POLICY_SLOT}">{HELLO}'

    assert secure(page) == f'<meta content="{policy_for(page)}">{HELLO}'


def script_sources(html: str) -> list[str]:
    (sources,) = re.findall(r"script-src ([^;]*)", policy_for(html))
    return str(sources).split()


def test_a_page_that_is_only_served_lets_the_server_show_changes() -> None:
    page = f'<meta content="{POLICY_SLOT}">{HELLO}'

    assert finished(page, is_published=False) == f'<meta content="">{HELLO}'
    assert finished(page, is_published=True) == secure(page)
