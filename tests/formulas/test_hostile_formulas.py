"""Nothing that is not a formula passes, and nothing makes the build fall over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formulas import FormulaError, parse
from tests.formulas.random_formulas import BANDS, NAMES


@pytest.mark.parametrize(
    "source",
    [
        "__import__('os').system('true')",
        "import os",
        "exec('1')",
        "eval('1')",
        "open('/etc/passwd')",
        "a.__class__",
        "a.__class__.__mro__",
        "'x'.format(a)",
        "'{0.__class__}'.format(a)",
        "'%s' % a",
        "f'{a}'",
        "f'{__import__(\"os\")}'",
        "(1).__class__",
        "().__class__.__bases__[0]",
        "lambda: 1",
        "(lambda x: x)(1)",
        "[x for x in t.x]",
        "sum(x for x in t.x)",
        "{a: b}",
        "{a}",
        "[a]",
        "t.x[0]",
        "(a := 1)",
        "a := 1",
        "await a",
        "yield a",
        "*a",
        "a; b",
        "9**9**9",
        "2**99999",
        "1 << 999",
        "'x' * 999999999",
        "1e999",
        "-1e999",
        "9" * 399,
        "0x" + "f" * 300,
        "b'x'",
        "...",
        "a @ b",
        "~a",
        "a\x00b",
        "\x00",
        "\ufeffa",
        "'\\ud800'",
        "'\\N{BULLET'",
        "'\\d'",
        "a\\\n+ 1",
        "#",
        "a #\n+ 1",
        "print(a)",
        "sum.__call__(t.x)",
        "sum(t.x)(a)",
        "when(ready, sum, abs)(t.x)",
        "Ａ１",
        "1if ready else 2",
        "(" * 200 + ")" * 200,
        "(" * 199 + "a" + ")" * 199 + "b",
        "-" * 399 + "1",
        "[" * 400,
        "a" + ".a" * 199,
        "+".join("a" * 200),
        "x" * 100_000,
        "abs(" * 99 + "a" + ")" * 4,
    ],
)
def test_what_is_no_formula_is_refused(source: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(source, NAMES, BANDS)
    assert 0 <= caught.value.column <= len(source)
    assert caught.value.message


PIECES = st.sampled_from(
    ["a", "t.x", "t.group", "'x'", "1", "0.5", "(", ")", ",", "+", "-", "*", "/", "==", "<", " ",
     "sum", "when", "band", "groups", "round", "ready", "[", "]", "lambda", ":", "if", "\n", "é",
     "'", '"', "#", "\\", "=", ".", "for", "in", "f'{a}'", "**", "{", "}", "not", "1e99"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_is_either_a_formula_or_a_fault_inside_it(source: str) -> None:
    fault = fault_of(source)
    assert fault is None or 0 <= fault.column <= len(source)


def fault_of(source: str) -> FormulaError | None:
    try:
        parse(source, NAMES, BANDS)
    except FormulaError as fault:
        return fault
    return None
