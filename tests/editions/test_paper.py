"""What becomes of chapters away from the site, on a page of our own."""

import pytest

from editions.document import html_of, tree_of
from editions.paper import blocks, draw_bars, lead_back_once, lead_to_site
from editions.pdf import Misset, typeset

ROOM_TO_WRITE = '<p><a class="lines" href="room:plan.goal" data-called="Goal"></a></p>'
FRAME = '<html lang="en"><title>Book</title><body>{}</body></html>'


def test_links_to_the_site_have_its_address_or_are_just_words() -> None:
    link = '<p>See <a href="pl/privacy.html#data">there</a> and <a href="#here">here</a>.</p>'
    published, unknown = tree_of(link), tree_of(link)
    lead_to_site(published, "https://example.org/book/")
    lead_to_site(unknown, "")

    assert '<a href="https://example.org/book/pl/privacy.html#data">there</a>' in html_of(published)
    assert html_of(unknown) == '<p>See there and <a href="#here">here</a>.</p>'


def test_the_bars_of_a_chart_keep_their_length() -> None:
    tree = tree_of('<div><svg width="58.3%" aria-hidden="true"><rect></rect></svg> 7</div>')
    draw_bars(tree)

    assert html_of(tree) == '<div><span class="bar" style="width: 58.3%"></span> 7</div>'


def test_a_work_leads_back_to_each_chapter_once() -> None:
    link = '<a class="references__back" href="#{}"></a>'
    places = ["one.cite-1", "one.cite-2", "two.cite-1", "one.cite-3"]
    works = "".join(map(link.format, places))
    tree = tree_of(f'<ul class="references"><li>Work {works}</li><li>Other {works}</li></ul>')
    lead_back_once(tree)

    kept = [each.get("href") for each in tree.iter("a")]
    assert kept == ["#one.cite-1", "#two.cite-1"] * 2


def test_blocks_have_the_same_ids_whatever_else_an_edition_does() -> None:
    tree = tree_of('<h2 id="a">A</h2><p>B</p><ul><li>C</li></ul>')

    assert [id_ for id_, _ in blocks(tree, "one")] == ["a", "block.one.1", "block.one.2"]


@pytest.mark.pango
def test_the_same_page_gives_the_same_pdf_and_its_ids_their_pages() -> None:
    html = FRAME.format(
        '<h1 id="a">A</h1><h1 id="b">B</h1><p id="block.b.1">Text</p>' + ROOM_TO_WRITE
    )
    style = ["h1 + h1 { break-before: page } .lines { display: block; height: 8mm }"]
    first, second = typeset(html, style), typeset(html, style)

    assert first.content == second.content
    assert first.pages == {"a": 1, "b": 2, "block.b.1": 2}


@pytest.mark.pango
def test_a_link_to_nowhere_is_told() -> None:
    with pytest.raises(Misset, match="nowhere"):
        typeset(FRAME.format('<h1>A</h1><p><a href="#nowhere">There</a></p>'), [])
