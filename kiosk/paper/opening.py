"""The printer that a setting names."""

from __future__ import annotations

from pathlib import Path

from kiosk.paper.folder import FolderPrinter
from kiosk.paper.printer import NoPrinter, Printer


def printer_of(setting: str, *, kiosk: str, role: str = "") -> Printer:
    """The printer for `ipp://…`, `ipps://…`, `cups:<queue>`, `folder:<dir>` or `none`; nothing is asked yet.

    Raises ValueError for anything else. `kiosk` is this kiosk's id, by which a printer that several share
    knows its jobs; `role` tells the printers of one kiosk apart, in a folder as in a queue.
    """
    scheme, _, rest = setting.partition(":")
    match scheme:
        case "none" | "":
            return NoPrinter()
        case "folder":
            return FolderPrinter(Path(rest), suffix=f"-{role}" if role else "")
        case "ipp" | "ipps" | "cups":
            from kiosk.paper.ipp import IppPrinter, cups_uri

            # a dot stands in no kiosk's id: no kiosk has the name that another's second printer goes by
            user = f"{kiosk}.{role}" if role else kiosk
            return IppPrinter(cups_uri(rest) if scheme == "cups" else setting, kiosk=user)
        case _:
            raise ValueError(f"no such kind of printer: {scheme}")
