"""The matrix: cells on two axes, each with its advice and the reader's own list of names."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from content.faults import Fault, one_of
from content.nodes import Node
from content.texts import Text
from kinds.definition import Exercise, Renamed
from kinds.examples import Example, Filled, Slot, filled, slot_faults
from kinds.inputs import TextInput
from kinds.tables import Growing


class Axis(Node):
    values: dict[str, Text] = Field(min_length=2)
    """From left to right, or from top to bottom; worded to stand alone, as `high impact`."""


class Cell(Renamed):
    title: Text
    across: str
    """Which value of the horizontal axis the cell stands at."""

    down: str
    advice: list[Text] = Field(min_length=1)


class Items(Growing):
    """What the reader sorts into the cells: `start` lines in each at first."""

    title: Text
    """What stands above the lines: customers."""

    @property
    def numbers(self) -> range:
        """The numbers of the lines that a cell has at first."""
        return range(1, self.start + 1)


class Matrix(Exercise):
    """One cell for each pair of axis values."""

    kind: Literal["matrix"]
    across: Axis
    down: Axis
    cells: dict[str, Cell]
    items: Items
    cell_note: Text | None = None
    """A question to answer in a few words in each cell."""

    examples: list[Example] = []

    @property
    def rows(self) -> dict[str, dict[str, Cell]]:
        """The cells as they stand on the page, by id, for each value of the vertical axis."""
        return {
            down: {
                key: cell
                for across in self.across.values
                for key, cell in self.cells.items()
                if (cell.across, cell.down) == (across, down)
            }
            for down in self.down.values
        }


def faults(matrix: Matrix) -> Iterator[Fault]:
    yield from _place_faults(matrix)
    for key in matrix.cells:
        if "." in key:
            place = matrix.place_of("cells", key)
            yield Fault(place, f"the id '{key}' has a point in it", "an id without a point")
    if matrix.items.start > matrix.items.most:
        found = f"'start' is {matrix.items.start}, but 'most' is {matrix.items.most}"
        yield Fault(matrix.items.place_of("start"), found, "'start' not above 'most'")
    for example in matrix.examples:
        yield from slot_faults(_slots(matrix), example)


def _slots(matrix: Matrix) -> dict[str, Slot]:
    """The lines of each cell as a column of a table with the name of the cell, and its note."""
    slots = {}
    for key, cell in matrix.cells.items():
        field = TextInput.model_construct(title=cell.title, input="text")
        slots[f"{key}.item"] = Slot(field, f"{key}.item", range(matrix.items.most))
        if matrix.cell_note:
            slots[f"{key}.note"] = Slot(field)
    return slots


def worked(matrix: Matrix, language: str) -> Filled | None:
    return filled(_slots(matrix), matrix.examples, language)


def _place_faults(matrix: Matrix) -> Iterator[Fault]:
    taken: dict[tuple[str, str], str] = {}
    for key, cell in matrix.cells.items():
        for axis in ("across", "down"):
            values = getattr(matrix, axis).values
            if getattr(cell, axis) not in values:
                found = f"the cell '{key}' stands at {axis} '{getattr(cell, axis)}'"
                yield Fault(cell.place_of(axis), found, one_of(values))
        if (cell.across, cell.down) in taken:
            found = f"the cell '{key}' stands where '{taken[cell.across, cell.down]}' does"
            yield Fault(cell.place, found, "one cell for each pair of axis values")
        taken[cell.across, cell.down] = key
    for down in matrix.down.values:
        for across in matrix.across.values:
            if (across, down) not in taken:
                found = f"no cell stands at across '{across}', down '{down}'"
                yield Fault(
                    matrix.place_of("cells"), found, "one cell for each pair of axis values"
                )


def payload(matrix: Matrix, language: str) -> dict[str, Any]:
    items, example = matrix.items, worked(matrix, language)
    return {
        "cells": {key: cell.title[language] for key, cell in matrix.cells.items()},
        "items": {"start": items.start, "most": items.most, "label": items.label[language]},
        **({"example": example.entries} if example else {}),
    }
