"""The answers of one cell: 「赤羽 / 王子」, one a line, or as they are written in a sentence, 「赤羽、王子」.

「、」 parts them where neither / nor a line break does, and 「・」 where nothing else does and every piece is
short: 「国・地域」 beside another answer is one. What stands in brackets is never parted.
"""

from __future__ import annotations

import re

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.workbook import Row

_PLAIN = re.compile(r"[/／\n]")
_BRACKETS = r"[(（\[［〔【「][^()（）\[\]［］〔〕【】「」]*[)）\]］〕】」]"
_COMMA = re.compile(rf"((?:{_BRACKETS}|[^、])*)、?")
_DOT = re.compile(rf"((?:{_BRACKETS}|[^・･])*)[・･]?")
_BULLETS = re.compile(r"^\s*[・･•●○◯〇□☐■◆◇▪*＊‐－-]\s*(?=\S)", re.MULTILINE)
_SHORT = 12
"""A longer piece is a sentence, in which ・ parts nothing."""


def options_in(cell: str) -> list[str]:
    """Each answer as it was written, with its id where it has one."""
    if "\n" in cell.strip() and all(map(_BULLETS.match, cell.strip().splitlines())):
        return _stripped(_PLAIN.split(_BULLETS.sub("", cell)))
    if _PLAIN.search(cell):
        return _stripped(_PLAIN.split(cell))
    by_comma = _stripped(_COMMA.findall(cell))
    if len(by_comma) > 1:
        return by_comma
    by_dot = _stripped(_DOT.findall(cell))
    return by_dot if all(len(one) <= _SHORT for one in by_dot) else by_comma


def parted_otherwise(row: Row) -> Told | None:
    """What was made of answers that are apart by 「、」 or 「・」, for the author to look at."""
    cell = row["選択肢"]
    found = options_in(cell)
    if _PLAIN.search(cell) or len(found) < 2:
        return None
    pattern = (
        "{cell}: 「{said}」 → {count} answers: {answers}; where one of them is no answer, part them by /"
    )
    facts = {"cell": row.at("選択肢"), "said": cell, "count": len(found)}
    return told(pattern, **facts, answers=" / ".join(found))


def _stripped(parts: list[str]) -> list[str]:
    return [one for one in (part.strip() for part in parts) if one]
