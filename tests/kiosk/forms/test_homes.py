from __future__ import annotations

import pytest

from kiosk.forms.conditions import Facts
from kiosk.forms.homes import home_of
from tests.fakes.form_parts import TODAY, procedure


@pytest.mark.parametrize(
    ("role", "applicant", "home"),
    [
        ("subject", "self", "new_address"),
        ("visitor", "household", "new_address"),
        ("visitor", "proxy", None),
        ("office", "self", None),
    ],
)
def test_a_home_is_the_address_of_the_form(role: str, applicant: str, home: str | None) -> None:
    about = procedure("tennyu")
    found = home_of(role, about, Facts({}, applicant, TODAY))
    assert found == (None if home is None else about.field_id(home))


def test_a_form_without_one_has_none() -> None:
    assert home_of("subject", procedure("juminhyo"), Facts({}, "self", TODAY)) is None
