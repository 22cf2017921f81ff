from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.tickets.fleet_keys import (
    FORMAT,
    FleetKeysUnusable,
    extended,
    fresh_key,
    read_keys,
    write_keys,
)

TODAY = date(2026, 11, 23)


def test_keys_come_back_from_the_file_as_they_went_in(tmp_path: Path) -> None:
    made = extended((), TODAY, 3, TODAY)
    write_keys(tmp_path / "keys.json", made)

    read = read_keys(tmp_path / "keys.json")

    assert [(one.day, one.id, bytes(one.key.view())) for one in read] == [
        (one.day, one.id, bytes(one.key.view())) for one in made
    ]


def test_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    write_keys(path, extended((), TODAY, 1, TODAY))
    path.chmod(0o644)

    write_keys(path, read_keys(path))

    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["keys.json"]


def test_days_that_have_a_key_keep_it_and_days_gone_by_lose_theirs() -> None:
    kept = [fresh_key(TODAY - timedelta(days=1)), fresh_key(TODAY), fresh_key(TODAY + timedelta(days=2))]

    keys = extended(kept, TODAY, 3, TODAY)

    assert sorted(key.day for key in keys) == [TODAY + timedelta(days=place) for place in range(3)]
    assert {kept[1].id, kept[2].id} < {key.id for key in keys}
    assert kept[0].id not in {key.id for key in keys}


def test_no_two_keys_are_the_same() -> None:
    keys = extended((), TODAY, 50, TODAY)

    assert len({bytes(key.key.view()) for key in keys}) == len({key.id for key in keys}) == 50


def test_key_has_no_printable_form() -> None:
    key = fresh_key(TODAY)
    secret = bytes(key.key.view())

    assert secret.hex() not in repr(key)
    assert repr(secret) not in repr(key)


@pytest.mark.parametrize(
    "spoiled",
    [
        pytest.param("", id="empty"),
        pytest.param("[]", id="list"),
        pytest.param('{"format": "other", "keys": []}', id="format"),
        pytest.param(json.dumps({"format": FORMAT, "keys": [3]}), id="entry"),
        pytest.param(
            json.dumps({"format": FORMAT, "keys": [{"day": "x", "id": "00", "key": "A"}]}), id="values"
        ),
        pytest.param(
            json.dumps({"format": FORMAT, "keys": [{"day": "2026-11-23", "id": "0" * 8, "key": "QUJD"}]}),
            id="short key",
        ),
    ],
)
def test_spoiled_file_is_refused_without_being_quoted(tmp_path: Path, spoiled: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(spoiled)

    with pytest.raises(FleetKeysUnusable) as refused:
        read_keys(path)

    assert "QUJD" not in str(refused.value)
    assert refused.value.__cause__ is None
