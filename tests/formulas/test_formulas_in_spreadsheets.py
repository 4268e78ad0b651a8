"""A printed formula, recalculated by LibreOffice, gives what the build computes."""

import math
import subprocess
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from formulas import Value, parse, to_spreadsheet
from tests.formulas.random_formulas import BANDS, NAMES, ROWS, Case, cases, modest_number
from tests.support import libreoffice

REFERENCES = {"a": "$B$2", "b": "$C$2", "word": "$D$2", "ready": "$E$2",
              "t.x": "$F$2:$F$6", "t.y": "$G$2:$G$6", "t.group": "$H$2:$H$6"}  # fmt: skip


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("a + 1", 'IFERROR(IF($B$2="",NA(),$B$2)+1,"")'),
        ("2 * (1 - (3 - 0.5))", 'IFERROR(2*(1-(3-0.5)),"")'),
        ("2 * 3 / 4 - 1", 'IFERROR(2*3/4-1,"")'),
        ("1 - -2", 'IFERROR(1-(-2),"")'),
        ("sum(t.x) / 2", 'IFERROR(IF(COUNT($F$2:$F$6)=0,NA(),SUM($F$2:$F$6))/2,"")'),
        ("2 / share(t.group, 'x')",
         'IFERROR(2/(SUMPRODUCT(--EXACT($H$2:$H$6,"x"))/SUMPRODUCT(--(LEN($H$2:$H$6)>0))),"")'),
        ("word == 'say \"x\"'", 'IFERROR(EXACT(IF($D$2="",NA(),$D$2),"say ""x"""),"")'),
        ("either(ready, 1 != 2)",
         'IFERROR(OR(IF($E$2="",NA(),$E$2),ROUND(1,9)<>ROUND(2,9)),"")'),
        ("band(5, groups)",
         'IFERROR(CHOOSE(MATCH(ROUND(5,4),{-1E+300,6.0001,9},1),"critic","passive","promoter"),"")'),
        ("band(5, gaps)",
         'IFERROR(CHOOSE(MATCH(ROUND(5,4),{-1E+300,-2.5,0.5,0.5001,3.3334},1),'
         'NA(),"low",NA(),"*",NA()),"")'),
        ("0.0000001 * 1e15", 'IFERROR(1E-07*1000000000000000,"")'),
    ],
)  # fmt: skip
def test_a_formula_is_printed_for_a_spreadsheet(source: str, printed: str) -> None:
    assert to_spreadsheet(parse(source, NAMES, BANDS).tree, REFERENCES, BANDS) == printed


@pytest.mark.libreoffice
def test_six_hundred_random_formulas_give_the_same_in_a_spreadsheet(tmp_path: Path) -> None:
    drawn = cases(600, modest_number)
    sheet = recalculated(workbook(drawn, tmp_path / "formulas.xlsx"))
    different = []
    for case, row in zip(drawn, block_rows(), strict=False):
        result = sheet.cell(row, 1).value
        if not agrees(case.expected, result):
            printed = sheet.cell(row, 2).value
            different.append(
                f"{case.formula.source}\n  {case.values}\n  {case.expected!r}, there {result!r}\n"
                f"  {printed}"
            )
    assert not different, f"{len(different)} differ\n" + "\n".join(different[:5])


def block_rows() -> range:
    """The first row of each case: its values stand there, its columns go on below."""
    return range(1, 1_000_000, ROWS)


def workbook(drawn: list[Case], path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for case, row in zip(drawn, block_rows(), strict=False):
        references = write_values(sheet, row, case.values)
        formula = to_spreadsheet(case.formula.tree, references, BANDS)
        sheet.cell(row, 1).value = "=" + formula
        sheet.cell(row, 2).value = "'" + formula
    book.save(path)
    return path


def write_values(sheet: Worksheet, row: int, values: Mapping[str, Value]) -> dict[str, str]:
    """Write each name's value or column, and give their addresses."""
    references = {}
    for column, (name, value) in enumerate(values.items(), start=3):
        letter = get_column_letter(column)
        entries = value if isinstance(value, list) else [value]
        for below, entry in enumerate(entries):
            # Every other blank is the "" that a formula leaves in its cell.
            blank = '=""' if (row + below + column) % 2 else None
            sheet.cell(row + below, column).value = blank if entry is None else entry
        last = f":${letter}${row + ROWS - 1}" if isinstance(value, list) else ""
        references[name] = f"${letter}${row}{last}"
    return references


def recalculated(path: Path) -> Worksheet:
    program = libreoffice.program()
    assert program
    out = path.parent / "recalculated"
    subprocess.run(
        [program, f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless",
         "--convert-to", "xlsx", "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return openpyxl.load_workbook(out / path.name, data_only=True).worksheets[0]


def agrees(expected: Value, found: object) -> bool:
    """Spreadsheets count with 15 digits."""
    if expected is None:
        return found in (None, "")
    if isinstance(expected, float) and isinstance(found, int | float):
        return not isinstance(found, bool) and math.isclose(
            expected, found, rel_tol=1e-9, abs_tol=1e-9
        )
    return type(expected) is type(found) and expected == found
