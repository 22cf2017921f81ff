from __future__ import annotations

import pytest

from cardreader.pcsc.names import matching

NAMES = ("SONY FeliCa RC-S300/P 00 00", "ACS ACR1252 01 00")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("auto", NAMES), ("rc-s300", NAMES[:1]), ("ACR", NAMES[1:]), ("Gemalto", ())],
    ids=["auto", "any-case", "part", "none"],
)
def test_reader_is_chosen_by_part_of_its_name(wanted: str, found: tuple[str, ...]) -> None:
    assert matching(NAMES, wanted) == found
