"""Memory that is given back is overwritten at once, by an allocator that the process begins with.

Python and Qt give memory back without wiping it; a name would stand there until chance puts something else in
its place. The C library can fill it instead (glibc, "Memory Allocation Tunables": `perturb`; what lies in the
thread caches is not filled, so there are none), and Python can be told to take all its memory from there
(`PYTHONMALLOC`). Both are read when a process begins, so a process that begins without them begins again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

_TUNABLES = "GLIBC_TUNABLES"
_FILLING = "glibc.malloc.tcache_count=0:glibc.malloc.perturb=165"
_PYTHON = "PYTHONMALLOC"


def overwrite_freed_memory() -> None:
    """Returns in a process that overwrites; one that does not is replaced by one that does, same id."""
    environment = overwriting(os.environ)
    if sys.platform == "linux" and environment != dict(os.environ):
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606 - this very program again


def overwriting(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process that overwrites; what it says otherwise stays as it is."""
    said = environment.get(_TUNABLES, "")
    if "glibc.malloc.perturb" not in said:
        said = f"{said}:{_FILLING}".lstrip(":")
    return {**environment, _PYTHON: environment.get(_PYTHON, "malloc"), _TUNABLES: said}
