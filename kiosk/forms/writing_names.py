"""How the two persons' names are written, asked after their kana, where no card told it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from kiosk.basics.ids import FieldId
from kiosk.forms import people
from kiosk.forms.answers import Answers, FieldProblem
from kiosk.forms.definition.question import Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.kind import Context
from kiosk.forms.fields.name import offered
from kiosk.words.catalogue import Words

_KANA, _NAME = ".name_kana", ".name"
_TOLD = ("card", "earlier")


def with_names(questions: tuple[Question, ...], answers: Answers, context: Context) -> tuple[Question, ...]:
    """The questions, and after each answered name in kana the one that asks for its kanji.

    It is none of the procedure's own: paper and data have the person's name in any case, as kana without it.
    """
    return tuple(asked for one in questions for asked in (one, *_writing(one, answers, context)))


def is_name(field_id: FieldId) -> bool:
    """Whether that is the question for the kanji of a person's name."""
    return field_id in [f"{role}{_NAME}" for role in people.ROLES]


def question_for(field_id: FieldId, words: Words) -> Question:
    """The question of that id."""
    role: people.Role = "subject" if field_id.startswith("subject") else "visitor"
    return people.spec_of(role, "name", words("forms.name.label"))


def kana_of(field_id: FieldId) -> FieldId:
    """The question whose answer it writes."""
    return FieldId(field_id.removesuffix(_NAME) + _KANA)


def reading(question: Question, answers: Answers, context: Context) -> Context:
    """The context in which the kanji are asked for: with the kana that they write."""
    if not is_name(question.id):
        return context
    kana = answers.get(kana_of(question.id))
    return dataclasses.replace(context, name_kana=kana if isinstance(kana, str) else None)


def with_letters(question: Question, value: object, answers: Answers) -> Answers:
    """A name without kana is written as it was typed: nobody is asked for its letters again."""
    name = FieldId(question.id.removesuffix(_KANA) + _NAME)
    if not question.id.endswith(_KANA) or not is_name(name) or not _in_letters(value):
        return answers
    return answers.with_(name, value, "typed")


def contradicting(answers: Answers) -> Iterator[FieldProblem]:
    """Letters instead of kana beside a name that is written otherwise: one of the two would be lost."""
    for role in people.ROLES:
        kana, name = (answers.get(FieldId(f"{role}{one}")) for one in (_KANA, _NAME))
        if _in_letters(kana) and isinstance(name, str) and name != kana:
            yield FieldProblem(FieldId(f"{role}{_KANA}"), "not-kana")


def without_writing(question: Question, answers: Answers) -> Answers:
    """The answers once the kana were entered anew: what was chosen for the kana of before is asked again."""
    name = FieldId(question.id.removesuffix(_KANA) + _NAME)
    answer = answers.by_field.get(name)
    again = question.id.endswith(_KANA) and is_name(name) and answer is not None and answer.source == "typed"
    return answers.without({name}) if again else answers


def _writing(kana: Question, answers: Answers, context: Context) -> Iterator[Question]:
    name = FieldId(kana.id.removesuffix(_KANA) + _NAME)
    if not kana.id.endswith(_KANA) or not is_name(name) or not answers.has(kana.id):
        return
    if _in_letters(answers.get(kana.id)):
        return
    told = answers.by_field.get(name)
    question = question_for(name, context.words)
    if (told is None or told.source not in _TOLD) and offered(reading(question, answers, context)):
        yield question


def _in_letters(value: object) -> bool:
    return isinstance(value, str) and not writing.is_katakana(value)
