"""What can be wrong with a calculator beyond the shape of its keys."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from keyword import iskeyword
from typing import Any

from content.faults import Fault, Place, did_you_mean, one_of, shown
from content.texts import placeholders
from formulas import Type
from formulas.language import FUNCTIONS
from kinds.calculator.compiled import Compiled, compile_formulas
from kinds.calculator.compute import Computed, compute
from kinds.calculator.examples import entries_of, entry_faults
from kinds.calculator.model import (
    Band,
    Bars,
    Calculator,
    CaseResult,
    NumberResult,
    Plane,
    StackedBar,
    Verdict,
    WorkedExample,
)
from kinds.inputs import TickInput, range_faults
from kinds.tables import FormulaColumn, table_faults

_ORDER = "bands stand in order, from the lowest values to the highest"
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

TOLERANCE = 0.005 + 1e-9
"""Expected values are given to hundredths, as worked by hand; a little more for float noise."""


def calculator_faults(calculator: Calculator) -> Iterator[Fault]:
    """All faults; examples are recomputed only where the formulas can be read."""
    shape = [*_shape_faults(calculator)]
    compiled = compile_formulas(calculator)
    yield from (*shape, *compiled.faults)
    if not shape and not compiled.faults:
        yield from _formula_column_faults(calculator, compiled)
        yield from _home_faults(calculator)
        yield from _example_faults(calculator, compiled)


def _shape_faults(calculator: Calculator) -> Iterator[Fault]:
    for field in calculator.fields.values():
        yield from range_faults(field)
    for table in calculator.tables.values():
        yield from table_faults(table)
    for name, bands in calculator.bands.items():
        yield from _band_faults(calculator, name, bands)
    for result in calculator.results.values():
        yield from _result_faults(calculator, result)
    yield from _tick_faults(calculator)
    yield from _name_faults(calculator)
    yield from _placeholder_faults(calculator)
    yield from _chart_faults(calculator)
    yield from _purpose_faults(calculator)


def _tick_faults(calculator: Calculator) -> Iterator[Fault]:
    """A box that is not ticked says nothing, so nothing can be calculated from it."""
    columns = [field for table in calculator.tables.values() for field in table.inputs.values()]
    for field in [*calculator.fields.values(), *columns]:
        if isinstance(field, TickInput):
            place = field.place_of("input")
            yield Fault(place, "a calculator has no boxes to tick", hint="write 'input: yes/no'")


def _name_faults(calculator: Calculator) -> Iterator[Fault]:
    """One id must not name two things, for the formulas know things by their ids."""
    seen: dict[str, str] = {}
    for kind in ("fields", "tables", "constraints", "results", "questions", "bands"):
        for key in getattr(calculator, kind):
            place = calculator.place_of(kind, key)
            yield from _id_faults(place, key)
            if kind == "bands":  # stand in formulas where nothing else can
                continue
            if key in seen:
                found = f"'{key}' is an id in '{seen[key]}' and again in '{kind}'"
                yield Fault(place, found, "an id of its own for each")
            seen[key] = kind
    for table in calculator.tables.values():
        for kind in ("columns", "groups"):
            for key in getattr(table, kind):
                yield from _id_faults(table.place_of(kind, key), key)
        for key in table.columns.keys() & calculator.fields.keys():
            found = f"a field and a column are both named '{key}'"
            yield Fault(table.place_of("columns", key), found, "an id of its own for each")


def _id_faults(place: Place, key: str) -> Iterator[Fault]:
    if key in FUNCTIONS or iskeyword(key):
        yield Fault(place, f"'{key}' has a meaning of its own in formulas", "another word")
    elif not _ID.fullmatch(key):
        found = f"'{key}' cannot be used as a name in formulas"
        allowed = "letters a to z, digits and underscores, beginning with a letter"
        yield Fault(place, found, allowed)


def _placeholder_faults(calculator: Calculator) -> Iterator[Fault]:
    """A message about a constraint can name two numbers, and nothing else in braces."""
    for constraint in calculator.constraints.values():
        for key in ("met", "unmet"):
            for language, text in getattr(constraint, key).by_language.items():
                for word in sorted(placeholders(text) - {"now", "target"}):
                    place = constraint.place_of(key, language)
                    yield Fault(place, f"nothing is filled in for {{{word}}}", "{now}, {target}")


def _home_faults(calculator: Calculator) -> Iterator[Fault]:
    """A constraint's message stands below the table that it is about."""
    for key, constraint in calculator.constraints.items():
        if constraint.table not in calculator.tables:
            place = constraint.place_of("formula")
            found = f"the constraint '{key}' is about no table"
            yield Fault(place, found, "a formula that begins with a column, like sum(table.column)")


def _purpose_faults(calculator: Calculator) -> Iterator[Fault]:
    columns = [column for table in calculator.tables.values() for column in table.formulas]
    if not (calculator.results or columns):
        found, allowed = "the calculator calculates nothing", "'results', or a column by 'formula'"
        yield Fault(calculator.place, found, allowed, "a worksheet does without formulas")


def _band_faults(calculator: Calculator, name: str, bands: list[Band]) -> Iterator[Fault]:
    place = calculator.place_of("bands", name)
    if not bands:
        yield Fault(place, f"there is no band in '{name}'", "a list of bands")
    if name not in _bands_in_use(calculator):
        hint = f"name them under 'bands' of a result, or write band(number, {name})"
        yield Fault(place, f"nothing uses the bands '{name}'", hint=hint)
    yield from _id_repeated(bands)
    for band in bands:
        yield from _limit_faults(band)
    for lower, upper in pairwise(bands):
        yield from _neighbour_faults(lower, upper)
    if bands and bands[0].start is not None:
        found = f"the values below {bands[0].start:g} belong to no band"
        yield Fault(bands[0].place, found, "a first band without 'from' and 'above'", _ORDER)
    if bands and bands[-1].end is not None:
        found = f"the values above {bands[-1].end:g} belong to no band"
        yield Fault(bands[-1].place, found, "a last band without 'to' and 'below'", _ORDER)


def _neighbour_faults(lower: Band, upper: Band) -> Iterator[Fault]:
    names = f"'{lower.id}' and '{upper.id}'"
    if lower.end is None or upper.start is None:
        found = f"the bands {names} overlap: one has no limit towards the other"
        yield Fault(upper.place, found, "a limit between the two", _ORDER)
    elif lower.end < upper.start:
        found = f"values from {lower.end:g} to {upper.start:g} fall between {names}"
        yield Fault(upper.place, found, "no gap")
    elif lower.end > upper.start:
        found = f"values from {upper.start:g} to {lower.end:g} belong to both {names}"
        yield Fault(upper.place, found, "no overlap")
    elif lower.to is None and upper.from_ is None:
        found = f"exactly {lower.end:g} belongs neither to '{lower.id}' nor to '{upper.id}'"
        yield Fault(upper.place, found, "'to' or 'from' on one of the two sides")
    elif lower.to is not None and upper.from_ is not None:
        found = f"exactly {lower.end:g} belongs both to '{lower.id}' and to '{upper.id}'"
        yield Fault(upper.place, found, "'below' or 'above' on one of the two sides")


def _bands_in_use(calculator: Calculator) -> set[str]:
    """The bands that results or columns name, in 'bands' or in a formula."""
    with_bands = _with_bands(calculator)
    cases = [each for each in calculator.results.values() if isinstance(each, CaseResult)]
    formulas = [each.formula for each in (*with_bands, *calculator.constraints.values())]
    formulas += [case.when or "" for result in cases for case in result.cases]
    words = {word for formula in formulas for word in re.findall(r"\w+", formula)}
    return words | {each.bands for each in with_bands if each.bands}


def _with_bands(calculator: Calculator) -> list[FormulaColumn | NumberResult]:
    """All columns and results that can have bands."""
    columns = [each for table in calculator.tables.values() for each in table.formulas.values()]
    numbers = [each for each in calculator.results.values() if isinstance(each, NumberResult)]
    return [*columns, *numbers]


def _id_repeated(verdicts: Sequence[Verdict]) -> Iterator[Fault]:
    seen: set[str] = set()
    for verdict in verdicts:
        if verdict.id in seen:
            found = f"the id '{verdict.id}' stands in this list a second time"
            yield Fault(verdict.place_of("id"), found, "an id of its own for each")
        seen.add(verdict.id)


def _limit_faults(band: Band) -> Iterator[Fault]:
    for first, second in (("from", "above"), ("to", "below")):
        if first in band.limits and second in band.limits:
            found = f"band '{band.id}' has both '{first}' and '{second}'"
            yield Fault(band.place_of(second), found, "one of the two")
    if band.start is not None and band.end is not None and band.start > band.end:
        found = f"band '{band.id}' ends at {band.end:g}, below its beginning at {band.start:g}"
        yield Fault(band.place, found, "the smaller limit first")


def _result_faults(calculator: Calculator, result: NumberResult | CaseResult) -> Iterator[Fault]:
    if isinstance(result, CaseResult):
        yield from _id_repeated(result.cases)
        for case in result.cases[:-1]:
            if case.when is None:
                found = f"case '{case.id}' has no 'when', but is not the last"
                hint = "the cases after it could never be reached"
                yield Fault(case.place, found, "'when' in all cases but the last", hint)
        last = result.cases[-1]
        if last.when is not None:
            found = f"the last case, '{last.id}', has a condition"
            yield Fault(last.place_of("when"), found, "no 'when' there: it takes whatever is left")
    elif result.bands is not None and result.bands not in calculator.bands:
        yield _unknown_bands(calculator, result.place_of("bands"), result.bands)


def _unknown_bands(calculator: Calculator, place: Any, name: str) -> Fault:
    known = calculator.bands.keys()
    return Fault(place, f"unknown bands '{name}'", one_of(known), did_you_mean(name, known))


def _chart_faults(calculator: Calculator) -> Iterator[Fault]:
    if calculator.chart is None:
        return
    numbers = {k for k, each in calculator.results.items() if isinstance(each, NumberResult)}
    columns = _formula_columns(calculator)
    known = numbers | columns if isinstance(calculator.chart, Bars) else numbers
    for index, name in enumerate(calculator.chart.of):
        if name not in known:
            place = calculator.chart.place_of("of", index)
            found = f"the chart shows '{name}', which is not computed"
            yield Fault(place, found, one_of(sorted(known)), did_you_mean(name, known))

    yield from _axis_faults(calculator.chart)


def _axis_faults(chart: StackedBar | Bars | Plane) -> Iterator[Fault]:
    if isinstance(chart, Bars) and chart.from_ >= chart.to:
        found = f"the axis runs from {chart.from_:g} to {chart.to:g}"
        yield Fault(chart.place_of("to"), found, "'from' smaller than 'to'")
    if isinstance(chart, Bars) and chart.most < 1:
        yield Fault(chart.place_of("most"), f"the chart shows {chart.most} bars", "1 or more")
    if isinstance(chart, Plane) and chart.reach <= 0:
        yield Fault(chart.place_of("reach"), f"the axes reach to {chart.reach:g}", "more than 0")


def _formula_column_faults(calculator: Calculator, compiled: Compiled) -> Iterator[Fault]:
    for table_id, table in calculator.tables.items():
        for column_id, column in table.formulas.items():
            gives = compiled.columns[f"{table_id}.{column_id}"].type
            if column.bands is not None and column.bands not in calculator.bands:
                yield _unknown_bands(calculator, column.place_of("bands"), column.bands)
            elif gives is Type.TEXT and column.bands is None:
                found = f"the column '{column_id}' gives the ids of bands"
                yield Fault(column.place, found, "the key 'bands', whose titles are shown")
            elif gives is Type.TRUTH:
                found = f"the column '{column_id}' gives yes or no, which has no name here"
                yield Fault(column.place_of("formula"), found, "a number, or band(...)")


def _example_faults(calculator: Calculator, compiled: Compiled) -> Iterator[Fault]:
    reached: set[tuple[str, str]] = set()
    readable = True
    for example in calculator.examples:
        faults = [*entry_faults(calculator, example), *_expectation_faults(calculator, example)]
        if faults:
            yield from faults
            readable = False
            continue
        computed = compute(calculator, compiled, entries_of(calculator, example))
        yield from _differences(calculator, example, computed)
        reached |= set(_reached(calculator, computed))
    if readable:  # else a verdict may be missing only because of its example's fault
        yield from _unreached_verdicts(calculator, reached)


def _reached(calculator: Calculator, computed: Computed) -> Iterator[tuple[str, str]]:
    """The verdicts in which the entries end, with the id of their bands, or of the result."""
    for key, verdict in computed.verdicts.items():
        result = calculator.results[key]
        owner = key if isinstance(result, CaseResult) else result.bands
        if owner and verdict:
            yield owner, verdict
    for table_id, table in calculator.tables.items():
        for column_id, column in table.formulas.items():
            cells = computed.values[f"{table_id}.{column_id}"]
            if column.bands and isinstance(cells, list):
                yield from ((column.bands, str(cell)) for cell in cells)


def _expected_names(calculator: Calculator) -> set[str]:
    """What every example must state: each result, each verdict, each constraint."""
    names = set(calculator.constraints)
    if not calculator.results:
        return names | _formula_columns(calculator)
    for key, result in calculator.results.items():
        if isinstance(result, CaseResult):
            names.add(f"{key}.verdict")
        else:
            names |= {key, f"{key}.verdict"} if result.bands else {key}
    return names


def _formula_columns(calculator: Calculator) -> set[str]:
    return {
        f"{table_id}.{column_id}"
        for table_id, table in calculator.tables.items()
        for column_id in table.formulas
    }


def _expectation_faults(calculator: Calculator, example: WorkedExample) -> Iterator[Fault]:
    needed = _expected_names(calculator)
    columns = _formula_columns(calculator)
    if missing := sorted(needed - example.expect.keys()):
        found = f"the example does not say what to expect of {one_of(missing)}"
        yield Fault(example.place_of("expect"), found, "a value, or null where there is none yet")
    for name in example.expect.keys() - needed - columns:
        known = sorted(needed | columns)
        place = example.place_of("expect", name)
        found = f"nothing named '{name}' is computed"
        yield Fault(place, found, one_of(known), did_you_mean(name, known))
    for name in sorted(example.expect.keys() & needed):
        expected, ids = example.expect[name], _ids_expected(calculator, name)
        if ids and expected is not None and expected not in ids:
            found = f"{name} is expected to be {shown(expected)}, which does not exist"
            hint = did_you_mean(str(expected), ids)
            yield Fault(example.place_of("expect", name), found, one_of(ids), hint)


def _ids_expected(calculator: Calculator, name: str) -> list[str]:
    """The ids that a verdict or a constraint can have; none for the names of numbers."""
    if name in calculator.constraints:
        return ["met", "unmet"]
    result = calculator.results.get(name.removesuffix(".verdict"))
    if result is None or not name.endswith(".verdict"):
        return []
    if isinstance(result, CaseResult):
        return [case.id for case in result.cases]
    return [band.id for band in calculator.bands[result.bands or ""]]


def _differences(
    calculator: Calculator, example: WorkedExample, computed: Computed
) -> Iterator[Fault]:
    for name, expected in example.expect.items():
        found = _computed_value(calculator, computed, name)
        if not _agree(found, expected):
            place = example.place_of("expect", name)
            yield Fault(
                place,
                f"the example expects {name} to be {_in_full(expected)}, "
                f"but the formulas give {_in_full(found)}",
                hint="one of the two is wrong: work it out by hand",
            )


def _computed_value(calculator: Calculator, computed: Computed, name: str) -> Any:
    if name in calculator.constraints:
        return computed.constraints[name]
    if name.endswith(".verdict"):
        return computed.verdicts[name.removesuffix(".verdict")]
    return computed.values[name]


def _agree(found: Any, expected: Any) -> bool:
    if isinstance(found, list):
        if not isinstance(expected, list) or len(expected) > len(found):
            return False
        return all(map(_agree, found, [*expected, *[None] * (len(found) - len(expected))]))
    if _is_number(found) and _is_number(expected):
        return bool(abs(found - expected) <= TOLERANCE)
    return type(found) is type(expected) and bool(found == expected)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _in_full(value: Any) -> str:
    if value is None:
        return "blank"
    if isinstance(value, list):
        return f"[{', '.join(map(_in_full, value))}]"
    return shown(value)


def _unreached_verdicts(calculator: Calculator, reached: set[tuple[str, str]]) -> Iterator[Fault]:
    """A verdict counts as reachable when an example ends in it."""
    lists: dict[str, Sequence[Verdict]] = {
        key: result.cases
        for key, result in calculator.results.items()
        if isinstance(result, CaseResult)
    }
    shown_bands = {each.bands for each in _with_bands(calculator) if each.bands}
    lists |= {name: bands for name, bands in calculator.bands.items() if name in shown_bands}
    for owner, verdicts in lists.items():
        for verdict in verdicts:
            if (owner, verdict.id) not in reached:
                yield Fault(
                    verdict.place,
                    f"no example ends in '{verdict.id}'",
                    "at least one example for every verdict",
                    "if no entry can lead there, the limits or conditions are wrong",
                )
