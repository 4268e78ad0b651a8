"""The formula language: one checked expression, computed alike in Python, JavaScript, spreadsheets.

The way of a formula: an editor writes it as text, `parse` checks it and makes a tree of it when
the book is built, `evaluate` computes the worked examples, overrides/kinds/calculator/formulas.js
computes in the reader's browser, and `to_spreadsheet` prints it for a workbook.
"""

from formulas.evaluator import evaluate
from formulas.language import Bands, Formula, FormulaError, Tree, Type, Value
from formulas.parser import parse
from formulas.rounding import round_half_away
from formulas.spreadsheet import to_spreadsheet

__all__ = [
    "Bands",
    "Formula",
    "FormulaError",
    "Tree",
    "Type",
    "Value",
    "evaluate",
    "parse",
    "round_half_away",
    "to_spreadsheet",
]
