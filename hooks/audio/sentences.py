"""The first step of the audio book: where a sentence ends.

A full stop ends a sentence if a new one begins behind it, and if it belongs neither to an
abbreviation nor to an initial, nor to a number at the head of a line.
"""

import re

Span = tuple[int, int]
"""Where a sentence begins and ends in its text."""

CITED, NOTHING = "\ue000", "\ue001"
"""In a text: what stands for a citation, and for signs that are not read (see audio.spoken)."""

_SPACE = f" \t\n\u00a0{NOTHING}"
_END = re.compile(rf"[.!?…]+[\"'’”»)\]{CITED}{NOTHING}]*(?=\s)")
_BEGINNING = re.compile(
    rf"\s[\s{NOTHING}]*(?!\(\d{{4}}\))[\"'‘“„«(\[]*(?:[^\W\d_a-zà-öø-ÿąćęłńóśźż]|\d|[ei][A-Z])"
)
_WORD_BEFORE = re.compile(r"(?:[^\W_]+[.-])*[^\W_]+$")
_NUMBER_AT_HEAD = re.compile(r"(?:\d{1,3}|[IVXLC]+|[a-z])$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = {
    "en": _words(
        "approx ca cf dr e.g eg fig figs i.e ie incl min misc mr mrs ms no nos p pp prof resp sec"
        " st tab vol vols vs viz"
    ),
    "pl": _words(
        "al art ang bp cd dn dr ds dyr gen im in inż kol lek lic m.in mgr n.p np nr ok os pkt pl pn"
        " por poz pt prof przyp red reż rozdz rys s ś.p św str t tab tel tj tys tzn tzw ul wg wyd"
        " zał zob"
    ),
}
"""Abbreviations that something always follows; without their last full stop, in small letters."""

_OFTEN_LAST = {
    "en": _words("a.m co corp etc inc jr ltd p.m sr u.k u.s"),
    "pl": _words("a.s itd itp n.e o.o r s.a sp w"),
}
"""Abbreviations that may end a sentence: they do before a capital, but not near its beginning
(W 2020 r. Google …)."""

_WORDS_OF_A_BEGINNING = 3
_LETTERED = _words("unit topic part chapter plan moduł modułu temat część rozdział")
"""What a single capital belongs to (Unit I); behind other words it is an initial (J. Kowalski)."""


def sentences(text: str, language: str) -> list[Span]:
    """The sentences of a paragraph, without the space around them."""
    found: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if _ends(text, start, end, language):
            found.append(_trimmed(text, start, end.end()))
            start = end.end()
    found.append(_trimmed(text, start, len(text)))
    return [(first, last) for first, last in found if first < last]


def _ends(text: str, start: int, end: re.Match[str], language: str) -> bool:
    if not _BEGINNING.match(text, end.end()):
        return False
    before = text[start : end.start()].strip(f"{_SPACE}{CITED}(\"'‘“„«[")
    word = _WORD_BEFORE.search(before)
    if end[0][0] != "." or end[0].startswith("..") or word is None:
        return True
    if before == word[0] and _NUMBER_AT_HEAD.match(before):
        return False
    if word[0].lower() in _NEVER_LAST.get(language, ()):
        return False
    if _is_initial(word[0], before):
        return False
    is_often_last = word[0].lower() in _OFTEN_LAST.get(language, ())
    return not is_often_last or len(before.split()) > _WORDS_OF_A_BEGINNING


def _is_initial(word: str, before: str) -> bool:
    if len(word) != 1 or not word.isupper():
        return False
    others = before.split()[:-1]
    return not others or others[-1].lower() not in _LETTERED


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return start + len(part) - len(part.lstrip(_SPACE)), start + len(part.rstrip(_SPACE))
