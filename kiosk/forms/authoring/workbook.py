"""A spreadsheet's cells as text, each with its address; what is no such spreadsheet is told kindly."""

from __future__ import annotations

import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.basics.telling import Told, told

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHER_NAMES = (".xls", ".ods", ".csv")
"""What stands behind the point of a file of another kind, whatever is in it."""
_DAMAGED = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError,
    EOFError, SyntaxError, OSError,
)  # fmt: skip
"""What openpyxl raises where a file is cut off or changed by hand; a ParseError of XML is a SyntaxError."""


class Mistakes(Exception):
    """The spreadsheet cannot be used; every mistake with its sheet and cell."""

    def __init__(self, lines: list[Told]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the text of its cells by the name of their column.

    Attributes:
        letters: The letter of each column.
    """

    sheet: str
    number: int
    cells: Mapping[str, str]
    letters: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def at(self, name: str) -> str:
        """「質問 C2」."""
        return f"{self.sheet} {self.letters.get(name, '')}{self.number}"


class Book:
    """An .xlsx file that could be opened."""

    def __init__(self, path: Path) -> None:
        """Raises Mistakes."""
        _refuse_other_formats(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that say nothing about the cells
            self._values, self._formulas = _opened(path, values=True), _opened(path, values=False)

    def lacking(self, names: tuple[str, ...]) -> list[Told]:
        """A sentence for each sheet that is not there, or twice but for its spaces."""
        there = "、".join(self._values.sheetnames)
        found = []
        for name in names:
            called = self._called(name)
            if not called:
                found.append(told("there is no sheet 「{name}」 (there are {there})", name=name, there=there))
            elif len(called) > 1:
                pattern = "two sheets are called 「{name}」 but for spaces: delete one, or name it otherwise"
                found.append(told(pattern, name=name))
        return found

    def _called(self, name: str) -> list[str]:
        """The sheets of that name; spaces before and behind it are seen by nobody."""
        return [one for one in self._values.sheetnames if _bare(one) == name]

    def _sheets(self, name: str) -> tuple[Worksheet, Worksheet]:
        """The values and the formulas of one sheet."""
        (called,) = self._called(name)
        values, formulas = self._values[called], self._formulas[called]
        assert isinstance(values, Worksheet)
        assert isinstance(formulas, Worksheet)
        return values, formulas

    def untold(self, name: str) -> list[Told]:
        """What would be lost in silence: joined cells, and formulas that nobody has worked out."""
        values, formulas = self._sheets(name)
        found = [
            told(
                "{name} {coord}: joined cells: split them, and write into each cell what it says",
                name=name,
                coord=one.coord,
            )
            for one in values.merged_cells.ranges
        ]
        for row in formulas.iter_rows():
            for cell in row:
                value = values[cell.coordinate].value
                if cell.data_type == "f" and value is None:
                    formula = told(
                        "a formula without a value: open and save the file in Excel or LibreOffice"
                    )
                    found.append(
                        told(
                            "{name} {coordinate}: {formula}, or write the value itself",
                            name=name,
                            coordinate=cell.coordinate,
                            formula=formula,
                        )
                    )
                elif isinstance(value, str) and values[cell.coordinate].data_type == "e":
                    found.append(
                        told(
                            "{name} {coordinate}: {value}: mend the formula, or write the value itself",
                            name=name,
                            coordinate=cell.coordinate,
                            value=value,
                        )
                    )
        return found

    def hidden(self, name: str) -> list[Told]:
        """What was read though nobody sees it: the sheet itself, rows and columns with something in them."""
        sheet, _ = self._sheets(name)
        if sheet.sheet_state != "visible":
            return [told("{name}: this sheet is hidden, and was read all the same", name=name)]
        rows = "、".join(str(row) for row, _ in self.lines(name) if sheet.row_dimensions[row].hidden)
        columns = "、".join(letter for letter, one in sheet.column_dimensions.items() if one.hidden)
        found = []
        if rows:
            found.append(told("{name}, row {rows}: hidden, and read all the same", name=name, rows=rows))
        if columns:
            pattern = "{name}, column {columns}: hidden, and read all the same"
            found.append(told(pattern, name=name, columns=columns))
        return found

    def lines(self, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Every row that is not empty, from 1, as texts."""
        for number, row in enumerate(self._sheets(name)[0].iter_rows(values_only=True), 1):
            texts = tuple(_text(one) for one in row)
            if any(texts):
                yield number, texts

    def table(self, name: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
        """The names of the columns in row 1, and the rows below."""
        lines = dict(self.lines(name))
        head = lines.pop(1, ())
        letters = {one: get_column_letter(place) for place, one in enumerate(head, 1) if one}
        rows = (
            Row(name, number, dict(zip(head, texts, strict=False)), letters)
            for number, texts in lines.items()
        )
        return tuple(one for one in head if one), tuple(rows)


def _bare(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip(" \u200b\ufeff\t\n")


def _opened(path: Path, *, values: bool) -> Workbook:
    try:
        return load_workbook(path, data_only=values)
    except _DAMAGED as problem:
        raise Mistakes(
            [told("this is no whole .xlsx spreadsheet: save it as one in Excel or LibreOffice")]
        ) from problem


def _refuse_other_formats(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_OLD))
    except OSError as problem:
        raise Mistakes([told("cannot be read: {strerror}", strerror=problem.strerror)]) from problem
    if start == _OLD:
        raise Mistakes(
            [told("this is an old Excel file (.xls), or has a password: save it as .xlsx, without one")]
        )
    if not zipfile.is_zipfile(path):
        raise Mistakes([told("this is no .xlsx spreadsheet: save it as one in Excel or LibreOffice")])
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    if "xl/workbook.xml" not in names and "mimetype" in names:
        raise Mistakes([told("this is a file of LibreOffice's own kind (.ods): save it as .xlsx")])
    if path.suffix.lower() in _OTHER_NAMES:
        raise Mistakes([told("the name of this file does not end in .xlsx: save it as .xlsx")])


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "はい" if cell else "いいえ"
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
