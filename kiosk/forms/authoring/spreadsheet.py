"""A first definition from a spreadsheet: sheet 「手続き」 names and values, sheet 「質問」 a question a row.

Columns of 「質問」: 名前(id) · 質問 · 種類 · 必須 · 選択肢 · 条件 · 短い名前 · 説明 · なぜ聞くか.
Options stand apart by / or new lines, each `id:text` or only the text. In 選択肢 of a date, a number or a
text stand its limits (「きょうから3か月先まで」「10人まで」); one that stands in 説明 counts, too. A
condition is `名前=選択肢` (or `名前=選択肢ではない`, `人数=5以上`), joined by かつ or または.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.beginning import Entry, definition, people, save
from kiosk.forms.authoring.cell_words import INSTEAD, KINDS, NEEDED, OF_PERSON, kind_of, number_in
from kiosk.forms.authoring.saying_limits import limits_said
from kiosk.forms.authoring.workbook import Book, Mistakes, Row
from kiosk.forms.authoring.written_conditions import condition_of
from kiosk.forms.authoring.written_limits import Limits, day_in, limits_of_amounts, limits_of_days, rest_of
from kiosk.forms.definition.births import says_birth
from kiosk.forms.definition.faults import nearest
from kiosk.forms.fields.count import LEAST, MOST, MOST_STEPS

__all__ = ["Imported", "Mistakes", "definition_from", "write"]

ABOUT, QUESTIONS = "手続き", "質問"
_KEYS: Mapping[str, str] = {
    "名前": "id", "題名": "title", "短い題名": "short_title", "説明": "summary", "受けとるもの": "result",
    "かかる分": "minutes", "手数料": "fee", "窓口": "counter", "待つ時間": "takes", "場面": "group",
    "紙の題名": "paper_title", "あて先": "addressee", "始まる日": "from",
}  # fmt: skip
_NEEDED_THERE = "the sheet needs an answer (必須) [A]"
_COLUMNS = ("名前", "質問", "種類", "必須", "選択肢", "条件", "短い名前", "説明", "なぜ聞くか")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_UNIT = re.compile(r"(?!.*(?:から|まで|以上|以下|未満|最大|最小))[^\W\d]{1,4}")
"""What is counted: 通, 人, 部屋; no limit that was not understood."""
_AMOUNTS = ("count", "money", "text", "choices")
_WITHOUT = ("yes-no", "address", "phone", "kana", "name", "bank-account")
"""Kinds of which neither options nor limits are asked."""

write = save


@dataclass(frozen=True, slots=True)
class Imported:
    """The definition, and each limit that was understood: its cell, its words, and what was made of them."""

    definition: dict[str, object]
    understood: tuple[Told, ...]


def definition_from(path: Path, groups: Sequence[tuple[str, str]] = ()) -> Imported:
    """The definition that the spreadsheet says. Raises Mistakes, all of them at once.

    `groups` are ids and labels of the first tiles; without any, 場面 is not compared with them.
    """
    book = Book(path)
    mistakes = book.lacking((ABOUT, QUESTIONS))
    if mistakes:
        raise Mistakes(mistakes)
    mistakes = [*book.untold(ABOUT), *book.untold(QUESTIONS)]
    about = _About(book, groups, mistakes).read()
    asked = _Questions(book, mistakes)
    questions = asked.read()
    if mistakes:
        raise Mistakes(mistakes)
    made = definition(about, questions)
    if asked.checks:
        made["checks"] = asked.checks
    return Imported(made, tuple(asked.understood))


class _About:
    """The sheet 「手続き」."""

    def __init__(self, book: Book, groups: Sequence[tuple[str, str]], mistakes: list[Told]) -> None:
        self._book, self._groups, self._mistakes = book, groups, mistakes

    def read(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, (name, value, *_) in ((at, (*texts, "", "")) for at, texts in self._book.lines(ABOUT)):
            if not name:
                self._mistakes.append(
                    told(
                        "{sheet} A{number}: what is 「{value}」? One of {names}",
                        sheet=ABOUT,
                        number=number,
                        value=value,
                        names="、".join(_KEYS),
                    )
                )
            elif name not in _KEYS:
                self._mistakes.append(
                    told(
                        "{sheet} A{number}: 「{name}」 is none of {names}{guess}",
                        sheet=ABOUT,
                        number=number,
                        name=name,
                        names="、".join(_KEYS),
                        guess=_guess(name, _KEYS),
                    )
                )
            elif _KEYS[name] in found:
                self._mistakes.append(
                    told(
                        "{sheet} A{number}: 「{name}」 stands here twice",
                        sheet=ABOUT,
                        number=number,
                        name=name,
                    )
                )
            elif value:
                found[_KEYS[name]] = self._value(name, value, f"{ABOUT} B{number}")
        lacking = [name for name in ("名前", "題名") if _KEYS[name] not in found]
        self._mistakes += [told("{sheet}: 「{name}」 is missing", sheet=ABOUT, name=name) for name in lacking]
        return found

    def _value(self, name: str, value: str, at: str) -> str:
        if name in ("かかる分", "手数料"):
            number = number_in(value)
            if number is None:
                self._mistakes.append(
                    told("{at}: {name} is a whole number, not {value!r}", at=at, name=name, value=value)
                )
            return str(number or "")
        if name == "始まる日":
            day = day_in(value)
            if day is None:
                self._mistakes.append(
                    told(
                        "{at}: {name} {value!r} is no day, such as 2026-11-01 or 令和8年11月1日",
                        at=at,
                        name=name,
                        value=value,
                    )
                )
            return value if day is None else day.isoformat()
        if name == "場面" and self._groups:
            ids = {**{label: one for one, label in self._groups}, **{one: one for one, _ in self._groups}}
            if value not in ids:
                there = "、".join(f"{one} ({label})" for one, label in self._groups)
                self._mistakes.append(
                    told(
                        "{at}: {name} {value!r} is none of {there}{guess}",
                        at=at,
                        name=name,
                        value=value,
                        there=there,
                        guess=_guess(value, ids),
                    )
                )
            return ids.get(value, value)
        return value


class _Questions:
    """The sheet 「質問」.

    Attributes:
        checks: What the limits of an age became.
        understood: Each limit, for the author to look at.
    """

    def __init__(self, book: Book, mistakes: list[Told]) -> None:
        self._book, self._mistakes = book, mistakes
        self.checks: list[Entry] = []
        self.understood: list[Told] = []

    def read(self) -> list[dict[str, object]]:
        made: list[dict[str, object]] = []
        for row in self._rows():
            question = self._question(row)
            self._twice(row, question, made)
            condition = condition_of(row, made, self._mistakes)
            made.append({**question, **({} if condition is None else {"when": condition})})
        if not made and not self._mistakes:
            self._mistakes.append(told("{sheet}: there is no question", sheet=QUESTIONS))
        return made

    def _rows(self) -> Iterator[Row]:
        head, rows = self._book.table(QUESTIONS)
        for one in ("質問", "種類"):
            if one not in head:
                self._mistakes.append(
                    told("{sheet} 1: the column 「{one}」 is missing", sheet=QUESTIONS, one=one)
                )
        for one in head:
            if one not in _COLUMNS:
                self._mistakes.append(
                    told(
                        "{sheet} 1: 「{one}」 is none of {names}{guess}",
                        sheet=QUESTIONS,
                        one=one,
                        names="、".join(_COLUMNS),
                        guess=_guess(one, _COLUMNS),
                    )
                )
            elif (
                head.count(one) > 1
                and told("{sheet} 1: the column 「{one}」 stands here twice", sheet=QUESTIONS, one=one)
                not in self._mistakes
            ):
                self._mistakes.append(
                    told("{sheet} 1: the column 「{one}」 stands here twice", sheet=QUESTIONS, one=one)
                )
        for row in rows:
            if row["質問"]:
                yield row
            elif "質問" in head:
                self._mistakes.append(
                    told(
                        "{cell}: the question is missing; the row says {said}",
                        cell=row.at("質問"),
                        said=_said(row),
                    )
                )

    def _question(self, row: Row) -> dict[str, object]:
        kind = kind_of(row["種類"])
        name = row["名前"] or f"q{row.number - 1}"
        if kind not in KINDS.values():
            guess = INSTEAD.get(row["種類"]) or _guess(row["種類"], KINDS)
            self._mistakes.append(
                told(
                    "{cell}: 種類 「{kind}」 is none of {names}{guess}",
                    cell=row.at("種類"),
                    kind=row["種類"],
                    names="、".join(KINDS),
                    guess=guess,
                )
            )
        if not _ID.fullmatch(name):
            self._mistakes.append(
                told("{cell}: 名前 {name!r} is small letters, digits and _", cell=row.at("名前"), name=name)
            )
        if row["必須"] not in NEEDED:
            self._mistakes.append(
                told("{cell}: 必須 「{said}」 is はい or いいえ", cell=row.at("必須"), said=row["必須"])
            )
        of_person = OF_PERSON.get(name) == kind
        name = f"subject.{name}" if of_person else name
        label = row["短い名前"] or row["質問"].removesuffix("か").removesuffix("です")
        made: dict[str, object] = {
            "id": name,
            "kind": kind,
            "title": row["質問"],
            "label": label,
            "paper": label,
            **({"section": "subject"} if of_person else {}),
        }
        made.update(
            {
                key: row[column]
                for key, column in (("explanation", "説明"), ("why", "なぜ聞くか"))
                if row[column]
            }
        )
        optional = not NEEDED.get(row["必須"], True)
        if optional and kind != "choices":
            made["optional"] = True
        elif not optional:
            made["everybody_knows"] = _NEEDED_THERE
        made.update(self._limited(row, kind, name, optional=optional))
        return {**made, "source": "[A]"}

    def _limited(self, row: Row, kind: str, name: str, *, optional: bool) -> dict[str, object]:
        """Options, and limits from 選択肢 and 説明."""
        found: dict[str, object] = {}
        if kind in ("choice", "choices"):
            options = _options(row["選択肢"])
            found["options"] = options
            if len(options) < 2:
                self._mistakes.append(
                    told("{cell}: 選択肢 needs two or more, apart by /", cell=row.at("選択肢"))
                )
        elif kind in _WITHOUT and row["選択肢"]:
            self._mistakes.append(_needless(row, kind))
        if kind == "bank-account":
            found["holder"] = "subject"
        if kind == "persons":
            found.update({**people(), **self._people(row)})
        if kind == "count":
            found["unit"] = "通"
        if kind == "date":
            found.update(self._date(row, name, optional=optional))
        elif kind in _AMOUNTS:
            found.update(self._amounts(row, kind))
        return found

    def _date(self, row: Row, name: str, *, optional: bool) -> dict[str, object]:
        found: dict[str, object] = {"latest": "today" if says_birth(row["質問"], row["短い名前"]) else "any"}
        found.update(self._days(row, name, optional=optional))
        if any(one["field"] == name for one in self.checks) and found["latest"] == "any":
            found["latest"] = "today"  # whose age counts has been born
        if found.get("earliest") == {"days": 0}:
            found["eras"] = ["reiwa", "western"]  # no day of an earlier era is to come
        return found

    def _days(self, row: Row, name: str, *, optional: bool) -> dict[str, object]:
        limits = limits_of_days(row["選択肢"]), limits_of_days(row["説明"])
        rest = rest_of(row["選択肢"], limits[0])
        if rest:
            self._not_understood(row, "選択肢", rest, "きょうまで, 3か月先まで, 1年前から, 18さい以上")
        found = self._joined(row, limits)
        least = limits[0].age[0] if limits[0].age[0] is not None else limits[1].age[0]
        most = limits[0].age[1] if limits[0].age[1] is not None else limits[1].age[1]
        if least is not None or most is not None:
            self.checks.append(_age(name, least, most, optional=optional))
            self.understood.append(
                told(
                    "{cell}: an age of {least} to {most} → checks",
                    cell=row.at("選択肢"),
                    least=least or 0,
                    most="…" if most is None else most,
                )
            )
        return found

    def _amounts(self, row: Row, kind: str) -> dict[str, object]:
        own = limits_of_amounts(row["選択肢"] if kind != "choices" else "")
        limits = own, limits_of_amounts(row["説明"])
        rest = rest_of(row["選択肢"], own) if kind != "choices" else ""
        found = self._joined(row, limits)
        unit = found.pop("unit", None)
        if kind == "count":
            if "most" not in found:
                self.understood.append(
                    told(
                        "{cell}: no limit is written: at most {most} can be said",
                        cell=row.at("選択肢"),
                        most=MOST,
                    )
                )
            self._tell_typed(row, found)
            if rest and not _UNIT.fullmatch(rest):
                self._not_understood(row, "選択肢", rest, "50人まで, 1人から50人まで, 人")
            return {**found, "unit": rest or unit or "通"}
        if rest and not (kind == "money" and rest == "円"):
            self._not_understood(row, "選択肢", rest, "10まで, 1から10まで")
        if kind == "text":
            found.pop("least", None)
        return found

    def _people(self, row: Row) -> dict[str, object]:
        """How many people may stand in a list: 4人まで."""
        limits = limits_of_amounts(row["選択肢"]), limits_of_amounts(row["説明"])
        rest = rest_of(row["選択肢"], limits[0])
        if rest:
            self._not_understood(row, "選択肢", rest, "4人まで, 1人から4人まで")
        found = self._joined(row, limits)
        found.pop("unit", None)
        return found

    def _tell_typed(self, row: Row, found: Mapping[str, object]) -> None:
        least, most = found.get("least", LEAST), found.get("most", MOST)
        if isinstance(least, int) and isinstance(most, int) and most - least > MOST_STEPS:
            pattern = "{cell}: up to {most}: typed on a number pad, not counted with + and −"
            self.understood.append(told(pattern, cell=row.at("選択肢"), most=most))

    def _joined(self, row: Row, limits: tuple[Limits, Limits]) -> dict[str, object]:
        """The limits of both cells; what differs in them, or is not understood, is a mistake."""
        found: dict[str, object] = {}
        for column, one in zip(("選択肢", "説明"), limits, strict=True):
            for unread in one.unread if column == "説明" else ():
                self._not_understood(row, column, unread, "きょうまで, 3か月先まで, 10人まで")
            for key, value in one.keys.items():
                if key in found and found[key] != value and key != "unit":
                    self._mistakes.append(
                        told(
                            "{cell}: 「{names}」 is not what 選択肢 says",
                            cell=row.at(column),
                            names="、".join(one.said),
                        )
                    )
                found.setdefault(key, value)
            if one.keys:
                said = "、".join(one.said)
                self.understood.append(
                    told(
                        "{cell}: 「{said}」 → {made}",
                        cell=row.at(column),
                        said=said,
                        made=limits_said(one.keys),
                    )
                )
        return found

    def _not_understood(self, row: Row, column: str, text: str, such_as: str) -> None:
        pattern = "{cell}: 「{text}」 was not understood: limits are such as {such_as}"
        if column == "説明":
            pattern = (
                "{cell}: 「{text}」 sounds like a limit and was not understood: "
                "write it in 選択肢, such as {such_as}"
            )
        self._mistakes.append(told(pattern, cell=row.at(column), text=text, such_as=such_as))

    def _twice(self, row: Row, question: dict[str, object], made: list[dict[str, object]]) -> None:
        if any(one["id"] == question["id"] for one in made):
            self._mistakes.append(
                told("{cell}: 名前 {name!r} stands here twice", cell=row.at("名前"), name=question["id"])
            )
        elif any(one["label"] == question["label"] for one in made):
            label = question["label"]
            self._mistakes.append(
                told(
                    "{cell}: 短い名前 「{label}」 stands here twice: change one of them",
                    cell=row.at("短い名前"),
                    label=label,
                )
            )


def _age(name: str, least: int | None, most: int | None, *, optional: bool) -> Entry:
    """Who is too young or too old is told so at that question."""
    span = {key: value for key, value in (("least", least), ("most", most)) if value is not None}
    wrong: Entry = {"not": {"field": name, "age": span}}
    if optional:
        wrong = {"all": [{"field": name, "empty": False}, wrong]}
    words = (f"{least}さいから" if least is not None else "") + (
        f"{most}さいまで" if most is not None else ""
    )
    message = f"{words}の方の手続きです。窓口で、お聞きください。"
    return {
        "id": f"{re.sub('[_.]', '-', name)}-age",
        "field": name,
        "wrong_when": wrong,
        "message": message,
        "source": "[A]",
    }


def _needless(row: Row, kind: str) -> Told:
    """A cell that must be empty; whoever wrote the length of a name there is told why."""
    cell = {"cell": row.at("選択肢"), "said": row["選択肢"]}
    if kind in ("name", "kana") and limits_of_amounts(row["選択肢"]).keys:
        pattern = "{cell}: 「{said}」: leave the cell empty: nobody can shorten a name"
        return told(pattern, **cell)
    pattern = "{cell}: 「{said}」: a question of the kind {kind} has no 選択肢"
    return told(pattern, **cell, kind=row["種類"])


def _said(row: Row) -> str:
    return "、".join(f"{name} 「{text}」" for name, text in row.cells.items() if name and text)


def _guess(word: str, known: Mapping[str, object] | Sequence[str]) -> Told | str:
    likely = nearest(word, known)
    return told(" — did you mean 「{likely}」?", likely=likely) if likely else ""


def _options(text: str) -> list[dict[str, str]]:
    made = []
    for place, one in enumerate(filter(None, (part.strip() for part in re.split(r"[/／\n]", text))), 1):
        named = re.fullmatch(r"([a-z][a-z0-9_-]*)[:：](.+)", one)
        made.append(
            {"id": named[1], "label": named[2].strip()} if named else {"id": f"c{place}", "label": one}
        )
    return made
