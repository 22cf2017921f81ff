"""A real IPP printer, `ippeveprinter` of cups-ipp-utils, with its own bus, spool and port.

It insists on a D-Bus system bus for its announcements, even when it announces nothing (`-r off`): it gets
a private one by DBUS_SYSTEM_BUS_ADDRESS.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.paper.ipp_wire import Wire

BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/><allow user="*"/>
  </policy>
</busconfig>
"""
COMMAND = """#!/bin/sh
# Prints one document: waits while a lever says what holds it up, or fails when told so. A reason that was
# told is taken back by name, also where the lever went up between look and reading: the device would keep it.
while [ -s "{folder}/held" ]; do
  kill -0 $PPID 2>/dev/null || exit 1
  read=$(cat "{folder}/held")
  reason=${{read:-$reason}}
  echo "STATE: +$reason" >&2
  sleep 0.05
done
echo "STATE: -$reason" >&2
[ -e "{folder}/dropped" ] && exit 1
[ -e "{folder}/broken" ] && exit 1
cp "$1" "{folder}/out.pdf.part" && mv "{folder}/out.pdf.part" "{folder}/out.pdf"
"""
PROGRAMS = ("ippeveprinter", "dbus-daemon")


class IppEvePrinter:
    """Levers and findings of the running printer.

    Attributes:
        uri: Where it answers.
        folder: Its own directory; `out.pdf` is what came out last.
    """

    def __init__(self, uri: str, folder: Path) -> None:
        self.uri = uri
        self.folder = folder

    def take_paper_away(self) -> None:
        self.hold("media-empty-error")

    def put_paper_in(self) -> None:
        self.go_on()

    def hold(self, reason: str) -> None:
        """The next job waits, and the device says why (`media-jam-error`)."""
        (self.folder / "held").write_text(reason, encoding="ascii")

    def go_on(self) -> None:
        """Nothing holds jobs up any more."""
        (self.folder / "held").write_bytes(b"")

    def drop_held_job(self) -> None:
        """The job that waits does not come out; this device does not end a job by itself when told to."""
        (self.folder / "dropped").touch()
        self.go_on()

    def give_up_on_jobs(self) -> None:
        (self.folder / "broken").touch()

    @property
    def out(self) -> bytes | None:
        path = self.folder / "out.pdf"
        return path.read_bytes() if path.exists() else None


def missing_programs() -> list[str]:
    """Those of the programs it takes that are not installed."""
    return [name for name in PROGRAMS if found(name) is None]


@contextmanager
def running(folder: Path, port: int | None = None) -> Iterator[IppEvePrinter]:
    """Starts bus and printer below `folder`; ends both by their own processes.

    With the port of an earlier one it is that device, switched on again: its job numbers begin at 1.
    """
    port = free_port() if port is None else port
    folder.mkdir(exist_ok=True)
    bus_socket = folder / "bus"
    (folder / "bus.conf").write_text(BUS.format(socket=bus_socket), encoding="utf-8")
    command = folder / "print.sh"
    command.write_text(COMMAND.format(folder=folder), encoding="utf-8")
    command.chmod(0o755)
    (folder / "spool").mkdir()
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={bus_socket}", "TMPDIR": str(folder)}
    bus = start(["dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", "--nopidfile"], folder)
    try:
        until(bus_socket.exists, "the bus")
        printer = start(
            [
                "ippeveprinter", "-r", "off", "-n", "localhost", "-p", str(port), "-d", str(folder / "spool"),
                "-f", "application/pdf", "-c", str(command), "Kiosk test",
            ],
            folder,
            environment,
        )  # fmt: skip
        try:
            until(lambda: answers(port), "the printer")
            yield IppEvePrinter(f"ipp://localhost:{port}/ipp/print", folder)
        finally:
            end(printer)
    finally:
        end(bus)


def waiting_jobs(uri: str, user: str) -> list[str]:
    """Names of the jobs of that user at the device that did not come out."""

    async def asked() -> list[str]:
        async with Wire(uri, user, answer_s=5, document_s=5) as wire:
            return [job.name for job in await wire.own_jobs()]

    return asyncio.run(asked())


def until(condition: Callable[[], bool], what: str, seconds: float = 15.0) -> None:
    """Waits for a condition that another process or thread brings about."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what} never came"
        time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def program(name: str) -> str:
    """Where it lies; an administrator's programs are not on everybody's path."""
    path = found(name)
    assert path is not None, f"{name} is not installed"
    return path


def found(name: str) -> str | None:
    """The same, None where it is not installed."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/bin")


def start(
    command: list[str], folder: Path, environment: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Its words go to `<name>.log` in the folder."""
    with (folder / f"{command[0]}.log").open("wb") as log:
        return subprocess.Popen([program(command[0]), *command[1:]], env=environment, stdout=log, stderr=log)


def end(process: subprocess.Popen[bytes]) -> None:
    """Asks it to end, then makes it."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def answers(port: int) -> bool:
    """Whether somebody listens on that port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
