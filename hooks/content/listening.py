"""What the front matter of a page says about listening to it, under the key `audio`."""

from typing import Any

from content.faults import Fault, FaultsFound, did_you_mean, one_of
from content.nodes import Node, read_node
from content.pronunciation import pronunciation_faults
from content.yaml_source import PlacedMap, yaml_in

KEY = "audio"
_FENCE = "---"


class Listening(Node):
    """How a page is read aloud, where it is not like all others."""

    silent: bool | list[str] = False
    """Whether it is not read at all, or the anchors of the sections that are not."""

    say: dict[str, Any] = {}
    """Pronunciations for this page, which go before those of the book."""

    @property
    def silent_sections(self) -> list[str]:
        return self.silent if isinstance(self.silent, list) else []

    @property
    def silence(self) -> bool | set[str]:
        """What is not read, in no order."""
        return self.silent if isinstance(self.silent, bool) else set(self.silent)

    @property
    def is_silent(self) -> bool:
        return self.silent is True


def read_listening(text: str, shown_as: str, languages: tuple[str, ...]) -> Listening:
    """What a page says about listening; `FaultsFound` with all that is wrong with it."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE or KEY not in text:
        return Listening()
    front = next((n for n, line in enumerate(lines) if n and line.rstrip() == _FENCE), 0)
    data = yaml_in("\n".join(["", *lines[1:front]]), shown_as)
    if KEY not in data:
        return Listening()
    if not isinstance(data[KEY], PlacedMap):
        found = f"'{KEY}' has no keys"
        raise FaultsFound(
            [Fault(data.place_of(KEY), found, one_of(sorted(Listening.model_fields)))]
        )
    listening = read_node(Listening, data[KEY], languages)
    if isinstance(data[KEY].get("say"), PlacedMap):
        faults = list(pronunciation_faults(data[KEY]["say"]))
        if faults:
            raise FaultsFound(faults)
    return listening


def anchor_faults(listening: Listening, anchors: set[str]) -> list[Fault]:
    """A fault for each silent section that the page does not have."""
    return [
        Fault(
            listening.place_of("silent", number),
            f"the page has no anchor '{anchor}'",
            one_of(sorted(anchors)),
            did_you_mean(anchor, anchors),
        )
        for number, anchor in enumerate(listening.silent_sections)
        if anchor not in anchors
    ]
