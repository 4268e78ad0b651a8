"""What an editor can get wrong in a quiz, and what they are told."""

from pathlib import Path

import pytest

from content.definitions import read_definition
from content.faults import FaultsFound
from kinds.quiz import Quiz, payload

SINGLE = """\
kind: quiz
title: {en: Sums, pl: Sumy}
task: {en: Choose., pl: Wybierz.}
questions:
  sum:
    type: single choice
    question: {en: Two and two?, pl: Dwa i dwa?}
    answers:
      a:
        text: {en: Three, pl: Trzy}
        feedback: {en: Too few., pl: Za mało.}
      b:
        text: {en: Four, pl: Cztery}
        right: true
        feedback: {en: Yes., pl: Tak.}
    explanation: {en: Count., pl: Policz.}
    see: unit-1/stages.md#four-stages
"""
TRUE_FALSE = """\
kind: quiz
title: {en: Sums, pl: Sumy}
task: {en: Choose., pl: Wybierz.}
questions:
  sum:
    type: true/false
    question: {en: Two and two are five., pl: Dwa i dwa to pięć.}
    answers:
      true:
        feedback: {en: Too many., pl: Za dużo.}
      false:
        right: true
        feedback: {en: Yes., pl: Tak.}
    explanation: {en: Count., pl: Policz.}
    see: unit-1/stages.md#four-stages
"""


@pytest.mark.parametrize(
    ("quiz", "old", "new", "fault"),
    [
        pytest.param(
            SINGLE,
            "        right: true\n",
            "",
            "sums.yml:8:5: no answer of 'sum' is right. Allowed: 'right: true' on the right one.",
            id="no answer is right",
        ),
        pytest.param(
            SINGLE,
            "Trzy}\n",
            "Trzy}\n        right: true\n",
            "sums.yml:15:9: 2 answers of 'sum' are right: 'a', 'b'. Allowed: one right answer. "
            "Hint: where several answers are right, write 'type: several choices'.",
            id="two answers of a single choice are right",
        ),
        pytest.param(
            SINGLE,
            "        text: {en: Three, pl: Trzy}\n",
            "",
            "sums.yml:9:7: the answer 'a' has no text. "
            "Allowed: a 'text' in all answers but those of 'true/false'.",
            id="an answer without a text",
        ),
        pytest.param(
            SINGLE,
            "        right: true",
            "        rigth: true",
            "sums.yml:14:9: unknown key 'rigth'. Allowed: 'feedback', 'formerly', 'right', 'text'. "
            "Hint: did you mean 'right'?",
            id="a misspelt key",
        ),
        pytest.param(
            SINGLE,
            "        feedback: {en: Too few., pl: Za mało.}\n",
            "",
            "sums.yml:9:7: 'a' lacks the key 'feedback'.",
            id="an answer without feedback",
        ),
        pytest.param(
            SINGLE,
            "{en: Too few., pl: Za mało.}",
            "{en: Too few.}",
            "sums.yml:11:19: the text in 'pl' is missing. Allowed: 'en', 'pl'.",
            id="feedback in one language only",
        ),
        pytest.param(
            SINGLE,
            "single choice",
            "singel choice",
            "sums.yml:6:5: 'type' is 'singel choice'. Allowed: 'true/false', 'single choice', "
            "'several choices'. Hint: did you mean 'single choice'?",
            id="a type that does not exist",
        ),
        pytest.param(
            SINGLE,
            "right: true",
            "right: yes",
            "sums.yml:14:9: 'right' is 'yes'. Allowed: true or false.",
            id="yes where true is meant",
        ),
        pytest.param(
            SINGLE,
            "  sum:",
            "  score:",
            "sums.yml:5:3: a question is named 'score', as the count of right answers is. "
            "Allowed: any other name.",
            id="a question with the name of the score",
        ),
        pytest.param(
            TRUE_FALSE,
            "      true:\n        feedback: {en: Too many., pl: Za dużo.}\n",
            "      maybe:\n        feedback: {en: Too many., pl: Za dużo.}\n",
            "sums.yml:8:5: the answers of 'sum' are 'maybe', 'false'. "
            "Allowed: 'true', 'false', in this order.",
            id="a third way between true and false",
        ),
        pytest.param(
            TRUE_FALSE,
            "      true:\n",
            "      true:\n        text: {en: Yes, pl: Tak}\n",
            "sums.yml:10:9: the answer 'true' has a text of its own. "
            "Allowed: 'right', 'feedback'. "
            "Hint: the words for true and false are in docs/labels.yml.",
            id="a text of its own for true",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_is_allowed(
    tmp_path: Path, quiz: str, old: str, new: str, fault: str
) -> None:
    assert old in quiz

    with pytest.raises(FaultsFound) as found:
        read(tmp_path, quiz.replace(old, new, 1))

    assert str(found.value) == fault


def test_the_faults_of_all_questions_are_told_at_once(tmp_path: Path) -> None:
    second = SINGLE.partition("questions:\n")[2].replace("sum:", "again:")
    quiz = (SINGLE + second).replace("        right: true\n", "")

    with pytest.raises(FaultsFound) as found:
        read(tmp_path, quiz)

    assert [fault.found for fault in found.value.faults] == [
        "no answer of 'sum' is right",
        "no answer of 'again' is right",
    ]


def test_several_choices_may_have_one_right_answer_or_more(tmp_path: Path) -> None:
    quiz = SINGLE.replace("single choice", "several choices")
    both = quiz.replace("Trzy}\n", "Trzy}\n        right: true\n")

    assert read(tmp_path, quiz).questions["sum"].right == ["b"]
    assert read(tmp_path, both).questions["sum"].right == ["a", "b"]


def test_the_words_true_and_false_are_names_of_answers_and_not_truth_values(
    tmp_path: Path,
) -> None:
    question = read(tmp_path, TRUE_FALSE).questions["sum"]

    assert list(question.answers) == ["true", "false"]
    assert question.right == ["false"]


def test_the_script_is_told_which_answers_are_right_and_nothing_else(tmp_path: Path) -> None:
    assert payload(read(tmp_path, TRUE_FALSE), "pl") == {"right": {"sum": ["false"]}}


def read(folder: Path, text: str) -> Quiz:
    path = folder / "sums.yml"
    path.write_text(text, encoding="utf-8")
    definition = read_definition(path, path.name, ("en", "pl"))
    assert isinstance(definition, Quiz)
    return definition
