"""From any failure of handing in to a screen with a next step that works: within ten seconds by the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.basics.failure import Code
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


def rejects_a_proof_while_the_clock_is_off(server: FakeServer, folder: Path) -> None:
    server.clock_skew = timedelta(seconds=400)
    server.script.append(problem(422, "invalid", errors=[{"pointer": "/identity/0/evidence"}]))


HTML = Say(200, b"<html>Free Wi-Fi</html>", content_type="text/html")
QUICK: dict[str, tuple[Code, Spoil]] = {
    "refused": (Code.NET_01, close),
    "reset": (Code.NET_01, answers(Break("reset"))),
    "closed in the reply": (Code.NET_01, answers(Break("close", "in-reply"))),
    "captive portal": (Code.NET_02, answers(HTML)),
    "redirect": (Code.NET_02, answers(Say(302, headers={"Location": "/elsewhere"}))),
    "500": (Code.NET_01, answers(Say(500))),
    "503 for an hour": (Code.NET_04, answers(Say(503, headers={"Retry-After": "3600"}))),
    "409": (Code.NET_07, answers(problem(409, "already-received-with-other-content"))),
    "422": (Code.NET_05, answers(problem(422, "invalid", errors=[{"pointer": "/answers/copies"}]))),
    "422 of a proof while the clock is off": (Code.NET_11, rejects_a_proof_while_the_clock_is_off),
    "400": (Code.NET_06, answers(problem(400, "cannot-open"))),
}
QUICK_WITH_A_LOG: dict[str, tuple[Code, Spoil]] = {
    "the back-end does not let this kiosk in: status 401": (Code.NET_03, answers(problem(401, "who"))),
    "the back-end does not let this kiosk in: status 403": (Code.NET_03, answers(problem(403, "who"))),
    "the outbox cannot be used": (Code.DISK_01, no_disk),
}
"""By what support reads in the log."""
SLOW = {
    "hangs before the body": answers(Break("hang", "before-body")),
    "hangs after the body": answers(Break("hang", "after-body")),
    "hangs in the reply": answers(Break("hang", "in-reply")),
    "drips": answers(Break("drip", "in-reply")),
    "another process delivers": another_holds_the_lock,
}


@contextmanager
def kiosk_before(server: FakeServer, folder: Path, *, pinned: bool = True) -> Iterator[Kiosk]:
    """A kiosk whose back-end is that server; the card is in the person's hand."""
    token = folder / "token"
    token.write_text("invented-token", "ascii")
    kiosk = kiosk_with(
        Settings.model_validate(
            {
                "kiosk": {"id": "oji-01", "office": "王子区民事務所", "municipality": "北区"},
                "card": {"reader": "simulator:hanako"},
                "backend": {
                    "url": server.url,
                    "token_file": token,
                    "pinned_keys": (key_file(folder),) if pinned else (),
                },
                "storage": {"directory": folder / "storage"},
                "paper": {"printer": f"folder:{folder / 'paper'}"},
            }
        )
    )
    try:
        yield kiosk
    finally:
        kiosk.close()


def seconds_to_a_next_step(
    spoil: Spoil, folder: Path, code: Code | None = None, *, next_step: bool = True
) -> float:
    """From これで出す to the screen that offers paper and another try; and the paper is taken.

    By the kiosk's own clock.
    """
    folder.mkdir()
    with fake_server() as server, kiosk_before(server, folder) as kiosk:
        play(kiosk, TO_CHECK)
        spoil(server, folder)
        begun = kiosk.clock.moment().ticks
        kiosk.press("next")
        kiosk.until("cannot-send")
        seconds = kiosk.clock.moment().ticks - begun
        assert {button.id for button in kiosk.screen.buttons} >= {"again", "next"}
        assert code is None or kiosk.screen.support_code == code.support
        server.released.set()
        if next_step:
            kiosk.press("next")
            kiosk.until_true(
                lambda: kiosk.screen.name.startswith(("previewing", "cannot-print")), "the paper"
            )
    return seconds


@pytest.mark.parametrize(("code", "spoil"), QUICK.values(), ids=QUICK)
def test_failure_that_is_told_leads_on_within_ten_seconds(code: Code, spoil: Spoil, tmp_path: Path) -> None:
    assert seconds_to_a_next_step(spoil, tmp_path / "kiosk", code) < LONGEST_S


@pytest.mark.parametrize("said", QUICK_WITH_A_LOG)
def test_failure_that_support_reads_of_leads_on_within_ten_seconds(
    said: str, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log(said)
    code, spoil = QUICK_WITH_A_LOG[said]
    assert seconds_to_a_next_step(spoil, tmp_path / "kiosk", code) < LONGEST_S


def test_silence_leads_on_within_ten_seconds(tmp_path: Path) -> None:
    """All at once, for each takes its time; so none draws, which a process does one after the other."""
    with ThreadPoolExecutor(len(SLOW)) as pool:
        waits = {
            name: pool.submit(seconds_to_a_next_step, spoil, tmp_path / str(number), next_step=False)
            for number, (name, spoil) in enumerate(SLOW.items())
        }
        took = {name: wait.result() for name, wait in waits.items()}
    assert {name: seconds for name, seconds in took.items() if seconds >= LONGEST_S} == {}
