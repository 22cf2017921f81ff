"""When a question is asked, as staff write it in a cell: 「部屋=大」「部屋=小ではない」「人数=5人以上」.

Or as they say it: 「部屋が大のとき」「部屋が小ではない場合」.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.cell_words import YES_NO
from kiosk.forms.authoring.workbook import Row
from kiosk.forms.authoring.written_in import alike, without_place
from kiosk.forms.fields.count import LEAST, MOST

_NOT = re.compile(r"(?:では|じゃ|で)(?:ない|ありません)$|以外$")
_WHEN = re.compile(
    r"(?:(?:である|だった|を(?:えらんだ|選んだ|選択した)|と(?:答えた|こたえた)|の)?(?:とき|時|場合)"
    r"|(?:を(?:えらんだ|選んだ|選択した)|と(?:答えた|こたえた)|の)(?:方|人))(?:だけ|のみ|に|は)*$|なら(?:ば)?$"
)
"""「…のとき」「…を選んだ場合」「…なら」."""
_SAYS = re.compile("[がはでに]")
_QUOTES = str.maketrans("", "", '「」『』“”"')
_RANGE = re.compile(r"(\d+)[^\d]{0,2}?(以上|から|以下|まで|未満|より多い|より少ない)$")
_SIGNS = re.compile(r"(?P<sign>[<>]=|=[<>]|[<>≧≤≦≥])\s*(?P<number>\d+)\s*(?P<unit>[^\W\d]{0,3})")
_NARROW = str.maketrans("＞＜＝", "><=")
_SAID: Mapping[str, str] = {
    **dict.fromkeys((">=", "=>", "≧", "≥"), "以上"),
    **dict.fromkeys(("<=", "=<", "≦", "≤"), "以下"),
    ">": "より多い",
    "<": "より少ない",
}
"""「人数>5」 as 「人数=5より多い」."""
_AGED = re.compile(r"\d+(さい|才|歳)")
_FIXED_DAY = re.compile(r"\d年|年\d|\d月|\d[/-]\d")
_COMPARED = ("yes-no", "count", "date", "choice", "choices")
_NO_END = 1_000_000
_MOST_NUMBERS = 200
"""A count is compared number by number; of more than so many nobody would look through the definition."""


def condition_of(
    row: Row, earlier: Sequence[Mapping[str, object]], mistakes: list[Told], later: Collection[str] = ()
) -> dict[str, object] | None:
    """What the cell 「条件」 says of questions that stand before; None where it says nothing, or wrongly.

    `later` are the names of those that stand below, so that it can be told that they are asked too late.
    """
    text = row["条件"]
    if not text:
        return None
    is_mixed = "または" in text and "かつ" in text
    if is_mixed:
        mistakes.append(told("{cell}: 条件 joins by かつ or by または, not by both", cell=row.at("条件")))
    join = "any" if "または" in text else "all"
    told_of = _whole([one.strip() for one in re.split("かつ|または", text)], earlier)
    tests = [_test(row, one, earlier, mistakes, later) for one in told_of]
    found = [one for one in tests if one is not None and not is_mixed]
    return found[0] if len(found) == 1 else {join: found} if found else None


def _whole(parts: Sequence[str], earlier: Sequence[Mapping[str, object]]) -> list[str]:
    """Each test with its question: 「部屋=大または小」 says it once."""
    found: list[str] = []
    names = {str(one) for known in earlier for one in _names(known)}
    for part in parts:
        name, sign, _ = _parts(found[-1], names) if found else ("", "", "")
        is_answer = bool(sign) and not _parts(part, names)[1] and part not in names
        found.append(f"{name}{sign}{part}" if is_answer else part)
    return found


def _test(
    row: Row,
    text: str,
    earlier: Sequence[Mapping[str, object]],
    mistakes: list[Told],
    later: Collection[str],
) -> dict[str, object] | None:
    name, sign, wanted = _parts(text, {*(str(one) for known in earlier for one in _names(known)), *later})
    question = next((one for one in earlier if name in _names(one)), None)
    if sign and question is None and name in later:
        pattern = "{cell}: 条件 「{text}」: {name} is asked later; put its row above this one"
        mistakes.append(told(pattern, cell=row.at("条件"), text=text, name=name))
        return None
    if not sign or question is None:
        names = "、".join(str(one["label"]) for one in earlier) or told("none")
        pattern = "{cell}: 条件 「{text}」: write 短い名前=選択肢, of {names}"
        mistakes.append(told(pattern, cell=row.at("条件"), text=text, names=names))
        return None
    if _is_mistaken(question, wanted):
        return None
    turned = (sign == "≠") != (_NOT.search(wanted) is not None)
    found = _compared(question, without_place(_NOT.sub("", wanted)), turned=turned)
    if found is None:
        mistakes.append(_why_not(question, wanted, row.at("条件"), text))
    return found


def _parts(text: str, known: Collection[str]) -> tuple[str, str, str]:
    """The question, = or ≠, and the answer; nothing but the text where it does not say so."""
    folded = re.sub("≠|!=|！＝|！=", "≠", _SIGNS.sub(_in_full, text.translate(_NARROW))).replace("＝", "=")
    name, sign, wanted = (one.strip() for one in (*re.split("([=≠])", folded, maxsplit=1), "", "")[:3])
    return (name, sign, wanted) if sign else (_in_words(text, known) or (name, "", ""))


def _in_full(found: re.Match[str]) -> str:
    return f"={found['number']}{found['unit']}{_SAID[found['sign']]}"


def _in_words(text: str, known: Collection[str]) -> tuple[str, str, str] | None:
    """「乗り物が原付のとき」; of a name that holds が itself, the one that is known."""
    bare = text.translate(_QUOTES).strip(" 　、。")
    said = _WHEN.sub("", bare)
    places = [found.start() for found in _SAYS.finditer(said)] if said != bare else []
    ways = [(said[:place].strip(), said[place + 1 :].strip("、 　")) for place in places]
    found = next((one for one in ways if one[0] in known), ways[0] if ways else None)
    return None if found is None else (found[0], "=", found[1])


def _is_mistaken(question: Mapping[str, object], wanted: str) -> bool:
    """Whether its row is told already, and the condition may be right once that is mended."""
    options = question.get("options")
    unparted = isinstance(options, list) and len(options) == 1 and wanted in str(options[0]["label"])
    return not question["kind"] or unparted


def _why_not(question: Mapping[str, object], wanted: str, cell: str, text: str) -> Told:
    """What is wrong: the answer, or that no condition can ask for answers of this kind."""
    name = str(question["label"])
    if question["kind"] == "money":
        pattern = (
            "{cell}: 条件 「{text}」: sums ({name}) cannot be compared; "
            "ask with 選択肢 instead: 「3000円まで」「3000円より多い」"
        )
    elif question["kind"] == "date" and _FIXED_DAY.search(unicodedata.normalize("NFKC", wanted)):
        pattern = (
            "{cell}: 条件 「{text}」: a day ({name}) is compared by the age alone (75さい以上); "
            "for a fixed day ask with 選択肢 before it"
        )
    elif question["kind"] in _COMPARED or question.get("options"):
        pattern = "{cell}: 条件 「{text}」: {name} has no such answer"
    else:
        pattern = "{cell}: 条件 「{text}」: {name} is typed, and cannot be compared; ask with 選択肢 instead"
    return told(pattern, cell=cell, text=text, name=name)


def _names(question: Mapping[str, object]) -> tuple[object, ...]:
    return question["id"], str(question["id"]).removeprefix("subject."), question["label"], question["title"]


def _compared(question: Mapping[str, object], wanted: str, *, turned: bool) -> dict[str, object] | None:
    """The test; turned, it holds of every other answer, and never of none."""
    field, kind = question["id"], question["kind"]
    if kind == "yes-no":
        meant = _meant(question, wanted)
        return None if meant is None else {"field": field, "is": meant != turned}
    if kind in ("count", "date"):
        return _ranged(question, wanted, turned=turned)
    options = question.get("options")
    ids = [one["id"] for one in options] if isinstance(options, list) else []
    there = options if isinstance(options, list) else []
    chosen = [one["id"] for one in there if any(alike(wanted, str(said)) for said in one.values())]
    if not chosen:
        return None
    if kind == "choices":
        has = {"field": field, "has": chosen[0]}
        return {"all": [{"field": field, "empty": False}, {"not": has}]} if turned else has
    others = [one for one in ids if one != chosen[0]]
    return {"field": field, "in": others} if turned else {"field": field, "is": chosen[0]}


def _meant(question: Mapping[str, object], wanted: str) -> bool | None:
    """Which of はい and いいえ: by these words, or by those of the sheet (ある, ない)."""
    options = question.get("options")
    own = {str(one["label"]): one["id"] == "yes" for one in options} if isinstance(options, list) else {}
    found = next((yes for label, yes in own.items() if alike(wanted, label)), None)
    return YES_NO.get(wanted) if found is None else found


def _ranged(question: Mapping[str, object], wanted: str, *, turned: bool) -> dict[str, object] | None:
    """5人以上 of a count, 18さい以上 of a day of birth."""
    narrow = unicodedata.normalize("NFKC", wanted)
    found = _RANGE.search(narrow)
    exact = re.match(r"(\d+)[^\d]{0,2}$", narrow)
    if question["kind"] == "date":
        return None if found is None or turned or not _AGED.search(narrow) else _aged(question, found)
    if found is None and exact is None:
        return None
    least, most = (int(exact[1]), int(exact[1])) if found is None and exact else _span(found)
    lowest, highest = question.get("least", LEAST), question.get("most", MOST)
    if not isinstance(lowest, int) or not isinstance(highest, int) or highest - lowest > _MOST_NUMBERS:
        return None
    numbers = [one for one in range(lowest, highest + 1) if (least <= one <= most) != turned]
    return {"field": question["id"], "in": numbers} if numbers else None


def _aged(question: Mapping[str, object], found: re.Match[str]) -> dict[str, object]:
    least, most = _span(found)
    span = {key: value for key, value in (("least", least), ("most", most)) if value not in (0, _NO_END)}
    return {"field": question["id"], "age": span}


def _span(found: re.Match[str] | None) -> tuple[int, int]:
    number, way = (int(found[1]), found[2]) if found else (0, "")
    match way:
        case "以上" | "から":
            return number, _NO_END
        case "より多い":
            return number + 1, _NO_END
        case "未満" | "より少ない":
            return 0, number - 1
        case _:
            return 0, number
