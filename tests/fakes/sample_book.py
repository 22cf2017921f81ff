"""The sample spreadsheet of the guide, with cells changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from tests.fakes.form_parts import RESOURCES

SAMPLE = RESOURCES / "samples" / "procedure.xlsx"


def changed(folder: Path, cells: Mapping[str, str | None], sheet: str = "質問") -> Path:
    """A copy in the folder; `cells` are what stands in each instead, by its address."""
    book = load_workbook(SAMPLE)
    for cell, value in cells.items():
        book[sheet][cell] = value
    path = folder / "changed.xlsx"
    book.save(path)
    return path
