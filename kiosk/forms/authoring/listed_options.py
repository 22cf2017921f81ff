"""The answers of one cell: 「赤羽 / 王子」, one a line, or as they are written in a sentence, 「赤羽、王子」.

「、」 parts them where neither / nor a line break does, and 「・」 where nothing else does and every piece is
short: 「国・地域」 beside another answer is one. What stands in brackets is never parted, nor 4/1 where the
answers are apart otherwise. A limit that stands behind them, 「2つまで」, is none of them.
"""

from __future__ import annotations

import re
import unicodedata

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.workbook import Row
from kiosk.words.furigana import plain

_PLAIN = re.compile(r"[/／\n]")
_BRACKETS = r"[(（\[［〔【「][^()（）\[\]［］〔〕【】「」]*[)）\]］〕】」]"
_COMMA = re.compile(rf"((?:{_BRACKETS}|[^、])*)、?")
_DOT = re.compile(rf"((?:{_BRACKETS}|[^・･])*)[・･]?")
_NO = re.compile(
    r"(?:ない|いいえ|ません|なし|無し|無|しない|不要|不可|×|否|ちがう|違う|ちがいます|違います)。?$|^いいえ"
)
_BULLETS = re.compile(r"^\s*[・･•●○◯〇□☐■◆◇▪*＊‐－-]\s*(?=\S)", re.MULTILINE)
_DATED = re.compile(r"[／\n]|\s/|/\s|(?<!\d)/|/(?!\d)")
"""What parts answers one of which is 4/1."""
_BETWEEN_DIGITS = re.compile(r"\d/\d")
_OF_ANSWERS = "つ|個|こ|点|件|品|種類|種|項目|コース|科目"
_LIMIT = re.compile(
    rf"(?:(?:最大|上限|最高|合わせて|合計)?(?:\d+(?:{_OF_ANSWERS})?(?:から|〜|~|以上))?(?:最大)?\d+(?:{_OF_ANSWERS})"
    r"(?:まで|以内|以下|以上)(?:に|を|が)?(?:えらべます|選べます|えらんでください|選んでください|選択可?|可)?"
    rf"|(?:最大|上限|最高)\d+(?:{_OF_ANSWERS}))。?"
)
"""「2つまで」: how many are chosen; 「2人まで」 may be an answer."""
_BEHIND = re.compile(r"\s*[(（\[［【]([^()（）\[\]［］【】]+)[)）\]］】]$")
_SHORT = 12
"""A longer piece is a sentence, in which ・ parts nothing."""


def options_in(cell: str) -> list[str]:
    """Each answer as it was written, with its id where it has one."""
    return _apart(cell)[0]


def limit_beside(cell: str) -> str:
    """「2つまで」 that stands with the answers, as it was written; "" where nothing does."""
    return _apart(cell)[1]


def is_limit(text: str) -> bool:
    """Whether it says how many answers are chosen, and is no answer."""
    return _LIMIT.fullmatch("".join(unicodedata.normalize("NFKC", text).split())) is not None


def limit_behind(text: str) -> str:
    """「2つまで」 of 「マイク（2つまで）」; "" where no limit stands behind it."""
    found = _BEHIND.search(text)
    return found[1] if found is not None and is_limit(found[1]) else ""


def yes_and_no(cell: str) -> tuple[str, str] | None:
    """The words for はい and いいえ of 「ある / ない」; None where it is not plain which is which."""
    found = options_in(cell)
    says_no = [_NO.search(plain(one)) is not None for one in found]
    if says_no == [False, True]:
        return found[0], found[1]
    return (found[1], found[0]) if says_no == [True, False] else None


def kept_whole(row: Row) -> Told | None:
    """Answers with a / inside, 4/1 say, for the author to look at."""
    inside = [one for one in options_in(row["選択肢"]) if _BETWEEN_DIGITS.search(_narrow_stroke(one))]
    if not inside:
        return None
    pattern = "{cell}: {answers}: with its / one answer each, since others are apart by spaces or lines"
    return told(pattern, cell=row.at("選択肢"), answers="、".join(f"「{one}」" for one in inside))


def _apart(cell: str) -> tuple[list[str], str]:
    """(the answers, the limit that stands with them)."""
    pieces = _pieces(cell)
    limits = [one for one in pieces if is_limit(one)]
    if len(limits) == 1 and len(pieces) > 1:
        return [one for one in pieces if one != limits[0]], limits[0]
    behind = [limit_behind(one) for one in pieces]
    if len(pieces) > 1 and behind[-1] and not any(behind[:-1]):
        return [*pieces[:-1], _without_limit(pieces[-1])], behind[-1]
    return pieces, ""


def _without_limit(piece: str) -> str:
    return _BEHIND.sub("", piece) if limit_behind(piece) else piece


def _narrow_stroke(text: str) -> str:
    return text.replace("／", "/")


def _pieces(cell: str) -> list[str]:
    if "\n" in cell.strip() and all(map(_BULLETS.match, cell.strip().splitlines())):
        return _stripped(_PLAIN.split(_BULLETS.sub("", cell)))
    if _BETWEEN_DIGITS.search(cell) and _DATED.search(cell):
        return _stripped(_DATED.split(cell))
    if _PLAIN.search(cell):
        return _stripped(_PLAIN.split(cell))
    by_comma = _stripped(_COMMA.findall(cell))
    if len(by_comma) > 1:
        return by_comma
    by_dot = _stripped(_DOT.findall(cell))
    return by_dot if all(len(_without_limit(one)) <= _SHORT for one in by_dot) else by_comma


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
