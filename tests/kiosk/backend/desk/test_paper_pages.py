"""Paper forms at the desk: sets read in any order and in parts, and what comes twice is one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.paper.symbols import texts_of
from tests.fakes.desk import DeskVisitor, words_of
from tests.fakes.sealed_applications import new_id
from tests.kiosk.backend.desk.conftest import Office

LONG = {"note": "見本の長い答え" * 120}
"""Enough for several symbols."""


def paste(visitor: DeskVisitor, *texts: str) -> str:
    visitor.get("/paper")
    return words_of(visitor.send("/paper", symbols="\r\n".join(texts)))


def test_paper_then_a_late_network_delivery_is_one(office: Office, tanaka: DeskVisitor) -> None:
    own = new_id()
    body = office.seal(own, answers=LONG)
    texts = texts_of(body)
    assert len(texts) > 2
    assert "受けつけました" in paste(tanaka, *reversed(texts))
    told = office.client.ask(own)
    late = office.client.hand_in(own, body)
    assert (told.status, late.status) == (200, 200)
    assert late.content == told.content
    assert "紙のQR" in words_of(tanaka.get(f"/applications/{own}"))
    assert tanaka.get("/applications?state=all").text.count(own) == 1


def test_network_then_paper_is_one(office: Office, tanaka: DeskVisitor) -> None:
    own = new_id()
    body = office.seal(own)
    received = office.client.hand_in(own, body).content
    assert "先に受けつけています" in paste(tanaka, *texts_of(body))
    assert office.client.ask(own).content == received


def test_incomplete_set_is_kept_named_and_finished_by_a_colleague(
    office: Office, tanaka: DeskVisitor, sato: DeskVisitor
) -> None:
    own = new_id()
    texts = texts_of(office.seal(own, answers=LONG))
    said = paste(tanaka, texts[1])
    name = f"紙 {texts[0].split('/')[3][:4]}"
    missing = "・".join(str(part) for part in range(1, len(texts) + 1) if part != 2)
    assert name in said
    assert f"QR {len(texts)}個のうち、2番を読みました" in said
    assert f"あと {missing}番です" in said
    assert "「読みかけの紙」を見てください" in said
    assert "田中" in said
    assert office.client.ask(own).status == 404
    assert "受けつけました" in paste(sato, texts[0], *texts[2:])
    assert office.client.ask(own).status == 200
    assert name not in words_of(sato.get("/paper"))


def test_incomplete_set_can_be_put_away(office: Office, tanaka: DeskVisitor) -> None:
    texts = texts_of(office.seal(new_id(), answers=LONG))
    paste(tanaka, texts[0])
    _, _, of, digest, _ = texts[0].split("/", 4)
    assert "取り下げました" in words_of(tanaka.send(f"/paper/{digest}/{of}/discarded"))
    assert f"紙 {digest[:4]}" not in words_of(tanaka.get("/paper"))


@pytest.mark.parametrize("of", ["0", "100", "9" * 24])
def test_set_of_more_than_any_paper_has_is_no_page(of: str, tanaka: DeskVisitor) -> None:
    tanaka.get("/paper")
    assert tanaka.send(f"/paper/{'A' * 16}/{of}/discarded").status_code == 404


def test_pasted_twice_at_once_it_leaves_no_half_read_paper(
    office: Office, tanaka: DeskVisitor, sato: DeskVisitor
) -> None:
    for visitor in (tanaka, sato):
        visitor.get("/paper")
    for _ in range(8):
        pasted = "\r\n".join(texts_of(office.seal(new_id(), answers=LONG)))
        with ThreadPoolExecutor(2) as both:
            sent = [both.submit(visitor.send, "/paper", symbols=pasted) for visitor in (tanaka, sato)]
        assert [one.result().status_code for one in sent] == [200, 200]
    assert "読みかけの紙は、ありません" in words_of(tanaka.get("/paper"))


def test_two_papers_at_once_are_told_apart(office: Office, tanaka: DeskVisitor) -> None:
    first, second = new_id(), new_id()
    mixed = [*texts_of(office.seal(first, answers=LONG)), *texts_of(office.seal(second, answers=LONG))]
    assert paste(tanaka, *mixed[::2], *mixed[1::2]).count("受けつけました") == 2
    assert [office.client.ask(one).status for one in (first, second)] == [200, 200]


def test_paper_of_another_ward_or_with_faults_is_refused_and_kept(
    office: Office, tanaka: DeskVisitor
) -> None:
    wrong = texts_of(office.seal(new_id(), language="JAPANESE"))
    said = paste(tanaka, *wrong)
    assert "/language" in said
    assert "手で受けつけて" in said
    left = words_of(tanaka.get("/paper"))
    assert f"紙 {wrong[0].split('/')[3][:4]}" in left
    assert "全部読めましたが" in left
    assert "誤り" not in left
    assert "紙の鍵がありません" in paste(tanaka, *texts_of(b"a.b.c.d.e"))


def test_lines_that_are_no_symbols_are_counted(tanaka: DeskVisitor) -> None:
    assert "2行は、申請の紙のQRではありませんでした" in paste(tanaka, "hello", "https://example.com/")
    assert "まだ何も入っていません" in paste(tanaka, "")
