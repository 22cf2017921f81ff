"""How a definition asks: one thing at a time, with reason and source, never putting an answer in a mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.morphemes import Morpheme, is_particle, words_in
from kiosk.forms.authoring.plainness import lets_go_on
from kiosk.forms.conditions import fields_of
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

_OWN_REASON = ("office", "next-steps", "consent")
"""Kinds that say why by what they are: a box of staff, a list to read, a promise with its sentence."""
_PERSONAL = frozenset({
    "text", "name", "kana", "date", "year", "digits", "money", "address", "phone", "bank-account", "person",
    "persons", "relation", "consent", "period", "documents",
})  # fmt: skip
_SOURCE = re.compile(r"\[(?:R|GK|A)(?:[ ;,][^\]]*)?\]")
_MANY = 4
"""From so many options on, somebody may be none of them."""
_WAYS_OUT = re.compile("そのほか|その他|ほかの|それ以外|わからない|どれでもない|ありません|ない$|いいえ")
_ASKS = ("何", "いつ", "どこ", "だれ", "誰", "どなた", "どれ", "いくつ", "いくら", "どちら", "なぜ")
_TOGETHER = frozenset({"いっしょ", "一緒", "別", "べつ", "別々", "べつべつ", "同じ", "同時", "関係", "間"})
"""「家族といっしょに」 joins no second thing."""
_NOUN = ("名詞", "代名詞", "接頭辞", "接尾辞")
_ENDS = re.compile(r"(?:です|ます|でした|ました|ません)か")


def asking(procedure: Procedure, one_thing: tuple[str, ...], *, is_event: bool) -> Iterator[Finding]:
    """What a question lacks, or does too much of. `one_thing` are names with 「と」 in them."""
    for path, question in questions_of(procedure):
        yield from _reasons(question, path)
        yield from _given(question, path)
        for where, asked in _with_each(question, path):
            yield from _at_once(asked, where, one_thing)
            yield from _no_way_out(asked, where)
            yield from _unsure(asked, where)
    if not is_event:
        yield from _sources(procedure)
    yield from _asked_and_omitted(procedure)


def _with_each(question: Question, path: Path) -> Iterator[tuple[Path, Question]]:
    if question.kind != "office":
        yield path, question
    yield from each_of(question, path)


def _reasons(question: Question, path: Path) -> Iterator[Finding]:
    never_asked = question.id in fields_of(question.when)
    if question.kind not in _OWN_REASON and not question.why and not never_asked:
        yield Finding(path, told("{name!r} has no `why`: say why it is asked", name=question.id))
    each = question.kind == "next-steps" and all(_SOURCE.search(one.source) for one in question.options)
    if not each and not _SOURCE.search(question.source):
        yield Finding(path, _no_source(question.id))


def _no_source(name: str) -> Told:
    return told("{name!r} has no `source`: where is it from? [R city], [GK] or [A]", name=name)


def _sources(procedure: Procedure) -> Iterator[Finding]:
    """Rules outside the questions that somebody has to be able to confirm."""
    sources: list[tuple[Path, str, str]] = [
        *((("applicants", place), one.id, one.source) for place, one in enumerate(procedure.applicants)),
        *((("bring", place), one.id, one.source) for place, one in enumerate(procedure.bring)),
        *((("checks", place), one.id, one.source) for place, one in enumerate(procedure.checks)),
        (("handled_by",), "handled_by", procedure.handled_by.source),
    ]
    if procedure.fee is not None:
        sources.append((("fee",), "fee", procedure.fee.source))
    if procedure.deadline is not None:
        sources.append((("deadline",), "deadline", procedure.deadline.source))
    for path, name, source in sources:
        if not _SOURCE.search(source):
            yield Finding(path, _no_source(name))


def _given(question: Question, path: Path) -> Iterator[Finding]:
    """An answer that stands there before anybody gave it: a number of copies, or the less telling of two."""
    if question.preset is None:
        return
    if question.kind in _PERSONAL or "." in question.id:
        message = told("only the person knows {name!r}: leave `preset` out", name=question.id)
        yield Finding((*path, "preset"), message)
    elif question.kind == "yes-no" and question.preset in (True, "yes"):
        message = told("says yes for somebody who said nothing: leave `preset` out, or say no")
        yield Finding((*path, "preset"), message)


def _at_once(question: Question, path: Path, one_thing: tuple[str, ...]) -> Iterator[Finding]:
    for key, text in _titles(question):
        bare = plain(text)
        for name in one_thing:
            bare = bare.replace(name, "＊")
        single = question.kind not in ("person", "persons")
        words = words_in(bare)
        both = question.kind in ("yes-no", "choice") and _does_two(words)
        if len(_ENDS.findall(bare)) > 1 or both or _asks_two(words, single=single):
            yield Finding((*path, *key), told("asks two things at once: make two questions of it"))
    if question.explanation and _ENDS.search(plain(question.explanation)):
        yield Finding(
            (*path, "explanation"), told("asks a second question: explain, or make a question of it")
        )


def _asks_two(words: tuple[Morpheme, ...], *, single: bool) -> bool:
    """「何通、いつまでに…」; or, of one answer, 「AとBは何ですか」."""
    asks = [place for place, one in enumerate(words) if one.surface() in _ASKS]
    if len(asks) != 1 or not single:
        return len(asks) > 1
    before = words[: asks[0]]
    and_ = any(
        is_particle(one, "と", "および") and not is_particle(two, "の") for one, two in pairwise(before)
    )
    return and_ and any(is_particle(one, "は") for one in before)


def _does_two(words: tuple[Morpheme, ...]) -> bool:
    """「AとBを、〜しますか」: who does one of them alone has no answer."""
    ands = [place for place, one in enumerate(words) if is_particle(one, "と") or one.surface() == "および"]
    return any(_joins(words[place + 1 :]) and _is_noun(words[place - 1]) for place in ands if place)


def _joins(after: tuple[Morpheme, ...]) -> bool:
    """Whether a noun follows, and what is done to it, or where it is."""
    rest = after[1:] if after and after[0].surface() == "、" else after
    end = next((place for place, one in enumerate(rest) if not _is_noun(one)), len(rest))
    nouns, then = rest[:end], rest[end : end + 1]
    second = bool(nouns) and nouns[0].surface() not in _TOGETHER
    return second and any(is_particle(one, "を", "が", "は", "に", "も") for one in then)


def _is_noun(word: Morpheme) -> bool:
    return word.part_of_speech()[0] in _NOUN


def _titles(question: Question) -> Iterator[tuple[Path, str]]:
    yield ("title",), question.title
    for who, own in question.by_applicant.items():
        if own.title:
            yield ("by_applicant", who, "title"), own.title


def _no_way_out(question: Question, path: Path) -> Iterator[Finding]:
    """Somebody to whom none of the answers applies: no わからない, nothing left open, no 「そのほか」."""
    if question.kind != "choice" or len(question.options) < _MANY or question.nothing_else:
        return
    open_ = question.optional or question.dont_know is not None
    if not open_ and not any(_is_way_out(one.id, plain(one.label)) for one in question.options):
        message = told(
            "has no answer for somebody else: add 「そのほか」 or `dont_know`, or say `nothing_else: why`"
        )
        yield Finding((*path, "options"), message)


def _unsure(question: Question, path: Path) -> Iterator[Finding]:
    """Somebody who does not know (わからない) goes on, too, unless there is a reason why nobody is that."""
    if question.kind != "office" and not lets_go_on(question):
        message = told(
            "{name!r} has no way for who does not know: add `dont_know`, or say `everybody_knows: why`",
            name=question.id,
        )
        yield Finding(path, message)
    if question.everybody_knows and question.may_stay_open():
        yield Finding((*path, "everybody_knows"), told("may stay open: leave `everybody_knows` out"))


def _is_way_out(name: str, label: str) -> bool:
    return name in ("other", "unknown", "none", "no") or _WAYS_OUT.search(label) is not None


def _asked_and_omitted(procedure: Procedure) -> Iterator[Finding]:
    asked = {row: one.id for one in procedure.questions for row in (*one.fact, one.paper) if row}
    for place, omitted in enumerate(procedure.omitted):
        if omitted.row in asked:
            message = told("{row!r} is asked, too, by {name!r}", row=omitted.row, name=asked[omitted.row])
            yield Finding(("omitted", place), message)
