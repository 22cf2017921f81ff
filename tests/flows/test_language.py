"""Flow 6: the language changes on any screen, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.visit.events import ComfortChosen
from kiosk.visit.showing import screen_of
from tests.fakes.kiosk import Kiosk, town
from tests.flows.ways import KANA, TO_CARD, TO_CHECK, WITHOUT_CARD, play


def to(kiosk: Kiosk, language: str) -> None:
    kiosk.post(ComfortChosen(replace(kiosk.loop.visit.comfort, language=language)))


def test_draft_and_problem_stay_and_come_back_in_the_new_language(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        kiosk.type("山")
        kiosk.press("next")
        japanese = kiosk.question
        to(kiosk, "en")
        english = kiosk.question
        assert english.field.draft == "山"
        assert english.title != japanese.title
        assert english.title.isascii()
        assert english.field.problem
        assert english.field.problem != japanese.field.problem


def test_in_the_settings_sheet_it_takes_effect_at_once(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        kiosk.type(KANA)
        kiosk.press("tool:language", "language:en")
        assert kiosk.screen.body.title == "Seeing and hearing"
        kiosk.press("next")
        assert kiosk.question.field.draft == KANA


def test_the_application_names_the_language_and_its_values_are_free_of_it(tmp_path: Path) -> None:
    received = []
    for language in ("ja", "en"):
        with town(tmp_path / language) as here:
            kiosk = here.kiosk
            play(kiosk, TO_CHECK)
            to(kiosk, language)
            play(kiosk, (("next", "finished"),))
            application = here.backend.received(kiosk.loop.visit.cases[-1].application_id)
            assert isinstance(application, dict)
            received.append(application)
    assert [application["language"] for application in received] == ["ja", "en"]
    assert received[0]["answers"] == received[1]["answers"]


def test_staff_see_the_japanese_of_the_same_screen(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, *WITHOUT_CARD))
        original = kiosk.screen
        to(kiosk, "en")
        visit = replace(kiosk.loop.visit, comfort=replace(kiosk.loop.visit.comfort, language="ja"))
        assert screen_of(visit, kiosk.clock.moment(), kiosk.services.handbook) == original
