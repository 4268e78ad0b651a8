"""axe-core, the judge of accessibility, with its verdicts in one line each; and what does not fit.

Its script is evaluated in the page by the browser's debugger, which the page's
Content-Security-Policy does not concern.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Levels A and AA of all versions of WCAG, and what axe calls good practice. Left to itself axe does
# not look at the size of targets (WCAG 2.2).
ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What another colour scheme can change; all else is the same in both, and judged once.
COLOUR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def accessibility_faults(page: Page, *, colours_only: bool = False) -> list[str]:
    """What axe finds on the page as it stands now: a line for each element at fault."""
    wait_until_still(page)
    rules = COLOUR_RULES if colours_only else ALL_RULES
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    violations = Axe().run(page, options=options).response["violations"]
    return [fault_line(each, node) for each in violations for node in each["nodes"]]


def fault_line(violation: dict[str, Any], node: dict[str, Any]) -> str:
    reasons = "; ".join(check["message"] for check in [*node["any"], *node["all"], *node["none"]])
    return f"{violation['id']}: {' '.join(map(str, node['target']))} ({reasons})"


def wait_until_still(page: Page) -> None:
    """A colour that is still fading has a contrast of its own."""
    page.wait_for_function("document.getAnimations().every((each) => each.playState != 'running')")


OVERFLOWING = """(scrollingHelps) => {
  const width = document.documentElement.clientWidth;
  const isScrolled = (element) => element && (
    ["auto", "scroll"].includes(getComputedStyle(element).overflowX) ||
    isScrolled(element.parentElement));
  const isCut = (element) =>
    element.checkVisibility() &&
    element.getBoundingClientRect().right > width + 1 &&
    !(scrollingHelps && isScrolled(element.parentElement));
  const found = [...document.querySelectorAll(".md-content *, .md-footer *")].filter(isCut);
  const root = document.documentElement;
  if (root.scrollWidth > width) found.unshift(root);
  return found.map((each) => `${each.tagName} ${each.className}: ${each.textContent.slice(0, 40)}`);
}"""


def overflowing(page: Page, scrolling_helps: bool = True) -> list[str]:
    """What reaches beyond the right edge; a frame to scroll in helps, but not on paper."""
    found: list[str] = page.evaluate(OVERFLOWING, scrolling_helps)
    return found
