"""A first definition from a spreadsheet: sheet 「手続き」 names and values, sheet 「質問」 a question a row.

Columns of 「質問」: 名前(id) · 質問 · 種類 · 必須 · 選択肢 · 条件 · 短い名前 · 説明 · なぜ聞くか.
Options stand apart by / or new lines, each `id:text` or only the text. A condition is `名前=選択肢`,
joined by かつ or または.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.forms.authoring.beginning import definition, save

ABOUT, QUESTIONS = "手続き", "質問"
_KEYS: Mapping[str, str] = {
    "名前": "id", "題名": "title", "短い題名": "short_title", "説明": "summary", "受けとるもの": "result",
    "かかる分": "minutes", "手数料": "fee", "窓口": "counter", "待つ時間": "takes", "場面": "group",
    "紙の題名": "paper_title", "あて先": "addressee", "始まる日": "from",
}  # fmt: skip
_KINDS: Mapping[str, str] = {
    "文字": "text", "かな": "kana", "日付": "date", "ひとつえらぶ": "choice", "いくつもえらぶ": "choices",
    "はい・いいえ": "yes-no", "数": "count", "金額": "money", "住所": "address", "電話": "phone",
}  # fmt: skip
_COLUMNS = ("名前", "質問", "種類", "必須", "選択肢", "条件", "短い名前", "説明", "なぜ聞くか")
_NO = ("いいえ", "×", "なし", "no", "任意")
_YES_NO: Mapping[str, bool] = {"はい": True, "いいえ": False, "yes": True, "no": False}
_ID = re.compile(r"[a-z][a-z0-9_]*")

write = save


class Mistakes(Exception):
    """The spreadsheet cannot be used; every mistake with its sheet and row."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


def definition_from(path: Path) -> dict[str, object]:
    """The definition that the spreadsheet says. Raises Mistakes, all of them at once."""
    try:
        book = load_workbook(path, read_only=False, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError) as problem:
        raise Mistakes(["this is no .xlsx spreadsheet: save it as one in Excel or LibreOffice"]) from problem
    missing = [f"there is no sheet 「{name}」" for name in (ABOUT, QUESTIONS) if name not in book.sheetnames]
    if missing:
        raise Mistakes(missing)
    mistakes: list[str] = []
    about = _about(book[ABOUT], mistakes)
    questions = _questions(book[QUESTIONS], mistakes)
    if mistakes:
        raise Mistakes(mistakes)
    return definition(about, questions)


def _about(sheet: Worksheet, mistakes: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        name, value = (_text(one) for one in (*row, None, None)[:2])
        if not name or not value:
            continue
        if name not in _KEYS:
            mistakes.append(f"{ABOUT} {number}: 「{name}」 is none of {'、'.join(_KEYS)}")
        elif name in ("かかる分", "手数料") and not value.isdecimal():
            mistakes.append(f"{ABOUT} {number}: {name} is a whole number, not {value!r}")
        else:
            found[_KEYS[name]] = value
    mistakes += [f"{ABOUT}: 「{name}」 is missing" for name in ("名前", "題名") if _KEYS[name] not in found]
    return found


def _questions(sheet: Worksheet, mistakes: list[str]) -> list[dict[str, object]]:
    rows = _rows(sheet, mistakes)
    made: list[dict[str, object]] = []
    for row in rows:
        question = _question(row, mistakes)
        condition = _condition(row, made, mistakes)
        made.append({**question, **({} if condition is None else {"when": condition})})
    if not rows and not mistakes:
        mistakes.append(f"{QUESTIONS}: there is no question")
    return made


def _rows(sheet: Worksheet, mistakes: list[str]) -> list[_Row]:
    lines = list(sheet.iter_rows(values_only=True))
    head = [_text(one) for one in lines[0]] if lines else []
    mistakes += [
        f"{QUESTIONS} 1: the column 「{one}」 is missing" for one in ("質問", "種類") if one not in head
    ]
    unknown = [one for one in head if one and one not in _COLUMNS]
    mistakes += [f"{QUESTIONS} 1: 「{one}」 is none of {'、'.join(_COLUMNS)}" for one in unknown]
    rows = [
        _Row(number, dict(zip(head, map(_text, line), strict=False)))
        for number, line in enumerate(lines[1:], 2)
    ]
    return [row for row in rows if row["質問"]]


def _question(row: _Row, mistakes: list[str]) -> dict[str, object]:
    kind = _KINDS.get(row["種類"], row["種類"])
    name = row["名前"] or f"q{row.number - 1}"
    if kind not in _KINDS.values():
        mistakes.append(f"{QUESTIONS} {row.number}: 種類 「{row['種類']}」 is none of {'、'.join(_KINDS)}")
    if not _ID.fullmatch(name):
        mistakes.append(f"{QUESTIONS} {row.number}: 名前 {name!r} is small letters, digits and _")
    label = row["短い名前"] or row["質問"].removesuffix("か").removesuffix("です")
    made: dict[str, object] = {"id": name, "kind": kind, "title": row["質問"], "label": label, "paper": label}
    if row["説明"]:
        made["explanation"] = row["説明"]
    if row["なぜ聞くか"]:
        made["why"] = row["なぜ聞くか"]
    if row["必須"] in _NO and kind != "choices":
        made["optional"] = True
    options = _options(row["選択肢"])
    if kind in ("choice", "choices"):
        made["options"] = options
        if len(options) < 2:
            mistakes.append(f"{QUESTIONS} {row.number}: 選択肢 needs two or more, apart by /")
    if kind == "count":
        made["unit"] = row["選択肢"] or "通"
    if kind == "date":
        made["latest"] = "any"
    return {**made, "source": "[A]"}


def _options(text: str) -> list[dict[str, str]]:
    made = []
    for place, one in enumerate(filter(None, (part.strip() for part in re.split(r"[/／\n]", text))), 1):
        named = re.fullmatch(r"([a-z][a-z0-9_-]*)[:：](.+)", one)
        made.append(
            {"id": named[1], "label": named[2].strip()} if named else {"id": f"c{place}", "label": one}
        )
    return made


def _condition(row: _Row, earlier: list[dict[str, object]], mistakes: list[str]) -> dict[str, object] | None:
    text = row["条件"]
    if not text:
        return None
    if "または" in text and "かつ" in text:
        mistakes.append(f"{QUESTIONS} {row.number}: 条件 joins by かつ or by または, not by both")
        return None
    join = "any" if "または" in text else "all"
    tests = [_test(row, one.strip(), earlier, mistakes) for one in re.split("かつ|または", text)]
    found = [one for one in tests if one is not None]
    return found[0] if len(found) == 1 else {join: found} if found else None


def _test(
    row: _Row, text: str, earlier: list[dict[str, object]], mistakes: list[str]
) -> dict[str, object] | None:
    name, equals, wanted = (one.strip() for one in re.sub("＝", "=", text).partition("="))
    question = next((one for one in earlier if name in (one["id"], one["label"], one["title"])), None)
    if not equals or question is None:
        names = "、".join(str(one["label"]) for one in earlier) or "(none)"
        mistakes.append(f"{QUESTIONS} {row.number}: 条件 「{text}」: write 短い名前=選択肢, of {names}")
        return None
    if question["kind"] == "yes-no" and wanted in _YES_NO:
        return {"field": question["id"], "is": _YES_NO[wanted]}
    options = question.get("options")
    for option in options if isinstance(options, list) else ():
        if wanted in (option["id"], option["label"]):
            return {"field": question["id"], "has" if question["kind"] == "choices" else "is": option["id"]}
    mistakes.append(f"{QUESTIONS} {row.number}: 条件 「{text}」: {name} has no such answer")
    return None


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).removesuffix(" 00:00:00").strip()
