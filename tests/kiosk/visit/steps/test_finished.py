"""The last page says what is left to show at the desk: as much as the procedure's table of identity says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome
from kiosk.forms.application import Evidence, Method
from kiosk.visit import effects as to_do
from kiosk.visit.screen import Finished
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of()


def shown_at_the_end(*methods: Method) -> dict[str, tuple[str, str]]:
    """Head and note by name of what the last page reminds of, after those ways of identification."""
    made = PacedVisit(BOOK)
    made.to_questions()
    made.to_check()
    evidence = tuple(Evidence(one, made.now, None) for one in methods)
    made.visit = replace(made.visit, evidence=evidence)
    made.press("next")
    body = made.ends(to_do.HandIn, Ok(Outcome("delivered", "127"))).body
    assert isinstance(body, Finished)
    return {one.id: (str(one.label), str(one.note)) for one in body.actions}


@pytest.mark.parametrize("methods", [("none",), ("card-number-b",), ()], ids=["none", "numbers", "nothing"])
def test_document_is_to_be_shown_where_nothing_sufficed(methods: tuple[Method, ...]) -> None:
    assert shown_at_the_end(*methods)["show"] == ("本人確認は窓口で", "本人確認の書類")


@pytest.mark.parametrize(
    "methods",
    [("card-text",), ("card-face",), ("visual",), ("card-number-b", "jpki-authentication")],
    ids=["pin", "face", "staff", "numbers-and-proof"],
)
def test_nothing_is_to_be_shown_where_it_sufficed(methods: tuple[Method, ...]) -> None:
    assert "show" not in shown_at_the_end(*methods)
