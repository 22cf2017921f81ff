from __future__ import annotations

import pytest

from kiosk.forms.authoring.whose import whose
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import ApplicantWording
from tests.fakes.form_parts import library, procedure


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path[2:])), found.message) for found in whose(one)]


def changed(field: str, **keys: object) -> Procedure:
    one = procedure("koseki")
    questions = tuple(
        asked.model_copy(update=keys) if asked.id == field else asked for asked in one.questions
    )
    return one.model_copy(update={"questions": questions})


def test_every_installed_question_speaks_to_the_right_person() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


def test_proxy_who_is_asked_about_themselves_is_told() -> None:
    message = "asks 'proxy' about themselves; it is about whom they come for"
    own = dict(procedure("koseki").questions[29].by_applicant)
    own["proxy"] = ApplicantWording(title="あなたの住所はどこですか")
    found = told(changed("subject.address", by_applicant=own))
    assert ("by_applicant.proxy.title", message) in found


def test_who_comes_for_themselves_and_is_asked_about_somebody_else_is_told() -> None:
    found = told(changed("subject.birth_date", title="その方はいつ生まれましたか"))
    assert ("title", "asks 'self' about somebody else; it is about themselves") in found


def test_visitor_who_is_asked_about_somebody_else_is_told() -> None:
    found = told(changed("visitor.address", title="その方の住所はどこですか"))
    assert [where for where, _ in found] == ["title", "title"]


@pytest.mark.parametrize(("field", "box"), [("subject.address", "visitor"), ("visitor.address", "subject")])
def test_answer_in_the_box_of_the_other_is_told(field: str, box: str) -> None:
    message = f"is printed in the box '{box}', which is somebody else's"
    assert told(changed(field, section=box)) == [("section", message)]
