"""From any failure of handing in to a screen with a next step that works: within ten seconds by the clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.delivery.outbox import Outbox
from kiosk.settings import Settings
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import key_file
from tests.fakes.http_server import Behaviour, Break, FakeServer, Say, fake_server, problem
from tests.fakes.kiosk import Kiosk, kiosk_with
from tests.flows.ways import TO_CHECK, play

LONGEST_S = 10.0
Spoil = Callable[[FakeServer, Path], object]


def answers(behaviour: Behaviour) -> Spoil:
    return lambda server, folder: server.script.extend([behaviour] * 30)


def close(server: FakeServer, folder: Path) -> None:
    server.close()


def another_holds_the_lock(server: FakeServer, folder: Path) -> None:
    assert Outbox(folder / "storage").take_lock() is not None


def no_disk(server: FakeServer, folder: Path) -> None:
    storage = folder / "storage" / "outbox"
    storage.parent.mkdir(exist_ok=True)
    storage.write_text("a file where the folder should be")


HTML = Say(200, b"<html>Free Wi-Fi</html>", content_type="text/html")
QUICK = {
    "refused": close,
    "reset": answers(Break("reset")),
    "closed in the reply": answers(Break("close", "in-reply")),
    "captive portal": answers(HTML),
    "redirect": answers(Say(302, headers={"Location": "/elsewhere"})),
    "500": answers(Say(500)),
    "503 for an hour": answers(Say(503, headers={"Retry-After": "3600"})),
    "409": answers(problem(409, "already-received-with-other-content")),
    "422": answers(problem(422, "invalid", errors=[{"pointer": "/answers/copies"}])),
    "400": answers(problem(400, "cannot-open")),
}
SLOW = {
    "hangs before the body": answers(Break("hang", "before-body")),
    "hangs after the body": answers(Break("hang", "after-body")),
    "hangs in the reply": answers(Break("hang", "in-reply")),
    "drips": answers(Break("drip", "in-reply")),
    "another process delivers": another_holds_the_lock,
}


@contextmanager
def kiosk_before(server: FakeServer, folder: Path) -> Iterator[Kiosk]:
    token = folder / "token"
    token.write_text("invented-token", "ascii")
    kiosk = kiosk_with(
        Settings.model_validate(
            {
                "kiosk": {"id": "oji-01", "office": "王子区民事務所", "municipality": "北区"},
                "card": {"reader": "simulator:hanako"},
                "backend": {"url": server.url, "token_file": token, "pinned_keys": (key_file(folder),)},
                "storage": {"directory": folder / "storage"},
                "paper": {"printer": f"folder:{folder / 'paper'}"},
            }
        )
    )
    try:
        yield kiosk
    finally:
        kiosk.close()


def seconds_to_a_next_step(spoil: Spoil, folder: Path, *, next_step: bool = True) -> float:
    """From これで出す to the screen that offers paper and another try; and the paper is taken."""
    folder.mkdir()
    with fake_server() as server, kiosk_before(server, folder) as kiosk:
        play(kiosk, TO_CHECK)
        spoil(server, folder)
        begun = time.monotonic()
        kiosk.press("next")
        kiosk.until("cannot-send")
        seconds = time.monotonic() - begun
        assert {button.id for button in kiosk.screen.buttons} >= {"again", "next"}
        server.released.set()
        if next_step:
            kiosk.press("next")
            kiosk.until_true(
                lambda: kiosk.screen.name.startswith(("previewing", "cannot-print")), "the paper"
            )
    return seconds


@pytest.mark.parametrize("spoil", QUICK.values(), ids=QUICK)
def test_failure_that_is_told_leads_on_within_ten_seconds(spoil: Spoil, tmp_path: Path) -> None:
    assert seconds_to_a_next_step(spoil, tmp_path / "kiosk") < LONGEST_S


@pytest.mark.parametrize("status", [401, 403])
def test_kiosk_that_is_not_let_in_leads_on_within_ten_seconds(
    status: int, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("does not let this kiosk in")
    assert seconds_to_a_next_step(answers(problem(status, "who")), tmp_path / "kiosk") < LONGEST_S


def test_disk_that_fails_leads_on_within_ten_seconds(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("the outbox cannot be used")
    assert seconds_to_a_next_step(no_disk, tmp_path / "kiosk") < LONGEST_S


def test_silence_leads_on_within_ten_seconds(tmp_path: Path) -> None:
    """All at once, for each takes its time; so none draws, which a process does one after the other."""
    with ThreadPoolExecutor(len(SLOW)) as pool:
        waits = {
            name: pool.submit(seconds_to_a_next_step, spoil, tmp_path / str(number), next_step=False)
            for number, (name, spoil) in enumerate(SLOW.items())
        }
        took = {name: wait.result() for name, wait in waits.items()}
    assert {name: seconds for name, seconds in took.items() if seconds >= LONGEST_S} == {}
