from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.forms.authoring.wandering import wander
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
