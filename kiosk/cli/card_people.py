"""The invented people whose cards the simulator plays: those of the shipped files that are broken."""

from __future__ import annotations

from collections.abc import Iterator

from cardreader.simulator.errors import PersonaError
from cardreader.simulator.people import load_persona, persona_names


def broken_people() -> Iterator[str]:
    """What is wrong with each, by file and line."""
    for name in persona_names():
        try:
            load_persona(name)
        except PersonaError as problem:
            yield str(problem)
