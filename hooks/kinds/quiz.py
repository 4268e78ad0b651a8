"""The quiz: questions with one or several right answers, and why each answer is right or wrong."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from content.faults import Fault, one_of
from content.texts import Text
from kinds.definition import Definition, Renamed

TRUE_FALSE, SINGLE, SEVERAL = "true/false", "single choice", "several choices"
SCORE = "score"
"""The handle of the score on the page, which no question can have."""


class Answer(Renamed):
    """An answer to choose; in a true/false question its text comes from the labels."""

    text: Text | None = None
    right: bool = False
    feedback: Text
    """Why this answer is right or wrong, in Markdown of one paragraph."""


class Question(Renamed):
    """A question with its answers in the order of the page."""

    type: Literal["true/false", "single choice", "several choices"]
    question: Text
    answers: dict[str, Answer] = Field(min_length=2)
    explanation: Text
    """What the reader should know, whatever the answer was, in Markdown of one paragraph."""

    see: str
    """The passage that answers the question: `unit-1/stages.md#four-stages`."""

    @property
    def right(self) -> list[str]:
        """The ids of the right answers."""
        return [key for key, answer in self.answers.items() if answer.right]


class Quiz(Definition, Renamed):
    """Questions in the order of the page."""

    kind: Literal["quiz"]
    task: Text
    questions: dict[str, Question] = Field(min_length=1)


def faults(quiz: Quiz) -> Iterator[Fault]:
    """What is wrong with the questions, beyond what their form tells."""
    for key, question in quiz.questions.items():
        if key == SCORE:
            found = f"a question is named '{SCORE}', as the count of right answers is"
            yield Fault(quiz.place_of("questions", key), found, "any other name")
        yield from _right_answer_faults(key, question)
        if question.type == TRUE_FALSE:
            yield from _true_false_faults(key, question)
        else:
            yield from _missing_text_faults(question)


def _right_answer_faults(key: str, question: Question) -> Iterator[Fault]:
    if not question.right:
        found = f"no answer of '{key}' is right"
        yield Fault(question.place_of("answers"), found, "'right: true' on the right one")
    if question.type != SEVERAL and len(question.right) > 1:
        place = question.answers[question.right[1]].place_of("right")
        found = f"{len(question.right)} answers of '{key}' are right: {one_of(question.right)}"
        hint = f"where several answers are right, write 'type: {SEVERAL}'"
        yield Fault(place, found, "one right answer", hint)


def _true_false_faults(key: str, question: Question) -> Iterator[Fault]:
    if list(question.answers) != ["true", "false"]:
        found = f"the answers of '{key}' are {one_of(question.answers)}"
        yield Fault(question.place_of("answers"), found, "'true', 'false', in this order")
    for answer_id, answer in question.answers.items():
        if answer.text is not None:
            found = f"the answer '{answer_id}' has a text of its own"
            hint = "the words for true and false are in docs/labels.yml"
            yield Fault(answer.place_of("text"), found, "'right', 'feedback'", hint)


def _missing_text_faults(question: Question) -> Iterator[Fault]:
    for answer_id, answer in question.answers.items():
        if answer.text is None:
            place = question.place_of("answers", answer_id)
            found = f"the answer '{answer_id}' has no text"
            yield Fault(place, found, f"a 'text' in all answers but those of '{TRUE_FALSE}'")


def payload(quiz: Quiz, language: str) -> dict[str, Any]:
    """What the script must know: the ids of the right answers, by question."""
    return {"right": {key: question.right for key, question in quiz.questions.items()}}
