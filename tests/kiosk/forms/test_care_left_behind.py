"""The guide to moving out: whose papers of 介護保険 go back, and who takes the certification along."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.words.furigana import plain
from tests.fakes.form_parts import TODAY
from tests.fakes.paced_visit import handbook_of
from tests.kiosk.forms.branches import answered

BOOK = handbook_of()


@pytest.mark.parametrize(
    ("destination", "more", "returns", "due"),
    [
        ("domestic", ["care"], ["care"], {"care"}),
        ("domestic", [], ["care"], {"return"}),
        ("abroad", ["care"], ["care"], {"care-ended"}),
        ("abroad", [], ["care"], {"care-ended"}),
        ("abroad", ["care"], [], {"care-ended"}),
        ("abroad", [], ["seal"], {"return"}),
    ],
    ids=["certified", "not-certified", "certified-abroad", "abroad", "no-paper-abroad", "no-care-abroad"],
)
def test_the_papers_of_care_go_back_or_along_but_are_never_forgotten(
    destination: str, more: Sequence[str], returns: Sequence[str], due: set[str]
) -> None:
    about = BOOK.interview("moving-out", "self", "ja", TODAY)
    home = {"facility": "none"} if destination == "domestic" else {}
    told = {"destination": destination, **home, "moved_on": "2026-12-20", "insured": "no"}
    answers = answered(about, {**told, "returns": list(returns), "more": list(more)})
    assert isinstance(answers, Answers), answers
    steps = {one.id for one in about.question(FieldId("moving-out.desk_steps"), answers).options}
    assert steps & {"return", "care", "care-ended", "care-kept"} == due


@pytest.mark.parametrize(("procedure", "question"), [("moving-out", "more"), ("tenshutsu", "follow_ups")])
def test_no_certification_is_promised_to_go_on_outside_japan(procedure: str, question: str) -> None:
    about = BOOK.interview(procedure, "self", "ja", TODAY)
    asked = next(one for one in about.procedure.questions if one.id == question)
    note = next(one.note for one in asked.options if one.id == "care")
    assert plain(note or "").startswith("日本の中なら")
