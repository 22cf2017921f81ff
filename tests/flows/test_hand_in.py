"""Flow 3: home with a receipt number; or it is kept and sent later, once; or with paper; or staff have it."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.paper.document import PrinterState
from kiosk.visit.screen import Finished, Notice, PaperPreview
from tests.conftest import ExpectedLog
from tests.fakes.kiosk import Town, kiosk_with, settings_for, town
from tests.flows.ways import KANA, PROXY, TO_CHECK, TO_WHO, play


def application_of(here: Town) -> str:
    return here.kiosk.loop.visit.cases[-1].application_id


def finished(here: Town) -> Finished:
    body = here.kiosk.screen.body
    assert isinstance(body, Finished)
    return body


def waiting(here: Town) -> list[str]:
    entries = here.kiosk.services.delivery.waiting()
    assert isinstance(entries, Ok)
    return [entry.state for entry in entries.value]


def test_whole_way_ends_with_the_number_that_the_back_end_gave(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CHECK, ("next", "finished")))
        received = here.backend.received(application_of(here))
        assert isinstance(received, dict)
        assert received["applicant"]["name"] == "見本　花子"
        assert received["applicant"]["name_kana"] == "ミホン　ハナコ"
        assert received["answers"]["copies"] == 2
        assert received["identity"][0]["method"] == "card-text"
        assert finished(here).number.isdigit()
        assert waiting(here) == []


def test_card_still_there_is_said_and_ticked_when_taken(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CHECK, ("next", "finished")))
        assert not finished(here).actions[0].chosen
        here.kiosk.reader.remove()
        here.kiosk.until_true(lambda: finished(here).actions[0].chosen, "the tick")


def test_back_end_down_offers_both_and_waiting_is_delivered_once_later(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, TO_CHECK)
        here.backend.stop()
        play(here.kiosk, (("next", "cannot-send"),))
        assert {button.id for button in here.kiosk.screen.buttons} >= {"again", "wait", "next"}
        play(here.kiosk, (("wait", "finished"),))
        assert waiting(here) == ["sealed"]
        here.backend.start()
        here.kiosk.clock.put_forward(3600)
        delivered = here.kiosk.services.delivery.deliver_waiting(Stoppable())
        assert [entry.application_id for entry in delivered] == [application_of(here)]
        assert waiting(here) == []
        assert here.kiosk.services.delivery.deliver_waiting(Stoppable()) == ()


def test_trying_again_hands_in_the_same_application(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, TO_CHECK)
        here.backend.stop()
        play(here.kiosk, (("next", "cannot-send"),))
        here.backend.start()
        here.kiosk.clock.put_forward(600)
        play(here.kiosk, (("again", "finished"),))
        assert here.backend.received(application_of(here)) is not None


def test_paper_is_shown_first_then_printed_and_the_waiting_copy_is_given_up(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, TO_CHECK)
        here.backend.stop()
        play(here.kiosk, (("next", "cannot-send"), ("next", "previewing")))
        preview = here.kiosk.screen.body
        assert isinstance(preview, PaperPreview)
        assert here.papers == []
        play(here.kiosk, (("next", "taking-paper"), ("next", "finished")))
        assert [paper.read_bytes() for paper in here.papers] == [preview.pdf]
        here.kiosk.until_true(lambda: not here.kiosk.loop.visit.jobs, "the end of giving up")
        assert waiting(here) == []


def test_proxy_whose_papers_must_be_seen_gets_paper_only(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        here.backend.stop()
        play(here.kiosk, (*TO_WHO, ("choose:proxy", "choosing-who"), ("next", "waiting-for-card")))
        here.kiosk.press("no-card", "next")
        here.kiosk.answer(PROXY)
        play(here.kiosk, (("next", "cannot-send"),))
        assert "wait" not in {button.id for button in here.kiosk.screen.buttons}
        play(here.kiosk, (("next", "previewing"), ("next", "taking-paper"), ("next", "finished")))
        assert len(here.papers) == 1
        assert waiting(here) == []


def test_no_pinned_key_takes_nothing_but_paper(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        settings = settings_for(tmp_path, here.backend)
        keyless = settings.model_copy(
            update={
                "backend": settings.backend.model_copy(update={"pinned_keys": ()}),
                "storage": settings.storage.model_copy(update={"directory": tmp_path / "keyless"}),
            }
        )
        kiosk = kiosk_with(keyless)
        try:
            play(kiosk, (*TO_CHECK, ("next", "cannot-send")))
            assert kiosk.screen.support_code == "NET-08"
            play(kiosk, (("next", "previewing"), ("next", "taking-paper"), ("next", "finished")))
        finally:
            kiosk.close()


def test_no_paper_either_keeps_it_for_staff_and_shows_a_number(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("the folder cannot be written")
    with town(tmp_path) as here:
        play(here.kiosk, TO_CHECK)
        here.backend.stop()
        play(here.kiosk, (("next", "cannot-send"), ("next", "previewing")))
        (tmp_path / "paper").write_text("a file where the folder should be")
        play(here.kiosk, (("next", "cannot-print"),))
        body = here.kiosk.screen.body
        assert isinstance(body, Notice)
        assert any(application_of(here)[-6:].upper() in line for line in body.lines)
        here.kiosk.until_true(lambda: not here.kiosk.loop.visit.jobs, "the end of keeping")
        assert waiting(here) == ["sealed"]


def test_nothing_personal_lies_on_the_disk_in_clear(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, TO_CHECK)
        here.backend.stop()
        play(here.kiosk, (("next", "cannot-send"), ("wait", "finished")))
        stored = b"".join(path.read_bytes() for path in (tmp_path / "kiosk").rglob("*") if path.is_file())
        for canary in ("花子", "ハナコ", KANA, "王子本町", "1948-03-05"):
            assert canary.encode() not in stored
            assert json.dumps(canary).strip('"').encode() not in stored
        assert here.kiosk.loop.visit.devices.printer is PrinterState.READY


def test_correcting_an_answer_comes_straight_back(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(
            here.kiosk,
            (
                *TO_CHECK,
                ("edit:juminhyo.copies", "asking:juminhyo.copies"),
                (("type", 3), "asking:juminhyo.copies"),
                ("next", "confirming-answer:juminhyo.copies"),
                ("next", "checking-answers"),
                ("next", "finished"),
            ),
        )
        received = here.backend.received(application_of(here))
        assert isinstance(received, dict)
        assert received["answers"]["copies"] == 3
