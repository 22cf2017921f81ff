from __future__ import annotations

import pytest

from kiosk.forms.authoring.turned_round import turned_round
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import context, library, procedure, question

NOTHING = "says that something is asked next, and nothing is: is a condition turned round?"


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in turned_round(one, context())]


def with_when(name: str, field: str, when: dict[str, object]) -> Procedure:
    one = procedure(name)
    condition = Condition.model_validate(when, strict=False)
    questions = tuple(
        asked.model_copy(update={"when": condition}) if asked.id == field else asked
        for asked in one.questions
    )
    return one.model_copy(update={"questions": questions})


def test_no_installed_condition_contradicts_its_words() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


@pytest.mark.parametrize(
    "when",
    [{"not": {"field": "types", "has": "one"}}, {"field": "types", "has": "part"}],
    ids=["turned", "another"],
)
def test_question_that_names_an_option_is_asked_after_it(when: dict[str, object]) -> None:
    ((where, message),) = told(with_when("koseki", "copies_one", when))
    assert where.endswith(".when")
    assert message == "speaks of '戸籍のひとりだけ', and is not asked where that is chosen (types)"


def test_question_about_what_the_other_answers_are_about_is_told() -> None:
    ((where, message),) = told(
        with_when("tennyu", "foreigners", {"not": {"field": "nationals", "in": ["foreign", "both"]}})
    )
    assert where.endswith(".when")
    assert message == "speaks of '外国籍の方だけ', and is not asked where that is chosen (nationals)"


def test_what_is_said_to_be_asked_next_is_asked() -> None:
    found = told(with_when("kaigo-nintei", "visit_days", {"not": {"field": "visit_time", "is": "days"}}))
    assert [message for where, message in found if where.endswith(".note")] == [NOTHING]
    found = told(with_when("kokuho-kanyu", "account", {"field": "debit", "is": False}))
    assert NOTHING in [message for _, message in found]


@pytest.mark.parametrize(
    ("when", "is_right"),
    [
        ({"field": "hobbies", "has": "other"}, True),
        ({"not": {"field": "hobbies", "has": "other"}}, False),
        ({"field": "hobbies", "has": "run"}, False),
    ],
    ids=["right", "turned", "another"],
)
def test_what_follows_one_of_several_is_asked_because_of_it(
    when: dict[str, object], *, is_right: bool
) -> None:
    options = (
        {"id": "run", "label": "走る"},
        {"id": "other", "label": "そのほか", "note": "つぎに、お聞きします。"},
    )
    several = question("choices", id="hobbies", title="何が好きですか", label="好きなもの", options=options)
    after = question("text", id="about", title="くわしく教えてください", label="そのこと", when=when)
    one = procedure("tenkyo").model_copy(update={"questions": (several, after), "checks": ()})
    assert told(one) == ([] if is_right else [("questions.0.options.1.note", NOTHING)])


THERE = {
    "title": "車を持っていますか", "label": "車",
    "options": ({"id": "yes", "label": "はい"}, {"id": "no", "label": "いいえ"}),
}  # fmt: skip


def asked_next(title: str, *, is_there: bool) -> Procedure:
    when = {"field": "car", "is": is_there}
    following = question("text", id="about", title=title, label="そのこと", when=when)
    return procedure("tenkyo").model_copy(
        update={"questions": (question("yes-no", id="car", **THERE), following), "checks": ()}
    )


def test_what_there_is_not_is_not_asked_about() -> None:
    message = "asks about 「車」 of those alone who have none (car)"
    assert told(asked_next("車の番号は何番ですか", is_there=False)) == [("questions.1.when", message)]
    assert told(asked_next("車の番号は何番ですか", is_there=True)) == []


def test_what_somebody_without_it_does_may_be_asked() -> None:
    assert told(asked_next("車をどこで借りますか", is_there=False)) == []
