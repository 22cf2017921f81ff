"""The monkey, in a process of its own: what it measures of memory, and a crash, are its own, too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROOF = Path(__file__).with_name("monkey_proof.py")


@pytest.mark.timeout(600)
def test_monkey_finds_nothing_but_what_was_planted() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", str(PROOF)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-4000:]
    assert "4 passed" in ended.stdout
