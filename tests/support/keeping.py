"""Filling in whatever can be filled in, and looking at what became of it."""

import json
from typing import Any

from playwright.sync_api import Locator, Page

from tests.support.definitions import ids_of, page_of

BOOK = "customer-relationship-building"
"""The name under which the book keeps entries in the store of the browser."""

WORKBOOK = {"en": "workbook.html", "pl": "pl/workbook.html"}
ALL = [*ids_of("calculator"), *ids_of("worksheet"), *ids_of("matrix"), *ids_of("quiz")]

# Fills in every field of an exercise: numbers and texts that differ from field to field, and of
# each set of radio buttons another button. The events are those of a reader's typing.
FILL = """(root) => {
  const sets = new Map();
  let n = 0;
  for (const field of root.querySelectorAll("input[name], textarea[name]")) {
    n += 1;
    if (field.type == "radio") {
      sets.set(field.name, [...sets.get(field.name) ?? [], field]);
    } else if (field.type == "checkbox") {
      if (n % 2) field.click();
    } else {
      field.value = field.inputMode == "decimal" ? `${n % 5},5` : `„Ąę” <b>${n}</b>`;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  let set = 0;
  for (const fields of sets.values()) fields[set++ % fields.length].click();
}"""

# What a reader sees in an exercise: entries, results, messages beside fields, replies of a quiz.
SEEN = """(root) => ({
  entries: [...root.querySelectorAll("input[name], textarea[name]")]
    .map((field) => [field.name, field.type == "radio" || field.type == "checkbox"
      ? `${field.value} ${field.checked}` : field.value]),
  outputs: [...root.querySelectorAll("output")].map(({ name, dataset }) => [name, dataset.value]),
  faults: root.querySelectorAll("[aria-invalid]").length,
})"""


def open_page_of(page: Page, place: str, id_: str, language: str) -> Locator:
    page.goto(place + page_of(id_, language))
    return page.locator(f'[data-exercise="{id_}"], [data-quiz="{id_}"]')


def item(page: Page, id_: str) -> dict[str, Any]:
    text = page.evaluate("(key) => localStorage.getItem(key)", f"{BOOK}/{id_}")
    kept: dict[str, Any] = json.loads(text)
    return kept


def everything(page: Page) -> dict[str, str]:
    kept: dict[str, str] = page.evaluate(f"""Object.fromEntries(Object.entries(localStorage)
        .filter(([key]) => key.startsWith("{BOOK}/") && !key.includes("/.")))""")
    return kept


def root_of(page: Page, id_: str) -> Locator:
    return page.locator(f'[data-exercise="{id_}"], [data-quiz="{id_}"]')


def unfold(page: Page, id_: str) -> None:
    """And wait until the exercise is live: browsers tell a little later that it was unfolded."""
    details = page.locator(f'[data-item="{id_}"]')
    if details.get_attribute("open") is None:
        details.locator("> summary").click()
    page.wait_for_function("(id) => book.live.has(id)", arg=id_)
