"""A page as search reads it: what has an anchor begins a section."""

from search.sections import Section, sections_of


def test_each_heading_with_an_anchor_begins_a_section() -> None:
    html = """<h1 id="top">Relations<a class="headerlink" href="#top">¶</a></h1><p>First.</p>
        <h2 id="why">Why <em>they</em> matter</h2><p>Because.</p><h3>Aside</h3><p>Also.</p>"""

    assert sections_of(html, "Menu") == [
        Section("", "Relations", "First."),
        Section("why", "Why they matter", "Because. Aside Also."),
    ]


def test_a_page_without_a_heading_has_the_title_of_the_menu() -> None:
    assert sections_of("<p>Text</p>", "Menu") == [Section("", "Menu", "Text")]


def test_behind_an_exercise_the_section_around_it_goes_on() -> None:
    html = """<h2 id="topic">Topic</h2><p>Before.</p>
        <section><header><h3 id="u1-nps">Survey</h3></header><p>Task.</p>
        <table><tr><th>Weight</th><td>Rating</td></tr></table></section><p>After.</p>"""

    assert sections_of(html, "Menu")[1:] == [
        Section("topic", "Topic", "Before. After."),
        Section("u1-nps", "Survey", "Task. Weight Rating"),
    ]


def test_a_term_of_the_glossary_is_a_section_and_its_foreign_name_is_text_set_off() -> None:
    html = """<dl><div><dt id="crisis">kryzys <span lang="en">crisis</span></dt><dd>Stan.</dd></div>
        <div><dt id="blog">blog</dt><dd>Dziennik.</dd></div></dl><p>Koniec.</p>"""

    assert sections_of(html, "Słownik") == [
        Section("", "Słownik", "Koniec."),
        Section("crisis", "kryzys", "crisis – Stan.", is_term=True),
        Section("blog", "blog", "Dziennik.", is_term=True),
    ]


def test_data_scripts_and_buttons_are_not_read() -> None:
    html = """<p>Text<script>code</script><button>Undo</button><span class="unseen">: x</span>
        <i data-search-exclude>no</i></p><img alt="picture"><br>end"""

    assert sections_of(html, "Menu") == [Section("", "Menu", "Text end")]


def test_spaces_that_do_not_break_become_plain_and_letters_whole() -> None:
    assert sections_of("<p>w\u00a0firmie c\u0301wiczenie</p>", "Menu")[0].text == (
        "w firmie ćwiczenie"
    )
