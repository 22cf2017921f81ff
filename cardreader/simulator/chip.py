"""The state of a powered chip: what is selected, what is verified, and what a reference in P2 means."""

from __future__ import annotations

from cardreader.simulator.behaviour import Behaviour
from cardreader.simulator.file_system import Application, CardContent, Ef
from cardreader.simulator.memory import Memory, slot
from cardreader.simulator.words import RefusedError, Word


class Chip:
    """Everything that power-off clears, beside what it does not.

    Attributes:
        application: The current application; None at the issuer's level, where power-up begins.
        current: Id of the current elementary file of that application.
        verified: Credential files of that application that were opened.
        challenge: What GET CHALLENGE gave last.
    """

    def __init__(self, content: CardContent, memory: Memory, behaviour: Behaviour) -> None:
        self.content = content
        self.memory = memory
        self.behaviour = behaviour
        self.application: Application | None = None
        self.current: int | None = None
        self.verified: set[int] = set()
        self.challenge = b""

    def forget(self) -> None:
        """As after power-up."""
        self.enter(None)
        self.verified.clear()
        self.challenge = b""

    def enter(self, application: Application | None) -> None:
        """Makes it current; leaving another one forgets what was verified there."""
        if application is not self.application:
            self.verified.clear()
        self.application = application
        self.current = None

    def choose(self, ef: int) -> Ef:
        """Makes an elementary file current. Raises RefusedError 6A82."""
        if self.application is None or ef not in self.application.files:
            raise RefusedError(Word.NOT_FOUND)
        self.current = ef
        return self.application.files[ef]

    def referred(self, p2: int) -> Ef:
        """The file that P2 means: `80` the current one, `80|SFI` that one, which becomes current.

        Raises RefusedError 6A86, 6986 or 6A82.
        """
        if not p2 & 0x80 or p2 & 0x7F > 0x1E:
            raise RefusedError(Word.WRONG_PARAMETERS)
        if p2 == 0x80:
            return self.current_file()
        return self.choose(p2 & 0x1F)

    def current_file(self) -> Ef:
        """Raises RefusedError 6986."""
        if self.application is None or self.current is None:
            raise RefusedError(Word.NO_CURRENT_FILE)
        return self.application.files[self.current]

    def credential(self) -> str:
        """Name in the memory of the current (credential) file."""
        if self.application is None or self.current is None:
            raise RefusedError(Word.NO_CURRENT_FILE)
        return slot(self.application.aid, self.current)
