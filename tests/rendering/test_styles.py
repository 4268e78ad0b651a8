"""Style sheets made small, and without what no page can use."""

import sysconfig
from pathlib import Path

import pytest
from playwright.sync_api import Page

from rendering.styles import StyleError, minified, without_unused
from tests.support.site import ROOT

THEME = next(Path(sysconfig.get_path("purelib"), "material").rglob("stylesheets/main.*.css"))
OURS = [path for path in (ROOT / "overrides").rglob("*.css") if "editions" not in path.parts]
SHEETS = [*sorted(OURS), THEME]
"""Those of the editions are for other programs, as they are."""

RULES_AS_THE_BROWSER_READS_THEM = """
(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const written = (rule) => [
    rule.selectorText ?? rule.conditionText ?? rule.name ?? rule.keyText ?? "",
    ...[...(rule.style ?? [])].sort().map((name) =>
      `${name}: ${rule.style.getPropertyValue(name)
        .replace(/\\\\3c /g, "<").replace(/[\\s"']+/g, "")}
       ${rule.style.getPropertyPriority(name)}`),
    ...[...(rule.cssRules ?? [])].map(written),
  ];
  return [...sheet.cssRules].map(written);
}
"""


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a { }", "a{}"),
        ("a, b > c { color: red; /* why */ margin: 0 1px; }", "a,b>c{color:red;margin:0 1px}"),
        ("@media print { .a :is(b, c) { x: 1 } }", "@media print{.a :is(b,c){x:1}}"),
        (".a .b:not(.c) ::before { content: '  a > b, c' }",
         '.a .b:not(.c) ::before{content:"  a > b, c"}'),
        ("a { width: calc(1px + 2px) !important }", "a{width:calc(1px + 2px)!important}"),
        ("a { --empty: ; --kept: 1 }", "a{--empty:;--kept:1}"),
        ('@font-face { src: url("a.woff2") }', '@font-face{src:url("a.woff2")}'),
        ("@keyframes turn { from { x: 0 } 50% { x: 1 } }", "@keyframes turn{from{x:0}50%{x:1}}"),
        ('@charset "UTF-8"; a { x: 1 }', '@charset "UTF-8";a{x:1}'),
    ],
)  # fmt: skip
def test_only_what_means_nothing_is_left_out(css: str, small: str) -> None:
    assert minified(css) == small


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_browser_reads_the_same_rules_from_the_small_style(page: Page, sheet: Path) -> None:
    css = sheet.read_text(encoding="utf-8")

    before = page.evaluate(RULES_AS_THE_BROWSER_READS_THEM, css)
    after = page.evaluate(RULES_AS_THE_BROWSER_READS_THEM, minified(css))

    assert len(before) > 3
    assert after == before


@pytest.mark.parametrize(
    "css",
    [
        ".used{x:1}",
        ".used > .also,p::before{x:1}",
        "*,:root,[data-a=b],#id{x:1}",
        ".used:not(.unused){x:1}",
        ":is(.used,.unused) p{x:1}",
        "p:nth-child(2n + 1 of p):hover{x:1}",
        "@media print{.used{x:1}}",
        "@keyframes turn{to{x:1}}.used{animation:turn 1s}",
        ":root{--own:1}.used{x:var(--own)}",
        ":root{--asked-for-elsewhere:1}",
        "[dir=ltr] .used{x:1}",
        "p:not([class]) > :last-child,p[id]:not([class]){x:1}",
        "@page{margin:1cm}",
    ],
)
def test_what_may_apply_stays(css: str) -> None:
    assert without_unused(css, WORDS) == minified(css)


@pytest.mark.parametrize(
    "css",
    [
        ".unused{x:1}",
        ".used .unused,.used.unused:hover,video p{x:1}",
        ":is(.unused,.unused-too) .used{x:1}",
        "p:has(> .unused){x:1}",
        "@media print{.unused{x:1}}",
        "@keyframes turn{to{x:1}}",
        ":root{--own:1}",
        ":root{--own:var(--other);--other:1}",
        "[dir=rtl] .used{x:1}",
        "a:not([class]) + *{x:1}",
    ],
)
def test_what_cannot_apply_goes(css: str) -> None:
    assert without_unused(css, WORDS) == ""


def test_of_several_selectors_one_that_may_apply_keeps_the_rule() -> None:
    assert without_unused(".unused,.used{x:1}", WORDS) == ".unused,.used{x:1}"


@pytest.mark.parametrize(
    ("css", "line"), [("a{}\n}", 2), ("a{}\nb", 2), ("a{x:1}\n\nb{y}", 3), ("a{\nb{x:1}}", 2)]
)
def test_a_style_that_cannot_be_read_is_refused_with_its_line(css: str, line: int) -> None:
    with pytest.raises(StyleError, match=f"^line {line}: "):
        minified(css)


WORDS = {"used", "also", "a", "p", "p:not([class])", "dir=ltr", "--asked-for-elsewhere"}
