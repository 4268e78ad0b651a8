"""Makes the room to write in a PDF fields that can be filled in on a screen (AcroForm).

WeasyPrint would make fields of its own, but not in a font that has all letters of our readers. It
places and tags links, though: while the book is set, each room is a link to ROOM, and then
`make_fields` makes a field of the link. A field has the name of the one on the live page, below
the id of its exercise: `u2-nps.answers.score.1`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydyf import Array, Dictionary, Stream, String

from editions.field_font import embedded
from editions.paper import ROOM
from editions.tags import Tags, inside, read

_FONT, _SIZE, _INK = "BookSans", 9, "0.106 0.141 0.188"
_LOOK = String(f"/{_FONT} {_SIZE} Tf {_INK} rg")
_PRINTED, _SEVERAL_LINES, _ONE_OF_SEVERAL = 1 << 2, 1 << 12, 1 << 15
_TICKED, _EMPTY = "yes", "Off"
_POINT = 0.75
"""The length of a CSS pixel."""

_AROUND_TEXT = 2 / _POINT
"""What programs leave free around the text of a field."""


def make_fields(document: Any, pdf: Any, font: bytes) -> None:
    """Make fields of the links to ROOM; `font` is the OpenType file for what is typed."""
    form = _Form(pdf)
    for page in document.pages:
        for box, cell in _rooms(page._page_box):
            form.add(box, _inside(cell, page.height) if cell else None)
    if form.top:
        pdf.catalog["AcroForm"] = Dictionary(
            {
                "Fields": form.top,
                "DA": _LOOK,
                "DR": Dictionary({"Font": Dictionary({_FONT: embedded(font, pdf)})}),
                "NeedAppearances": "false",
            }
        )


def is_room(box: Any) -> bool:
    """Whether it is a link that stands for room to write."""
    return (
        box.link_annotation is not None
        and box.element is not None
        and box.element.get("href", "").startswith(ROOM)
    )


def _rooms(box: Any, cell: Any = None) -> Iterator[tuple[Any, Any]]:
    """All rooms inside a box, each with the cell of a table that it is in."""
    cell = box if box.element_tag == "td" else cell
    if is_room(box):
        yield box, cell
    for inner in inside(box):
        yield from _rooms(inner, cell)


def _inside(cell: Any, page_height: float) -> Any:
    """The place of a cell on the page: all its height, and the width of the text of its column."""
    left, top = cell.content_box_x() - _AROUND_TEXT, cell.padding_box_y()
    right, bottom = left + cell.width + 2 * _AROUND_TEXT, top + cell.padding_height()
    sides = (left, page_height - bottom, right, page_height - top)
    return Array(side * _POINT for side in sides)


@dataclass
class _Form:
    """The fields by their full names. What stands before a point is the name of a field around."""

    pdf: Any
    top: Any = field(default_factory=Array)
    fields: dict[str, Any] = field(default_factory=dict)
    looks: dict[tuple[bool, float, float], Any] = field(default_factory=dict)
    tags: dict[int, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.tags = Tags(self.pdf).owners

    def add(self, box: Any, cell: Any) -> None:
        """Make a field of a room; one to write in fills the `cell` that it is in."""
        element, widget = box.element, box.link_annotation
        name, classes = element.get("href").removeprefix(ROOM), element.get("class").split()
        del widget["A"], widget["Contents"]
        called = String(element.get("data-called"))
        widget.update({"Subtype": "/Widget", "F": _PRINTED, "TU": called})
        self._tag(widget, called)
        if "tick" in classes:
            self._add_tick(widget, name, element.get("data-value"))
        else:
            widget["Rect"] = cell or widget["Rect"]
            is_ruled = "lines--long" in classes and not cell
            self._add_text(widget, name, "lines" in classes, is_ruled)

    def _add_text(self, widget: Any, name: str, has_lines: bool, is_ruled: bool) -> None:
        widget.update({"FT": "/Tx", "DA": _LOOK, "AP": Dictionary({"N": self._look(widget)})})
        if has_lines:
            widget["Ff"] = _SEVERAL_LINES
        if is_ruled:  # the lines on the paper would run through what is typed
            widget["MK"] = Dictionary({"BG": Array((1, 1, 1))})
        self._join(name, widget)

    def _add_tick(self, widget: Any, name: str, value: str | None) -> None:
        looks = {value or _TICKED: self._look(widget, has_cross=True), _EMPTY: self._look(widget)}
        widget.update({"AS": f"/{_EMPTY}", "AP": Dictionary({"N": Dictionary(looks)})})
        button = {"FT": "/Btn", "V": f"/{_EMPTY}"}
        if value is None:
            widget.update(button)
            self._join(name, widget)
        else:
            group = self._around(name)
            group.update({**button, "Ff": _ONE_OF_SEVERAL})
            group["Kids"].append(widget.reference)
            widget["Parent"] = group.reference

    def _join(self, name: str, new: Any) -> None:
        """Put a field where its name says."""
        around, _, own = name.rpartition(".")
        self.fields[name] = new
        new["T"] = String(own)
        if around:
            new["Parent"] = self._around(around).reference
        (self._around(around)["Kids"] if around else self.top).append(new.reference)

    def _around(self, name: str) -> Any:
        """The field of this name, which holds others."""
        if name not in self.fields:
            new = Dictionary({"Kids": Array()})
            self.pdf.add_object(new)
            self._join(name, new)
        return self.fields[name]

    def _look(self, widget: Any, has_cross: bool = False) -> bytes:
        """How a field looks: like the paper below it, or with a cross where it is ticked."""
        left, bottom, right, top = widget["Rect"]
        width, height = round(abs(right - left), 2), round(abs(top - bottom), 2)
        key = (has_cross, width, height)
        if key not in self.looks:
            shape = {"Type": "/XObject", "Subtype": "/Form", "BBox": Array((0, 0, width, height))}
            self.looks[key] = Stream(_cross(width, height) if has_cross else [], shape)
            self.pdf.add_object(self.looks[key])
        reference: bytes = self.looks[key].reference
        return reference

    def _tag(self, widget: Any, called: Any) -> None:
        """Say in the tags that it is a field, and what it is called."""
        element = read(self.pdf, self.tags[widget["StructParent"]])
        element.update({"S": "/Form", "Alt": called})


def _cross(width: float, height: float) -> list[bytes]:
    left, bottom, right, top = 0.2 * width, 0.2 * height, 0.8 * width, 0.8 * height
    lines = f"{left} {bottom} m {right} {top} l {left} {top} m {right} {bottom} l S"
    return [f"{_INK} RG 1 w {lines}".encode()]
