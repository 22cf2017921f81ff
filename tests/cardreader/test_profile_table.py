from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CREDENTIALS, Credential


def credentials_in(value: object) -> list[Credential]:
    if isinstance(value, Credential):
        return [value]
    if not is_dataclass(value) or isinstance(value, type):
        return []
    return [found for field in fields(value) for found in credentials_in(getattr(value, field.name))]


def test_table_names_every_credential_with_its_limit() -> None:
    found = credentials_in(GENERATION_1)

    assert {credential.name for credential in found} == {*CREDENTIALS, "birth-date"}
    assert {(c.name, c.tries) for c in found} == {
        ("card-text-pin", 3),
        ("authentication-pin", 3),
        ("signature-password", 5),
        ("number-b", 10),
        ("birth-date", 10),
    }


@pytest.mark.parametrize(
    ("application", "forbidden"),
    [(GENERATION_1.text, {0x0001, 0x0014}), (GENERATION_1.face, {0x0005, 0x0013})],
    ids=["text", "face"],
)
def test_number_files_and_the_number_as_credential_are_not_in_the_table(
    application: object, forbidden: set[int]
) -> None:
    assert is_dataclass(application)
    numbers = {
        value for field in fields(application) if isinstance(value := getattr(application, field.name), int)
    }
    numbers |= {credential.file for credential in credentials_in(application)}

    assert numbers
    assert not numbers & forbidden
