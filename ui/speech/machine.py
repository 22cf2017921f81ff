"""The voice of this machine, put together."""

from __future__ import annotations

from ui.speech.engine import SpeakingEngine
from ui.speech.maker import Maker
from ui.speech.player import machine_player


def machine_engine() -> SpeakingEngine | None:
    """Two makers and a player; None, said once in the log, where nothing could be heard."""
    player = machine_player()
    if player is None:
        return None
    return SpeakingEngine(player, Maker(player), Maker(player, ahead=True))
