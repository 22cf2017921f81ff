"""The heart beats at once and again, bears what goes wrong, and stops when it is told."""

from __future__ import annotations

import threading

import pytest

from kiosk.runner import heart as heart_module
from kiosk.runner.heart import Heart
from tests.conftest import ExpectedLog

PATIENCE_S = 20.0


class Beats:
    """Counts; `trouble` is raised in each."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.count = 0
        self.once, self.again = threading.Event(), threading.Event()
        self._trouble = trouble

    def __call__(self) -> bool:
        self.count += 1
        (self.once if self.count == 1 else self.again).set()
        if self._trouble is not None:
            raise self._trouble
        return True


def hearts() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "heart"]


def test_it_beats_at_once_and_not_again_before_its_time() -> None:
    beats = Beats()
    heart = Heart(beats)
    heart.start()
    assert beats.once.wait(PATIENCE_S)
    heart.close()
    assert beats.count == 1
    assert hearts() == []


def test_beat_that_fails_is_logged_without_its_words_and_the_next_one_comes(
    expected_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_log("a heartbeat ended with OSError")
    monkeypatch.setattr(heart_module, "EVERY_S", 0.01)
    beats = Beats(OSError("a secret"))
    heart = Heart(beats)
    heart.start()
    assert beats.again.wait(PATIENCE_S)
    heart.close()
    assert hearts() == []


def test_closing_before_the_start_is_no_trouble() -> None:
    Heart(Beats()).close()
