"""Saving time while the book is served: a page is left as it is when nothing has changed in it.

`book.py serve` asks mkdocs for dirty builds. Here they are clean ones: what a page shows decides,
and not which file was saved.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from building.settings import Settings
from content.changes import marks
from content.library import Library

_KEPT = ("markdown", "meta", "toc", "content", "_title_from_render", "present_anchor_ids")
"""What other pages show of a page, and what mkdocs would find out by reading it again."""


@dataclass
class Served:
    """What is left from one build to the next; pages are those of mkdocs."""

    marks: dict[str, str] = field(default_factory=dict)
    """Of the pages as they are now, by their source."""

    made: dict[str, tuple[str, Any]] = field(default_factory=dict)
    """The pages as they were last made, with their marks."""

    def look_again(self, settings: Settings, library: Library) -> None:
        """Before each build: what do the pages show now?"""
        self.marks = marks(library, settings.docs, [settings.file, settings.overrides])

    def spare(self, pages: Iterable[Any]) -> None:
        """Leave out those that would come out as they did last time."""
        for page in pages:
            source = page.file.src_uri
            mark, before = self.made.get(source, ("", None))
            is_as_made = mark == self.marks[source]
            page.file.is_modified = partial(bool, not is_as_made)  # mkdocs asks for it
            for name in _KEPT if is_as_made else ():
                setattr(page, name, getattr(before, name))

    def note(self, page: Any) -> None:
        """Once it has been made."""
        self.made[page.file.src_uri] = (self.marks[page.file.src_uri], page)


def keep_quiet_about_dirt() -> None:
    """Of which mkdocs warns: what its own dirty builds leave undone is done here."""
    logging.getLogger("mkdocs.commands.build").addFilter(_is_no_warning_of_dirt)


def _is_no_warning_of_dirt(record: logging.LogRecord) -> bool:
    return not any(each in str(record.msg) for each in ("'dirty' build", "stale files"))
