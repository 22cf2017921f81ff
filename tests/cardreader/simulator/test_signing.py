"""Signatures of the simulated card, judged by `openssl` and not by our own arithmetic."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from cardreader.simulator.certificates import certificate
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.people import load_persona
from tests.fakes.card_wire import FACE, JPKI, PASSWORD, PIN, TEXT, Wire, wire

MESSAGE = b"what the card is asked to sign"
DIGEST = hashlib.sha256(MESSAGE).hexdigest()
DIGEST_INFO = "3031300d060960864801650304020105000420" + DIGEST


def _openssl(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["openssl", *map(str, arguments)], input=given, capture_output=True, check=False)


def _public_key(folder: Path, der: bytes) -> Path:
    (folder / "certificate.der").write_bytes(der)
    made = _openssl("x509", "-inform", "DER", "-in", folder / "certificate.der", "-pubkey", "-noout")
    assert made.returncode == 0, made.stderr
    (folder / "key.pem").write_bytes(made.stdout)
    return folder / "key.pem"


def _signature(card: Wire, command: str) -> bytes:
    answer = card(command)
    assert answer.endswith(" 9000"), answer
    return bytes.fromhex(answer[:-5])


@pytest.mark.parametrize(
    ("use", "credential", "secret", "key"),
    [("authentication", 0x18, PIN, 0x17), ("signature", 0x1B, PASSWORD, 0x1A)],
)
def test_signature_is_verified_by_openssl_with_the_certificate(
    use: str, credential: int, secret: str, key: int, tmp_path: Path
) -> None:
    person = load_persona("hanako")
    card = wire(person)
    assert card.verify(JPKI, credential, secret) == "9000"
    card(f"00A4020C02{key:04X}")
    der = certificate(Keyring(), person, "authentication" if use == "authentication" else "signature")

    (tmp_path / "signature").write_bytes(_signature(card, f"802A008033{DIGEST_INFO}00"))
    checked = _openssl(
        "dgst",
        "-sha256",
        "-verify",
        _public_key(tmp_path, der),
        "-signature",
        tmp_path / "signature",
        given=MESSAGE,
    )

    assert checked.stdout == b"Verified OK\n", checked.stderr


@pytest.mark.parametrize(
    ("p1", "given", "options"),
    [
        pytest.param("02", DIGEST, (), id="a hash into a DigestInfo"),
        pytest.param("03", MESSAGE.hex(), (), id="hashed on the card"),
        pytest.param("04", DIGEST, ("rsa_padding_mode:pss", "rsa_pss_saltlen:32"), id="a hash by PSS"),
        pytest.param("05", MESSAGE.hex(), ("rsa_padding_mode:pss", "rsa_pss_saltlen:32"), id="hashed, PSS"),
    ],
)
def test_other_ways_of_signing_single_source(
    p1: str, given: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    person = load_persona("hanako")
    card = wire(person)
    card.verify(JPKI, 0x18, PIN)
    extra = [part for option in options for part in ("-sigopt", option)]

    (tmp_path / "signature").write_bytes(_signature(card, f"802A{p1}97{len(given) // 2:02X}{given}00"))
    key = _public_key(tmp_path, certificate(Keyring(), person, "authentication"))
    checked = _openssl(
        "dgst", "-sha256", *extra, "-verify", key, "-signature", tmp_path / "signature", given=MESSAGE
    )

    assert checked.stdout == b"Verified OK\n", checked.stderr


def test_bare_hash_is_padded_without_a_digest_info_single_source(tmp_path: Path) -> None:
    person = load_persona("hanako")
    card = wire(person)
    card.verify(JPKI, 0x18, PIN)

    (tmp_path / "signature").write_bytes(_signature(card, f"802A0197{len(MESSAGE):02X}{MESSAGE.hex()}00"))
    key = _public_key(tmp_path, certificate(Keyring(), person, "authentication"))
    opened = _openssl("pkeyutl", "-verifyrecover", "-pubin", "-inkey", key, "-in", tmp_path / "signature")

    assert opened.stdout.hex() == DIGEST


@pytest.mark.parametrize(
    ("command", "word"),
    [
        pytest.param(f"802A008033{DIGEST_INFO}00", "6982", id="nothing verified"),
        pytest.param(f"802A068033{DIGEST_INFO}00", "6A86", id="unknown way"),
        pytest.param(f"802A000033{DIGEST_INFO}00", "6A88", id="no default key here"),
        pytest.param(f"802A009833{DIGEST_INFO}00", "6981", id="a PIN is no key"),
    ],
)
def test_signature_is_refused(command: str, word: str) -> None:
    card = wire()
    card.select(JPKI, 0x17)

    assert card(command) == word


@pytest.mark.parametrize(
    ("p1", "given"),
    [("00", ""), ("00", "61" * 246), ("01", ""), ("02", "61" * 31), ("03", ""), ("04", "61" * 33)],
    ids=[
        "empty",
        "246 bytes",
        "nothing to hash",
        "31 bytes of hash",
        "nothing to hash, 03",
        "33 bytes of hash",
    ],
)
def test_input_of_the_wrong_size_is_refused(p1: str, given: str) -> None:
    card = wire()
    card.verify(JPKI, 0x18, PIN)
    data = f"{len(given) // 2:02X}{given}" if given else ""

    assert card(f"802A{p1}97{data}00") == "6985"


def test_longest_input_is_signed() -> None:
    card = wire()
    card.verify(JPKI, 0x18, PIN)

    assert card(f"802A0097F5{'61' * 245}00").endswith(" 9000")


def test_pin_of_one_key_does_not_open_the_other() -> None:
    card = wire()
    card.verify(JPKI, 0x18, PIN)

    assert card(f"802A009A33{DIGEST_INFO}00") == "6982"


@pytest.mark.parametrize(("aid", "genuine"), [(TEXT, True), (FACE, True), (TEXT, False), (FACE, False)])
def test_application_key_proves_the_chip_and_a_copy_gives_itself_away(aid: str, genuine: bool) -> None:
    purpose = "text" if aid == TEXT else "face"
    card = wire("hanako" if genuine else "copied")
    card.select(aid)

    signature = int.from_bytes(_signature(card, f"802A000033{DIGEST_INFO}00"), "big")

    owner = "hanako" if genuine else "copied"
    key = Keyring().of_card(owner, "text" if purpose == "text" else "face")
    block = pow(signature, 65537, key.modulus).to_bytes(256, "big")
    assert block.endswith(bytes.fromhex(DIGEST_INFO)) is genuine


def test_certificate_that_is_missing_has_no_key() -> None:
    card = wire("youth")

    assert card.verify(JPKI, 0x1B, PASSWORD) == "6984"
    assert card(f"802A009A33{DIGEST_INFO}00") == "6982"
