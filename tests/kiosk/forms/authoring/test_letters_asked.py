from __future__ import annotations

import pytest

from kiosk.forms.authoring.letters_asked import asked_for_letters, letters_asked
from kiosk.forms.authoring.walking import walk
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import context, library, procedure

OWN = "asks わたし ('self') for a letter of attorney; who comes in their own right has none"


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in letters_asked(one)]


def brought_by(*applicants: str) -> Procedure:
    """課税証明書, whose letter of attorney others are to bring."""
    one = procedure("kazei-shomei")
    bring = tuple(
        thing.model_copy(update={"applicants": applicants}) if thing.id == "letter-of-attorney" else thing
        for thing in one.bring
    )
    return one.model_copy(update={"bring": bring})


@pytest.mark.parametrize("about", library().procedures(), ids=lambda one: one.id)
def test_installed_letters_are_asked_of_whoever_needs_one(about: Procedure) -> None:
    assert told(about) == []


def test_letter_asked_of_the_person_is_told() -> None:
    assert told(brought_by("self", "proxy")) == [("bring.2.applicants", OWN)]
    assert told(brought_by()) == [("bring.2.applicants", OWN)]


def test_whoever_needs_a_letter_and_is_not_named_is_told() -> None:
    assert told(brought_by("household")) == [
        ("bring.2.applicants", "does not name ほかの方 ('proxy'), who needs a letter of attorney")
    ]


def test_letter_to_show_in_ones_own_right_is_told() -> None:
    one = procedure("kazei-shomei")
    own, *others = one.applicants
    shows = own.model_copy(update={"shows": ("{委任状|いにんじょう}",)})
    assert told(one.model_copy(update={"applicants": (shows, *others)})) == [("applicants.0.shows.0", OWN)]


def test_question_for_a_letter_that_everybody_is_asked_is_told() -> None:
    one = procedure("kazei-shomei")
    assert list(asked_for_letters(one, walk(one, context()).asked_of)) == []
    questions = tuple(
        asked.model_copy(update={"when": None}) if asked.id == "letter" else asked for asked in one.questions
    )
    wrong = one.model_copy(update={"questions": questions})
    (found,) = asked_for_letters(wrong, walk(wrong, context()).asked_of)
    assert (found.path, found.message) == (("questions", 1, "when"), OWN)
