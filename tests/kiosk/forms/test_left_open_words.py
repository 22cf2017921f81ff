"""What stands for an answer that was left open reads well beside 「（窓口でたしかめます）」."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.forms.definition.question import Question
from kiosk.words.furigana import plain
from tests.fakes.form_parts import library


def said_twice(questions: Iterator[tuple[str, Question]]) -> list[str]:
    """Those whose words for "I do not know" name the counter, which is named behind them anyway."""
    return [
        name
        for name, one in questions
        if one.dont_know is not None
        and not one.dont_know.settled
        and one.dont_know.label is not None
        and "窓口" in plain(one.dont_know.label)
    ]


def all_questions() -> Iterator[tuple[str, Question]]:
    for procedure in library().procedures():
        for question in procedure.questions:
            yield from ((f"{procedure.id}.{question.id}.{one.id}", one) for one in (question, *question.each))


def test_the_counter_is_not_named_twice() -> None:
    assert said_twice(all_questions()) == []


def test_a_label_that_names_it_is_found() -> None:
    name, question = next((name, one) for name, one in all_questions() if one.dont_know is not None)
    assert question.dont_know is not None
    planted = question.dont_know.model_copy(update={"label": "窓口で話す", "settled": False})
    assert said_twice(iter([(name, question.model_copy(update={"dont_know": planted}))])) == [name]
