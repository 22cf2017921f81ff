"""Words that Open JTalk's dictionary reads otherwise than the kiosk means them.

Each rule was found by comparing what is heard with the furigana above the same word, over every text of the
kiosk; `tests/ui/speech/test_read_right.py` does that again whenever a text or the dictionary changes.
"""

from __future__ import annotations

import re

_KANJI = (
    (r"届出人", "とどけでにん"),
    (r"何千", "なんぜん"),
    (r"何(?=[番通人百万枚件階歳回度年日時分本台名組曜週つ]|か月|です|だ|という)", "なん"),
    (r"(?<=の)分(?!か|け)", "ぶん"),
    (r"(?<=より)上", "うえ"),
    (r"(?<=町や)国", "くに"),
    (r"(?<=・)家(?!族)", "いえ"),
    (r"(?<=犬の)札", "ふだ"),
    (r"申(?=しこ)", "もう"),
    (r"届出人", "とどけでにん"),
    (r"(?<![\d一二三])台(?=の)", "だい"),
    (r"(?<!京)都(?=や区)", "と"),
    (r"(?<=からの)行", "ぎょう"),
    (r"(?<=カードの)表(?!示)", "おもて"),
    (r"(?<=語の)訳", "やく"),
    (r"(?<=\d)つめ", "つ目"),
    (r"(?<!\d)丁目", "ちょうめ"),
    (r"^年(?=まで)", "ねん"),
    (r"(?<=・)日(?=を)", "ひ"),
)
"""In Japanese as it is written for everybody."""

_KANA = (
    (r"(?<=月\d)か(?=[ のにまか]|$)", "日"),
    (r"(?<![ぁ-ん])はなし(?=[はをが ])", "話"),
    (r"(?<![ぁ-ん])はは(?![ぁ-ん]{3})", "母"),
    (r"(?<![ぁ-ん])はい(?=って|る)", "入"),
    (r"(?<=に)はい(?=って い|っていま)", "入"),
    (r"(?<![ぁ-ん])はつか(?=いない)", "二十日"),
    (r"(?<=[ぁ-んァ-ヶ])(?<![にでとはま])は(?=[ 、。…])", "わ"),
    (r"((?:しょ|じょ)う|しかく)は(?=[あい何な])", r"\1わ"),
)
"""In easy Japanese, whose readings stand in place of the kanji: particles and words run into each other."""

_COUNTERS = {
    "ねん": "年", "がつ": "月", "かげつ": "か月", "しゅうかん": "週間", "ついたち": "日", "にち": "日",
    "じ": "時", "ふん": "分", "ぷん": "分", "さい": "歳", "にんめ": "人目", "にん": "人",
    "まい": "枚", "つう": "通", "けん": "件", "かい": "回", "ばん": "番", "けた": "桁", "だんめ": "段目",
    "ちょうめ": "丁目", "えん": "円", "もん": "問", "こ": "個", "ごう": "号", "びょう": "秒",
}  # fmt: skip
_LONGEST_FIRST = "|".join(sorted(_COUNTERS, key=len, reverse=True))
_COUNTED = re.compile(rf"(?<=\d)({_LONGEST_FIRST})(?![ゃゅょ])")
"""14にち is jū-yon-nichi to the dictionary, 14日 is jūyokka."""
_RULES = tuple((re.compile(pattern), instead) for pattern, instead in (*_KANA, *_KANJI))


def put_right(text: str) -> str:
    """The same words, those that would be misread written otherwise."""
    text = _COUNTED.sub(lambda found: _COUNTERS[found[0]], text)
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text
