from __future__ import annotations

import pytest
from pydantic import ValidationError

from kiosk.settings.models import BackendSection, DisplaySettings, KioskSettings, Settings


def test_settings_cannot_be_changed() -> None:
    settings = Settings()

    with pytest.raises(ValidationError, match="frozen"):
        settings.kiosk.id = "other"  # type: ignore[misc]  # that it is refused is the point


def test_sections_are_all_named() -> None:
    assert set(Settings.sections) == set(Settings.model_fields)


def test_keys_at_odds_are_refused_in_code_too() -> None:
    with pytest.raises(ValidationError, match="width_mm"):
        DisplaySettings(pixels_per_mm=4, width_mm=500)
    with pytest.raises(ValidationError, match="client_key"):
        BackendSection.model_validate({"client_certificate": "a.pem"}, strict=False)


def test_key_that_is_given_as_nothing_is_not_given() -> None:
    assert DisplaySettings(pixels_per_mm=4, width_mm=None).pixels_per_mm == 4


def test_numbers_are_not_taken_for_texts() -> None:
    with pytest.raises(ValidationError):
        KioskSettings.model_validate({"office": 3})
