"""Lives of `dying_kiosk`, one after the other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Kiosk:
    """Lives, one after the other.

    Attributes:
        kept: Ids that the outbox had, as the kiosk said before it went on.
        told: What residents were told, by id.
    """

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program
        self.kept: set[str] = set()
        self.told: dict[str, str] = {}

    def live(self, storage: Path, at: int | str, words: str) -> tuple[int, int]:
        """Lines or calls lived, and how it ended."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f"{storage} {at} {words}\n")
        self._program.stdin.flush()
        for line in self._program.stdout:
            match line.split():
                case ["end", count, status]:
                    return int(count), int(status)
                case ["kept", name]:
                    self.kept.add(name)
                case ["told", name, outcome]:
                    self.told[name] = outcome
        raise AssertionError("the program that forks the kiosks ended")


@contextmanager
def kiosk(
    url: str, key: str, environment: Mapping[str, str] | None = None, plant: str = ""
) -> Iterator[Kiosk]:
    """`plant`: how it is spoiled on purpose."""
    command = [sys.executable, "-m", "tests.fakes.dying_kiosk", url, key, *([plant] if plant else [])]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=dict(environment or os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        yield Kiosk(program)
        assert program.stdin is not None
        program.stdin.close()
        assert program.wait(20) == 0
