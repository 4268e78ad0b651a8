"""What a sheet says of the fields of an exercise, and what it lets be entered."""

from collections.abc import Iterable

from content.texts import Text
from formulas import Type
from kinds.inputs import (
    LONG_TEXT,
    WHOLE_NUMBER,
    Input,
    NumberInput,
    ScaleInput,
    TextInput,
    TickInput,
)
from rendering.words import Words
from spreadsheets.plan import NUMBER, POINTS, TITLES, WHOLE, Takes

_TICKED = "yes"  # the value of a box that is ticked, on the page
_LONG = 3  # lines


class SheetWords(Words):
    """The words of templates, with plain spaces: what is typed by hand has to be equal to them."""

    def text(self, text: Text | None) -> str:
        return text[self.language] if text else ""

    def plain(self, text: Text | None) -> str:
        """A text written in Markdown, without its marks."""
        return self.rich(text).striptags()


def is_number(field: Input) -> bool:
    return field.type is Type.NUMBER


def titles_of(field: Input, words: SheetWords) -> dict[str, str]:
    """What a sheet shows for the values of a field; nothing where it shows the values."""
    if isinstance(field, TickInput):
        return {_TICKED: words.label("ticked")}
    return {} if is_number(field) else told_apart(words.options(field))


def told_apart(options: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The titles by their ids; formulas could not tell options of one title from each other."""
    titles: dict[str, str] = {}
    for key, title in options:
        titles[key] = f"{title} ({key})" if title in titles.values() else title
    return titles


def takes(field: Input, words: SheetWords) -> Takes:
    """What may be entered in the field's cells."""
    if isinstance(field, NumberInput):
        sort = WHOLE if field.input == WHOLE_NUMBER else NUMBER
        least, most = words.number(field.from_), words.number(field.to)
        rule = words.label(f"enter {sort}", least=least, most=most)
        return Takes(sort, field.from_, field.to, rule=rule)
    choose = words.label("enter one of these")
    if isinstance(field, ScaleInput):
        return Takes(POINTS, points=tuple(point.value for point in field.points), rule=choose)
    titles = titles_of(field, words)
    return Takes(TITLES, titles=titles, rule=choose) if titles else _free(field)


def _free(field: Input) -> Takes:
    is_long = isinstance(field, TextInput) and field.input == LONG_TEXT
    return Takes(lines=_LONG if is_long else 1)


def explained(field: Input, words: SheetWords) -> str:
    """What stands beside a field's title: what it is about, its range, its points."""
    points = words.options(field) if isinstance(field, ScaleInput) else []
    scale = "; ".join(f"{value} – {title}" for value, title in points)
    return " ".join(filter(None, (words.text(field.about), words.range(field), scale)))
