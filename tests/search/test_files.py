"""The files that search publishes."""

from pathlib import Path

from search.files import SearchFiles


def test_each_language_has_a_file_with_its_own_pages_only(tmp_path: Path) -> None:
    search = some_search(tmp_path)
    search.add("en", "b.html", "B", "<h1>Two</h1><p>pages</p>")
    search.add("en", "a.html", "A", "<h1>One</h1><p>page</p>")
    search.add("pl", "pl/a.html", "A", "<p>strona</p>")

    files = search.files({"en": '{"start":"Type"}', "pl": '{"start":"Pisz"}'})

    assert set(files) == {"search/en.js", "search/pl.js"}
    assert 'book.searchTexts={"start":"Type"};' in files["search/en.js"]
    assert files["search/en.js"].endswith(
        'book.index([["a.html",[["","A","One page"]]],["b.html",[["","B","Two pages"]]]]);\n'
    )
    assert 'book.index([["pl/a.html",[["","A","strona"]]]]);' in files["search/pl.js"]


def test_a_language_without_rules_has_the_engine_alone(tmp_path: Path) -> None:
    search = some_search(tmp_path)

    assert search.script_of_language("pl").endswith("rules();\nwords();\nengine();")
    assert search.script_of_language("sv").endswith("{};\nwords();\nengine();")


def some_search(folder: Path) -> SearchFiles:
    (folder / "languages").mkdir()
    for name in ("box", "words", "engine", "results"):
        (folder / f"{name}.js").write_text(f"{name}(); // why", encoding="utf-8")
    (folder / "languages/pl.js").write_text("rules();", encoding="utf-8")
    return SearchFiles(folder)
