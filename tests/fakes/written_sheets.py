"""Spreadsheets as staff write them, made in a test."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

COLUMNS = ("名前", "質問", "種類", "必須", "選択肢", "条件", "短い名前", "説明", "なぜ聞くか")


def written(folder: Path, rows: Sequence[Sequence[str | None]]) -> Path:
    """A book for 「車いすをかりる」 with these rows of 「質問」, each as long as it needs."""
    book = Workbook()
    about = book.create_sheet("手続き", 0)
    for line in (("名前", "kurumaisu"), ("題名", "車いすをかりる"), ("始まる日", "2026-11-01")):
        about.append(line)
    asked = book.create_sheet("質問", 1)
    asked.append(COLUMNS)
    for row in rows:
        asked.append([*row, *[None] * (len(COLUMNS) - len(row))])
    path = folder / "written.xlsx"
    book.save(path)
    return path
