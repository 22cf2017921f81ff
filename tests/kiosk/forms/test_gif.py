from __future__ import annotations

import json
from dataclasses import replace

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
        made = gif_json(application, about, lines_of(application, about, words()), words())
        jsonschema.Draft202012Validator(published).validate(made)


def test_who_stands_here_applies_and_who_is_absent_is_the_one_who_asked() -> None:
    about = procedure("juminhyo")
    application = sample_application("juminhyo", "proxy")
    made = json.loads(
        json.dumps(gif_json(application, about, lines_of(application, about, words()), words()))
    )
    assert application.representative is not None
    assert made["A票"]["申請者"]["生年月日"] == application.representative.person.birth_date
    assert made["A票"]["委任者"]["生年月日"] == application.applicant.birth_date
    assert made["A票"]["宛先"] == "東京都北区長\u3000王子区民事務所"
    assert made["A票"]["連絡先"] == {
        "電話番号": application.representative.person.phone,
        "住所": application.representative.person.address,
    }
    assert made["A票"]["委任者の役割"] == "代理人"
    assert made["B票"]["名称"] == "住民票の写し等交付請求書"


def test_matter_names_whose_which_form_and_how_many() -> None:
    about = procedure("juminhyo")
    application = sample_application("juminhyo", "proxy", {"copies": 3})
    made = json.loads(
        json.dumps(gif_json(application, about, lines_of(application, about, words()), words()))
    )
    matter = made["A票"]["委任内容"]
    assert matter.startswith("「住民票の写し等交付請求書」を出すことと、その結果を受け取ること（氏名：ミホン")
    assert "種類：住民票の写し、" in matter
    assert "3通" in matter
    assert "委任状" not in matter


@pytest.mark.parametrize("procedure_id", library().ids())
def test_every_role_is_said_in_japanese(procedure_id: str) -> None:
    about = procedure(procedure_id)
    for applicant in about.applicants:
        application = sample_application(procedure_id, applicant.id)
        made = json.loads(
            json.dumps(gif_json(application, about, lines_of(application, about, words()), words()))
        )
        role = made["A票"]["委任者の役割"]
        assert (role is None) is (application.representative is None)
        assert role is None or not role.isascii()


@pytest.mark.parametrize("lost", ["委任者", "委任者の役割", "委任内容"])
def test_somebody_absent_without_role_or_matter_does_not_fit(lost: str) -> None:
    about = procedure("juminhyo")
    application = sample_application("juminhyo", "proxy")
    made = json.loads(
        json.dumps(gif_json(application, about, lines_of(application, about, words()), words()))
    )
    made["A票"][lost] = None
    assert not jsonschema.Draft202012Validator(gif_schema()).is_valid(made)


def test_persons_are_named_in_official_words() -> None:
    """お名前 is what the screen asks for; the machine behind gets 氏名."""
    about = procedure("tennyu")
    application = sample_application("tennyu", "self")
    made = json.loads(
        json.dumps(gif_json(application, about, lines_of(application, about, words()), words()))
    )
    named = {one["id"]: one["項目"] for one in made["B票"]["内容"]}
    assert (named["subject.name"], named["subject.birth_date"]) == ("氏名", "生年月日")


@pytest.mark.parametrize("applicant", ["self", "household", "proxy"])
def test_who_moves_in_lives_where_the_form_says(applicant: str) -> None:
    """Nobody is asked for an address of their own beside the new one."""
    about = procedure("tennyu")
    sample = sample_application("tennyu", applicant)
    application = replace(sample, applicant=replace(sample.applicant, address=None, address_place=None))
    lines = lines_of(application, about, words())
    made = gif_json(application, about, lines, words())["A票"]
    assert isinstance(made, dict)
    whose = made["申請者"] if applicant == "self" else made["委任者"]
    assert isinstance(whose, dict)
    new = next(one.paper for one in lines if one.field == about.field_id("new_address"))
    assert new
    assert whose["住所"] == new.replace("\n", " ")


def test_where_a_form_has_no_home_an_address_that_nobody_told_stays_empty() -> None:
    about = procedure("juminhyo")
    sample = sample_application("juminhyo", "self")
    application = replace(sample, applicant=replace(sample.applicant, address=None))
    made = gif_json(application, about, lines_of(application, about, words()), words())["A票"]
    assert isinstance(made, dict)
    whose = made["申請者"]
    assert isinstance(whose, dict)
    assert whose["住所"] is None
