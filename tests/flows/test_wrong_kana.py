"""Flow 2: wrong kana. Nothing is checked while typing; what is missing is said in words; the draft stays."""

from __future__ import annotations

from pathlib import Path

from kiosk.visit.screen import Question
from tests.fakes.kiosk import town
from tests.flows.ways import KANA, TO_CARD, WITHOUT_CARD, play


def test_a_kanji_in_the_kana_is_explained_and_the_draft_stays(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        typed = kiosk.type("山")
        assert isinstance(typed.body, Question)
        assert typed.body.field.problem is None
        kiosk.press("next")
        assert kiosk.screen.name == "asking:subject.name_kana"
        assert kiosk.question.field.problem
        assert kiosk.question.summary
        assert kiosk.question.field.draft == "山"
        assert any(problem in kiosk.screen.spoken for problem in kiosk.question.summary)


def test_the_problem_goes_while_it_is_mended_and_the_next_question_comes(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        kiosk.type("山")
        kiosk.press("next")
        kiosk.type(KANA)
        assert kiosk.question.field.problem is None
        kiosk.press("next")
        assert kiosk.screen.name == "asking:subject.name.given"


def test_nothing_typed_says_what_is_missing_before_it_is_touched(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        following = next(button for button in kiosk.screen.buttons if button.id == "next")
        assert following.missing


def test_going_back_and_forth_keeps_what_was_answered(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        kiosk.type(KANA)
        kiosk.press("next", "back")
        assert kiosk.screen.name == "asking:subject.name_kana"
        assert kiosk.question.field.draft == KANA
