from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kiosk.visit.screen import Button, CheckList, CheckRow, Comfort, Question, Screen
from kiosk.words.catalogue import Catalogue
from kiosk.words.furigana import reading
from tests.screens import samples
from ui.speech.said import Said, Soon
from ui.speech.voice import PrivateAudio, Voice

CATALOGUE = Catalogue(Path(__file__).parents[3] / "resources" / "translations")


class WrittenEngine:
    """Writes down what it would say; private words in brackets."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.speaking = False
        self.silent: Callable[[], None] = lambda: None
        self.lost: Callable[[], None] = lambda: None
        self.voiceless: set[str] = set()

    def say(self, text: str, *, private: bool) -> None:
        self.log.append(f"[{text}]" if private else text)

    def stop(self) -> None:
        self.log.append("(stop)")

    def set_manner(self, *, language: str, rate: int, volume: int) -> None:
        self.log.append(f"({language} {rate} {volume})")

    def prepare(self, texts: Iterable[str]) -> None:
        self.log += [f"(ahead {text})" for text in texts]

    def expect(self, texts: Iterable[Soon]) -> None:
        self.log += [f"(next {soon.text})" for soon in texts]

    def forget(self) -> None:
        self.log.append("(forgotten)")

    def play(self, sound: bytes, volume: int) -> None:
        self.log.append(f"(sound {len(sound)} {volume})")

    def when_silent(self, silent: Callable[[], None]) -> None:
        self.silent = silent

    def lacks(self, language: str) -> bool:
        return language in self.voiceless

    def when_lost(self, lost: Callable[[], None]) -> None:
        self.lost = lost


LISTENING = Comfort(speech=True, rate=75, volume=4)


def a_screen(
    *heard: str, private: tuple[str, ...] = (), name: str = "who", comfort: Comfort = LISTENING
) -> Screen:
    spoken = tuple(text for text in heard if text not in private)
    shown = dataclasses.replace(samples.who(), comfort=comfort, name=name)
    return dataclasses.replace(shown, spoken=spoken, private=private, heard=heard)


def a_voice(private: PrivateAudio = "jack") -> tuple[Voice, list[str]]:
    """A voice that somebody has listened to for a while."""
    engine = WrittenEngine()
    voice = Voice(lambda: engine, private, CATALOGUE.words)
    voice.show(a_screen(name="before"))
    engine.log.clear()
    return voice, engine.log


def test_first_screen_says_how_to_go_on() -> None:
    engine = WrittenEngine()
    Voice(lambda: engine, "jack", CATALOGUE.words).show(a_screen("どなたの"))
    assert engine.log[0] == "(ja 75 4)"
    assert "したのキーでつぎへすすみ" in engine.log[1]
    assert engine.log[2:] == ["どなたの"]


def test_screen_is_said_in_order_in_the_visitor_s_manner() -> None:
    voice, log = a_voice()
    voice.show(a_screen("どなたの", "わたし"))
    assert log == ["(ja 75 4)", "どなたの", "わたし"]


def test_same_words_again_are_not_repeated_and_only_the_new_ones_are_said() -> None:
    voice, log = a_voice()
    voice.show(a_screen("どなたの"))
    voice.show(a_screen("どなたの", "えらんでください"))
    assert [text for text in log if "(" not in text] == ["どなたの", "えらんでください"]


def test_touch_stops_it() -> None:
    voice, log = a_voice()
    voice.show(a_screen("どなたの"))
    voice.stop()
    assert log[-1] == "(stop)"


@pytest.mark.parametrize("setting", ["jack", "never"])
def test_private_words_are_never_said_on_the_loudspeaker(setting: PrivateAudio) -> None:
    voice, log = a_voice(setting)
    voice.show(a_screen("お名前", "見本花子", private=("見本花子",)))
    assert not [text for text in log if "見本" in text]
    assert "イヤホンをつなぐ" in log[-1]


def test_what_only_headphones_say_is_told_once_in_a_visit() -> None:
    voice, log = a_voice()
    state = Said("えらばれています", private=True, otherwise="イヤホンで", once=True)
    voice.say(state)
    voice.answer(state)
    assert [text for text in log if "(" not in text] == ["イヤホンで"]
    voice.forget()
    voice.show(a_screen())
    voice.say(state)
    assert log[-1] == "イヤホンで", "somebody else has not heard it"
    voice.set_headphones(plugged=True)
    voice.say(state)
    assert log[-1] == "[えらばれています]"


@pytest.mark.parametrize(("setting", "plugged"), [("always", False), ("jack", True)])
def test_headphones_hear_everything_in_the_order_of_the_page(setting: PrivateAudio, plugged: bool) -> None:
    voice, log = a_voice(setting)
    voice.set_headphones(plugged=plugged)
    log.clear()
    voice.show(a_screen("お名前", "見本花子", "つぎへ", private=("見本花子",)))
    assert log[1:] == ["お名前", "[見本花子]", "つぎへ"]


def test_pulled_out_headphones_silence_it_at_once() -> None:
    voice, log = a_voice()
    voice.set_headphones(plugged=True)
    voice.show(a_screen("お名前", "見本花子", private=("見本花子",)))
    log.clear()
    voice.set_headphones(plugged=False)
    assert log[0] == "(stop)"
    assert "ぬけました" in log[1]
    voice.repeat()
    assert not [text for text in log if "見本" in text]


def test_words_that_hold_something_private_are_private() -> None:
    voice, log = a_voice()
    voice.show(a_screen("見本花子さまの住所", "つぎへ", private=("見本花子",)))
    assert not [text for text in log if "見本" in text]


def test_loudspeaker_says_what_stands_for_a_private_word() -> None:
    voice, log = a_voice()
    voice.say(Said("ア", private=True, otherwise="もじのキー"))
    assert log == ["もじのキー"]


def test_pace_and_volume_are_said_when_they_change() -> None:
    voice, log = a_voice()
    voice.show(a_screen("どなたの"))
    voice.show(a_screen("どなたの", comfort=dataclasses.replace(LISTENING, rate=100)))
    voice.show(a_screen("どなたの", comfort=dataclasses.replace(LISTENING, rate=100, volume=5)))
    assert [text for text in log if "(" not in text] == ["どなたの", "はやさ 100パーセント", "おんりょう 5"]


def test_repeat_says_the_page_again() -> None:
    voice, log = a_voice()
    voice.show(a_screen("どなたの", "わたし"))
    log.clear()
    voice.repeat()
    assert log == ["(stop)", "どなたの", "わたし"]


def test_switched_off_it_says_so_and_is_silent() -> None:
    voice, log = a_voice()
    voice.show(a_screen("どなたの", comfort=Comfort()))
    assert log[-1] == "おんせいをとめます。"
    log.clear()
    voice.say(Said("なにか"))
    voice.repeat()
    assert [text for text in log if text != "(stop)"] == []


def test_without_the_wish_nothing_is_said_and_no_engine_is_looked_for() -> None:
    asked: list[str] = []

    def find() -> None:
        asked.append("engine")

    voice = Voice(find, "jack", CATALOGUE.words)
    voice.show(a_screen("どなたの", comfort=Comfort()))
    assert asked == []


def test_machine_without_an_engine_stays_silent() -> None:
    voice = Voice(lambda: None, "always", CATALOGUE.words)
    voice.show(a_screen("どなたの"))
    voice.repeat()
    voice.stop()
    voice.forget()


def covered(draft: str) -> Screen:
    screen = samples.kana(draft)
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, hidden=True)
    body = dataclasses.replace(screen.body, field=field)
    return dataclasses.replace(screen, body=body, comfort=LISTENING)


def test_a_covered_entry_names_no_letter_not_even_into_headphones() -> None:
    voice, log = a_voice("always")
    voice.show(covered("み"))
    log.clear()
    voice.show(covered("みほ"))
    assert log == ["(ja 75 4)", "ひともじ、はいりました"]


def test_another_language_in_the_middle_of_a_sentence_says_the_page_anew_in_it() -> None:
    voice, log = a_voice()
    voice.show(a_screen("名前を入れてください", "もどる"))
    log.clear()
    voice.stop()
    english = dataclasses.replace(LISTENING, language="en")
    voice.show(a_screen("Please enter your name", "Back", comfort=english))
    assert log == ["(stop)", "(en 75 4)", "Please enter your name", "Back"]


def test_what_stands_on_every_page_is_said_on_the_first_alone_and_again_on_request() -> None:
    voice, log = a_voice()
    back, quit_ = "もどる", "やめる"
    voice.show(a_screen("どなたの", back, "つぎへ", quit_))
    voice.show(a_screen("どの紙", back, "つぎへ", quit_, name="which"))
    said = [text for text in log if "(" not in text]
    assert said == ["どなたの", back, "つぎへ", quit_, "どの紙", "つぎへ"]
    log.clear()
    voice.repeat()
    assert log[1:] == ["どの紙", back, "つぎへ", quit_]


def test_the_next_person_hears_all_of_it_again() -> None:
    voice, log = a_voice()
    voice.show(a_screen("どなたの", "もどる"))
    voice.forget()
    log.clear()
    voice.show(a_screen("どなたの", "もどる"))
    assert "もどる" in log


def test_a_step_that_looks_the_same_is_not_said_again() -> None:
    voice, log = a_voice()
    voice.show(a_screen("カードを台に置いてください", name="waiting-for-card"))
    voice.show(a_screen("カードを台に置いてください", name="checking-card"))
    assert log.count("カードを台に置いてください") == 1


def test_what_is_wrong_is_said_once_and_whole_though_it_stood_there_as_advice() -> None:
    voice, log = a_voice()
    advice = "世帯主の方も、加えてください。"
    before = dataclasses.replace(samples.kana("みほん"), comfort=LISTENING)
    assert isinstance(before.body, Question)
    field = dataclasses.replace(before.body.field, problem=advice)
    body = dataclasses.replace(before.body, field=field, summary=("たしかめてください", advice))
    voice.show(dataclasses.replace(before, heard=("どなたですか", advice)))
    log.clear()
    told = ("どなたですか", "たしかめてください", advice, advice)
    voice.show(dataclasses.replace(before, body=body, heard=told))
    assert log[1:] == ["たしかめてください", advice]


def test_where_am_i_says_what_is_entered_into_headphones_alone() -> None:
    voice, _ = a_voice()
    voice.show(dataclasses.replace(samples.kana("みほん"), comfort=LISTENING))
    (last,) = voice.place()[-1:]
    assert "ミホン" in last.text
    assert last.private


def test_the_same_answer_to_another_question_is_said_again() -> None:
    voice, log = a_voice()
    voice.show(a_screen("ふりがな", "ミホン", "世帯主", "ミホン", "ミホン"))
    assert log[1:] == ["ふりがな", "ミホン", "世帯主", "ミホン"]


def a_list(private: tuple[str, ...]) -> Screen:
    screen = dataclasses.replace(samples.check(), comfort=LISTENING)
    body = CheckList(
        "見てください", (CheckRow("通数", "2通", None), CheckRow("お名前", "{見本|みほん}", None))
    )
    return dataclasses.replace(screen, body=body, private=private, heard=())


def test_answers_are_read_a_sentence_each() -> None:
    voice, log = a_voice("always")
    voice.show(a_list(("みほん",)))
    log.clear()
    voice.read()
    assert log == ["(stop)", "通数、2通。", "[お名前、みほん。]"]


def test_loudspeaker_reads_what_was_asked_and_how_the_rest_is_heard() -> None:
    voice, log = a_voice("never")
    voice.show(a_list(("みほん",)))
    log.clear()
    voice.read()
    assert log[:3] == ["(stop)", "通数、2通。", "お名前"]
    assert "イヤホンをつなぐ" in log[3]


def test_nothing_is_read_where_no_answers_stand() -> None:
    voice, log = a_voice("always")
    log.clear()
    voice.read()
    assert log == []


def test_loudspeaker_says_on_a_page_to_type_on_how_letters_are_heard() -> None:
    voice, log = a_voice()
    voice.show(dataclasses.replace(samples.kana(""), comfort=Comfort(speech=True)))
    assert "もじ" in log[-1]
    assert "かかりのひとをよんで" in log[-1]


def test_headphones_hear_letters_and_are_not_told_how() -> None:
    voice, log = a_voice()
    voice.set_headphones(plugged=True)
    voice.show(dataclasses.replace(samples.kana(""), comfort=Comfort(speech=True)))
    assert not [text for text in log if "イヤホンをつなぐ" in text]


def test_whoever_listened_hears_that_the_visit_has_ended() -> None:
    voice, log = a_voice()
    voice.take_leave()
    assert log[-1] == "おわりました。がめんは、はじめにもどりました。"
    assert not voice.on


def test_nobody_hears_the_end_of_a_visit_without_a_voice() -> None:
    voice, log = a_voice()
    voice.show(a_screen(comfort=Comfort(speech=False)))
    log.clear()
    voice.take_leave()
    assert not [text for text in log if "(" not in text]


def test_stopping_is_named_where_it_is_the_question_though_every_page_has_the_key() -> None:
    voice, log = a_voice()
    every = (Button("back", "もどる", "back"), Button("quit", "やめる", "quit"))
    asked = (Button("quit-now", "やめる", "back"), Button("next", "つづける", "next"))
    for time in (1, 2):
        voice.show(
            dataclasses.replace(a_screen("どなたの", "もどる", "やめる", name=f"who {time}"), buttons=every)
        )
        log.clear()
        voice.show(
            dataclasses.replace(
                a_screen("やめますか", "つづける", "やめる", name=f"quit {time}"), buttons=asked
            )
        )
        assert [text for text in log if "(" not in text] == ["やめますか", "つづける", "やめる"]


def settings(comfort: Comfort, told: str = "") -> Screen:
    return dataclasses.replace(samples.settings(), name="settings", told=told, comfort=comfort)


def sentence(language: str = "ja") -> str:
    return reading(CATALOGUE.words(language)("ear.was-reset"))


RESET = "ear.was-reset"


def test_reset_is_said_in_one_sentence_instead_of_all_that_it_changed() -> None:
    voice, log = a_voice()
    voice.show(settings(Comfort(speech=True, rate=75, volume=2)))
    log.clear()
    voice.show(settings(Comfort(speech=True, rate=100, volume=3), RESET))
    assert [text for text in log if not text.startswith("(")] == [sentence()]
    log.clear()
    voice.show(settings(Comfort(speech=True, rate=75, volume=3), RESET))
    assert sentence() not in log, "what is done next is said as ever"


def test_reset_that_ends_the_voice_is_said_in_the_language_that_was_heard() -> None:
    voice, log = a_voice()
    voice.show(settings(Comfort("vi", speech=True)))
    log.clear()
    voice.show(settings(Comfort(), RESET))
    off = reading(CATALOGUE.words("vi")("ear.off"))
    assert [text for text in log if not text.startswith("(")] == [sentence("vi"), off]
    assert not voice.on


def test_reset_to_another_language_is_said_before_the_page() -> None:
    voice, log = a_voice()
    voice.show(settings(Comfort("vi", speech=True)))
    log.clear()
    voice.show(settings(Comfort(speech=True), RESET))
    assert next(text for text in log if not text.startswith("(")) == sentence()
