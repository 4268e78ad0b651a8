"""The matrix of customers, sorted as a reader does it: by keyboard and mouse, without dragging."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.conftest import OpenPage
from tests.support.definitions import LANGUAGES, ids_of, page_of

CUSTOMERS = "u1-customer-matrix"
PLACES = {
    "en": {
        "keep_happy": "high impact, low interest",
        "key": "high impact, high interest",
        "monitor": "low impact, low interest",
        "interested": "low impact, high interest",
    },
    "pl": {
        "keep_happy": "wysoki wpływ, niskie zainteresowanie",
        "key": "wysoki wpływ, wysokie zainteresowanie",
        "monitor": "niski wpływ, niskie zainteresowanie",
        "interested": "niski wpływ, wysokie zainteresowanie",
    },
}
MOVE = {"en": "Move “Anna” to another cell", "pl": "Przenieś do innego pola: „Anna”"}
KEY = {"en": "Key", "pl": "Kluczowi"}
MOVED = {"en": "“Anna” is now under “Key”.", "pl": "„Anna” – teraz w polu „Kluczowi”."}
REMOVE = {"en": "Remove “Anna”", "pl": "Usuń: „Anna”"}
CLEAR = {"en": "Clear", "pl": "Wyczyść"}
UNDO = {"en": "Undo", "pl": "Cofnij"}

each_matrix = pytest.mark.parametrize("id_", ids_of("matrix"))
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_enter_goes_on_to_the_next_line_and_adds_one_where_there_is_none(
    page: Page, where: str, language: str
) -> None:
    root = open_matrix(page, where, CUSTOMERS, language)
    field(root, "key.item.1").focus()

    for name in ("Anna", "Bruno", "Celina", "Dorota"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")

    expect(field(root, "key.item.5")).to_be_focused()
    assert names(root, "key") == ["Anna", "Bruno", "Celina", "Dorota", ""]
    expect(field(root, "key.item.5")).to_have_accessible_name(
        "Key: Customer 5" if language == "en" else "Kluczowi: Klient 5"
    )


@each_language
def test_the_button_leads_to_a_free_line(page: Page, where: str, language: str) -> None:
    root = open_matrix(page, where, CUSTOMERS, language)
    fill(root, {"monitor.item.1": "Anna", "monitor.item.2": "Bruno", "monitor.item.3": "Celina"})
    button = root.locator("[data-cell='monitor'] [data-do='add line']")

    button.click()
    expect(field(root, "monitor.item.4")).to_be_focused()
    button.click()
    expect(field(root, "monitor.item.4")).to_be_focused()
    expect(root.locator("[data-cell='monitor'] li input")).to_have_count(4)


@each_language
def test_a_name_is_moved_by_keyboard_and_the_move_is_said(
    page: Page, where: str, language: str
) -> None:
    root = open_matrix(page, where, CUSTOMERS, language)
    fill(root, {"key.item.1": "Zofia", "monitor.item.1": "Anna", "monitor.item.2": "Bruno"})
    field(root, "monitor.item.1").focus()

    page.keyboard.press("Tab")
    mover = root.get_by_role("button", name=MOVE[language])
    expect(mover).to_be_focused()
    page.keyboard.press("Enter")
    targets = root.get_by_role("group", name=MOVE[language]).get_by_role("button")
    expect(targets).to_have_count(3)
    expect(mover).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(targets.filter(has_text=KEY[language])).to_be_focused()
    page.keyboard.press("Space")

    assert names(root, "key") == ["Zofia", "Anna", ""]
    assert names(root, "monitor") == ["Bruno", "", ""]
    expect(root.locator(".news")).to_contain_text(MOVED[language])
    expect(root.get_by_role("button", name=MOVE[language])).to_be_focused()
    expect(targets).to_have_count(0)


def test_escape_or_a_second_press_takes_the_offer_back(page: Page, server: str) -> None:
    root = open_matrix(page, server, CUSTOMERS, "en")
    fill(root, {"monitor.item.1": "Anna"})
    mover = root.get_by_role("button", name=MOVE["en"])

    mover.click()
    page.keyboard.press("Escape")
    expect(root.locator(".cell__targets")).to_have_count(0)
    expect(mover).to_be_focused()
    mover.click()
    mover.click()
    expect(root.locator(".cell__targets")).to_have_count(0)
    expect(mover).to_have_attribute("aria-expanded", "false")
    assert names(root, "monitor") == ["Anna", "", ""]


@each_language
def test_a_name_is_removed_and_undo_brings_it_back(page: Page, where: str, language: str) -> None:
    root = open_matrix(page, where, CUSTOMERS, language)
    fill(root, {"key.item.1": "Anna", "key.item.2": "Bruno", "key.note": "Yes"})

    root.get_by_role("button", name=REMOVE[language]).click()

    assert names(root, "key") == ["Bruno", "", ""]
    expect(field(root, "key.note")).to_have_value("Yes")
    expect(root.get_by_role("button", name="Bruno").last).to_be_focused()

    root.get_by_role("button", name=UNDO[language], exact=True).click()

    assert names(root, "key") == ["Anna", "Bruno", ""]


@each_language
def test_clear_empties_all_cells_and_undo_restores_them_by_name(
    page: Page, where: str, language: str
) -> None:
    root = open_matrix(page, where, CUSTOMERS, language)
    field(root, "key.item.1").focus()
    for name in ("A", "B", "C", "D"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    fill(root, {"interested.item.3": "E", "interested.note": "Not quite"})

    root.get_by_role("button", name=CLEAR[language], exact=True).click()

    for cell in PLACES[language]:
        assert names(root, cell) == ["", "", ""]
    expect(field(root, "interested.note")).to_have_value("")

    root.get_by_role("button", name=UNDO[language], exact=True).click()

    assert names(root, "key") == ["A", "B", "C", "D"]
    assert names(root, "interested") == ["", "", "E"]
    expect(field(root, "interested.note")).to_have_value("Not quite")


def test_only_lines_with_a_name_have_buttons_that_speak_of_it(page: Page, server: str) -> None:
    root = open_matrix(page, server, CUSTOMERS, "en")
    tools = root.locator("[data-cell='key'] .cell__tools").filter(visible=True)

    expect(tools).to_have_count(0)
    field(root, "key.item.1").fill("Ann")
    expect(tools.get_by_role("button").first).to_have_accessible_name("Move “Ann” to another cell")
    field(root, "key.item.1").fill("Anna")
    expect(tools.get_by_role("button").first).to_have_accessible_name(MOVE["en"])
    field(root, "key.item.1").fill(" ")
    expect(tools).to_have_count(0)


def test_a_list_of_names_pasted_into_a_line_fills_as_many_lines(page: Page, server: str) -> None:
    root = open_matrix(page, server, CUSTOMERS, "en")
    fill(root, {"key.item.1": "Anna"})

    paste(field(root, "key.item.2"), "Bruno\nCelina\r\n Dorota \n\nEwa\n")

    assert names(root, "key") == ["Anna", "Bruno", "Celina", "Dorota", "Ewa"]
    root.get_by_role("button", name="Undo", exact=True).click()
    assert names(root, "key") == ["Anna", "", ""]


@each_language
def test_names_are_texts_and_never_markup(page: Page, server: str, language: str) -> None:
    root = open_matrix(page, server, CUSTOMERS, language)
    name = '<img src=x onerror=alert(1)> & "sons"'
    fill(root, {"key.item.1": name})

    root.get_by_role("button", name="onerror").first.click()
    root.locator("[data-target='monitor']").click()

    assert names(root, "monitor") == [name, "", ""]
    expect(root.locator(".news")).to_contain_text(name)
    expect(root.locator("img")).to_have_count(0)


@each_language
def test_every_cell_says_in_words_where_it_stands(page: Page, server: str, language: str) -> None:
    root = open_matrix(page, server, CUSTOMERS, language)

    for cell, place in PLACES[language].items():
        expect(root.locator(f"[data-cell='{cell}']").get_by_text(place, exact=True)).to_be_visible()


def test_wide_the_cells_stand_in_a_grid_and_narrow_below_each_other(
    open_page: OpenPage, server: str
) -> None:
    wide = cell_boxes(open_page(viewport={"width": 1200, "height": 800}), server)
    narrow = cell_boxes(open_page(viewport={"width": 320, "height": 800}), server)

    assert wide["keep_happy"]["y"] == wide["key"]["y"] < wide["monitor"]["y"]
    assert wide["keep_happy"]["x"] == wide["monitor"]["x"] < wide["key"]["x"]
    assert len({box["x"] for box in narrow.values()}) == 1
    assert len({box["y"] for box in narrow.values()}) == 4


@each_matrix
@each_language
def test_without_javascript_a_matrix_is_a_complete_page_with_lines_to_write_on(
    open_page: OpenPage, where: str, id_: str, language: str
) -> None:
    page = open_page(java_script_enabled=False)
    root = open_matrix(page, where, id_, language)

    expect(root.get_by_role("button")).to_have_count(0)
    for cell in root.locator("[data-cell]").all():
        expect(cell.get_by_role("heading")).to_be_visible()
        expect(cell.get_by_role("listitem").first).to_be_visible()
        for control in cell.get_by_role("textbox").all():
            expect(control).to_be_visible()
            expect(control).to_be_editable()


@each_matrix
@each_language
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_matrix_is_accessible_empty_filled_and_while_moving(
    open_page: OpenPage, server: str, id_: str, language: str, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    root = open_matrix(page, server, id_, language)

    assert accessibility_faults(page, id_) == []
    for control in root.get_by_role("textbox").all():
        control.fill("Ąę")
    root.locator("[data-do='move']").first.click()
    assert accessibility_faults(page, id_) == []


@each_matrix
@pytest.mark.parametrize("width", [320, 390])
def test_a_matrix_fits_a_narrow_screen(
    open_page: OpenPage, server: str, id_: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    root = open_matrix(page, server, id_, "pl")
    for control in root.get_by_role("textbox").all():
        control.fill("Przedsiębiorstwo Produkcyjno-Usługowo-Handlowe sp. z o.o.")
    root.locator("[data-do='move']").first.click()

    assert root.evaluate("root => root.scrollWidth - root.clientWidth") == 0


# ---- What a reader does --------------------------------------------------------------------------


def open_matrix(page: Page, place: str, id_: str, language: str) -> Locator:
    page.goto(place + page_of(id_, language))
    return page.locator(f'[data-exercise="{id_}"]')


def field(root: Locator, name: str) -> Locator:
    return root.locator(f'[name="{name}"]')


def fill(root: Locator, entries: dict[str, str]) -> None:
    for name, text in entries.items():
        field(root, name).fill(text)


def names(root: Locator, cell: str) -> list[str]:
    lines = root.locator(f"[data-cell='{cell}'] .cell__line input").all()
    return [line.input_value() for line in lines]


def cell_boxes(page: Page, server: str) -> dict[str, dict[str, float]]:
    root = open_matrix(page, server, CUSTOMERS, "en")
    boxes = {}
    for cell in PLACES["en"]:
        box = root.locator(f"[data-cell='{cell}']").bounding_box()
        assert box
        boxes[cell] = {"x": box["x"], "y": box["y"]}
    return boxes


def paste(target: Locator, text: str) -> None:
    """What the browser does when a reader pastes; the clipboard itself is out of reach."""
    target.evaluate(
        """(target, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text", text);
          const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
          Object.defineProperty(event, "clipboardData", { value: clipboardData });
          target.dispatchEvent(event); // Firefox takes no data from whoever makes the event
        }""",
        text,
    )


def accessibility_faults(page: Page, id_: str) -> list[str]:
    found = Axe().run(page, context=f'[data-exercise="{id_}"]').response["violations"]
    return [violation["id"] for violation in found]
