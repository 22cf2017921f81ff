"""Options and limits that stand in the cells of a question, and what the definition says for them.

In 選択肢 of a date, a number or a text stand its limits (「きょうから3か月先まで」「10人まで」); one that
stands in 説明 counts, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.beginning import BIRTH, Entry, people
from kiosk.forms.authoring.cell_digits import digits_in
from kiosk.forms.authoring.listed_options import (
    kept_whole,
    limit_beside,
    options_in,
    parted_otherwise,
    yes_and_no,
)
from kiosk.forms.authoring.number_kinds import counted_in
from kiosk.forms.authoring.saying_limits import limits_said
from kiosk.forms.authoring.workbook import Row
from kiosk.forms.authoring.written_in import asks_for_words, option_to_write
from kiosk.forms.authoring.written_limits import Limits, limits_of_amounts, limits_of_days, rest_of
from kiosk.forms.definition.births import says_birth
from kiosk.forms.fields.count import LEAST, MOST, MOST_STEPS
from kiosk.forms.fields.digits import LONGEST

_UNIT = re.compile(r"(?!.*(?:から|まで|以上|以下|未満|最大|最小))[^\W\d]{1,4}")
"""What is counted: 通, 人, 部屋; no limit that was not understood."""
_AMOUNTS = ("count", "money", "text", "choices")
_STEPS = re.compile(r"\d+円?(?:単位|刻み|きざみ|ごと)(?:で|です)?")
_WITHOUT = ("address", "phone", "kana", "name", "bank-account", "consent")
"""Kinds of which neither options nor limits are asked."""


class CellLimits:
    """Reads those cells row by row; what is not understood is added to `mistakes`.

    Attributes:
        checks: What the limits of an age became.
        understood: Each limit, for the author to look at.
    """

    def __init__(self, mistakes: list[Told]) -> None:
        self._mistakes = mistakes
        self.checks: list[Entry] = []
        self.understood: list[Told] = []

    def of(self, row: Row, kind: str, name: str, *, optional: bool) -> dict[str, object]:
        """Options, and limits from 選択肢 and 説明."""
        found: dict[str, object] = {}
        if kind in ("choice", "choices", "documents"):
            found["options"] = self._options(row, kind)
        elif kind == "yes-no" and row["選択肢"]:
            found.update(self._both(row))
        elif kind in _WITHOUT and row["選択肢"]:
            self._mistakes.append(_needless(row, kind))
        if kind == "bank-account":
            found["holder"] = "subject"
        if kind == "consent":
            found.update(_consent(row, self._mistakes, optional=optional))
        if kind == "persons":
            found.update(_limited(people(), self._people(row)))
        if kind == "digits":
            found.update(self._digits(row))
        if kind == "date":
            found.update(self._date(row, name, optional=optional))
        elif kind in _AMOUNTS:
            found.update(self._amounts(row, kind))
        return found

    def _options(self, row: Row, kind: str) -> list[dict[str, str]]:
        options, limit = _options(row["選択肢"]), limit_beside(row["選択肢"])
        told_of = (parted_otherwise(row), kept_whole(row))
        self.understood += [one for one in told_of if one is not None]
        if len(options) < (1 if kind == "documents" else 2):
            self._mistakes.append(told("{cell}: 選択肢 needs two or more, apart by /", cell=row.at("選択肢")))
        if limit and kind != "choices":
            pattern = (
                "{cell}: 「{said}」 is a limit, and one is chosen here: "
                "write いくつもえらぶ in 種類, or leave it out"
            )
            self._mistakes.append(told(pattern, cell=row.at("選択肢"), said=limit))
        return options

    def _both(self, row: Row) -> dict[str, object]:
        """「ある / ない」: the words of the two answers; はい and いいえ are there without."""
        both = yes_and_no(row["選択肢"])
        if both is None:
            self._mistakes.append(_no_pair(row))
            return {}
        yes, no = both
        if (yes, no) == ("はい", "いいえ"):
            return {}
        self.understood.append(
            told("{cell}: はい is 「{yes}」, いいえ is 「{no}」", cell=row.at("選択肢"), yes=yes, no=no)
        )
        return {"options": [{"id": "yes", "label": yes}, {"id": "no", "label": no}]}

    def _digits(self, row: Row) -> dict[str, object]:
        found, rest = digits_in(row["選択肢"], row["説明"])
        if rest:
            self._not_understood(row, "選択肢", rest, "7けた, 8けたまで, 5けたから8けたまで")
        column = "選択肢" if row["選択肢"] else "説明"
        cell = {"cell": row.at(column)}
        if found == {"most": LONGEST}:
            pattern = (
                "{cell}: typed as digits, {most} at most; where they are always as many, write 8けた; "
                "for how many of something write 数 in 種類"
            )
            self.understood.append(told(pattern, cell=row.at("種類"), most=LONGEST))
        elif not rest:
            pattern = "{cell}: 「{said}」 → {made}"
            self.understood.append(told(pattern, **cell, said=row[column], made=limits_said(found)))
        return found

    def _date(self, row: Row, name: str, *, optional: bool) -> dict[str, object]:
        is_birth = says_birth(row["質問"], row["短い名前"])
        found: dict[str, object] = dict(BIRTH) if is_birth else {"latest": "any"}
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
            partial = says_birth(row["質問"], row["短い名前"])
            self.checks.append(_age(name, least, most, optional=optional, partial=partial))
            self.understood.append(_age_said(row.at("選択肢"), least, most))
        return found

    def _amounts(self, row: Row, kind: str) -> dict[str, object]:
        own = limits_of_amounts(row["選択肢"] if kind != "choices" else limit_beside(row["選択肢"]))
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
            if rest not in ("", unit) and (unit or not _UNIT.fullmatch(rest)):
                self._not_understood(row, "選択肢", rest, "50人まで, 1人から50人まで, 人")
            return {**found, "unit": rest or unit or self._unit(row)}
        if kind == "money" and _STEPS.fullmatch(rest):
            self._mistakes.append(_in_steps(row, rest))
        elif rest and not (kind == "money" and rest == "円"):
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

    def _unit(self, row: Row) -> str:
        """What is counted, where 選択肢 does not say: as the question has it, else 通, and that is told."""
        counted = counted_in(row)
        if not counted:
            pattern = "{cell}: nothing says what is counted: 通; write 人, 枚 or the like in 選択肢"
            self.understood.append(told(pattern, cell=row.at("選択肢")))
        return counted or "通"

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
            self._mistakes += _turned(row.at(column), one)
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


def _turned(cell: str, limits: Limits) -> list[Told]:
    """A sentence about limits whose larger end stands first: nothing could be said between them."""
    least, most = limits.keys.get("least"), limits.keys.get("most")
    unit = limits.keys.get("unit", "")
    if least is None and most is None:
        (least, most), unit = limits.age, "さい"
    if not isinstance(least, int) or not isinstance(most, int) or least <= most:
        return []
    pattern = (
        "{cell}: 「{said}」: the larger number stands first: write 「{most}{unit}から{least}{unit}まで」"
    )
    return [told(pattern, cell=cell, said="、".join(limits.said), most=most, least=least, unit=unit)]


def _age_said(cell: str, least: int | None, most: int | None) -> Told:
    if most is None:
        return told("{cell}: from the age of {least} on → checks", cell=cell, least=least)
    if least is None:
        return told("{cell}: up to the age of {most} → checks", cell=cell, most=most)
    return told("{cell}: an age of {least} to {most} → checks", cell=cell, least=least, most=most)


def _age(name: str, least: int | None, most: int | None, *, optional: bool, partial: bool) -> Entry:
    """Who is too young or too old is told so at that question; whoever may be of that age goes on."""
    span: dict[str, object] = {
        key: value for key, value in (("least", least), ("most", most)) if value is not None
    }
    if partial:
        span["possible"] = True
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


def _limited(asked: Entry, limits: Mapping[str, object]) -> dict[str, object]:
    """With a limit the paper has as many rows; the assumed number of rows is for lists without one."""
    kept = {key: value for key, value in asked.items() if key != "paper_rows" or "most" not in limits}
    return {**kept, **limits}


def _consent(row: Row, mistakes: list[Told], *, optional: bool) -> Entry:
    """The sentence that is agreed to stands in 説明; who must agree is told what to do instead."""
    if not row["説明"]:
        pattern = "{cell}: 説明 is missing: write there what is agreed to, in one sentence"
        mistakes.append(told(pattern, cell=row.at("説明")))
    options = [
        {"id": "yes", "label": "はい、{同意|どうい}します", "paper": "同意する"},
        {"id": "no", "label": "いいえ、{同意|どうい}しません", "paper": "同意しない"},
    ]
    otherwise = {} if optional else {"otherwise": "係の人をよんでください。ほかの方法を、お話しします。"}
    return {"sentence": row["説明"], "sentence_version": "1", **otherwise, "options": options}


def _needless(row: Row, kind: str) -> Told:
    """A cell that must be empty; whoever wrote the length of a name there is told why."""
    cell = {"cell": row.at("選択肢"), "said": row["選択肢"]}
    if kind in ("name", "kana") and limits_of_amounts(row["選択肢"]).keys:
        pattern = "{cell}: 「{said}」: leave the cell empty: nobody can shorten a name"
        return told(pattern, **cell)
    pattern = "{cell}: 「{said}」: a question of the kind {kind} has no 選択肢"
    return told(pattern, **cell, kind=row["種類"])


def _no_pair(row: Row) -> Told:
    pattern = (
        "{cell}: 「{said}」: leave the cell empty for はい and いいえ, or write both answers, "
        "such as ある / ない; for others write ひとつえらぶ in 種類"
    )
    return told(pattern, cell=row.at("選択肢"), said=row["選択肢"])


def _in_steps(row: Row, said: str) -> Told:
    pattern = (
        "{cell}: 「{said}」: sums in steps are not kept here: say it in 説明, "
        "or write ひとつえらぶ in 種類 and the sums in 選択肢: 1,000円 / 2,000円"
    )
    return told(pattern, cell=row.at("選択肢"), said=said)


def _options(text: str) -> list[dict[str, str]]:
    made = []
    for place, one in enumerate(options_in(text), 1):
        named = re.fullmatch(r"([a-z][a-z0-9_-]*)[:：](.+)", one)
        name, label = (named[1], named[2].strip()) if named else (f"c{place}", one)
        made.append(option_to_write(label, name) if asks_for_words(label) else {"id": name, "label": label})
    return made
