"""Private keys: private, named by their thumbprint, kept when retired."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from kiosk.backend.keys import KeyRing, KeysExposed, KeyUnusable, rotate


def test_first_start_makes_a_private_key(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    (file,) = (tmp_path / "keys").glob("*.jwk")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert ring.thumbprints == (file.stem,)


def test_second_start_finds_the_same_key(tmp_path: Path) -> None:
    assert KeyRing(tmp_path).public_set() == KeyRing(tmp_path).public_set()


def test_rotation_offers_the_new_key_and_keeps_the_old(tmp_path: Path) -> None:
    (old,) = KeyRing(tmp_path).thumbprints
    fresh = rotate(tmp_path)
    ring = KeyRing(tmp_path)
    assert ring.thumbprints == (fresh,)
    assert ring.key(old) is not None
    assert ring.key("unknown") is None


def test_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    KeyRing(tmp_path)
    (file,) = tmp_path.glob("*.jwk")
    file.chmod(0o644)
    with pytest.raises(KeysExposed, match="chmod 600"):
        KeyRing(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        "no key",
        "[]",
        json.dumps(ECKey.generate_key("P-256").as_dict(private=False)),
        json.dumps(ECKey.generate_key("P-384").as_dict(private=True)),
        json.dumps(ECKey.generate_key("P-256").as_dict(private=True)),
    ],
    ids=["text", "list", "public", "other curve", "other name"],
)
def test_file_that_holds_no_such_key_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "key.jwk"
    file.touch(mode=0o600)
    file.write_text(content, "utf-8")
    with pytest.raises(KeyUnusable, match=r"key\.jwk"):
        KeyRing(tmp_path)
