"""The last touch on a page: valid HTML without needless space."""

import pytest

from rendering.finish import valid, with_few_numbers, without_needless_space


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ('<input type="checkbox" id="a" autocomplete="off">', '<input type="checkbox" id="a">'),
        ('<input type="text" autocomplete="off">', '<input type="text" autocomplete="off">'),
        ('<label class="a" for="b" tabindex="">', '<label class="a">'),
        ('<label for="b" tabindex="0"><i id="b">', '<label for="b" tabindex="0"><i id="b">'),
    ],
)
def test_what_the_validator_finds_in_the_theme_is_mended(written: str, mended: str) -> None:
    assert valid(written) == mended


def test_only_sentences_that_do_not_just_count_on_have_a_number() -> None:
    html = "".join(f'<span data-sentence="{number}">' for number in (0, 1, 1, 2, 5, 6))

    assert with_few_numbers(html) == (
        '<span><span><span data-sentence="1"><span><span data-sentence="5"><span>'
    )


def test_lines_are_neither_blank_nor_indented() -> None:
    html = "<ul>\n\n    \n  <li>one \n  two\n</li>\n\n</ul>\n"

    assert without_needless_space(html) == "<ul>\n<li>one\ntwo\n</li>\n</ul>\n"


def test_non_breaking_spaces_are_no_needless_space() -> None:
    assert without_needless_space("w\u00a0\n \u00a0domu") == "w\u00a0\n\u00a0domu"


@pytest.mark.parametrize("element", ["pre", "textarea", "script", "style"])
def test_space_that_counts_is_kept(element: str) -> None:
    html = f"<{element} id='a'>\n\n  a\n</{element}>"

    assert without_needless_space(f"<p>\n\n{html}\n\n</p>") == f"<p>\n{html}\n</p>"
