from __future__ import annotations

from datetime import date

import pytest

from kiosk.cli.speaking import say
from kiosk.forms.authoring.saying_limits import limits_said


@pytest.mark.parametrize(
    ("keys", "english", "japanese"),
    [
        ({"latest": "today"}, "the last day is today", "きょうまで"),
        (
            {"earliest": {"days": 0}, "latest": {"months": 3}},
            "the first day is today, the last day is 3 months after today",
            "きょうから、きょうの3か月あとまで",
        ),
        (
            {"earliest": {"years": -2}},
            "the first day is 2 years before today",
            "きょうの2年前から",
        ),
        ({"latest": date(2027, 3, 31)}, "the last day is 2027-03-31", "2027-03-31まで"),
        ({"least": 1, "most": 50, "unit": "人"}, "at least 1, at most 50", "1から、50まで"),
    ],
)
def test_limits_are_said_in_words(keys: dict[str, object], english: str, japanese: str) -> None:
    assert say(limits_said(keys), "en") == english
    assert say(limits_said(keys), "ja") == japanese
