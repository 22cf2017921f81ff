"""Limits as staff write them in a cell: 「きょうまで」「3か月先まで」「18さい以上」「10人まで」."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.forms.definition.question import Question
from kiosk.forms.fields.date import Day, read_day
from kiosk.forms.fields.kind import Parsed
from kiosk.words.furigana import plain

_DAYS: Mapping[str, int] = {
    "今日": 0,
    "きょう": 0,
    "本日": 0,
    "昨日": -1,
    "きのう": -1,
    "明日": 1,
    "あした": 1,
}
_UNITS: Mapping[str, tuple[str, int]] = {
    "日": ("days", 1),
    "週間": ("days", 7),
    "か月": ("months", 1),
    "年": ("years", 1),
}
_MONTHS = re.compile(r"[かヶケカヵ箇]月")
_NEAR = re.compile(rf"({'|'.join(_DAYS)})(から|まで)")
_FAR = re.compile(r"(\d+)(日|週間|か月|年)(先|後|あと|前)(から|まで)")
_DAY = re.compile(
    r"((?:令和|平成|昭和|大正|明治)?(?:元|\d{1,4})[-/年]\d{1,2}[-/月]\d{1,2}日?)(から|まで|以前|以降|以後)"
)
_AGE = re.compile(r"(\d+)(?:さい|歳|才)(以上|から|以下|まで|未満)")
_AMOUNT = re.compile(r"(\d+)(か月|[^\d、。から以上下内未満まで]{0,3})(以上|から|以下|以内|まで|未満)")
_COUNTED = r"(か月|[^\d、。から以上下内未満まで〜~-]{0,3})"
_SPAN = re.compile(rf"(\d+){_COUNTED}(?:から、?|[〜~-])(\d+){_COUNTED}(?:まで|以下|以内)?(?![先前後あ])")
"""「0人〜10人」, 「1〜50人」, 「1人から50人」: both ends in one."""
_ALONE = re.compile(r"(?:最大|上限|最高)?(\d+)(文字|字|[^\d、。〜~-]{0,3})")
_NO_UNIT = re.compile(
    "さい|歳|才|年|月|日|時|分|番|級|号|以上|から|以下|以内|まで|未満|先|後|前|単位|刻|きざ|ごと"
)
"""「20文字」「最大10枚」 for at most so many; of 65歳 and 3級 nobody knows which way."""
_HINT = re.compile(rf"(?:\d|{'|'.join(_DAYS)})[^、。]{{0,6}}?(?:まで|から|以上|以下|以内|未満|より)|以内")
"""What sounds like a limit, whether it is understood or not."""
_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_LARGE = re.compile(r"(?=\d+[万千])(?:(\d+)万)?(?:(\d+)千)?(\d{1,4})?")
_KEYS: Mapping[str, str] = {
    **dict.fromkeys(("から", "以降", "以後"), "earliest"),
    **dict.fromkeys(("まで", "以前"), "latest"),
}
_ANY_DAY = Question.model_validate({"id": "day", "kind": "date", "title": "-", "label": "-"})
_NO_LIMIT = ("なし", "いつでも")


@dataclass(frozen=True, slots=True)
class Limits:
    """What was understood.

    Attributes:
        keys: Keys of the question: `earliest`, `latest`, `least`, `most`, `unit`.
        age: Least and most age in full years, None where nothing is said.
        unread: What sounds like a limit and was not understood.
        said: Each limit as it was written.
    """

    keys: Mapping[str, object] = field(default_factory=dict)
    age: tuple[int | None, int | None] = (None, None)
    unread: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def limits_of_days(text: str) -> Limits:
    """Limits of a date, and of the age of whoever was born on it."""
    narrow = _plain(text)
    found: dict[str, object] = {}
    least: int | None = None
    most: int | None = None
    said: list[str] = []
    for match, key, value in _days(narrow):
        found[key] = value
        said.append(match[0])
    for match in _AGE.finditer(narrow):
        said.append(match[0])
        years = int(match[1])
        if match[2] in ("以上", "から"):
            least = years
        else:
            most = years - (match[2] == "未満")
    return Limits(found, (least, most), _unread(narrow, said), tuple(said))


def limits_of_amounts(text: str) -> Limits:
    """Limits of a number, of the characters of a text, or of how many are chosen."""
    narrow = _plain(text)
    alone = _ALONE.fullmatch(narrow.removesuffix("。"))
    if alone is not None and (alone[2] or not alone[0].isdecimal()) and not _NO_UNIT.search(alone[2]):
        counted = {"unit": alone[2]} if alone[2] else {}
        return Limits({"most": int(alone[1]), **counted}, said=(alone[0],))
    found: dict[str, object] = {}
    said: list[str] = []
    for match in _SPAN.finditer(narrow):
        said.append(match[0])
        found |= {"least": int(match[1]), "most": int(match[3])}
        found |= {"unit": unit} if (unit := match[4] or match[2]) else {}
    for match in _AMOUNT.finditer(_SPAN.sub("…", narrow)):
        said.append(match[0])
        number = int(match[1])
        if match[3] in ("以上", "から"):
            found["least"] = number
        else:
            found["most"] = number - (match[3] == "未満")
        if match[2]:
            found["unit"] = match[2]
    return Limits(found, (None, None), _unread(narrow, said), tuple(said))


def day_in(text: str) -> date | None:
    """The day that a cell says: 2026-11-01, 令和8年11月1日, R8.11.1; None where it is none."""
    read = read_day(_ANY_DAY, _plain(text))
    return read.value.full if isinstance(read, Parsed) and isinstance(read.value, Day) else None


def rest_of(text: str, limits: Limits) -> str:
    """What the cell says besides the limits."""
    narrow = _plain(text)
    for one in limits.said:
        narrow = narrow.replace(one, "", 1)
    narrow = narrow.strip("、。,・")
    return "" if narrow in _NO_LIMIT else narrow


def _plain(text: str) -> str:
    """Without readings, spaces and widths; か月 in one spelling, and 10万 and 100,000 as 100000."""
    narrow = _COMMA.sub("", unicodedata.normalize("NFKC", plain(text)))
    counted = _LARGE.sub(_whole_number, "".join(narrow.split()))
    return _MONTHS.sub("か月", counted)


def _whole_number(found: re.Match[str]) -> str:
    large, thousands, rest = (int(one or 0) for one in found.groups())
    return str(large * 10_000 + thousands * 1_000 + rest)


def _days(text: str) -> Iterator[tuple[re.Match[str], str, object]]:
    for match in _NEAR.finditer(text):
        days = _DAYS[match[1]]
        today = match[2] == "まで" and days == 0
        yield match, _KEYS[match[2]], "today" if today else {"days": days}
    for match in _FAR.finditer(text):
        name, times = _UNITS[match[2]]
        number = int(match[1]) * times * (-1 if match[3] == "前" else 1)
        yield match, _KEYS[match[4]], {name: number}
    for match in _DAY.finditer(text):
        day = day_in(match[1])
        if day is not None:
            yield match, _KEYS[match[2]], day


def _unread(text: str, said: list[str]) -> tuple[str, ...]:
    """The sentences that sound like a limit beyond those that were understood."""
    left = text
    for one in said:
        left = left.replace(one, "…", 1)
    return tuple(match[0] for match in _HINT.finditer(left))
