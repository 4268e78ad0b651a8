"""What accompanies the reading of one file: the book's languages, and the faults found so far."""

from dataclasses import dataclass, field

from pydantic import ValidationInfo

from content.faults import Fault


@dataclass
class Reading:
    """The context that pydantic hands to every validator."""

    languages: tuple[str, ...]
    faults: list[Fault] = field(default_factory=list)


def reading_of(info: ValidationInfo) -> Reading:
    reading = info.context
    assert isinstance(reading, Reading), "definitions are read through content.nodes.read_node"
    return reading
