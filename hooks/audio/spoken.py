"""The second step of the audio book: what of a page is read aloud, sentence by sentence.

The page's finished HTML is cut at its tags. What stands between two block elements, a passage, is
split into sentences, and each of them is wrapped: `<span class="sentence" data-sentence="12">`.
Where tags begin in one sentence and end in another, a sentence has several spans of one number.
Numbers follow the order of reading aloud: that of the page, but a figure is named by its caption
before it is described.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from audio.sentences import CITED, NOTHING, Span, sentences
from audio.shared import shared

_TAG = re.compile(
    r"(<!--.*?-->|<(script|style|template|svg|textarea)\b.*?</\2>|<[^>]*>)", re.DOTALL
)
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_ATTRIBUTE = re.compile(r'([\w:-]+)(?:="([^"]*)")?')
_ENTITY = re.compile(r"&(?:#\d+|#x[\da-fA-F]+|\w+);")
_SAY = re.compile(r' say="[^"]*"')
_NUMBER = re.compile(r' data-sentence="(\d+)"')

_INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark"}
_INLINE |= {"q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
_VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_WITHIN_PASSAGES = {"br", "wbr", "img", "input"}

_SILENT = {"button", "code", "nav", "option", "output", "pre", "select"}
_SILENT_CLASSES = {
    "silent",  # what editors mark
    "footnote-ref",
    "footnote-backref",
    "headerlink",
    "md-button",  # the way to another page
    "references",
    "glossary__other",
    "unseen",
    "figure__source",
    # Of exercises only the questions are read: no fields, no answers, nothing about results.
    "entries",
    "exercise__foot",
    "how",
    "option",
    "cell__lines",
    "question__hint",
    "results",
    "solution",
    "take",
}
_SILENT_LABELS = {"choice"}  # of a label with this class: the answers that a reader may choose
_BREAKING_CLASSES = {"figure__axis", "figure__note", "figure__title", "field__about", "item__about"}
"""Inline elements that say something of their own."""

_TITLE_OF_FIGURE = "figure__title"
_CITATION = "cite-"  # how the ids of citations begin
_UNNUMBERED_LISTS = {"figure__chain"}
_FEWEST_COLUMNS_TO_NAME = 3

# A passage is split as its shadow: as long as the HTML between its tags, but with one character for
# an entity and none for what is silent. What stands for nothing is filled up.
_FIRST_SAID = 0xE100
_CITATIONS = re.compile(rf"\s*\({CITED}(?:; {CITED})*\)")
_HAS_WORDS = re.compile(rf"\w|[{chr(_FIRST_SAID)}-\uf8ff]")


@dataclass(frozen=True)
class Sentence:
    """One sentence as it is to be said; its number is its place in the list."""

    text: str
    block: str
    """The element it stands in: 'h2', 'p', 'li', 'td'. It decides about the pause before it."""

    opens: bool
    """Whether it is the first one there."""


@dataclass(frozen=True)
class Spoken:
    """A page that can be read aloud."""

    html: str
    sentences: list[Sentence]


def spoken(html: str, language: str, silent_sections: Iterable[str] = ()) -> Spoken:
    """Find and mark the sentences of a page; its silent sections are given by their anchors."""
    cutter = _Cutter(frozenset(silent_sections))
    for token in _tokens(html):
        cutter.take(token)
    cutter.end_passage()
    told: list[Sentence] = []
    for passage in cutter.in_order_of_reading:
        told += passage.tell(language, len(told))
    return Spoken("".join(map(str, cutter.parts)), told)


def marked_like(told: Spoken, form: Spoken) -> str:
    """Another form of a page: the sentences that it shares bear the numbers of those told."""
    texts = [[sentence.text for sentence in each.sentences] for each in (form, told)]
    numbers = shared(*texts)

    def mark(found: re.Match[str]) -> str:
        number = int(found[1])
        return f' data-sentence="{numbers[number]}"' if number in numbers else ""

    return _NUMBER.sub(mark, form.html)


def without_respellings(html: str) -> str:
    """The page for eyes only."""
    return _SAY.sub("", html) if " say=" in html else html


def _tokens(html: str) -> Iterable[str]:
    """Text and tags in turn; an element whose content is no text is one tag."""
    for number, token in enumerate(_TAG.split(html)):
        if token and number % 3 != 2:  # the pattern's second group names such an element
            yield token


class _Element:
    """An open element, and what it and those around it mean for the text in it."""

    def __init__(self, tag: str, attributes: dict[str, str], around: "_Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.classes = set(attributes.get("class", "").split())
        self.breaks = tag not in _INLINE or not self.classes.isdisjoint(_BREAKING_CLASSES)
        """Whether what stands before it and what stands in it are no one sentence."""

        self.block: str = tag if tag not in _INLINE or not around else around.block
        self.is_silent: bool = self._silences() or bool(around and around.is_silent)
        self.is_citation = attributes.get("id", "").startswith(_CITATION)
        self.said: _Element | None = (
            self if "say" in attributes else around.said if around else None
        )
        """The element whose editor wants something else to be said."""

        self.items = int(attributes.get("start") or 1) - 1
        """How many items of an ordered list have come."""

    def _silences(self) -> bool:
        return bool(
            self.tag in _SILENT
            or not self.classes.isdisjoint(_SILENT_CLASSES)
            or (self.tag == "label" and not self.classes.isdisjoint(_SILENT_LABELS))
            or "hidden" in self.attributes
            or self.attributes.get("aria-hidden") == "true"
        )

    @property
    def counts(self) -> bool:
        return self.tag == "ol" and self.classes.isdisjoint(_UNNUMBERED_LISTS)


@dataclass
class _Passage:
    """Text and inline tags between two block elements."""

    block: str
    lead: str = ""
    """What is said before it and stands nowhere: the head of a table's column, an item's number."""

    tokens: list[str] = field(default_factory=list)
    shadow: str = ""
    said: list[str] = field(default_factory=list)
    """What editors want to be said instead."""

    html: str = ""

    def __str__(self) -> str:
        return self.html or "".join(self.tokens)

    def add_text(self, text: str, shadow: str) -> None:
        self.tokens.append(text)
        self.shadow += shadow

    def tell(self, language: str, first: int) -> list[Sentence]:
        """Its sentences, which get numbers from `first` on."""
        spans = [span for span in sentences(self.shadow, language) if self.text(*span)]
        self.html = _wrapped(self.tokens, spans, first)
        leads = [self.lead, *[""] * len(spans)]
        return [
            Sentence(lead + self.text(*span), self.block, opens=number == 0)
            for number, (lead, span) in enumerate(zip(leads, spans, strict=False))
        ]

    def text(self, start: int, end: int) -> str:
        """What is said for a part of the shadow; nothing where it has no words."""
        text = _CITATIONS.sub("", self.shadow[start:end].replace(NOTHING, ""))
        for number, said in enumerate(self.said):
            text = text.replace(chr(_FIRST_SAID + number), said)
        return re.sub(r"[\s\u00a0]+", " ", text).strip() if re.search(r"\w", text) else ""


class _Cutter:
    """Takes a page token by token; knows at each of them which elements are open."""

    def __init__(self, silent_sections: frozenset[str]) -> None:
        self.silent_sections = silent_sections
        self.silent_level = 0
        self.open: list[_Element] = []
        self.parts: list[str | _Passage] = []
        self.in_order_of_reading: list[_Passage] = []
        self.start_of_figure = 0
        self.heads: list[str] = []
        self.column = 0
        self.lead = ""
        self.passage = _Passage("")

    def take(self, token: str) -> None:
        if not token.startswith("<"):
            self.text(token)
        elif token.startswith("</"):
            self.close(token, _name(token))
        elif _is_empty(token):
            self.keep(token, token.startswith("<!") or _name(token) in _WITHIN_PASSAGES)
        else:
            self.begin(token, _Element(_name(token), _attributes(token), self.innermost))

    def keep(self, tag: str, within: bool) -> None:
        if not within:
            self.end_passage()
            self.parts.append(tag)
        else:
            self.passage.tokens.append(tag)

    def begin(self, tag: str, element: _Element) -> None:
        self.keep(_SAY.sub("", tag), not element.breaks)
        self.open.append(element)
        if element.breaks:
            self.passage = _Passage(self.block())
        if re.fullmatch("h[1-6]", element.tag):
            self.begin_section(element)
        elif element.tag == "figure":
            self.start_of_figure = len(self.in_order_of_reading)
        elif element.tag == "li":
            self.begin_item()
        elif element.tag in ("table", "tr", "th", "td"):
            self.begin_in_table(element)

    def begin_section(self, heading: _Element) -> None:
        level = int(heading.tag[1])
        if self.silent_level and level <= self.silent_level:
            self.silent_level = 0
        if not self.silent_level and heading.attributes.get("id") in self.silent_sections:
            self.silent_level = level

    def begin_item(self) -> None:
        lists = [element for element in self.open if element.tag in ("ol", "ul")]
        if lists and lists[-1].counts:
            lists[-1].items += 1
            self.lead = f"{lists[-1].items}. "

    def begin_in_table(self, element: _Element) -> None:
        if element.tag == "table":
            self.heads = []
        elif element.tag == "tr":
            self.column = -1
        else:
            self.column += 1
        if element.tag == "td":
            self.lead = self.head_of_column(element)

    def head_of_column(self, cell: _Element) -> str:
        """In a table of three columns or more, a listener is told where each cell stands."""
        named = len(self.heads) >= _FEWEST_COLUMNS_TO_NAME and 0 < self.column < len(self.heads)
        head = unescape(cell.attributes.get("data-title", "")) or (
            self.heads[self.column] if named else ""
        )
        return f"{head}: " if head else ""

    def close(self, tag: str, name: str) -> None:
        fits = self.innermost is not None and self.innermost.tag == name
        element = self.open.pop() if fits else _Element(name, {}, self.innermost)
        if not element.breaks:
            self.passage.tokens.append(tag)
            return
        if name == "th" and any(each.tag == "thead" for each in self.open):
            self.heads.append(self.passage.text(0, len(self.passage.shadow)))
        self.end_passage(is_title=_TITLE_OF_FIGURE in element.classes)
        if name in ("li", "tr"):
            self.lead = ""
        self.parts.append(tag)

    def text(self, text: str) -> None:
        inside = self.innermost
        if self.silent_level or (inside and inside.is_silent):
            shadow = ""
        elif inside and inside.is_citation:
            shadow = CITED
        elif inside and inside.said:
            shadow = self.shadow_of(inside.said)
        else:
            shadow = _ENTITY.sub(_shadow_of_entity, text)
        self.passage.add_text(text, shadow.ljust(len(text), NOTHING))

    def shadow_of(self, element: _Element) -> str:
        """What is said instead is said once, however many pieces the element has."""
        said = element.attributes["say"]
        if not said:
            return ""
        element.attributes["say"] = ""
        self.passage.said.append(unescape(said))
        return chr(_FIRST_SAID + len(self.passage.said) - 1)

    def end_passage(self, is_title: bool = False) -> None:
        passage, self.passage = self.passage, _Passage(self.block())
        self.parts.append(passage)
        if not _HAS_WORDS.search(passage.shadow):
            return
        passage.lead, self.lead = self.lead, ""
        place = self.start_of_figure if is_title else len(self.in_order_of_reading)
        self.in_order_of_reading.insert(place, passage)

    @property
    def innermost(self) -> _Element | None:
        return self.open[-1] if self.open else None

    def block(self) -> str:
        return self.innermost.block if self.innermost else "p"


def _name(tag: str) -> str:
    match = _NAME.match(tag)
    return match[1].lower() if match else ""


def _attributes(tag: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(tag)[1:]) if " " in tag else {}


def _is_empty(tag: str) -> bool:
    """Whether nothing follows that belongs to it."""
    return tag.startswith("<!") or _name(tag) in _VOID or ("</" in tag)


def _shadow_of_entity(entity: re.Match[str]) -> str:
    return unescape(entity[0]).ljust(len(entity[0]), NOTHING)


def _wrapped(tokens: list[str], spans: list[Span], first: int) -> str:
    """The passage with its sentences in spans: as few of them as its tags allow."""
    parts: list[str] = []
    inside: int | None = None
    for piece, sentence in _pieces(tokens, spans):
        if sentence != inside:
            parts += ["</span>"] if inside is not None else []
            if sentence is not None:
                parts.append(f'<span class="sentence" data-sentence="{first + sentence}">')
            inside = sentence
        parts.append(piece)
    return "".join([*parts, "</span>"] if inside is not None else parts)


def _pieces(tokens: list[str], spans: list[Span]) -> Iterable[tuple[str, int | None]]:
    """The passage cut at sentences and tags, and the sentence that each piece belongs to."""
    partners = _partners(tokens)
    at = 0
    for token, partner in zip(tokens, partners, strict=True):
        if token.startswith("<"):
            yield token, _around(spans, min(at, partner), max(at, partner), is_tag=True)
            continue
        end = at + len(token)
        cuts = sorted({at, end, *(cut for span in spans for cut in span if at < cut < end)})
        for begin, until in pairwise(cuts):
            yield token[begin - at : until - at], _around(spans, begin, until)
        at = end


def _partners(tokens: list[str]) -> list[int]:
    """For each tag where its other half stands in the shadow; far away if it is elsewhere."""
    elsewhere = sum(map(len, tokens)) + 1
    partners, open_tags, at = [0] * len(tokens), list[tuple[int, int]](), 0
    for index, token in enumerate(tokens):
        if not token.startswith("<"):
            at += len(token)
        elif token.startswith("</") and open_tags:
            begun, begun_at = open_tags.pop()
            partners[begun], partners[index] = at, begun_at
        elif _is_empty(token):
            partners[index] = at
        else:
            partners[index] = elsewhere
            if not token.startswith("</"):
                open_tags.append((index, at))
    return partners


def _around(spans: list[Span], begin: int, end: int, is_tag: bool = False) -> int | None:
    """The sentence that holds all of a part of the shadow; tags around all of it stay outside."""
    for number, (first, last) in enumerate(spans):
        if first <= begin and end <= last:
            return None if is_tag and (begin, end) == (first, last) else number
    return None
