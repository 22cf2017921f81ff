"""The machine's part of the report, over a root that the test lays itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.audit import AuditEvent, AuditTrail
from kiosk.basics.clock import SystemClock
from kiosk.cli.doctor_machine import Machine, card_stack, disk, fonts, speech, spool
from kiosk.settings import Settings
from kiosk.settings.models import CardSettings, PaperSettings, StorageSettings, VisitSettings

MOUNTS = (
    "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
    "23 22 0:5 / /tmp rw - tmpfs tmpfs rw\n"
    "24 22 8:2 / /tmp/kept rw - ext4 /dev/sda2 rw\n"
)
REAL = Settings(card=CardSettings(reader="auto"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A machine as it should be."""
    for folder in (
        "tmp/kept",
        "proc/self",
        "proc/sys/kernel",
        "usr/sbin",
        "usr/bin",
        "usr/share/fonts",
        "run/pcscd",
    ):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "proc/self/mountinfo").write_text(MOUNTS)
    (tmp_path / "proc/sys/kernel/core_pattern").write_text("|/bin/false\n")
    (tmp_path / "proc/swaps").write_text("Filename Type Size Used Priority\n/dev/zram0 partition 1 0 -2\n")
    (tmp_path / "usr/sbin/pcscd").touch()
    (tmp_path / "run/pcscd/pcscd.comm").touch()
    _program(tmp_path, "espeak-ng")
    (tmp_path / "dev/snd").mkdir(parents=True)
    (tmp_path / "dev/snd/pcmC0D0p").touch()
    for font in (
        "BIZUDGothic-Regular.ttf", "BIZUDGothic-Bold.ttf", "ipamjm.ttf",
        "NotoSans-Regular.ttf", "NotoSansCJK-Regular.ttc", "NotoSansDevanagari-Regular.ttf",
    ):  # fmt: skip
        (tmp_path / "usr/share/fonts" / font).touch()
    return tmp_path


def _program(root: Path, name: str) -> None:
    (root / "usr/bin" / name).touch(mode=0o755)


def _machine(root: Path, *, temp: str = "/tmp", core_limit: int = -1) -> Machine:
    return Machine(root, Path(temp), core_limit, str(root / "usr/bin"))


def test_machine_as_it_should_be_passes(root: Path) -> None:
    machine = _machine(root)

    checks = (card_stack(machine, REAL), spool(machine, REAL), fonts(machine, REAL), speech(machine, REAL))

    assert [(check.name, check.state) for check in checks] == [
        ("card stack", "ok"),
        ("spool", "ok"),
        ("fonts", "ok"),
        ("speech", "ok"),
    ]


def _core_file(root: Path) -> None:
    (root / "proc/sys/kernel/core_pattern").write_text("/var/crash/core.%p\n")


def _core_program(root: Path) -> None:
    (root / "proc/sys/kernel/core_pattern").write_text("|/usr/lib/systemd/systemd-coredump %P\n")


def _swap(root: Path) -> None:
    (root / "proc/swaps").write_text("Filename Type Size Used Priority\n/swapfile file 1 0 -2\n")


def _disk_temp(root: Path) -> None:
    (root / "proc/self/mountinfo").write_text(MOUNTS.splitlines()[0] + "\n")


def _print_jobs(root: Path) -> None:
    (root / "var/spool/cups").mkdir(parents=True)


@pytest.mark.parametrize(
    ("spoil", "detail"),
    [
        pytest.param(_disk_temp, "temporary files lie on a disk: /tmp", id="temporary files"),
        pytest.param(_core_file, "core dumps lie on a disk: /var/crash", id="core files"),
        pytest.param(_core_program, "core dumps are handed to a program", id="core program"),
        pytest.param(_swap, "swapped to a disk: /swapfile", id="swap"),
        pytest.param(_print_jobs, "print jobs lie on a disk: /var/spool/cups", id="print jobs"),
    ],
)
def test_trace_on_a_disk_fails_and_is_named(root: Path, spoil: Callable[[Path], None], detail: str) -> None:
    spoil(root)
    settings = Settings(paper=PaperSettings(printer="cups:kiosk"))

    check = spool(_machine(root), settings)

    assert check.state == "fail"
    assert detail in check.detail
    assert check.remedy


def test_temporary_files_on_a_disk_below_a_memory_mount_fail(root: Path) -> None:
    check = spool(_machine(root, temp="/tmp/kept"), REAL)

    assert check.detail == "temporary files lie on a disk: /tmp/kept"


def test_core_files_that_are_switched_off_pass(root: Path) -> None:
    _core_file(root)

    assert spool(_machine(root, core_limit=0), REAL).state == "ok"


def test_print_jobs_matter_only_where_a_queue_prints(root: Path) -> None:
    _print_jobs(root)

    assert spool(_machine(root), REAL).state == "ok"
    assert spool(_machine(root), None).state == "fail"


def test_card_service_that_does_not_run_is_told_from_a_missing_one(root: Path) -> None:
    (root / "run/pcscd/pcscd.comm").unlink()
    stopped = card_stack(_machine(root), REAL)
    (root / "usr/sbin/pcscd").unlink()
    missing = card_stack(_machine(root), REAL)

    assert (stopped.state, missing.state) == ("fail", "fail")
    assert "does not run" in stopped.detail
    assert "apt install pcscd" in missing.remedy


def test_card_service_is_not_needed_for_a_simulated_reader(tmp_path: Path) -> None:
    simulated = Settings(card=CardSettings(reader="simulator:hanako"))

    assert card_stack(_machine(tmp_path), simulated).state == "ok"


@pytest.mark.parametrize(
    ("missing", "state"),
    [("BIZUDGothic-Regular.ttf", "fail"), ("BIZUDGothic-Bold.ttf", "fail"), ("ipamjm.ttf", "warn")],
)
def test_missing_font_is_named_with_its_package(root: Path, missing: str, state: str) -> None:
    (root / "usr/share/fonts" / missing).unlink()

    check = fonts(_machine(root), REAL)

    assert check.state == state
    assert missing in check.detail
    assert check.remedy.startswith("apt install fonts-")


def test_nepali_needs_its_font(root: Path) -> None:
    (root / "usr/share/fonts/NotoSansDevanagari-Regular.ttf").unlink()

    assert fonts(_machine(root), REAL).state == "fail"
    without = Settings(visit=VisitSettings(languages=("ja", "en", "ko")))
    assert fonts(_machine(root), without).state == "ok"


def test_machine_without_a_voice_is_warned_about(root: Path) -> None:
    (root / "usr/bin/espeak-ng").unlink()
    english = Settings(visit=VisitSettings(languages=("ja", "en")))

    check = speech(_machine(root), english)

    assert (check.state, check.detail) == ("warn", "no voice for en")


def test_machine_without_a_sound_device_is_warned_about(root: Path) -> None:
    (root / "dev/snd/pcmC0D0p").unlink()

    check = speech(_machine(root), REAL)

    assert check.state == "warn"
    assert "no sound device" in check.detail


def _stored(folder: Path) -> Settings:
    return Settings(storage=StorageSettings(directory=folder / "state"))


def test_storage_that_can_be_made_passes(tmp_path: Path) -> None:
    assert disk(_stored(tmp_path)).state == "ok"
    assert not (tmp_path / "state").exists()


def test_storage_that_is_a_file_fails(tmp_path: Path) -> None:
    (tmp_path / "state").touch()

    assert disk(_stored(tmp_path)).state == "fail"


def test_storage_that_others_can_read_is_warned_about(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o755)

    assert disk(_stored(tmp_path)).state == "warn"


def test_audit_record_that_was_changed_fails_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o700)
    record = tmp_path / "state" / "audit.jsonl"
    trail = AuditTrail(record, SystemClock())
    for visit in ("v1", "v2", "v3"):
        trail.write(AuditEvent.VISIT_BEGUN, visit=visit)
    assert disk(_stored(tmp_path)).state == "ok"

    record.write_text(record.read_text().replace("v2", "v9"))
    check = disk(_stored(tmp_path))

    assert check.state == "fail"
    assert "from line 2 on" in check.detail


def test_little_room_is_warned_about_and_too_little_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    usage = shutil.disk_usage(tmp_path)
    states = []
    for free in (900_000_000, 400_000_000, 10_000_000):
        left = usage._replace(free=free)
        monkeypatch.setattr("kiosk.cli.doctor_machine.shutil.disk_usage", lambda _path, left=left: left)
        states.append(disk(_stored(tmp_path)).state)

    assert states == ["ok", "warn", "fail"]


@pytest.mark.parametrize(
    ("conf", "state"),
    [
        ("LogLevel warn\nPreserveJobFiles No\n", "ok"),
        ("preservejobfiles off\n", "ok"),
        ("", "fail"),
        ("LogLevel warn\n# PreserveJobFiles No\n", "fail"),
        ("PreserveJobFiles 86400\n", "fail"),
        ("PreserveJobFiles No\nPreserveJobFiles Yes\n", "fail"),
    ],
    ids=["told", "told otherwise", "not told", "remark", "for a day", "told twice"],
)
def test_queue_that_keeps_printed_forms_fails(root: Path, conf: str, state: str) -> None:
    (root / "etc/cups").mkdir(parents=True)
    (root / "etc/cups/cupsd.conf").write_text(f"PreserveJobHistory 300\n{conf}")
    check = spool(_machine(root), Settings(paper=PaperSettings(printer="cups:kiosk")))
    assert check.state == state
    assert ("PreserveJobFiles No" in check.remedy) is (state == "fail")
    assert spool(_machine(root), REAL).state == "ok", "no queue prints"


@pytest.mark.parametrize(
    ("history", "state", "said"),
    [
        ("PreserveJobHistory 300\n", "ok", ""),
        ("", "warn", "without an end"),
        ("PreserveJobHistory Yes\n", "warn", "without an end"),
        ("PreserveJobHistory No\n", "fail", "before it can be confirmed"),
    ],
    ids=["five minutes", "not told", "for ever", "not at all"],
)
def test_queue_remembers_jobs_as_long_as_they_are_asked_about(
    root: Path, history: str, state: str, said: str
) -> None:
    (root / "etc/cups").mkdir(parents=True)
    (root / "etc/cups/cupsd.conf").write_text(f"PreserveJobFiles No\n{history}")
    check = spool(_machine(root), Settings(paper=PaperSettings(printer="cups:kiosk")))
    assert check.state == state
    assert said in check.detail
