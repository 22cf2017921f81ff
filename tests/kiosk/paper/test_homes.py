"""The address of whoever comes for a member of the household stands on the notification of a move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Data
from kiosk.forms.service import lines_of
from kiosk.paper.form import Section
from kiosk.paper.sections import Plain, sections_of
from tests.fakes.papers import application, catalogue, library

WORDS = catalogue().words("ja")
ALL: Mapping[str, Data] = {"whole_household": "all"}
PART: Mapping[str, Data] = {"whole_household": "part"}


def visitors_address(moving: str, applicant: str, answers: Mapping[str, Data]) -> str:
    """What stands in the box 「住所」 of who came."""
    done, procedure = application(moving, applicant), library().get(moving)
    assert procedure is not None
    told: dict[str, Data] = {FieldId(name): value for name, value in answers.items()}
    done = replace(done, answers={**done.answers, **told})
    found = sections_of(done, procedure, lines_of(done, procedure, WORDS), Plain(WORDS))
    (visitor,) = (one for one in found if isinstance(one, Section) and one.title.startswith("届出人"))
    (address,) = (cell.text for cell in visitor.cells if cell.label == "住所")
    return address


def line_of(moving: str, field: str) -> str:
    done, procedure = application(moving, "household"), library().get(moving)
    assert procedure is not None
    lines = lines_of(done, procedure, WORDS)
    return next(one.paper for one in lines if one.field == procedure.field_id(field))


@pytest.mark.parametrize(
    ("moving", "answers", "home"),
    [
        ("tennyu", {}, "new_address"),
        ("tennyu", PART, "new_address"),
        ("tenshutsu", PART, "old_address"),
        ("tenkyo", {**ALL, "household_kind": "merge"}, "new_address"),
        ("tenkyo", {**PART, "household_kind": "new"}, "old_address"),
        ("tenkyo", {**PART, "household_kind": "split"}, "old_address"),
        ("tenkyo", {**PART, "household_kind": "merge", "visitor_home": "new"}, "new_address"),
        ("tenkyo", {**PART, "household_kind": "merge", "visitor_home": "old"}, "old_address"),
        ("tenkyo", {**PART, "household_kind": None, "visitor_home": "old"}, "old_address"),
    ],
)
def test_who_is_of_the_household_lives_where_the_answers_say(
    moving: str, answers: Mapping[str, Data], home: str
) -> None:
    assert line_of(moving, "new_address") != line_of(moving, "old_address")
    assert visitors_address(moving, "household", answers) == line_of(moving, home)


@pytest.mark.parametrize("applicant", ["legal", "proxy"])
@pytest.mark.parametrize("moving", ["tennyu", "tenshutsu", "tenkyo"])
def test_who_lives_elsewhere_has_the_address_that_was_asked_for(moving: str, applicant: str) -> None:
    done = application(moving, applicant)
    assert done.representative is not None
    assert visitors_address(moving, applicant, {}) == done.representative.person.address
