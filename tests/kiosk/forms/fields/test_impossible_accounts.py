from __future__ import annotations

import pytest

from kiosk.forms.fields.impossible_accounts import impossible

YUCHO = {"place": "yucho", "symbol": "10140", "number": "12345671"}


@pytest.mark.parametrize(
    ("members", "part", "kind"),
    [
        (YUCHO, "symbol", None),
        (YUCHO, "number", None),
        ({**YUCHO, "symbol": "00000"}, "symbol", "symbol-none"),
        ({**YUCHO, "symbol": "20140"}, "symbol", "symbol-none"),
        ({**YUCHO, "number": "00000000"}, "number", "account-none"),
        ({**YUCHO, "number": "12345672"}, "number", "yucho-last"),
        ({**YUCHO, "symbol": "00140", "number": "123452"}, "number", None),
        ({"place": "bank", "number": "1234562"}, "number", None),
        ({"place": "bank", "bank": "123"}, "bank", "not-kana"),
        ({"place": "bank", "branch": "018"}, "branch", None),
        ({"place": "bank", "holder": "ー"}, "holder", "missing-kana"),
    ],
)
def test_only_what_cannot_be_is_told(members: dict[str, str], part: str, kind: str | None) -> None:
    assert impossible(members, part) == kind
