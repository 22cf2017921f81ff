"""The one settings file of a kiosk (TOML): its keys, its rules, and how it is found and read."""

from __future__ import annotations

from kiosk.settings.loading import SettingsProblem, SettingsProblems, demo_settings, load
from kiosk.settings.models import Settings

__all__ = ["Settings", "SettingsProblem", "SettingsProblems", "demo_settings", "load"]
