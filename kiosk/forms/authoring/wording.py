"""What the words of a definition ask of the person who reads or hears them: length, plainness, sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.texts import texts
from kiosk.words.furigana import plain, reading

FILE = "wording.yaml"
MOST_TITLE = 20
"""Characters of a question (screen guide, words)."""
MOST_SENTENCE = 25
"""Characters of a sentence that explains (screen guide, words)."""
MOST_MESSAGE = 40
"""Characters of a sentence that tells what to do instead, or what one agrees to: read once, and aloud."""
_MESSAGES = ("message", "otherwise", "sentence", "late", "waiting_note", "missing")
_EXPLAINING = ("explanation", "why", "note", *_MESSAGES)
_SENTENCE = re.compile(r"(?<=[。？！])")
_TWICE_NOT = re.compile(
    r"(ない|なく|なけれ|ず)[^。、・]{0,8}(ません|ない)(?!場合|とき|方|もの)"
    r"|(ないわけ|なくも|ないことも|ないとは)"
)
_DUTY = re.compile(r"なければ(なりません|ならない)|ないといけ(ません|ない)|なくては(なりません|ならない)")
_UNSPEAKABLE = re.compile(r"[※★☆●◎■□▲△▼▽◆◇→←↑↓⇒✓✔〒♪#＃*＊_＿=＝<>＜＞^｜|\\]")
_SAID = re.compile(r"[\u3041-\u30ff\u4e00-\u9fffA-Za-zＡ-Ｚａ-ｚ0-9０-９々]")


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `wording.yaml`."""

    hard: Mapping[str, str]
    terms: tuple[str, ...]
    names: tuple[str, ...] = ()


def words_in(root: Path) -> Words:
    """The lists beside the definitions; empty ones where there is no such file."""
    path = root / FILE
    if not path.is_file():
        return Words({}, ())
    read = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return Words(dict(read["hard"]), tuple(read["terms"]), tuple(read["names"]))


def findings(procedure: Procedure, words: Words) -> Iterator[tuple[str, str]]:
    """(key of the text, what is wrong with it)."""
    rules: tuple[Callable[[str, str], Iterator[str]], ...] = (_long, _not_not, _speech)
    office = tuple(
        f"{procedure.id}.questions.{one.id}." for one in procedure.questions if one.kind == "office"
    )
    official = (*office, f"{procedure.id}.paper.")
    said = {key: text for key, text in texts(procedure) if not key.startswith(official)}
    for key, text in said.items():
        for rule in rules:
            yield from ((key, message) for message in rule(key, text))
        for hard, easy in words.hard.items():
            if hard in _without(plain(text), words.names):
                yield key, f"hard word 「{hard}」: say 「{easy}」"
    yield from _unexplained(said, words.terms)


def _without(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


def _long(key: str, text: str) -> Iterator[str]:
    last = _last(key)
    if last == "title" and ".questions." in key and len(plain(text)) > MOST_TITLE:
        yield f"longer than {MOST_TITLE} characters"
    if last not in _EXPLAINING:
        return
    most = MOST_MESSAGE if last in _MESSAGES else MOST_SENTENCE
    for sentence in _SENTENCE.split(plain(text)):
        if len(sentence.strip()) > most:
            yield f"a sentence longer than {most} characters: {sentence.strip()}"


def _not_not(_: str, text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(plain(text)):
        if _TWICE_NOT.search(_DUTY.sub("", sentence)):
            yield f"not and not in one sentence: {sentence.strip()}"


def _speech(_: str, text: str) -> Iterator[str]:
    spoken = reading(text)
    if not _SAID.search(spoken):
        yield f"nothing of it can be said: {plain(text)}"
    for sign in dict.fromkeys(_UNSPEAKABLE.findall(spoken)):
        yield f"a voice cannot say {sign!r}: write it in words"


def _unexplained(said: Mapping[str, str], terms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    everything = "\n".join(plain(text) for text in said.values())
    for term in terms:
        explained = re.search(rf"{term}(は、|とは|（|：)|（{term}）", everything)
        noted = any(
            term in plain(text) and key.endswith(".label") and _note(said, key) for key, text in said.items()
        )
        if not explained and not noted:
            using = next((key for key, text in said.items() if term in plain(text)), None)
            if using is not None:
                yield using, f"the term 「{term}」 is explained nowhere in this procedure"


def _note(said: Mapping[str, str], key: str) -> bool:
    beside = key.removesuffix("label")
    return any(f"{beside}{name}" in said for name in ("note", "explanation"))


def _last(key: str) -> str:
    return key.rpartition(".")[2]
