from __future__ import annotations

import pytest

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question

SPEC = question("choice")


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("a", []),
        (None, [("", "missing-choice")]),
        ("", [("", "missing-choice")]),
        ("z", [("", "not-offered")]),
    ],
)
def test_only_what_is_offered_passes(raw: object, found: list[tuple[str, str]]) -> None:
    assert problems_of(SPEC, raw) == found


def test_the_draft_is_marked_and_the_paper_says_the_official_words() -> None:
    kind = KINDS["choice"]
    view = kind.part_view(SPEC, "b", "", context())
    assert [one.chosen for one in view.options] == [False, True, False]
    assert kind.show(SPEC, "b", context()) == "みほんb"
    assert kind.paper(SPEC, "b", context()) == "B"
