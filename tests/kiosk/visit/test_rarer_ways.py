from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.visit.rarer_ways import rarer_ways
from tests.fakes.form_parts import interview, procedure


@pytest.mark.parametrize("procedure_id", ["koseki", "tenkyo"])
def test_every_question_is_met_once_on_a_way_that_asks_it(procedure_id: str) -> None:
    about = procedure(procedure_id)
    people = [interview(procedure_id, one.id) for one in about.applicants]
    met: list[FieldId] = []
    for who, answers, new in rarer_ways(people, frozenset()):
        assert new <= {one.id for one in who.questions(answers)}
        met += new
    asked = {about.field_id(one.id) for one in about.questions if one.kind != "office"}
    only_told = {FieldId("subject.address")} if procedure_id == "tenkyo" else set()
    assert sorted(met) == sorted(asked - only_told)


def test_what_was_met_needs_no_way() -> None:
    about = procedure("kazei-shomei")
    people = [interview("kazei-shomei", one.id) for one in about.applicants]
    everything = frozenset(about.field_id(one.id) for one in about.questions)
    assert list(rarer_ways(people, everything)) == []
    rare = FieldId("kazei-shomei.january_address")
    assert [new for _, _, new in rarer_ways(people, everything - {rare})] == [frozenset({rare})]
