"""How English is read: patterns and what is said for them, in the order in which they apply."""

import re

from audio.rules import any_of, roman, rules, words

_AMOUNT = r"\d+(?:\.\d+)?"
_MAGNITUDE = r"(?:\s?(thousand|million|billion|trillion|[kmK]|bn)\b)?"
_MAGNITUDES = {"k": "thousand", "K": "thousand", "m": "million", "bn": "billion"}
_CURRENCIES = {
    "US$": ("US dollar", "US dollars"),
    "USD": ("US dollar", "US dollars"),
    "$": ("dollar", "dollars"),
    "€": ("euro", "euros"),
    "EUR": ("euro", "euros"),
    "£": ("pound", "pounds"),
    "GBP": ("pound", "pounds"),
    "PLN": ("zloty", "zloty"),
    "zł": ("zloty", "zloty"),
}
_CURRENCY = r"(US\$|USD|\$|€|EUR|£|GBP|PLN|zł)"
_MONTHS = words(
    "January February March April May June July August September October November December"
)
_MONTH = f"({'|'.join(_MONTHS)})"
_TENS = words("tens twenties thirties forties fifties sixties seventies eighties nineties")
_UNITS = {
    "km": ("kilometre", "kilometres"),
    "kg": ("kilogram", "kilograms"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "m²": ("square metre", "square metres"),
    "min": ("minute", "minutes"),
    "h": ("hour", "hours"),
    "KB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "px": ("pixel", "pixels"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "°": ("degree", "degrees"),
}


def _money(amount: str, magnitude: str | None, currency: str) -> str:
    one, many = _CURRENCIES[currency]
    if magnitude:
        return f"{amount} {_MAGNITUDES.get(magnitude, magnitude)} {many}"
    whole, point, cents = amount.partition(".")
    if point and len(cents) == 2:
        return f"{whole} {one if whole == '1' else many} {cents.lstrip('0')}".rstrip()
    return f"{amount} {one if amount == '1' else many}"


def _money_behind(match: re.Match[str]) -> str:
    return _money(match[2], match[3], match[1])


def _money_before(match: re.Match[str]) -> str:
    return _money(match[1], match[2], match[3])


def _range_of_money(match: re.Match[str]) -> str:
    return f"{match[2]} to {_money(match[3], match[4], match[1])}"


def _year(match: re.Match[str]) -> str:
    return year(int(match[0]))


def year(number: int) -> str:
    """As years are read: 20 24, 2000 and 5, 19 hundred, 19 oh 5."""
    century, rest = divmod(number, 100)
    if number % 1000 < 10:
        return f"{number // 1000 * 1000} and {rest}" if rest else str(number)
    if rest == 0:
        return f"{century} hundred"
    return f"{century} oh {rest}" if rest < 10 else f"{century} {rest}"


def _decade(match: re.Match[str]) -> str:
    return f"{match[1]} {_TENS[int(match[2]) - 1]}"


def ordinal(number: int) -> str:
    is_teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _day(match: re.Match[str]) -> str:
    return f"the {ordinal(int(match[1]))} of {match[2]}"


def _day_behind(match: re.Match[str]) -> str:
    return f"{match[1]} the {ordinal(int(match[2]))}"


def _iso_date(match: re.Match[str]) -> str:
    month = _MONTHS[int(match[2]) - 1]
    return f"the {ordinal(int(match[3]))} of {month}, {year(int(match[1]))}"


def _unit(match: re.Match[str]) -> str:
    one, many = _UNITS[match[2]]
    return f"{match[1]} {one if match[1] == '1' else many}"


def _roman(match: re.Match[str]) -> str:
    return str(roman(match[0]))


_POLISH_LETTERS = (
    ("ch", "h"),
    ("ci(?=[aeouąę])", "cz"),
    ("si(?=[aeouąę])", "sz"),
    ("zi(?=[aeouąę])", "ż"),
    ("gi(?=[aeouąę])", "ggj"),
    ("ki(?=[aeouąę])", "kj"),
    ("szcz", "sz"),  # clusters that no English word begins with would be spelled
    ("(?<=[kpt])rz", "isz"),
    ("(?<=[^aeou])y", "i"),
    ("c(?!z)", "ts"),
    ("sz", "sh"),
    ("cz", "ch"),
    ("rz", "zh"),
    ("ski$", "skee"),
    ("w$", "f"),
    ("w", "v"),
    ("ł", "w"),
    ("ń", "n"),
    ("ą", "on"),
    ("ę", "en"),
    ("ó", "oo"),
    ("ś", "sh"),
    ("[źż]", "zh"),
    ("ć", "ch"),
    ("j", "y"),
)


def _polish_name(match: re.Match[str]) -> str:
    """Respells a Polish name for an English tongue; it is known by its Polish letters."""
    name = match[0].lower()
    for letters, said in _POLISH_LETTERS:
        name = re.sub(letters, said, name)
    return name.capitalize() if match[0][0].isupper() else name


NUMBERS = rules(
    # Numbers, before anything looks at their digits
    (r"(?<=\d),(?=\d{3}\b)", ""),
    (r"(?<![\d.])(\d{1,3}) (\d{3})(?!\d)", r"\1\2"),
    (r"\b(\d{4})-(0[1-9]|1[0-2])-([0-3]\d)\b", _iso_date),
    (rf"{_CURRENCY}\s?({_AMOUNT})\s?[–-]\s?[€$£]?({_AMOUNT}){_MAGNITUDE}", _range_of_money),
    (rf"{_CURRENCY}\s?({_AMOUNT}){_MAGNITUDE}", _money_behind),
    (rf"({_AMOUNT}){_MAGNITUDE}\s?{_CURRENCY}(?!\w)", _money_before),
    (r"(?<=\d)\s?–\s?(?=[\d−+])", " to "),
    (r"(?<=\d%)\s?–\s?(?=\d)", " to "),
    (r"(?<![\w-])(\d{1,4})-(?=\d{1,4}(?![\w-]))", r"\1 to "),
    (r"(?<!\w)[−-](?=\d)", "minus "),
    (r"(?<!\w)\+(?=\d)", "plus "),
    (r"\s−\s", " minus "),
    (r"\s\+\s", " plus "),
    (r"\s=\s", " equals "),
    (r"(\d)\s?[x×]\s?(?=\d{2})", r"\1 by "),
    (r"\s×\s", " times "),
    (r"(?<=\d)x(?=\d)", " by "),
    (r"\s÷\s", " divided by "),
    (r"≥\s?", "at least "),
    (r"≤\s?", "at most "),
    (r"(?<!\w)>\s?(?=\d)", "more than "),
    (r"(?<!\w)<\s?(?=\d)", "less than "),
    (r"(?<!\w)[~≈]\s?(?=\d)", "about "),
    (r"\b24/7\b", "24 7"),
    (r"\b1/2\b|½", "one half"),
    (r"\b1/3\b|⅓", "one third"),
    (r"\b1/4\b|¼", "one quarter"),
    (r"\b3/4\b|¾", "three quarters"),
    (r"\b(\d+)/(\d+)\b", r"\1 out of \2"),
    (r"\s?%", " percent"),
    (rf"\b({_AMOUNT})\s?({any_of(_UNITS)})(?!\w)", _unit),
    # Days, years, times
    (rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}\b", _day),
    (rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b(?!\.\d)", _day_behind),
    (r"\b(1[89]|20)([1-9])0s\b", _decade),
    (
        r"(?<![\d.,T-])\b(?:1[5-9]|20)\d\d\b(?![.,]\d)"
        r"(?! (?:euro|US dollar|dollar|pound|zloty|percent|thousand|million|billion|times|by \d))",
        _year,
    ),
    (r"\b(\d{1,2}):00\b", r"\1 o'clock"),
    (r"\b(\d{1,2}):0(\d)\b", r"\1 oh \2"),
    (r"\b(\d{1,2}):(\d\d)\b", r"\1 \2"),
    # Numerals and numbers with names
    (r"\b(?:I{2,3}|IV|VI{1,3}|IX|X{2,3}|X{1,3}(?:I{1,3}|IV|VI{0,3}|IX))\b", _roman),
    (r"(?<=\b[Uu]nit )[IVX]\b|(?<=\b[Pp]art )[IVX]\b|(?<=\b[Cc]hapter )[IVX]\b", _roman),
    (r"\b[Nn]os?\.\s?(?=\d)", "number "),
    (r"\bFigs?\.\s?(?=\w)", "Figure "),
    (r"\bfigs?\.\s?(?=\w)", "figure "),
    (r"\bTab\.\s?(?=\d)", "Table "),
    (r"\bpp\.\s?(?=\d)", "pages "),
    (r"\bp\.\s?(?=\d)", "page "),
    (r"\b[Vv]ol\.\s?(?=\d)", "volume "),
    (r"\b[Cc]h\.\s?(?=\d)", "chapter "),
    (r"#(?=\d)", "number "),
)
"""For texts that have a number, in digits or in Roman numerals."""

RULES = rules(
    (r"\b(?=\w{3})\w*[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]\w*", _polish_name),
    # Abbreviations
    (r"\be\.\s?g\.,?", "for example,"),
    (r"\bE\.\s?g\.,?", "For example,"),
    (r"\bi\.\s?e\.,?", "that is,"),
    (r"\bI\.\s?e\.,?", "That is,"),
    (r"\betc\.(?=\s[a-z]|[,;)])", "et cetera"),
    (r"\betc\.", "et cetera."),
    (r"\bet al\.(?=\s[a-z(]|[,;)])", "and others"),
    (r"\bet al\.", "and others."),
    (r"\bvs\.?(?!\w)", "versus"),
    (r"\bapprox\.", "approximately"),
    (r"\bca?\.\s?(?=\d)", "about "),
    (r"\bincl\.", "including"),
    (r"\bn\.d\.", "no date"),
    (r"\bM(r|rs|s)\.", r"M\1"),
    (r"\bDr\b\.?", "Doctor"),
    (r"\bProf\.", "Professor"),
    (r"\bLtd\.?(?!\w)", "Limited"),
    (r"& Co\.(?=\s[a-z]|[,:;)])", "and company"),
    (r"& Co\.", "and company."),
    (r"\bU\.S\.(?=\s\w)", "US"),
    (r"\bU\.K\.(?=\s\w)", "UK"),
    # Signs
    (r"#(?=\w)", "hashtag "),
    (r"\s?&\s?", " and "),
    (r"(?<!\w)@(?=\w)", "at "),
    (r"(?<=\w)@(?=\w)", " at "),
    (r"⌘", "Command "),
    (r"(?<=\bmarked )⚠", "with a warning sign"),
    (r"⚠", "warning sign"),
    (r"(?<=\b[A-Z])\+(?!\w)", " plus"),
    (r"(?<=\b[A-Z])−(?!\w)", " minus"),
    (r"\bCtrl\b", "Control"),
    (r"(?<=\w)\+(?=\w)", " plus "),
    (r"(?<!\w)\+(?=\w)", "plus "),
    (r"§\s?", "section "),
    (r"©\s?", "copyright "),
    (r"[™®]", ""),
    (r"\b(\d+)\.(\d+)\.(\d+)\b", r"\1 point \2 point \3"),
    (r"\bB2([BC])\b", r"B 2 \1"),
    (r"(?<=[A-Z])(\d+)-(?=\d)", r" \1 dash "),
    (r"\b([A-Z]{2,})-(?=\d)", r"\1 "),
    (r"(?<=[a-z]{2})(?=\d+\b)", " "),
)

ACRONYMS = frozenset(
    words(
        "ANEGIS CAPTCHA COVID DISTANCE FUJIFILM HERE JAWS KEVIN LAB NASA NATO PIN README SIM SMART"
        " START SWOT TOWS UNESCO ZIP"
    )
)
"""Acronyms that are read as words."""
