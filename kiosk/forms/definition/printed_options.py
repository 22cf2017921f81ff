"""Whether the paper says of an option what was chosen: 男 printed for 女 is somebody else's form.

`paper` is the official word for an option and need not be its label. Wrong is what speaks for another option
of the same question: its very label, its figures, no for yes, or words that fit crosswise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import permutations
from typing import TypeAlias

from kiosk.basics.telling import Told, told
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

Official: TypeAlias = tuple[tuple[str, str], ...]
"""Plain words of labels, each with the official words that stand for them on forms."""
_SEXES = {"male": "男", "female": "女"}
"""Ids that the contract with the back-end knows, with the sign that stands for each on every form."""
_SIGNS = re.compile(r"[\u4e00-\u9fff\u30a1-\u30fa0-9A-Z]")
"""What two texts can have in common: kanji, katakana, figures, letters; hiragana stand in all of them."""
_FIGURES = re.compile(r"\d+")
_ANSWERS = (re.compile("はい|(あり|い|持ってい|おぼえてい)ます$"), re.compile("いいえ|.*(ません|ない)$"))
_OPPOSITES = frozenset({
    ("有", "無"), ("あり", "なし"), ("持参", "なし"), ("必要", "不要"),
    ("済", "未"), ("はい", "いいえ"), ("○", "×"),
})  # fmt: skip
"""How forms say yes and no, as the whole entry or before a bracket: 「有（同居）」."""
_CHANGED = re.compile("変更|別の|ほかの|他の|新しい")
"""An entry that says: not as it stands there."""
_OTHER = re.compile("変|かえ|かわ|替|換|別|べつ|ほか|他|ちが|違|新し")
"""What labels say of something else than what stands there."""


def printed_options(procedure: Procedure, official: Mapping[str, str] | None = None) -> Iterator[Finding]:
    """Every option that prints what another one of its question means.

    The more of the official words are known, the more is told apart.
    """
    words = tuple((official or {}).items())
    for path, question in every_question(procedure):
        yield from _of_options(question.options, (*path, "options"), words)


def speaks_for(option: Choice, options: tuple[Choice, ...], official: Official) -> Choice | None:
    """The option whose words stand on the paper for this one; None where they are its own."""
    if option.paper is None or bare(option.paper) == bare(option.label):
        return None
    others = (one for one in options if one.paper != option.paper)
    return next((one for one in others if _is_meant(option, one, official)), None)


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Without readings, breaks, spaces and stops, half-width."""
    return re.sub(r"[\s\u200b、。・]", "", unicodedata.normalize("NFKC", plain(text)))


def _of_options(options: tuple[Choice, ...], path: Path, official: Official) -> Iterator[Finding]:
    for place, option in enumerate(options):
        for key, text in (("label", option.label), ("paper", option.paper)):
            message = None if text is None else _is_said_of_the_other(option.id, text)
            if message is not None:
                yield Finding((*path, place, key), message)
                break
        else:
            other = speaks_for(option, options, official)
            if other is not None:
                message = told(
                    "prints {paper!r}, which is what the option {id!r} says", paper=option.paper, id=other.id
                )
                yield Finding((*path, place, "paper"), message)


def _is_said_of_the_other(option_id: str, text: str) -> Told | None:
    if _is_other_sex(option_id, text):
        return told("says {text!r} of {id!r}", text=plain(text), id=option_id)
    if _turns_round(option_id, text):
        return told(
            "「{text}」 stands at the answer {id!r}: are はい and いいえ the wrong way round?",
            text=plain(text),
            id=option_id,
        )
    return None


def _is_other_sex(option_id: str, text: str) -> bool:
    own = _SEXES.get(option_id)
    return own is not None and own not in text and any(sign in text for sign in _SEXES.values())


def _turns_round(option_id: str, text: str) -> bool:
    """はい at the option `no`, いいえ at `yes`: whoever touches it answers the other way."""
    return bare(text).startswith({"yes": "いいえ", "no": "はい"}.get(option_id, "\0"))


def _is_meant(option: Choice, other: Choice, official: Official) -> bool:
    if bare(option.paper or "") == bare(other.label) or _has_its_figures(option, other):
        return True
    return (
        _is_reversed(option, other)
        or _is_printed_there(option, other, official)
        or _is_crossed(option, other, official)
    )


def _has_its_figures(option: Choice, other: Choice) -> bool:
    """The figures of the other's label, and none of its own (要支援1 and 要支援2)."""
    texts = (option.label, other.label, option.paper or "")
    own, there, printed = (frozenset(_FIGURES.findall(bare(one))) for one in texts)
    return bool(own and printed) and not own & printed and printed == there


def _is_reversed(option: Choice, other: Choice) -> bool:
    """はい with 無 beside いいえ with 有."""
    one, two = _answer(option), _answer(other)
    if one is None or two is None or one == two:
        return False
    yes, no = (option, other) if one == 0 else (other, option)
    return _are_opposite(_entry(no), _entry(yes)) or _is_changed(yes, no)


def _is_changed(yes: Choice, no: Choice) -> bool:
    """変更する for 「はい、この口座です」, beside 「いいえ、ほかの口座です」, which prints no change."""
    says_change, prints_change = (
        tuple(pattern.search(text) is not None for text in texts)
        for pattern, texts in (
            (_OTHER, (bare(yes.label), bare(no.label))),
            (_CHANGED, (_entry(yes), _entry(no))),
        )
    )
    return says_change == (False, True) and prints_change == (True, False)


def _answer(option: Choice) -> int | None:
    """0 for an option that says yes, 1 for no."""
    said = [place for place, pattern in enumerate(_ANSWERS) if pattern.match(bare(option.label))]
    return said[0] if said else None


def _are_opposite(yes: str, no: str) -> bool:
    """要 and 不要, 該当 and 非該当, 希望する and 希望しない, and those that have words of their own."""
    stem = yes.removesuffix("する")
    return (yes, no) in _OPPOSITES or no in (
        f"不{yes}",
        f"非{yes}",
        f"未{yes}",
        f"{stem}しない",
        f"{yes}なし",
        f"未{yes.removesuffix('み').removesuffix('済')}",
    )


def _entry(option: Choice) -> str:
    return bare(option.paper or "").partition("(")[0]


def _is_printed_there(option: Choice, other: Choice, official: Official) -> bool:
    """What is printed for the other stands in this label (はい、日本です); what is printed here does not."""
    there = _entry(other)
    return (
        len(there) > 1
        and there in bare(option.label)
        and there not in bare(other.label)
        and not _common(option.label, option.paper or "", official)
    )


def _is_crossed(option: Choice, other: Choice, official: Official) -> bool:
    """Each of the two labels has more in common with what is printed for the other one."""
    return all(
        _common(one.label, two.paper or "", official) > _common(one.label, one.paper or "", official)
        for one, two in permutations((option, other))
    )


def _common(label: str, paper: str, official: Official) -> int:
    return len(_signs(label, official) & _signs(paper, ()))


@lru_cache(maxsize=4096)
def _signs(text: str, official: Official) -> frozenset[str]:
    """Those of the text, and of the official words for what stands in it."""
    own = bare(text)
    return frozenset(_SIGNS.findall("".join((own, *(words for word, words in official if word in own)))))
