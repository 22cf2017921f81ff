"""Finds a secret in whatever a program leaves behind: plain, in another width, encoded, as numbers."""

from __future__ import annotations

import base64
import logging
import re
import subprocess
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

_WIDE = {ord(narrow): ord(narrow) + 0xFEE0 for narrow in map(chr, range(0x21, 0x7F))}
_PROC = Path("/proc")


class Traces:
    """Knows all forms of some secrets.

    A short run of digits stands in other numbers and in hexadecimal by chance, so it counts only where no
    further digit or hexadecimal letter touches it.
    """

    def __init__(self, *secrets: str) -> None:
        forms = [form for secret in secrets for form in _forms(secret)]
        self._pattern = re.compile(b"|".join(sorted(forms)), re.IGNORECASE)

    def of(self, content: bytes | str) -> list[str]:
        """Every form that stands there."""
        data = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
        return [found.group().decode("utf-8", "replace") for found in self._pattern.finditer(data)]

    def in_files(self, *folders: Path) -> list[str]:
        """Files of these folders that hold one, and names that do."""
        found = []
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                held = self.of(path.name) + (self.of(path.read_bytes()) if path.is_file() else [])
                found += [f"{path}: {form}" for form in held]
        return found

    def in_records(self, records: Iterable[logging.LogRecord]) -> list[str]:
        """Log records that hold one, in the message or in anything that hangs on them."""
        return [
            f"{record.name}: {form}"
            for record in records
            for text in _texts(record)
            for form in self.of(text)
        ]

    def in_process(self, pid: int) -> list[str]:
        """Command line and environment of a process, as everybody on the machine may see them."""
        return [form for name in ("cmdline", "environ") for form in self.of(_read(_PROC / str(pid) / name))]


def watched(process: subprocess.Popen[bytes], given: bytes, traces: Traces) -> tuple[bytes, list[str], int]:
    """Feeds a process and looks at it again and again until it ends: output, traces, number of looks."""
    assert process.stdin is not None
    assert process.stdout is not None
    found, looks = traces.in_process(process.pid), 1
    process.stdin.write(given)
    process.stdin.close()
    while process.poll() is None:
        found += traces.in_process(process.pid)
        looks += 1
        time.sleep(0.01)
    output = process.stdout.read()
    process.stdout.close()
    return output, found, looks


def error_texts(error: BaseException | None) -> Iterator[str]:
    """What an exception and those behind it say of themselves."""
    while error is not None:
        yield f"{error} {error!r} {error.args!r} {vars(error)!r}"
        error = error.__cause__ or error.__context__


def _texts(record: logging.LogRecord) -> Iterator[str]:
    yield record.getMessage()
    yield repr(vars(record))
    if record.exc_info:
        yield from error_texts(record.exc_info[1])


def _forms(secret: str) -> Iterator[bytes]:
    plain, lower = secret.encode("ascii"), secret.lower().encode("ascii")
    alone = re.escape(plain)
    yield rb"(?<![0-9A-Fa-f])" + alone + rb"(?![0-9A-Fa-f])" if len(plain) < 8 else alone
    yield re.escape(secret.translate(_WIDE).encode("utf-8"))
    yield re.escape(secret.encode("utf-16-le"))
    for spelling in {plain, lower}:
        yield re.escape(spelling.hex().encode("ascii"))
        yield re.escape(spelling.hex(" ").encode("ascii"))
        yield re.escape(", ".join(str(byte) for byte in spelling).encode("ascii"))
        yield re.escape(base64.b64encode(spelling).rstrip(b"="))
    if len(plain) > 4:
        yield re.escape(", ".join(secret).encode("ascii"))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
