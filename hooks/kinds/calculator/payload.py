"""What the script in the page must know of a calculator, in one language, as JSON data."""

from typing import Any

from content.texts import Text
from kinds.calculator.compiled import Compiled, compile_formulas, constraints_on
from kinds.calculator.examples import entries_of
from kinds.calculator.model import Calculator, CaseResult, NumberResult
from kinds.inputs import input_data
from kinds.tables import FormulaColumn, Table, table_data


def payload(calculator: Calculator, language: str) -> dict[str, Any]:
    compiled = compile_formulas(calculator)
    return {
        "fields": {key: input_data(each, language) for key, each in calculator.fields.items()},
        "questions": {
            key: input_data(each, language) for key, each in calculator.questions.items()
        },
        "tables": {
            key: _table(key, table, compiled, language) for key, table in calculator.tables.items()
        },
        "bands": {
            name: [
                {"id": band.id, "title": band.title[language], "tone": band.tone} | band.limits
                for band in bands
            ]
            for name, bands in calculator.bands.items()
        },
        "constraints": {
            key: {
                "formula": compiled.constraints[key].tree,
                "equals": each.equals,
                "met": each.met[language],
                "unmet": each.unmet[language],
            }
            for key, each in calculator.constraints.items()
        },
        "results": {
            key: _result(calculator, compiled, key, language) for key in calculator.results
        },
        "chart": _chart(calculator, language),
        "example": entries_of(calculator, calculator.examples[0], language),
    }


def _table(table_id: str, table: Table, compiled: Compiled, language: str) -> dict[str, Any]:
    data = table_data(table, language)
    for key, column in table.formulas.items():
        data["columns"][key] = _formula_column(compiled, f"{table_id}.{key}", column, language)
    return data


def _formula_column(
    compiled: Compiled, name: str, column: FormulaColumn, language: str
) -> dict[str, Any]:
    return {
        "title": column.title[language],
        "formula": compiled.columns[name].tree,
        "decimals": column.decimals,
        "bands": column.bands,
        "unit": column.unit[language] if column.unit else None,
    }


def _result(calculator: Calculator, compiled: Compiled, key: str, language: str) -> dict[str, Any]:
    result = calculator.results[key]
    data: dict[str, Any] = {
        "title": result.title[language],
        "needs": sorted([span.input, span.group or ""] for span in compiled.needs[key]),
        "constraints": list(constraints_on(calculator, compiled, key)),
    }
    if isinstance(result, CaseResult):
        conditions = compiled.cases[key]
        return data | {
            "cases": [
                {
                    "id": case.id,
                    "title": case.title[language],
                    "tone": case.tone,
                    "when": condition.tree if condition else None,
                }
                for case, condition in zip(result.cases, conditions, strict=True)
            ]
        }
    return data | _number_result(compiled, key, result, language)


def _number_result(
    compiled: Compiled, key: str, result: NumberResult, language: str
) -> dict[str, Any]:
    unit = result.unit[language] if isinstance(result.unit, Text) else result.unit
    return {
        "formula": compiled.results[key].tree,
        "decimals": result.decimals,
        "unit": unit,
        "signed": result.signed,
        "bands": result.bands,
    }


def _chart(calculator: Calculator, language: str) -> dict[str, Any] | None:
    if calculator.chart is None:
        return None
    data = calculator.chart.model_dump(by_alias=True)
    data["title"] = calculator.chart.title[language]
    if "quadrants" in data:
        data["quadrants"] = [each[language] for each in data["quadrants"]]
    return data
