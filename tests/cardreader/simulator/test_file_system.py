from __future__ import annotations

import pytest

from cardreader.simulator.file_system import FREE, NEVER, Access, CredentialFile, behind, filled


@pytest.mark.parametrize(
    ("access", "verified", "allowed"),
    [
        (FREE, set(), True),
        (NEVER, {0x11, 0x15}, False),
        (behind(0x11, 0x15), set(), False),
        (behind(0x11, 0x15), {0x14}, False),
        (behind(0x11, 0x15), {0x15}, True),
    ],
    ids=["free", "never", "nothing verified", "the wrong one", "one of them"],
)
def test_any_one_of_the_credentials_opens(access: Access, verified: set[int], allowed: bool) -> None:
    assert access.allows(frozenset(verified)) is allowed


@pytest.mark.parametrize(("size", "physical"), [(0, 512), (512, 512), (513, 768), (1025, 1280)])
def test_file_is_filled_up(size: int, physical: int) -> None:
    content = filled(b"a" * size, 512)

    assert len(content) == physical
    assert content == b"a" * size + b"\xff" * (physical - size)


def test_secret_of_a_credential_is_not_shown() -> None:
    assert "1234" not in repr(CredentialFile(b"1234", 3, 3))
