from __future__ import annotations

from kiosk.forms.authoring.others_missing import missing_elsewhere, offered_in, others_missing
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure, question

LABELS = {"a": "会社", "b": "学校", "other": "そのほか"}


def asked(**labels: str) -> Procedure:
    options = tuple({"id": one, "label": label} for one, label in labels.items())
    choice = question("choice", id="use", title="何に使いますか", label="使いみち", options=options)
    when = {"field": "use", "in": ("a", "b")}
    text = question("text", id="which", title="使いみちの「そのほか」は何ですか", label="中身", when=when)
    return procedure("tenkyo").model_copy(update={"questions": (choice, text), "checks": ()})


def without_other(name: str, field: str) -> Procedure:
    one = procedure(name)
    questions = tuple(
        asked.model_copy(update={"options": tuple(o for o in asked.options if o.id != "other")})
        if asked.id == field
        else asked
        for asked in one.questions
    )
    return one.model_copy(update={"questions": questions})


def test_no_installed_choice_lacks_an_answer() -> None:
    every = library().procedures()
    offered = offered_in(every)
    assert [one.id for one in every if [*others_missing(one), *missing_elsewhere(one, offered)]] == []


def test_answer_that_all_others_of_that_name_have_is_missed() -> None:
    for name in ("koseki", "inkan-shomei"):
        spoilt = without_other(name, "use")
        every = [spoilt if one.id == name else one for one in library().procedures()]
        (found,) = missing_elsewhere(spoilt, offered_in(every))
        assert found.message == (
            "all other questions 'use' have an answer 'other': add it, or say `nothing_else: why`"
        )


def test_question_after_an_answer_that_is_gone_is_told() -> None:
    assert list(others_missing(asked(**LABELS))) == []
    (found,) = others_missing(asked(a="会社", b="学校"))
    assert (found.path, found.message) == (
        ("questions", 1, "title"),
        "asks after 「そのほか」, which no question before it offers",
    )


def test_place_to_write_in_an_answer_is_told() -> None:
    (found,) = others_missing(asked(**{**LABELS, "other": "その他（自由記入）"}))
    assert found.path == ("questions", 0, "options", 2, "label")
    assert "has a place to write, which a screen has not" in found.message
