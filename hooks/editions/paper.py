"""What chapters need wherever they are read without the site: on paper and in an e-reader."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

_BLOCKS = {"p", "li", "dt", "dd", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"}
BLOCK = "block"

ROOM = "room:"
"""How the address of a link begins that stands for room to write; the field's name follows."""


def draw_bars(tree: html.HtmlElement) -> None:
    """The bars of charts as boxes: to programs that read aloud, a drawing would need a text."""
    for drawing in tree.xpath(".//svg[@aria-hidden]"):
        bar = html.Element("span", {"class": "bar", "style": f"width: {drawing.get('width')}"})
        bar.tail = drawing.tail
        drawing.getparent().replace(drawing, bar)


def lead_to_site(tree: html.HtmlElement, site_url: str) -> None:
    """Give links to pages of the site whole addresses, or only their words if it has none."""
    for link in list(tree.iter("a")):
        address = link.get("href", "")
        if address.startswith("#") or urlsplit(address).scheme:
            continue
        if site_url:
            link.set("href", urljoin(site_url, address))
        else:
            link.drop_tag()


def lead_back_once(tree: html.HtmlElement) -> None:
    """Of the places where a work is cited, keep the first of each chapter: pages would repeat."""
    for work in tree.xpath(".//*[@class='references']/li"):
        seen: set[str] = set()
        for link in work.find_class("references__back"):
            chapter = link.get("href", "").partition(".")[0]
            if chapter in seen:
                link.drop_tree()
            seen.add(chapter)


def blocks(tree: html.HtmlElement, chapter: str) -> Iterator[tuple[str, html.HtmlElement]]:
    """The paragraphs, cells and so on of a chapter, with the ids that they have in all editions.

    Most have none of their own; theirs begin with BLOCK and count.
    """
    found = (each for each in tree.iter(etree.Element) if each.tag in _BLOCKS)
    for number, element in enumerate(found):
        yield element.get("id") or f"{BLOCK}.{chapter}.{number}", element
