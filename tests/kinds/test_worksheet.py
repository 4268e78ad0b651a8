"""What an editor can get wrong in a worksheet, and what they are told."""

from pathlib import Path

import pytest

from content.definitions import read_definition
from content.faults import FaultsFound
from kinds.worksheet import Worksheet, payload

PLAN = """\
kind: worksheet
title: {en: Plan, pl: Plan}
task: {en: Write., pl: Pisz.}
steps:
  first:
    title: {en: First, pl: Najpierw}
    fields:
      goal:
        title: {en: Goal, pl: Cel}
        input: long text
      listed:
        title: {en: List made, pl: Lista gotowa}
        input: tick
      agreed:
        title: {en: List agreed, pl: Lista uzgodniona}
        input: tick
      people:
        title: {en: People, pl: Osoby}
        input: whole number
        from: 1
        to: 20
  second:
    title: {en: Second, pl: Potem}
    table:
      title: {en: Steps, pl: Kroki}
      heading: {en: Step, pl: Krok}
      growing:
        start: 2
        most: 5
        label: {en: "Step {n}", pl: "Krok {n}"}
      columns:
        deed:
          title: {en: Deed, pl: Działanie}
          input: text
      samples:
        - deed: {en: Call, pl: Dzwonić}
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "    title: {en: Second, pl: Potem}\n",
            "",
            "plan.yml:23:5: the step 'second' has no 'title'. Allowed: a title for each step.",
            id="one of several steps without a title",
        ),
        pytest.param(
            PLAN[PLAN.index("    table:") :],
            "",
            "plan.yml:23:5: the step 'second' has nothing to fill in. "
            "Allowed: 'fields', a 'table', or both.",
            id="a step with nothing to fill in",
        ),
        pytest.param(
            "    table:\n",
            "    fields:\n      goal:\n        title: {en: Goal, pl: Cel}\n"
            "        input: text\n    table:\n",
            "plan.yml:25:7: a field named 'goal' stands in an earlier step. "
            "Allowed: an id of its own for each field.",
            id="two fields of one name",
        ),
        pytest.param(
            "      goal:",
            "      second.deed.1:",
            "plan.yml:8:7: a point in 'second.deed.1' makes it look like a cell of a table. "
            "Allowed: an id without a point.",
            id="a field named like a cell",
        ),
        pytest.param(
            "        to: 20",
            "        to: 1",
            "plan.yml:20:9: from 1 to 1 leaves nothing to enter. "
            "Allowed: 'from' smaller than 'to'.",
            id="a number without room",
        ),
        pytest.param(
            "          input: text\n",
            "          formula: 1 + 1\n",
            "plan.yml:34:11: a worksheet does not calculate. "
            "Hint: write 'kind: calculator' where something is computed.",
            id="a formula in a worksheet",
        ),
        pytest.param(
            "        start: 2",
            "        start: 6",
            "plan.yml:28:9: 'start' is 6, but 'most' is 5. Allowed: 'start' not above 'most'.",
            id="more rows at first than at the most",
        ),
        pytest.param(
            "        - deed:",
            "        - did:",
            "plan.yml:36:11: the sample row has 'did'. Allowed: 'deed'.",
            id="a sample row with a column that does not exist",
        ),
        pytest.param(
            "    fields:\n",
            "    feilds:\n",
            "plan.yml:7:5: unknown key 'feilds'. "
            "Allowed: 'fields', 'formerly', 'table', 'text', 'title'. "
            "Hint: did you mean 'fields'?",
            id="a misspelt key",
        ),
        pytest.param(
            "{en: Goal, pl: Cel}",
            "{en: Goal}",
            "plan.yml:9:16: the text in 'pl' is missing. Allowed: 'en', 'pl'.",
            id="a title in one language only",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in PLAN

    with pytest.raises(FaultsFound) as found:
        read(tmp_path, PLAN.replace(old, new, 1))

    assert fault in str(found.value).splitlines()


def test_boxes_that_follow_each_other_are_one_checklist(tmp_path: Path) -> None:
    runs = read(tmp_path, PLAN).steps["first"].runs

    assert [(is_checklist, list(fields)) for is_checklist, fields in runs] == [
        (False, ["goal"]),
        (True, ["listed", "agreed"]),
        (False, ["people"]),
    ]


def test_a_single_step_needs_no_title(tmp_path: Path) -> None:
    single = PLAN[: PLAN.index("  second:")].replace("    title: {en: First, pl: Najpierw}\n", "")

    assert read(tmp_path, single).steps["first"].title is None


def test_the_script_is_told_of_all_fields_and_of_tables_by_the_ids_of_their_steps(
    tmp_path: Path,
) -> None:
    told = payload(read(tmp_path, PLAN), "pl")

    assert list(told["fields"]) == ["goal", "listed", "agreed", "people"]
    assert list(told["tables"]) == ["second"]
    assert told["tables"]["second"]["growing"] == {"start": 2, "most": 5, "label": "Krok {n}"}


def read(folder: Path, text: str) -> Worksheet:
    path = folder / "plan.yml"
    path.write_text(text, encoding="utf-8")
    definition = read_definition(path, path.name, ("en", "pl"))
    assert isinstance(definition, Worksheet)
    return definition
