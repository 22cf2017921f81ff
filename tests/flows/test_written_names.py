"""A name without a card: kana, then its kanji on a page each, and the count of questions never grows."""

from __future__ import annotations

from pathlib import Path

from tests.fakes.kiosk import town
from tests.flows.ways import TO_CARD, WITHOUT_CARD, play


def test_kanji_are_chosen_after_the_kana_and_reach_the_check(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        kiosk.type("さいとう　はなこ")
        left = kiosk.screen.left or 0
        kiosk.press("next")
        assert kiosk.screen.name == "asking:subject.name.family"
        kiosk.type("斎藤")
        kiosk.press("next")
        assert kiosk.screen.name == "asking:subject.name.given"
        assert kiosk.screen.left == left - 1
        kiosk.type("花子")
        kiosk.press("next")
        assert kiosk.screen.name == "asking:subject.birth_date"
        assert kiosk.screen.left == left - 1
        assert kiosk.question.note is None
        kiosk.press("back", "back")
        assert [one.id for one in kiosk.question.field.options if one.chosen] == ["斎藤"]


def test_the_loudspeaker_says_no_name(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        kiosk.type("さいとう　はなこ")
        kiosk.press("next")
        said = " ".join(kiosk.screen.spoken)
        assert "さいとう" not in said
        assert "斎藤" not in said
        assert any("さいとう" in one for one in kiosk.screen.private)
