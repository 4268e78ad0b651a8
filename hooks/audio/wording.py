"""The third step of the audio book: a sentence in the words that a voice is given to say.

Voices stumble over what is written for the eye: signs, abbreviations, amounts of money, years,
foreign names. First come the editors' own pronunciations (docs/pronunciation.yml), then what
all languages share, then the rules of the language, each a pattern and what it becomes; last,
acronyms are spelled. A plain number is left to the voice, which knows its language's numerals.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from audio import english, polish
from audio.rules import Rule, applied, rules

# Words that are settled are hidden from all later rules behind a sign that no text has.
_FIRST_SETTLED = 0xE800
_SETTLED = re.compile("[\ue800-\uf8ff]")

_HIDDEN_CHARACTERS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
_ACRONYM = re.compile(
    r"(?<!\w)(?P<letters>[A-ZĄĆĘŁŃÓŚŹŻ]{2,8})(?P<ending>(?:-[a-ząćęłńóśźż]{1,4}(?!\w)|['’]s|s)?)(?!\w)"
)
_CAMEL = re.compile(r"(?<=[a-ząćęłńóśźż]{2})(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_NUMBER = re.compile(r"[\d½⅓¼¾]|\b[IVX]+\b")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>(?:[\w-]+\.)+(?:com|eu|org|net|pl|io|ai|uk|de|md|html))"
    r"(?P<path>/[\w./#?=&%-]*\w)?/?(?!\w)"
)


def _ending(match: re.Match[str]) -> str:
    """The ending of a file's name is spelled like an acronym: .xlsx, XLSX."""
    return match[1].upper()


_COMMON = rules(
    (r"(?<![\w.])\.([a-z]{2,5})(?!\w)", _ending),
    (r"[‘“„”«»\"]|(?<!\w)['’]|['’](?!\w)", ""),
    (r"’", "'"),
    (r"…|\.{3,}", "…"),
    (r"\s[·|•]\s|(?<!\d)\s[–—]\s|\s[–—]\s(?!\d)|—", ", "),
    (r"\[(\d+)\]", r"\1"),
    (r"[→⇒←↔]", ", "),
    (r"[\[\]_*^`]", " "),
)
_LAST = rules(
    (r"[–—]", " "),
    (r"(?<=\w)/(?=\w)", " "),
    (r"\s+(?=[,.;:!?…])", ""),
    (r"([,;:])(?:\s*,)+", r"\1"),
    (r",(?=[.;:!?])", ""),
    (r"(?<=[?!])\.", ""),
    (r"^[\s,;:]+|\s+$", ""),
    (r"(?<=[\w%)])$", "."),
)


@dataclass(frozen=True)
class _Language:
    """What a module such as audio.polish knows."""

    numbers: Sequence[Rule] = ()
    rules: Sequence[Rule] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    acronyms: frozenset[str] = frozenset()
    """Acronyms that are read as words."""

    between: str = " "
    """What stands between the letters of an acronym, so that the voice spells it in one go."""

    dot: str = "."
    slash: str = " "


_LANGUAGES = {
    "en": _Language(
        english.NUMBERS, english.RULES, {}, english.ACRONYMS, between=".", dot="dot", slash="slash"
    ),
    "pl": _Language(
        polish.NUMBERS,
        polish.RULES,
        polish.LETTERS,
        polish.ACRONYMS,
        dot="kropka",
        slash="ukośnik",
    ),
}


def worded(text: str, language: str, pronunciation: Mapping[str, str]) -> str:
    """The text as it is to be said; `pronunciation` respells words, whose endings * stands for."""
    knowing = _LANGUAGES.get(language, _Language())
    settled: list[str] = []

    def settle(said: str) -> str:
        settled.append(said)
        return chr(_FIRST_SETTLED + len(settled) - 1)

    text = _SPACES.sub(" ", _HIDDEN_CHARACTERS.sub("", text)).strip()
    text = _respelled(text, pronunciation, settle)
    text = _ADDRESS.sub(lambda address: _address(address, knowing), text)
    text = applied(_COMMON, text)
    if _NUMBER.search(text):
        text = applied(knowing.numbers, text)
    text = applied(knowing.rules, text)
    text = _CAMEL.sub(" ", text)
    text = _respelled(text, pronunciation, settle)
    text = _ACRONYM.sub(lambda acronym: _acronym(acronym, knowing), text)
    text = _SETTLED.sub(lambda sign: settled[ord(sign[0]) - _FIRST_SETTLED], text)
    return _SPACES.sub(" ", applied(_LAST, text))


def _respelled(text: str, pronunciation: Mapping[str, str], settle: Callable[[str], str]) -> str:
    small = text.lower()
    for first_word, pattern, said in _patterns(tuple(pronunciation.items())):
        if first_word in small:  # far quicker than the pattern, which most texts do not have
            text = pattern.sub(lambda found, said=said: settle(said + found["ending"]), text)  # type: ignore[misc]
    return text


@lru_cache(maxsize=8)
def _patterns(words: tuple[tuple[str, str], ...]) -> list[tuple[str, re.Pattern[str], str]]:
    """The longest first, so that a phrase comes before its words."""
    ordered = sorted(words, key=lambda pair: -len(pair[0]))
    return [
        (re.split(r"[\s*]", written)[0].lower(), _pattern(written), said)
        for written, said in ordered
    ]


def _pattern(written: str) -> re.Pattern[str]:
    """In small letters it stands for any case; with capitals, for itself."""
    word = re.escape(written.removesuffix("*")).replace(r"\ ", r"[\s-]")
    ending = r"[^\W\d_]*" if written.endswith("*") else ""
    flags = re.IGNORECASE if written == written.lower() else 0
    return re.compile(rf"(?<![\w.@]){word}(?P<ending>{ending})(?!\w)(?!\.\w)", flags)


def _address(address: re.Match[str], knowing: _Language) -> str:
    """An address is read as far as a listener can keep it in mind: the host and a first step."""
    host = address["host"].replace(".", f" {knowing.dot} ")
    first = (address["path"] or "").strip("/").split("/")[0]
    return f"{host} {knowing.slash} {first}" if first and "." not in first else host


def _acronym(acronym: re.Match[str], knowing: _Language) -> str:
    letters, ending = acronym["letters"], acronym["ending"].lstrip("-")
    if letters in knowing.acronyms:
        return letters.capitalize() + ending
    spelled = knowing.between.join(knowing.letters.get(letter, letter) for letter in letters)
    return f"{spelled}'s" if ending == "s" and knowing.between == "." else spelled + ending
