from __future__ import annotations

import re
from pathlib import Path

import pytest

import cardreader

README = Path(cardreader.__file__).parent / "README.md"


def test_example_runs_against_the_simulator(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)

    exec(compile(example, str(README), "exec"), {})

    assert len([line for line in example.splitlines() if line]) <= 11
    printed = capsys.readouterr().out
    assert "'card-text-pin': 3" in printed
    assert "見本　花子 1948-03-05 unknown-issuer" in printed
