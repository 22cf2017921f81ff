from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from kiosk.delivery.keys import PinnedKeys, PublicKey, read_jwk, read_keys, thumbprint
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import key_file, private_key, public_key

# RFC 7517 appendix A.1: an EC public key
RFC_X = "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"
RFC_Y = "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"


def published(*names: str) -> dict[str, object]:
    return {"keys": [public_key(name).as_jwk() for name in names]}


def test_thumbprint_is_the_one_another_library_computes() -> None:
    assert thumbprint(public_key()) == private_key().thumbprint()
    assert len(PublicKey(RFC_X, RFC_Y).kid) == 43


@pytest.mark.parametrize(
    "changed",
    [
        {"kty": "RSA"},
        {"crv": "P-384"},
        {"use": "sig"},
        {"alg": "RSA-OAEP"},
        {"x": RFC_Y},
        {"x": "short"},
        {"y": None},
        {"d": "AAAA"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_key_that_is_not_for_this_contract_is_passed_over(changed: dict[str, object]) -> None:
    assert read_jwk(public_key().as_jwk() | changed) is None


@pytest.mark.parametrize("document", [None, [], "x", {"keys": "x"}, {"keys": [1, None]}, {}])
def test_document_that_is_no_key_set_has_no_keys(document: object) -> None:
    assert read_keys(document) == ()


class TestPinnedByFile:
    def test_key_is_known_without_any_network(self, tmp_path: Path) -> None:
        keys = PinnedKeys([key_file(tmp_path)], tmp_path / "outbox")
        assert keys.first() == public_key()
        assert not keys.by_thumbprint
        assert not (tmp_path / "outbox").exists()

    def test_first_key_of_a_set_is_used(self, tmp_path: Path) -> None:
        path = tmp_path / "set.json"
        path.write_text(json.dumps(published("second", "first")), "ascii")
        assert PinnedKeys([str(path)], tmp_path).first() == public_key("second")

    def test_private_key_in_the_file_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "private.jwk"
        path.write_text(json.dumps(private_key().as_dict(private=True)), "ascii")
        assert PinnedKeys([str(path)], tmp_path).first() is None

    def test_missing_file_gives_no_key(self, tmp_path: Path) -> None:
        assert PinnedKeys([str(tmp_path / "gone.jwk")], tmp_path).first() is None

    def test_unreadable_file_gives_no_key_and_says_so(
        self, tmp_path: Path, expected_log: ExpectedLog
    ) -> None:
        expected_log("a file of public keys is unreadable")
        path = tmp_path / "broken.jwk"
        path.write_text("{", "ascii")
        assert PinnedKeys([str(path)], tmp_path).first() is None


class TestPinnedByThumbprint:
    def test_no_key_is_known_before_it_was_published(self, tmp_path: Path) -> None:
        keys = PinnedKeys([public_key().kid], tmp_path)
        assert keys.first() is None
        assert keys.refresh(lambda: None) is None
        assert keys.age_s(0) is None

    def test_published_key_survives_a_restart(self, tmp_path: Path) -> None:
        pins = [public_key().kid]
        assert PinnedKeys(pins, tmp_path).refresh(lambda: published("second", "first")) == public_key()
        assert PinnedKeys(pins, tmp_path).first() == public_key()

    def test_first_match_of_the_published_set_is_used(self, tmp_path: Path) -> None:
        keys = PinnedKeys([public_key("first").kid, public_key("second").kid], tmp_path)
        assert keys.refresh(lambda: published("third", "second", "first")) == public_key("second")

    def test_last_matching_set_replaces_the_one_before(self, tmp_path: Path) -> None:
        keys = PinnedKeys([public_key("first").kid, public_key("second").kid], tmp_path)
        keys.refresh(lambda: published("first", "second"))
        keys.refresh(lambda: published("second"))
        assert keys.first() == public_key("second")

    def test_foreign_keys_take_nothing_away(self, tmp_path: Path) -> None:
        keys = PinnedKeys([public_key().kid], tmp_path)
        keys.refresh(lambda: published("first"))
        assert keys.refresh(lambda: published("third")) == public_key()
        assert keys.refresh(lambda: {"keys": "nonsense"}) == public_key()

    def test_key_under_a_false_id_is_not_taken(self, tmp_path: Path) -> None:
        false = public_key("third").as_jwk() | {"kid": public_key().kid}
        assert PinnedKeys([public_key().kid], tmp_path).refresh(lambda: {"keys": [false]}) is None

    def test_kept_file_is_private_and_holds_public_members_only(self, tmp_path: Path) -> None:
        whole = private_key().as_dict(private=True) | {"note": "x"}
        folder = tmp_path / "storage" / "outbox"
        keys = PinnedKeys([public_key().kid], folder)
        assert keys.refresh(lambda: {"keys": [whole]}) is None
        keys.refresh(lambda: published("first"))
        (kept,) = folder.iterdir()
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
        assert set(json.loads(kept.read_text("ascii"))["keys"][0]) == {
            "kty",
            "crv",
            "x",
            "y",
            "use",
            "alg",
            "kid",
        }

    def test_disk_that_keeps_nothing_still_lets_seal(self, tmp_path: Path, expected_log: ExpectedLog) -> None:
        expected_log("the published keys could not be kept")
        (tmp_path / "file").write_text("", "ascii")
        keys = PinnedKeys([public_key().kid], tmp_path / "file" / "outbox")
        assert keys.refresh(lambda: published("first")) == public_key()
