"""What can be wrong with a calculator beyond the shape of its keys."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from content.faults import Fault, did_you_mean, one_of
from formulas import Type
from kinds.calculator.compiled import Compiled, compile_formulas
from kinds.calculator.compute import Computed, compute
from kinds.calculator.examples import entries_of, entry_faults
from kinds.calculator.model import (
    Band,
    Bars,
    Calculator,
    CaseResult,
    Example,
    NumberResult,
    Verdict,
)
from kinds.inputs import range_faults
from kinds.tables import table_faults

TOLERANCE = 0.005
"""Expected values are given to hundredths, as worked by hand."""


def calculator_faults(calculator: Calculator) -> Iterator[Fault]:
    """All faults; examples are recomputed only where the formulas can be read."""
    shape = [*_shape_faults(calculator)]
    compiled = compile_formulas(calculator)
    yield from (*shape, *compiled.faults)
    if not shape and not compiled.faults:
        yield from _formula_column_faults(calculator, compiled)
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
    yield from _name_faults(calculator)
    yield from _chart_faults(calculator)


def _name_faults(calculator: Calculator) -> Iterator[Fault]:
    """One id must not name two things, for the formulas know things by their ids."""
    seen: dict[str, str] = {}
    for kind in ("fields", "tables", "constraints", "results", "questions"):
        for key in getattr(calculator, kind):
            if key in seen:
                found = f"'{key}' is an id in '{seen[key]}' and again in '{kind}'"
                yield Fault(calculator.place_of(kind, key), found, "an id of its own for each")
            seen[key] = kind
            if not key.isidentifier():
                found = f"'{key}' cannot be used as a name in formulas"
                allowed = "letters, digits and underscores, beginning with a letter"
                yield Fault(calculator.place_of(kind, key), found, allowed)


def _band_faults(calculator: Calculator, name: str, bands: list[Band]) -> Iterator[Fault]:
    for band in bands:
        yield from _limit_faults(band)
    for lower, upper in pairwise(bands):
        if lower.end is None or upper.start is None:
            yield Fault(
                upper.place,
                f"bands '{lower.id}' and '{upper.id}' overlap: one has no limit towards the other",
                "bands from the lowest to the highest, limited on the side of the neighbour",
            )
        elif lower.end < upper.start:
            found = f"values from {lower.end:g} to {upper.start:g} fall between"
            yield Fault(upper.place, f"{found} '{lower.id}' and '{upper.id}'", "no gap")
        elif lower.end > upper.start:
            found = f"values from {upper.start:g} to {lower.end:g} belong to both"
            yield Fault(upper.place, f"{found} '{lower.id}' and '{upper.id}'", "no overlap")
        elif lower.to is None and upper.from_ is None:
            found = f"exactly {lower.end:g} belongs neither to '{lower.id}' nor to '{upper.id}'"
            yield Fault(upper.place, found, "'to' or 'from' on one of the two sides")
        elif lower.to is not None and upper.from_ is not None:
            found = f"exactly {lower.end:g} belongs both to '{lower.id}' and to '{upper.id}'"
            yield Fault(upper.place, found, "'below' or 'above' on one of the two sides")
    if bands and (bands[0].start is not None or bands[-1].end is not None):
        found = f"the bands '{name}' leave out the values below the first or above the last"
        yield Fault(
            calculator.place_of("bands", name),
            found,
            "a first band without lower and a last band without upper limit",
        )


def _limit_faults(band: Band) -> Iterator[Fault]:
    for first, second in (("from", "above"), ("to", "below")):
        if first in band.limits and second in band.limits:
            found = f"band '{band.id}' has both '{first}' and '{second}'"
            yield Fault(band.place_of(second), found, "one of the two")
    if band.start is not None and band.end is not None and band.start > band.end:
        yield Fault(band.place, f"band '{band.id}' ends below its beginning")


def _result_faults(calculator: Calculator, result: NumberResult | CaseResult) -> Iterator[Fault]:
    if isinstance(result, CaseResult):
        for case in result.cases[:-1]:
            if case.when is None:
                yield Fault(case.place, f"case '{case.id}' has no 'when', but is not the last")
        last = result.cases[-1]
        if last.when is not None:
            found = f"the last case, '{last.id}', has a condition"
            yield Fault(last.place_of("when"), found, "no 'when': it takes whatever is left")
    elif result.bands is not None and result.bands not in calculator.bands:
        yield _unknown_bands(calculator, result.place_of("bands"), result.bands)


def _unknown_bands(calculator: Calculator, place: Any, name: str) -> Fault:
    known = calculator.bands.keys()
    return Fault(place, f"unknown bands '{name}'", one_of(known), did_you_mean(name, known))


def _chart_faults(calculator: Calculator) -> Iterator[Fault]:
    if calculator.chart is None:
        return
    numbers = {k for k, each in calculator.results.items() if isinstance(each, NumberResult)}
    columns = {
        f"{table_id}.{column}"
        for table_id, table in calculator.tables.items()
        for column in table.formulas
    }
    known = numbers | columns if isinstance(calculator.chart, Bars) else numbers
    for index, name in enumerate(calculator.chart.of):
        if name not in known:
            place = calculator.chart.place_of("of", index)
            found = f"the chart shows '{name}', which is not computed"
            yield Fault(place, found, one_of(sorted(known)), did_you_mean(name, known))


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
    for example in calculator.examples:
        faults = [*entry_faults(calculator, example), *_expectation_faults(calculator, example)]
        if faults:
            yield from faults
            continue
        computed = compute(calculator, compiled, entries_of(calculator, example))
        yield from _differences(calculator, example, computed)
        reached |= {(key, verdict) for key, verdict in computed.verdicts.items() if verdict}
    yield from _unreached_verdicts(calculator, reached)


def _expected_names(calculator: Calculator) -> set[str]:
    """What every example must state: each result, each verdict, each constraint."""
    names = set(calculator.constraints)
    for key, result in calculator.results.items():
        if isinstance(result, CaseResult):
            names.add(f"{key}.verdict")
        else:
            names |= {key, f"{key}.verdict"} if result.bands else {key}
    return names


def _expectation_faults(calculator: Calculator, example: Example) -> Iterator[Fault]:
    needed = _expected_names(calculator)
    columns = {
        f"{table_id}.{column_id}"
        for table_id, table in calculator.tables.items()
        for column_id in table.formulas
    }
    if missing := sorted(needed - example.expect.keys()):
        found = f"the example does not say what to expect of {one_of(missing)}"
        yield Fault(example.place_of("expect"), found, "a value, or null where there is none yet")
    for name in example.expect.keys() - needed - columns:
        known = sorted(needed | columns)
        place = example.place_of("expect", name)
        found = f"nothing named '{name}' is computed"
        yield Fault(place, found, one_of(known), did_you_mean(name, known))


def _differences(calculator: Calculator, example: Example, computed: Computed) -> Iterator[Fault]:
    for name, expected in example.expect.items():
        found = _computed_value(calculator, computed, name)
        if not _agree(found, expected):
            place = example.place_of("expect", name)
            yield Fault(
                place,
                f"the example expects {name} to be {_shown(expected)}, "
                f"but the formulas give {_shown(found)}",
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
        padded = [*expected, *[None] * (len(found) - len(expected))] if expected else []
        return len(padded) == len(found) and all(map(_agree, found, padded))
    if isinstance(found, (int, float)) and isinstance(expected, (int, float)):
        return abs(found - expected) <= TOLERANCE
    return bool(found == expected)


def _shown(value: Any) -> str:
    if value is None:
        return "blank"
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _unreached_verdicts(calculator: Calculator, reached: set[tuple[str, str]]) -> Iterator[Fault]:
    """A verdict counts as reachable when an example ends in it."""
    used = {id_ for _, id_ in reached}
    for key, result in calculator.results.items():
        verdicts: list[tuple[Verdict, bool]]
        if isinstance(result, CaseResult):
            verdicts = [(case, (key, case.id) in reached) for case in result.cases]
        elif result.bands:
            verdicts = [(band, band.id in used) for band in calculator.bands[result.bands]]
        else:
            continue
        for verdict, is_reached in verdicts:
            if not is_reached:
                yield Fault(
                    verdict.place,
                    f"no example ends in '{verdict.id}'",
                    "at least one example for every verdict",
                    "if no entry can lead there, the limits or conditions are wrong",
                )
