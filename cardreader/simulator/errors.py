"""What goes wrong around a simulated card, as opposed to what its chip answers.

SimulatorError
├── PersonaError     a persona file is absent or wrong
├── StateFileError   the kept counters are another card's or unreadable
└── SlotError        no virtual reader listens there
"""

from __future__ import annotations

from pathlib import Path


class SimulatorError(Exception):
    """Any of the above."""


class PersonaError(SimulatorError):
    """A persona cannot be loaded.

    Attributes:
        persona: Name or file as it was asked for.
        problem: What is wrong, naming the key.
        key: Dotted path of that key, "" where it is no single one.
        place: File and line (`hanako.json:6`), "" before the file is known.
    """

    def __init__(self, persona: str, problem: str, *, key: str = "", place: str = "") -> None:
        super().__init__(f"persona {persona}: {place}{': ' if place else ''}{problem}")
        self.persona = persona
        self.problem = problem
        self.key = key
        self.place = place


class StateFileError(SimulatorError):
    """A state file cannot be used."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class SlotError(SimulatorError):
    """Nothing listens on the virtual reader's port, or it hung up in the middle of a message."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"no virtual card reader (vpcd) answers on {host}:{port}")
        self.host = host
        self.port = port
