"""Which state of the book a build shows: its commit and its date, whoever builds it and when."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from babel.dates import format_date

DATE_VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/)."""

UNVERSIONED = "unversioned"
_SHORT = 7


@dataclass(frozen=True)
class Version:
    """A state of the book; without git there may be neither a commit nor a date."""

    commit: str = ""
    """The full hash of the commit, or ''."""

    changed: bool = False
    """Whether something differs from the commit."""

    built: datetime | None = None
    """The date of the commit, unless somebody sets another one; always in UTC."""

    @property
    def name(self) -> str:
        if not self.commit:
            return UNVERSIONED
        return self.commit[:_SHORT] + ("+" if self.changed else "")

    @property
    def day(self) -> date | None:
        return self.built.date() if self.built else None

    def as_json(self) -> str:
        """What stands in build.json; what is not known is left out."""
        facts: dict[str, object] = {"version": self.name}
        if self.commit:
            facts |= {"commit": self.commit, "changed": self.changed}
        if self.built:
            facts["date"] = f"{self.built:%Y-%m-%dT%H:%M:%SZ}"
        return json.dumps(facts, indent=2) + "\n"


def version_of(root: Path, environment: Mapping[str, str]) -> Version:
    """The version of the project in a folder; a date in the environment comes first."""
    commit, committed = _last_commit(root)
    seconds = environment.get(DATE_VARIABLE, committed)
    built = datetime.fromtimestamp(int(seconds), UTC) if seconds else None
    return Version(commit, bool(commit) and _is_changed(root), built)


def day_in(language: str, day: date) -> str:
    """A date in words: 22 November 2026, 22 listopada 2026."""
    return format_date(day, "d MMMM y", locale=language)


def _last_commit(root: Path) -> tuple[str, str]:
    """The hash of the last commit and its time in seconds since 1970; '' and '' without git."""
    if not (root / ".git").exists():  # git would take the repository of a folder above for ours
        return "", ""
    commit, _, seconds = _git(root, "log", "-1", "--format=%H %ct").partition(" ")
    return commit, seconds


def _is_changed(root: Path) -> bool:
    return bool(_git(root, "status", "--porcelain"))


def _git(root: Path, *arguments: str) -> str:
    """What git answers, or '' where there is no git or it refuses."""
    # Without the option, asking for the status could get in the way of somebody's commit.
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.decode(errors="replace").strip()
