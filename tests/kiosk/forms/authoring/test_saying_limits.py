from __future__ import annotations

from datetime import date

import pytest

from kiosk.cli.speaking import say
from kiosk.forms.authoring.saying_limits import limits_said


@pytest.mark.parametrize(
    ("keys", "english", "japanese"),
    [
        ({"latest": "today"}, "the last day is today", "いちばんおそい日は、きょう"),
        (
            {"earliest": {"days": 0}, "latest": {"months": 3}},
            "the first day is today, the last day is 3 months after today",
            "いちばん早い日は、きょう。いちばんおそい日は、きょうから3か月あと",
        ),
        (
            {"earliest": {"years": -2}},
            "the first day is 2 years before today",
            "いちばん早い日は、きょうから2年前",
        ),
        ({"latest": date(2027, 3, 31)}, "the last day is 2027-03-31", "いちばんおそい日は、2027-03-31"),
        ({"least": 1, "most": 50, "unit": "人"}, "at least 1, at most 50", "1から。50まで"),
    ],
)
def test_limits_are_said_in_words(keys: dict[str, object], english: str, japanese: str) -> None:
    assert say(limits_said(keys), "en") == english
    assert say(limits_said(keys), "ja") == japanese
