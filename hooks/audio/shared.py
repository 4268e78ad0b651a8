"""Which sentences two texts share: a recording and its page, a page and its form for paper."""

from collections.abc import Sequence
from difflib import SequenceMatcher


def shared(one: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """The numbers of sentences of the one, with those that they have in the other, in order."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return {here + step: there + step for here, there, size in blocks for step in range(size)}
