"""`python -m kiosk` is the `kiosk` command."""

from __future__ import annotations

from kiosk.cli import main

main()
