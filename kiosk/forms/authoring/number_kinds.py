"""What a row asks for by 「数字」: how many there are, yen, or a number that stands on a card or letter."""

from __future__ import annotations

import re
import unicodedata

from kiosk.forms.authoring.workbook import Row
from kiosk.forms.authoring.written_limits import limits_of_amounts
from kiosk.words.furigana import plain

ANY_NUMBER = ("数字", "数値")
"""Kinds as staff write them, which do not say of which sort the number is."""
DIGIT_UNITS = ("けた", "桁", "ケタ", "字", "文字")
_COUNTERS = (
    "通|枚|部屋|部|冊|件|組|個|こ|つ|人|名|台|本|箱|匹|頭|室|羽|足|着|回|泊|席|世帯|区画"
    "|か月|ヶ月|カ月|時間|日間|年間|さい|歳|才"
)
_ASKED = re.compile(rf"何({_COUNTERS})(?!目)")
_CALLED = re.compile(rf"({_COUNTERS})数(?![字値])")
_HOW_MANY = re.compile("いくつ|どのくらい|何歳|何才")
_YEN = re.compile("いくら|何円|金額|円で")
_UNIT = re.compile(rf"(?:{_COUNTERS})")


def kind_of_number(row: Row) -> str:
    """`count`, `money` or `digits`, by the words of the row."""
    cell, said = _narrow(row["選択肢"]), _narrow(f"{row['質問']} {row['短い名前']}")
    limits = limits_of_amounts(row["選択肢"]).keys
    unit = limits.get("unit", "")
    if unit in DIGIT_UNITS:
        return "digits"
    if unit == "円" or cell == "円" or _YEN.search(said):
        return "money"
    is_counted = limits or _UNIT.fullmatch(cell) or counted_in(row) or _HOW_MANY.search(said)
    return "count" if is_counted else "digits"


def counted_in(row: Row) -> str:
    """What the row counts by its own words: 人 of 「何人ですか」 and 「人数」; "" where it does not say."""
    for text in (row["質問"], row["種類"], row["短い名前"]):
        found = _ASKED.search(_narrow(text)) or _CALLED.search(_narrow(text))
        if found is not None:
            return found[1]
    return ""


def _narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", plain(text)).split())
