"""A desk with a virtual reader on it: cards are laid down and taken away by lines of text."""

from __future__ import annotations

import os
import select
import socket
import threading
from pathlib import Path
from typing import TextIO

from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.errors import PersonaError, SimulatorError
from cardreader.simulator.people import load_persona
from cardreader.simulator.vpcd import serve


class Desk:
    """One virtual reader's slot and the card that may lie on it."""

    def __init__(self, host: str, port: int, state: Path | None) -> None:
        self._host = host
        self._port = port
        self._state = state
        self._card: SimulatedCard | None = None
        self._lifted = threading.Event()
        self._thread: threading.Thread | None = None
        self._trouble: SimulatorError | None = None
        self._wake, self._woken = socket.socketpair()
        self._left = False

    def insert(self, persona: str) -> None:
        """Takes away what lies there and lays that persona's card down.

        Raises:
            PersonaError: There is no such persona.
            StateFileError: The state file belongs to another card.
            SlotError: No virtual reader answers.
        """
        self.remove()
        self._card = SimulatedCard(load_persona(persona), self._state)
        self._lifted.clear()
        self._trouble = None
        laid = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(self._card, laid), name="virtual-slot")
        self._thread.start()
        laid.wait()
        if self._trouble is not None:
            raise self._trouble

    def remove(self) -> None:
        """Takes the card away, if one lies there."""
        self._lifted.set()
        if self._thread is not None:
            self._thread.join()
        self._thread = None
        self._card = None

    def leave(self) -> None:
        """Ends `work`; safe in a signal handler."""
        self._left = True
        self._wake.send(b"\0")

    def work(self, lines: TextIO, answers: TextIO) -> None:
        """Carries out lines until `quit`, a signal, or the reader's end; the end of the lines is not an end.

        Raises:
            SimulatorError: The virtual reader hung up, or a line names a persona that does not exist.
        """
        source = lines.fileno()
        listening: list[socket.socket | int] = [self._woken, source]
        begun = b""
        while not self._left:
            ready = select.select(listening, [], [])[0]
            if self._trouble is not None:
                raise self._trouble
            if source in ready:
                # Not readline: what it keeps in its buffer, select does not see.
                read = os.read(source, 4096)
                if not read:
                    listening.remove(source)
                *whole, begun = (begun + read).split(b"\n")
                self._carry_out_all(whole, answers)

    def close(self) -> None:
        """Leaves nothing behind."""
        self.remove()
        self._wake.close()
        self._woken.close()

    def _carry_out_all(self, lines: list[bytes], answers: TextIO) -> None:
        for line in lines:
            if not self._left:
                self._carry_out(line.decode("utf-8", "replace").split(), answers)

    def _carry_out(self, words: list[str], answers: TextIO) -> None:
        match words:
            case ["insert", persona]:
                self._try_to_insert(persona, answers)
            case ["insert"]:
                self._try_to_insert(self._card.persona.id if self._card else "hanako", answers)
            case ["remove"]:
                self.remove()
                answers.write("removed\n")
            case ["tries"]:
                answers.write(f"{self._card.tries_left() if self._card else {}}\n")
            case ["quit"]:
                self._left = True
            case []:
                pass
            case _:
                answers.write("insert [PERSONA], remove, tries or quit\n")
        answers.flush()

    def _try_to_insert(self, persona: str, answers: TextIO) -> None:
        try:
            self.insert(persona)
        except PersonaError as trouble:
            answers.write(f"{trouble}\n")
        else:
            answers.write(f"inserted {persona}\n")

    def _serve(self, card: SimulatedCard, laid: threading.Event) -> None:
        try:
            serve(card, self._host, self._port, self._lifted, laid.set)
        except SimulatorError as trouble:
            self._trouble = trouble
            self._wake.send(b"\0")
        finally:
            laid.set()
