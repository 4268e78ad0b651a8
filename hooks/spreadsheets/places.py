"""What may stand in the places of a sheet: for spreadsheets that readers bring back.

A spreadsheet can have been saved on a page of another language than the one that it is brought
back to, so titles of all languages lead to the ids that the page keeps.
"""

from collections.abc import Iterable
from typing import Any

from spreadsheets.plan import TITLES, WORDS, Cell, Plan, Takes

CHECKED = "yes"
"""What is kept of a question of which the answers have been checked."""

Places = dict[str, dict[str, Any]]
"""By exercise and by the name that is kept: a sort of number, or ids by titles in small letters."""


def places_in(plans: Iterable[Plan]) -> Places:
    """All places but those for free texts; the plans are those of all languages."""
    places: Places = {}
    for plan in plans:
        _add(places.setdefault(plan.id, {}), (cell for line in plan.lines for cell in line.cells))
    return places


def _add(places: dict[str, Any], cells: Iterable[Cell]) -> None:
    for cell in cells:
        name = cell.kept or cell.entry.replace("{n}", "_")
        if not name:
            continue
        sort, titles = _sort(cell.takes), _titles(cell)
        if titles:
            places[name] = {**titles, **places.get(name, {})}
        elif sort not in (TITLES, WORDS):
            places[name] = sort


def _sort(takes: Takes | None) -> str:
    return takes.sort if takes else WORDS


def _titles(cell: Cell) -> dict[str, str]:
    if not cell.entry:
        return {title.lower(): CHECKED for title in (cell.titles or {}).values()}
    titles = (cell.takes.titles if cell.takes else None) or {}
    return {title.lower(): key for key, title in titles.items()}
