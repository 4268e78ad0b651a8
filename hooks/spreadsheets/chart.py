"""The chart of a calculator as one that the spreadsheet draws and redraws itself, below the sheet.

Only practice files have one: in a page it would need more script than it is worth. A ranking has
none, because a spreadsheet draws rows in the order in which they stand.
"""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kinds.calculator.model import Bars, Chart, Plane, StackedBar
from spreadsheets.inputs import SheetWords
from spreadsheets.sheet import Sheet

_COLOURS = ("2F6F6D", "C7922E", "8A4B58", "4A5A8C", "6B6B6B")
_WIDTH, _BAR, _FRAME = 640, 40, 130  # pixels

Place = tuple[int, int]
"""Row and column of a value, from 0; its name stands in the first column."""


def add_chart(
    workbook: Workbook, worksheet: Worksheet, sheet: Sheet, chart: Chart, words: SheetWords
) -> None:
    """The chart below the last row; nothing where a spreadsheet could not draw it."""
    if isinstance(chart, Bars) and chart.ranked:
        return
    name, places = worksheet.get_name(), _places(sheet, chart)
    if isinstance(chart, StackedBar):
        drawn = _stacked_bar(workbook, name, places)
    elif isinstance(chart, Plane):
        drawn = _plane(workbook, name, places, chart)
    else:
        drawn = _bars(workbook, name, places, chart)
    drawn.set_title({"name": words.text(chart.title), "name_font": {"size": 12}})
    height = _WIDTH if isinstance(chart, Plane) else _FRAME + _BAR * len(places)
    drawn.set_size({"width": _WIDTH, "height": height})
    worksheet.insert_chart(len(sheet.rows) + 1, 0, drawn)


def _places(sheet: Sheet, chart: Chart) -> list[Place]:
    found = {cell.name: (row, cell.column) for row, line in enumerate(sheet.rows) for cell in line}
    return [found[name] for name in chart.of]


def _bars(workbook: Workbook, sheet: str, places: list[Place], chart: Bars) -> Any:
    """A bar for each value; one series each, so that they need not stand next to each other."""
    drawn = workbook.add_chart({"type": "bar"})
    for index, place in enumerate(places):
        drawn.add_series(_series(sheet, place, _COLOURS[index % len(_COLOURS)]) | {"gap": 40})
    drawn.set_x_axis({"min": chart.from_, "max": chart.to, "num_format": "General"})
    drawn.set_y_axis({"reverse": True, "visible": False})
    drawn.set_legend({"position": "bottom"})
    return drawn


def _stacked_bar(workbook: Workbook, sheet: str, places: list[Place]) -> Any:
    drawn = workbook.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for index, place in enumerate(places):
        drawn.add_series(_series(sheet, place, _COLOURS[index % len(_COLOURS)]))
    drawn.set_y_axis({"visible": False})
    drawn.set_legend({"position": "bottom"})
    return drawn


def _plane(workbook: Workbook, sheet: str, places: list[Place], chart: Plane) -> Any:
    """A point on two axes that cross at 0."""
    (across, upwards), reach = places, chart.reach
    drawn = workbook.add_chart({"type": "scatter"})
    drawn.add_series(
        {
            "categories": [sheet, *across, *across],
            "categories_data": [0],  # numbers, even where there is none yet
            "values": [sheet, *upwards, *upwards],
            "marker": {"type": "circle", "size": 12, "fill": {"color": f"#{_COLOURS[0]}"}},
        }
    )
    axis = {"min": -reach, "max": reach, "num_format": "General", "label_position": "low"}
    for place, set_axis in ((across, drawn.set_x_axis), (upwards, drawn.set_y_axis)):
        set_axis({**axis, "name": f"='{sheet}'!$A${place[0] + 1}"})
    drawn.set_legend({"none": True})
    return drawn


def _series(sheet: str, place: Place, colour: str) -> dict[str, Any]:
    row, column = place
    return {
        "name": [sheet, row, 0],
        "values": [sheet, row, column, row, column],
        "fill": {"color": f"#{colour}"},
        "data_labels": {"value": True},
    }
