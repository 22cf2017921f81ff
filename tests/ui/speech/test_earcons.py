"""Short sounds: each goes with something seen, gives way to the voice, and can be switched off."""

from __future__ import annotations

import dataclasses
from array import array

import pytest

from kiosk.basics.ids import VisitId
from kiosk.visit.screen import Comfort, Screen
from tests.screens import samples
from ui.speech.earcons import Earcons, Sound
from ui.speech.earcons import samples as made
from ui.speech.making import SAMPLE_RATE

LOUD = Comfort(volume=4)
LONGEST_S = {Sound.KEY: 0.04, Sound.CARD: 1.0, Sound.LOOK: 1.0, Sound.DONE: 1.0}


def at(name: str, comfort: Comfort = LOUD, visit: str = "one") -> Screen:
    return dataclasses.replace(samples.who(), name=name, comfort=comfort, visit=VisitId(visit))


def heard(*screens: Screen) -> list[tuple[bytes, int]]:
    played: list[tuple[bytes, int]] = []
    earcons = Earcons(lambda sound, volume: played.append((sound, volume)))
    for screen in screens:
        earcons.show(screen)
    return played


@pytest.mark.parametrize("sound", Sound)
def test_every_sound_is_short_quiet_at_its_ends_and_never_too_loud(sound: Sound) -> None:
    wave = array("h", made(sound))
    assert len(wave) <= LONGEST_S[sound] * SAMPLE_RATE + 1
    assert 3000 < max(map(abs, wave)) < 12000
    assert abs(wave[0]) < 300
    assert abs(wave[-1]) < 300


def test_the_sounds_can_be_told_apart() -> None:
    assert len({made(sound) for sound in Sound}) == len(Sound)


@pytest.mark.parametrize(
    ("before", "after", "sound"),
    [
        ("reading-card", "confirming", Sound.CARD),
        ("confirming", "finished", Sound.DONE),
        ("sending", "handed-in", Sound.DONE),
        ("asking:a", "idle-warning", Sound.LOOK),
        ("reading-card", "card-trouble", Sound.LOOK),
        ("asking:a", "asking:b", None),
        ("finished", "finished", None),
    ],
)
def test_what_is_heard_from_one_page_to_the_next(before: str, after: str, sound: Sound | None) -> None:
    assert heard(at(before), at(after)) == ([] if sound is None else [(made(sound), 4)])


def test_a_missing_answer_says_please_look_once() -> None:
    fine, missing = samples.postal("11"), samples.postal("11", problem=True)
    assert [sound for sound, _ in heard(fine, missing, missing)] == [made(Sound.LOOK)]


def test_another_person_is_not_greeted_with_the_last_ones_sound() -> None:
    assert heard(at("sending"), at("finished", visit="two")) == []


def test_who_listens_hears_it_in_words_instead() -> None:
    listening = Comfort(speech=True)
    assert heard(at("sending", listening), at("finished", listening)) == []


def test_switched_off_there_is_none() -> None:
    still = Comfort(sounds=False)
    assert heard(at("sending", still), at("finished", still)) == []


def test_every_key_sounds_alike_and_nothing_before_the_first_page() -> None:
    played: list[tuple[bytes, int]] = []
    earcons = Earcons(lambda sound, volume: played.append((sound, volume)))
    earcons.key()
    earcons.show(samples.secret_pad())
    earcons.key()
    earcons.key()
    earcons.forget()
    earcons.key()
    assert [sound for sound, _ in played] == [made(Sound.KEY)] * 2
