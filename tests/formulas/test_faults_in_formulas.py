"""What an editor is told about a formula that cannot be used, and where."""

import pytest

from formulas import FormulaError, Type, parse
from tests.formulas.random_formulas import BANDS, NAMES

# The sign ▲ stands before the place that the fault names; it is no part of the formula.
FAULTS = [
    # marked formula, what was found, what to do
    ("▲", "the formula is empty", "A formula holds numbers"),
    ("▲   ", "the formula is empty", ""),
    ("a +▲", "the formula ends too early", "A formula holds numbers"),
    ("2 * ▲(a + 1", "'(' was never closed", ""),
    ("a + 1▲)", "unmatched ')'", ""),
    ("a ▲b", "cannot be read", ""),
    ("'one' == ▲'two", "cannot be read", ""),
    # Names
    ("1 + ▲wight", "unknown name `wight`; known: a, b, other, ready, side.total", ""),
    ("▲wrd", "unknown name `wrd`", "Did you mean `word`?"),
    ("sum(▲t.gruop)", "unknown name `t.gruop`", "Did you mean `t.group`?"),
    ("a + ▲a.weight", "unknown name `a.weight`", ""),
    ("1 + ▲sum", "unknown name `sum`", "`sum` is a function: write sum(column)."),
    ("1 + ▲groups", "unknown name `groups`", "write band(number, groups)"),
    ("band(a, ▲group)", "unknown list of bands `group`; known: gaps, groups, overlap",
     "Did you mean `groups`?"),
    ("band(a, ▲'groups')", "band needs the name of a list of bands", "Write band(number, bands)."),
    ("1 + ▲summ(t.x)", "unknown function `summ`; known: abs, band", "Did you mean `sum`?"),
    ("▲sum.of(t.x)", "unknown function `sum.of`", ""),
    # Numbers of arguments
    ("1 + ▲sum()", "sum is given 0 values", "Write sum(column)."),
    ("▲sum(t.x, t.y)", "sum is given 2 values", "Write sum(column)."),
    ("▲sumproduct(t.x)", "sumproduct is given 1 value", "Write sumproduct(column, column)."),
    ("▲when(ready, a)", "when is given 2 values", "Write when(condition, a, b)."),
    ("▲both(ready)", "both is given 1 value", "Write both(condition, condition, ...)."),
    ("▲either(ready)", "either is given 1 value", ""),
    ("▲round(a, 1, 2)", "round is given 3 values", "round(number, digits)"),
    ("round(a, ▲digits=2)", "round takes plain values", "round(number, digits)"),
    ("sum(▲*t.x)", "`*t.x` is not allowed", ""),
    # Types
    ("a + ▲'1'", "`'1'` is a text, but + needs a number", "A number is written without quotes."),
    ("▲word * 2", "`word` is a text, but * needs a number", ""),
    ("-▲word", "`word` is a text, but the minus sign needs a number", ""),
    ("1 + ▲(a > 2)".replace("▲(", "(▲"), "`a > 2` is a yes-or-no value, but + needs a number", ""),
    ("a / ▲t.x", "`t.x` is a column of numbers, but / needs a number", "sum, mean, min, max"),
    ("▲t.x", "`t.x` is a column of numbers, but a result needs", "make one value of a column"),
    ("when(ready, ▲t.x, t.y)", "`t.x` is a column of numbers, but when needs", ""),
    ("sum(▲a)", "`a` is a number, but sum needs a column of numbers", "by its name alone"),
    ("sum(▲t.group)", "`t.group` is a column of texts, but sum needs a column of numbers", ""),
    ("count(▲t.done)", "is a column of yes-or-no values, but count needs a column of numbers or "
     "a column of texts", ""),
    ("share(▲t.x, 'x')", "`t.x` is a column of numbers, but share needs a column of texts", ""),
    ("share(t.group, ▲word)", "share needs a text in quotes", "share(column, 'text')"),
    ("count_of(t.group, ▲2)", "count_of needs a text in quotes", ""),
    ("abs(▲word)", "`word` is a text, but abs needs a number", ""),
    ("band(▲word, groups)", "`word` is a text, but band needs a number", ""),
    ("when(▲a, 1, 2)", "`a` is a number, but when needs a yes-or-no value", "score >= 4"),
    ("both(ready, ▲a)", "`a` is a number, but both needs a yes-or-no value", ""),
    ("when(ready, 1, ▲'x')", "when gives either a number or a text", "one type"),
    ("a == ▲word", "== compares `a`, a number, with `word`, a text", "two numbers or two texts"),
    ("▲word < 'x'", "`word` is a text, but < needs a number", ""),
    ("▲ready == ready", "is a yes-or-no value, but == needs a number or a text", ""),
    # Numbers and texts
    ("a + ▲1e999", "the number `1e999` is out of range", "up to 1e15"),
    ("a + ▲1000000000000001", "is out of range", ""),
    ("a + ▲2j", "`2j` is not allowed", ""),
    ("word == ▲''", "the text between the quotes is empty", ""),
    ("word == ▲'a\\nb'", "holds an invisible character", ""),
    ("round(a, ▲11)", "round needs a whole number from 0 to 10", ""),
    ("round(a, ▲-1)", "round needs a whole number from 0 to 10", ""),
    ("round(a, ▲1.5)", "round needs a whole number from 0 to 10", ""),
    ("round(a, ▲b)", "`b` cannot stand here: round needs a whole number", ""),
    ("when(▲True, 1, 2)", "`True` is not allowed", ""),
    ("a + ▲None", "`None` is not allowed", ""),
    # Habits
    ("▲a > 1 and b > 1", "is not allowed", "Write both(a, b) for `and`"),
    ("▲not ready", "is not allowed", "Turn the comparison round"),
    ("▲a if ready else b", "is not allowed", "Write when(condition, a, b)."),
    ("▲1 < a < 5", "compares more than two values", "Write both(a < b, b < c)"),
    ("▲0,5 * a", "is not allowed", "Decimals are written with a point"),
    ("a ▲= 1", "`=` is not allowed", "Write == for equal."),
    ("a ▲** 2", "`**` is not allowed", "Write a * a."),
    ("(a)  ▲%  (b)", "`%` is not allowed", "For a percentage"),
    ("10▲% + a", "`%` is not allowed", "For a percentage"),
    ("a ▲is b", "`is` is not allowed", "Write ==."),
    ("word ▲not in other", "`not in` is not allowed", "Write both("),
    ("word == ▲“x”", "`“` is not allowed", "straight quotes"),
    ("a ▲× 2", "`×` is not allowed", "Write * for times."),
    ("a ▲− 2", "`−` is not allowed", "Write - for minus."),
    ("a ▲≤ 2", "`≤` is not allowed", "Write <= for at most."),
    ("a ▲<> 2", "`<>` is not allowed", "Write != for different."),
    ("round(a▲; 2)", "`;` is not allowed", "commas"),
    ("a +▲\u00a01", "is not allowed", "ordinary space"),
    ("▲1 000 + a", "`1 0` is not allowed", "without spaces"),
    ("a ▲# twice", "`#` is not allowed", ""),
    # Columns count characters, whatever stands before
    ("word == 'zażółć' ▲** 2", "`**` is not allowed", ""),
    ("  'ąęś' == ▲wrd", "unknown name `wrd`", ""),
    ("a\n  + ▲wrd", "unknown name `wrd`", ""),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "message", "hint"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_fault_says_what_was_found_where_and_what_to_do(
    marked: str, message: str, hint: str
) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(marked.replace("▲", ""), {**NAMES, "t.done": Type.TRUTHS}, BANDS)
    fault = caught.value
    assert message in fault.message
    assert hint in fault.hint
    assert fault.column == marked.index("▲")
    assert str(fault) == fault.message


def test_a_formula_has_at_most_400_characters() -> None:
    longest = "a + " * 24 + "1" + " " * 303
    assert len(longest) == 400
    parse(longest, NAMES, BANDS)
    with pytest.raises(FormulaError, match="401 characters, but 400 are allowed") as caught:
        parse(longest + " ", NAMES, BANDS)
    assert caught.value.column == 400


def test_a_formula_is_at_most_30_levels_deep() -> None:
    parse("abs(" * 29 + "a" + ")" * 29, NAMES, BANDS)
    with pytest.raises(FormulaError, match="more than 30 levels deep") as caught:
        parse("abs(" * 30 + "a" + ")" * 30, NAMES, BANDS)
    assert caught.value.column == 120


def test_a_text_has_at_most_200_characters() -> None:
    parse(f"'{'x' * 200}'", NAMES, BANDS)
    with pytest.raises(FormulaError, match="the text has 201 characters, but 200 are allowed"):
        parse(f"'{'x' * 201}'", NAMES, BANDS)


def test_a_long_list_of_known_names_is_cut_short() -> None:
    with pytest.raises(FormulaError, match=r"known: n10, n11, .*, n29 and 5 more$"):
        parse("zzz", {f"n{number}": Type.NUMBER for number in range(10, 35)}, [])
