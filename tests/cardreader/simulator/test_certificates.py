from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from cardreader.simulator.certificates import Use, certificate, root_certificate
from cardreader.simulator.keyring import CERTIFICATE_AUTHORITIES, Keyring
from cardreader.simulator.people import load_persona

USES: tuple[Use, ...] = ("authentication", "signature")


def _loaded(use: Use, persona: str = "hanako") -> x509.Certificate:
    return x509.load_der_x509_certificate(certificate(Keyring(), load_persona(persona), use))


@pytest.mark.parametrize("use", USES)
def test_openssl_finds_the_way_from_certificate_to_root(use: Use, tmp_path: Path) -> None:
    (tmp_path / "card.der").write_bytes(certificate(Keyring(), load_persona("hanako"), use))

    checked = subprocess.run(
        [
            "openssl",
            "verify",
            "-CAfile",
            CERTIFICATE_AUTHORITIES,
            "-attime",
            "1795000000",
            tmp_path / "card.der",
        ],
        capture_output=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("use", USES)
def test_certificate_is_the_same_each_time_and_long_enough_for_opensc(use: Use) -> None:
    first, second = (certificate(Keyring(), load_persona("hanako"), use) for _ in range(2))

    assert first == second
    assert first[:2] == b"\x30\x82"
    assert len(first) >= 256


@pytest.mark.parametrize("use", USES)
def test_root_does_not_look_like_the_real_one(use: Use) -> None:
    names = root_certificate(Keyring(), use).subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)

    assert [name.value for name in names] == ["Madoguchi test cards"]


def test_authentication_certificate_names_nobody() -> None:
    content = certificate(Keyring(), load_persona("hanako"), "authentication")

    assert "見本".encode() not in content
    assert b"1948" not in content


def test_signature_certificate_carries_the_four_facts() -> None:
    names = _loaded("signature").extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    facts = {name.type_id.dotted_string[-1]: name.value for name in names if isinstance(name, x509.OtherName)}

    assert facts["1"][2:].decode() == "見本　花子"
    assert facts["4"][2:] == b"319480305"
    assert facts["3"][2:] == b"2"
    assert facts["5"][2:].decode().startswith("東京都北区")
    assert list(facts) == ["1", "4", "3", "5", "2", "6"]


def test_dates_are_the_personas_in_japan() -> None:
    found = _loaded("authentication")

    assert found.not_valid_after_utc.isoformat() == "2031-03-05T14:59:59+00:00"


@pytest.mark.parametrize(("persona", "use"), [("youth", "signature"), ("pinless", "signature")])
def test_card_without_a_certificate_has_none(persona: str, use: Use) -> None:
    assert certificate(Keyring(), load_persona(persona), use) == b""
