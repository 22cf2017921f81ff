"""The voice: decides what is said, when, and into whose ears; stops at any touch."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeAlias

from kiosk.visit.screen import Button, CheckList, CheckRow, Comfort, Question, Screen, SecretPad
from kiosk.words.catalogue import SOURCE_LANGUAGE, Words
from kiosk.words.furigana import reading
from ui.speech.engine import Engine
from ui.speech.said import Said, Soon
from ui.speech.typed import by_letters, entered, typed

PrivateAudio: TypeAlias = Literal["jack", "always", "never"]
_USUAL = Comfort()
"""Pace and volume of what is said instead of another language."""
_EVERYWHERE = ("back", "quit", "top", "why")
"""Places of buttons that most pages have: もどる, やめる, かくす, なぜ聞くの？."""


class Voice:
    """Says what a screen holds for the ear.

    Digits of a PIN are never part of a screen, so nothing here can say them. What a screen marks as private
    is said only into headphones: where the jack says that they are plugged in, or the settings say that
    everybody listens so.
    """

    def __init__(
        self,
        find: Callable[[], Engine | None],
        private_audio: PrivateAudio,
        words: Callable[[str], Words],
    ) -> None:
        """Looks for no engine yet.

        Args:
            find: Gives the engine; asked once, when a person first wants the voice.
            private_audio: What the settings say about the loudspeaker.
            words: Gives the kiosk's words in a language.
        """
        self._find = find
        self._engine: Engine | None = None
        self._looked = False
        self._private_audio = private_audio
        self._plugged = False
        self._words = words
        self._screen: Screen | None = None
        self._told: tuple[Said, ...] = ()
        self._standing: frozenset[tuple[str, str]] = frozenset()
        self._hinted: frozenset[str] = frozenset()
        self.silent: Callable[[], None] = lambda: None
        self.lost: Callable[[], None] = lambda: None
        """Called when the engine works no more, and when it works again."""
        self.chosen_here: Callable[[], str] = lambda: ""
        """Says by itself that it is chosen now, since it has the focus."""

    @property
    def speaking(self) -> bool:
        """Whether a person is being spoken to now."""
        return self.on and self._engine is not None and self._engine.speaking

    @property
    def sounding(self) -> bool:
        """Whether anything is being said, to whomever."""
        return self._engine is not None and self._engine.speaking

    @property
    def on(self) -> bool:
        """Whether somebody listens."""
        return self._screen is not None

    @property
    def private(self) -> bool:
        """Whether only the person can hear it."""
        return self._private_audio == "always" or (self._private_audio == "jack" and self._plugged)

    def show(self, screen: Screen) -> None:
        """Says a new screen; of the same one only what is new on it, or what a key has changed."""
        comfort, engine = screen.comfort, self._found() if screen.comfort.speech else None
        if not comfort.speech:
            self._leave(screen)
            return
        if engine is None or engine.lacks(comfort.language):
            self._break_off(comfort.language)
            return
        before, self._screen = self._screen, screen
        engine.set_manner(language=comfort.language, rate=comfort.rate, volume=comfort.volume)
        if before is None:
            self._told = ()
            self.say(Said(self._word("ear.on")), *self._opening(screen))
        elif another(before, screen):
            self._told = ()
            self.say(*self._touched(before, screen), *self._opening(screen))
        else:
            self._changed(before, screen)

    def missing(self, comfort: Comfort) -> str:
        """Why who wants the voice hears none, as the key of a sentence; "" where there is one."""
        return self._lack(comfort.language) if comfort.speech else ""

    def lacks(self, language: str) -> bool:
        """Whether this language is never heard here, though others are."""
        engine = self._found()
        return engine is not None and engine.lacks(language)

    def say(self, *texts: Said) -> None:
        """After what is being said."""
        engine = self._found()
        if not self.on or engine is None or not texts:
            return
        self._told = (*self._told, *texts)
        for said in texts:
            text, private = (said.text, said.private) if self._may_say(said) else (self._hint(said), False)
            if text:
                engine.say(text, private=private)

    def say_at_last(self, text: str) -> None:
        """What nobody's screen says: for whoever listened until everything was forgotten."""
        if self._engine is not None:
            self._engine.say(text, private=False)

    def say_alone(self, comfort: Comfort, texts: Sequence[str]) -> None:
        """Instead of what is being said, in the manner of somebody for whom there is no screen any more."""
        engine = self._found()
        if engine is None or engine.lacks(comfort.language):
            self._break_off(comfort.language)
            return
        engine.stop()
        engine.set_manner(language=comfort.language, rate=comfort.rate, volume=comfort.volume)
        for text in texts:
            engine.say(text, private=False)

    def answer(self, *texts: Said) -> None:
        """Instead of what is being said: the answer to a key."""
        self.stop()
        kept = self._told
        self.say(*texts)
        self._told = kept

    def repeat(self) -> None:
        """The whole screen again."""
        if self._screen is not None:
            self.answer(*self._whole(self._screen))

    def read(self) -> None:
        """Every answer of a list, a sentence each; what is private is left out on the loudspeaker."""
        if self._screen is not None and isinstance(self._screen.body, CheckList):
            answers = [self._answer_of(row) for row in self._screen.body.rows]
            self.answer(*answers, *self._left_out(self._screen))

    def place(self) -> tuple[Said, ...]:
        """Where the person is: procedure, question, how much is left, and what is entered so far."""
        screen = self._screen
        if screen is None:
            return ()
        topic = () if screen.topic is None else (screen.topic[0],)
        topic = () if topic == (screen.body.title,) else topic
        left = () if screen.progress is None else (screen.progress,)
        there = entered(screen, self._words(screen.comfort.language))
        return (*(self._of(text) for text in (*topic, screen.body.title, *left)), *there)

    def set_headphones(self, *, plugged: bool) -> bool:
        """Pulled out: silence at once, then it is said what that means. Plugged in: the page again; true."""
        told = plugged != self._plugged and self._private_audio == "jack" and self.on
        self._plugged = plugged
        if told and not plugged:
            self.answer(Said(self._word("ear.unplugged")))
        elif told:
            self.repeat()
        return told and plugged

    def sound(self, sound: bytes, volume: int) -> None:
        """A short sound, for everybody, whether somebody listens or not; never over the voice."""
        engine = self._found()
        if engine is not None:
            engine.play(sound, volume)

    def prepare(self, texts: Iterable[str], comfort: Comfort) -> None:
        """Makes the kiosk's own words ahead."""
        engine = self._found()
        if engine is not None:
            engine.set_manner(language=comfort.language, rate=comfort.rate, volume=comfort.volume)
            engine.prepare(texts)

    def expect(self, texts: Iterable[Soon]) -> None:
        """Makes what this listener may hear next ahead, in their language."""
        if self.on and self._engine is not None:
            self._engine.expect(texts)

    def stop(self) -> None:
        """At any touch or key."""
        if self._engine is not None:
            self._engine.stop()

    def take_leave(self) -> None:
        """Forgets the visit, and says so to whoever listened: they do not see the first page come back."""
        farewell = self._word("ear.ended") if self.on else ""
        self.forget()
        if farewell:
            self.say_at_last(farewell)

    def forget(self) -> None:
        """Nothing that was said is kept."""
        self._screen = None
        self._told = ()
        self._standing, self._hinted = frozenset(), frozenset()
        if self._engine is not None:
            self._engine.forget()

    def _leave(self, screen: Screen) -> None:
        """In the language that was heard till now: the touch that ended it may have changed that, too."""
        if self._screen is not None:
            self.answer(*self._touched(self._screen, screen), Said(self._word("ear.off")))
        self._screen, self._told = None, ()

    def _lack(self, language: str) -> str:
        engine = self._found()
        if engine is None or engine.lacks(SOURCE_LANGUAGE):
            return "ear.no-voice"
        return "ear.no-voice-for" if engine.lacks(language) else ""

    def _break_off(self, language: str) -> None:
        """From here on nothing could be heard: that is said in Japanese, where that has a voice."""
        self._screen, self._told = None, ()
        self.stop()
        if self._engine is not None and self._lack(language) == "ear.no-voice-for":
            self._engine.set_manner(language=SOURCE_LANGUAGE, rate=_USUAL.rate, volume=_USUAL.volume)
            self._engine.say(reading(self._words(SOURCE_LANGUAGE)("ear.no-voice-for")), private=False)

    def _touched(self, before: Screen, screen: Screen) -> tuple[Said, ...]:
        """What the last touch did, where the page says that to eyes alone: all settings are as at first."""
        fresh = screen.told if screen.told != before.told else ""
        return (Said(self._word(fresh)),) if fresh else ()

    def _changed(self, before: Screen, screen: Screen) -> None:
        touched = self._touched(before, screen)
        if touched:
            self.say(*touched)
        elif before.comfort.rate != screen.comfort.rate:
            self.say(Said(self._word("ear.rate", rate=screen.comfort.rate)))
        elif before.comfort.volume != screen.comfort.volume:
            self.say(Said(self._word("ear.volume", volume=screen.comfort.volume)))
        elif before.comfort.dark != screen.comfort.dark:
            self.say(Said(self._word("ear.dark" if screen.comfort.dark else "ear.bright")))
        else:
            wrong = _problem(before, screen)
            known = frozenset(before.heard) | frozenset(wrong)
            fresh = [text for text in screen.heard if text not in known]
            words = self._words(screen.comfort.language)
            here = self.chosen_here()
            entries = (said for said in typed(before, screen, words) if said.text != here)
            self.say(*entries, *(self._of(text) for text in _once((*wrong, *fresh))))

    def _opening(self, screen: Screen) -> tuple[Said, ...]:
        """A page that has come: what stands on every page is said on the first one alone."""
        labels = {button.id: reading(button.said or button.label) for button in screen.buttons}
        everywhere = ((one.id, labels[one.id]) for one in screen.buttons if _is_everywhere(one))
        standing = frozenset(one for one in everywhere if one[1] in screen.heard)
        known = {id_ for id_, _ in standing & self._standing}
        left_out = {labels[id_] for id_ in known} - {labels[id_] for id_ in labels.keys() - known}
        self._standing |= standing
        return tuple(said for said in self._whole(screen) if said.text not in left_out)

    def _whole(self, screen: Screen) -> tuple[Said, ...]:
        texts = [self._of(text) for text in _once(screen.heard)]
        texts += entered(screen, self._words(screen.comfort.language))
        if isinstance(screen.body, SecretPad):
            texts.append(Said(self._word("ear.digits-by-keys")))
        return (*texts, *self._left_out(screen))

    def _left_out(self, screen: Screen) -> tuple[Said, ...]:
        """How the rest can be heard, where the loudspeaker says less than stands there or is typed."""
        if self.private:
            return ()
        if by_letters(screen):
            return (Said(self._word("ear.letters-into-headphones")),)
        return (Said(self._word("ear.only-headphones")),) if screen.private else ()

    def _of(self, text: str) -> Said:
        """Private as soon as anything private is part of it."""
        screen = self._screen
        spoken = reading(text)
        private = screen is not None and any(one in spoken for one in screen.private if one.strip())
        return Said(spoken, private=private)

    def _answer_of(self, row: CheckRow) -> Said:
        label = reading(row.label)
        sentence = self._of(self._word("ear.answer", label=label, value=reading(row.value)))
        return dataclasses.replace(sentence, otherwise=label)

    def _may_say(self, said: Said) -> bool:
        return self.private or not said.private

    def _hint(self, said: Said) -> str:
        """What the loudspeaker says instead."""
        if said.once and said.otherwise in self._hinted:
            return ""
        self._hinted |= {said.otherwise} if said.once else frozenset()
        return said.otherwise

    def _word(self, key: str, **facts: str | int) -> str:
        language = "ja" if self._screen is None else self._screen.comfort.language
        return reading(self._words(language)(key, **facts))

    def _fall_silent(self) -> None:
        self.silent()

    def _lose(self) -> None:
        self.lost()

    def _found(self) -> Engine | None:
        if not self._looked:
            self._looked = True
            self._engine = self._find()
            if self._engine is not None:
                self._engine.when_silent(self._fall_silent)
                self._engine.when_lost(self._lose)
        return self._engine


def _is_everywhere(button: Button) -> bool:
    """Not an answer that only stands where もどる would: やめる of the question whether to stop."""
    return button.place in _EVERYWHERE and (button.place != "back" or button.id == "back")


def _once(texts: Iterable[str]) -> list[str]:
    """Without what was just said; the same answer to another question is said again."""
    return [text for text, _ in itertools.groupby(texts)]


def another(before: Screen, after: Screen) -> bool:
    """Another page, another person, or another language; a step that nobody sees is no other page."""
    if (before.visit, before.comfort.language) != (after.visit, after.comfort.language):
        return True
    if before.name == after.name:
        return False
    return (before.body, before.buttons, before.heard) != (after.body, after.buttons, after.heard)


def _problem(before: Screen, after: Screen) -> tuple[str, ...]:
    """What is wrong now, whole, though the same words may have stood there before as advice."""
    if not isinstance(before.body, Question) or not isinstance(after.body, Question):
        return ()
    told = (*(after.body.summary or ()), after.body.field.problem)
    if after.body.field.problem is None or told == (*(before.body.summary or ()), before.body.field.problem):
        return ()
    return tuple(reading(text) for text in told if text)
