"""Repositories of tests: with the same contents they have the same commits."""

import os
import subprocess
from pathlib import Path

# 22 November 2026, 07:05:31 in UTC
COMMITTED_AT = 1795331131
_WHO = ("AUTHOR", "COMMITTER")


def git(folder: Path, *arguments: str) -> str:
    """Run git without the settings of this machine; gives what it answers."""
    settings = {
        **{f"GIT_{who}_NAME": "Reader" for who in _WHO},
        **{f"GIT_{who}_EMAIL": "reader@book.test" for who in _WHO},
        **{f"GIT_{who}_DATE": f"{COMMITTED_AT} +0100" for who in _WHO},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    command = ["git", "-C", str(folder), *arguments]
    environment = {**os.environ, **settings}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def committed(folder: Path) -> Path:
    """The folder, made a repository with one commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "A book")
    return folder
