"""Opens the reader that the settings name: a real one, or a simulated one, and says so in the log."""

from __future__ import annotations

import logging

from cardreader.connection import Reader
from cardreader.pcsc.names import AUTO
from cardreader.pcsc.reader import PcscReader
from cardreader.simulator.people import load_persona
from cardreader.simulator.reader import SimulatedReader

log = logging.getLogger(__name__)

SIMULATOR = "simulator:"
DEFAULT_TIMEOUT_S = 10.0


def open_reader(wanted: str = AUTO, *, timeout_s: float = DEFAULT_TIMEOUT_S) -> Reader:
    """The reader that `wanted` names.

    Args:
        wanted: `auto`, a part of a PC/SC reader's name, or `simulator:<persona>` (a shipped name, or a file).
        timeout_s: How long a card may take for one answer.

    Raises:
        cardreader.simulator.errors.PersonaError: There is no such persona.
    """
    if wanted.startswith(SIMULATOR):
        persona = wanted.removeprefix(SIMULATOR)
        log.info("card reader: SIMULATED, persona %s", persona)
        return SimulatedReader(load_persona(persona))
    log.info("card reader: PC/SC, %s", wanted)
    return PcscReader(wanted, timeout_s=timeout_s)
