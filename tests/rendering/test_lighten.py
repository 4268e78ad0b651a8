"""What a site uses of the theme's styles."""

from pathlib import Path

from rendering.lighten import lighten, used

PAGE = (
    '<body dir="ltr"><div class="md-search note"><p class="own__part">Words of the text.</p></div>'
)


def test_classes_and_elements_of_pages_are_used_and_their_words_are_not() -> None:
    words = used([PAGE, '<ul class="x">'], [])

    assert {"md-search", "note", "own__part", "div", "p", "ul", "x", "dir=ltr"} <= words
    assert not {"Words", "text"} & words


def test_roles_and_what_browsers_add_to_pages_are_used() -> None:
    assert {"tbody", "role=grid"} <= used(['<table role="grid">'], [])


def test_elements_that_stand_somewhere_without_a_class_are_told() -> None:
    words = used(['<p class="x"><a href="#">a</a></p><ul id="class=y">'], ['make("mark")'])

    assert {each for each in words if ":" in each} == {
        "a:not([class])",
        "ul:not([class])",
        "mark:not([class])",
    }


def test_scripts_use_the_names_of_the_theme_and_the_elements_that_they_make() -> None:
    script = """a("md-search-result__item md-icon"); b("mermaid"); document.createElement("dialog");
        make("mark", "found")"""

    words = used([PAGE], [script])

    assert {"md-search-result__item", "md-icon", "mark", "dialog"} <= words
    assert not {"mermaid", "found"} & words


def test_styles_of_the_theme_are_thinned_out_and_ours_are_only_made_small(tmp_path: Path) -> None:
    theme = write(tmp_path, "assets/stylesheets/main.1.min.css", ".note{x:1}.gone{x:1}:root{--a:1}")
    ours = write(tmp_path, "assets/css/book.css", ".not-yet { color: var(--a); }")
    script = write(tmp_path, "assets/own.js", "// why\nbook.a = 1;\n")

    lighten(tmp_path, [PAGE])

    assert theme.read_text("utf-8") == ".note{x:1}:root{--a:1}"
    assert ours.read_text("utf-8") == ".not-yet{color:var(--a)}"
    assert script.read_text("utf-8") == "book.a=1;"


def write(site: Path, name: str, text: str) -> Path:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
