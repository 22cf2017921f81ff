"""How a definition speaks to people: no orders, no blame, no bare refusal; and where it says whom to call."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.morphemes import Morpheme, is_particle, words_in
from kiosk.words.furigana import plain

_SENTENCE = re.compile(r"(?<=[。？！?!])")
_POLITE: Final = frozenset({"ください", "下さい", "くださいませ"})
_ORDERS = re.compile(r"(?:[るくすつぬむうぐぶ]こと|見よ|[るくすつぬむうぐぶ]な)[。！!]$")
"""「書くこと。」「見よ。」「書くな。」: what the dictionary does not know as orders."""
_REFUSALS = re.compile(
    r"(?:それは|これは|この答えは)?、?(?:だめ|ダメ|駄目|まちがい|間違い|NG|不正|無効|誤り|ちがい|違い)(?:です|ます)"
    r"|(?:できません|使えません|認められません|受けつけません)"
)
"""What is no help as a sentence of its own, where nothing else is said."""
_INSULTS = re.compile(
    r"おまえ|お前|(?:あなた|お客様|本人)の(?:まちがい|間違い|ミス|せい)|ばか(?!り)|バカ|ふざけ|うるさい|しつこい|当たり前|[！!]"
)
_NAMES = ("label", "title", "short_title")
"""Texts that may be as short as an answer: 「ちがいます」 is a fair option."""

_PHONE = re.compile(
    r"(?<!\d)0\d{1,4}[-‐‑–―ー－() (]{1,2}\d{1,4}[-‐‑–―ー－() )]{1,2}\d{3,4}(?!\d)|(?<!\d)0\d{9,10}(?!\d)"
)
_ADDRESS = re.compile(
    r"https?:\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:jp|com|org|net|tokyo)\b", re.ASCII
)
_QUOTED = re.compile(r"「[^」]*」")
"""A number in these marks is an example of how one is typed."""


def manners(said: Mapping[str, str]) -> Iterator[tuple[str, Told]]:
    """(key, what a person would mind) of every text that is said to people."""
    for key, text in said.items():
        bare = plain(text)
        for sentence in _sentences(bare):
            yield from ((key, message) for message in _tone(sentence))
        if key.rpartition(".")[2] not in _NAMES and all(map(_refuses, _sentences(bare))):
            yield key, told("「{text}」 only refuses: say what to do instead", text=bare)
        yield from ((key, message) for message in _contacts(bare))


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in _SENTENCE.split(text) if one.strip())


def _tone(sentence: str) -> Iterator[Told]:
    words = words_in(sentence)
    if any(map(_commands, words, (*words[1:], None))) or _ORDERS.search(sentence):
        yield told("「{sentence}」 is an order: say it with 「〜してください」", sentence=sentence)
    insult = _INSULTS.search(sentence)
    if insult is not None:
        yield told("「{word}」 blames or shouts: say calmly what to do", word=insult[0])


def _commands(word: Morpheme, after: Morpheme | None) -> bool:
    """Whether a sentence, or a part of one, ends in an order (命令形)."""
    kind = word.part_of_speech()
    order = kind[0] in ("動詞", "助動詞") and kind[5] == "命令形" and word.surface() not in _POLITE
    return order and (after is None or is_particle(after, "よ", "な") or not after.surface().isalpha())


def _refuses(sentence: str) -> bool:
    return _REFUSALS.fullmatch(sentence.rstrip("。！!")) is not None


def _contacts(text: str) -> Iterator[Told]:
    narrow = unicodedata.normalize("NFKC", _QUOTED.sub("", text))
    for found in (*_PHONE.findall(narrow), *_ADDRESS.findall(narrow)):
        yield told("「{found}」 will change one day: name the counter instead", found=found.strip())
