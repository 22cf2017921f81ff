"""What a real keyboard leaves half typed, and a text that is full: one sentence, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from kiosk.visit.events import FULL
from tests.fakes.kiosk import town
from tests.flows.ways import KANA, TO_CARD, WITHOUT_CARD, play


def test_half_a_kana_stays_and_is_asked_about(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        kiosk.type("みほｋ")
        kiosk.press("next")
        assert kiosk.screen.name == "asking:subject.name_kana"
        assert kiosk.question.field.draft == "みほｋ"
        assert "ｋ" in (kiosk.question.field.problem or "")
        kiosk.type("みほこ")
        assert kiosk.question.field.problem is None


def test_a_last_n_becomes_a_kana_by_going_on(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        kiosk.type("みほｎ")
        kiosk.press("next", "back")
        assert kiosk.question.field.draft == "みほん"


def test_a_full_text_is_told_seen_and_spoken_and_the_sentence_goes_with_the_next_key(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        kiosk.type(KANA)
        field = kiosk.question.field
        kiosk.act(FULL)
        assert kiosk.question.field.draft == KANA
        assert str(field.limits["most"]) in (kiosk.question.field.problem or "")
        assert kiosk.question.summary
        assert all(sentence in kiosk.screen.spoken for sentence in kiosk.question.summary)
        kiosk.type(KANA[:-1])
        assert kiosk.question.field.problem is None
