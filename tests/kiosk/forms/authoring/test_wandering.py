from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.forms.answers import Data
from kiosk.forms.authoring.branching import answers_to
from kiosk.forms.authoring.wandering import wander
from kiosk.forms.conditions import Facts
from tests.fakes.form_parts import interview, procedure


@pytest.mark.parametrize("procedure_id", ["inkan-shomei", "koseki", "kyufukin"])
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_way_of_answering_ends_with_a_complete_form(procedure_id: str, data: st.DataObject) -> None:
    applicants = [one.id for one in procedure(procedure_id).applicants]
    about = interview(procedure_id, data.draw(st.sampled_from(applicants)))

    gone = wander(about, lambda count: data.draw(st.integers(0, count - 1)))

    assert about.missing(gone.answers) == ()
    assert len(set(gone.asked)) == len(gone.asked)


def test_people_of_another_list_are_taken_from_it() -> None:
    tenkyo = procedure("tenkyo")
    foreigners = tenkyo.question("foreigners")
    assert foreigners is not None
    assert foreigners.part_of == "movers"
    about = interview("tenkyo", "self")
    context = about.sample_context()
    known: dict[str, Data] = {"movers": [{"name_kana": "ミホン　サクラ", "birth_date": "1950-04-01"}]}

    found = list(answers_to(foreigners, (), Facts(known, "self", context.today), context))

    assert [row["name_kana"] for row in mappings(found[0])] == ["ミホン　サクラ"]


def mappings(data: Data) -> list[Mapping[str, Data]]:
    assert isinstance(data, list)
    return [row for row in data if isinstance(row, Mapping)]
