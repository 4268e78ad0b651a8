"""How hard the pages are to read, as a formula sees it.

    python book.py check                          (once, to have everything in .venv)
    .venv/bin/python benchmarks/readability.py    (with the Python of .venv)

Prints for each page and language: words, mean length of a sentence in words, and a grade. It is
information and no test: a formula sees long sentences and long words, not whether a text is clear.

- English: the Flesch-Kincaid grade level, 0.39 words per sentence + 11.8 syllables per word - 15.59
  (Kincaid, Fishburne, Rogers and Chissom, 1975: Derivation of new readability formulas for Navy
  enlisted personnel). The grade is a class of American schools: 8 is read at 13 to 14 years of age.
- Polish: FOG-PL, 0.4 (words per sentence + hard words in a hundred), in years of schooling. This is
  Gunning's formula (The technique of clear writing, 1952) with words of four syllables and more as
  the hard ones, as Pisarek set the limit for Polish (Jak mierzyć zrozumiałość tekstu?, 1969); see
  also Broda, Nitoń, Gruszczyński and Ogrodniczuk (Measuring readability of Polish texts: baseline
  experiments, LREC 2014). Those programs count the syllables of the basic form of a word. We count
  those of the word as it stands, which is often longer, so our values lie somewhat higher.

The two scales cannot be compared with each other. Counted are whole sentences in paragraphs, lists
and call-outs; not headings, tables, exercises, quizzes and figures. Numbers and addresses are no
words, parts of a compound with a hyphen are one. Syllables are estimated from the letters.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from content.pages import lines_outside_code  # noqa: E402
from content.yaml_source import read_text  # noqa: E402
from tests.support.definitions import DOCS, LANGUAGES, library  # noqa: E402
from tests.support.prose import WORD, prose  # noqa: E402

FEWEST_WORDS = 100
"""A page with fewer words gets no grade: it would be chance."""

GRADES = {"en": "Flesch-Kincaid", "pl": "FOG-PL"}
HARD_IN_POLISH = 4

NOT_RUNNING_TEXT = re.compile(r"^\s*(#|\||[=-]+\s*$)|^(title|description):|^\s*(!!!|\?\?\?)")
NEW_PARAGRAPH = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
END_OF_SENTENCE = re.compile(
    r"(?<!\b[A-ZŁŚŻ])(?<!\bet al)[.!?…]+[)”’\"*]*\s+(?=[\W_]*[A-ZĄĆĘŁŃÓŚŹŻ0-9])"
)
SILENT_E = re.compile(
    "(?<![aeiouyl])e$|(?<![aeioulcgsxz])(?<!ch)(?<!sh)es$|(?<![aeioudtl])ed$|(?<=[aeiouy]l)e[sd]?$"
)
"""Made, makes, named, role, roles; but table, tables, changes, wanted."""


@dataclass(frozen=True)
class Measures:
    """What the formulas need of a text."""

    words: int
    sentences: int
    syllables: int
    hard_words: int

    @property
    def sentence_length(self) -> float:
        return self.words / self.sentences if self.sentences else 0.0

    def grade(self, language: str) -> float:
        if language == "en":
            return 0.39 * self.sentence_length + 11.8 * self.syllables / self.words - 15.59
        return 0.4 * (self.sentence_length + 100 * self.hard_words / self.words)

    def __add__(self, other: "Measures") -> "Measures":
        return Measures(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
            self.hard_words + other.hard_words,
        )


NOTHING = Measures(0, 0, 0, 0)


def measured(sentences: Iterable[str], language: str) -> Measures:
    by_sentence = [words for words in map(WORD.findall, sentences) if words]
    syllables = [syllables_of(word, language) for words in by_sentence for word in words]
    hard = sum(count >= HARD_IN_POLISH for count in syllables)
    return Measures(len(syllables), len(by_sentence), sum(syllables), hard)


def sentences_of(markdown: str) -> Iterator[str]:
    for paragraph in paragraphs_of(markdown):
        yield from END_OF_SENTENCE.split(paragraph)


def paragraphs_of(markdown: str) -> Iterator[str]:
    """Running text, each paragraph and each entry of a list on its own."""
    lines: list[str] = []
    for _, line in lines_outside_code(markdown):
        ends = NOT_RUNNING_TEXT.match(line)
        if ends or not line.strip() or NEW_PARAGRAPH.match(line):
            yield " ".join(lines)
            lines = []
        if not ends:
            lines.append(NEW_PARAGRAPH.sub("", prose(line)).strip())
    yield " ".join(lines)


def syllables_of(word: str, language: str) -> int:
    """Groups of vowels; in English without a silent e, in Polish without an i that only softens."""
    word = word.lower()
    if language == "pl":
        return len(re.findall("[aąeęoóuy]|i(?![aąeęioóu])", word)) or 1
    return len(re.findall("[aeiouy]+", SILENT_E.sub("", word))) or 1


def row(name: str, each: Measures, language: str) -> str:
    grade = f"{each.grade(language):5.1f}" if each.words >= FEWEST_WORDS else "    –"
    return f"{name:<42} {each.words:>6} {each.sentence_length:>8.1f} {grade:>15}"


def main() -> None:
    for language in LANGUAGES:
        print(f"\n{'page':<42} {'words':>6} {'sentence':>8} {GRADES[language]:>15}")
        whole = NOTHING
        for code, inner in library().pages:
            if code == language:
                path = DOCS / language / inner
                markdown = read_text(path, inner)
                each = measured(sentences_of(markdown), language)
                print(row(f"{language}/{inner}", each, language))
                whole += each
        print(row("all pages", whole, language))


if __name__ == "__main__":
    main()
