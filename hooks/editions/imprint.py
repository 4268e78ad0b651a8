"""What every edition says of itself."""

from dataclasses import dataclass

from editions.version import Version, day_in


@dataclass(frozen=True)
class Imprint:
    """The version, and the addresses of the site and of the licence."""

    version: Version
    licence: str
    site_url: str = ""
    """Where the book is published; '' if that is not known."""

    @property
    def moment(self) -> str:
        """The date of the version for programs: 2026-11-22T07:05:31Z, or ''."""
        return f"{self.version.built:%Y-%m-%dT%H:%M:%SZ}" if self.version.built else ""

    def day(self, language: str) -> str:
        """The same for readers: 22 November 2026, or ''."""
        return day_in(language, self.version.day) if self.version.day else ""
