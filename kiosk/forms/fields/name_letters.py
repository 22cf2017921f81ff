"""英字: the letters of a name. Whoever typed them where kana are asked has told them, and types them once."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.kind import words_of

LETTERS, KANA = "name_letters", "name_kana"
"""What is asked of each in a list: how a name is written where its reading does not say it."""


def in_letters(name: object) -> str | None:
    """The name as residence cards have it (TRAN THI HOA), where letters were typed for its kana."""
    text = words_of(name)
    if not text or writing.is_katakana(writing.person_kana(text)):
        return None
    return writing.latin_name(text)


def told(sub: Question, said: Mapping[str, object]) -> str | None:
    """The letters which that question about a person would ask for, where the kana of the same person told
    them and nothing else stands there.
    """
    letters = in_letters(said.get(KANA)) if sub.id == LETTERS else None
    return letters if words_of(said.get(LETTERS)) in ("", letters) else None


def given_on(procedure: Procedure, question: Question, value: object, answers: Answers) -> Answers:
    """The answers with the letters that were typed for that name, for whatever else asks for them
    (`letters_of`); without those of a name before.
    """
    local = question.id.removeprefix(f"{procedure.id}.")
    for other in procedure.questions:
        if other.letters_of != local:
            continue
        field, letters = procedure.field_id(other.id), in_letters(value)
        if letters is not None:
            answers = answers.with_(field, letters, "earlier")
        elif _is_told(answers, field):
            answers = answers.without([field])
    return answers


def _is_told(answers: Answers, field: FieldId) -> bool:
    answer = answers.by_field.get(field)
    return answer is not None and answer.source == "earlier"
