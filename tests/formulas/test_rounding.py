"""Rounding, with results worked out by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formulas import round_half_away


@pytest.mark.parametrize(
    ("number", "digits", "rounded"),
    [
        (0.5, 0, 1),
        (1.5, 0, 2),
        (2.5, 0, 3),
        (-0.5, 0, -1),
        (-2.5, 0, -3),
        (0.49999999999999994, 0, 1),  # on 15 digits this is 0.5
        (0.4999999999999, 0, 0),
        (1.005, 2, 1.01),  # the binary number is 1.00499999999999989...
        (2.675, 2, 2.68),
        (1.255, 2, 1.26),
        (-1.005, 2, -1.01),
        (4.35 * 100, 0, 435),
        (1.0049, 2, 1.0),
        (33.333333333333336, 2, 33.33),
        (0.2 + 0.3 + 0.1 + 0.3 + 0.1, 2, 1),
        (0.1 + 0.2, 9, 0.3),
        (1234.5, -2, 1200),
        (1250, -2, 1300),
        (49, -2, 0),
        (0.00005, 4, 0.0001),
        (1e-300, 4, 0),
        (99999.99995, 4, 100000),
        (100000000000000.5, 0, 100000000000001),
        (1e15, 2, 1e15),
        (1e21, 2, 1e21),
        (1.5e21, 0, 1.5e21),
        (-1e300, 10, -1e300),
    ],
)
def test_a_half_is_rounded_away_from_zero(number: float, digits: int, rounded: float) -> None:
    assert round_half_away(number, digits) == rounded


@pytest.mark.parametrize("number", [-0.0, -0.001, 0.0])
def test_a_rounded_zero_has_no_sign(number: float) -> None:
    assert math.copysign(1, round_half_away(number, 2)) == 1


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_number_with_few_decimals_stays_as_it_is(units: int, digits: int) -> None:
    number = units / 10**digits
    assert round_half_away(number, digits) == number


@given(st.floats(-1e5, 1e5), st.integers(0, 4))
def test_rounding_moves_a_number_by_half_a_step_at_most(number: float, digits: int) -> None:
    assert abs(round_half_away(number, digits) - number) <= 0.5000001 / 10**digits
