"""What a definition lacks, without which it cannot be used well: a choice, a reason, a day, what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiosk.basics.telling import told
from kiosk.forms.authoring.morphemes import is_particle, words_in
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.handed_in import NOT_YET
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

_YEARS_AHEAD = 3
"""Nothing is decided longer before; and what is not decided has the day `NOT_YET`."""
_FIRST_YEAR = 2000
_MOST_MINUTES = 60
"""Nobody stands at a kiosk for longer."""
_OFFICE = "office"
"""The box of staff, which every paper has."""
_SAYS_ONLY_LATE = re.compile(
    r"[^。]*(?:すぎています|過ぎています|すぎました|過ぎました|おくれています|遅れています)"
)
_CONTENT = ("名詞", "動詞", "形容詞", "形状詞")
_WITHOUT_SAYING = frozenset({
    "聞く", "確かめる", "知る", "為", "物", "事", "書く", "答える", "教える", "入れる", "為る", "有る",
    "居る", "選ぶ", "方", "御", "分かる", "貰う", "調べる", "必要", "質問", "確認",
})  # fmt: skip
"""Words of a reason that give none: 「…を聞くためです」."""


_TO_THE_DESK = re.compile("窓口|係|そうだん|相談")
"""Where somebody is sent who cannot go on here."""


def lacking(procedure: Procedure, today: date, *, is_event: bool) -> Iterator[Finding]:
    """Every place where something is missing that the models allow to be left out."""
    yield from _begins(procedure, today)
    if procedure.minutes > _MOST_MINUTES:
        yield Finding(
            ("minutes",), told("takes {minutes} minutes here: is that right?", minutes=procedure.minutes)
        )
    for path, question in questions_of(procedure):
        yield from _one_option(question, path)
        yield from _repeated_reason(question, path)
        yield from _no_consent(question, path)
        for where, each in each_of(question, path):
            yield from _one_option(each, where)
    if is_event:
        return
    yield from _paper_reasons(procedure)
    yield from _deadlines(procedure)
    yield from _open_days(procedure)


def _begins(procedure: Procedure, today: date) -> Iterator[Finding]:
    """A slip of the year: nobody would notice, since nothing appears."""
    begins = procedure.effective_from
    far = begins.year > today.year + _YEARS_AHEAD and begins != NOT_YET
    if far or begins.year < _FIRST_YEAR:
        message = told(
            "{day} is far away: is the year right? Not yet decided is {not_yet}", day=begins, not_yet=NOT_YET
        )
        yield Finding(("effective_from",), message)


def _no_consent(question: Question, path: Path) -> Iterator[Finding]:
    """A consent without which one goes on, though its text sends whoever says no to the desk."""
    if question.kind != "consent" or not question.optional:
        return
    no = [one.note or "" for one in question.options if one.id == "no"]
    if any(_TO_THE_DESK.search(plain(one)) for one in (*no, question.otherwise or "")):
        message = told("sends who says no to the desk, and goes on without a yes: leave `optional` out")
        yield Finding((*path, "optional"), message)


def _one_option(question: Question, path: Path) -> Iterator[Finding]:
    if question.kind == "choice" and len(question.options) == 1:
        yield Finding((*path, "options"), told("one option is no choice: add another, or do not ask"))
    elif question.kind == "choices" and len(question.options) == 1 and question.among is None:
        yield Finding((*path, "options"), told("one option is no choice: ask with `yes-no`"))


def _repeated_reason(question: Question, path: Path) -> Iterator[Finding]:
    """A `why` in which nothing stands that the question does not say itself."""
    own = ((("why",), question.title, question.why),)
    others = (
        (("by_applicant", who, "why"), one.title or question.title, one.why)
        for who, one in question.by_applicant.items()
    )
    for key, title, why in (*own, *others):
        if why and _content(why) - _WITHOUT_SAYING <= _content(title):
            yield Finding((*path, *key), told("says the question again: say what the answer is used for"))


def _content(text: str) -> frozenset[str]:
    """What it is about, each word as the dictionary has it; 「…だけ」 says something of its own."""
    words = words_in(plain(text))
    return frozenset(
        one.normalized_form()
        for one in words
        if one.part_of_speech()[0] in _CONTENT or is_particle(one, "だけ")
    )


def _paper_reasons(procedure: Procedure) -> Iterator[Finding]:
    used = {_OFFICE, *(one.section for one in procedure.questions)}
    for place, section in enumerate(procedure.paper.sections):
        if section.id not in used:
            message = told("no question is printed in this part of the paper: leave it out, or use it")
            yield Finding(("paper", "sections", place), message)
    for place, one in enumerate(procedure.omitted):
        if not one.reason.strip():
            yield Finding(("omitted", place, "reason"), told("says no reason: why is it not asked?"))
    for place, who in enumerate(procedure.applicants):
        if not procedure.may_wait(who.id) and not who.waiting_note:
            message = told("an application of {id!r} becomes paper: say why in `waiting_note`", id=who.id)
            yield Finding(("applicants", place), message)


def _deadlines(procedure: Procedure) -> Iterator[Finding]:
    """What happens afterwards: not only that it is late, and not the deadline once more."""
    single = () if procedure.deadline is None else ((("deadline",), procedure.deadline),)
    many = ((("deadlines", place), one) for place, one in enumerate(procedure.deadlines))
    for path, rule in (*single, *many):
        late = plain(rule.late).strip()
        sentences = [one for one in late.split("。") if one.strip()]
        only = all(_SAYS_ONLY_LATE.fullmatch(one) for one in sentences)
        if only or _bare(late) == _bare(rule.label):
            yield Finding((*path, "late"), told("does not say what happens after the deadline"))


def _open_days(procedure: Procedure) -> Iterator[Finding]:
    """Days that may stay empty though a deadline counts from them: whoever passes by is told of none."""
    fields = {name for rule in procedure.every_deadline for name in rule.fields}
    for place, question in enumerate(procedure.questions):
        if question.optional and question.id in fields:
            message = told("may stay empty, and a deadline counts from it: write `dont_know` in its place")
            yield Finding(("questions", place, "optional"), message)


def _bare(text: str) -> str:
    return re.sub(r"[\s。、]", "", plain(text))
