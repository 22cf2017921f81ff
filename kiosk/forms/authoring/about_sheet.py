"""The sheet 「手続き」: names and values of the procedure itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.beginning import is_id
from kiosk.forms.authoring.cell_words import fee_of, guess_of, number_in
from kiosk.forms.authoring.workbook import Book
from kiosk.forms.authoring.written_limits import day_in

ABOUT = "手続き"
_KEYS: Mapping[str, str] = {
    "名前": "id", "題名": "title", "短い題名": "short_title", "説明": "summary", "受けとるもの": "result",
    "かかる分": "minutes", "手数料": "fee", "窓口": "counter", "待つ時間": "takes", "場面": "group",
    "紙の題名": "paper_title", "あて先": "addressee", "始まる日": "from",
}  # fmt: skip


class AboutSheet:
    """Reads the sheet; what is wrong in it is added to `mistakes`.

    `groups` are ids and labels of the first tiles.
    """

    def __init__(self, book: Book, groups: Sequence[tuple[str, str]], mistakes: list[Told]) -> None:
        self._book, self._groups, self._mistakes = book, groups, mistakes

    def read(self) -> dict[str, str]:
        """What was filled in, by the names that the definition has for it."""
        found: dict[str, str] = {}
        for number, texts in self._book.lines(ABOUT):
            name, value, *_ = (*texts, "", "")
            wrong = _wrong_name(name, value, number, found)
            if wrong is not None:
                self._mistakes.append(wrong)
            elif value:
                if name == "手数料":
                    found["fee_of"], value = fee_of(value)
                found[_KEYS[name]] = self._value(name, value, f"{ABOUT} B{number}")
        lacking = [name for name in ("名前", "題名") if _KEYS[name] not in found]
        self._mistakes += [told("{sheet}: 「{name}」 is missing", sheet=ABOUT, name=name) for name in lacking]
        return found

    def _value(self, name: str, value: str, at: str) -> str:
        match name:
            case "名前":
                return self._id(value, at)
            case "かかる分":
                return self._minutes(name, value, at)
            case "手数料":
                return self._number(name, value, at)
            case "始まる日":
                return self._day(name, value, at)
            case "場面" if self._groups:
                return self._group(name, value, at)
            case _:
                return value

    def _id(self, value: str, at: str) -> str:
        if not is_id(value):
            pattern = "{at}: {said!r}: an id is small letters, digits and hyphens, such as shisetsu-riyo"
            self._mistakes.append(told(pattern, at=at, said=value))
        return value

    def _number(self, name: str, value: str, at: str) -> str:
        number = number_in(value)
        if number is None:
            pattern = "{at}: {name} is a whole number, not {value!r}"
            self._mistakes.append(told(pattern, at=at, name=name, value=value))
        return str(number or "")

    def _minutes(self, name: str, value: str, at: str) -> str:
        if number_in(value) == 0:
            self._mistakes.append(told("{at}: {name} is 1 at least", at=at, name=name))
        return self._number(name, value, at)

    def _day(self, name: str, value: str, at: str) -> str:
        day = day_in(value)
        if day is None:
            pattern = "{at}: {name} {value!r} is no day, such as 2026-11-01 or 令和8年11月1日"
            self._mistakes.append(told(pattern, at=at, name=name, value=value))
        return value if day is None else day.isoformat()

    def _group(self, name: str, value: str, at: str) -> str:
        ids = {**{label: one for one, label in self._groups}, **{one: one for one, _ in self._groups}}
        if value not in ids:
            there = "、".join(f"{one} ({label})" for one, label in self._groups)
            pattern = "{at}: {name} {value!r} is none of {there}{guess}"
            guess = guess_of(value, ids)
            self._mistakes.append(told(pattern, at=at, name=name, value=value, there=there, guess=guess))
        return ids.get(value, value)


def _wrong_name(name: str, value: str, number: int, found: Mapping[str, str]) -> Told | None:
    """Why the line of that number says nothing about a procedure; None where it does."""
    names = "、".join(_KEYS)
    if not name:
        pattern = "{sheet} A{number}: what is 「{value}」? One of {names}"
        return told(pattern, sheet=ABOUT, number=number, value=value, names=names)
    if name not in _KEYS:
        pattern = "{sheet} A{number}: 「{name}」 is none of {names}{guess}"
        guess = guess_of(name, _KEYS)
        return told(pattern, sheet=ABOUT, number=number, name=name, names=names, guess=guess)
    if _KEYS[name] in found:
        return told("{sheet} A{number}: 「{name}」 stands here twice", sheet=ABOUT, number=number, name=name)
    return None
