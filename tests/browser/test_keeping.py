"""What readers type stays theirs: it is kept as they type, and is there when they come back."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.definitions import LANGUAGES, library, page_of
from tests.support.keeping import ALL, BOOK, FILL, SEEN, item, open_page_of
from tests.support.site import ROOT

NPS, PLAN, MATRIX, QUIZ = "u2-nps", "u4-crisis-plan", "u1-customer-matrix", "quiz-1"
OTHER = {"en": "pl", "pl": "en"}

each_language = pytest.mark.parametrize("language", LANGUAGES)

# Faults of the browser's storage, put in before the book's own scripts.
BLOCKED = """Object.defineProperty(window, "localStorage", {
  configurable: true,
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});"""
ABSENT = """Object.defineProperty(window, "localStorage", { configurable: true, value: null });"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
};"""


# ---- Kept and restored ---------------------------------------------------------------------------


def test_everything_typed_is_there_on_return_and_on_the_page_of_the_other_language(
    page: Page, server: str, download: str
) -> None:
    for number, id_ in enumerate(ALL):
        language, where = LANGUAGES[len(id_) % 2], (server, download)[number % 2]
        root = open_page_of(page, where, id_, language)
        root.evaluate(FILL)
        seen = root.evaluate(SEEN)
        assert any(value.strip("false ") for _, value in seen["entries"]), id_

        page.reload()
        assert root.evaluate(SEEN) == seen, f"{id_}, loaded again"
        root = open_page_of(page, where, id_, OTHER[language])
        assert root.evaluate(SEEN) == seen, f"{id_}, in the other language"


def test_rows_and_lines_that_were_added_are_there_on_return(page: Page, server: str) -> None:
    root = open_page_of(page, server, NPS, "en")
    for _ in range(3):
        root.get_by_role("button", name="Add a row").click()
    name = root.locator("[data-rows] tr").last.locator("input").first.get_attribute("name")
    root.locator(f'[name="{name}"]').first.fill("9")
    page.reload()
    expect(root.locator(f'[name="{name}"]').first).to_have_value("9")

    matrix = open_page_of(page, server, MATRIX, "en")
    names = [f"Customer {n}" for n in range(1, 9)]
    for each in names:
        matrix.get_by_role("button", name="Add an entry").first.click()
        page.keyboard.type(each)
    page.reload()
    lines = matrix.locator(".cell__lines").first.locator("input")
    expect(lines).to_have_count(len(names))
    assert [line.input_value() for line in lines.all()] == names


def test_what_a_button_did_is_kept_too(page: Page, server: str) -> None:
    root = open_page_of(page, server, NPS, "en")
    for row, score in enumerate(("9", "3", "10"), start=1):
        root.locator(f'[name="answers.value.{row}"]').fill(score)

    root.locator('[data-row="2"] [data-do="remove row"]').click()
    page.reload()

    expect(root.locator('[name="answers.value.1"]')).to_have_value("9")
    expect(root.locator('[name="answers.value.2"]')).to_have_value("10")
    expect(root.locator('[name="answers.value.3"]')).to_have_value("")


def test_answers_that_were_retried_are_open_again_on_return(page: Page, server: str) -> None:
    root = open_page_of(page, server, QUIZ, "en")
    for box in root.locator("fieldset").all():
        box.get_by_role("radio").first.check()
    root.get_by_role("button", name="Retry only the wrong ones").click()
    seen = root.evaluate(SEEN)

    page.reload()

    assert root.evaluate(SEEN) == seen
    expect(root.locator('.reply[data-value="wrong"]')).to_have_count(0)
    expect(root.locator('.reply[data-value="right"]')).not_to_have_count(0)


# Tells of each look into the store whether a script inside the page was running.
LOOKS = """{
  const { get } = Object.getOwnPropertyDescriptor(window, "localStorage");
  const looks = window.looks = [];
  Object.defineProperty(window, "localStorage", {
    configurable: true,
    get() {
      looks.push(Boolean(document.currentScript && !document.currentScript.src));
      return get.call(window);
    },
  });
}"""


def test_from_a_folder_no_script_inside_a_page_looks_into_the_store(
    page: Page, download: str
) -> None:
    """Chromium may not have found the store by then: a few pages in a hundred got an empty one."""
    page.add_init_script(LOOKS)
    for address in ("index.html", page_of(NPS, "pl"), "workbook.html", "pl/references.html"):
        page.goto(download + address)
        looks = page.evaluate("looks")
        assert looks, address
        assert not any(looks), address


def test_from_a_folder_the_chosen_colours_are_there_on_the_next_page(
    page: Page, download: str
) -> None:
    page.goto(download + "unit-1/stages.html")
    page.get_by_title("Switch to light colours").click()
    page.get_by_title("Switch to dark colours").click()
    page.goto(download + "pl/unit-1/stages.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    kept: dict[str, str] = page.evaluate("({ ...sessionStorage })")
    assert ["dark" in text for key, text in kept.items() if key.endswith("__palette")] == [True]


# ---- Cleared -------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", [NPS, PLAN, MATRIX])
def test_clearing_deletes_what_is_kept_and_undo_brings_it_back(
    page: Page, where: str, id_: str
) -> None:
    root = open_page_of(page, where, id_, "en")
    root.evaluate(FILL)
    before = item(page, id_)

    root.get_by_role("button", name="Clear").click()
    assert page.evaluate("(key) => localStorage.getItem(key)", f"{BOOK}/{id_}") is None
    root.get_by_role("button", name="Undo").click()
    assert item(page, id_)["fields"] == before["fields"]
    root.get_by_role("button", name="Clear").click()
    page.reload()

    expect(root.locator("input:checked")).to_have_count(0)
    assert [field for field in texts_in(root) if field] == []


def test_a_worked_example_that_was_only_looked_at_replaces_nothing(page: Page, server: str) -> None:
    root = open_page_of(page, server, NPS, "en")
    root.locator('[name="answers.value.1"]').fill("4")
    root.get_by_role("button", name="Show the worked example").click()
    expect(root.locator('[name="answers.value.2"]')).not_to_have_value("")

    page.reload()

    expect(root.locator('[name="answers.value.1"]')).to_have_value("4")
    expect(root.locator('[name="answers.value.2"]')).to_have_value("")


def test_a_worked_example_that_was_changed_is_kept_and_ones_own_entries_can_still_be_had(
    page: Page, server: str
) -> None:
    root = open_page_of(page, server, NPS, "en")
    root.locator('[name="answers.value.1"]').fill("4")
    root.get_by_role("button", name="Show the worked example").click()
    root.locator('[name="answers.value.1"]').fill("7")
    seen = root.evaluate(SEEN)

    page.reload()
    assert root.evaluate(SEEN) == seen
    root.get_by_role("button", name="Undo").click()

    expect(root.locator('[name="answers.value.1"]')).to_have_value("4")
    expect(root.locator('[name="answers.value.2"]')).to_have_value("")


# ---- Two tabs ------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", [PLAN, NPS, MATRIX])
def test_two_tabs_do_not_overwrite_each_other(page: Page, server: str, id_: str) -> None:
    first = open_page_of(page, server, id_, "en")
    second = open_page_of(page.context.new_page(), server, id_, "pl")
    names = [field.get_attribute("name") for field in first.locator(TEXT_FIELDS).all()[:3]]
    one, two, three = (f'[name="{name}"]' for name in names)

    first.locator(one).fill("1")
    expect(second.locator(one)).to_have_value("1")
    second.locator(two).fill("2")
    expect(first.locator(two)).to_have_value("2")

    # What is being typed in the one tab is not taken away by the other.
    first.locator(three).fill("3")
    second.locator(three).fill("4")
    expect(first.locator(three)).to_have_value("3")
    first.page.bring_to_front()
    first.locator(one).fill("5")
    expect(first.locator(three)).to_have_value("4")
    page.reload()
    assert [first.locator(each).input_value() for each in (one, two, three)] == ["5", "2", "4"]


def test_an_answer_given_in_one_tab_is_judged_in_the_other(page: Page, server: str) -> None:
    first = open_page_of(page, server, QUIZ, "en")
    second = open_page_of(page.context.new_page(), server, QUIZ, "pl")

    first.locator('[name="Q1.01"][value="true"]').check()
    second.locator('[name="Q1.02"][value="true"]').check()

    for root in (first, second):
        expect(root.locator('output[name="Q1.01"]')).to_have_attribute("data-value", "wrong")
        expect(root.locator('output[name="Q1.02"]')).to_have_attribute("data-value", "right")


def test_clearing_in_one_tab_clears_the_other(page: Page, server: str) -> None:
    first = open_page_of(page, server, PLAN, "en")
    second = open_page_of(page.context.new_page(), server, PLAN, "en")
    first.evaluate(FILL)
    filled = first.evaluate(SEEN)
    assert second.evaluate(SEEN) == filled

    first.get_by_role("button", name="Clear").click()

    expect(second.locator("input:checked")).to_have_count(0)
    assert [field for field in texts_in(second) if field] == []


# ---- Storage that fails --------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [BLOCKED, ABSENT, FULL], ids=["blocked", "absent", "full"])
@each_language
def test_where_nothing_can_be_kept_the_page_works_and_says_so_once(
    page: Page, where: str, fault: str, language: str
) -> None:
    page.add_init_script(fault)
    root = open_page_of(page, where, PLAN, language)
    said = {"en": "does not let the book keep", "pl": "nie pozwala książce przechować"}[language]

    root.evaluate(FILL)

    notice = root.locator(".keeping")
    expect(notice).to_contain_text(said)
    expect(notice).to_have_attribute("role", "status")
    page.evaluate("document.querySelector('.keeping').textContent = ''")
    root.locator(TEXT_FIELDS).first.fill("one more")
    expect(notice).to_be_empty()
    seen = root.evaluate(SEEN)
    root.locator('[data-do="clear"]').click()
    root.locator('[data-do="undo"]').click()
    assert root.evaluate(SEEN) == seen


DAMAGED = {
    "cut off": '{"format":1,"fields":{"cau',
    "no JSON": "not JSON at all",
    "a number": "5",
    "null": "null",
    "a list": "[]",
    "without fields": '{"format":1}',
    "fields of a wrong type": '{"format":1,"fields":[1,2]}',
    "a newer format": '{"format":99,"fields":{"answers.value.1":"5"}}',
    "markup": '{"format":1,"fields":{"answers.value.1":"<img src=x onerror=alert(1)>"}}',
    "values of wrong types": json.dumps(
        {"format": 1, "fields": {"answers.value.1": 7, "answers.value.2": {"a": [1]}, "x": None}}
    ),
    "strange names": '{"format":1,"fields":{"__proto__":"1","answers.value.1e99":"2",'
    '"constructor.prototype.x":"3","answers.value.100000000":"4","":"5"},"own":7}',
}


@pytest.mark.parametrize("id_", [NPS, PLAN, MATRIX, QUIZ])
def test_what_is_damaged_does_no_harm(page: Page, server: str, id_: str) -> None:
    root = open_page_of(page, server, id_, "en")
    for damage, text in DAMAGED.items():
        put(page, id_, text)
        page.reload()
        root.evaluate(FILL)
        seen = root.evaluate(SEEN)
        page.reload()
        assert root.evaluate(SEEN) == seen, damage
        expect(page.locator("img[src=x]")).to_have_count(0)


# ---- What is said, and how it is kept ------------------------------------------------------------


@each_language
def test_the_first_entry_tells_where_it_is_kept_and_the_next_does_not(
    page: Page, where: str, language: str
) -> None:
    root = open_page_of(page, where, PLAN, language)
    notice = root.locator(".keeping")
    expect(notice).to_be_empty()
    said = {"en": "on this device only", "pl": "na tym urządzeniu"}[language]

    root.locator(TEXT_FIELDS).first.fill("a")
    expect(notice).to_contain_text(said)
    root = open_page_of(page, where, MATRIX, language)
    root.locator(TEXT_FIELDS).first.fill("a")

    expect(root.locator(".keeping")).to_be_empty()


def test_an_item_says_which_version_of_which_exercise_it_is_and_how_much_is_done(
    page: Page, server: str
) -> None:
    root = open_page_of(page, server, QUIZ, "pl")
    root.locator('[name="Q1.01"][value="false"]').check()
    root.locator('[name="Q1.02"][value="false"]').check()

    kept = item(page, QUIZ)

    assert kept["format"] == 1
    assert kept["version"] == page.evaluate(
        "JSON.parse(document.querySelector('.exercise__data').textContent).version"
    )
    assert kept["fields"] == {"Q1.01": "false", "Q1.02": "false"}
    assert (kept["n"], kept["of"], kept["right"]) == (2, 10, 1)
    assert kept["changed"].endswith("Z")


def test_rows_with_a_label_go_by_their_ids(page: Page, server: str) -> None:
    root = open_page_of(page, server, "u1-resources-inputs", "en")
    tables = library().definitions["u1-resources-inputs"].tables  # type: ignore[attr-defined]
    third = list(tables["resources"].rows)[2]

    root.locator('[name="resources.weight.3"]').fill("0,5")

    assert item(page, "u1-resources-inputs")["fields"] == {f"resources.weight.{third}": "0,5"}


def test_the_book_has_a_name_of_its_own_in_the_store() -> None:
    assert f"book: {BOOK} " in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


# ---- What a reader does --------------------------------------------------------------------------

TEXT_FIELDS = "input[type=text][name], textarea[name]"


def put(page: Page, id_: str, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{BOOK}/{id_}", text])


def texts_in(root: Locator) -> list[str]:
    return [field.input_value() for field in root.locator(TEXT_FIELDS).all()]
