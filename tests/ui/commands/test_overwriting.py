from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from ui.commands.overwriting import overwriting

ROOT = Path(__file__).parents[3]
BEGINS_AGAIN = """
import json, os, sys
print(os.getpid(), flush=True)
from ui.commands.overwriting import overwrite_freed_memory
overwrite_freed_memory()
said = {name: os.environ[name] for name in ("PYTHONMALLOC", "KEPT")}
print(json.dumps({"arguments": sys.argv[1:], **said}))
"""


def test_process_begins_once_more_as_itself_with_its_arguments() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KEPT": "yes"}
    for name in ("PYTHONMALLOC", "GLIBC_TUNABLES"):
        environment.pop(name, None)
    command = [sys.executable, "-c", BEGINS_AGAIN, "run", "--settings", "a b.toml"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    *ids, said = done.stdout.splitlines()
    assert len(ids) == 2
    assert len(set(ids)) == 1
    assert json.loads(said) == {
        "arguments": ["run", "--settings", "a b.toml"],
        "PYTHONMALLOC": "malloc",
        "KEPT": "yes",
    }


@pytest.mark.parametrize(
    ("before", "tunables"),
    [
        ({}, "glibc.malloc.tcache_count=0:glibc.malloc.perturb=165"),
        (
            {"GLIBC_TUNABLES": "glibc.malloc.check=1"},
            "glibc.malloc.check=1:glibc.malloc.tcache_count=0:glibc.malloc.perturb=165",
        ),
        ({"GLIBC_TUNABLES": "glibc.malloc.perturb=90"}, "glibc.malloc.perturb=90"),
    ],
    ids=["nothing", "another-tunable", "chosen-already"],
)
def test_what_was_said_already_stays(before: Mapping[str, str], tunables: str) -> None:
    made = overwriting(before)
    assert made["GLIBC_TUNABLES"] == tunables
    assert overwriting(made) == made
