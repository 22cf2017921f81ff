"""A kiosk that is killed at any moment loses nothing, sends nothing twice, and leaves nothing in clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.basics.result import Ok
from kiosk.delivery.entry import Entry
from kiosk.delivery.outbox import Outbox
from tests.fakes.hand_ins import key_file, new_id
from tests.fakes.http_server import Break, fake_server
from tests.fakes.leaks import leaks
from tests.fakes.lives import kiosk

LIVES = 16


def waiting(storage: Path) -> tuple[Entry, ...]:
    found = Outbox(storage).waiting()
    assert isinstance(found, Ok)
    return found.value


@pytest.mark.parametrize("answered", [True, False], ids=["answered", "unanswered"])
@pytest.mark.parametrize("way", ["wait", "paper"])
def test_kiosk_killed_anywhere_loses_nothing_and_sends_nothing_twice(
    way: str, answered: bool, tmp_path: Path
) -> None:
    held: dict[str, Entry] = {}
    killed = 0
    with fake_server() as server, kiosk(server.url, key_file(tmp_path)) as one:
        lines, status = one.live(tmp_path / "whole", 0, f"hand-in {new_id()} {way}")
        assert (status, len(one.kept)) == (0, 1)
        for life in range(1, LIVES + 1):
            storage = tmp_path / str(life)
            server.script.clear()
            if not answered:
                server.script.append(Break("close", lands=True))
            _, status = one.live(storage, lines * life // LIVES, f"hand-in {new_id()} {way}")
            killed += status == -9
            assert leaks(storage) == []
            server.script.clear()
            one.live(storage, 5 * life, "deliver")
            one.live(storage, 0, "deliver")
            held |= {entry.application_id: entry for entry in waiting(storage)}
        assert killed >= LIVES - 3
        assert LIVES // 4 < len(one.kept) < LIVES
        for name in one.kept:
            assert (server.landings[name] == 1) != (name in held), "lost, or told of twice"
        assert set(server.landings.values()) == {1}, "sent twice"
        assert all(way == "paper" and entry.reason == "interrupted" for entry in held.values())


def test_delivery_killed_anywhere_is_taken_up_again(tmp_path: Path) -> None:
    storage = tmp_path / "storage"
    with fake_server() as server, kiosk(server.url, key_file(tmp_path)) as one:
        for _ in range(6):
            server.script.extend([Break("close")] * 8)
            one.live(storage, 0, f"hand-in {new_id()} wait")
        server.script.clear()
        assert len(waiting(storage)) == 6
        for line in range(15, 700, 15):
            one.live(storage, line, "deliver")
        one.live(storage, 0, "deliver")
        assert waiting(storage) == ()
        assert [server.landings[name] for name in one.kept] == [1] * 6
