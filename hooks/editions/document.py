"""The pages of a language as one document, for the editions that are read as a book.

Each page is a chapter. Links between pages become links inside the document, ids are made unique,
and what works on the site only (buttons, scripts, links to headings) is left out. The adapter hands
over the pages with exercises and quizzes in their paper form (`Renderer.render`, edition 'print').
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath
from types import MappingProxyType
from urllib.parse import urlsplit

from lxml import etree, html

_SITE_ONLY = (
    ".//script | .//*[@hidden] | .//a[contains(@class, 'headerlink')]"
    " | .//p[a[contains(@class, 'md-button')]]"
)
"""What has no place in a book, as XPath."""

_ATTRIBUTES_WITH_IDS = (
    "for",
    "headers",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
)


@dataclass(frozen=True)
class Leaf:
    """A page as it comes: its HTML has links as seen from its own address."""

    inner: str
    """The path inside the language's tree, the same in every language: `unit-1/stages.md`."""

    address: str
    """Inside the site: `pl/unit-1/stages.html`."""

    title: str
    """As the navigation has it: `3. Stages`."""

    part: str
    """The name of the part it belongs to: `Unit I`; '' outside of parts."""

    html: str
    marked: str = ""
    """The same with its sentences marked (`data-sentence`), if it is read aloud."""


@dataclass(frozen=True)
class Chapter:
    """A page as a chapter of the document."""

    id: str
    """`unit-1-stages`; an anchor of the page is `unit-1-stages.four-stages`."""

    title: str
    """As the navigation has it, without the number: `Stages`."""

    number: str
    """`3`, or '' for a chapter that has none."""

    heading: str
    """The words of its first heading."""

    part: str
    unit: str
    """The folder of the part, which stands for its colour: `unit-1`, or ''."""

    opens_part: bool
    address: str
    """Of the live page, inside the site."""

    html: str
    """Begins with its h1. Links are `#…` inside the document, else whole addresses or paths inside
    the site, as seen from its root."""


@dataclass(frozen=True)
class Document:
    """All chapters of a language, in the order of the navigation."""

    language: str
    title: str
    description: str
    chapters: tuple[Chapter, ...]


@dataclass
class Book:
    """Collects the pages of all languages while they are made."""

    plans: dict[str, tuple[str, str, Sequence[str]]] = field(default_factory=dict)
    """By language: the title, what the book says of itself, and the inner paths in order."""

    leaves: dict[tuple[str, str], Leaf] = field(default_factory=dict)
    made: dict[tuple[str, bool], dict[Leaf, Chapter]] = field(default_factory=dict)
    """What `document` gave last: each edition asks for one, and so does each change of a page."""

    def open(self, language: str, title: str, description: str, inners: Sequence[str]) -> None:
        """Say which pages the book of a language consists of, in their order."""
        self.plans[language] = (title, description, inners)

    def add(self, language: str, leaf: Leaf) -> None:
        self.leaves[language, leaf.inner] = leaf

    def append(self, language: str, leaf: Leaf) -> None:
        """Add a chapter at the end that is no page of the site."""
        title, description, inners = self.plans[language]
        self.open(language, title, description, [*inners, leaf.inner])
        self.add(language, leaf)

    def document(self, language: str, marked: bool = False) -> Document:
        """The document of a language, on request with its sentences marked."""
        title, description, inners = self.plans[language]
        leaves = [self.leaves[language, inner] for inner in inners]
        if marked:
            leaves = [replace(leaf, html=leaf.marked or leaf.html) for leaf in leaves]
        made = self.made.get((language, marked), {})
        document = assemble(language, title, description, leaves, made)
        self.made[language, marked] = dict(zip(leaves, document.chapters, strict=True))
        return document


def assemble(
    language: str,
    title: str,
    description: str,
    leaves: Sequence[Leaf],
    made: Mapping[Leaf, Chapter] = MappingProxyType({}),
) -> Document:
    """The document of the pages, which come in their order.

    `made` are the chapters of an earlier one, to be taken over where page and links are the same.
    """
    ids = _ids_by_address(leaves)
    known = made if _ids_by_address(made) == ids else {}
    chapters = tuple(known.get(leaf) or _chapter(leaf, ids) for leaf in leaves)
    return Document(language, title, description, chapters)


def _ids_by_address(leaves: Iterable[Leaf]) -> dict[str, str]:
    return {leaf.address: chapter_id(leaf.inner) for leaf in leaves}


def chapter_id(inner: str) -> str:
    """The id of a page's chapter: `unit-1/index.md` is `unit-1`."""
    return inner.removesuffix(".md").removesuffix("/index").replace("/", "-")


def anchor_id(chapter: str, anchor: str) -> str:
    """The id that an anchor of a page has in the document; a name in XML, too."""
    return f"{chapter}.{anchor.replace(':', '-')}"


def tree_of(body: str) -> html.HtmlElement:
    """The HTML of a chapter as a tree, in a div."""
    return html.fragment_fromstring(body, create_parent="div")


def html_of(tree: html.HtmlElement) -> str:
    """What is inside a tree, as HTML."""
    inside = [tree.text or "", *(html.tostring(each, encoding="unicode") for each in tree)]
    return "".join(inside).strip()


def _chapter(leaf: Leaf, ids: Mapping[str, str]) -> Chapter:
    tree = tree_of(leaf.html)
    for unwanted in tree.xpath(_SITE_ONLY):
        unwanted.drop_tree()
    _make_unique(tree, ids[leaf.address])
    _relink(tree, leaf.address, ids)
    unit = dirname(leaf.inner)
    number, point, name = leaf.title.partition(". ")
    is_numbered = bool(point) and number.isdecimal()
    heading = tree.find(".//h1")
    return Chapter(
        id=ids[leaf.address],
        title=name if is_numbered else leaf.title,
        number=number if is_numbered else "",
        heading=leaf.title if heading is None else " ".join(heading.text_content().split()),
        part=leaf.part if unit else "",
        unit=unit,
        opens_part=leaf.inner == f"{unit}/index.md",
        address=leaf.address,
        html=html_of(tree),
    )


def _make_unique(tree: html.HtmlElement, chapter: str) -> None:
    """Put the chapter's id before every id, and where an id is referred to."""
    for element in tree.iter(etree.Element):
        if "id" in element.attrib:
            element.set("id", anchor_id(chapter, element.get("id")))
        for attribute in _ATTRIBUTES_WITH_IDS:
            if attribute in element.attrib:
                named = element.get(attribute).split()
                element.set(attribute, " ".join(anchor_id(chapter, each) for each in named))


def _relink(tree: html.HtmlElement, address: str, ids: Mapping[str, str]) -> None:
    for element in tree.iter("a", "img"):
        attribute = "href" if element.tag == "a" else "src"
        if attribute in element.attrib:
            element.set(attribute, _resolved(element.get(attribute), address, ids))


def _resolved(link: str, address: str, ids: Mapping[str, str]) -> str:
    """Where a link of a page leads in the document, else in the site or outside."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return link
    target = normpath(join(dirname(address), parts.path)) if parts.path else address
    if target not in ids:
        return f"{target}#{parts.fragment}" if parts.fragment else target
    return f"#{anchor_id(ids[target], parts.fragment) if parts.fragment else ids[target]}"
