"""The simulator as a program of its own on the real daemon's virtual reader, and tools that use it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fakes.pcscd import PATIENCE_S, READER, eventually

ROOT = Path(__file__).resolve().parents[2]
PKCS11 = "opensc-pkcs11.so"
"""Found by the dynamic linker, wherever the machine's architecture keeps it."""


def run(*command: str | Path) -> subprocess.CompletedProcess[bytes]:
    """One program from start to end, in English."""
    return subprocess.run(
        list(map(str, command)),
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "LC_ALL": "C"},
    )


@contextmanager
def simulator(persona: str, *options: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """That persona's card lies on the virtual reader until the block ends."""
    started = _started(
        [sys.executable, "-m", "cardreader.simulator", "--persona", persona, *map(str, options)]
    )
    try:
        eventually(card_is_seen)
        yield started
    finally:
        started.terminate()
        started.communicate(timeout=PATIENCE_S)
        eventually(lambda: not card_is_seen())


def card_is_seen() -> bool:
    """What OpenSC says of the first virtual slot."""
    listed = run("opensc-tool", "--list-readers").stdout.decode()
    return any(READER in line and line.split()[1] == "Yes" for line in listed.splitlines())


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    """Tries until the virtual reader listens: the daemon opens its port a little after its own socket."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        started = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
        )
        assert started.stdout is not None
        if started.stdout.readline().startswith(b"inserted"):
            return started
        _, said = started.communicate(timeout=PATIENCE_S)
        assert time.monotonic() < deadline, said.decode()
