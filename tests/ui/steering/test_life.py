from __future__ import annotations

import pytest

from kiosk.visit.events import Event, LifeShown, SpokenTo
from ui.steering.life import ONCE_S, SignsOfLife


class Hand:
    """Shows its life at moments of its own."""

    def __init__(self) -> None:
        self.posted: list[Event] = []
        self.at = 0.0
        self.life = SignsOfLife(self.posted.append, lambda: self.at)

    def shows(self, *moments: float) -> list[Event]:
        for self.at in moments:
            self.life.show()
        return self.posted


@pytest.fixture
def hand() -> Hand:
    return Hand()


def test_every_sign_is_told_but_not_each_key_of_a_quick_hand(hand: Hand) -> None:
    assert hand.shows(0.0, 0.2, 0.9, ONCE_S, ONCE_S + 0.5, 60.0) == [LifeShown()] * 3


def test_next_persons_first_sign_counts(hand: Hand) -> None:
    hand.shows(0.0)
    hand.life.forget()
    assert hand.shows(0.1) == [LifeShown()] * 2


def test_silence_after_speech_is_told(hand: Hand) -> None:
    hand.life.spoken()
    assert hand.posted == [SpokenTo()]
