"""What mkdocs.yml says of the whole book; what differs between languages is said page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
"""Of the project."""


@dataclass(frozen=True)
class Settings:
    file: Path
    """mkdocs.yml itself."""

    docs: Path
    overrides: Path
    site: Path
    languages: tuple[str, ...]
    site_url: str
    """Where the book is published, or ''."""

    extra: Mapping[str, Any]
    """What is for the book alone: the section `extra`."""

    is_published: bool
    """Not while the book is written: a page that a browser keeps would hide the next change."""

    @property
    def kinds(self) -> Path:
        return self.overrides / "kinds"


@dataclass(frozen=True)
class Front:
    """What a language calls the book."""

    language: str
    title: str
    description: str
