"""OpenSC, an independent card client, accepts the simulated card through a real PC/SC daemon."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.certificates import Use, certificate
from cardreader.simulator.keyring import CERTIFICATE_AUTHORITIES, Keyring
from cardreader.simulator.people import load_persona
from tests.fakes.card_service import PKCS11, card_is_seen, run, simulator
from tests.fakes.pcscd import eventually, running_pcscd, virtual_card

pytestmark = [pytest.mark.pcscd, pytest.mark.xdist_group("pcscd")]

MESSAGE = b"what OpenSC asks the card to sign"


@pytest.fixture(scope="module", autouse=True)
def daemon() -> Iterator[None]:
    with running_pcscd():
        yield


@pytest.fixture
def hanako() -> Iterator[None]:
    with simulator("hanako"):
        yield


def _said(result: subprocess.CompletedProcess[bytes]) -> str:
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def _tries() -> list[int]:
    listed = _said(run("pkcs15-tool", "--list-pins"))
    return [int(line.split(":")[1]) for line in listed.splitlines() if "Tries left" in line]


def _openssl(*arguments: str | Path) -> str:
    return _said(subprocess.run(["openssl", *map(str, arguments)], capture_output=True, check=False))


@pytest.mark.usefixtures("hanako")
def test_driver_recognises_the_card() -> None:
    assert _said(run("opensc-tool", "--name")).strip() == "jpki"


@pytest.mark.usefixtures("hanako")
def test_answer_to_reset_is_the_contact_cards() -> None:
    assert _said(run("opensc-tool", "--atr")).strip() == "3b:e0:00:ff:81:31:fe:45:14"


@pytest.mark.usefixtures("hanako")
def test_four_certificates_are_listed() -> None:
    listed = _said(run("pkcs15-tool", "--list-certificates"))

    names = [line.partition("[")[2].rstrip("]") for line in listed.splitlines() if line.startswith("X.509")]
    assert names == [
        "User Authentication Certificate",
        "Digital Signature Certificate",
        "User Authentication Certificate CA",
        "Digital Signature Certificate CA",
    ]


@pytest.mark.usefixtures("hanako")
def test_both_pins_are_listed_with_their_tries() -> None:
    listed = _said(run("pkcs15-tool", "--list-pins"))

    assert "User Authentication PIN" in listed
    assert "Digital Signature PIN" in listed
    assert _tries() == [3, 5]


@pytest.mark.usefixtures("hanako")
@pytest.mark.parametrize(
    ("number", "use", "login"),
    [
        pytest.param("1", "authentication", (), id="authentication, free"),
        pytest.param(
            "2",
            "signature",
            ("-a", "2", "--verify-pin", "--pin", "MIHON123"),
            id="signature, behind its password",
        ),
    ],
)
def test_certificate_read_by_opensc_is_the_one_on_the_card(
    number: str, use: Use, login: tuple[str, ...], tmp_path: Path
) -> None:
    read = _said(run("pkcs15-tool", "--read-certificate", number, *login))
    (tmp_path / "card.pem").write_text(read[read.index("-----BEGIN") :])

    _openssl("x509", "-in", tmp_path / "card.pem", "-outform", "DER", "-out", tmp_path / "card.der")
    assert (tmp_path / "card.der").read_bytes() == certificate(Keyring(), load_persona("hanako"), use)
    _openssl("verify", "-CAfile", CERTIFICATE_AUTHORITIES, "-attime", "1795000000", tmp_path / "card.pem")


@pytest.mark.usefixtures("hanako")
@pytest.mark.parametrize(
    ("slot", "secret", "number", "use"),
    [
        pytest.param("0", "1234", "01", "authentication", id="authentication"),
        pytest.param("1", "MIHON123", "02", "signature", id="signature"),
    ],
)
def test_signature_made_through_pkcs11_is_verified_by_openssl(
    slot: str, secret: str, number: str, use: Use, tmp_path: Path
) -> None:
    (tmp_path / "message").write_bytes(MESSAGE)
    (tmp_path / "card.der").write_bytes(certificate(Keyring(), load_persona("hanako"), use))

    signed = run(
        *("pkcs11-tool", "--module", PKCS11, "--slot-index", slot, "--login", "--pin", secret, "--sign"),
        *("--id", number, "--mechanism", "SHA256-RSA-PKCS"),
        *("--input-file", tmp_path / "message", "--output-file", tmp_path / "signature"),
    )

    assert signed.returncode == 0, signed.stderr.decode()
    (tmp_path / "hash").write_bytes(hashlib.sha256(MESSAGE).digest())
    checked = _openssl(
        *("pkeyutl", "-verify", "-certin", "-inkey", tmp_path / "card.der", "-keyform", "DER"),
        *("-in", tmp_path / "hash", "-sigfile", tmp_path / "signature", "-pkeyopt", "digest:sha256"),
    )
    assert "Signature Verified Successfully" in checked


def test_contactless_card_is_recognised_without_its_answer_to_reset_being_known() -> None:
    with simulator("taisho"):
        assert _said(run("opensc-tool", "--name")).strip() == "jpki"
        assert _said(run("opensc-tool", "--atr")).startswith("3b:88:80:01")


def test_blocked_card_is_shown_as_blocked() -> None:
    with simulator("blocked"):
        assert _tries() == [0, 0]


def test_other_card_is_not_taken_for_one() -> None:
    with simulator("other-card"):
        assert "jpki" not in run("opensc-tool", "--name").stdout.decode()


def test_wrong_pin_costs_a_try_that_only_a_state_file_keeps(tmp_path: Path) -> None:
    state = tmp_path / "card.json"
    with simulator("hanako", "--state", state):
        refused = run(
            *(
                "pkcs11-tool",
                "--module",
                PKCS11,
                "--slot-index",
                "0",
                "--login",
                "--pin",
                "9999",
                "--list-objects",
            )
        )
        assert b"CKR_PIN_INCORRECT" in refused.stderr
        assert _tries() == [2, 5]
    with simulator("hanako", "--state", state):
        assert _tries() == [2, 5]
    with simulator("hanako"):
        assert _tries() == [3, 5]


def test_card_is_laid_down_and_taken_away_by_lines() -> None:
    with simulator("hanako") as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"remove\n")
        running.stdin.flush()
        assert running.stdout.readline() == b"removed\n"
        eventually(lambda: not card_is_seen())
        running.stdin.write(b"insert taisho\n")
        running.stdin.flush()
        assert running.stdout.readline() == b"inserted taisho\n"
        eventually(card_is_seen)


def test_termination_takes_the_card_away_and_ends_well() -> None:
    with simulator("hanako") as running:
        running.terminate()
        assert running.wait(timeout=10) == 0
        eventually(lambda: not card_is_seen())


class _Spoiled(SimulatedCard):
    """Answers the question for the tries left as ISO/IEC 7816-4 would, not as the real card does."""

    def transmit(self, apdu: bytes) -> bytes:
        answer = super().transmit(apdu)
        return b"\x69\x83" if apdu == bytes.fromhex("00200080") else answer


def test_proof_catches_a_card_that_tells_its_tries_otherwise() -> None:
    with virtual_card(_Spoiled(load_persona("hanako"))):
        spoiled = run("pkcs15-tool", "--list-pins")

    assert spoiled.returncode != 0
    assert b"Unsupported card" in spoiled.stderr
