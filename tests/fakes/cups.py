"""A real CUPS (`cupsd`), with its own directories, spool and port, and one queue to a printer.

Everything of it lies below one folder; it is started in the foreground and ended by its own process.
"""

from __future__ import annotations

import contextlib
import getpass
import grp
import os
import pwd
import subprocess
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
  GROUP printer-attributes-tag
  ATTR keyword printer-state-reasons {reason}
  STATUS successful-ok
}}
"""
SERVER = """LogLevel warn
Listen localhost:{port}
Browsing No
DefaultAuthType None
WebInterface No
PreserveJobHistory 300
PreserveJobFiles No
MaxJobTime 900
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Location /admin>
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
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
        self._ask_by_file(REPORT.format(reason=reason, uri=self.uri))

    def documents(self) -> list[Path]:
        """Data files of jobs that lie in the spool (`d00001-001`)."""
        return sorted((self.folder / "spool").glob("d*"))

    def jobs(self) -> list[Path]:
        """Control files of jobs in the spool (`c00001`)."""
        return sorted((self.folder / "spool").glob("c*"))

    def add_queue(self, printer: str) -> None:
        """Driverless, as the kiosk image sets it up."""
        self._ask("lpadmin", "-p", QUEUE, "-E", "-v", printer, "-m", "everywhere", *UNTOUCHED)

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
def cups(folder: Path, printer: str) -> Iterator[Cups]:
    """Starts CUPS below `folder`, with one queue to the printer of that URI."""
    port = free_port()
    for name in ("etc", "spool", "spool/tmp", "cache", "state"):
        (folder / name).mkdir(parents=True)
    user, group = _whom()
    files = folder / "etc" / "cups-files.conf"
    files.write_text(FILES.format(folder=folder, user=user, group=group), encoding="utf-8")
    server = folder / "etc" / "cupsd.conf"
    server.write_text(SERVER.format(port=port), encoding="utf-8")
    environment = {**os.environ, "TMPDIR": str(folder / "spool" / "tmp")}
    with _open_to(folder, user):
        daemon = start(["cupsd", "-f", "-c", str(server), "-s", str(files)], folder, environment)
        try:
            until(lambda: answers(port), "CUPS")
            found = Cups(port, folder)
            found.add_queue(printer)
            yield found
        finally:
            end(daemon)


def _whom() -> tuple[str, str]:
    """For whom the filters run: `lp` where root starts it, else whoever does."""
    if os.geteuid() == 0:
        return "lp", "lp"
    me = pwd.getpwnam(getpass.getuser())
    return me.pw_name, grp.getgrgid(me.pw_gid).gr_name


@contextmanager
def _open_to(folder: Path, user: str) -> Iterator[None]:
    """Lets the filters' user through to the folder, which pytest keeps for its own."""
    if os.geteuid() != 0:
        yield
        return
    there = pwd.getpwnam(user)
    closed = [path for path in folder.parents if path != Path("/") and not path.stat().st_mode & 0o001]
    modes = {path: path.stat().st_mode for path in closed}
    for path in (folder, *folder.rglob("*")):
        os.chown(path, -1, there.pw_gid)
    for path in closed:
        path.chmod(modes[path] | 0o001)
    yield
    for path, mode in modes.items():
        with contextlib.suppress(FileNotFoundError):
            path.chmod(mode)
