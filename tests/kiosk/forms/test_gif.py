from __future__ import annotations

import json

import jsonschema
import pytest

from kiosk.forms.gif import FILE, gif_json, gif_schema
from kiosk.forms.lines import lines_of
from tests.fakes.form_parts import RESOURCES, library, procedure, sample_application, words


@pytest.mark.parametrize("procedure_id", library().ids())
def test_sample_of_every_procedure_fits_the_published_schema(procedure_id: str) -> None:
    published = json.loads((RESOURCES / "schemas" / FILE).read_text("utf-8"))
    assert published == gif_schema()
    about = procedure(procedure_id)
    for applicant in about.applicants:
        application = sample_application(procedure_id, applicant.id)
        made = gif_json(application, about, lines_of(application, about, words()))
        jsonschema.Draft202012Validator(published).validate(made)


def test_who_stands_here_applies_and_who_is_absent_is_the_one_who_asked() -> None:
    about = procedure("juminhyo")
    application = sample_application("juminhyo", "proxy")
    made = json.loads(json.dumps(gif_json(application, about, lines_of(application, about, words()))))
    assert application.representative is not None
    assert made["A票"]["申請者"]["生年月日"] == application.representative.person.birth_date
    assert made["A票"]["委任者"]["生年月日"] == application.applicant.birth_date
    assert made["A票"]["委任内容"] == "住民票の写し等交付請求書に関すること"
    assert made["B票"]["名称"] == "住民票の写し等交付請求書"
