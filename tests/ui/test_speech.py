from __future__ import annotations

import dataclasses

from kiosk.visit.screen import Comfort, Screen
from tests.screens import samples
from ui.speech import PrivateAudio, Voice


class FakeEngine:
    """Writes down what it would say."""

    def __init__(self) -> None:
        self.log: list[str] = []

    def say(self, text: str) -> int | None:
        self.log.append(text)
        return None

    def stop(self) -> None:
        self.log.append("(stop)")

    def set_manner(self, comfort: Comfort) -> None:
        self.log.append(f"({comfort.language} {comfort.rate} {comfort.volume})")


def a_screen(*spoken: str, private: tuple[str, ...] = (), speech: bool = True) -> Screen:
    comfort = Comfort(speech=speech, rate=75, volume=4)
    return dataclasses.replace(samples.who(), comfort=comfort, spoken=spoken, private=private)


def a_voice(private: PrivateAudio = "jack") -> tuple[Voice, list[str]]:
    engine = FakeEngine()
    return Voice(lambda: engine, private), engine.log


def test_screen_is_said_in_order_in_the_visitor_s_manner() -> None:
    voice, log = a_voice()
    voice.show(a_screen("どなたの", "わたし"))
    assert log == ["(stop)", "(ja 75 4)", "どなたの", "わたし"]


def test_same_words_again_are_not_repeated() -> None:
    voice, log = a_voice()
    voice.show(a_screen("どなたの"))
    voice.show(a_screen("どなたの"))
    assert log.count("どなたの") == 1


def test_touch_stops_it() -> None:
    voice, log = a_voice()
    voice.show(a_screen("どなたの"))
    voice.stop()
    assert log[-1] == "(stop)"


def test_private_words_are_never_said_on_the_loudspeaker() -> None:
    voice, log = a_voice("jack")
    voice.show(a_screen("お名前", private=("見本花子",)))
    assert "見本花子" not in log
    voice, log = a_voice("always")
    voice.show(a_screen("お名前", private=("見本花子",)))
    assert "見本花子" in log


def test_without_the_wish_nothing_is_said_and_no_engine_is_looked_for() -> None:
    asked: list[str] = []

    def find() -> None:
        asked.append("engine")

    voice = Voice(find, "jack")
    voice.show(a_screen("どなたの", speech=False))
    assert asked == []


def test_machine_without_an_engine_stays_silent() -> None:
    voice = Voice(lambda: None, "always")
    voice.show(a_screen("どなたの"))
    voice.stop()
    voice.forget()
