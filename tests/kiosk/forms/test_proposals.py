"""What is usual is marked and never chosen: the person answers, whatever the receiver mostly asks for."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.conditions import Facts
from kiosk.forms.proposals import proposed
from tests.fakes.form_parts import interview, question
from tests.kiosk.forms.branches import answered, asked

KNOWN = {"nationality": "japanese", "type": "copy"}
OFTEN = "よくある答えです。"


def notes(use: str, name: str) -> dict[str, str]:
    """By option, the line under it, for whoever said that use."""
    about = interview("juminhyo")
    answers = answered(about, {"use": use, **KNOWN})
    assert isinstance(answers, Answers), answers
    asked_ = about.question(FieldId(f"juminhyo.{name}"), answers)
    options = about.view(asked_, "", {}, answers).field.options
    return {one.id: one.note or "" for one in options}


@pytest.mark.parametrize(
    ("use", "name", "marked"),
    [
        ("licence", "show_honseki", ["yes"]),
        ("bank", "show_honseki", ["no"]),
        ("work", "show_honseki", ["no"]),
        ("other", "show_honseki", []),
        ("pension", "show", ["relation"]),
        ("bank", "show", []),
        ("licence", "scope", ["one"]),
        ("pension", "scope", ["all"]),
        ("work", "scope", []),
    ],
)
def test_what_a_receiver_usually_asks_for_is_marked(use: str, name: str, marked: list[str]) -> None:
    found = notes(use, name)
    assert [one for one, note in found.items() if note.startswith(OFTEN)] == marked
    assert all(note.removeprefix(OFTEN) for note in found.values()), "it still says what it is"


@pytest.mark.parametrize(
    ("use", "given"), [("licence", None), ("bank", "no"), ("other", "no")], ids=["another", "same", "none"]
)
def test_nothing_is_given_beforehand_beside_what_is_usual(use: str, given: str | None) -> None:
    about = interview("juminhyo")
    answers = answered(about, {"use": use, **KNOWN})
    assert isinstance(answers, Answers), answers
    honseki = about.question(FieldId("juminhyo.show_honseki"), answers)
    assert about.view(honseki, "", {}, answers).field.draft == given
    taken = about.accept(honseki, {}, answers)
    assert isinstance(taken, Answers) is (given is not None), "nothing is chosen for anybody"


def test_no_use_marks_a_number_and_nothing_is_chosen() -> None:
    for use in ("bank", "licence", "pension", "work", "home", "other"):
        found = notes(use, "show")
        assert not found["number"].startswith(OFTEN)
        assert not found["code"].startswith(OFTEN)


def test_the_use_is_asked_before_what_it_decides() -> None:
    ids = asked("juminhyo", {})
    assert ids.index("use") < min(ids.index(name) for name in ("type", "scope", "show", "nationality"))


@pytest.mark.parametrize(("preset", "stays"), [("a", True), ("b", False), (None, True)])
def test_a_preset_stays_where_it_is_the_usual_answer(preset: str | None, stays: bool) -> None:
    options = ({"id": "a", "label": "A", "usual": {"field": "use", "is": "x"}}, {"id": "b", "label": "B"})
    spec = question("choice", options=options, preset=preset)
    shown = proposed(spec, Facts({"use": "x"}, "self", date(2026, 11, 23)))
    assert shown.preset == (preset if stays else None)
    assert proposed(spec, Facts({"use": "y"}, "self", date(2026, 11, 23))).preset == preset
