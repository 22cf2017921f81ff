"""What was made ahead is heard at once: nothing is made between the wish and the sound."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.conftest import ExpectedLog
from ui.speech.engine import SpeakingEngine
from ui.speech.maker import Maker
from ui.speech.phrases import Phrase, SoundStore
from ui.speech.player import Player
from ui.speech.said import Soon

WORDS = "どの手続きをなさいますか"
SOUND = b"\1\2" * 100


class HeardPlayer(Player):
    """Notes what is heard, in one list with what is made."""

    def __init__(self, done: list[object]) -> None:
        QObject.__init__(self)
        self._done = done

    def play(self, sound: bytes, volume: int) -> None:
        self._done.append(sound)

    def stop(self) -> None:
        """Silence."""


class NotedMaker(Maker):
    """Notes what it is to make; makes it when it is told to."""

    def __init__(self, done: list[object]) -> None:
        super().__init__()
        self._done = done

    def start(self) -> None:
        """No process."""

    def make(self, phrase: Phrase) -> None:
        self._done.append(phrase)

    def drop(self) -> None:
        """Nothing waits."""


@pytest.fixture
def done() -> list[object]:
    return []


@pytest.fixture
def makers(done: list[object], qtbot: QtBot) -> tuple[NotedMaker, NotedMaker]:
    return NotedMaker(done), NotedMaker(done)


def test_words_made_ahead_are_heard_before_anything_is_made(
    done: list[object], makers: tuple[NotedMaker, NotedMaker]
) -> None:
    maker, ahead = makers
    engine = SpeakingEngine(HeardPlayer(done), maker, ahead)
    engine.prepare([WORDS])
    assert done == [Phrase("ja", 100, WORDS)]
    ahead.made.emit(Phrase("ja", 100, WORDS), SOUND)
    done.clear()
    engine.say(WORDS, private=False)
    assert done == [SOUND]


def test_what_follows_is_made_while_the_first_is_heard(
    done: list[object], makers: tuple[NotedMaker, NotedMaker]
) -> None:
    maker, ahead = makers
    engine = SpeakingEngine(HeardPlayer(done), maker, ahead)
    engine.prepare([WORDS])
    ahead.made.emit(Phrase("ja", 100, WORDS), SOUND)
    done.clear()
    engine.say(WORDS, private=False)
    engine.say("見本さんの番です", private=True)
    assert done[0] == SOUND
    maker.made.emit(Phrase("ja", 100, "見本さんの番です"), b"\3")
    engine.forget()
    done.clear()
    engine.say("見本さんの番です", private=True)
    assert done == [Phrase("ja", 100, "見本さんの番です")], "what one person brought is not kept for the next"


def test_what_may_come_next_is_made_before_the_rest(
    done: list[object], makers: tuple[NotedMaker, NotedMaker]
) -> None:
    maker, ahead = makers
    engine = SpeakingEngine(HeardPlayer(done), maker, ahead)
    engine.prepare([WORDS])
    engine.set_manner(language="ja", rate=75, volume=3)
    done.clear()
    engine.expect([Soon("その方はいつ生まれましたか。わかる分だけでかまいません。", 75)])
    slow = Phrase("ja", 75, "その方はいつ生まれましたか。")
    assert done == [slow, Phrase("ja", 100, WORDS)], "only how it begins, then what was planned before"
    ahead.made.emit(slow, SOUND)
    done.clear()
    engine.say("その方はいつ生まれましたか。", private=False)
    assert done == [SOUND]


def test_what_was_expected_of_a_visit_that_ended_is_not_kept(
    done: list[object], makers: tuple[NotedMaker, NotedMaker]
) -> None:
    maker, ahead = makers
    engine = SpeakingEngine(HeardPlayer(done), maker, ahead)
    engine.expect([Soon(WORDS, 100)])
    engine.forget()
    ahead.made.emit(Phrase("ja", 100, WORDS), SOUND)
    done.clear()
    engine.say(WORDS, private=False)
    assert done == [Phrase("ja", 100, WORDS)]


def test_it_says_when_all_was_said_but_not_when_it_was_stopped(
    done: list[object], makers: tuple[NotedMaker, NotedMaker]
) -> None:
    maker, ahead = makers
    player = HeardPlayer(done)
    engine = SpeakingEngine(player, maker, ahead)
    silences: list[bool] = []
    engine.when_silent(lambda: silences.append(engine.speaking))
    engine.say(WORDS, private=False)
    assert speaks(engine), "what is being made is waited for"
    maker.made.emit(Phrase("ja", 100, WORDS), SOUND)
    assert speaks(engine)
    player.ended.emit()
    assert silences == [False]
    engine.say(WORDS, private=False)
    engine.stop()
    player.ended.emit()
    assert not speaks(engine)
    assert silences == [False]


def speaks(engine: SpeakingEngine) -> bool:
    """Asked anew each time."""
    return engine.speaking


def test_language_is_lacking_where_its_program_is_not_installed(
    done: list[object], makers: tuple[NotedMaker, NotedMaker], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = SpeakingEngine(HeardPlayer(done), *makers)
    assert not engine.lacks("ko")
    monkeypatch.setenv("PATH", "/nonexistent")
    assert engine.lacks("ko")
    assert not engine.lacks("ja")


def test_process_that_ends_again_and_again_is_told_as_the_loss_of_every_voice(
    done: list[object], makers: tuple[NotedMaker, NotedMaker], expected_log: ExpectedLog
) -> None:
    expected_log("the process that makes sound has ended by itself")
    maker, ahead = makers
    engine = SpeakingEngine(HeardPlayer(done), maker, ahead)
    engine.when_lost(lambda: done.append("lost"))
    for _ in range(2):
        maker._ended()
    assert not engine.lacks("ja")
    maker._ended()
    assert done == ["lost"]
    assert engine.lacks("ja")
    assert engine.lacks("en")


@pytest.mark.parametrize("rest", [96_000_000, 1], ids=["room-for-the-rest", "no-room-at-all"])
def test_own_words_beyond_what_is_kept_are_heard_all_the_same(
    done: list[object], makers: tuple[NotedMaker, NotedMaker], rest: int
) -> None:
    """Once the store was full, whatever was not in it was made again and again, and never heard."""
    maker, ahead = makers
    player = HeardPlayer(done)
    engine = SpeakingEngine(player, maker, ahead, store=SoundStore(len(SOUND), rest))
    engine.prepare([WORDS, "つぎへ", "もどる"])
    ahead.made.emit(Phrase("ja", 100, WORDS), SOUND)
    done.clear()
    engine.say("つぎへ", private=False)
    engine.say("もどる", private=False)
    for words, sound in (("つぎへ", b"\5" * 9), ("もどる", b"\6" * 9)):
        maker.made.emit(Phrase("ja", 100, words), sound)
        player.ended.emit()
    assert [one for one in done if isinstance(one, bytes)] == [b"\5" * 9, b"\6" * 9]
    assert not engine.speaking


def test_own_words_that_are_expected_are_made_ahead_though_no_more_is_kept_for_good(
    done: list[object], makers: tuple[NotedMaker, NotedMaker]
) -> None:
    maker, ahead = makers
    engine = SpeakingEngine(HeardPlayer(done), maker, ahead, store=SoundStore(0))
    engine.prepare(["つぎへ"])
    engine.expect([Soon("つぎへ", 100)])
    ahead.made.emit(Phrase("ja", 100, "つぎへ"), SOUND)
    done.clear()
    engine.say("つぎへ", private=False)
    assert done == [SOUND]


def test_voice_that_never_ends_does_not_hold_the_time(
    done: list[object], makers: tuple[NotedMaker, NotedMaker]
) -> None:
    """Whoever went away while it was stuck leaves no visit to the next person."""
    now = [100.0]
    engine = SpeakingEngine(HeardPlayer(done), *makers, clock=lambda: now[0])
    engine.say(WORDS, private=False)
    now[0] += 59
    assert speaks(engine)
    now[0] += 1
    assert not speaks(engine), "nothing was made of it"
    makers[0].made.emit(Phrase("ja", 100, WORDS), SOUND)
    assert speaks(engine), "it goes on"
    now[0] += 60
    assert not speaks(engine), "its end is never told"


def test_process_that_hangs_is_ended_and_what_it_hung_at_left_out(
    qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    expected_log("the process that makes sound has ended by itself")
    maker = Maker()
    maker._overdue.setInterval(50)
    maker.start()
    assert maker._process.waitForStarted()
    os.kill(maker._process.processId(), signal.SIGSTOP)
    try:
        with qtbot.waitSignal(maker.made, timeout=20_000) as told:
            maker.make(Phrase("ja", 100, WORDS))
        assert told.args == [Phrase("ja", 100, WORDS), b""]
        assert maker.works
    finally:
        maker.close()


def test_unplugged_sound_device_is_the_loss_of_every_voice_until_it_is_back(
    done: list[object], makers: tuple[NotedMaker, NotedMaker]
) -> None:
    player = HeardPlayer(done)
    engine = SpeakingEngine(player, *makers)
    engine.when_lost(lambda: done.append(f"lacks {engine.lacks('ja')}"))
    engine.say(WORDS, private=False)
    done.clear()
    for works in (False, True):
        player.works = works
        player.changed.emit()
    assert done == ["lacks True", "lacks False"]
    assert not speaks(engine), "what was being said is not said to the end by another device"
