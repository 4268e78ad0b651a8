"""Templates as Python understands them, kept from one build to the next of a process.

Every build makes its environments anew, mkdocs even one for each language; compiling the same
templates again would be a good part of the time that an editor waits for a change.
"""

from jinja2.bccache import Bucket, BytecodeCache


class _Compiled(BytecodeCache):
    """Jinja2 itself sees whether a template has changed since."""

    def __init__(self) -> None:
        self.by_key: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.by_key:
            bucket.bytecode_from_string(self.by_key[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.by_key[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()
