"""Answers of a list that ask for words of one's own: 「その他（自由記入）」, 「勤務先（　　）」.

On paper somebody writes into the brackets. On the kiosk an answer is touched and has nowhere to write, so
it becomes an answer and, after it, a question that is asked of whoever chose it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.listed_options import options_in
from kiosk.forms.authoring.workbook import Row

Entry = Mapping[str, object]
_BRACKETS = re.compile(r"[\s　]*[(（\[［〔【]([^()（）\[\]［］〔〕【】]*)[)）\]］〕】]$")
_LINE = re.compile(r"[\s　]*[:：]?[\s　]*[_＿‗…‥]{2,}$|[\s　]*[:：]$")
"""「そのほか：＿＿＿＿」."""
_ASKS_FOR_WORDS = re.compile("自由|記入|記載|記述|入力|具体|くわし|詳し|内容|書い|書く|おかき|お書き")
_GAP = re.compile(r"[\s　_＿.…‥・]*")
_OTHER = re.compile("(?:その|それ以)?(?:他|ほか|外)|上記以外")
_MOST = 30
"""As many characters as the questions after 「そのほか」 of the installed definitions take."""


def asks_for_words(label: str) -> bool:
    """Whether an answer, as somebody wrote it, holds a place to write in."""
    return without_place(label) != label.strip()


def without_place(label: str) -> str:
    """The answer alone; 「その他」 as the other definitions say it."""
    bare = _without_brackets(label.strip())
    return "そのほか" if bare != label.strip() and _OTHER.fullmatch(bare) else bare


def alike(one: str, other: str) -> bool:
    """Whether both mean the same answer: その他 is そのほか, and １０人 is 10人."""
    return _folded(one) == _folded(other)


def option_to_write(label: str, name: str) -> dict[str, str]:
    """The answer of that id, after which somebody is asked for the words."""
    bare = without_place(label)
    is_other = bare == "そのほか"
    return {
        "id": "other" if is_other else name,
        "label": bare,
        "note": "つぎに、お聞きします。",
        "paper": "その他" if is_other else bare,
    }


def asked_after(question: Entry, row: Row, made: Sequence[Entry]) -> tuple[list[Entry], list[Told]]:
    """What is asked after each such answer, unless a question of the sheet already asks it; and what to tell.

    `made` are all questions of the sheet.
    """
    found: list[Entry] = []
    tell: list[Told] = []
    for option, written in _places(question, row):
        when = {"field": question["id"], "has" if question["kind"] == "choices" else "is": option["id"]}
        own = next((one for one in made if one.get("when") == when), None)
        asked = own or _question(question, option, when)
        facts = {"cell": row.at("選択肢"), "said": written, "label": option["label"], "field": asked["id"]}
        if own is None:
            found.append(asked)
            pattern = (
                "{cell}: 「{said}」 → the answer 「{label}」 and, asked after it, a question for the words "
                "({field}): look at its title"
            )
        else:
            pattern = "{cell}: 「{said}」 → the answer 「{label}」; {field} asks for the words after it"
        tell.append(told(pattern, **facts))
    return found, tell


def _places(question: Entry, row: Row) -> list[tuple[Entry, str]]:
    """Each such answer of that question, with how it was written."""
    options = question.get("options")
    written = {without_place(one): one for one in options_written(row["選択肢"]) if asks_for_words(one)}
    there = options if isinstance(options, list) else []
    return [(one, written[one["label"]]) for one in there if one["label"] in written]


def options_written(cell: str) -> list[str]:
    """The answers of a cell, as they were written, without ids."""
    return [re.sub(r"^[a-z][a-z0-9_-]*[:：](?=.)", "", one).strip() for one in options_in(cell)]


def _question(question: Entry, option: Entry, when: Entry) -> Entry:
    label, chosen = question["label"], option["label"]
    name = str(question["id"]).replace(".", "_")
    return {
        "id": f"{name}_{str(option['id']).replace('-', '_')}",
        "kind": "text",
        "when": when,
        "title": f"{label}の「{chosen}」は何ですか",
        "explanation": "ひらがなで、だいじょうぶです。",
        "why": "係の人が、中身をたしかめるためです。",
        "label": f"{label}（{chosen}）",
        "paper": f"{label}（{option['paper']}）",
        "most": _MOST,
        "dont_know": {},
        "source": "[A]",
    }


def _folded(text: str) -> str:
    narrow = "".join(unicodedata.normalize("NFKC", text).split())
    return "そのほか" if _OTHER.fullmatch(narrow) else narrow


def _without_brackets(label: str) -> str:
    brackets = _BRACKETS.search(label)
    if brackets and (_GAP.fullmatch(brackets[1]) or _ASKS_FOR_WORDS.search(brackets[1])):
        return label[: brackets.start()].strip()
    return _LINE.sub("", label).strip() or label
