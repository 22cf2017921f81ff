"""Applications at the desk: found, opened, printed, marked and unmarked, each act under a name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.backend.keys import rotate
from tests.fakes.desk import DeskVisitor, words_of
from tests.fakes.reference_backend import RunningBackend
from tests.fakes.sealed_applications import identity, person
from tests.kiosk.backend.desk.conftest import Office


def listed(visitor: DeskVisitor, query: str) -> list[str]:
    return re.findall(r"/desk/applications/([0-9a-f-]{36})", visitor.get(f"/applications?{query}").text)


def record(visitor: DeskVisitor, application_id: str) -> list[tuple[str, str]]:
    """Who did what to it, the newest first."""
    rows = re.findall(
        r"<tr><td>[^<]*</td><td>([^<]*)</td><td>([^<]*)</td><td[^>]*>([^<]*)<", visitor.get("/record").text
    )
    return [(who, act) for who, act, subject in rows if subject == application_id]


def test_list_names_nobody_and_opens_by_number(office: Office, tanaka: DeskVisitor) -> None:
    application_id = office.receive()
    page = tanaka.get("/applications?state=open")
    assert application_id in page.text
    assert "住民票の写し" in page.text
    assert "見本 花子" not in page.text


def test_opened_application_shows_all_of_it_in_japanese(office: Office, tanaka: DeskVisitor) -> None:
    application_id = office.receive(
        answers={"scope": "one", "copies": 2, "show_honseki": False, "juminhyo.head": "ミホン　タロウ"},
        identity=[identity("card-face", {"genuineness": "verified"})],
        representative=person(name="見本 太郎", relation="voluntary-proxy", authority="voluntary"),
    )
    text = words_of(tanaka.get(f"/applications/{application_id}"))
    for shown in (
        "見本 花子", "昭和23年3月5日（1948年3月5日）", "見本 太郎", "任意代理人", "範囲 世帯の一部",
        "世帯主フリガナ ミホン タロウ", "照合番号Bと、職員による顔写真の確認", "本人が入力", "日本語",
    ):  # fmt: skip
        assert shown in text, shown
    assert ("田中", "申請を開きました") in record(tanaka, application_id)


def test_answers_cannot_become_markup(office: Office, tanaka: DeskVisitor) -> None:
    application_id = office.receive(
        answers={"x": "<script>alert(1)</script>"}, applicant=person(name="<b>花子")
    )
    page = tanaka.get(f"/applications/{application_id}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;花子" in page


def test_print_view_is_an_act_of_its_own(office: Office, sato: DeskVisitor) -> None:
    application_id = office.receive()
    text = words_of(sato.get(f"/applications/{application_id}/print"))
    assert "見本 花子" in text
    assert "佐藤" in text
    assert record(sato, application_id) == [("佐藤", "印刷用の画面を開きました")]


def test_handled_and_undone_under_their_names(office: Office, tanaka: DeskVisitor, sato: DeskVisitor) -> None:
    application_id = office.receive()
    path = f"/applications/{application_id}"
    tanaka.get(path)
    assert "済 田中" in words_of(tanaka.send(f"{path}/handled"))
    assert application_id in listed(tanaka, "state=handled")
    assert application_id not in listed(tanaka, "state=open")
    sato.get(path)
    assert "ほかの職員が先に" in words_of(sato.send(f"{path}/handled"))
    assert "処理ずみにする" in words_of(sato.send(f"{path}/unhandled"))
    assert application_id in listed(sato, "state=open")
    acts = [one for one in record(sato, application_id) if "処理ずみ" in one[1]]
    assert acts == [("佐藤", "処理ずみを取り消しました"), ("田中", "処理ずみにしました")]


def test_list_is_narrowed_by_what_stands_in_clear(office: Office, tanaka: DeskVisitor) -> None:
    wanted = office.receive(
        procedure={"id": "tennyu", "version": "1"}, kiosk={"id": "oji-01", "office": "赤羽区民事務所"}
    )
    kept = office.client.ask(wanted).content
    day = str(kept["received_at"])[:10]
    for query in (
        "office=赤羽区民事務所",
        "procedure=tennyu",
        f"number={kept['receipt_number']}&office=赤羽区民事務所",
    ):
        assert listed(tanaka, f"{query}&day={day}") == [wanted]
    assert wanted not in listed(tanaka, "day=2020-01-01")
    assert wanted not in listed(tanaka, "procedure=juminhyo")


def test_pages_hold_a_dozen_each_and_all_together_everything(office: Office, tanaka: DeskVisitor) -> None:
    own = [office.receive(kiosk={"id": "oji-01", "office": "滝野川"}) for _ in range(14)]
    first, second = (listed(tanaka, f"office=滝野川&page={page}") for page in (0, 1))
    assert (len(first), len(second)) == (12, 2)
    assert first + second == own[::-1]


@pytest.mark.parametrize("sought", ["渡辺", "渡辺 千", "わたなべ", "ﾜﾀﾅﾍﾞ ﾁﾖ", "介助 次郎"])
def test_names_are_found_by_part_kana_width_and_representative(
    office: Office, tanaka: DeskVisitor, sought: str
) -> None:
    wanted = office.receive(
        applicant=person(name="渡辺 千代", name_kana="ワタナベ　チヨ"),
        representative=person(name="介助 次郎", relation="relative", authority="voluntary"),
    )
    tanaka.get("/applications")
    found = tanaka.send("/applications/names", name=sought, days="7")
    assert wanted in found.text
    assert sought not in found.url
    newest = tanaka.get("/record").text
    assert "氏名でさがしました" in newest
    assert sought not in newest


def test_name_of_nobody_is_not_found(tanaka: DeskVisitor) -> None:
    tanaka.get("/applications")
    assert "見つかりませんでした" in words_of(
        tanaka.send("/applications/names", name="存在 しない", days="7")
    )


def test_nothing_opened_stands_on_the_disk(office: Office, tanaka: DeskVisitor) -> None:
    unique = "比類なき 名前子"
    application_id = office.receive(applicant=person(name=unique))
    assert unique in tanaka.get(f"/applications/{application_id}").text
    tanaka.send("/applications/names", name="比類なき", days="7")
    directory = office.backend.database.parent
    held = [
        path for path in directory.rglob("*") if path.is_file() and "比類なき".encode() in path.read_bytes()
    ]
    assert held == []


def test_lost_key_says_what_to_do(tmp_path: Path, office: Office, tanaka: DeskVisitor) -> None:
    application_id = office.receive()
    backend: RunningBackend = office.backend
    rotate(backend.keys_dir)
    (retired,) = (backend.keys_dir / "retired").glob("*.jwk")
    hidden = retired.rename(tmp_path / retired.name)
    try:
        backend.stop()
        backend.start()
        assert "古い鍵" in words_of(tanaka.get(f"/applications/{application_id}"))
    finally:
        hidden.rename(backend.keys_dir / hidden.name)
        backend.stop()
        backend.start()


def test_application_that_is_on_paper_as_well_says_so(office: Office, tanaka: DeskVisitor) -> None:
    copied, alone = office.receive(), office.receive()
    office.beat(copies=(f"received {copied} gave-paper 2026-11-23T10:15+09:00",))
    assert "紙もあり" in words_of(tanaka.get(f"/applications/{copied}"))
    assert "紙もあり" not in words_of(tanaka.get(f"/applications/{alone}"))
    assert "received " not in words_of(tanaka.get("/kiosks"))
    office.beat()
