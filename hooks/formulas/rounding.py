"""Rounding as people do it on paper, for formulas and for display."""

from decimal import ROUND_HALF_UP, Context, Decimal

_FIFTEEN_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)


def round_half_away(x: float, digits: int = 0) -> float:
    """Round a finite number to `digits` decimals, halves away from zero; never gives -0.

    The number is first brought to 15 significant digits, which is what a person sees of it:
    1.005 is rounded to 1.01, although the nearest binary number lies a little below.
    """
    seen = _FIFTEEN_DIGITS.create_decimal_from_float(abs(x))
    last_place = Decimal(1).scaleb(-digits)
    # Where no digit stands behind the last place there is nothing to round.
    if seen.adjusted() >= 15 - digits:
        rounded = float(seen)
    else:
        rounded = float(seen.quantize(last_place, rounding=ROUND_HALF_UP))
    return 0.0 - rounded if x < 0 else rounded
