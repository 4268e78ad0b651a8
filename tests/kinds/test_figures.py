"""Figures of every form: what a reader finds in them, and what an editor is told about mistakes."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from content.definitions import read_definition
from content.faults import FaultsFound
from content.library import read_library
from kinds.figure import FORMS
from rendering.render import Renderer
from tests.support.site import ROOT

LANGUAGES = ("en", "pl")
CAPTION = "kind: figure\nnumber: 7\ntitle: {en: Caption, pl: Podpis}\nown: true\n"
ONE, TWO, THREE, FOUR = (
    f"{{en: {english}, pl: {polish}}}"
    for english, polish in [("one", "raz"), ("two", "dwa"), ("three", "trzy"), ("four", "cztery")]
)
TITLES = f"  - title: {ONE}\n  - title: {TWO}\n  - title: {THREE}\n"

# The keys of each form, and the words of its drawing in the order in which they are read.
SAMPLES = {
    "steps": (
        f"items:\n{TITLES}    text: {{en: '*and* rest', pl: '*i* odpocznij'}}\n",
        {"en": "one two three and rest", "pl": "raz dwa trzy i odpocznij"},
    ),
    "cycle": (
        f"items:\n{TITLES}",
        {
            "en": "one two three and again from step 1",
            "pl": "raz dwa trzy i ponownie od kroku 1",
        },
    ),
    "list": (
        f"items:\n{TITLES}    points: [{FOUR}]\n",
        {"en": "one two three four", "pl": "raz dwa trzy cztery"},
    ),
    "ring": (
        f"centre: {FOUR}\nitems:\n{TITLES}",
        {"en": "four one two three", "pl": "cztery raz dwa trzy"},
    ),
    "comparison": (
        f"heading: {ONE}\ncolumns:\n{TITLES}rows:\n"
        f"  - {{title: {FOUR}, cells: [{TWO}, {THREE}, {ONE}]}}\n",
        {
            "en": "one one two three four two three one",
            "pl": "raz raz dwa trzy cztery dwa trzy raz",
        },
    ),
    "matrix": (
        f"across: {{title: {ONE}, values: [{TWO}, {THREE}]}}\n"
        f"down: {{title: {FOUR}, values: [{THREE}, {TWO}]}}\n"
        f"rows:\n  - [{{title: {ONE}}}, {{title: {TWO}}}]\n"
        f"  - [{{title: {THREE}}}, {{title: {FOUR}}}]\n",
        {
            "en": "one four two three four three one two four two three four",
            "pl": "raz cztery dwa trzy cztery trzy raz dwa cztery dwa trzy cztery",
        },
    ),
    "formula": (
        f"parts:\n  - title: {ONE}\n  - {{sign: plus, title: {TWO}}}\n"
        f"  - {{sign: equals, title: {THREE}}}\n",
        {"en": "one plus two equals three", "pl": "raz plus dwa równa się trzy"},
    ),
    "chain": (
        f"links:\n  - title: {ONE}\n    between: {{en: or, pl: albo}}\n"
        f"    parts: [{{title: {TWO}}}, {{title: {THREE}}}]\n  - title: {FOUR}\n",
        {"en": "one two or three four", "pl": "raz dwa albo trzy cztery"},
    ),
    "fishbone": (
        f"head: {ONE}\nbones:\n  - {{title: {TWO}, points: [{THREE}]}}\n"
        f"  - {{title: {THREE}, points: [{FOUR}, {TWO}]}}\n",
        {"en": "one two three three four two", "pl": "raz dwa trzy trzy cztery dwa"},
    ),
    "checklist": (
        f"items:\n{TITLES}    points: [{FOUR}]\n",
        {"en": "one two three four", "pl": "raz dwa trzy cztery"},
    ),
    "chart": (
        f"heading: {ONE}\nmeasure: {TWO}\nunit: percent\nbars:\n"
        f"  - {{title: {THREE}, value: 12.5}}\n  - {{title: {FOUR}, value: 50}}\n",
        {"en": "one two three 12.5% four 50%", "pl": "raz dwa trzy 12,5% cztery 50%"},
    ),
}


class Words(HTMLParser):
    """The words of a figure as a screen reader comes to them, without those of the caption."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.skipped = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.skipped and (tag == "figcaption" or ("aria-hidden", "true") in attrs):
            self.skipped = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.skipped:
            self.skipped = ""

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.words += data.split()


def words_of(html: str) -> str:
    parser = Words()
    parser.feed(html)
    return " ".join(parser.words)


def rendered(folder: Path, definition: str, language: str) -> str:
    """The HTML of a figure on the page unit-1/page.md of a book that has nothing else."""
    docs = folder / "docs"
    for each in LANGUAGES:
        page = docs / each / "unit-1" / "page.md"
        page.parent.mkdir(parents=True)
        page.write_text("## Heading {#anchor}\n\n::: figure fig-07\n", encoding="utf-8")
    shutil.copy(ROOT / "docs" / "labels.yml", docs)
    (docs / "figures").mkdir()
    (docs / "figures" / "fig-07.yml").write_text(definition, encoding="utf-8")
    library = read_library(docs, LANGUAGES)
    renderer = Renderer.from_templates(ROOT / "overrides" / "kinds", library)
    return renderer.render("fig-07", language, "unit-1/page.md")


def faults_in(folder: Path, definition: str) -> list[str]:
    file = folder / "fig-07.yml"
    file.write_text(definition, encoding="utf-8")
    with pytest.raises(FaultsFound) as found:
        read_definition(file, file.name, LANGUAGES)
    return [str(fault) for fault in found.value.faults]


def sample(form: str) -> str:
    return f"{CAPTION}form: {form}\n{SAMPLES[form][0]}"


def test_there_is_a_sample_of_every_form() -> None:
    assert set(SAMPLES) == set(FORMS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", SAMPLES)
def test_a_figure_is_real_text_in_reading_order(tmp_path: Path, form: str, language: str) -> None:
    html = rendered(tmp_path, sample(form), language)
    assert words_of(html) == SAMPLES[form][1][language]


@pytest.mark.parametrize("form", SAMPLES)
def test_a_figure_has_no_inline_style_and_no_script(tmp_path: Path, form: str) -> None:
    html = rendered(tmp_path, sample(form), "en")
    assert not re.search(r"\sstyle=|<script|<style", html)


@pytest.mark.parametrize(
    ("language", "caption"),
    [
        ("en", "Figure 7. Caption Source: own elaboration"),
        ("pl", "Rysunek 7. Podpis Źródło: opracowanie własne"),
    ],
)
def test_the_caption_gives_number_title_and_source(
    tmp_path: Path, language: str, caption: str
) -> None:
    html = rendered(tmp_path, sample("steps"), language)
    assert words_of(html.replace("figcaption", "p")).endswith(caption)


def test_a_figure_is_found_by_its_id_and_named_by_its_caption(tmp_path: Path) -> None:
    html = rendered(tmp_path, sample("steps"), "en")
    assert 'data-figure="fig-07" id="fig-07" aria-labelledby="fig-07-caption"' in html


def test_a_basis_is_linked_to_its_passage(tmp_path: Path) -> None:
    basis = "basis: {en: 'Doe, 2015', pl: Doe (2015)}\nsee: unit-1/page.md#anchor"
    html = rendered(tmp_path, sample("steps").replace("own: true", basis), "pl")
    link = '<a href="page.html#anchor">Doe (2015)</a>'
    assert f"Źródło: opracowanie własne na podstawie {link}" in html


def test_a_number_may_hold_letters(tmp_path: Path) -> None:
    html = rendered(tmp_path, sample("steps").replace("number: 7", "number: T6-1"), "pl")
    assert "Rysunek T6-1." in html


def test_a_numbered_list_is_an_ordered_list(tmp_path: Path) -> None:
    html = rendered(tmp_path, sample("list") + "numbered: true\n", "en")
    assert '<ol role="list" class="figure__list">' in html


def test_a_comparison_without_rows_is_a_card_for_each_column(tmp_path: Path) -> None:
    columns = f"columns:\n{TITLES}".replace(THREE, f"{THREE}\n    text: {FOUR}")
    columns = columns.replace(ONE, f"{ONE}\n    points: [{TWO}]")
    columns = columns.replace(f"title: {TWO}", f"title: {TWO}\n    text: {ONE}")
    html = rendered(tmp_path, f"{CAPTION}form: comparison\n{columns}", "en")
    assert words_of(html) == "one two two one three four"
    assert "<table" not in html


@pytest.mark.parametrize(("highest", "width"), [("", "25.0%"), ("highest: 100\n", "12.5%")])
def test_the_longest_bar_is_full_or_the_scale_is_given(
    tmp_path: Path, highest: str, width: str
) -> None:
    html = rendered(tmp_path, sample("chart") + highest, "en")
    assert f'<svg width="{width}"' in html


@pytest.mark.parametrize(
    ("form", "old", "new", "fault"),
    [
        pytest.param(
            "steps",
            "form: steps",
            "form: step",
            "5:1: unknown form 'step'. Allowed: 'steps', 'cycle', 'list', 'ring', 'comparison',"
            " 'matrix', 'formula', 'chain', 'fishbone', 'checklist', 'chart'."
            " Hint: did you mean 'steps'?",
            id="a form that there is not",
        ),
        pytest.param(
            "steps",
            "own: true\n",
            "",
            "1:1: the figure does not say whose it is."
            " Allowed: one of 'source', 'basis' and 'own: true'.",
            id="nothing about its origin",
        ),
        pytest.param(
            "steps",
            "own: true\n",
            "own: true\nsource: {en: Doe, pl: Doe}\n",
            "4:1: 'source', 'own' together. Allowed: one of 'source', 'basis' and 'own: true'.",
            id="two origins",
        ),
        pytest.param(
            "steps",
            "own: true\n",
            "own: true\nsee: unit-1/page.md#anchor\n",
            "5:1: 'see' without a text to link. Allowed: a source or a basis.",
            id="a link without a text",
        ),
        pytest.param(
            "comparison",
            f"[{TWO}, {THREE}, {ONE}]",
            f"[{TWO}, {THREE}]",
            "12:37: 2 entries here. Allowed: 3, as many as columns.",
            id="a row that is too short",
        ),
        pytest.param(
            "comparison",
            f"heading: {ONE}\n",
            "",
            "10:1: 'rows' without 'heading'. Allowed: both or neither.",
            id="rows without a heading",
        ),
        pytest.param(
            "comparison",
            f"title: {TWO}\n",
            f"title: {TWO}\n    points: [{ONE}]\n",
            "10:5: points in a column that has rows. Allowed: points or rows, not both.",
            id="points beside rows",
        ),
        pytest.param(
            "matrix",
            f", {{title: {FOUR}}}]",
            "]",
            "10:5: 1 entries here. Allowed: 2, as many as values of 'across'.",
            id="a cell too few",
        ),
        pytest.param(
            "formula",
            "sign: plus, ",
            "",
            "8:5: no sign before this part. Allowed: 'sign' on all but the first.",
            id="a sign too few",
        ),
        pytest.param(
            "formula",
            f"- title: {ONE}",
            f"- {{sign: plus, title: {ONE}}}",
            "7:6: a sign before the first part. Allowed: none there.",
            id="a sign too many",
        ),
        pytest.param(
            "chain",
            f", {{title: {THREE}}}]",
            "]",
            "9:5: one part alone. Allowed: none, or two and more.",
            id="a part alone",
        ),
        pytest.param(
            "chart",
            "value: 12.5",
            "value: -1",
            "10:36: a bar of -1. Allowed: 0 or more.",
            id="a bar below zero",
        ),
        pytest.param(
            "chart",
            "unit: percent",
            "highest: 20",
            "11:37: a bar of 50, higher than 'highest'. Allowed: 0 to 20.",
            id="a bar that leaves the scale",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, form: str, old: str, new: str, fault: str
) -> None:
    definition = sample(form)
    assert old in definition
    assert f"fig-07.yml:{fault}" in faults_in(tmp_path, definition.replace(old, new, 1))


def test_each_form_has_its_own_keys(tmp_path: Path) -> None:
    faults = faults_in(tmp_path, sample("steps") + f"centre: {ONE}\n")
    assert len(faults) == 1
    assert faults[0].startswith("fig-07.yml:11:1: unknown key 'centre'. Allowed: 'basis', 'form',")


def test_a_text_that_one_language_lacks_is_a_fault(tmp_path: Path) -> None:
    faults = faults_in(tmp_path, sample("ring").replace(f"centre: {FOUR}", "centre: {en: four}"))
    assert faults == ["fig-07.yml:6:9: the text in 'pl' is missing. Allowed: 'en', 'pl'."]
