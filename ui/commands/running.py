"""`kiosk run`, and whether a window can be opened at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kiosk.bootstrap import Services
from kiosk.cli.common import read_settings, settings_option
from ui.commands.overwriting import overwrite_freed_memory

_NO_DISPLAY = (
    "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"
    "Start the kiosk on a machine with a screen, or run `kiosk demo --tour --output DIR`\n"
    "for pictures of a whole visit."
)


@click.command()
@settings_option
def run(settings_file: Path | None) -> None:
    """The kiosk, full screen."""
    settings = read_settings(settings_file)
    need_display()
    overwrite_freed_memory()
    from ui.main import run_kiosk

    sys.exit(run_kiosk(Services(settings)))


def need_display() -> None:
    """Says what to do and exits 1 where no window can be opened; a chosen Qt platform is believed."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform != "linux":
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        click.echo(_NO_DISPLAY, err=True)
        sys.exit(1)
