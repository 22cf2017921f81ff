"""A real CUPS (`cupsd`), with its own directories, spool and port, and one queue to a printer.

Everything of it lies below one folder; it is started in the foreground and ended by its own process.
"""

from __future__ import annotations

import getpass
import grp
import os
import pwd
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fakes.ipp_printer import answers, end, found, free_port, program, start, until

QUEUE = "kiosk"
PROGRAMS = ("cupsd", "lpadmin", "cupsdisable", "cupsenable", "cupsreject", "cancel", "ipptool")
UNTOUCHED = ("-o", "print-scaling-default=none")
"""The form fits its sheet; CUPS would shrink it to what it thinks can be printed."""
REPORT = """{{
  OPERATION CUPS-Add-Modify-Printer
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri printer-uri {uri}
  ATTR name requesting-user-name {user}
  GROUP printer-attributes-tag
  ATTR keyword printer-state-reasons {reason}
  STATUS successful-ok
}}
"""
SERVER = Path(__file__).parents[2] / "resources" / "image" / "cups" / "cupsd.conf"
"""The one that the product ships."""
FILES = """FileDevice No
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
User {user}
Group {group}
SystemGroup root
"""


class Cups:
    """Levers and findings of the running CUPS.

    Attributes:
        uri: Where the queue answers.
        folder: All of its directories.
    """

    def __init__(self, port: int, folder: Path) -> None:
        self.uri = f"ipp://localhost:{port}/printers/{QUEUE}"
        self.folder = folder
        self._server = f"localhost:{port}"

    def stop_queue(self) -> None:
        self._ask("cupsdisable", QUEUE)

    def start_queue(self) -> None:
        self._ask("cupsenable", QUEUE)

    def refuse_jobs(self) -> None:
        self._ask("cupsreject", QUEUE)

    def forget_jobs(self) -> None:
        """Cancels whatever waits and drops its history, as an administrator may."""
        self._ask("cancel", "-a", "-x", QUEUE)

    def say(self, reason: str) -> None:
        """The idle queue reports that reason, as after a job whose device said so."""
        self._ask_by_file(REPORT.format(reason=reason, uri=self.uri, user=getpass.getuser()))

    def documents(self) -> list[Path]:
        """Data files of jobs that lie in the spool (`d00001-001`)."""
        return sorted((self.folder / "spool").glob("d*"))

    def jobs(self) -> list[Path]:
        """Control files of jobs in the spool (`c00001`)."""
        return sorted((self.folder / "spool").glob("c*"))

    def add_queue(self, printer: str) -> None:
        """Driverless, as the kiosk image sets it up.

        CUPS asks the printer what it can do after it has answered; a job that comes sooner is aborted.
        """
        self._ask("lpadmin", "-p", QUEUE, "-E", "-v", printer, "-m", "everywhere", *UNTOUCHED)
        until((self.folder / "cache" / f"{QUEUE}.data").exists, "what the printer can do")

    def _ask(self, name: str, *words: str) -> None:
        command = [program(name), "-h", self._server, *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"

    def _ask_by_file(self, request: str) -> None:
        path = self.folder / "request.test"
        path.write_text(request, encoding="utf-8")
        command = [program("ipptool"), "-t", self.uri, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 0, f"ipptool: {done.stdout}{done.stderr}"


def missing_programs() -> list[str]:
    """Those of the programs it takes that are not installed."""
    return [name for name in PROGRAMS if found(name) is None]


@contextmanager
def cups(printer: str, without: str = "") -> Iterator[Cups]:
    """Starts CUPS below a folder of its own, with one queue to the printer of that URI.

    `without`: a directive that is left out of the shipped settings.
    Its filters run for another user, so the folder cannot lie below pytest's, which nobody else may enter.
    """
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="cups-") as made:
        folder = Path(made)
        daemon = start(
            _configured(folder, port, without),
            folder,
            {**os.environ, "TMPDIR": str(folder / "spool" / "tmp")},
        )
        try:
            until(lambda: answers(port), "CUPS")
            found = Cups(port, folder)
            found.add_queue(printer)
            yield found
        finally:
            end(daemon)


def _configured(folder: Path, port: int, without: str) -> list[str]:
    """Lays its directories and settings out there; the command that starts it on them."""
    for name in ("etc", "spool", "spool/tmp", "cache", "state"):
        (folder / name).mkdir(parents=True)
    user, group = _whom()
    files = folder / "etc" / "cups-files.conf"
    files.write_text(FILES.format(folder=folder, user=user, group=group), encoding="utf-8")
    server = folder / "etc" / "cupsd.conf"
    server.write_text(f"Listen localhost:{port}\n" + "".join(_lines(without)), encoding="utf-8")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, -1, grp.getgrnam(group).gr_gid)
    folder.chmod(0o711)
    return ["cupsd", "-f", "-c", str(server), "-s", str(files)]


def _lines(without: str) -> Iterator[str]:
    """What is shipped; but another CUPS may have its port and socket, and no password is asked for here."""
    for line in SERVER.read_text("utf-8").splitlines(keepends=True):
        if line.split()[:1] not in (["Listen"], [without]):
            asked = line.replace("DefaultAuthType Basic", "DefaultAuthType None")
            yield asked.replace("@SYSTEM", getpass.getuser())


def _whom() -> tuple[str, str]:
    """For whom the filters run: `lp` where root starts it, else whoever does."""
    if os.geteuid() == 0:
        return "lp", "lp"
    me = pwd.getpwnam(getpass.getuser())
    return me.pw_name, grp.getgrgid(me.pw_gid).gr_name
