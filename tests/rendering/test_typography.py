"""The spaces that must not end a line; _ stands for a non-breaking one."""

import pytest

from rendering.typography import set_spaces, set_spaces_in_html


@pytest.mark.parametrize(
    ("language", "text", "set_text"),
    [
        ("pl", "Dom i ogród w lesie", "Dom i_ogród w_lesie"),
        ("pl", "I w domu, i z tobą", "I_w_domu, i_z_tobą"),
        ("pl", "Kraków a Łódź; do domu", "Kraków a_Łódź; do domu"),
        ("pl", "(w domu) „O nas”", "(w_domu) „O_nas”"),
        ("en", "a house i w o u z", "a house i w o u z"),
        (
            "pl",
            "20 € i 30 zł, 5 % albo 2 godz. w 2026 r.",
            "20_€ i_30_zł, 5_% albo 2_godz. w_2026_r.",
        ),
        ("en", "5 min, 2 h, 40 km", "5_min, 2_h, 40_km"),
        ("en", "5 minutes, 2 houses", "5 minutes, 2 houses"),
        ("pl", "12 500 000 osób, 12 osób", "12_500_000 osób, 12 osób"),
        ("en", "1 2345", "1 2345"),
    ],
)
def test_words_and_numbers_stay_with_what_follows(language: str, text: str, set_text: str) -> None:
    assert set_spaces(text, language).replace("\u00a0", "_") == set_text


@pytest.mark.parametrize(
    ("html", "set_html"),
    [
        ("<p>i w domu</p>", "<p>i_w_domu</p>"),
        ('<img alt="i w domu" title="5 %">', '<img alt="i w domu" title="5 %">'),
        ("<script>if (a < 5 && 5 > i ) w = 5 % 2</script>i ty", None),
        ("<pre><code>i <b>w</b> domu</code> i w</pre>i ty", None),
        ("<style>a i {}</style>i ty", None),
        ("<textarea>i w domu</textarea>i ty", None),
        ("<strong>i w</strong> domu", "<strong>i_w</strong> domu"),
    ],
)
def test_tags_scripts_and_code_stay_as_they_are(html: str, set_html: str | None) -> None:
    expected = set_html or html.removesuffix("i ty") + "i_ty"

    assert set_spaces_in_html(html, "pl").replace("\u00a0", "_") == expected
