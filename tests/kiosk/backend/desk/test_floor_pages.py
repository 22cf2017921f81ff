"""Calls, kiosks and the end of the day, as the contract's calls bring them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.backend.config import JST
from kiosk.backend.desk.kiosks import HEARD_WITHIN, SILENT_AFTER, states
from kiosk.backend.store import Store
from tests.fakes.desk import DeskVisitor, words_of
from tests.fakes.sealed_applications import KIOSK, new_id
from tests.kiosk.backend.desk.conftest import Office


def call(office: Office, reason: str = "resident", screen: str = "EnteringSecret") -> str:
    call_id = new_id()
    told = {"kiosk_id": KIOSK, "reason": reason, "screen": screen, "called_at": "2026-11-23T10:15:00+09:00"}
    template = "/staff-calls/{staff_call_id}"
    assert office.client.send_json("PUT", f"/staff-calls/{call_id}", told, template).status == 201
    return call_id


def test_call_says_which_kiosk_and_screen_until_somebody_goes(
    office: Office, tanaka: DeskVisitor, sato: DeskVisitor
) -> None:
    call_id = call(office)
    assert tanaka.get("/now").json() == {"calls": 1}
    assert f"{KIOSK} 係の人をよびました 暗証番号の画面" in words_of(tanaka.get("/calls/list"))
    tanaka.get("/calls")
    assert "行きます" in words_of(tanaka.send(f"/calls/{call_id}/answered"))
    assert tanaka.get("/now").json() == {"calls": 0}
    sato.get("/calls")
    assert "ほかの職員が先に" in words_of(sato.send(f"/calls/{call_id}/answered"))
    assert "田中" in words_of(sato.get("/calls"))
    sato.send(f"/calls/{call_id}/reopened")
    assert sato.get("/now").json() == {"calls": 1}
    sato.send(f"/calls/{call_id}/answered")
    newest = words_of(sato.get("/record"))
    assert "佐藤 よび出しを待ちにもどしました" in newest


def test_unknown_reason_is_shown_as_it_came(office: Office, tanaka: DeskVisitor) -> None:
    call_id = call(office, "something-new", "SomeScreen")
    assert "something-new SomeScreen" in words_of(tanaka.get("/calls"))
    tanaka.send(f"/calls/{call_id}/answered")


def test_kiosk_page_says_what_waits_and_what_is_wrong(office: Office, tanaka: DeskVisitor) -> None:
    office.beat(queued=2, parked=1, printer="fail", clock="ok")
    text = words_of(tanaka.get("/kiosks"))
    assert f"{KIOSK} 0.1.0 故障" in text
    assert "2件 1件" in text
    assert "プリンター" in text
    assert "時計" not in text


def test_each_parked_application_is_shown_with_its_next_step(office: Office, tanaka: DeskVisitor) -> None:
    here, elsewhere = office.receive(), new_id()
    since = "2026-11-23T10:15+09:00"
    names = (f"parked {here} interrupted {since}", f"parked {elsewhere} rejected,gave-paper {since}")
    office.beat(parked=3, waiting=names)
    answer = tanaka.get("/kiosks")
    text = words_of(answer)
    assert f"{elsewhere} 受付が、項目の内容を受けつけなかった 紙で持っている" in text
    assert (
        f"{here} 受付ずみ 送る前に、キオスクが止まったか、本人が帰った（紙は出ていない） 受付ずみです" in text
    )
    assert f'href="/desk/applications/{here}"' in answer.text
    assert "ほかに1件あります" in text
    assert not any("parked " in line for line in answer.text.splitlines())
    office.beat()
    assert "職員を待っている申請" not in words_of(tanaka.get("/kiosks"))


def test_outbox_that_was_set_aside_says_what_to_do(office: Office, tanaka: DeskVisitor) -> None:
    office.beat(outbox="fail")
    assert f"{KIOSK} 送信待ちの記録がこわれ、取り分けてあります" in words_of(tanaka.get("/kiosks"))
    office.beat(outbox="ok")
    assert "取り分けて" not in words_of(tanaka.get("/kiosks"))


def test_silent_and_unheard_kiosks_are_told_apart(office: Office) -> None:
    office.beat()
    store = Store(office.database)
    try:
        now = datetime.now(JST)
        assert [one.state for one in states(store, ["zzz-9"], now)] == ["ok", "never"]
        later = now + SILENT_AFTER + timedelta(seconds=5)
        assert [one.state for one in states(store, [KIOSK], later)] == ["silent"]
    finally:
        store.close()


def test_day_ends_when_queues_are_empty_and_somebody_looked(office: Office, tanaka: DeskVisitor) -> None:
    office.beat(queued=1, card_left="warn")
    text = words_of(tanaka.get("/day"))
    assert "まだ残っていることがあります" in text
    assert "カードが残っています" in text
    for item in ("card", "paper"):
        tanaka.send(f"/day/{KIOSK}/{item}/checked")
    assert "まだ残っていることがあります" in words_of(tanaka.get("/day"))
    office.beat(card_left="ok")
    assert "きょうは、これで終われます" in words_of(tanaka.get("/day"))
    assert "まだ残っていることがあります" in words_of(tanaka.send(f"/day/{KIOSK}/card/unchecked"))
    assert f"田中 点検を取り消しました {KIOSK} card" in words_of(tanaka.get("/record"))


@pytest.mark.parametrize(
    ("while_", "failing", "said"),
    [
        pytest.param(timedelta(days=1), None, "連絡がとだえていて", id="silent"),
        pytest.param(HEARD_WITHIN, None, "今のようすがまだ分かりません", id="not heard lately"),
        pytest.param(timedelta(), "outbox", "送信待ちの記録がこわれ", id="outbox damaged"),
        pytest.param(timedelta(), "disk", "保存場所がいっぱいか", id="disk"),
    ],
)
def test_day_does_not_end_where_the_numbers_cannot_be_believed(
    office: Office, tanaka: DeskVisitor, while_: timedelta, failing: str | None, said: str
) -> None:
    office.beat(card_left="ok")
    tanaka.get("/day")
    for item in ("card", "paper"):
        tanaka.send(f"/day/{KIOSK}/{item}/checked")
    assert "きょうは、これで終われます" in words_of(tanaka.get("/day"))
    office.beat(outbox="fail" if failing == "outbox" else "ok", disk="fail" if failing == "disk" else "ok")
    office.hear_nothing_for(while_)
    text = words_of(tanaka.get("/day"))
    assert f"まだ {KIOSK} {said}" in text
    assert "まだ 分かりません" in text
    assert "終われます" not in text


def test_unknown_kiosk_cannot_be_checked(tanaka: DeskVisitor) -> None:
    tanaka.get("/day")
    assert tanaka.send("/day/elsewhere/card/checked").status_code == 404
    assert tanaka.send(f"/day/{KIOSK}/tea/checked").status_code == 400
