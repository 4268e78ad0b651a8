"""Writing what a build makes."""

from pathlib import Path


def write(target: Path, content: str | bytes) -> None:
    """Into a file, whose folders come to be if they are not there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode() if isinstance(content, str) else content)
