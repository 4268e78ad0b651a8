"""The last touch on a page, when all that mkdocs and Material do is done."""

import re

from rendering.policy import policy_for

POLICY_SLOT = "policy-of-this-page"
"""What overrides/main.html writes where the policy belongs: it is known only at the end."""

_KEEPS_SPACE = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_SPACE_OF_LINES = re.compile(r"[ \t]*\n[ \t\n]*")  # \s would take non-breaking spaces along
_BOX = re.compile(r'<input\b[^>]*\btype="(?:checkbox|radio)"[^>]*>')
_NUMBER = re.compile(r' data-sentence="(\d+)"')
_LABEL_FOR = re.compile(r'(<label\b[^>]*?) for="([^"]*)"')


def finished(html: str, is_published: bool) -> str:
    """The page, valid, light and safe.

    One that is only served has no policy: it would stop the script with which mkdocs's server shows
    an editor each change at once.
    """
    light = without_needless_space(with_few_numbers(valid(html)))
    return secure(light) if is_published else light.replace(POLICY_SLOT, "", 1)


def valid(html: str) -> str:
    """Mends what Material writes and HTML forbids, as the W3C's validator finds it."""
    ids = set(re.findall(r'\bid="([^"]*)"', html))
    html = _BOX.sub(lambda box: box[0].replace(' autocomplete="off"', ""), html)
    html = _LABEL_FOR.sub(lambda label: label[0] if label[2] in ids else label[1], html)
    return html.replace(' tabindex=""', "")


def with_few_numbers(html: str) -> str:
    """A sentence without a number follows the one before it (see overrides/audio/sentences.js)."""
    following = 0

    def shortened(match: re.Match[str]) -> str:
        nonlocal following
        number, expected = int(match[1]), following
        following = number + 1
        return "" if number == expected else match[0]

    return _NUMBER.sub(shortened, html)


def without_needless_space(html: str) -> str:
    """Templates leave half of a page blank; a browser shows one line break like many."""
    parts = _KEEPS_SPACE.split(html)
    # The pattern has two groups: text, an element that keeps its space, its name, text ...
    for number, part in enumerate(parts):
        if number % 3 == 0:
            parts[number] = _SPACE_OF_LINES.sub("\n", part)
    return "".join(part for number, part in enumerate(parts) if number % 3 != 2)


def secure(html: str) -> str:
    return html.replace(POLICY_SLOT, policy_for(html), 1)
