"""Moving in from abroad: no paper or tag of a Japanese town is asked for, since nobody can have it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.service import Interview
from kiosk.words.furigana import plain
from tests.fakes.form_parts import TODAY, interview
from tests.fakes.paced_visit import handbook_of
from tests.kiosk.forms.branches import answered

BOOK = handbook_of()
OLD_TOWN = ("転出証明書", "犬の札", "廃車", "在学証明書")
FITS = ["school", "pet", "moped"]
PARENT = {"name_kana": None, "birth_date": None, "gender": "male", "relation": "head"}
CHILD = {"name_kana": "ミホン　タロウ", "birth_date": "2018-03-05", "gender": "male", "relation": "child"}
MOVED: dict[str, object] = {"moved_on": "2026-11-20", "movers": [PARENT, CHILD]}


def brought(about: Interview, typed: Mapping[str, object], steps: str) -> dict[str, str]:
    """What to bring, by the step."""
    answers = answered(about, typed)
    assert isinstance(answers, Answers), answers
    question = about.question(FieldId(f"{about.procedure.id}.{steps}"), answers)
    return {one.id: plain(one.bring or "") for one in question.options}


def event(moved_from: str, steps: str) -> dict[str, str]:
    typed = {"moved_from": moved_from, "moved_on": "2026-11-20", "fits": FITS}
    return brought(BOOK.interview("moving-in", "self", "ja", TODAY), typed, steps)


def test_whoever_comes_from_abroad_brings_passports_and_the_register() -> None:
    [(step, bring)] = event("abroad", "here_steps").items()
    assert step == "tennyu-abroad"
    assert [one for one in ("パスポート", "カード", "戸籍", "附票") if one not in bring] == []


def test_whoever_comes_from_a_japanese_town_brings_its_certificate() -> None:
    assert event("domestic", "here_steps") == {"tennyu": "転出証明書、カード"}
    assert "あれば" in event("other", "here_steps")["tennyu-other"]


@pytest.mark.parametrize("steps", ["here_steps", "desk_steps"])
def test_guide_names_no_paper_of_a_town_that_was_left_abroad(steps: str) -> None:
    assert [one for one in event("abroad", steps).values() if any(paper in one for paper in OLD_TOWN)] == []


@pytest.mark.parametrize(("moved_from", "end"), [("abroad", "-abroad"), ("domestic", "")])
def test_notification_alone_says_the_same(moved_from: str, end: str) -> None:
    typed = {**MOVED, "moved_from": moved_from, "follow_ups": FITS}
    found = brought(interview("tennyu"), typed, "follow_steps")
    assert list(found) == [f"{one}{end}" for one in FITS]
    assert all(any(paper in one for paper in OLD_TOWN) is not bool(end) for one in found.values())


@pytest.mark.parametrize(("moved_from", "end"), [("abroad", "-abroad"), ("domestic", "")])
def test_school_that_the_birth_date_tells_is_told_alike(moved_from: str, end: str) -> None:
    typed = {**MOVED, "moved_from": moved_from, "follow_ups": []}
    assert f"school{end}" in brought(interview("tennyu"), typed, "people_steps")
