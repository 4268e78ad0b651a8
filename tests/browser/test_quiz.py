"""Every quiz, answered in the page as a reader does it, with the mouse and with the keyboard.

Which answers are right is written here from the answer key of the catalogue, and not read from the
definitions; what the page says about an answer must be what the definition has for it.
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from kinds.quiz import Quiz
from tests.conftest import OpenPage
from tests.support.alone import show_alone
from tests.support.definitions import LANGUAGES, ids_of, library, page_of

# The answer keys of the catalogue, question by question: T is true, F is false, else the letter.
KEYS = {
    "quiz-1": "1F 2T 3T 4F 5F 6T 7T 8F 9F 10T",
    "quiz-2": "1d 2d 3b 4d 5a 6d 7d 8c 9d 10d",
    "quiz-3": "1d 2b 3d 4b 5c 6a 7a 8d 9a 10d",
    "quiz-4": "1T 2F 3T 4F 5T 6T 7T 8F 9T 10F",
    "quiz-t6": "1c 2c 3d 4b 5a",
}
ANSWERS = {"T": "true", "F": "false"}

RETRY_ALL = {"en": "Retry all", "pl": "Powtórz wszystkie"}
RETRY_WRONG = {"en": "Retry only the wrong ones", "pl": "Powtórz tylko błędne"}
VERDICTS = {
    "en": {"right": "Right.", "wrong": "Wrong."},
    "pl": {"right": "Poprawna odpowiedź.", "wrong": "Błędna odpowiedź."},
}

each_quiz = pytest.mark.parametrize("id_", ids_of("quiz"))
each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_every_quiz_has_its_answer_key_here() -> None:
    assert sorted(KEYS) == ids_of("quiz")


@each_quiz
@each_language
def test_each_answer_is_judged_by_the_key_and_gets_its_own_feedback(
    page: Page, where: str, id_: str, language: str
) -> None:
    root = open_quiz(page, where, id_, language)

    answer_and_read(root, id_, language, want="right")
    root.get_by_role("button", name=RETRY_ALL[language]).click()
    answer_and_read(root, id_, language, want="wrong")


@each_quiz
@each_language
def test_each_reply_links_to_a_passage_that_is_there(
    page: Page, server: str, site: Path, id_: str, language: str
) -> None:
    root = open_quiz(page, server, id_, language)

    for question in key_of(id_):
        choose(root, question, key_of(id_)[question])
        link = reply_of(root, question).get_by_role("link")
        target = urlsplit(str(link.evaluate("link => link.href")))
        html = (site / unquote(target.path).removeprefix(urlsplit(server).path)).read_text("utf-8")
        assert f'id="{target.fragment}"' in html


@each_language
def test_the_score_is_counted_in_the_forms_of_the_language(
    page: Page, where: str, language: str
) -> None:
    root = open_quiz(page, where, "quiz-1", language)
    right_ones = {
        "en": ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
        "pl": ["0 poprawnych", "1 poprawna", "2 poprawne", "3 poprawne", "4 poprawne"]
        + [f"{n} poprawnych" for n in range(5, 11)],
    }
    score = root.locator('output[name="score"]')

    for answered, right in enumerate(right_ones[language]):
        expect(score).to_have_attribute("data-value", str(answered))
        expect(score).to_contain_text(
            f"{answered} of 10 answered, {right} right."
            if language == "en"
            else f"Odpowiedzi: {answered} z 10, w tym {right}."
        )
        if answered < 10:
            question = list(key_of("quiz-1"))[answered]
            choose(root, question, key_of("quiz-1")[question])

    expect(score).to_contain_text(
        "All answers are right." if language == "en" else "Wszystkie odpowiedzi są poprawne."
    )
    expect(root.get_by_role("button", name=RETRY_ALL[language])).to_be_visible()
    expect(root.get_by_role("button", name=RETRY_WRONG[language])).to_be_hidden()


@pytest.mark.parametrize(
    ("wrong", "language", "sentence"),
    [
        (1, "en", "1 question is worth another look: read the passage, then retry."),
        (2, "en", "2 questions are worth another look: read the passages, then retry."),
        (1, "pl", "Do 1 pytania warto wrócić: przeczytaj wskazany fragment i spróbuj jeszcze raz."),
        (2, "pl", "Do 2 pytań warto wrócić: przeczytaj wskazane fragmenty i spróbuj jeszcze raz."),
        (5, "pl", "Do 5 pytań warto wrócić: przeczytaj wskazane fragmenty i spróbuj jeszcze raz."),
    ],
)
def test_the_result_says_how_many_questions_to_come_back_to(
    page: Page, server: str, wrong: int, language: str, sentence: str
) -> None:
    root = open_quiz(page, server, "quiz-1", language)

    for number, (question, right) in enumerate(key_of("quiz-1").items()):
        choose(root, question, other(right) if number < wrong else right)

    expect(root.locator('output[name="score"]')).to_contain_text(sentence)


@each_language
def test_only_the_wrong_ones_are_asked_again(page: Page, where: str, language: str) -> None:
    root = open_quiz(page, where, "quiz-1", language)
    key, wrong = key_of("quiz-1"), ("Q1.03", "Q1.08")
    for question, right in key.items():
        expect(root.get_by_role("button", name=RETRY_WRONG[language])).to_be_hidden()
        choose(root, question, other(right) if question in wrong else right)

    root.get_by_role("button", name=RETRY_WRONG[language]).click()

    expect(option(root, "Q1.03", "true")).to_be_focused()
    for question, right in key.items():
        asked_again = question in wrong
        state = "" if asked_again else "right"
        expect(reply_of(root, question)).to_have_attribute("data-value", state)
        expect(option(root, question, right)).to_be_checked(checked=not asked_again)
        expect(option(root, question, other(right))).not_to_be_checked()
    expect(root.locator('output[name="score"]')).to_have_attribute("data-value", "8")
    expect(root.get_by_role("button", name=RETRY_ALL[language])).to_be_hidden()

    for question in wrong:
        choose(root, question, key[question])
    expect(root.locator('output[name="score"]')).to_have_attribute("data-value", "10")


def test_retrying_all_begins_anew_at_the_first_question(page: Page, server: str) -> None:
    root = open_quiz(page, server, "quiz-1", "en")
    for question, right in key_of("quiz-1").items():
        choose(root, question, right)

    root.get_by_role("button", name="Retry all").click()

    expect(option(root, "Q1.01", "true")).to_be_focused()
    expect(root.locator("input:checked")).to_have_count(0)
    expect(root.locator("[aria-disabled]")).to_have_count(0)
    expect(root.locator('output[name="score"]')).to_have_text("0 of 10 answered, 0 right.")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_arrows_move_without_choosing_and_the_key_chooses(page: Page, where: str, key: str) -> None:
    root = open_quiz(page, where, "quiz-1", "en")
    true, false = option(root, "Q1.01", "true"), option(root, "Q1.01", "false")

    true.focus()
    for arrow, there in (
        ("ArrowDown", false),
        ("ArrowDown", true),
        ("ArrowUp", false),
        ("ArrowLeft", true),
        ("ArrowRight", false),
    ):
        page.keyboard.press(arrow)
        expect(there).to_be_focused()
    expect(root.locator("input:checked")).to_have_count(0)
    expect(reply_of(root, "Q1.01")).to_have_attribute("data-value", "")

    page.keyboard.press(key)

    expect(false).to_be_checked()
    expect(false).to_be_focused()
    expect(reply_of(root, "Q1.01")).to_have_attribute("data-value", "right")


def test_an_answer_stands_until_it_is_retried_and_stays_within_reach(
    page: Page, server: str
) -> None:
    root = open_quiz(page, server, "quiz-1", "en")
    true, false = option(root, "Q1.01", "true"), option(root, "Q1.01", "false")
    choose(root, "Q1.01", "true")

    false.click(force=True)
    page.keyboard.press("Enter")
    root.get_by_text("False", exact=True).first.click(force=True)

    expect(true).to_be_checked()
    expect(false).not_to_be_checked()
    expect(reply_of(root, "Q1.01")).to_have_attribute("data-value", "wrong")
    for each in (true, false):
        expect(each).to_have_attribute("aria-disabled", "true")
        assert not each.evaluate("option => option.disabled")
    true.focus()
    page.keyboard.press("ArrowDown")
    expect(false).to_be_focused()
    page.keyboard.press("Tab")
    expect(reply_of(root, "Q1.01").get_by_role("link")).to_be_focused()


def test_a_screen_reader_finds_each_question_with_its_options_and_a_region_for_the_reply(
    page: Page, server: str
) -> None:
    root = open_quiz(page, server, "quiz-1", "en")

    question = root.get_by_role("group", name="Contact with the customer is important")
    expect(question.get_by_role("radio", name="True", exact=True)).to_be_visible()
    status = question.get_by_role("status")
    expect(status).to_have_count(1)
    expect(status).to_be_empty()
    question.get_by_role("radio", name="True", exact=True).check()
    expect(status).to_contain_text("Right.")


def test_a_quiz_to_which_a_reader_comes_back_has_a_reply_to_every_answer_in_it(
    page: Page, server: str
) -> None:
    root = open_quiz(page, server, "quiz-1", "en")
    choose(root, "Q1.01", "true")
    page.goto(server)

    page.go_back()

    expect(option(root, "Q1.01", "true")).to_be_checked()
    expect(root.locator("input:checked")).to_have_count(1)
    expect(root.locator('.reply:not([data-value=""])')).to_have_count(1)
    expect(reply_of(root, "Q1.01")).to_contain_text("Wrong.")


@each_quiz
@each_language
def test_without_javascript_the_answers_wait_behind_a_disclosure(
    open_page: OpenPage, where: str, id_: str, language: str
) -> None:
    page = open_page(java_script_enabled=False)
    root = open_quiz(page, where, id_, language)

    expect(root.get_by_role("status").filter(visible=True)).to_have_count(0)
    expect(root.get_by_role("button")).to_have_count(0)
    for (key, question), box in zip(
        quiz_of(id_).questions.items(), root.locator("fieldset").all(), strict=True
    ):
        expect(box.locator(f'input[name="{key}"]')).to_have_count(len(question.answers))
        solution = box.locator("details")
        explanation = solution.get_by_text(question.explanation[language])
        expect(explanation).to_be_hidden()
        solution.locator("summary").click()
        expect(explanation).to_be_visible()
        feedback = [as_read(answer.feedback[language]) for answer in question.answers.values()]
        expect(solution.locator(".feedback__why")).to_have_text(feedback, use_inner_text=True)


def test_with_javascript_the_disclosures_are_gone(page: Page, where: str) -> None:
    root = open_quiz(page, where, "quiz-1", "en")

    expect(root.locator("details.solution").filter(visible=True)).to_have_count(0)


def test_print_gives_away_only_what_was_answered(page: Page, server: str) -> None:
    root = open_quiz(page, server, "quiz-1", "en")
    choose(root, "Q1.02", "true")

    page.emulate_media(media="print")

    expect(root.get_by_role("status").filter(visible=True)).to_have_count(1)
    expect(reply_of(root, "Q1.02")).to_be_visible()
    expect(root.locator("details").filter(visible=True)).to_have_count(0)
    expect(root.locator("input").filter(visible=True)).to_have_count(20)


@each_language
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_quiz_is_accessible_before_and_after_it_is_answered(
    open_page: OpenPage, server: str, language: str, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    root = open_quiz(page, server, "quiz-1", language)

    assert accessibility_faults(page) == []
    for number, (question, right) in enumerate(key_of("quiz-1").items()):
        choose(root, question, right if number % 2 else other(right))
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("width", [320, 390])
def test_a_quiz_fits_a_narrow_screen(open_page: OpenPage, server: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    root = open_quiz(page, server, "quiz-1", "pl")
    for question, right in key_of("quiz-1").items():
        choose(root, question, other(right))

    assert page.evaluate("document.documentElement.scrollWidth") == width


# ---- Kinds of questions that the book does not have yet ------------------------------------------

DRINKS = """\
kind: quiz
title: {en: Drinks, pl: Napoje}
task: {en: Choose., pl: Wybierz.}
questions:
  hot:
    type: several choices
    question: {en: What is served hot?, pl: Co podaje się na gorąco?}
    answers:
      tea:
        text: {en: Tea, pl: Herbata}
        right: true
        feedback: {en: Tea is brewed., pl: Herbatę się parzy.}
      coffee:
        text: {en: Coffee, pl: Kawa}
        right: true
        feedback: {en: Coffee is brewed too., pl: Kawę też.}
      juice:
        text: {en: Juice, pl: Sok}
        feedback: {en: Juice is pressed., pl: Sok się wyciska.}
    explanation: {en: Brewing takes heat., pl: Parzenie wymaga ciepła.}
    see: unit-1/stages.md#four-stages
  cold:
    type: single choice
    question: {en: What is pressed?, pl: Co się wyciska?}
    answers:
      juice:
        text: {en: Juice, pl: Sok}
        right: true
        feedback: {en: From fruit., pl: Z owoców.}
      tea:
        text: {en: Tea, pl: Herbata}
        feedback: {en: From leaves., pl: Z liści.}
      milk:
        text: {en: Milk, pl: Mleko}
        feedback: {en: From cows., pl: Od krów.}
    explanation: {en: Presses are old., pl: Prasy są stare.}
    see: unit-1/stages.md#four-stages
"""


@pytest.fixture
def drinks(page: Page, tmp_path: Path) -> Locator:
    """A quiz with several choices and a single choice, live on a page of its own, in English."""
    return show_alone(page, tmp_path, DRINKS, "en")


def test_several_choices_are_judged_together_by_a_button(drinks: Locator) -> None:
    reply = reply_of(drinks, "hot")
    check = drinks.get_by_role("button", name="Check")

    check.click()
    expect(reply).to_have_text("Choose at least one answer first.")
    expect(reply).to_have_attribute("data-value", "")
    choose(drinks, "hot", "tea")
    choose(drinks, "hot", "coffee")
    expect(reply).to_have_attribute("data-value", "")
    check.click()

    expect(reply).to_have_attribute("data-value", "right")
    expect(check).to_be_focused()
    for text in (
        "Right.",
        "Tea – belongs to the answer. Tea is brewed.",
        "Coffee – belongs to the answer. Coffee is brewed too.",
        "Juice – does not belong to the answer. Juice is pressed.",
        "Brewing takes heat.",
    ):
        expect(reply).to_contain_text(text)


@pytest.mark.parametrize("chosen", [["tea"], ["tea", "coffee", "juice"], ["juice"]])
def test_several_choices_are_wrong_when_one_is_missing_or_too_many(
    drinks: Locator, chosen: list[str]
) -> None:
    for answer in chosen:
        choose(drinks, "hot", answer)

    drinks.get_by_role("button", name="Check").click()

    expect(reply_of(drinks, "hot")).to_have_attribute("data-value", "wrong")
    expect(reply_of(drinks, "hot")).to_contain_text("Wrong.")
    option(drinks, "hot", "coffee").click(force=True)
    expect(option(drinks, "hot", "coffee")).to_be_checked(checked="coffee" in chosen)


def test_enter_and_space_tick_one_of_several_choices_and_arrows_do_not(drinks: Locator) -> None:
    keyboard = drinks.page.keyboard
    option(drinks, "hot", "tea").focus()
    keyboard.press("Enter")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("Space")

    expect(option(drinks, "hot", "tea")).to_be_checked()
    expect(option(drinks, "hot", "coffee")).not_to_be_checked()
    expect(option(drinks, "hot", "juice")).to_be_checked()
    expect(reply_of(drinks, "hot")).to_have_attribute("data-value", "")


@pytest.mark.parametrize(
    ("answer", "state", "feedback"),
    [
        ("juice", "right", "From fruit."),
        ("tea", "wrong", "From leaves."),
        ("milk", "wrong", "From"),
    ],
)
def test_a_single_choice_gets_the_feedback_of_the_chosen_answer_alone(
    drinks: Locator, answer: str, state: str, feedback: str
) -> None:
    choose(drinks, "cold", answer)

    reply = reply_of(drinks, "cold")
    expect(reply).to_have_attribute("data-value", state)
    expect(reply).to_contain_text(feedback)
    expect(reply.get_by_text("From")).to_have_count(1)


# ---- What a reader does --------------------------------------------------------------------------


def as_read(text: str) -> str:
    """A text of a definition without the marks of Markdown for emphasis."""
    return text.replace("*", "")


def open_quiz(page: Page, place: str, id_: str, language: str) -> Locator:
    page.goto(place + page_of(id_, language))
    return page.locator(f'[data-quiz="{id_}"]')


def answer_and_read(root: Locator, id_: str, language: str, want: str) -> None:
    """Answers all questions, all of them right or all of them wrong, and reads every reply."""
    for question, right in key_of(id_).items():
        expect(reply_of(root, question)).to_be_empty()
        chosen = right if want == "right" else other(right)
        choose(root, question, chosen)
        expect_reply(root, id_, question, chosen, want, language)


def expect_reply(
    root: Locator, id_: str, question: str, chosen: str, state: str, language: str
) -> None:
    definition = quiz_of(id_).questions[question]
    reply = reply_of(root, question)
    expect(reply).to_have_attribute("data-value", state)
    expect(reply).to_contain_text(VERDICTS[language][state])
    given = definition.answers[chosen].feedback[language]
    expect(reply).to_contain_text(unmarked(given))
    for each in definition.answers.values():  # some wrong answers are wrong for the same reason
        if each.feedback[language] != given:
            expect(reply).not_to_contain_text(unmarked(each.feedback[language]))
    expect(reply).to_contain_text(unmarked(definition.explanation[language]))
    expect(reply.get_by_role("link")).to_be_visible()


def unmarked(text: str) -> str:
    """A text as it reads, without the asterisks of Markdown."""
    return text.replace("*", "")


def choose(root: Locator, question: str, answer: str) -> None:
    option(root, question, answer).click()


def option(root: Locator, question: str, answer: str) -> Locator:
    return root.locator(f'input[name="{question}"][value="{answer}"]')


def reply_of(root: Locator, question: str) -> Locator:
    return root.locator(f'output[name="{question}"]')


def key_of(id_: str) -> dict[str, str]:
    """The right answer of each question, by the catalogue's key."""
    letters = [entry.lstrip("0123456789") for entry in KEYS[id_].split()]
    questions = quiz_of(id_).questions
    return {name: ANSWERS.get(each, each) for name, each in zip(questions, letters, strict=True)}


def other(answer: str) -> str:
    """A wrong answer, for a question with one right one."""
    return {"true": "false", "false": "true", "a": "b"}.get(answer, "a")


def quiz_of(id_: str) -> Quiz:
    definition = library().definitions[id_]
    assert isinstance(definition, Quiz)
    return definition


def accessibility_faults(page: Page) -> list[str]:
    return [violation["id"] for violation in Axe().run(page).response["violations"]]
