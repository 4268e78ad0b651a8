"""How Polish is read: patterns and what is said for them, in the order in which they apply.

Where grammar shows in the spoken word, numbers are written out: years and days are ordinals in the
case that the words around them ask for, and 'od 1 do 5' is 'od jednego do pięciu'.
"""

import re

from audio.rules import any_of, roman, rules, words

_AMOUNT = r"\d+(?:,\d+)?"
_WHOLE = r"\d{1,3}"

# Numerals

_ORDINALS = words(
    "zerowy pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty jedenasty"
    " dwunasty trzynasty czternasty piętnasty szesnasty siedemnasty osiemnasty dziewiętnasty"
)
_ORDINAL_TENS = words(
    "x x dwudziesty trzydziesty czterdziesty pięćdziesiąty sześćdziesiąty siedemdziesiąty"
    " osiemdziesiąty dziewięćdziesiąty"
)
_HUNDREDS = words(
    "x sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset"
)
_ORDINAL_HUNDREDS = words(
    "x setny dwusetny trzechsetny czterechsetny pięćsetny sześćsetny siedemsetny osiemsetny"
    " dziewięćsetny"
)
_OF_ONES = words(
    "zera jednego dwóch trzech czterech pięciu sześciu siedmiu ośmiu dziewięciu dziesięciu"
    " jedenastu dwunastu trzynastu czternastu piętnastu szesnastu siedemnastu osiemnastu"
    " dziewiętnastu"
)
_OF_TENS = words(
    "x x dwudziestu trzydziestu czterdziestu pięćdziesięciu sześćdziesięciu siedemdziesięciu"
    " osiemdziesięciu dziewięćdziesięciu"
)
_OF_HUNDREDS = words(
    "x stu dwustu trzystu czterystu pięciuset sześciuset siedmiuset ośmiuset dziewięciuset"
)

_JOINED = {1: "jedno", 2: "dwu", 3: "trzy", 4: "cztero"}
_WITH = {2: "dwoma", 3: "trzema", 4: "czterema"}
_ENDINGS = {"nominative": "", "genitive": "ego", "locative": "ym", "dative": "emu"}


def ordinal(number: int, case: str = "nominative") -> str:
    """A masculine ordinal below 3000: dwa tysiące dwudziesty czwarty."""
    thousands, rest = divmod(number, 1000)
    before = ["", "tysiąc", "dwa tysiące"][thousands]
    if not rest:
        return _in_case(["", "tysięczny", "dwutysięczny"][thousands], case)
    hundreds, small = divmod(rest, 100)
    if not small:
        return f"{before} {_in_case(_ORDINAL_HUNDREDS[hundreds], case)}".strip()
    hundred = _HUNDREDS[hundreds] if hundreds else ""
    tens, ones = divmod(small, 10)
    last = (
        [_ORDINALS[small]] if small < 20 else [_ORDINAL_TENS[tens], _ORDINALS[ones] if ones else ""]
    )
    return " ".join(filter(None, [before, hundred, *(_in_case(word, case) for word in last)]))


def _in_case(word: str, case: str) -> str:
    """The case of an ordinal, which ends in -y, or in -i (drugi, trzeci)."""
    ending = _ENDINGS[case]
    if not word or not ending:
        return word
    return word + ending.removeprefix("y") if word.endswith("i") else word[:-1] + ending


def genitive(number: int) -> str:
    """A cardinal below 1000 as it stands behind 'od' and 'do': dwudziestu pięciu."""
    hundreds, small = divmod(number, 100)
    tens, ones = divmod(small, 10)
    words = [_OF_HUNDREDS[hundreds]] if hundreds else []
    if small < 20:
        words += [_OF_ONES[small]] if small or not hundreds else []
    else:
        words += [_OF_TENS[tens], *(["jeden" if ones == 1 else _OF_ONES[ones]] if ones else [])]
    return " ".join(words)


def joined(number: int) -> str:
    """A cardinal below 1000 at the head of a word: dwudziestopięcio-, trzydziesto-."""
    hundreds, small = divmod(number, 100)
    tens, ones = (0, small) if small < 20 else divmod(small, 10)
    parts = [
        _OF_HUNDREDS[hundreds] if hundreds else "",
        _OF_TENS[tens].removesuffix("u") + "o" if tens else "",
        _JOINED.get(ones) or _OF_ONES[ones].removesuffix("u") + "o" if ones else "",
    ]
    return "".join(parts)


Forms = tuple[str, str, str, str]
"""The noun behind 1, behind 2 to 4, behind 5 and more, behind a fraction."""


def noun(amount: str, forms: Forms) -> str:
    """The form of a noun that fits the number before it."""
    if "," in amount:
        return forms[3]
    number = int(amount)
    if number == 1:
        return forms[0]
    is_few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    return forms[1] if is_few else forms[2]


def decimal(amount: str) -> str:
    """3 przecinek 5; but a half is a half, and noughts are not lost."""
    whole, comma, part = amount.partition(",")
    if not comma:
        return whole
    if part == "5":
        return "pół" if whole == "0" else f"{whole} i pół"
    noughts = len(part) - len(part.lstrip("0"))
    digits = " ".join(["0"] * noughts + ([part.lstrip("0")] if part.strip("0") else []))
    return f"{whole} przecinek {digits}"


# Money and measures

_MAGNITUDES: dict[str, Forms] = {
    "tys.": ("tysiąc", "tysiące", "tysięcy", "tysiąca"),
    "mln": ("milion", "miliony", "milionów", "miliona"),
    "mld": ("miliard", "miliardy", "miliardów", "miliarda"),
    "bln": ("bilion", "biliony", "bilionów", "biliona"),
}
_EURO: Forms = ("euro", "euro", "euro", "euro")
_DOLLAR: Forms = ("dolar", "dolary", "dolarów", "dolara")
_POUND: Forms = ("funt", "funty", "funtów", "funta")
_ZLOTY: Forms = ("złoty", "złote", "złotych", "złotego")
_GROSZ: Forms = ("grosz", "grosze", "groszy", "grosza")
_CENT: Forms = ("cent", "centy", "centów", "centa")
_CURRENCIES: dict[str, tuple[Forms, Forms]] = {
    "zł": (_ZLOTY, _GROSZ),
    "PLN": (_ZLOTY, _GROSZ),
    "€": (_EURO, _CENT),
    "EUR": (_EURO, _CENT),
    "euro": (_EURO, _CENT),
    "$": (_DOLLAR, _CENT),
    "USD": (_DOLLAR, _CENT),
    "dol.": (_DOLLAR, _CENT),
    "£": (_POUND, ("pens", "pensy", "pensów", "pensa")),
}
_BEFORE_GENITIVE = (
    "[Oo]d|[Dd]o|[Zz]|[Zz]e|[Dd]la|[Bb]ez|[Oo]koło|[Pp]oniżej|[Pp]owyżej|[Ss]pośród|[Uu]"
)
_GENITIVE = rf"(?:\b({_BEFORE_GENITIVE})\s)?"
_CURRENCY = r"(zł|PLN|€|EUR|euro|\$|USD|dol\.|£)"
_MAGNITUDE = r"(?:\s?(tys\.|mln|mld|bln))?"
_UNITS: dict[str, Forms] = {
    "godz.": ("godzina", "godziny", "godzin", "godziny"),
    "h": ("godzina", "godziny", "godzin", "godziny"),
    "min": ("minuta", "minuty", "minut", "minuty"),
    "s": ("sekunda", "sekundy", "sekund", "sekundy"),
    "km": ("kilometr", "kilometry", "kilometrów", "kilometra"),
    "cm": ("centymetr", "centymetry", "centymetrów", "centymetra"),
    "mm": ("milimetr", "milimetry", "milimetrów", "milimetra"),
    "m²": ("metr kwadratowy", "metry kwadratowe", "metrów kwadratowych", "metra kwadratowego"),
    "kg": ("kilogram", "kilogramy", "kilogramów", "kilograma"),
    "kB": ("kilobajt", "kilobajty", "kilobajtów", "kilobajta"),
    "MB": ("megabajt", "megabajty", "megabajtów", "megabajta"),
    "GB": ("gigabajt", "gigabajty", "gigabajtów", "gigabajta"),
    "gr": _GROSZ,
    "°C": ("stopień Celsjusza", "stopnie Celsjusza", "stopni Celsjusza", "stopnia Celsjusza"),
    "°": ("stopień", "stopnie", "stopni", "stopnia"),
    "%": ("procent", "procent", "procent", "procent"),
    "p.p.": (
        "punkt procentowy",
        "punkty procentowe",
        "punktów procentowych",
        "punktu procentowego",
    ),
    **_MAGNITUDES,
}
_FEMININE = (
    "godzina|minuta|sekunda|osoba|firma|strona|opinia|rozmowa|próba|grupa|część|lekcja|oferta"
)
_FEMININE_OBJECT = (
    "godzinę|minutę|sekundę|osobę|firmę|stronę|opinię|rozmowę|próbę|grupę|lekcję|ofertę"
)
_NEUTER = "ćwiczenie|zdanie|słowo|pytanie|miejsce|pole|okno|zadanie|źródło"
_FEMININE_BEHIND_TWO = (
    "godziny|minuty|sekundy|osoby|firmy|strony|opinie|wiadomości|rozmowy|próby|rzeczy|książki|kategorie"
    "|grupy|części|lekcje|oferty|usługi|klientki|noce|kolumny|litery|przyczyny"
)


def _money(before: str | None, amount: str, magnitude: str | None, currency: str) -> str:
    main, small = _CURRENCIES[currency]
    if magnitude:
        return f"{_counted(before, amount, _MAGNITUDES[magnitude])} {main[2]}"
    whole, comma, part = amount.partition(",")
    if comma and len(part) == 2:
        cents = f" {int(part)} {noun(str(int(part)), small)}" if int(part) else ""
        return f"{_counted(before, whole, main)}{cents}"
    return _counted(before, amount, main)


def _money_before(match: re.Match[str]) -> str:
    return _money(match[1], match[2], match[3], match[4])


def _money_behind(match: re.Match[str]) -> str:
    return _money(match[1], match[3], match[4], match[2])


def _measure(match: re.Match[str]) -> str:
    return _counted(match[1], match[2], _UNITS[match[3]])


def _counted(before: str | None, amount: str, forms: Forms) -> str:
    """A number and what it counts; behind a preposition such as 'od' both are in the genitive."""
    if before is None:
        return f"{decimal(amount)} {noun(amount, forms)}"
    if "," in amount:
        return f"{before} {decimal(amount)} {forms[3]}"
    number = genitive(int(amount)) if len(amount) <= 3 else amount
    return f"{before} {number} {forms[3] if amount == '1' else forms[2]}"


def _decimal(match: re.Match[str]) -> str:
    return decimal(match[0])


def _two_of_feminine(match: re.Match[str]) -> str:
    tens = f"{int(match[1]) // 10 * 10} " if len(match[1]) > 1 else ""
    return f"{tens}dwie {match[2]}"


# Days, years, cases

_MONTHS = words(
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada"
    " grudnia"
)
_MONTH = f"({'|'.join(_MONTHS)})"
_LOCATIVE_BEHIND = ("w", "we", "po", "o")
_YEAR = r"((?:1\d|20)\d\d)"
_ROMAN_NUMERAL = r"(X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_CASES = {
    "moduł": "nominative",
    "modułu": "genitive",
    "modułowi": "dative",
    "modułem": "locative",
    "module": "locative",
    "rozdział": "nominative",
    "rozdziału": "genitive",
    "rozdziale": "locative",
    "wiek": "nominative",
    "wieku": "genitive",
    "kwartał": "nominative",
    "kwartału": "genitive",
    "kwartale": "locative",
    "etap": "nominative",
    "etapu": "genitive",
    "etapie": "locative",
    "tom": "nominative",
    "tomu": "genitive",
}


def _day(match: re.Match[str]) -> str:
    return f"{ordinal(int(match[1]), 'genitive')} {match[2]}"


def _date(match: re.Match[str]) -> str:
    day, month = ordinal(int(match[1]), "genitive"), _MONTHS[int(match[2]) - 1]
    return f"{day} {month} {ordinal(int(match[3]), 'genitive')} roku"


def _iso_date(match: re.Match[str]) -> str:
    day, month = ordinal(int(match[3]), "genitive"), _MONTHS[int(match[2]) - 1]
    return f"{day} {month} {ordinal(int(match[1]), 'genitive')} roku"


def _year_of(match: re.Match[str]) -> str:
    """'w 2024 roku' is locative, any other year of something is genitive."""
    case = "locative" if (match[1] or "").lower() in _LOCATIVE_BEHIND else "genitive"
    before = f"{match[1]} " if match[1] else ""
    return f"{before}{ordinal(int(match[2]), case)} roku"


def _year_behind(match: re.Match[str]) -> str:
    before, word = match[1] or "", match[2]
    case = {"rok": "nominative", "rokiem": "locative"}.get(word.lower(), "genitive")
    if before.lower() in _LOCATIVE_BEHIND:
        case = "locative"
    return f"{before} {word} {ordinal(int(match[3]), case)}".strip()


def _case_of(word: str, before: str) -> str:
    """'wieku' and 'module' have one form for two cases: a preposition decides."""
    if word in ("wieku", "kwartale") and before.lower() in _LOCATIVE_BEHIND:
        return "locative"
    return _CASES[word]


def _numbered(match: re.Match[str]) -> str:
    """Moduł III is 'moduł trzeci', w module III 'w module trzecim'."""
    return f"{match[1]} {ordinal(roman(match[2]), _CASES[match[1].lower()])}"


def _number_of(match: re.Match[str]) -> str:
    """XXI wiek is 'dwudziesty pierwszy wiek'."""
    before, word = match[1] or "", match[3]
    numbered = ordinal(roman(match[2]), _case_of(word, before))
    return f"{before} {numbered} {word}".strip()


def _roman(match: re.Match[str]) -> str:
    return str(roman(match[0]))


def _century(match: re.Match[str]) -> str:
    before = match[1] or ""
    if before.lower() in _LOCATIVE_BEHIND:
        return f"{before} {ordinal(roman(match[2]), 'locative')} wieku"
    if before:
        return f"{before} {ordinal(roman(match[2]), 'genitive')} wieku"
    return f"{ordinal(roman(match[2]))} wiek"


def _behind_preposition(match: re.Match[str]) -> str:
    return f"{match[1]} {genitive(int(match[2]))}"


def _range_behind_preposition(match: re.Match[str]) -> str:
    """'do 40–50 drzwi' is 'do czterdziestu, pięćdziesięciu drzwi'."""
    low, high = genitive(int(match[2])), genitive(int(match[3]))
    return f"{match[1]} {low}{' do' if match[1].lower() == 'od' else ','} {high}"


def _joined_to_word(match: re.Match[str]) -> str:
    return joined(int(match[1]))


def _together_with(match: re.Match[str]) -> str:
    """'z 3 firmami': from five on, the instrumental may sound like the genitive."""
    number = int(match[2])
    return f"{match[1]} {_WITH.get(number) or genitive(number)} {match[3]}"


def _in_locative(match: re.Match[str]) -> str:
    return f"{match[1]} {genitive(int(match[2]))} {match[3]}"


def _at_hour(match: re.Match[str]) -> str:
    hour = ordinal(int(match[2]), "locative")
    return f"{match[1]} godzinie {re.sub('i?ym|im', _feminine, hour)}"


def _feminine(ending: re.Match[str]) -> str:
    return "iej" if ending[0].startswith("i") else "ej"


NUMBERS = rules(
    # Numbers, before anything looks at their digits
    (r"(?<![\d,])(\d{1,3})[ \u202f](\d{3})[ \u202f](\d{3})(?![\d])", r"\1\2\3"),
    (r"(?<![\d,])(\d{1,3})[ \u202f](\d{3})(?![\d])", r"\1\2"),
    (r"\b(\d{4})-(0[1-9]|1[0-2])-([0-3]\d)\b", _iso_date),
    (r"\b(\d{1,2})\.(0[1-9]|1[0-2])\.((?:19|20)\d\d)(?: r\.| roku)?", _date),
    (rf"\b(\d{{1,2}}) {_MONTH}\b", _day),
    (rf"\b([Oo]d|[Dd]o)\s({_WHOLE})\s?–\s?({_WHOLE})(?!\d|,\d)", _range_behind_preposition),
    (r"(?<=\d)\s?–\s?(?=[\d−+])", " do "),
    (r"\b(\d{1,3})-(?=[a-ząćęłńóśźż]{5,})", _joined_to_word),
    (r"(?<![\w-])(\d{1,4})-(?=\d{1,4}(?![\w-]))", r"\1 do "),
    (r"(?<!\w)[−-](?=\d)", "minus "),
    (r"(?<!\w)\+(?=\d)", "plus "),
    (r"\b[Oo]k\.", "około"),
    (rf"{_GENITIVE}({_AMOUNT}){_MAGNITUDE}\s?{_CURRENCY}(?!\w)", _money_before),
    (rf"{_GENITIVE}([€$£])\s?({_AMOUNT}){_MAGNITUDE}(?!\w)", _money_behind),
    (r"\s−\s", " minus "),
    (r"\s\+\s", " plus "),
    (r"\s=\s", " równa się "),
    (r"\s×\s", " razy "),
    (r"\s÷\s", " podzielić przez "),
    (r"(\d)\s?[x×]\s?(?=\d)", r"\1 na "),
    (r"≥\s?", "co najmniej "),
    (r"≤\s?", "co najwyżej "),
    (r"(?<!\w)>\s?(?=\d)", "więcej niż "),
    (r"(?<!\w)<\s?(?=\d)", "mniej niż "),
    (r"(?<!\w)[~≈]\s?(?=\d)", "około "),
    (r"\b24/7\b", "24 na 7"),
    (r"\b1/2\b|½", "jedna druga"),
    (r"\b1/3\b|⅓", "jedna trzecia"),
    (r"\b1/4\b|¼", "jedna czwarta"),
    (r"\b3/4\b|¾", "trzy czwarte"),
    (r"\b(\d+)/(\d+)\b", r"\1 na \2"),
    # Years and hours
    (rf"(?:\b(w|W|we|po|Po|o|O)\s)?\b{_YEAR}\s(?:r\.|roku\b)", _year_of),
    (rf"(?:\b(w|W|po|Po|o|O)\s)?\b([Rr]ok|[Rr]oku|[Rr]okiem)\s{_YEAR}\b", _year_behind),
    (r"\b([Oo])\sgodz\.\s(\d{1,2})(?::00)?\b(?!:)", _at_hour),
    (r"\bgodz\.\s(?=\d)", "godzina "),
    (r"\b(\d{1,2}):00\b", r"\1"),
    (r"\b(\d{1,2}):0(\d)\b", r"\1 zero \2"),
    (r"\b(\d{1,2}):(\d\d)\b", r"\1 \2"),
    # Roman numerals
    (rf"(?i:\b({any_of(_CASES)}))\s{_ROMAN_NUMERAL}\b", _numbered),
    (
        rf"(?:\b(w|W|we|po|Po|o|O)\s)?\b{_ROMAN_NUMERAL}\s(wieku|wiek|kwartału|kwartale|kwartał)\b",
        _number_of,
    ),
    (rf"(?:\b([Ww]|[Ww]e|[Pp]o|[Oo]|{_BEFORE_GENITIVE})\s)?\b{_ROMAN_NUMERAL}\sw\.", _century),
    (r"(?<!\w)(?:I{2,3}|IV|VI{1,3}|IX|X{2,3}|X{1,3}(?:I{1,3}|IV|VI{0,3}|IX))(?!\w)", _roman),
    # Measures, and what prepositions do to numbers
    (rf"{_GENITIVE}\b({_AMOUNT})\s?({any_of(_UNITS)})(?!\w)", _measure),
    (r"\b\d+,\d+\b", _decimal),
    (r"\b([Zz]|[Zz]e|[Mm]iędzy|[Nn]ad|[Pp]rzed)\s(\d{1,3})\s(\w+mi)\b", _together_with),
    (
        rf"\b({_BEFORE_GENITIVE})"
        r"\s(\d{1,3})\b(?!\s?(?:przecinek|i pół|[-:./]?\d)|-)",
        _behind_preposition,
    ),
    (r"\b([WwPpOo]|[Ww]e|[Nn]a|[Pp]o|[Pp]rzy)\s(\d{1,3})\s(\w+(?:ach|ech))\b", _in_locative),
    (rf"\b1 (?=(?:{_FEMININE})\b)", "jedna "),
    (rf"\b1 (?=(?:{_FEMININE_OBJECT})\b)", "jedną "),
    (rf"\b1 (?=(?:{_NEUTER})\b)", "jedno "),
    (rf"\b((?:\d*[02-9])?2) ({_FEMININE_BEHIND_TWO})\b", _two_of_feminine),
)
"""For texts that have a number, in digits or in Roman numerals."""

RULES = rules(
    # Abbreviations
    (r"\b[Nn]p\.", "na przykład"),
    (r"\bm\.\s?in\.", "między innymi"),
    (r"\bM\.\s?in\.", "Między innymi"),
    (r"\btj\.", "to jest"),
    (r"\btzn\.", "to znaczy"),
    (r"\btzw\.", "tak zwany"),
    (r"\bitd\.(?=\s[a-ząćęłńóśźż]|[,;)])", "i tak dalej"),
    (r"\bitd\.", "i tak dalej."),
    (r"\bitp\.(?=\s[a-ząćęłńóśźż]|[,;)])", "i tym podobne"),
    (r"\bitp\.", "i tym podobne."),
    (r"\bi\sin\.(?=\s[a-ząćęłńóśźż(]|[,;)])", "i inni"),
    (r"\bi\sin\.", "i inni."),
    (r"\b[Zz]ob\.", "zobacz"),
    (r"\b[Pp]or\.", "porównaj"),
    (r"\bRys\.", "Rysunek"),
    (r"\brys\.", "rysunek"),
    (r"\bTab\.", "Tabela"),
    (r"\btab\.", "tabela"),
    (r"\b(?:s|str)\.\s(?=\d)", "strona "),
    (r"\b[Nn]r\s(?=\d)", "numer "),
    (r"\bpkt\.?\s(?=\d)", "punkt "),
    (r"\bang\.", "po angielsku"),
    (r"\bwg\b", "według"),
    (r"\bul\.", "ulica"),
    (r"\bal\.", "aleja"),
    (r"\btel\.", "telefon"),
    (r"\bpt\.", "pod tytułem"),
    (r"\bdot\.", "dotyczący"),
    (r"\bds\.", "do spraw"),
    (r"\bprof\.", "profesor"),
    (r"\bProf\.", "Profesor"),
    (r"\bdr\b\.?", "doktor"),
    (r"\bmgr\b\.?", "magister"),
    (r"\binż\.", "inżynier"),
    (r"\bred\.", "redakcja"),
    (r"\bwyd\.", "wydanie"),
    (r"\bb\.d\.", "bez daty"),
    (r"\bn\.e\.", "naszej ery"),
    (r"\bSp\. z o\.\s?o\.|\bsp\. z o\.\s?o\.", "spółka z o o"),
    (r"\bS\.\s?A\.", "es a"),
    (r"\bgodz\.", "godzin"),
    (r"\btys\.", "tysięcy"),
    (r"\bmln\b", "milionów"),
    (r"\bmld\b", "miliardów"),
    (r"(?<=\d)\s?zł\b", " złotych"),
    (r"\bzł\b", "złotych"),
    # Signs
    (r"\s?&\s?", " i "),
    (r"\s?@(?=\w)", " małpa "),
    (r"⌘", "Komand "),
    (r"(?:\bznak )?⚠", "znak ostrzegawczy"),
    (r"(?<=\b[A-Z])\+(?!\w)", " plus"),
    (r"(?<=\b[A-Z])−(?!\w)", " minus"),
    (r"\bCtrl\b", "Control"),
    (r"(?<=\w)\+(?=\w)", " plus "),
    (r"(?<!\w)\+(?=\w)", "plus "),
    (r"#(?=\d)", "numer "),
    (r"#(?=\w)", "hasztag "),
    (r"§\s?", "paragraf "),
    (r"[™®©]", ""),
    (r"€", "euro"),
    (r"\b(\d+)\.(\d+)\.(\d+)\b", r"\1 kropka \2 kropka \3"),
    (r"\b(\d+)\.(?=\d+\b)", r"\1 kropka "),
    (r"\b(\d+)\.(?=\s[a-ząćęłńóśźż])", r"\1"),
    (r"\bB2B\b", "bi tu bi"),
    (r"\bB2C\b", "bi tu si"),
    (r"(?<=[A-Z])(\d+)-(?=\d)", r" \1 myślnik "),
    (r"(?<=\b[A-Z])(?=\d+\b)", " "),
    (r"\b([A-Z]{2,})-(?=\d)", r"\1 "),
    (r"(?<=[a-z])(?=\d+\b)", " "),
)

LETTERS = dict(
    pair.split(":")
    for pair in words(
        "A:a B:be C:ce D:de E:e F:ef G:gie H:ha I:i J:jot K:ka L:el Ł:eł M:em N:en O:o P:pe Q:ku"
        " R:er S:es T:te U:u V:fał W:wu X:iks Y:igrek Z:zet Ć:cie Ń:eń Ó:o Ś:eś Ź:ziet Ż:żet"
    )
)
"""The names of the letters, by which acronyms are spelled."""

ACRONYMS = frozenset(
    words(
        "ANEGIS BLIK COVID DISTANCE FUJIFILM GUS JAWS KEVIN KRUS LAB MNIE NASA NATO NIP OTWORZ"
        " PESEL PIN PIT README REGON RODO SIM SMART SWOT TOWS UNESCO VAT ZIP ZUS"
    )
)
"""Acronyms that are read as words."""
