"""The documents for contributors say what the code does: examples, keys, formulas and links."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from content.definitions import read_definition
from content.faults import FaultsFound
from content.nodes import Node, key_of
from content.yaml_source import PlacedMap, read_yaml
from formulas import FormulaError, Type, evaluate, parse
from formulas.language import FUNCTIONS
from kinds import KINDS
from kinds.figure import FORMS
from kinds.inputs import Input
from tests.support.definitions import LANGUAGES, library
from tests.support.site import ROOT

DOCUMENTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("guide/*.md"))]
}
DEFINITIONS, FORMULAS = DOCUMENTS["guide/definitions.md"], DOCUMENTS["guide/formulas.md"]

Keys = dict[str, bool]
"""The keys of a part of a definition, and whether they are needed."""


def yaml_in(document: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", document, re.DOTALL | re.MULTILINE)


def tables_in(document: str) -> list[list[list[str]]]:
    """The cells of every row of every table, without the row that only draws a line."""
    tables = re.findall(r"(?:^\|.*\n)+", document, re.MULTILINE)
    return [
        [[cell.strip() for cell in row.strip("|").split(" |")] for row in rows]
        for rows in ([row for row in table.splitlines() if "---" not in row] for table in tables)
    ]


def rows_below(document: str, *heads: str) -> list[list[str]]:
    """The rows of all tables whose first columns have these heads."""
    return [
        row
        for head, *rows in tables_in(document)
        if head[: len(heads)] == list(heads)
        for row in rows
    ]


# Definitions

EXAMPLES = {
    f"{name} {number}": example
    for name, document in DOCUMENTS.items()
    for number, example in enumerate(yaml_in(document), start=1)
    if example.startswith("kind:")
}


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_a_definition_in_the_guide_has_no_fault(example: str, tmp_path: Path) -> None:
    path = tmp_path / "example.yml"
    path.write_text(example, encoding="utf-8")

    read_definition(path, path.name, LANGUAGES)

    for inner, anchor in re.findall(r"^ *see: (\S+)#(\S+)$", example, re.MULTILINE):
        for language in LANGUAGES:
            assert anchor in library().pages[language, inner].anchors


def slips(*changes: tuple[str, str]) -> str:
    """The first definition of the guide, as somebody in a hurry might have written it."""
    text = yaml_in(DEFINITIONS)[0]
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong)
    return text


@pytest.mark.parametrize(
    ("faulty", "count"),
    [
        pytest.param(
            slips(
                ("  pl: Ile kosztowała reklama i ilu nowych klientów przyszło?\n", ""),
                (
                    "    formula: spent / customers\n",
                    "    formula: spent / customers\n    decimal: 1\n",
                ),
                ("{en: A normal month,", "{en: A normal month, in spring,"),
            ),
            3,
            id="slips of the pen",
        ),
        pytest.param(slips(("37.5", "35")), 1, id="a wrong sum"),
    ],
)
def test_a_list_of_faults_in_the_guide_is_what_editors_get(
    faulty: str, count: int, tmp_path: Path
) -> None:
    path = tmp_path / "cost.yml"
    path.write_text(faulty, encoding="utf-8")

    with pytest.raises(FaultsFound) as found:
        read_definition(path, "docs/exercises/unit-1/cost.yml", LANGUAGES)

    told = str(found.value).splitlines()
    assert len(told) == count
    assert "\n".join(f"    {line}" for line in told) in DOCUMENTS["CONTRIBUTING.md"]


def models(model: type[Node] = Node) -> Iterator[type[Node]]:
    for each in model.__subclasses__():
        if each.__module__.startswith("kinds."):
            yield each
            yield from models(each)


def own_keys(model: type[Node]) -> Keys:
    """What a model adds to the models that it is based on."""
    inherited = {
        name for base in model.__mro__[1:] if issubclass(base, Node) for name in base.model_fields
    }
    return {
        key_of(name): field.is_required()
        for name, field in model.model_fields.items()
        if name not in inherited and not field.exclude
    }


def told_keys() -> list[Keys]:
    """The tables of keys, one for each part of a definition."""
    return [
        {row[0].strip("`"): row[2] == "needed" for row in rows}
        for head, *rows in tables_in(DEFINITIONS)
        if head[0] == "key"
    ]


MODELS = {f"{model.__module__}.{model.__name__}": model for model in models() if own_keys(model)}


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS.keys())
def test_the_guide_has_a_table_with_exactly_the_keys_of(model: type[Node]) -> None:
    assert own_keys(model) in told_keys()


def test_the_guide_tells_no_keys_that_are_not_there() -> None:
    known = [own_keys(model) for model in MODELS.values()]

    assert [keys for keys in told_keys() if keys not in known] == []


def test_the_guide_shows_every_kind_and_every_form_and_names_every_input() -> None:
    shown = "\n".join(EXAMPLES.values())
    inputs = {
        name
        for model in models(Input)
        for name in model.model_fields["input"].annotation.__args__  # type: ignore[union-attr]
    }

    assert [kind for kind in KINDS if f"kind: {kind}\n" not in shown] == []
    assert [form for form in FORMS if f"form: {form}\n" not in shown] == []
    assert [name for name in inputs if f"`{name}`" not in DEFINITIONS] == []


# Formulas


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> PlacedMap:
    """The values and bands that the page states at its beginning."""
    path = tmp_path_factory.mktemp("guide") / "values.yml"
    path.write_text(yaml_in(FORMULAS)[0], encoding="utf-8")
    return read_yaml(path, path.name)


def type_of(name: str, value: Any) -> Type:
    if name.endswith(".group"):
        return Type.TEXTS
    if isinstance(value, list):
        return Type.NUMBERS
    return Type.TEXT if isinstance(value, str) else Type.NUMBER


def types_of(given: PlacedMap) -> dict[str, Type]:
    return {name: type_of(name, value) for name, value in given["values"].items()}


def read_value(text: str) -> float | str | bool | None:
    words = {"blank": None, "true": True, "false": False}
    if text in words:
        return words[text]
    return text.strip("'") if text.startswith("'") else float(text)


@pytest.mark.parametrize(
    ("formula", "value"), [row[:2] for row in rows_below(FORMULAS, "formula", "gives")]
)
def test_a_formula_in_the_guide_gives(formula: str, value: str, given: PlacedMap) -> None:
    tree = parse(formula.strip("`"), types_of(given), given["bands"].keys()).tree

    found = evaluate(tree, given["values"], given["bands"])

    assert found == pytest.approx(read_value(value))


@pytest.mark.parametrize(
    ("formula", "hint"), [row[:2] for row in rows_below(FORMULAS, "not a formula", "hint")]
)
def test_what_is_no_formula_is_answered_with(formula: str, hint: str, given: PlacedMap) -> None:
    with pytest.raises(FormulaError) as error:
        parse(formula.strip("`"), types_of(given), given["bands"].keys())

    assert error.value.hint == hint


def test_the_guide_has_an_example_of_every_function() -> None:
    shown = " ".join(row[0] for row in rows_below(FORMULAS, "formula", "gives"))

    assert [name for name in FUNCTIONS if f"{name}(" not in shown] == []


# Links

CODE = r"^    .*$|`[^`\n]*`"

LINKS = [
    (name, link)
    for name, document in DOCUMENTS.items()
    for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(CODE, "", document, flags=re.MULTILINE))
    if "://" not in link
]


@pytest.mark.parametrize(("document", "link"), LINKS)
def test_a_link_leads_somewhere(document: str, link: str) -> None:
    path, _, anchor = link.partition("#")
    target = (ROOT / document).parent / path if path else ROOT / document

    assert target.exists()
    if anchor:
        assert anchor in anchors_of(target.read_text(encoding="utf-8"))


def anchors_of(document: str) -> list[str]:
    """The anchors that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", document, flags=re.DOTALL), re.M)
    return [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]
