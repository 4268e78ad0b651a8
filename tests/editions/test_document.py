"""The pages of a language as one document."""

from editions.document import Book, Document, Leaf

HOME = """<h1 id="start">Start<a class="headerlink" href="#start">¶</a></h1>
<p>See <a href="unit-1/stages.html#four">the stages</a> and <a href="unit-1/index.html">Unit I</a>,
<a href="privacy.html#data">privacy</a>, <a href="https://example.org/#a">a source</a>.</p>
<p><a class="md-button" href="unit-1/index.html">Begin</a></p>"""
OPENING = '<h1 id="one">Unit I. People</h1><p><a href="../index.html">Back</a></p>'
STAGES = """<h1 id="stages">The stages</h1>
<h2 id="four">Four</h2><p id="fn:1">See <a href="#four">above</a>.</p>
<figure aria-labelledby="caption four" id="fig"><figcaption id="caption">A</figcaption></figure>
<label for="x">X</label><button hidden>Clear</button><script>alert()</script>"""


def document() -> Document:
    book = Book()
    book.open("pl", "Book", "About people", ["index.md", "unit-1/index.md", "unit-1/stages.md"])
    # mkdocs does not hand the pages over in their order, and some are not of the book.
    book.add("pl", Leaf("unit-1/stages.md", "pl/unit-1/stages.html", "3. Stages", "I", STAGES))
    book.add("pl", Leaf("privacy.md", "pl/privacy.html", "Privacy", "", "<h1>Privacy</h1>"))
    book.add("pl", Leaf("index.md", "pl/index.html", "Start", "", HOME))
    book.add("pl", Leaf("unit-1/index.md", "pl/unit-1/index.html", "People", "I", OPENING))
    return book.document("pl")


def test_the_chapters_stand_in_the_order_of_the_book() -> None:
    chapters = document().chapters

    assert [each.id for each in chapters] == ["index", "unit-1", "unit-1-stages"]
    assert [each.address for each in chapters] == [
        "pl/index.html",
        "pl/unit-1/index.html",
        "pl/unit-1/stages.html",
    ]


def test_a_chapter_knows_its_place_and_its_names() -> None:
    home, opening, stages = document().chapters

    assert (home.part, home.unit, home.opens_part) == ("", "", False)
    assert (opening.part, opening.unit, opening.opens_part) == ("I", "unit-1", True)
    assert (stages.part, stages.unit, stages.opens_part) == ("I", "unit-1", False)
    assert (stages.number, stages.title, stages.heading) == ("3", "Stages", "The stages")
    assert (home.number, home.title) == ("", "Start")


def test_links_between_pages_lead_to_places_in_the_document() -> None:
    home, opening, stages = document().chapters

    assert '<a href="#unit-1-stages.four">the stages</a>' in home.html
    assert '<a href="#unit-1">Unit I</a>' in home.html
    assert '<a href="#index">Back</a>' in opening.html
    assert '<a href="#unit-1-stages.four">above</a>' in stages.html


def test_other_links_lead_where_they_led() -> None:
    home, _, _ = document().chapters

    assert '<a href="pl/privacy.html#data">privacy</a>' in home.html
    assert '<a href="https://example.org/#a">a source</a>' in home.html


def test_ids_say_their_chapter_and_so_does_what_refers_to_them() -> None:
    _, _, stages = document().chapters

    assert '<h2 id="unit-1-stages.four">' in stages.html
    assert '<p id="unit-1-stages.fn-1">' in stages.html
    assert 'aria-labelledby="unit-1-stages.caption unit-1-stages.four"' in stages.html
    assert '<label for="unit-1-stages.x">' in stages.html


def test_what_works_on_the_site_only_is_left_out() -> None:
    home, _, stages = document().chapters

    assert home.html.startswith('<h1 id="index.start">Start</h1>')
    for words in ("¶", "Begin", "Clear", "alert"):
        assert words not in home.html + stages.html
