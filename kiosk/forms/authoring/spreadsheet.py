"""A first definition from a spreadsheet: sheet 「手続き」 names and values, sheet 「質問」 a question a row.

Columns of 「質問」: 名前(id) · 質問 · 種類 · 必須 · 選択肢 · 条件 · 短い名前 · 説明 · なぜ聞くか.
Options stand apart by / or new lines (`listed_options`), each `id:text` or only the text. In 選択肢 of a
date, a number or a text stand its limits (「きょうから3か月先まで」「10人まで」); one that stands in 説明
counts, too. A condition is `名前=選択肢` (or `名前=選択肢ではない`, `人数=5以上`, 「名前が選択肢のとき」),
joined by かつ or または.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.about_sheet import ABOUT, AboutSheet
from kiosk.forms.authoring.beginning import definition, save
from kiosk.forms.authoring.cell_words import OF_WHOLE
from kiosk.forms.authoring.question_sheet import QUESTIONS, QuestionSheet
from kiosk.forms.authoring.workbook import Book, Mistakes

__all__ = ["Imported", "Mistakes", "definition_from", "write"]

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
    about = AboutSheet(book, groups, mistakes).read()
    asked = QuestionSheet(book, mistakes)
    questions = asked.read()
    mistakes += _fee_of_nothing(about, questions)
    if mistakes:
        raise Mistakes(mistakes)
    made = definition(about, questions)
    if asked.limits.checks:
        made["checks"] = asked.limits.checks
    hidden = (*book.hidden(ABOUT), *book.hidden(QUESTIONS))
    return Imported(made, (*hidden, *_fee_said(made, questions), *asked.limits.understood))


def _fee_of_nothing(about: Mapping[str, str], questions: Sequence[Mapping[str, object]]) -> list[Told]:
    """A fee for one month, and nobody is asked how many: who takes six would be told the price of one."""
    unit = about.get("fee_of", "")
    counted = any(one["kind"] == "count" and one.get("unit") == unit for one in questions)
    told_already = any(not one["kind"] for one in questions)  # it may be the one that counts them
    if not unit or counted or told_already or unit in OF_WHOLE:
        return []
    pattern = (
        "{sheet}: 手数料 is for 1{unit}, but no question counts {unit}: ask how many by the kind 数 with "
        "「12{unit}まで」 in 選択肢, or write the whole fee alone"
    )
    return [told(pattern, sheet=ABOUT, unit=unit)]


def _fee_said(made: Mapping[str, object], questions: Sequence[Mapping[str, object]]) -> Iterator[Told]:
    """Of what the fee is: somebody who takes three pays three times as much, or does not."""
    fee = made.get("fee")
    counts = [one for one in questions if one["kind"] == "count"]
    if not isinstance(fee, Mapping) or not counts:
        return
    label = fee["label"]
    if "per" in fee:
        yield told(
            "{sheet}: the fee is {label}, times the answer {per}", sheet=ABOUT, label=label, per=fee["per"]
        )
    else:
        unit = counts[0]["unit"]
        pattern = "{sheet}: the fee is {label} in all; for each, write 「1{unit} {label}」 in 手数料"
        yield told(pattern, sheet=ABOUT, label=label, unit=unit)
