"""What follows from the entries of a calculator: exercises are definitions, without own code."""

from pathlib import Path
from typing import Any

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
    lists = {
        "opportunities": ([0.6, 0.4], [4, 3]),
        "threats": ([1.0], [2]),
        "strengths": ([0.5, 0.5], [4, 3]),
        "weaknesses": ([0.7, 0.3], [4, 5]),
    }
    entries: dict[str, Value] = {}
    for table, (weights, ratings) in lists.items():
        entries |= {f"{table}.weight": weights, f"{table}.rating": ratings}

    computed = computed_from(read(UNIT_1 / "u1-swot-vector.yml"), entries)

    values = {
        "opportunities_total": 3.6,
        "threats_total": 2.0,
        "strengths_total": 3.5,
        "weaknesses_total": 4.3,
        "internal": -0.8,
        "external": 1.6,
        "strategy.verdict": "wo",
    }
    assert {name: value_of(computed, name) for name in values} == values


SURVEY = """\
kind: calculator
title: {en: Survey, pl: Ankieta}
task: {en: Ask., pl: Zapytaj.}
fields:
  target: {title: {en: Target, pl: Cel}, input: number, from: 0, to: 10}
tables:
  answers:
    title: {en: Answers, pl: Odpowiedzi}
    heading: {en: No., pl: Nr}
    growing: {start: 2, most: 4, label: {en: "Answer {n}", pl: "Odpowiedź {n}"}}
    columns:
      who: {title: {en: Who, pl: Kto}, input: text, optional: true}
      score: {title: {en: Score, pl: Ocena}, input: whole number, from: 0, to: 10}
      doubled: {title: {en: Doubled, pl: Podwójnie}, formula: 2 * score}
bands:
  sides:
    - {id: low, below: 5, title: {en: low, pl: nisko}}
    - {id: high, from: 5, title: {en: high, pl: wysoko}}
constraints:
  enough:
    formula: sum(answers.score)
    equals: 10
    met: {en: OK, pl: OK}
    unmet: {en: "{now}", pl: "{now}"}
results:
  average:
    title: {en: Average, pl: Średnia}
    formula: mean(answers.score)
    bands: sides
    in words: {en: mean, pl: średnia}
  reached:
    title: {en: Reached?, pl: Osiągnięto?}
    in words: {en: average against target, pl: średnia wobec celu}
    cases:
      - {id: "yes", when: average >= target, title: {en: "yes", pl: tak}}
      - {id: "no", title: {en: "no", pl: nie}}
examples:
  - name: {en: One, pl: Jeden}
    given: {answers.score: [4, 6], target: 5}
    expect: {enough: met, average: 5, average.verdict: high, reached.verdict: "yes"}
  - name: {en: Two, pl: Dwa}
    given: {answers.score: [3, 3, 4], target: 5}
    expect: {enough: met, average: 3.33, average.verdict: low, reached.verdict: "no"}
"""


@pytest.mark.parametrize(
    ("entries", "values"),
    [
        pytest.param(
            {},
            {"average": None, "average.verdict": None, "enough": None, "reached.verdict": None},
            id="nothing entered gives blanks, not zeros",
        ),
        pytest.param(
            {"answers.score": [4, None, 6]},
            {"average": 5, "average.verdict": "high", "answers.doubled": [8, None, 12]},
            id="a row in which nothing stands is left out",
        ),
        pytest.param(
            {"answers.score": [4, None, 6], "answers.who": ["Ada", "Jan", ""]},
            {"average": 5, "enough": "met", "average.verdict": None},
            id="a row that is begun withholds the verdict until it is complete",
        ),
        pytest.param(
            {"answers.score": [4, 5], "target": 4},
            {"enough": "unmet", "average": 4.5, "average.verdict": None, "reached.verdict": None},
            id="an unmet constraint withholds the verdicts on the same entries",
        ),
        pytest.param(
            {"answers.score": [4, 6]},
            {"average.verdict": "high", "reached.verdict": None},
            id="a case waits for every entry that it rests on",
        ),
        pytest.param(
            {"answers.score": [2.5, 2.5, 2.5, 2.5], "target": 2.5},
            {"average": 2.5, "enough": "met", "reached.verdict": "yes"},
            id="the table grows with the entries",
        ),
        pytest.param(
            {"answers.score": [10.004]}, {"enough": "met"}, id="a constraint looks at hundredths"
        ),
        pytest.param(
            {"answers.score": [10.006]}, {"enough": "unmet"}, id="and at no less than hundredths"
        ),
    ],
)
def test_a_result_follows_from_the_entries(
    tmp_path: Path, entries: dict[str, Value], values: dict[str, Value]
) -> None:
    path = tmp_path / "survey.yml"
    path.write_text(SURVEY, encoding="utf-8")

    computed = computed_from(read(path), entries)

    assert {name: value_of(computed, name) for name in values} == values


def test_an_example_fills_the_rows_of_a_group() -> None:
    calculator = read(UNIT_1 / "u1-relationship-frequency.yml")

    entries = entries_of(calculator, calculator.examples[1])

    # 4 + 4 rows without answers, then six of communication, 4 of development without, two more
    assert entries == {"actions.value": [None] * 8 + [4, 3, None, None, 3, 3] + [None] * 4 + [2, 3]}


def read(path: Path) -> Calculator:
    definition = read_definition(path, path.name, LANGUAGES)
    assert isinstance(definition, Calculator)
    return definition


def computed_from(calculator: Calculator, entries: dict[str, Value]) -> Computed:
    return compute(calculator, compile_formulas(calculator), entries)


def value_of(computed: Computed, name: str) -> Value:
    """What an example calls by the name; numbers in hundredths, as the catalogue prints them."""
    if name.endswith(".verdict"):
        return computed.verdicts[name.removesuffix(".verdict")]
    if name in computed.constraints:
        return computed.constraints[name]
    value = computed.values[name]
    return (
        [in_hundredths(cell) for cell in value] if isinstance(value, list) else in_hundredths(value)
    )


def in_hundredths(value: Value) -> Any:
    return round(value, 2) if isinstance(value, float) else value
