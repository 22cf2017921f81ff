"""Every typed question has an example, which that very question takes, in every language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, Draft
from kiosk.forms.definition.question import Question
from kiosk.forms.exemplary import example_of
from kiosk.forms.fields.kind import Parsed, PartView
from kiosk.forms.fields.registry import KINDS
from kiosk.words.furigana import plain
from tests.fakes.form_parts import context, interview, library, question

TYPED = frozenset({"text", "kana", "phone", "digits", "date", "period", "money"})
"""Kinds of one screen that is typed on."""


def typed() -> Iterator[tuple[str, Question]]:
    for procedure in library().procedures():
        for whole in procedure.questions:
            yield from (
                (f"{procedure.id}.{whole.id}.{one.id}", one)
                for one in (whole, *whole.each)
                if one.kind in TYPED
            )


def example(question: Question, part: str = "", told: str | None = None) -> str | None:
    return example_of(question, part, PartView("text", ""), told, context())


def test_every_typed_question_has_one() -> None:
    without = [name for name, question in typed() if example(question) is None]
    assert without == []


@pytest.mark.parametrize("kind", ["address", "bank-account"])
def test_every_typed_part_has_one(kind: str) -> None:
    spec = next(one for each in library().procedures() for one in each.questions if one.kind == kind)
    drafts = KINDS[spec.kind].pieces(spec, KINDS[spec.kind].sample(spec, context()), context())
    for part in KINDS[spec.kind].parts(spec, drafts, context()):
        view = KINDS[spec.kind].part_view(spec, drafts, part, context())
        assert (example_of(spec, part, view, None, context()) is None) == (view.input in ("one", "people")), (
            part
        )


@pytest.mark.parametrize("place", ["bank", "yucho"])
def test_the_account_of_the_examples_may_be_one(place: str) -> None:
    """What is shown as an example is taken when somebody types it."""
    kind = KINDS["bank-account"]
    spec = next(one for each in library().procedures() for one in each.questions if one.kind == kind.id)
    drafts: dict[str, Draft] = {"place": place, "type": "ordinary"}
    for part in kind.parts(spec, drafts, context()):
        shown = example_of(spec, part, kind.part_view(spec, drafts, part, context()), None, context())
        if shown is not None:
            drafts[part] = plain(shown).removeprefix("例：")
    read = kind.parse(spec, drafts, context())
    assert isinstance(read, Parsed), read
    assert kind.check(spec, read.value, context()) == ()


def test_what_a_definition_gives_stands_above_the_general_one() -> None:
    spec = next(one for _, one in typed() if one.kind == "kana").model_copy(update={"example": "やまだ"})
    assert example(spec) == "例：やまだ"


def test_none_tells_how_long_a_number_is_whose_length_differs() -> None:
    view = PartView("phone", "")
    asked = [question("digits", groups=groups, most=most) for groups, most in (("7", None), (None, 9))]
    assert [example_of(one, "", view, None, context()) for one in asked] == ["例：1234567", None]
    given = question("digits", groups=None, most=9, example="A-12345")
    assert example_of(given, "", view, None, context()) == "例：A-12345"


def test_what_the_sentence_says_already_is_not_said_again() -> None:
    block = next(one for one in interview("juminhyo").procedure.questions if one.kind == "address")
    assert example(block, "block") == "例：15-22"
    assert example(block, "block", "「15-22」のように入れてください。") is None


def test_it_stands_on_the_screen_of_the_question_and_of_each_person() -> None:
    about = interview("jido-teate")
    children = next(one for one in about.procedure.questions if one.id.endswith("children"))
    drafts: dict[FieldId, Draft] = {children.id: [{}]}
    assert plain(about.view(children, "0.name_kana", drafts, Answers()).example or "") == "例：みほん　はなこ"
    assert about.view(children, "list", drafts, Answers()).example is None
