from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import FieldProblem
from kiosk.forms.fields.consent import Consent
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, interview, problems_of, question, value_of


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("yes", Consent(True, "3")),
        (False, Consent(False, "3")),
        ({"given": True, "version": "2"}, Consent(True, "2")),
    ],
)
def test_the_version_of_the_sentence_is_kept(raw: object, value: Consent) -> None:
    assert value_of(question("consent"), raw) == value


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("yes", []),
        ("no", ["consent-needed"]),
        (None, ["missing-choice"]),
        ({"given": True, "version": "2"}, ["not-offered"]),
    ],
    ids=["yes", "no", "nothing", "older-sentence"],
)
def test_only_a_yes_to_the_present_sentence_goes_on(raw: object, found: list[str]) -> None:
    assert [kind for _, kind in problems_of(question("consent"), raw)] == found


def test_a_no_goes_on_where_consent_is_optional() -> None:
    assert problems_of(question("consent", optional=True), "no") == []


def test_the_sentence_stands_above_the_answers() -> None:
    assert (
        KINDS["consent"].part_view(question("consent"), None, "", context()).explanation == "よろしいですか"
    )


def test_the_paper_bears_the_official_words_of_the_answer() -> None:
    options = ({"id": "yes", "label": "はい、返します", "paper": "誓約する"}, {"id": "no", "label": "いいえ"})
    spec = question("consent", options=options)
    assert KINDS["consent"].paper(spec, Consent(True, "3"), context()) == "誓約する"
    assert KINDS["consent"].paper(spec, Consent(False, "3"), context()) == "いいえ"


def test_whoever_says_no_is_told_what_to_do_instead() -> None:
    about = interview("kyufukin")
    for field, sentence in (("tax_look", "係の人"), ("declined", "さいしょの答え")):
        problem = FieldProblem(FieldId(f"kyufukin.{field}"), "consent-needed")
        assert sentence in about.problem_text(problem)
    plain_one = FieldProblem(FieldId("kyufukin.unknown"), "consent-needed")
    assert "「はい」" in about.problem_text(plain_one)
