"""Typography that editors need not think of: the spaces that must not end a line."""

import re

_NO_BREAK = "\u00a0"
_ONE_LETTER_WORD = re.compile(r"(?<![\w])([aiouwzAIOUWZ]) (?=\S)")
_UNIT_AFTER_NUMBER = re.compile(r"(?<=\d) (?=(?:€|zł|%|h\b|min\b|godz\.|km\b|mln\b|tys\.|r\.))")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_TAG = re.compile(r"(<[^>]*>)")
_VERBATIM = ("script", "style", "pre", "code", "textarea")


def set_spaces(text: str, language: str) -> str:
    """A plain text with non-breaking spaces where the language wants them."""
    if language == "pl":
        text = _ONE_LETTER_WORD.sub(rf"\1{_NO_BREAK}", text)
    text = _UNIT_AFTER_NUMBER.sub(_NO_BREAK, text)
    return _THOUSANDS.sub(_NO_BREAK, text)


def set_spaces_in_html(html: str, language: str) -> str:
    """The same for the running text of a page; tags, scripts and code stay as they are."""
    parts: list[str] = []
    verbatim = ""
    for part in _TAG.split(html):
        if part.startswith("<"):
            verbatim = _verbatim_after(part, verbatim)
        elif not verbatim:
            part = set_spaces(part, language)
        parts.append(part)
    return "".join(parts)


def _verbatim_after(tag: str, verbatim: str) -> str:
    """The verbatim element that is open after the tag, if any."""
    if verbatim:
        return "" if tag.startswith(f"</{verbatim}") else verbatim
    return next((name for name in _VERBATIM if re.match(rf"<{name}\b", tag)), "")
