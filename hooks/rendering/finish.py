"""The last touch on a page, when all that mkdocs and Material do is done."""

from rendering.policy import policy_for

POLICY_SLOT = "policy-of-this-page"
"""What overrides/main.html writes where the policy belongs: it is known only at the end."""


def secure(html: str) -> str:
    return html.replace(POLICY_SLOT, policy_for(html), 1)
