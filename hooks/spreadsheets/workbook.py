"""A sheet as the bytes of an .xlsx file: the same sheet gives the same bytes."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from spreadsheets.plan import NUMBER, POINTS, STYLES, TITLES, WHOLE, WORDS, Takes
from spreadsheets.sheet import PlacedCell, Sheet, letters

_A4 = 9
_NO_DATE = datetime(1980, 1, 1)
_LONGEST_NAME, _LONGEST_LIST = 31, 255
_FORBIDDEN = str.maketrans(dict.fromkeys(r"[]:*?/\'", " "))
_SIZE = 11
_LINE = 1.4  # the height of a line in parts of the size of its letters
_ONE_LINE, _HIGHEST = 16.0, 409.0
_PORTRAIT = 110  # letters across a page
_HIDDEN = 3  # in what XlsxWriter notes of a name; readers have no use for them

MARK, MARK_FORMAT = "_book", 1
"""The name that says what a sheet is; with a point and a name behind it, it is that of a place."""


Drawing = Callable[[Workbook, Worksheet, Sheet], None]
"""What adds more than cells to a sheet."""


def workbook_of(*sheets: Sheet, book: str = "", draw: Drawing | None = None) -> bytes:
    """The file; its sheets say that they are of the book, so that they can be brought back."""
    target = BytesIO()
    workbook = Workbook(target, {"in_memory": True})
    workbook.set_properties({"title": sheets[0].title, "created": _NO_DATE})
    names: list[str] = []
    for sheet in sheets:
        names.append(sheet_name(sheet.title, names))
        _Writer(workbook, workbook.add_worksheet(names[-1]), sheet).write()
        for name, formula in names_in(sheet, names[-1], book).items():
            workbook.define_name(f"'{names[-1]}'!{name}", f"={formula}")
            workbook.defined_names[-1][_HIDDEN] = True
        if draw:
            draw(workbook, workbook.worksheets()[-1], sheet)
    workbook.close()
    return target.getvalue()


def sheet_name(title: str, taken: Sequence[str] = ()) -> str:
    """A title as the name of a sheet: short, without certain signs, and only once in a file."""
    plain = " ".join(title.translate(_FORBIDDEN).split())
    endings = ("", *(f" {n}" for n in range(2, len(taken) + 2)))
    names = (plain[: _LONGEST_NAME - len(ending)].strip() + ending for ending in endings)
    return next(name for name in names if name.lower() not in map(str.lower, taken))


def names_in(sheet: Sheet, sheet_name: str, book: str) -> dict[str, str]:
    """What a sheet is and where its entries are, as defined names, with their formulas.

    Spreadsheets keep these when they save, and move them with the cells that they name.
    """
    names = {MARK: f'"{MARK_FORMAT} {book} {sheet.id}"'}
    for place, (column, first, last) in sheet.places.items():
        rows = f"${letters(column)}${first}" + (
            f":${letters(column)}${last}" if last > first else ""
        )
        names[f"{MARK}.{place}"] = f"'{sheet_name}'!{rows}"
    return names


class _Writer:
    def __init__(self, workbook: Workbook, worksheet: Worksheet, sheet: Sheet) -> None:
        self.workbook, self.worksheet, self.sheet = workbook, worksheet, sheet
        self.formats: dict[tuple[str, str], Format] = {}

    def write(self) -> None:
        for column, width in enumerate(self.sheet.widths):
            self.worksheet.set_column(column, column, width)
        for row, cells in enumerate(self.sheet.rows):
            height = height_of(cells, self.sheet.widths)
            if height > _ONE_LINE:
                self.worksheet.set_row(row, height)
            for cell in cells:
                self.write_cell(row, cell)
        self.worksheet.hide_gridlines(2)
        self.worksheet.set_paper(_A4)
        self.worksheet.fit_to_pages(1, 0)
        if sum(self.sheet.widths) > _PORTRAIT:
            self.worksheet.set_landscape()

    def write_cell(self, row: int, cell: PlacedCell) -> None:
        look = self.look(cell.style, "@" if _is_free_text(cell) else cell.format)
        last = cell.column + cell.across - 1
        if last > cell.column:
            self.worksheet.merge_range(row, cell.column, row, last, "", look)
        if cell.formula:
            value = "" if cell.value is None else cell.value
            self.worksheet.write_formula(row, cell.column, f"={cell.formula}", look, value)
        elif isinstance(cell.value, float):
            self.worksheet.write_number(row, cell.column, cell.value, look)
        elif cell.value:
            self.worksheet.write_string(row, cell.column, cell.value, look)
        else:
            self.worksheet.write_blank(row, cell.column, None, look)
        if cell.takes and (rules := validation(cell.takes)):
            self.worksheet.data_validation(row, cell.column, row, cell.column, rules)

    def look(self, style: str, format_: str) -> Format:
        if (style, format_) not in self.formats:
            self.formats[style, format_] = self.workbook.add_format(_properties(style, format_))
        return self.formats[style, format_]


def _is_free_text(cell: PlacedCell) -> bool:
    """A text stays one, even if it looks like a formula or a date."""
    return cell.takes is not None and cell.takes.sort == WORDS


def _properties(style: str, format_: str) -> dict[str, Any]:
    look = STYLES[style]
    properties: dict[str, Any] = {
        "font_size": look.get("size", _SIZE),
        "bold": look.get("bold", False),
        "text_wrap": look.get("wrap", False),
        "valign": "top",
        "align": look.get("align", "general"),
    }
    if "colour" in look:
        properties["font_color"] = f"#{look['colour']}"
    if "fill" in look:
        properties["bg_color"] = f"#{look['fill']}"
    if look.get("border"):
        properties |= {"border": 1, "border_color": "#8A94A3"}
    if format_:
        properties["num_format"] = format_
    return properties


def height_of(cells: list[PlacedCell], widths: tuple[int, ...]) -> float:
    """The height of a row, which spreadsheets do not work out by themselves for merged cells."""
    return min(_HIGHEST, max((_cell_height(cell, widths) for cell in cells), default=0.0))


def _cell_height(cell: PlacedCell, widths: tuple[int, ...]) -> float:
    size = STYLES[cell.style].get("size", _SIZE)
    room = sum(widths[cell.column : cell.column + cell.across]) * _SIZE / size
    lines = sum(max(1, ceil(len(line) / room)) for line in str(cell.value or "").split("\n"))
    lines = max(lines, cell.takes.lines if cell.takes and cell.across > 1 else 1)
    return float(ceil(lines * size * _LINE))


def validation(takes: Takes) -> dict[str, Any]:
    """What the spreadsheet lets be entered; nothing where it has no rule for it."""
    rule = {"error_message": takes.rule, "ignore_blank": True}
    if takes.sort in (WHOLE, NUMBER):
        kind = "integer" if takes.sort == WHOLE else "decimal"
        limits = {"minimum": f"{takes.least:.15g}", "maximum": f"{takes.most:.15g}"}
        return {"validate": kind, "criteria": "between", **limits, **rule}
    options = [f"{point:g}" for point in takes.points] or [*(takes.titles or {}).values()]
    if takes.sort in (POINTS, TITLES) and _fits(options):
        return {"validate": "list", "source": options, **rule}
    return {}


def _fits(options: list[str]) -> bool:
    """Options are written as one text, joined by commas."""
    return len(",".join(options)) <= _LONGEST_LIST and not any("," in each for each in options)
