"""How well search knows the forms of the book's words, and how much it makes readers load.

    python book.py build                       (makes site/)
    .venv/bin/python benchmarks/measure_search.py [folder of the dictionaries]

Which words are forms of one word is taken from hunspell's dictionaries (en_GB, pl_PL), which have
no part in search. A word of theirs counts if one of its forms stands in the book. Then

- recall is over all pairs of a form that stands in the book and any other form, typed by a reader,
  the share in which the typed form finds the other one; `without marks` is the same typed without
  diacritics, which makes no difference where it is the same;
- precision is, of all words that a typed form finds because they look like forms of it, the share
  that hunspell calls so. Aspects of a verb (wpisać, wpisywać) and words of one family (oceniać,
  ocena) count as wrong here, and are mostly what the reader wants. Longer words that begin with
  what was typed are found on purpose and are not counted.
- Bytes are those of gzip -9.
"""

import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from tests.support.browser import launched  # noqa: E402

SITE = ROOT / "site"
BOX = "assets/first.js"  # the search box, and what else every page has
DICTIONARIES = {"en": "en_GB", "pl": "pl_PL"}
WANTED = 0.85
ENGLISH_ENDINGS = re.compile("(?:s|es|ies|ed|d|ied|.?ing|.ed)")
"""Of hunspell's many: of plurals and verbs. The others make other words (good, goodness)."""

Lexicon = dict[str, set[str]]
"""The forms of each word."""


@dataclass
class Rule:
    """How hunspell makes a form: what falls away, what is put there, and for which words."""

    off: str
    on: str
    condition: re.Pattern[str]

    def form_of(self, word: str) -> str | None:
        if not (word.endswith(self.off) and self.condition.search(word)):
            return None
        return word[: len(word) - len(self.off)] + self.on


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/hunspell")
    print(f"every page: {packed(read(BOX))} bytes")
    with launched() as browser:
        recalls = [report(language, folder, browser.new_page()) for language in DICTIONARIES]
    return 0 if min(recalls) >= WANTED else 1


def report(language: str, folder: Path, page: Page) -> float:
    """Print all about a language; gives the recall."""
    script = read(f"search/{language}.js")
    print(f"{language}: {packed(script)} bytes when search is opened, of them")
    print(f"    {packed(script[: script.index('book.index(')])} for the script")
    page.goto((SITE / "index.html").as_uri())
    page.evaluate(f"book.loadScript('search/{language}.js')")
    words = words_of_book(script)
    lexicon = chosen(lexicon_of(language, folder), words)
    forms = set().union(*lexicon.values()) | words
    stems = stems_of(page, forms | {unmarked(form) for form in forms})
    found, of = recall(lexicon, words, stems)
    plain, _ = recall(lexicon, words, stems, typed=unmarked)
    print(f"    {len(lexicon)} words of the book with {of} pairs of forms")
    print(f"    recall {found / of:.1%}, without marks {plain / of:.1%}")
    print(f"    precision {precision(lexicon, words, stems):.1%}")
    return found / of


def recall(
    lexicon: Lexicon,
    words: set[str],
    stems: dict[str, list[str]],
    typed: Callable[[str], str] = str,
) -> tuple[int, int]:
    """How many of the pairs are found, and how many there are."""
    pairs = [
        (there, asked)
        for forms in lexicon.values()
        for there in forms & words
        for asked in forms - {there}
    ]
    found = sum(are_kin(stems[there], stems[typed(asked)]) for there, asked in pairs)
    return found, len(pairs)


def precision(lexicon: Lexicon, words: set[str], stems: dict[str, list[str]]) -> float:
    """The share of right ones in what the forms of each word find in the book."""
    owners = defaultdict(set)
    for owner, forms in lexicon.items():
        for form in forms:
            owners[unmarked(form)].add(owner)
    kin = defaultdict(set)
    for word in words:
        for key in enumerate(stems[word]):
            kin[key].add(unmarked(word))
    right = wrong = 0
    for form in sorted(set().union(*lexicon.values())):
        plain = unmarked(form)
        for other in set().union(*(kin[key] for key in enumerate(stems[form]))) - {plain}:
            if not owners[other]:
                continue  # hunspell does not know it
            is_right = bool(owners[other] & owners[plain])
            right, wrong = right + is_right, wrong + (not is_right)
    return right / (right + wrong)


def are_kin(one: list[str], other: list[str]) -> bool:
    return any(a == b for a, b in zip(one, other, strict=True))


def stems_of(page: Page, words: Iterable[str]) -> dict[str, list[str]]:
    asked = sorted(words)
    stems = page.evaluate("words => words.map((word) => book.stems(book.fold(word)))", asked)
    return dict(zip(asked, stems, strict=True))


def words_of_book(script: str) -> set[str]:
    """All words of the pages, in small letters."""
    pages = json.loads(
        script[script.index("book.index(") + len("book.index(") : script.rindex(")")]
    )
    texts = [f"{title} {text}" for _, parts in pages for _, title, text, *_ in parts]
    return set(re.findall(r"[^\W\d_]+", " ".join(texts).lower()))


def chosen(lexicon: Lexicon, words: set[str]) -> Lexicon:
    """What has more than one form, and stands in the book in one of them; names are left out."""
    return {
        word: forms
        for word, forms in lexicon.items()
        if word.islower() and len(word) > 2 and len(forms) > 1 and forms & words
    }


def lexicon_of(language: str, folder: Path) -> Lexicon:
    name = DICTIONARIES[language]
    encoding = "utf-8" if language == "en" else "iso-8859-2"
    rules = rules_of((folder / f"{name}.aff").read_text(encoding), language)
    lexicon: Lexicon = {}
    for line in (folder / f"{name}.dic").read_text(encoding).splitlines()[1:]:
        word, _, flags = line.partition("/")
        forms = {rule.form_of(word) for flag in flags for rule in rules[flag]} | {word}
        lexicon.setdefault(word, set()).update(form for form in forms if form and form.isalpha())
    return lexicon


def rules_of(affixes: str, language: str) -> defaultdict[str, list[Rule]]:
    """The suffixes by their flags; a rule is a line `SFX flag off on condition`, 0 is nothing."""
    rules: defaultdict[str, list[Rule]] = defaultdict(list)
    for line in affixes.splitlines():
        match line.split():
            case ["SFX", flag, off, on, condition, *_]:
                on = on.split("/")[0]
                if language != "en" or ENGLISH_ENDINGS.fullmatch(on):
                    off, on = off.replace("0", ""), on.replace("0", "")
                    rules[flag].append(Rule(off, on, re.compile(f"{condition}$")))
    return rules


def unmarked(word: str) -> str:
    """The word as it is typed on a keyboard without diacritics."""
    letters = unicodedata.normalize("NFD", word.lower().replace("ł", "l"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))


def read(name: str) -> str:
    return (SITE / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
