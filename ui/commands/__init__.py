"""`kiosk run`, `kiosk demo`, `kiosk gallery`: the commands that need a screen."""

from __future__ import annotations

from ui.commands.demonstrating import demo
from ui.commands.portraying import gallery
from ui.commands.running import run

__all__ = ["demo", "gallery", "run"]
