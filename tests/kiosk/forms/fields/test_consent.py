from __future__ import annotations

import pytest

from kiosk.forms.fields.consent import Consent
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of


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
