"""The printer that a setting names."""

from __future__ import annotations

from pathlib import Path

from kiosk.paper.folder import FolderPrinter
from kiosk.paper.printer import NoPrinter, Printer


def printer_of(setting: str, *, suffix: str = "") -> Printer:
    """The printer for `ipp://…`, `ipps://…`, `cups:<queue>`, `folder:<dir>` or `none`; nothing is asked yet.

    Raises ValueError for anything else. `suffix` tells the files of a folder apart.
    """
    scheme, _, rest = setting.partition(":")
    match scheme:
        case "none" | "":
            return NoPrinter()
        case "folder":
            return FolderPrinter(Path(rest), suffix=suffix)
        case "ipp" | "ipps" | "cups":
            from kiosk.paper.ipp import IppPrinter, cups_uri

            return IppPrinter(cups_uri(rest) if scheme == "cups" else setting)
        case _:
            raise ValueError(f"no such kind of printer: {scheme}")
