"""Dates, numbers and digits in kana, so that every voice reads them the way people say them."""

from __future__ import annotations

import re
from datetime import date

from kiosk.words.dates import era_of

_DIGITS = ("ゼロ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_HUNDREDS = {3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
_THOUSANDS = {3: "さんぜん", 8: "はっせん"}
_PLACES = ((10**12, "ちょう"), (10**8, "おく"), (10**4, "まん"))
_ERAS = {
    "meiji": "めいじ",
    "taisho": "たいしょう",
    "showa": "しょうわ",
    "heisei": "へいせい",
    "reiwa": "れいわ",
}
_BLOCK = re.compile(r"\d{1,8}|無番地|番外地|番地先|官有|国有|公有|丁目|地割|.")
_BLOCK_WORDS = {
    "-": "の", "無番地": "むばんち", "番外地": "ばんがいち", "番地先": "ばんちさき",
    "官有": "かんゆう", "国有": "こくゆう", "公有": "こうゆう", "甲": "こう", "乙": "おつ", "丙": "へい",
    "丁": "てい", "戊": "ぼ", "己": "き", "庚": "こう", "辛": "しん", "壬": "じん", "癸": "き",
    "東": "ひがし", "西": "にし", "南": "みなみ", "北": "きた", "条": "じょう", "線": "せん",
    "丁目": "ちょうめ", "第": "だい", "地割": "ちわり",
}  # fmt: skip
_MONTHS = {4: "し", 7: "しち", 9: "く"}
_DAYS = {
    1: "ついたち",
    2: "ふつか",
    3: "みっか",
    4: "よっか",
    5: "いつか",
    6: "むいか",
    7: "なのか",
    8: "ようか",
    9: "ここのか",
    10: "とおか",
    14: "じゅうよっか",
    17: "じゅうしちにち",
    19: "じゅうくにち",
    20: "はつか",
    24: "にじゅうよっか",
    27: "にじゅうしちにち",
    29: "にじゅうくにち",
}


def number(value: int) -> str:
    """`1200` as 「せんにひゃく」; up to 10**16, not negative."""
    if value == 0:
        return _DIGITS[0]
    said = ""
    for size, name in _PLACES:
        count, value = divmod(value, size)
        if count:
            said += _by_sound(_below_ten_thousand(count), name)
    return said + _below_ten_thousand(value)


def digits(text: str) -> str:
    """One by one, as numbers of things are read: `"03-12"` as 「ゼロ さん の いち に」."""
    return " ".join("の" if sign == "-" else _DIGITS[int(sign)] for sign in text if sign in "0123456789-")


def block(text: str) -> str:
    """A 番地: `"甲15-2"` as 「こう じゅうごの に」, 「むばんち」 for 無番地."""
    return " ".join(_block_part(one) for one in _BLOCK.findall(text)).replace(" の", "の")


def yen(amount: int) -> str:
    """`1200` as 「せんにひゃくえん」."""
    said = number(amount)
    return (said[:-2] + "よ" if amount % 10 == 4 else said) + "えん"


def year(value: int) -> str:
    """「よねん」 not 「よんねん」, 「くねん」 as well as 「きゅうねん」."""
    said = number(value)
    return (said[:-2] + "よ" if value % 10 == 4 else said) + "ねん"


def wareki(day: date) -> str:
    """`date(2026, 11, 3)` as 「れいわはちねん じゅういちがつ みっか」."""
    era_id, era_year = era_of(day)
    said_year = "がんねん" if era_year == 1 else year(era_year)
    return f"{_ERAS[era_id]}{said_year} {month(day.month)} {day_of_month(day.day)}"


def month(value: int) -> str:
    """`4` as 「しがつ」."""
    return (_MONTHS.get(value) or number(value)) + "がつ"


def day_of_month(value: int) -> str:
    """`20` as 「はつか」."""
    return _DAYS.get(value) or number(value) + "にち"


def _block_part(part: str) -> str:
    return number(int(part)) if part.isdecimal() else _BLOCK_WORDS.get(part, part)


def _below_ten_thousand(value: int) -> str:
    thousands, rest = divmod(value, 1000)
    hundreds, rest = divmod(rest, 100)
    tens, ones = divmod(rest, 10)
    return (
        _place(thousands, "せん", _THOUSANDS)
        + _place(hundreds, "ひゃく", _HUNDREDS)
        + _place(tens, "じゅう", {})
        + (_DIGITS[ones] if ones else "")
    )


def _place(count: int, name: str, special: dict[int, str]) -> str:
    if count == 0:
        return ""
    return special.get(count) or (name if count == 1 else _DIGITS[count] + name)


def _by_sound(count: str, name: str) -> str:
    """いち, はち, じゅう double the consonant before ちょう; a thousand is いっせん before all three."""
    if count.startswith("せん"):
        count = "いっ" + count
    if name == "ちょう" and count.endswith(("いち", "はち", "じゅう")):
        count = count[:-1] + "っ"
    return count + name
