"""Call-outs say what they are: the kind's name goes before the title that the editor wrote."""

import re
from collections.abc import Mapping

_CALLOUT = re.compile(
    r'^(?P<start>[ \t]*!!! (?P<kind>[\w-]+) ")(?P<title>.*"[ \t]*)$', re.MULTILINE
)


def name_callouts(markdown: str, names: Mapping[str, str]) -> str:
    """`!!! tip "Why"` becomes `!!! tip "*Tip:* Why"`, in the language of the names."""

    def named(match: re.Match[str]) -> str:
        name = names.get(match["kind"])
        return f"{match['start']}*{name}:* {match['title']}" if name else match[0]

    return _CALLOUT.sub(named, markdown)
