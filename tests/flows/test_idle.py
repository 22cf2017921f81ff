"""Flow 5: nobody there any more. Ask, count down, forget: every trace, on every way out."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from kiosk.basics.secret import Secret
from kiosk.visit.events import Closing, SecretEntered
from kiosk.visit.screen import Countdown
from kiosk.visit.states import Welcoming
from kiosk.visit.visit import Visit
from tests.fakes.kiosk import Kiosk, town
from tests.flows.ways import KANA, TO_CARD, TO_CHECK, WITHOUT_CARD, play


def asked(kiosk: Kiosk) -> None:
    play(kiosk, (*TO_CARD, *WITHOUT_CARD))
    kiosk.type(KANA)


def nothing_left(kiosk: Kiosk, before: str) -> None:
    visit = kiosk.loop.visit
    assert visit.id != before
    assert isinstance(visit.step, Welcoming)
    assert (visit.cases, visit.drafts, visit.trail, visit.documents) == ((), {}, (), ())
    assert visit.card is None
    assert not visit.answers.by_field
    assert kiosk.forgotten == 1


def test_warned_then_forgotten(tmp_path: Path) -> None:
    with town(tmp_path, idle_warning_s=180, idle_countdown_s=45) as here:
        kiosk = here.kiosk
        asked(kiosk)
        before = kiosk.loop.visit.id
        assert kiosk.wait(179).name == "asking:subject.name_kana"
        assert kiosk.wait(2).name == "idle-warning"
        body = kiosk.screen.body
        assert isinstance(body, Countdown)
        assert body.most == 45
        assert kiosk.wait(44).name == "idle-warning"
        assert kiosk.wait(2).name == "welcoming"
        nothing_left(kiosk, before)


def test_still_here_comes_back_to_exactly_the_same(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        asked(kiosk)
        before = kiosk.screen
        kiosk.wait(181)
        kiosk.press("next")
        assert kiosk.screen == before


def test_ten_times_still_here_is_still_here(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        asked(here.kiosk)
        for _ in range(10):
            assert here.kiosk.wait(181).name == "idle-warning"
            here.kiosk.press("next")
        assert here.kiosk.question.field.draft == KANA


def test_large_text_and_speech_get_more_time(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        asked(kiosk)
        kiosk.press("tool:text-size", "text-size:largest", "next")
        assert kiosk.wait(299).name == "asking:subject.name_kana"
        kiosk.wait(2)
        body = kiosk.screen.body
        assert isinstance(body, Countdown)
        assert body.most == 60


@pytest.mark.parametrize(
    "way", ["idle", "quit", "quit in the warning", "closing", "finish", "finished by itself"]
)
def test_every_way_out_forgets(way: str, tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        if way.startswith("finish"):
            play(kiosk, (*TO_CHECK, ("next", "finished")))
        else:
            asked(kiosk)
        before = kiosk.loop.visit.id
        match way:
            case "idle":
                kiosk.wait(181)
                kiosk.wait(46)
            case "quit":
                kiosk.press("quit", "quit-now")
            case "quit in the warning":
                kiosk.wait(181)
                kiosk.press("quit-now")
            case "closing":
                kiosk.post(Closing())
            case "finish":
                kiosk.press("next")
            case _:
                assert kiosk.wait(181).name == "idle-warning"
                kiosk.wait(46)
        nothing_left(kiosk, before)


def test_no_object_of_the_forgotten_visit_stays_in_memory(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        asked(kiosk)
        before = kiosk.loop.visit.id
        kiosk.press("quit", "quit-now")
        kiosk.shown.clear()
        gc.collect()
        left = [one for one in gc.get_objects() if isinstance(one, Visit) and one.id == before]
        assert left == []


def test_a_result_that_comes_too_late_is_dropped_and_its_secret_wiped(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_CARD, ("lay card", "entering-secret")))
        held = kiosk.enter("1234")
        kiosk.press("quit", "quit-now")
        kiosk.until_true(lambda: held.wiped, "the end of the secret")
        assert kiosk.loop.visit.card is None
        assert kiosk.screen.name == "welcoming"


def test_a_secret_nobody_asked_for_is_wiped(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        held = Secret.of_text("1234")
        here.kiosk.post(SecretEntered(held))
        assert held.wiped
