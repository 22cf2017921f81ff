from __future__ import annotations

from kiosk.forms.definition.placed_questions import every_question, questions_of
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import procedure, question


def asked() -> Procedure:
    each = [{"id": name, "kind": "name", "title": name, "label": name} for name in ("name", "friend")]
    people = question("persons", id="people", each=tuple(each))
    return procedure("jido-teate").model_copy(update={"questions": (people, question("text", id="end"))})


def test_those_about_each_person_follow_the_question_for_the_people() -> None:
    assert [(path, one.id) for path, one in every_question(asked())] == [
        (("questions", 0), "people"),
        (("questions", 0, "each", 0), "name"),
        (("questions", 0, "each", 1), "friend"),
        (("questions", 1), "end"),
    ]


def test_those_of_the_visit_alone_leave_out_what_is_asked_about_each_person() -> None:
    assert [one.id for _, one in questions_of(asked())] == ["people", "end"]
