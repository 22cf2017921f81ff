"""Files on a stick: whole, sealed, and believed only where they prove themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.delivery.stick import Item, Spoiled, lay_down, read
from tests.fakes.hand_ins import sealed
from tests.fakes.stopped_clock import START


def item() -> Item:
    return Item("oji-01", sealed(), START)


def test_item_is_read_as_it_was_laid_down(tmp_path: Path) -> None:
    one, other = item(), item()
    places = [lay_down(tmp_path, one), lay_down(tmp_path, other)]
    found = list(read(tmp_path))
    assert len(found) == 2
    assert one in found
    assert other in found
    assert sorted(tmp_path.iterdir()) == sorted(places)


def test_other_files_on_the_stick_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    assert list(read(tmp_path)) == []


@pytest.mark.parametrize(
    ("member", "value", "why"),
    [
        ("schema", "kiosk-sealed/2", "not-a-sealed-application"),
        ("application_id", "../../etc/passwd", "not-a-sealed-application"),
        ("body", "in clear", "not-a-sealed-application"),
        ("queued_at", "yesterday", "not-a-sealed-application"),
        ("queued_at", "9999-12-31T23:00:00+00:00", "not-a-sealed-application"),
        ("queued_at", "0001-01-01T00:00:00+14:00", "not-a-sealed-application"),
        ("kiosk_id", 3, "not-a-sealed-application"),
        ("body", "e30.invented.jwe.body.TAG", "altered"),
    ],
)
def test_spoiled_file_is_named_with_its_fault(member: str, value: object, why: str, tmp_path: Path) -> None:
    place = lay_down(tmp_path, item())
    place.write_text(json.dumps({**json.loads(place.read_text()), member: value}))
    assert [(one.file, one.why) for one in read(tmp_path) if isinstance(one, Spoiled)] == [(place.name, why)]


def test_file_cut_off_is_unreadable(tmp_path: Path) -> None:
    place = lay_down(tmp_path, item())
    place.write_bytes(place.read_bytes()[:40])
    assert list(read(tmp_path)) == [Spoiled(place.name, "unreadable")]
