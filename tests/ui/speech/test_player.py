"""The device of the sound: pieces are heard on it, and that it was unplugged or plugged in is known."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QIODevice, QObject, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioSink, QtAudio
from pytestqt.qtbot import QtBot

from ui.speech.player import Outlet, Player

SOUND = b"\1\2" * 100


class FakeSink(QObject):
    """A sink that plays to its end when it is told to."""

    stateChanged = Signal()  # noqa: N815 - Qt's own name

    def __init__(self) -> None:
        super().__init__()
        self.playing = False

    def setBufferSize(self, size: int) -> None:
        assert size

    def setVolume(self, volume: float) -> None:
        assert 0 < volume <= 1

    def start(self, device: QIODevice) -> None:
        self.playing = device.isOpen()

    def reset(self) -> None:
        self.playing = False

    def state(self) -> QtAudio.State:
        return QtAudio.State.ActiveState if self.playing else QtAudio.State.IdleState

    def end(self) -> None:
        self.playing = False
        self.stateChanged.emit()


class FakeDevice:
    """What the machine names as its first device."""

    def __init__(self, name: bytes) -> None:
        self._name = name

    def isNull(self) -> bool:
        return not self._name

    def id(self) -> FakeDevice:
        return self

    def data(self) -> bytes:
        return self._name


class Machine:
    """A machine whose plugs are levers."""

    def __init__(self, name: bytes = b"speaker") -> None:
        self.first = name
        self.sinks: list[FakeSink] = []

    def outlet(self) -> Outlet:
        return Outlet(
            lambda: cast("QAudioDevice", FakeDevice(self.first)),
            lambda device: cast("QAudioSink", self._open()),
        )

    def _open(self) -> FakeSink:
        self.sinks.append(FakeSink())
        return self.sinks[-1]


@pytest.fixture
def machine(qtbot: QtBot) -> Machine:
    return Machine()


def heard(player: Player) -> list[str]:
    told: list[str] = []
    player.ended.connect(lambda: told.append("ended"))
    player.changed.connect(lambda: told.append(f"works {player.works}"))
    return told


def test_piece_is_heard_to_its_end(machine: Machine) -> None:
    player = Player(machine.outlet().sink)
    told = heard(player)
    player.play(SOUND, 3)
    assert machine.sinks[0].playing
    machine.sinks[0].end()
    assert told == ["ended"]


def test_unplugged_device_is_told_and_nothing_is_played(machine: Machine) -> None:
    outlet = machine.outlet()
    player = Player(outlet.sink)
    told = heard(player)
    player.play(SOUND, 3)
    machine.first = b""
    outlet.follow(player)
    assert told == ["works False"]
    player.play(SOUND, 3)
    player.stop()
    assert told == ["works False"]


def test_device_that_is_plugged_in_again_is_heard(machine: Machine) -> None:
    outlet = machine.outlet()
    player = Player(outlet.sink)
    told = heard(player)
    for name in (b"", b"speaker"):
        machine.first = name
        outlet.follow(player)
    assert told == ["works False", "works True"]
    player.play(SOUND, 3)
    assert [one.playing for one in machine.sinks] == [False, True]


def test_another_first_device_takes_over_and_what_was_cut_off_holds_nobody_up(machine: Machine) -> None:
    outlet = machine.outlet()
    player = Player(outlet.sink)
    told = heard(player)
    player.play(SOUND, 3)
    machine.first = b"headset"
    outlet.follow(player)
    assert told == ["ended"]
    assert player.works


def test_device_that_is_not_the_first_changes_nothing(machine: Machine) -> None:
    outlet = machine.outlet()
    player = Player(outlet.sink)
    told = heard(player)
    player.play(SOUND, 3)
    outlet.follow(player)
    assert told == []
    assert machine.sinks[0].playing
    assert len(machine.sinks) == 1


def test_machine_without_a_device_opens_none() -> None:
    machine = Machine(b"")
    assert machine.outlet().sink is None
    assert machine.sinks == []
