"""Exercises as spreadsheets: practice files made here, and plans for what a reader's page makes.

A *plan* (plan.py) is the layout of one exercise in one language, made once (layout.py). With
entries it becomes a sheet: here for the practice files (sheet.py, practice.py), in the browser with
what the reader typed (overrides/takeaway/sheet.js, the twin of sheet.py).
"""
