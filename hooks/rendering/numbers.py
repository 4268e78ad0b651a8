"""Numbers and plural forms as the page's language writes them."""

from collections.abc import Mapping
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from formulas import round_half_away
from kinds.tables import Decimals


def number_in(language: str, value: float) -> str:
    """A number of a definition, with the decimals that it has and a true minus sign."""
    number = format_decimal(Decimal(f"{value:.15g}"), locale=language, decimal_quantization=False)
    return number.replace("-", "\u2212")


def computed_in(language: str, value: float, decimals: Decimals, signed: bool = False) -> str:
    """A computed number as the page shows it, rounded half away from zero."""
    least, most = decimals if isinstance(decimals, list) else (decimals, decimals)
    shape = "#,##0" + ("." if most else "") + "0" * least + "#" * (most - least)
    rounded = round_half_away(value, most)
    number = format_decimal(Decimal(f"{rounded:.15g}"), format=shape, locale=language)
    return ("+" if signed and rounded > 0 else "") + number.replace("-", "\u2212")


def plural_in(language: str, forms: str | Mapping[str, str], number: int) -> str:
    """The form of a label that goes with the number; a label without forms as it is."""
    if isinstance(forms, str):
        return forms
    return forms[Locale.parse(language).plural_form(number)]


def decimals_in(language: str, value: float) -> str:
    """A number with one decimal, or two where it has two: as sums are shown."""
    return format_decimal(value, format="#,##0.0#", locale=language).replace("-", "\u2212")
