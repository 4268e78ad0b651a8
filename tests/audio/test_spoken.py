"""What of a page is read aloud, and how its sentences are marked."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from audio.spoken import Sentence, marked_like, spoken
from tests.support.listening import numbers_in
from tests.support.site import html_pages

SILENT = ("404.html", "offline.html", "workbook.html", "references.html")
"""The last two say so in their front matter."""
MARK = re.compile(r'<span class="sentence" data-sentence="(\d+)">')


def said(html: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in spoken(html, language).sentences]


def marked(html: str) -> str:
    """The marks as they are easy to read: [0 …]."""
    return MARK.sub(r"[\1 ", spoken(html, "en").html).replace("</span>", "]")


def test_each_sentence_has_its_number() -> None:
    assert marked("<h1>A title</h1>\n<p>One. Two.</p>") == (
        "<h1>[0 A title]</h1>\n<p>[1 One.] [2 Two.]</p>"
    )


def test_tags_within_a_sentence_stay_within_it() -> None:
    html = '<p>A <strong>b</strong> <a href="x">c</a> d. E.</p>'
    assert marked(html) == '<p>[0 A <strong>b</strong> <a href="x">c</a> d.] [1 E.]</p>'


def test_tags_around_a_sentence_stay_around_it() -> None:
    html = "<li><strong>Customers stay.</strong> Why?</li>"
    assert marked(html) == "<li><strong>[0 Customers stay.]</strong> [1 Why?]</li>"


def test_a_sentence_that_a_tag_divides_has_several_marks_of_one_number() -> None:
    html = "<p>A <em>b. C</em> d.</p>"
    assert marked(html) == "<p>[0 A ]<em>[0 b.] [1 C]</em>[1  d.]</p>"


def test_a_sentence_says_where_it_stands() -> None:
    told = spoken("<h2>A</h2><ul><li>Bb. Cc.</li></ul>", "en").sentences
    assert told == [
        Sentence("A", "h2", True),
        Sentence("Bb.", "li", True),
        Sentence("Cc.", "li", False),
    ]


def test_characters_are_heard_and_not_their_codes() -> None:
    assert said("<p>Levi &amp; Co&nbsp;5&#8239;&lt; 6.</p>") == ["Levi & Co 5 < 6."]
    assert marked("<p>A &amp; b. C &gt; d.</p>") == "<p>[0 A &amp; b.] [1 C &gt; d.]</p>"


def test_citations_are_not_read() -> None:
    one = '<a href="r#a" id="cite-a-1">Nowak et al., 2020</a>'
    two = '<a href="r#b" id="cite-b-1">Lis, 2021</a>'
    assert said(f"<p>It helps ({one}). It lasts ({one}; {two}) long.</p>") == [
        "It helps.",
        "It lasts long.",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<script>Not. This.</script>",
        "<style>a { color: red }</style>",
        "<template><p>Later.</p></template>",
        "<!-- A note. Of ours. -->",
        "<pre><code>one. Two.</code></pre>",
        "<svg><title>A drawing.</title></svg>",
        "<button>Press me.</button>",
        '<textarea name="a">Typed.</textarea>',
        "<p hidden>Hidden. Yes.</p>",
        '<p aria-hidden="true">Drawn.</p>',
        '<p class="silent">As the editor wishes.</p>',
        '<p><a class="headerlink">&para;</a></p>',
        '<details class="take"><summary>Take it along</summary><p>Blank (7 KB)</p></details>',
        "<p>–</p>",
    ],
)
def test_what_is_not_read_is_left_as_it_is(html: str) -> None:
    told = spoken(html, "en")
    assert (told.html, told.sentences) == (html, [])


def test_an_editor_can_have_something_else_said() -> None:
    html = '<p>Our <strong say="see are em">C<i>R</i>M</strong> works. It does.</p>'
    told = spoken(html, "en")
    assert [sentence.text for sentence in told.sentences] == ["Our see are em works.", "It does."]
    assert "say=" not in told.html


def test_another_form_of_a_page_is_marked_where_it_says_the_same() -> None:
    told = spoken("<h2>A</h2><p>Not on paper.</p><p>Bb. Cc.</p>", "en")
    form = spoken("<h2>A</h2><p>Bb. On paper only. Cc.</p>", "en")
    assert MARK.sub(r"[\1 ", marked_like(told, form)).replace("</span>", "]") == (
        '<h2>[0 A]</h2><p>[2 Bb.] <span class="sentence">On paper only.] [3 Cc.]</p>'
    )


def test_a_section_can_be_silent_with_all_below_it() -> None:
    html = '<h2 id="a">A</h2><p>B</p><h3>C</h3><p>D</p><h2 id="e">E</h2><p>F</p>'
    assert [each.text for each in spoken(html, "en", ["a"]).sentences] == ["E", "F"]


def test_the_items_of_a_numbered_list_are_counted() -> None:
    html = "<ol><li>A</li><li>B <ul><li>C</li></ul></li></ol><ol start='3'></ol>"
    assert said(html) == ["1. A", "2. B", "C"]
    assert said('<ol start="3"><li>A</li></ol>') == ["3. A"]


def test_a_figure_is_named_before_it_is_described() -> None:
    html = (
        '<p>Before.</p><figure><ul><li>First part</li></ul><figcaption><span class="figure__title">'
        '<span class="figure__number">Figure 1.</span> Two parts</span> <span class="figure__note">'
        'A note.</span> <span class="figure__source">Source: x</span></figcaption></figure>'
    )
    assert said(html) == ["Before.", "Figure 1.", "Two parts", "First part", "A note."]
    assert marked(html).startswith("<p>[0 Before.]</p><figure><ul><li>[3 First part]</li>")


def test_cells_are_told_with_the_heads_of_their_columns() -> None:
    def table(*rows: str) -> str:
        head, *body = ("".join(f"<td>{cell}</td>" for cell in row.split()) for row in rows)
        head = head.replace("td>", "th>")
        return (
            f"<table><thead><tr>{head}</tr></thead><tbody>"
            + "".join(f"<tr>{row}</tr>" for row in body)
            + "</tbody></table><p>Z</p>"
        )

    assert said(table("A B C", "d e f")) == ["A", "B", "C", "d", "B: e", "C: f", "Z"]
    assert said(table("A B", "c d")) == ["A", "B", "c", "d", "Z"]


def test_of_exercises_the_questions_are_read_and_not_the_fields(site: Path) -> None:
    quiz = _content((site / "unit-1/quiz.html").read_text(encoding="utf-8"))
    told = said(quiz)
    assert "Quiz · 10 questions" in told
    assert sum(bool(re.match(r"\d+\. ", each)) for each in told) == 10
    assert "True" not in told


def test_every_page_of_the_site_is_marked_in_order_and_stays_well_formed(site: Path) -> None:
    wrong = []
    for page in html_pages(site):
        content = _content((site / page).read_text(encoding="utf-8"))
        numbers = list(numbers_in(content))
        if sorted(set(numbers)) != list(range(len(set(numbers)))):
            wrong.append(f"{page}: numbers are missing")
        wrong += [f"{page}: {fault}" for fault in Balance.faults(content)]
        if not numbers and Path(page).name not in SILENT:
            wrong.append(f"{page}: nothing to hear")
    assert wrong == []


def _content(html: str) -> str:
    match = re.search(r"<article[^>]*>(.*?)</article>", html, re.DOTALL)
    return match[1] if match else ""


class Balance(HTMLParser):
    """Finds tags that are closed in another order than they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    @classmethod
    def faults(cls, html: str) -> list[str]:
        reader = cls()
        reader.feed(html)
        return [*reader.wrong, *(f"<{tag}> stays open" for tag in reader.open)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "hr", "img", "input", "link", "meta", "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open and self.open.pop() != tag:
            self.wrong.append(f"</{tag}> in line {self.getpos()[0]} closes another element")
