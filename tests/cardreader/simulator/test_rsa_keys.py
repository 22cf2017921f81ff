from __future__ import annotations

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from cardreader.simulator.keyring import Keyring
from cardreader.simulator.rsa_keys import EXPONENT, RsaKey, digest_info


@pytest.fixture
def key() -> RsaKey:
    return Keyring().of_card("hanako", "text")


def test_signed_message_is_verified_by_another_library(key: RsaKey) -> None:
    public = rsa.RSAPublicNumbers(EXPONENT, key.modulus).public_key()

    public.verify(key.sign_message(b"message"), b"message", padding.PKCS1v15(), hashes.SHA256())


def test_key_is_2048_bits_and_its_object_265_bytes(key: RsaKey) -> None:
    content = key.public_object()

    assert key.modulus.bit_length() == 2048
    assert content[:5].hex() == "9003010001"
    assert content[5:9].hex() == "91820100"
    assert len(content) == 265


def test_digest_info_of_three_digests_has_the_long_header() -> None:
    assert digest_info(bytes(96))[:19].hex() == "3071300d06096086480165030402010500" + "0460"


@pytest.mark.parametrize("size", [0, 246])
def test_what_does_not_fit_is_refused(key: RsaKey, size: int) -> None:
    with pytest.raises(ValueError, match="245"):
        key.sign_verbatim(bytes(size))
