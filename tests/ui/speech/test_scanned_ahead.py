"""Whatever keys and switches come to on a page begins with sound that was made before they came there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Comfort, Question, Screen
from tests.fakes.keypad import Keypad
from tests.fakes.paced_visit import handbook_of
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.speech.test_ahead import TODAY, SoonEngine
from ui.speech.ahead import Ahead
from ui.speech.phrases import cut
from ui.speech.said import Soon
from ui.steering.scan_rows import things_of

PAGES = {
    "kana": samples.kana("みほん"),
    "text": samples.text(),
    "block": samples.block("2-11"),
    "phone": samples.phone("03"),
    "date": samples.era_date(),
    "postal": samples.postal("114"),
    "secret": samples.secret_pad(),
    "check": samples.long_check(),
    "who": samples.who(),
    "settings": samples.settings(),
}


class ListeningEngine(SoonEngine):
    """Notes how each text began that was said since the last silence, and whether it was made by then."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[str] = []
        self._silent = True
        self.rate = 100

    def say(self, text: str, *, private: bool) -> None:
        first = next(iter(cut(text)), "")
        if self._silent and first and Soon(first, self.rate) not in self.soon:
            self.late.append(first)
        self._silent = False
        super().say(text, private=private)

    def stop(self) -> None:
        self._silent = True
        super().stop()

    def expect(self, texts: Iterable[Soon]) -> None:
        texts = list(texts)
        super().expect(texts)


class Listener(Keypad):
    """Two switches in the hands of somebody who listens."""

    def __init__(self, shown: ShownScreens, private: str) -> None:
        super().__init__(shown, "always" if private == "headphones" else "never")
        self.engine = self.heard = ListeningEngine()
        self.ahead = Ahead(self.voice, handbook_of(), lambda: TODAY)
        self.steering.reaches_else = self._make_ahead
        self._screen: Screen | None = None

    def listen_to(self, screen: Screen, comfort: Comfort) -> None:
        self._screen = dataclasses.replace(screen, comfort=comfort)
        self.heard.rate = comfort.rate
        self.show(self._screen)
        self._make_ahead()
        self.heard.late.clear()

    def _make_ahead(self) -> None:
        if self._screen is not None:
            self.ahead.show(self._screen, None, self.steering.beginnings())


@pytest.fixture(params=["headphones", "loudspeaker"])
def listener(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Listener]:
    listener = Listener(ShownScreens(qtbot), request.param)
    yield listener
    listener.steering.close()


COMFORTS = [Comfort(speech=True), Comfort(speech=True, rate=50, language="en", low_reach=True)]


@pytest.mark.parametrize("comfort", COMFORTS, ids=["ja", "en-slow-low"])
@pytest.mark.parametrize("screen", PAGES.values(), ids=list(PAGES))
def test_every_row_and_every_thing_of_it_was_made_ahead(
    listener: Listener, screen: Screen, comfort: Comfort
) -> None:
    listener.listen_to(screen, comfort)
    for _ in things_of(listener.window.frame.steps()):
        listener.move()
        row = listener.ringed
        if len(row) > 1:
            listener.choose()
            for _ in row[1:]:
                listener.move()
            for _ in row:
                listener.move()
    assert listener.heard.late == []


def test_rows_of_another_face_of_the_board_are_made_when_it_comes(listener: Listener) -> None:
    listener.listen_to(samples.text(), Comfort(speech=True))
    listener.scan_to("letters")
    listener.heard.late.clear()
    for _ in things_of(listener.window.frame.steps()):
        listener.move()
    assert listener.heard.late == []


def test_nothing_that_was_typed_is_made_ahead(listener: Listener) -> None:
    screen = samples.postal("1140022")
    assert isinstance(screen.body, Question)
    listener.listen_to(dataclasses.replace(screen, private=("1140022",)), Comfort(speech=True))
    assert not [soon for soon in listener.heard.soon if "いち いち" in soon.text or "1140022" in soon.text]
