"""`kiosk demo`: everything embedded, in a window, or played by itself."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from kiosk.bootstrap import Services
from kiosk.cli.common import print_json, read_settings, settings_option
from ui.commands.running import need_display


@click.command()
@settings_option
@click.option("--tour", is_flag=True, help="Plays one resident's whole visit by itself and leaves pictures.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where pictures, paper and the received application go (default: a fresh temporary folder).",
)
def demo(settings_file: Path | None, output: Path | None, *, tour: bool) -> None:
    """Everything embedded: simulated card, in-process back-end, paper into a folder."""
    settings = read_settings(settings_file)
    if tour:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    else:
        need_display()
    from ui.commands.embedding import embedded_backend, embedded_settings

    folder = output or Path(tempfile.mkdtemp(prefix="madoguchi-demo-"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise click.UsageError(f"cannot write to {folder}: {trouble.strerror}") from trouble
    signal.signal(signal.SIGTERM, _end)
    with (
        tempfile.TemporaryDirectory(prefix="madoguchi-demo-state-") as state,
        embedded_backend(Path(state), settings.kiosk.id) as backend,
    ):
        services = Services(embedded_settings(settings, backend, Path(state), folder))
        if not tour:
            from ui.main import run_kiosk

            click.echo(
                f"Paper goes to {folder / 'paper'}. F9 takes the simulated card away and lays it back."
            )
            sys.exit(run_kiosk(services))
        from ui.commands.touring import play_tour

        print_json(play_tour(services, backend, folder))


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """Ends as by Ctrl-C, so that what the demo made for itself is removed; the window has its own way."""
    sys.exit(128 + number)
