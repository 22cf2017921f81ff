from __future__ import annotations

from kiosk.forms.authoring.shared_alike import shared_alike, shared_in
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure


def sharing(name: str, field: str, **keys: object) -> Procedure:
    one = procedure(name)
    changes = {"shared": True, **keys}
    questions = tuple(
        asked.model_copy(update=changes) if asked.id == field else asked for asked in one.questions
    )
    return one.model_copy(update={"questions": questions})


def told(*every: Procedure) -> list[tuple[str, str]]:
    one = every[0]
    return [(str(found.path[-1]), found.message) for found in shared_alike(one, shared_in(every))]


def test_installed_answers_can_be_shared() -> None:
    every = (*library().procedures(), *(event.as_procedure() for event in library().life_events()))
    shared = shared_in(every)
    for one in every:
        assert list(shared_alike(one, shared)) == [], one.id


def test_other_options_under_one_name_are_told() -> None:
    found = told(sharing("juminhyo", "use"), sharing("inkan-shomei", "use"), procedure("koseki"))
    pattern = "is `shared` with {}, where it is another kind, has other options or another `debit`: rename it"
    assert found == [("shared", pattern.format("inkan-shomei"))]


def test_other_kind_under_one_name_is_told() -> None:
    dated = sharing("tennyu", "moved_on")
    assert len(told(sharing("tenkyo", "moved_on", kind="text"), dated)) == 1
    assert told(sharing("tenkyo", "moved_on"), dated) == []


def test_answer_that_is_not_shared_is_let_be() -> None:
    assert told(procedure("juminhyo"), sharing("inkan-shomei", "use")) == []


def test_account_to_draw_from_is_not_the_one_that_receives() -> None:
    one = sharing("okuyami", "bank_account", debit=True)
    assert [where for where, _ in told(one, procedure("jido-teate"))] == ["shared"]
    assert told(procedure("okuyami"), procedure("jido-teate")) == []
