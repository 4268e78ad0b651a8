"""The Content-Security-Policy of a page: what the book brings itself, and nothing else.

Inline scripts are allowed by their hashes only.
"""

import re
from base64 import b64encode
from hashlib import sha256

_DATA = ("application/json", "application/ld+json")  # browsers do not run these

_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)


def policy_for(html: str) -> str:
    """The policy for a finished page; every later change of its inline scripts breaks it."""
    hashes = sorted({_hash(match["code"]) for match in _inline_scripts(html)})
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "media-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "frame-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _inline_scripts(html: str) -> list[re.Match[str]]:
    return [
        match
        for match in _INLINE_SCRIPT.finditer(html)
        if "src=" not in match["attributes"] and not any(t in match["attributes"] for t in _DATA)
    ]


def _hash(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
