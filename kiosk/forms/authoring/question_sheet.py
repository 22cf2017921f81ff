"""The sheet 「質問」: a question a row.

Columns: 名前(id) · 質問 · 種類 · 必須 · 選択肢 · 条件 · 短い名前 · 説明 · なぜ聞くか.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.beginning import name_question
from kiosk.forms.authoring.cell_limits import CellLimits
from kiosk.forms.authoring.cell_words import (
    INSTEAD,
    KINDS,
    NEEDED,
    OF_PERSON,
    guess_of,
    kind_of,
    kind_probably,
)
from kiosk.forms.authoring.number_kinds import ANY_NUMBER, kind_of_number
from kiosk.forms.authoring.own_words import member_asked
from kiosk.forms.authoring.workbook import Book, Row
from kiosk.forms.authoring.written_conditions import condition_of
from kiosk.forms.authoring.written_in import asked_after

QUESTIONS = "質問"
_NEEDED_THERE = "the sheet needs an answer (必須) [A]"
_PAPERS_LATER = "ない紙は、あとで持ってきてください。"
"""What the installed definitions say under such a question: whoever has none goes on."""
_COLUMNS = ("名前", "質問", "種類", "必須", "選択肢", "条件", "短い名前", "説明", "なぜ聞くか")
_NAMING = ("名前", "短い名前", "質問")
_OF_CARD = ("address", "birth_date")
"""What a card tells, besides how the name is written."""
_ID = re.compile(r"[a-z][a-z0-9_]*")


class QuestionSheet:
    """Reads the sheet; what is wrong in it is added to `mistakes`.

    Attributes:
        limits: What was understood of the limits in its cells.
    """

    def __init__(self, book: Book, mistakes: list[Told]) -> None:
        self._book, self._mistakes = book, mistakes
        self.limits = CellLimits(mistakes)
        self._owned: set[str] = set()

    def read(self) -> list[dict[str, object]]:
        """The questions as a definition has them, in order."""
        made: list[dict[str, object]] = []
        rows = [row for row in self._rows() if not self._is_written_name(row)]
        self._owned |= {row["名前"] for row in rows}
        for place, row in enumerate(rows):
            question = self._question(row)
            self._twice(row, question, made)
            later = {
                name for one in rows[place:] for name in (one["名前"], one["短い名前"], one["質問"]) if name
            }
            condition = condition_of(row, made, self._mistakes, later)
            made.append({**question, **({} if condition is None else {"when": condition})})
        if not made and not self._mistakes:
            self._mistakes.append(told("{sheet}: there is no question", sheet=QUESTIONS))
        return self._with_places_to_write(rows, made)

    def _with_places_to_write(
        self, rows: Sequence[Row], made: list[dict[str, object]]
    ) -> list[dict[str, object]]:
        """After a question of whose answers one wants words, the question for those."""
        found: list[dict[str, object]] = []
        for row, question in zip(rows, made, strict=True):
            following, tell = asked_after(question, row, made)
            self.limits.understood += tell
            found += [question, *(dict(one) for one in following)]
        return found

    def _rows(self) -> Iterator[Row]:
        head, rows = self._book.table(QUESTIONS)
        self._mistakes += _wrong_columns(head)
        for row in rows:
            if row["質問"]:
                yield row
            elif "質問" in head:
                pattern = "{cell}: the question is missing; the row says {said}"
                self._mistakes.append(told(pattern, cell=row.at("質問"), said=_said(row)))

    def _question(self, row: Row) -> dict[str, object]:
        kind = kind_of_number(row) if row["種類"] in ANY_NUMBER else kind_of(row["種類"])
        name = row["名前"] or self._own(row, kind) or f"q{row.number - 1}"
        self._mistakes += _wrong_cells(row, kind, name)
        kind = kind if kind in KINDS.values() else kind_probably(row["種類"])
        of_person = OF_PERSON.get(name) == kind
        of_name = of_person and name == "name_kana"
        name = f"subject.{name}" if of_person else name
        label = row["短い名前"] or row["質問"].removesuffix("か").removesuffix("です")
        made: dict[str, object] = {
            "id": name,
            "kind": kind,
            "title": row["質問"],
            "label": label,
            "paper": label,
            **({"section": "subject"} if of_person else {}),
            **({key: name_question()[key] for key in ("explanation", "why")} if of_name else {}),
        }
        beside: tuple[tuple[str, str], ...] = (("explanation", "説明"), ("why", "なぜ聞くか"))
        beside = beside[1:] if kind == "consent" else beside  # there 説明 is what is agreed to
        made.update({key: row[column] for key, column in beside if row[column]})
        if kind == "documents":
            made.setdefault("explanation", _PAPERS_LATER)
        optional = not NEEDED.get(row["必須"], True) and not of_name
        if optional and kind not in ("choices", "documents"):
            made["optional"] = True
        elif not optional and kind != "consent":
            made["everybody_knows"] = _NEEDED_THERE
            made.update({"least": 1} if kind == "choices" and row["必須"] else {})  # written limits win
        made.update(self.limits.of(row, kind, name, optional=optional))
        return {**made, "source": "[A]"}

    def _own(self, row: Row, kind: str) -> str | None:
        """Which of the person's own data a row without 名前 asks of everybody, as its first one to do so."""
        member = member_asked(kind, row["質問"], row["短い名前"])
        if member is None or row["条件"] or member in self._owned:
            return None
        self._owned.add(member)
        self.limits.understood.append(_owned(row, member))
        return member

    def _is_written_name(self, row: Row) -> bool:
        """Whether a row asks how the person's name is written, as the kiosk does by itself; told, if so."""
        kind = kind_of(row["種類"])
        asks = row["名前"] == "name" or (
            not row["名前"] and not row["条件"] and member_asked(kind, row["質問"], row["短い名前"]) == "name"
        )
        if kind != "name" or not asks:
            return False
        pattern = (
            "{cell}: 「{said}」 → no question of its own: the kiosk asks for the reading of the name, and "
            "then how it is written"
        )
        self.limits.understood.append(told(pattern, cell=row.at("質問"), said=row["質問"]))
        return True

    def _twice(self, row: Row, question: dict[str, object], made: list[dict[str, object]]) -> None:
        if any(one["id"] == question["id"] for one in made):
            pattern = "{cell}: 名前 {name!r} stands here twice"
            self._mistakes.append(told(pattern, cell=row.at("名前"), name=question["id"]))
        if any(one["label"] == question["label"] for one in made):
            pattern = "{cell}: 短い名前 「{label}」 stands here twice: change one of them"
            self._mistakes.append(told(pattern, cell=row.at("短い名前"), label=question["label"]))


def _owned(row: Row, member: str) -> Told:
    """What became of a row that asks for the person's own."""
    pattern = (
        "{cell}: 「{said}」 → the person's own ({own}), printed in their box; for a question of its own, "
        "write a 名前 such as {such_as}"
    )
    if member in _OF_CARD:
        pattern = (
            "{cell}: 「{said}」 → the person's own ({own}), printed in their box, and not asked of whoever "
            "has put in a card; for a question of its own, write a 名前 such as {such_as}"
        )
    facts = {"cell": row.at("質問"), "said": row["質問"], "own": f"subject.{member}"}
    return told(pattern, **facts, such_as=f"q{row.number - 1}")


def _wrong_columns(head: Sequence[str]) -> Iterator[Told]:
    for one in ("質問", "種類"):
        if one not in head:
            yield told("{sheet} 1: the column 「{one}」 is missing", sheet=QUESTIONS, one=one)
    names = "、".join(_COLUMNS)
    for one in dict.fromkeys(head):
        if one not in _COLUMNS:
            pattern = "{sheet} 1: 「{one}」 is none of {names}{guess}"
            yield told(pattern, sheet=QUESTIONS, one=one, names=names, guess=guess_of(one, _COLUMNS))
        elif head.count(one) > 1:
            yield told("{sheet} 1: the column 「{one}」 stands here twice", sheet=QUESTIONS, one=one)


def _wrong_cells(row: Row, kind: str, name: str) -> Iterator[Told]:
    if kind not in KINDS.values():
        pattern = "{cell}: 種類 「{kind}」 is none of {names}{guess}"
        names = "、".join(KINDS)
        guess = INSTEAD.get(row["種類"]) or guess_of(row["種類"], KINDS)
        yield told(pattern, cell=row.at("種類"), kind=row["種類"], names=names, guess=guess)
    if not _ID.fullmatch(name):
        yield told("{cell}: 名前 {name!r} is small letters, digits and _", cell=row.at("名前"), name=name)
    if row["必須"] not in NEEDED:
        yield told("{cell}: 必須 「{said}」 is はい or いいえ", cell=row.at("必須"), said=row["必須"])


def _said(row: Row) -> str:
    return "、".join(f"{name} 「{text}」" for name, text in row.cells.items() if name and text)
