"""Reading along in an EPUB (media overlays): which part of the sound belongs to which element.

A clip lasts until the next sentence begins, so that programs need not jump. Where tags of the text
cut a sentence into several elements, each gets as much of its time as it has of its letters.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from lxml import html

from audio.narration import Track

_MARK = "data-sentence"


@dataclass(frozen=True)
class Clip:
    """A part of a file of sound, in milliseconds from its beginning."""

    id: str
    """Of the element that is highlighted while it is heard."""

    start: int
    end: int


@dataclass(frozen=True)
class Overlay:
    """A chapter that can be heard."""

    clips: Sequence[Clip]
    """In the order of the sound."""

    mp3: bytes

    @property
    def duration(self) -> int:
        """In milliseconds."""
        return sum(clip.end - clip.start for clip in self.clips)


def overlay(tree: html.HtmlElement, chapter: str, track: Track) -> Overlay:
    """The overlay of a chapter; the elements of its sentences get ids instead of their marks."""
    elements = _elements(tree)
    if not track.aligned:  # nobody knows when what is said
        return Overlay([Clip(chapter, 0, int(1000 * track.duration))], track.mp3)
    clips = []
    for number, (start, end) in _times(elements, track).items():
        for place, (part, begun, over) in enumerate(_cut(elements[number], start, end), start=1):
            part.set("id", f"sentence.{chapter}.{number}.{place}")
            clips.append(Clip(part.get("id"), begun, over))
    return Overlay(clips, track.mp3)


def _elements(tree: html.HtmlElement) -> dict[int, list[html.HtmlElement]]:
    """Those of each sentence, in the order of reading aloud."""
    marked = [(int(each.attrib.pop(_MARK)), each) for each in tree.xpath(f".//*[@{_MARK}]")]
    found: dict[int, list[html.HtmlElement]] = {}
    for number, element in sorted(marked, key=lambda pair: pair[0]):
        if element.text_content().strip():
            found.setdefault(number, []).append(element)
    return found


def _times(numbers: Collection[int], track: Track) -> dict[int, tuple[int, int]]:
    """When the sentences are heard, each until the next; not those that nobody has read."""
    times = {}
    for number in numbers:
        start, end = track.starts[number], track.ends[number]
        if start is not None and end is not None:
            following = track.starts[number + 1] if number + 1 in numbers else None
            times[number] = (start, following or end)
    return times


def _cut(
    parts: Sequence[html.HtmlElement], start: int, end: int
) -> Iterator[tuple[html.HtmlElement, int, int]]:
    letters = [len(part.text_content()) for part in parts]
    cuts = [start + (end - start) * sofar // sum(letters) for sofar in accumulate(letters)]
    for part, (begun, over) in zip(parts, pairwise([start, *cuts]), strict=True):
        yield part, begun, over
