"""What branches of single procedures say to whoever takes them; those with many have files of their own."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.kiosk.forms.branches import asked, told


@pytest.mark.parametrize(
    ("procedure", "typed"),
    [
        ("inkan-shomei", {"registration_card": "here"}),
        ("ansho-bango", {"operation": "reset"}),
        ("koseki", {"where": "kita", "use": "passport", "types": ["full"]}),
        ("kyufukin", {"route": "letter", "account_choice": "printed"}),
    ],
)
def test_the_usual_way_of_one_person_with_a_card_is_short(
    procedure: str, typed: Mapping[str, object]
) -> None:
    from_the_card = {"subject.name", "subject.birth_date", "subject.address"}
    assert len(set(asked(procedure, typed)) - from_the_card) <= 12


def test_who_splits_the_household_says_whether_money_is_separate() -> None:
    split = {"whole_household": "part", "household_kind": "split"}
    assert {"separate_means", "next_head"} <= set(asked("tenkyo", split))
    assert "separate_means" not in asked("tenkyo", {**split, "household_kind": "new"})
    assert "next_head" not in asked("tenkyo", {"whole_household": "all"})


def test_who_changes_a_household_without_moving_is_sent_to_the_desk_with_what_to_bring() -> None:
    home = {"postal_code": "1150045", "town": "東京都北区赤羽2丁目", "block": "16-8", "building": ""}
    said = told("tenkyo", {"new_address": home, "old_address": home})
    assert "本人確認の書類" in said
    assert "2番窓口" in said
