"""A My Number Card in software: command APDUs in, answers out, bit for bit as a card gives them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CardProfile
from cardreader.simulator.behaviour import USUAL, Behaviour
from cardreader.simulator.chip import Chip
from cardreader.simulator.command import Command, parse
from cardreader.simulator.credentials import change, verify
from cardreader.simulator.issuing import issue
from cardreader.simulator.memory import Memory
from cardreader.simulator.persona import Persona
from cardreader.simulator.reading import get_data, read_binary, read_record
from cardreader.simulator.selecting import select
from cardreader.simulator.signing import authenticate, challenge, sign
from cardreader.simulator.words import RefusedError, Word

_HANDLERS: dict[tuple[int, int], Callable[[Chip, Command], bytes]] = {
    (0x00, 0xA4): select,
    (0x00, 0x20): verify,
    (0x00, 0x24): change,
    (0x00, 0x84): challenge,
    (0x00, 0x88): authenticate,
    (0x00, 0xB0): read_binary,
    (0x00, 0xB2): read_record,
    (0x00, 0xCA): get_data,
    (0x80, 0x2A): sign,
    (0x80, 0x32): change,
}
_SECURED = 0x08


class SimulatedCard:
    """One card, with or without power.

    Attributes:
        persona: Whose card it is; invented.
        atr: Answer to reset.
    """

    def __init__(
        self,
        persona: Persona,
        state: Path | None = None,
        *,
        behaviour: Behaviour = USUAL,
        table: CardProfile = GENERATION_1,
    ) -> None:
        """Makes the card's files.

        Args:
            persona: Whose card.
            state: File that keeps tries and changed secrets; without one the card begins fresh.
            behaviour: What is not known of real cards.
            table: The card generation.

        Raises:
            StateFileError: The file belongs to another card.
        """
        content = issue(persona, table)
        self._messaging = table.text.aid
        self.persona = persona
        self.atr = content.atr
        self._behaviour = behaviour
        self._chip = Chip(content, Memory(persona.id, content, state), behaviour)
        self._powered = False
        self._fresh = True
        self._waiting = b""

    def power_on(self) -> None:
        """A cold start: at the issuer's level, nothing verified."""
        self._powered = True
        self._fresh = True
        self._waiting = b""
        self._chip.forget()

    def power_off(self) -> None:
        self._powered = False
        self._chip.forget()

    def reset(self) -> None:
        """A warm reset."""
        self._waiting = b""
        if self._behaviour.reset_clears_security:
            self._chip.forget()

    def transmit(self, apdu: bytes) -> bytes:
        """Data and status word of one command. An unpowered card is powered up first, as a reader does."""
        if not self._powered:
            self.power_on()
        data, word = self._answer(apdu)
        return data + word.to_bytes(2, "big")

    def tries_left(self) -> dict[str, int]:
        """Tries by credential (`<AID hex>/<EF hex>`), for those who look at the card from outside."""
        return self._chip.memory.tries()

    def _answer(self, apdu: bytes) -> tuple[bytes, int]:
        fresh, self._fresh = self._fresh, False
        if fresh and self._behaviour.first_command_fails:
            return b"", Word.SELF_DIAGNOSIS
        command = parse(apdu)
        if command is None:
            return b"", Word.WRONG_LENGTH
        if self._behaviour.byte_protocol:
            return self._by_bytes(command)
        return self._carry_out(command)

    def _carry_out(self, command: Command) -> tuple[bytes, int]:
        try:
            return self._handler(command)(self._chip, command), Word.DONE
        except RefusedError as refusal:
            return b"", refusal.word

    def _handler(self, command: Command) -> Callable[[Chip, Command], bytes]:
        """Channel, then class, then instruction (raises RefusedError 6881, 6987, 66F1, 6E00, 6D00)."""
        if command.cla & 0x03 and command.cla & 0x7C in (0x00, 0x08):
            raise RefusedError(Word.NO_CHANNELS)
        if command.cla == _SECURED:
            application = self._chip.application
            known = application is not None and application.aid == self._messaging
            raise RefusedError(Word.NO_SESSION if known else Word.NO_SECURE_MESSAGING_HERE)
        if command.cla not in (0x00, 0x80):
            raise RefusedError(Word.UNKNOWN_CLA)
        if (command.cla, command.ins) not in _HANDLERS:
            raise RefusedError(Word.UNKNOWN_INS)
        return _HANDLERS[command.cla, command.ins]

    def _by_bytes(self, command: Command) -> tuple[bytes, int]:
        """T=0: what a command with data gives back waits for GET RESPONSE; a wrong Le is corrected."""
        waiting, self._waiting = self._waiting, b""
        if (command.cla, command.ins) == (0x00, 0xC0):
            return self._rest(waiting, command.le or 0)
        data, word = self._carry_out(command)
        if command.data is not None and data:
            self._waiting = data
            return b"", Word.MORE_DATA | len(data) & 0xFF
        if command.le is not None and command.le != len(data) and word == Word.DONE:
            return b"", Word.WANTED_LENGTH | len(data) & 0xFF
        return data, word

    def _rest(self, waiting: bytes, le: int) -> tuple[bytes, int]:
        if not waiting:
            return b"", Word.CONDITIONS_NOT_MET
        if le > len(waiting):
            self._waiting = waiting
            return b"", Word.WANTED_LENGTH | len(waiting) & 0xFF
        given, self._waiting = waiting[:le], waiting[le:]
        if self._waiting:
            return given, Word.MORE_DATA | min(len(self._waiting), 256) & 0xFF
        return given, Word.DONE
