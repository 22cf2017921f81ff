from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.ids import FieldId
from kiosk.visit.rarer_ways import rarer_ways
from tests.fakes.form_parts import TODAY, interview, procedure
from tests.fakes.life_events import BOOK


@pytest.mark.parametrize("procedure_id", ["koseki", "tenkyo"])
def test_every_question_is_met_once_on_a_way_that_asks_it(procedure_id: str) -> None:
    about = procedure(procedure_id)
    met: list[FieldId] = []
    for way in rarer_ways(BOOK, procedure_id, TODAY, frozenset()):
        asked = interview(procedure_id, way.applicant).questions(way.answers)
        assert way.new <= {one.id for one in asked}
        met += way.new
    every = {about.field_id(one.id) for one in about.questions if one.kind != "office"}
    only_told = {FieldId("subject.address")} if procedure_id == "tenkyo" else set()
    assert sorted(met) == sorted(every - only_told)


def test_what_was_met_needs_no_way() -> None:
    about = procedure("kazei-shomei")
    everything = frozenset(about.field_id(one.id) for one in about.questions)
    assert rarer_ways(BOOK, "kazei-shomei", TODAY, everything) == ()
    rare = FieldId("kazei-shomei.january_address")
    ways = rarer_ways(BOOK, "kazei-shomei", TODAY, everything - {rare})
    assert [way.new for way in ways] == [frozenset({rare})]


def test_the_ways_are_gone_once_for_all_languages_and_anew_for_another_handbook() -> None:
    once = rarer_ways(BOOK, "kazei-shomei", TODAY, frozenset())
    assert rarer_ways(BOOK, "kazei-shomei", TODAY, frozenset()) is once
    other = rarer_ways(replace(BOOK), "kazei-shomei", TODAY, frozenset())
    assert other is not once
    assert other == once
