from __future__ import annotations

from typing import get_args

import pytest

from kiosk.forms.application import Evidence, Method
from kiosk.forms.proving import suffices
from tests.fakes.form_parts import library, procedure
from tests.fakes.papers import AT

DESK = {"card-number-b", "none"}


def evidence(*methods: Method) -> tuple[Evidence, ...]:
    return tuple(Evidence(one, AT, None) for one in methods)


@pytest.mark.parametrize("method", sorted(set(get_args(Method)) - {"jpki-signature"}))
def test_what_each_way_is_good_for_in_every_shipped_procedure(method: Method) -> None:
    for one in library().procedures():
        for applicant in one.applicants:
            assert suffices(evidence(method), applicant) == (method not in DESK), (one.id, applicant.id)


def test_strongest_way_decides_and_nothing_shown_suffices_for_nothing() -> None:
    applicant = procedure("juminhyo").applicant("self")
    assert suffices(evidence("card-number-b", "jpki-authentication"), applicant)
    assert not suffices(evidence("card-number-b", "none"), applicant)
    assert not suffices((), applicant)


def test_table_decides_and_not_the_name_of_the_way() -> None:
    applicant = procedure("juminhyo").applicant("self")
    strict = applicant.model_copy(update={"identity": {**applicant.identity, "card-text": "hand-over"}})
    assert suffices(evidence("card-text"), applicant)
    assert not suffices(evidence("card-text"), strict)
