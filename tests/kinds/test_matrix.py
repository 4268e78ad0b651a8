"""What an editor can get wrong in a matrix, and what they are told."""

from pathlib import Path

import pytest

from content.definitions import read_definition
from content.faults import FaultsFound
from kinds.matrix import Matrix, payload

TASKS = """\
kind: matrix
title: {en: Tasks, pl: Zadania}
task: {en: Sort., pl: Uporządkuj.}
across:
  values:
    soon: {en: urgent, pl: pilne}
    later: {en: not urgent, pl: niepilne}
down:
  values:
    much: {en: important, pl: ważne}
    little: {en: unimportant, pl: nieważne}
cells:
  wait:
    title: {en: Drop, pl: Porzuć}
    across: later
    down: little
    advice: [{en: Say no., pl: Odmów.}]
  plan:
    title: {en: Plan, pl: Zaplanuj}
    across: later
    down: much
    advice: [{en: Fix a day., pl: Wyznacz dzień.}]
  do:
    title: {en: Do, pl: Zrób}
    across: soon
    down: much
    advice: [{en: Begin now., pl: Zacznij teraz.}]
  give:
    title: {en: Give away, pl: Zleć}
    across: soon
    down: little
    advice: [{en: Ask around., pl: Popytaj.}]
items:
  title: {en: Tasks, pl: Zadania}
  label: {en: "Task {n}", pl: "Zadanie {n}"}
  start: 2
  most: 9
"""
ONE_EACH = "one cell for each pair of axis values"


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        pytest.param(
            "    across: soon\n    down: much",
            "    across: sooon\n    down: much",
            [
                "tasks.yml:12:1: no cell stands at across 'soon', down 'much'. "
                f"Allowed: {ONE_EACH}.",
                "tasks.yml:25:5: the cell 'do' stands at across 'sooon'. Allowed: 'soon', 'later'.",
            ],
            id="a value that its axis lacks",
        ),
        pytest.param(
            "    across: soon\n    down: much",
            "    across: later\n    down: much",
            [
                "tasks.yml:12:1: no cell stands at across 'soon', down 'much'. "
                f"Allowed: {ONE_EACH}.",
                f"tasks.yml:24:5: the cell 'do' stands where 'plan' does. Allowed: {ONE_EACH}.",
            ],
            id="two cells in one place",
        ),
        pytest.param(
            "  do:",
            "  do.it:",
            ["tasks.yml:23:3: the id 'do.it' has a point in it. Allowed: an id without a point."],
            id="a point in the id of a cell",
        ),
        pytest.param(
            "start: 2",
            "start: 10",
            ["tasks.yml:36:3: 'start' is 10, but 'most' is 9. Allowed: 'start' not above 'most'."],
            id="more lines at first than at the most",
        ),
        pytest.param(
            "    later: {en: not urgent, pl: niepilne}\n",
            "",
            ["tasks.yml:5:3: 'values' has too few entries. Allowed: 2 or more."],
            id="an axis with a single value",
        ),
        pytest.param(
            "{en: Say no., pl: Odmów.}",
            "",
            ["tasks.yml:17:5: 'advice' has too few entries. Allowed: 1 or more."],
            id="a cell without advice",
        ),
        pytest.param(
            "    advice: [{en: Say no.,",
            "    advise: [{en: Say no.,",
            [
                "tasks.yml:13:3: 'wait' lacks the key 'advice'.",
                "tasks.yml:17:5: unknown key 'advise'. "
                "Allowed: 'across', 'advice', 'down', 'formerly', 'title'. "
                "Hint: did you mean 'advice'?",
            ],
            id="a misspelt key",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, faults: list[str]
) -> None:
    assert old in TASKS

    with pytest.raises(FaultsFound) as found:
        read(tmp_path, TASKS.replace(old, new, 1))

    assert str(found.value).splitlines() == faults


def test_the_cells_stand_by_their_axes_and_not_in_the_order_of_the_file(tmp_path: Path) -> None:
    rows = read(tmp_path, TASKS).rows

    assert {down: list(cells) for down, cells in rows.items()} == {
        "much": ["do", "plan"],
        "little": ["give", "wait"],
    }


def test_the_script_is_told_the_names_of_the_cells_and_how_many_lines_there_are(
    tmp_path: Path,
) -> None:
    assert payload(read(tmp_path, TASKS), "pl") == {
        "cells": {"wait": "Porzuć", "plan": "Zaplanuj", "do": "Zrób", "give": "Zleć"},
        "items": {"start": 2, "most": 9, "label": "Zadanie {n}"},
    }


def read(folder: Path, text: str) -> Matrix:
    path = folder / "tasks.yml"
    path.write_text(text, encoding="utf-8")
    definition = read_definition(path, path.name, ("en", "pl"))
    assert isinstance(definition, Matrix)
    return definition
