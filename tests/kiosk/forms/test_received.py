from __future__ import annotations

import dataclasses
import json

import pytest

from kiosk.forms.application import Person
from kiosk.forms.export import application_json
from kiosk.forms.received import NotAnApplication, application_of
from tests.fakes.form_parts import library, procedure, sample_application

EVERYBODY = [(one, who.id) for one in library().ids() for who in procedure(one).applicants]


@pytest.mark.parametrize(("procedure_id", "applicant"), EVERYBODY)
def test_an_application_comes_back_as_it_was_sent(procedure_id: str, applicant: str) -> None:
    made = sample_application(procedure_id, applicant)
    content = json.loads(json.dumps(application_json(made)))
    assert json.loads(json.dumps(application_json(application_of(content)))) == content


def test_the_era_of_a_birth_known_in_part_comes_back() -> None:
    born = Person("見本\u3000花子", None, "1926[T]", None, None, None)
    made = dataclasses.replace(sample_application("juminhyo", "self"), applicant=born)
    assert application_of(application_json(made)).applicant == born


def test_what_is_none_is_refused_without_a_word_of_it() -> None:
    with pytest.raises(NotAnApplication) as found:
        application_of({"application_id": 5, "applicant": {"name": "見本"}})
    assert "見本" not in f"{found.value!r} {found.value.__cause__} {found.value}"
