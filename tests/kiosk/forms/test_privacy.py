from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.kind import PartView
from kiosk.forms.fields.persons import LIST
from kiosk.forms.privacy import is_sensitive, own_texts
from kiosk.forms.view import Option
from tests.fakes.paced_visit import handbook_of

BOOK = handbook_of()


def asked(kind: KindId, *each: Question, sensitive: bool = False, name: str = "a") -> Question:
    return Question(id=FieldId(name), kind=kind, title="題", label="名", each=each, sensitive=sensitive)


OF_EACH = (
    asked("kana", name="name_kana"),
    asked("choice", name="tie"),
    asked("choice", name="tax", sensitive=True),
)


@pytest.mark.parametrize(
    ("question", "part", "sensitive"),
    [
        (asked("choice"), "", False),
        (asked("choice", sensitive=True), "", True),
        (asked("consent"), "", True),
        (asked("address"), "row", True),
        (asked("bank-account"), "type", True),
        (asked("date"), "", True),
        (asked("persons", *OF_EACH), "0.tie", True),
        (asked("persons", *OF_EACH), "0.tax", True),
        (asked("person", *OF_EACH), "tie", True),
        (asked("persons", *OF_EACH), LIST, True),
    ],
)
def test_choice_is_nobody_elses_by_its_mark_or_by_its_kind(
    question: Question, part: str, sensitive: bool
) -> None:
    assert is_sensitive(question, part) is sensitive


def test_what_comes_from_answers_is_own_and_a_hint_is_not() -> None:
    options = (Option("a", "見本町", own=True), Option("other", "この中にありません"))
    shown = PartView("one", None, options=options, echo="東京都")
    assert list(own_texts(shown, "同じ説明です。")) == ["東京都", "見本町"]
    told = PartView("one", None, own=True)
    assert list(own_texts(told, "1人目：みほん")) == ["1人目：みほん"]


TELLING = re.compile("病気|性別|国籍|外国の|障|介護|認定|住民税|在留|保護|扶養")
CHOSEN: frozenset[KindId] = frozenset({"choice", "choices", "yes-no", "documents"})
TELLS_NOTHING = {
    ("kaigo-nintei", "disease_where"): "where it is said, not which it is",
    ("kaigo-nintei", "former_certificate"): "whether a paper is here",
}


def unmarked(procedures: Iterable[Procedure]) -> set[tuple[str, str]]:
    """Choices about illness, care, origin or income that do not say so."""
    return {
        (procedure.id, one.id)
        for procedure in procedures
        for question in procedure.questions
        for one in (question, *question.each)
        if one.kind in CHOSEN and one.among is None and TELLING.search(f"{one.title}{one.label}")
        if not one.sensitive and (procedure.id, one.id) not in TELLS_NOTHING
    }


def test_every_choice_about_illness_care_origin_or_income_is_marked() -> None:
    assert unmarked(BOOK.library.procedures()) == set()


def test_a_mark_that_is_missing_is_found() -> None:
    procedure = BOOK.procedure("kaigo-nintei")
    questions = tuple(one.model_copy(update={"sensitive": False}) for one in procedure.questions)
    assert ("kaigo-nintei", "disease") in unmarked([procedure.model_copy(update={"questions": questions})])
