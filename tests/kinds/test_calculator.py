"""What follows from the entries of a calculator: its exercises are definitions, without own code."""

from pathlib import Path

import pytest

from content.definitions import read_definition
from formulas import Value
from kinds.calculator.compiled import compile_formulas
from kinds.calculator.compute import Computed, compute
from kinds.calculator.examples import entries_of
from kinds.calculator.model import Calculator
from tests.support.site import ROOT

LANGUAGES = ("en", "pl")
DEFINITIONS = Path(__file__).parent / "definitions"
UNIT_1 = ROOT / "docs" / "exercises" / "unit-1"


@pytest.mark.parametrize("path", sorted(DEFINITIONS.glob("*.yml")), ids=lambda path: path.stem)
def test_an_exercise_of_a_later_unit_is_a_definition_whose_examples_hold(path: Path) -> None:
    calculator = read(path)

    assert calculator.examples


# The values of the catalogue's worked examples, typed in here a second time: a slip in the examples
# of the book's own definitions would otherwise go unnoticed.
@pytest.mark.parametrize(
    ("path", "entries", "values"),
    [
        pytest.param(
            UNIT_1 / "u1-resources-inputs.yml",
            {
                "resources.weight": [0.5, 0.2, 0.3],
                "resources.rating": [4, 3, 5],
                "inputs.weight": [0.4, 0.3, 0.3],
                "inputs.rating": [3, 2, 4],
            },
            {
                "resources.weighted": [2.0, 0.6, 1.5],
                "resources_total": 4.1,
                "inputs.weighted": [1.2, 0.6, 1.2],
                "inputs_total": 3.0,
                "difference": 1.1,
                "difference.verdict": "favourable",
            },
            id="EX-01",
        ),
        pytest.param(
            UNIT_1 / "u1-resources-inputs.yml",
            {"resources.weight": [0.5, 0.2, 0.2], "resources.rating": [4, 3, 5]},
            {"resources_weights": "unmet", "difference.verdict": None},
            id="EX-01 with weights of 0.9",
        ),
        pytest.param(
            UNIT_1 / "u1-relationship-frequency.yml",
            {"actions.value": [None] * 4 + [5, 4, 5, 4] + [4, 3, 4, 3, 3, 3] + [None] * 4 + [2, 1]},
            {
                "service": 4.5,
                "service.verdict": "always",
                "communication": 3.33,
                "communication.verdict": "sometimes",
                "external": 1.5,
                "external.verdict": "rarely",
                "development": None,
                "development.verdict": None,
            },
            id="EX-07",
        ),
        pytest.param(
            DEFINITIONS / "u2-website-vs-blog.yml",
            {"traits.side": ["website", "blog", "blog", "blog", "blog", "website", "blog"]},
            {"websites": 2, "blogs": 5, "preference.verdict": "blog"},
            id="EX-08",
        ),
        pytest.param(
            DEFINITIONS / "u2-content-forms.yml",
            {"forms.time": [5, 5, 1], "forms.idea": [4, 4, 1], "forms.use": [3, 4, 2]},
            {"forms.average": [4.0, 4.33, 1.33, None]},
            id="EX-09",
        ),
        pytest.param(
            DEFINITIONS / "u2-nps.yml",
            {"answers.score": [10, 9, 9, 7, 10, 5, 8, 9, 10, 9]},
            {"promoters": 70, "passives": 20, "critics": 10, "nps": 60, "nps.verdict": "success"},
            id="EX-11",
        ),
        pytest.param(
            DEFINITIONS / "u3-crm-audit.yml",
            {"aspects.rating": [5, 4, 5, 5, 5], "aspects.weight": [0.2, 0.3, 0.1, 0.3, 0.1]},
            {"weights": "met", "average": 4.7, "average.verdict": "fulfils"},
            id="EX-15",
        ),
        pytest.param(
            DEFINITIONS / "u3-cloud-crm-survey.yml",
            {"statements.answer": [5, 2, 4, 5, 5]},
            {"overall": 4.2, "overall.verdict": "definitely"},
            id="EX-16",
        ),
    ],
)
def test_an_exercise_gives_the_values_of_the_catalogue(
    path: Path, entries: dict[str, Value], values: dict[str, Value]
) -> None:
    computed = computed_from(read(path), entries)

    assert {name: value_of(computed, name) for name in values} == values


def test_the_swot_vector_points_into_the_quadrant_of_the_catalogue() -> None:
    calculator = read(UNIT_1 / "u1-swot-vector.yml")
    sides = {"opportunities": ([0.6, 0.4], [4, 3]), "threats": ([1.0], [2])}
    sides |= {"strengths": ([0.5, 0.5], [4, 3]), "weaknesses": ([0.7, 0.3], [4, 5])}
    entries: dict[str, Value] = {}
    for table, (weights, ratings) in sides.items():
        entries |= {f"{table}.weight": weights, f"{table}.rating": ratings}

    computed = computed_from(calculator, entries)

    assert sorted(value_of(computed, name) for name in calculator.tables if name in SWOT) == []


SWOT: dict[str, str] = {}
