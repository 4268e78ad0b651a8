"""The calculator: model (what editors write), checks, computation, and data for the page."""

from kinds.calculator.model import Calculator

__all__ = ["Calculator"]
