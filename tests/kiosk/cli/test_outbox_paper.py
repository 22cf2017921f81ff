"""A parked application is carried to the desk as a sheet of sealed codes: printed, read, received once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from kiosk.cli.outbox_parked import _REASONS
from kiosk.delivery.entry import Reason
from kiosk.delivery.outbox import Outbox
from tests.conftest import ExpectedLog
from tests.fakes.desk import DeskVisitor, add_staff, words_of
from tests.fakes.hand_ins import application
from tests.fakes.reference_backend import running_backend
from tests.kiosk.cli.test_outbox import settings
from tests.kiosk.cli.test_outbox_parked import STAFF, Office, refused


@pytest.fixture
def trays(tmp_path: Path) -> Path:
    return tmp_path / "trays"


@pytest.fixture
def office(tmp_path: Path, trays: Path) -> Iterator[Office]:
    trays.mkdir()
    with running_backend(tmp_path / "backend") as backend:
        file = settings(tmp_path, url=backend.url, token_file=backend.token_file, kiosk_id=backend.kiosk_id)
        with file.open("a", encoding="utf-8") as more:
            more.write(f'\n[paper]\nprinter = "folder:{trays}"\n')
        yield Office(backend, Outbox(tmp_path / "storage"), file)


def sheet(trays: Path) -> pypdfium2.PdfDocument:
    (path,) = trays.iterdir()
    return pypdfium2.PdfDocument(path.read_bytes())


def codes(trays: Path) -> list[str]:
    """What the desk's scanner reads off the paper."""
    images = (page.render(scale=200 / 72).to_pil().convert("L") for page in sheet(trays))
    return [found.text for image in images for found in zxingcpp.read_barcodes(image)]


def read_at_the_desk(office: Office, texts: list[str]) -> str:
    add_staff(f"sqlite:///{office.backend.database}", "tanaka", "田中")
    with closing(DeskVisitor(office.backend.url)) as desk:
        desk.sign_in("tanaka")
        desk.get("/paper")
        return words_of(desk.send("/paper", symbols="\n".join(texts)))


@pytest.mark.parametrize("reason", ["rejected", "not-for-this-kiosk", "no-paper"])
def test_desk_receives_the_sheet_under_the_same_id_and_the_kiosk_learns_of_it(
    office: Office, trays: Path, reason: Reason
) -> None:
    name = office.park(reason)
    code, said = office.told("paper", name, *STAFF)
    item = said["item"]
    assert isinstance(item, dict)
    assert (code, item["state"], item["reason"], item["on_paper"]) == (0, "parked", reason, True)
    assert _REASONS[reason][0] in str(item["meaning"])
    assert item["remedy"] == _REASONS["gave-paper"][1]
    assert office.backend.received(name) is None
    assert "受けつけました" in read_at_the_desk(office, codes(trays)[::-1])
    assert office.backend.received(name) is not None
    assert office.run("deliver") == 0
    assert office.entry(name) is None
    lines = [line for line in office.record if line["event"] == "parked-application-printed"]
    assert [line["facts"] for line in lines] == [{"application": name, "staff": "sato"}]


def test_sheet_names_the_application_and_nobody(office: Office, trays: Path) -> None:
    name = office.park("defect")
    assert office.run("paper", name, *STAFF) == 0
    said = "".join(page.get_textpage().get_text_range() for page in sheet(trays))
    assert name in said
    assert "紙を読みこむ" in said
    done = application()
    for personal in (done.applicant.name, done.applicant.address, done.applicant.birth_date):
        assert personal
        assert personal not in said


def test_what_is_on_paper_is_not_sent_as_well(office: Office, trays: Path) -> None:
    name = office.park("defect")
    assert office.run("paper", name, *STAFF) == 0
    assert refused(office.told("retry", name, *STAFF)) == "has-paper"
    assert office.run("deliver") == 0
    assert office.backend.received(name) is None
    assert codes(trays)


def test_sheet_of_what_arrived_after_all_is_still_one_application(office: Office, trays: Path) -> None:
    name = office.park("defect", arrived=True)
    assert office.run("paper", name, *STAFF) == 0
    before = office.backend.received(name)
    assert "先に受けつけています" in read_at_the_desk(office, codes(trays))
    assert office.backend.received(name) == before


def test_other_content_and_what_is_not_here_make_no_sheet(office: Office, trays: Path) -> None:
    name = office.park("already-received-otherwise")
    assert refused(office.told("paper", name, *STAFF)) == "never-overwrite"
    assert refused(office.told("paper", "0193", *STAFF)) == "unknown"
    assert list(trays.iterdir()) == []


def test_nothing_changes_where_nothing_comes_out_of_the_printer(
    office: Office, trays: Path, expected_log: ExpectedLog
) -> None:
    expected_log("the folder cannot be written")
    trays.rmdir()
    trays.write_text("in the way", "utf-8")
    name = office.park("defect")
    assert office.run("paper", name, *STAFF) == 1
    entry = office.entry(name)
    assert entry is not None
    assert (entry.reason, entry.state) == ("defect", "parked")
    assert office.run("retry", name, *STAFF) == 0
    assert office.backend.received(name) is not None


def test_command_that_is_killed_while_it_prints_leaves_it_marked(
    office: Office, trays: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.paper.service.PaperService.print", killed)
    name = office.park("defect")
    assert office.run("paper", name, *STAFF) == 1
    entry = office.entry(name)
    assert entry is not None
    assert (entry.reason, entry.on_paper) == ("defect", True)
    assert refused(office.told("retry", name, *STAFF)) == "has-paper"
