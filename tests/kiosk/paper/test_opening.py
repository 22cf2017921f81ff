from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.paper.folder import FolderPrinter
from kiosk.paper.ipp import IppPrinter, cups_uri
from kiosk.paper.opening import printer_of
from kiosk.paper.printer import NoPrinter


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ("none", NoPrinter),
        ("folder:/somewhere", FolderPrinter),
        ("ipp://printer.example/ipp/print", IppPrinter),
        ("ipps://printer.example/ipp/print", IppPrinter),
        ("cups:counter", IppPrinter),
    ],
)
def test_setting_names_its_printer(setting: str, kind: type) -> None:
    assert type(printer_of(setting, kiosk="oji-01")) is kind


def test_cups_queue_is_asked_at_the_local_cups() -> None:
    assert cups_uri("counter") == "ipp://localhost:631/printers/counter"


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="usb"):
        printer_of("usb:thing", kiosk="oji-01")


def test_nothing_is_made_before_something_is_printed(tmp_path: Path) -> None:
    printer_of(f"folder:{tmp_path / 'later'}", kiosk="oji-01")
    assert list(tmp_path.iterdir()) == []
