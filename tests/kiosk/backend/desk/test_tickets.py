"""A ticket at the desk: shown with the fleet key of the day, told kindly without it, and kept nowhere."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from kiosk.backend.config import JST, config_in
from kiosk.backend.desk.tickets import TicketDesk
from kiosk.backend.desk.wording import words
from kiosk.paper.symbols import TICKET, texts_of
from kiosk.tickets.fleet_keys import FleetKey, extended, fresh_key, read_keys, write_keys
from kiosk.tickets.sealing import sealed_with
from kiosk.visit.resuming import packed
from tests.fakes.contract_client import ContractClient
from tests.fakes.desk import DeskVisitor, add_staff, words_of
from tests.fakes.paced_visit import PacedVisit, handbook_of
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.fakes.sealed_applications import KIOSK, application, new_id, sealed
from tests.kiosk.backend.desk.conftest import Office

NOON = datetime(2026, 11, 24, 12, tzinfo=JST)


def contents() -> bytes:
    """Somebody without a card, in the middle of the questions."""
    book = handbook_of()
    visit = PacedVisit(book)
    visit.to_card()
    visit.press("no-card", "next")
    while visit.screen.name != "asking:juminhyo.copies":
        visit.answers()
    return packed(visit.visit, book)


def keys_in(folder: Path) -> tuple[Path, FleetKey]:
    path = folder / "fleet-keys.json"
    write_keys(path, extended((), NOON.date(), 2, NOON.date()))
    return path, read_keys(path)[0]


def codes(key: FleetKey, plaintext: bytes | None = None) -> tuple[str, ...]:
    return texts_of(sealed_with(key, contents() if plaintext is None else plaintext), TICKET)


def test_answers_so_far_are_shown_under_their_labels(tmp_path: Path) -> None:
    path, key = keys_in(tmp_path)
    (ticket,), rest = TicketDesk(path).read("\n".join([*codes(key), "KIOSK1/x"]), NOON)

    assert (ticket.trouble, ticket.title, rest) == (None, "住民票の写し", "KIOSK1/X")
    shown = dict(ticket.sections[0].lines)
    assert "ミホン　ハナコ" in shown.values()
    assert "王子本町" in shown["住所"]
    assert "one" not in shown.values(), "options by their words"
    assert ticket.application.startswith("00000000-0000-7000-8000-")


def test_what_led_no_further_is_told_and_nobody_is_called_a_proxy(tmp_path: Path) -> None:
    """A guardian is sent to the desk: what they said of themselves goes with them."""
    path, key = keys_in(tmp_path)
    book = handbook_of()
    visit = PacedVisit(book)
    visit.to_card("proxy")
    visit.press("no-card", "next")
    visit.types("standing", "guardian")
    visit.press("next")
    assert visit.screen.name == "led-to-desk:guardian"
    (ticket,), _ = TicketDesk(path).read("\n".join(codes(key, packed(visit.visit, book))), NOON)

    so_far, refused = ticket.sections
    assert so_far.lines == (("だれの手続きか", "ほかの方"),)
    assert refused.lines == (("来庁者の立場", "法定代理人"),)
    assert refused.heading == words()("ticket.open")


def test_half_typed_words_stay_out_of_it(tmp_path: Path) -> None:
    path, key = keys_in(tmp_path)
    content = json.dumps({"v": 1, "c": [["id", "juminhyo", "1", "self"]], "d": {"subject.name_kana": "みほ"}})
    squeezed = zlib.compress(content.encode(), wbits=-zlib.MAX_WBITS)
    (ticket,), _ = TicketDesk(path).read("\n".join(codes(key, squeezed)), NOON)
    assert [one.lines for one in ticket.sections] == [(("だれの手続きか", "わたし"),)]


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [
        pytest.param(
            "another-day", lambda key: replace(key, day=key.day - timedelta(days=1)), id="yesterday"
        ),
        pytest.param("another-fleet", lambda key: fresh_key(key.day), id="other fleet"),
        pytest.param("altered", lambda key: replace(key, key=fresh_key(key.day).key), id="other key"),
    ],
)
def test_each_trouble_has_its_own_word(tmp_path: Path, kind: str, spoil: object) -> None:
    path, key = keys_in(tmp_path)
    assert callable(spoil)
    (ticket,), _ = TicketDesk(path).read("\n".join(codes(spoil(key))), NOON)

    assert (ticket.trouble, ticket.sections) == (kind, ())


def test_missing_and_spoiled_codes_and_contents(tmp_path: Path) -> None:
    path, key = keys_in(tmp_path)
    desk, several = TicketDesk(path), codes(key, b"x" * 2000)
    torn = codes(key)[0][:-3]

    assert [one.trouble for one in desk.read(several[0], NOON)[0]] == ["incomplete"]
    assert [one.trouble for one in desk.read(torn, NOON)[0]] == ["altered"]
    assert [one.trouble for one in desk.read("\n".join(several), NOON)[0]] == ["altered"]
    assert [one.trouble for one in TicketDesk(None).read(codes(key)[0], NOON)[0]] == ["no-keys"]
    assert [one.trouble for one in TicketDesk(tmp_path / "gone").read(codes(key)[0], NOON)[0]] == ["no-keys"]


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RunningBackend, DeskVisitor, FleetKey]]:
    """A back-end that was given today's fleet key, and somebody at its desk."""
    directory = tmp_path_factory.mktemp("keyed")
    today = datetime.now(JST).date()
    path = directory / "fleet-keys.json"
    write_keys(path, extended((), today, 2, today))
    (directory / "backend").mkdir()
    config = replace(config_in(directory / "backend", KIOSK), fleet_keys=path)
    with running_backend(directory / "backend", config=config) as backend:
        add_staff(f"sqlite:///{backend.database}", "tanaka", "田中")
        with closing(DeskVisitor(backend.url)) as visitor:
            visitor.sign_in("tanaka")
            yield backend, visitor, read_keys(path)[0]


def scanned(visitor: DeskVisitor, key: FleetKey, plaintext: bytes) -> str:
    visitor.get("/paper")
    return words_of(visitor.send("/paper", symbols="\n".join(codes(key, plaintext))))


def unpressed(plaintext: bytes) -> dict[str, list[list[str]]]:
    """What is in a ticket, as far as these tests look."""
    content: dict[str, list[list[str]]] = json.loads(
        zlib.decompressobj(-zlib.MAX_WBITS).decompress(plaintext)
    )
    return content


def test_unfinished_visit_is_no_application_and_the_page_says_what_staff_do(
    keyed: tuple[RunningBackend, DeskVisitor, FleetKey],
) -> None:
    backend, tanaka, key = keyed
    said = scanned(tanaka, key, contents())
    for way in ("at-kiosk", "on-paper", "stopped"):
        assert words()(f"ticket.{way}") in said
    assert words()("ticket.received") not in said
    assert backend.received(unpressed(contents())["c"][-1][0]) is None


def test_page_begins_at_the_ticket_and_not_at_the_field_below_it(
    keyed: tuple[RunningBackend, DeskVisitor, FleetKey],
) -> None:
    """A focused field is scrolled to: what was read would stand above the window."""
    _, tanaka, key = keyed
    assert " autofocus" in tanaka.get("/paper").text
    assert " autofocus" not in tanaka.send("/paper", symbols="\n".join(codes(key))).text


def test_ticket_of_what_was_received_meanwhile_leads_to_it(
    keyed: tuple[RunningBackend, DeskVisitor, FleetKey],
) -> None:
    backend, tanaka, key = keyed
    own = new_id()
    kept = ContractClient(backend.url, backend.token)
    public = ECKey.import_key(json.loads(backend.jwks_file.read_text("utf-8"))["keys"][0])
    number = kept.hand_in(own, sealed(application(own), public)).content
    before = unpressed(contents())
    before["c"][-1][0] = own
    press = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    said = scanned(tanaka, key, press.compress(json.dumps(before).encode()) + press.flush())
    assert isinstance(number, dict)
    assert f"{words()('ticket.received')} {number['receipt_number']}番" in said
    assert words()("ticket.shown") not in said


def test_desk_without_keys_says_that_a_kiosk_goes_on(office: Office, tanaka: DeskVisitor) -> None:
    tanaka.get("/paper")
    said = words_of(tanaka.send("/paper", symbols=texts_of(b"x" * 40, TICKET)[0]))

    assert "キオスクの読み取り機に見せると" in said
    assert "申請の紙のQRではありませんでした" not in said
