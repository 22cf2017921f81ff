"""A file system that is really full, and one that is really read-only: a memory disk that the test mounts."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.room import Limits
from kiosk.delivery.service import DeliveryService
from tests.conftest import ExpectedLog
from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import NotedActs, application, key_file
from tests.fakes.stopped_clock import StoppedClock


@dataclass
class Disk:
    """One megabyte, mounted at `path`."""

    path: Path

    def remount(self, how: str) -> None:
        mount("-o", f"remount,{how}", str(self.path))

    def fill(self) -> None:
        """To the last byte."""
        with (self.path / "ballast").open("wb", buffering=0) as ballast:
            try:
                while ballast.write(b"\0" * 4096):
                    pass
            except OSError:
                return

    def make_room(self) -> None:
        (self.path / "ballast").unlink()


def open_files(folder: Path) -> list[Path]:
    """Files there that this process holds open."""
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return [link.readlink() for link in links if link.readlink().is_relative_to(folder)]


def mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    path = tmp_path / "disk"
    path.mkdir()
    try:
        mount("-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(path))
    except (OSError, subprocess.CalledProcessError) as trouble:
        pytest.skip(f"nothing can be mounted here: {trouble}")
    yield Disk(path)
    left_open = open_files(path)
    subprocess.run(["umount", *(["--lazy"] if left_open else []), str(path)], check=True)
    assert left_open == [], "a disk that fails costs an open file at each attempt"


class Kiosk:
    """A kiosk whose storage is that disk."""

    def __init__(self, storage: Path, key: str) -> None:
        self.backend, self.box = FakeBackend(), Outbox(storage / "kiosk")
        clock = StoppedClock()
        limits = Limits(least_free_bytes=0)
        keys = PinnedKeys([key], self.box.folder)
        self.service = DeliveryService(
            self.backend, self.box, keys, clock, NotedActs(), limits=limits, sleep=clock.sleep
        )

    def hand_in(self) -> Outcome:
        return self.service.hand_in(application(), may_wait=True, progress=Stoppable())


@pytest.fixture
def kiosk(disk: Disk, tmp_path: Path) -> Kiosk:
    return Kiosk(disk.path, key_file(tmp_path))


def test_full_disk_turns_to_paper_and_loses_nothing(
    disk: Disk, kiosk: Kiosk, expected_log: ExpectedLog
) -> None:
    expected_log("the outbox cannot be used")
    kiosk.backend.down = True
    assert kiosk.hand_in().kind == "queued"
    disk.fill()
    kinds = {kiosk.hand_in().kind for _ in range(40)}
    assert "paper" in kinds, "the disk was never full"
    full = kiosk.hand_in()
    assert (full.kind, full.failure and full.failure.code.support) == ("paper", "DISK-01")
    assert full.sealed is not None, "the paper carries no QR code"
    disk.make_room()
    waiting = kiosk.service.waiting()
    assert isinstance(waiting, Ok)
    assert len(waiting.value) >= 1
    kiosk.backend.down = False
    assert kiosk.hand_in().kind == "delivered"
    kiosk.service.deliver_waiting(Stoppable())
    assert kiosk.service.waiting() == Ok(())


def test_read_only_disk_turns_to_paper_and_goes_on_afterwards(
    disk: Disk, kiosk: Kiosk, expected_log: ExpectedLog
) -> None:
    expected_log("the outbox cannot be used")
    kiosk.backend.down = True
    assert kiosk.hand_in().kind == "queued"
    disk.remount("ro")
    kiosk.backend.down = False
    refused = kiosk.hand_in()
    assert (refused.kind, refused.failure and refused.failure.code.support) == ("paper", "DISK-01")
    assert refused.sealed is not None, "the paper carries no QR code"
    assert kiosk.backend.landings.total() == 0, "sent without being kept"
    assert isinstance(kiosk.box.prune(StoppedClock().moment().now), Err)
    disk.remount("rw")
    kiosk.service.deliver_waiting(Stoppable())
    assert kiosk.service.waiting() == Ok(())
    assert kiosk.backend.landings.total() == 1
