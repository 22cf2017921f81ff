"""The kinds of the form engine, the widgets that draw them, and the words authors type are one set."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from kiosk.forms.definition.question import KindId
from kiosk.forms.fields.registry import KINDS
from ui.fields.registry import FIELDS

ROOT = Path(__file__).resolve().parents[2]
SHARED = {
    "account_holder", "address_screens", "impossible_accounts", "kanji_digits", "left_open", "lunar_years",
    "name_letters", "person_asked", "person_said",
    "written_addresses", "written_blocks", "written_dates", "__init__", "kind", "registry", "ward_towns",
    "whole_numbers", "writing",
}  # fmt: skip
SIDES = (
    "parse", "check", "pieces", "show", "speak", "paper", "data", "empty", "sample",
    "parts", "part_view", "with_part", "act", "check_part",
)  # fmt: skip


def missing_widgets(kinds: set[str], widgets: set[str]) -> set[str]:
    return kinds ^ widgets


def test_every_kind_has_a_widget_and_every_widget_a_kind() -> None:
    assert missing_widgets(set(KINDS), set(FIELDS)) == set()
    assert set(KINDS) == set(get_args(KindId))


def test_a_kind_without_a_widget_would_be_seen() -> None:
    assert missing_widgets({*KINDS, "signature"}, set(FIELDS)) == {"signature"}


def test_one_file_holds_one_kind() -> None:
    files = {path.stem for path in (ROOT / "kiosk" / "forms" / "fields").glob("*.py")} - SHARED
    assert files == {name.replace("-", "_") for name in KINDS}


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_brings_all_its_sides(name: str) -> None:
    assert [side for side in SIDES if not callable(getattr(KINDS[name], side, None))] == []
