"""What the definitions of all kinds have in common."""

from pydantic import Field

from content.nodes import Node
from content.texts import Text


class Renamed(Node):
    """What readers' entries are kept under; `formerly` lists the ids that it had before."""

    formerly: list[str] = []


class Definition(Node):
    """A definition: one file, named after its id, holding the texts of every language."""

    id: str = Field(default="", exclude=True)
    kind: str
    title: Text


class Exercise(Definition, Renamed):
    """What the kinds share that give a reader something to fill in."""

    task: Text
    """What to do, in Markdown."""

    minutes: int | None = Field(default=None, ge=1)
    """How long it takes."""

    note: Text | None = None
    """What the reader should know about where the method or its limits come from."""

    source: Text | None = None
