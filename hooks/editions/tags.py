"""Mends the tags of a PDF where WeasyPrint's differ from what PDF/UA asks for.

- The head and foot of a page are no part of the text.
- Items of lists hold a label, a body and nothing else.
- Headers of tables say whether they head a column or a row.
- A tag has something in it, unless it is a cell of a table.
- A link is one link, not one more for each part of it that stands apart (`::after`, a number).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydyf import Array, Dictionary

_SCOPES = {"col": "/Column", "colgroup": "/Column", "row": "/Row", "rowgroup": "/Both"}
_CELLS = ("/TH", "/TD")
_OF_LISTS, _OF_ITEMS = ("/L", "/LI", "/Caption"), ("/Lbl", "/LBody")
_NO_TEXT = ("/Artifact", Dictionary({"Type": "/Pagination"}))


def mend_tags(document: Any, pdf: Any) -> None:
    for page in document.pages:
        _say_scopes(page._page_box)
    tags = Tags(pdf)
    tags.mend(read(pdf, tags.root["K"][0]))
    for number, page in enumerate(pdf.page_references):
        tags.leave_out_unread(number, read(pdf, page))


def _say_scopes(box: Any) -> None:
    if box.element_tag == "th" and hasattr(box, "mark"):
        box.mark["A"]["Scope"] = _SCOPES[box.element.get("scope", "col")]
    for inner in inside(box):
        _say_scopes(inner)


def inside(box: Any) -> list[Any]:
    """What is right inside a box; what stands outside of the flow is unwrapped."""
    return [getattr(each, "_box", each) for each in getattr(box, "children", ())]


def read(pdf: Any, reference: bytes) -> Any:
    """The object of a PDF that is referred to."""
    return pdf.objects[int(reference.split()[0])]


@dataclass
class Tags:
    """The tags of a PDF, and which of them belongs to what is on the pages."""

    pdf: Any
    read_aloud: set[bytes] = field(default_factory=set)
    """The tags that have been found from the root on."""

    @property
    def root(self) -> Any:
        return read(self.pdf, self.pdf.catalog["StructTreeRoot"])

    @property
    def owners(self) -> dict[int, Any]:
        """By the numbers of pages, the tags of their pieces of text; of links, their own."""
        numbers = read(self.pdf, self.root["ParentTree"])["Nums"]
        return dict(zip(numbers[::2], numbers[1::2], strict=True))

    def mend(self, tag: Any, is_in_link: bool = False) -> None:
        """Mend a tag and all inside it."""
        self.read_aloud.add(tag.reference)
        if is_in_link:
            self._be_part_of_link(tag)
        if tag["S"] == "/L":
            self._set(tag, list(self._items(tag)))
        if tag["S"] == "/LI":
            self._put_in_body(tag)
        for reference, inner in list(self._inner(tag)):
            self.mend(inner, is_in_link or tag["S"] == "/Link")
            if not inner["K"] and inner["S"] not in _CELLS:
                tag["K"].remove(reference)

    def leave_out_unread(self, number: int, page: Any) -> None:
        """Take what no tag leads to for what it is: the head and foot of the page."""
        pieces, drawn = self.owners[number], read(self.pdf, page["Contents"]).stream
        for at, item in enumerate(drawn):
            piece = item.get("MCID") if isinstance(item, Dictionary) else None
            if piece is not None and pieces[piece] not in self.read_aloud:
                drawn[at - 1 : at + 1] = _NO_TEXT
                pieces[piece] = "null"

    def _inner(self, tag: Any) -> Iterator[tuple[bytes, Any]]:
        """The tags right inside a tag, with the references to them."""
        for kid in tag["K"]:
            inner = read(self.pdf, kid) if isinstance(kid, bytes) else {}
            if "S" in inner:
                yield kid, inner

    def _items(self, tag: Any) -> Iterator[bytes]:
        """The items of a list, out of what is wrapped around them."""
        for reference, inner in self._inner(tag):
            if inner["S"] in _OF_LISTS:
                yield reference
            else:
                yield from self._items(inner)

    def _put_in_body(self, item: Any) -> None:
        inner = list(self._inner(item))
        if all(each["S"] in _OF_ITEMS for _, each in inner):
            return
        body = Dictionary({**item, "S": "/LBody"})
        self.pdf.add_object(body)
        self._set(body, [reference for reference, each in inner if each["S"] != "/Lbl"])
        for _, each in inner:
            if each["S"] == "/LBody":
                each["S"] = "/Div"
        labels = [reference for reference, each in inner if each["S"] == "/Lbl"]
        self._set(item, [*labels, body.reference])

    def _set(self, tag: Any, kids: list[bytes]) -> None:
        tag["K"] = Array(kids)
        for kid in kids:
            read(self.pdf, kid)["P"] = tag.reference

    def _be_part_of_link(self, tag: Any) -> None:
        """Take away the link that a part of a link has of its own."""
        for kid in list(tag["K"]):
            held = read(self.pdf, kid) if isinstance(kid, bytes) else {}
            if held.get("Type") == "/OBJR":
                tag["K"].remove(kid)
                read(self.pdf, held["Pg"])["Annots"].remove(held["Obj"])
                self._forget(read(self.pdf, held["Obj"])["StructParent"])
        if tag["S"] == "/Link":
            tag["S"] = "/Span"

    def _forget(self, number: int) -> None:
        numbers = read(self.pdf, self.root["ParentTree"])["Nums"]
        at = numbers.index(number)
        del numbers[at : at + 2]
