from __future__ import annotations

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers

COPIES, SCOPE = FieldId("juminhyo.copies"), FieldId("juminhyo.scope")


def test_changing_answers_makes_new_ones() -> None:
    none = Answers()
    one = none.with_(COPIES, 2, "typed")
    both = one.with_(SCOPE, "all", "typed")
    assert (none.has(COPIES), one.get(COPIES), both.get(SCOPE)) == (False, 2, "all")
    assert both.without([COPIES, FieldId("unknown")]) == none.with_(SCOPE, "all", "typed")
    assert both.get(FieldId("unknown")) is None


def test_what_was_seen_of_answers_is_kept_for_the_same_eyes_and_goes_with_the_answers() -> None:
    counted: list[str] = []
    answers, eyes, others = Answers().with_(COPIES, 2, "typed"), [1], [1]

    def see() -> str:
        counted.append("seen")
        return f"{len(counted)}"

    assert [answers.seen_once(eyes, ("self",), see) for _ in range(2)] == ["1", "1"]
    assert answers.seen_once(others, ("self",), see) == "2"
    assert answers.seen_once(eyes, ("proxy",), see) == "3"
    assert answers.with_(SCOPE, "all", "typed").seen_once(eyes, ("self",), see) == "4"
    assert answers == Answers().with_(COPIES, 2, "typed")
    assert "seen" not in repr(answers)
