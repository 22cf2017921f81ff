"""Printing through a real CUPS to a real IPP printer: states, words, withdrawal, and what is left behind."""

from __future__ import annotations

import gzip
import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops

from kiosk.basics.failure import Failure
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.paper.document import A4_MEDIA, Document, PrinterState
from kiosk.paper.fonts import Fonts
from kiosk.paper.ipp import IppPrinter
from kiosk.paper.ipp_patience import Patience
from kiosk.paper.marks import A4, Page, Text
from kiosk.paper.pdf import Pen
from tests.conftest import ExpectedLog
from tests.fakes.cups import Cups, cups, missing_programs
from tests.fakes.ipp_printer import IppEvePrinter, running, until
from tests.fakes.leftovers import Passage

QUICK = Patience(poll=0.1, warning=1.0, slow=2.0, held=20.0, silent=3.0, request=5)
CANARY = "カナリア九三七一"
KILLED = """
import sys
from tests.kiosk.paper.test_ipp_cups import DOCUMENT, printer_at, Stoppable
printer_at(sys.argv[1]).print(DOCUMENT, Stoppable(lambda *told: print(told, flush=True)))
"""
ROOT = Path(__file__).parents[3]


def document() -> Document:
    marks = (Text(30, 30, CANARY, 14), Text(30, 260, "いちばん下の行", 14, bold=True))
    pdf = Pen(Fonts()).draw((Page(*A4, marks),), title="見本")
    return Document(VisitId("visit"), ApplicationId("0193-canary"), pdf, "", 1, A4_MEDIA)


DOCUMENT = document()


def printer_at(uri: str) -> IppPrinter:
    return IppPrinter(uri, QUICK, kiosk="oji-01")


@dataclass
class Office:
    """A queue and the device behind it."""

    queue: Cups
    device: IppEvePrinter

    @property
    def printer(self) -> IppPrinter:
        return printer_at(self.queue.uri)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    assert not missing_programs(), f"install {missing_programs()}"
    (tmp_path / "ipp").mkdir()
    with running(tmp_path / "ipp") as device, cups(device.uri) as queue:
        yield Office(queue, device)


class Job:
    """One print under way on a thread of its own."""

    def __init__(self, printer: IppPrinter) -> None:
        self.notes: list[str | None] = []
        self.results: list[object] = []
        self.progress = Stoppable(self._told)
        self._thread = threading.Thread(
            target=lambda: self.results.append(printer.print(DOCUMENT, self.progress))
        )
        self._thread.start()

    def until_told(self, kind: str) -> None:
        until(lambda: kind in self.notes, kind)

    def ended(self) -> object:
        self._thread.join(30)
        assert self.results, f"the job never ended: {self.notes[-5:]}"
        return self.results[0]

    def _told(self, done: int, total: int, note: Failure | None) -> None:
        self.notes.append(None if note is None else note.code.kind)


def kind_of(result: object) -> str:
    assert isinstance(result, Err)
    return result.failure.code.kind


def test_states_of_a_real_queue_are_told_before_anything_is_printed(office: Office) -> None:
    found = {}
    for reason in ("none", "media-empty-error", "media-jam-error", "door-open-error", "toner-empty-error"):
        office.queue.say(reason)
        found[reason] = office.printer.state()
    office.queue.say("none")
    office.queue.stop_queue()
    found["stopped"] = office.printer.state()
    office.queue.start_queue()
    office.queue.refuse_jobs()
    found["refusing"] = office.printer.state()
    assert found == {
        "none": PrinterState.READY,
        "media-empty-error": PrinterState.NO_PAPER,
        "media-jam-error": PrinterState.JAM,
        "door-open-error": PrinterState.DOOR_OPEN,
        "toner-empty-error": PrinterState.NO_TONER,
        "stopped": PrinterState.STOPPED,
        "refusing": PrinterState.STOPPED,
    }


def test_sheet_is_the_previewed_one_to_the_pixel_and_nothing_stays_in_the_spool(office: Office) -> None:
    assert isinstance(office.printer.print(DOCUMENT, Stoppable()), Ok)
    out = office.device.out
    assert out is not None
    seen, shown = (pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil() for pdf in (out, DOCUMENT.pdf))
    assert ImageChops.difference(seen, shown).getbbox() is None
    until(lambda: office.queue.documents() == [], "an empty spool")


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("media-empty-error", "out-of-paper"),
        ("media-jam-error", "paper-jam"),
        ("cover-open-error", "cover-open"),
        ("marker-supply-empty-error", "out-of-toner"),
    ],
)
def test_what_the_device_says_in_the_middle_of_a_job_arrives_in_its_own_words(
    office: Office, reason: str, kind: str
) -> None:
    office.device.hold(reason)
    job = Job(office.printer)
    job.until_told(kind)
    office.device.go_on()
    assert isinstance(job.ended(), Ok)
    assert job.notes[-1] is None


def test_printer_that_vanishes_behind_the_queue_is_told(tmp_path: Path) -> None:
    (tmp_path / "ipp").mkdir()
    with running(tmp_path / "ipp") as device:
        found = cups(device.uri)
        queue = found.__enter__()
    try:
        job = Job(printer_at(queue.uri))
        until(lambda: {"printer-attention", "printer-offline"} & set(job.notes) != set(), "the note")
        job.progress.stop()
        assert kind_of(job.ended()) == "print-failed"
        until(lambda: queue.documents() == [], "an empty spool")
    finally:
        found.__exit__(None, None, None)


def test_queue_stopped_in_the_middle_of_a_job_is_told_and_goes_on_when_started(office: Office) -> None:
    office.queue.stop_queue()
    job = Job(office.printer)
    job.until_told("printer-stopped")
    office.queue.start_queue()
    assert isinstance(job.ended(), Ok)


def test_stopped_job_leaves_the_spool(office: Office) -> None:
    office.device.take_paper_away()
    job = Job(office.printer)
    job.until_told("out-of-paper")
    job.progress.stop()
    assert kind_of(job.ended()) == "print-failed"
    until(lambda: office.queue.documents() == [], "an empty spool")


def rewritten(pdf: bytes) -> bytes:
    """As a filter gives it on: the same page in other bytes."""
    out = io.BytesIO()
    pypdfium2.PdfDocument(pdf).save(out)
    return out.getvalue()


PLANTS: dict[str, tuple[str, bytes]] = {
    "the document in the spool": ("spool/d00001-001", DOCUMENT.pdf),
    "cut off in the kiosk's temp": ("kiosk/tmpab12", DOCUMENT.pdf[900:2100]),
    "rewritten in a filter's temp": ("spool/tmp/0a1b2c", rewritten(DOCUMENT.pdf)),
    "rewritten and cut off": ("spool/tmp/0a1b2c", rewritten(DOCUMENT.pdf)[700:1500]),
    "rewritten in the cache": ("cache/last-page", rewritten(DOCUMENT.pdf)),
    "packed in the cache": ("cache/last-page.gz", gzip.compress(DOCUMENT.pdf)),
    "as raster in the state": ("state/page", b"RaS2" + bytes(500)),
    "its words in a log": ("error.log", f"E [job 1] {CANARY}".encode()),
    "its bytes in a control file": ("spool/c00001", b"attributes" + DOCUMENT.pdf[64:320]),
}


def passage_of(folder: Path, temp: Path) -> Passage:
    return Passage((temp, folder / "spool"), (temp, folder))


@pytest.mark.parametrize("plant", PLANTS)
def test_whatever_a_job_leaves_behind_is_seen(plant: str, tmp_path: Path) -> None:
    """The measure of the test below: each plant is found, and what CUPS keeps of itself is not."""
    for name in ("spool/tmp", "cache", "state", "kiosk"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "cache" / "job.cache").write_text("<Job 1>State 7</Job>")
    passage = passage_of(tmp_path, tmp_path / "kiosk")
    before = passage.files()
    (tmp_path / "spool" / "c00001").write_bytes(b"job-name oji-01 visit 0193-canary")
    assert passage.left(before, DOCUMENT.pdf, CANARY) == []
    name, content = PLANTS[plant]
    (tmp_path / name).write_bytes(content)
    assert set(passage.left(before, DOCUMENT.pdf, CANARY)) == {tmp_path / name}


def test_killed_in_the_middle_of_a_job_nothing_is_left_and_no_sheet_comes_out(
    office: Office, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("a job that nobody waits for is withdrawn")
    temp = tmp_path / "kiosk"
    temp.mkdir()
    passage = passage_of(office.queue.folder, temp)
    before = passage.files()
    office.device.take_paper_away()
    environment = {**os.environ, "TMPDIR": str(temp), "HOME": str(temp), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, office.queue.uri],
        cwd=temp,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "PRINT-02" in line:
                break
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert len(office.queue.documents()) == 1, "the job waits, which is what must be taken back"
    assert office.queue.documents()[0] in passage.left(before, DOCUMENT.pdf, CANARY), "the measure sees it"
    office.printer.withdraw_left()
    until(lambda: office.queue.documents() == [], "an empty spool")
    office.device.drop_held_job()
    until(lambda: office.printer.state() is PrinterState.READY, "a ready printer")
    assert office.device.out is None
    until(lambda: passage.left(before, DOCUMENT.pdf, CANARY) == [], "nothing of the job")


def test_device_that_forgot_the_job_confirms_nothing(office: Office) -> None:
    office.device.take_paper_away()
    job = Job(office.printer)
    job.until_told("out-of-paper")
    office.queue.forget_jobs()
    assert kind_of(job.ended()) == "print-failed"
