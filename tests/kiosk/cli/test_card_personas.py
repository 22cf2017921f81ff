"""Every shipped persona, laid by `kiosk card simulate` in a second process, through a real card service."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from cardreader.simulator.keyring import CARD_AUTHORITIES, CERTIFICATE_AUTHORITIES
from cardreader.simulator.people import load_persona, persona_names
from cardreader.simulator.persona import Persona
from kiosk.cli import main
from tests.fakes.pcscd import PATIENCE_S, READER, Pcscd, eventually, running_pcscd, slot_has_card

pytestmark = [pytest.mark.pcscd, pytest.mark.xdist_group("pcscd")]

SEXES = {"1": "male", "2": "female", "3": "other"}
NAMES = ("card-text-pin", "authentication-pin", "signature-password", "number-b")
JWS = "jws"
LACKING = "certificate-missing"
FOREIGN = "not-my-number-card"


@dataclass(frozen=True, slots=True)
class Expected:
    """What each command gives for one persona: a result, or the kind of its failure.

    Attributes:
        tries: Left by secret, in the order of `NAMES`; a text is the failure's kind.
        number_b: Genuineness read by 照合番号B.
        pin: Genuineness read by PIN.
        authentication: `jws` where that key signs.
        signature: `jws` where that key signs.
    """

    tries: tuple[int | None, ...] | str = (3, 3, 5, 10)
    number_b: str = "verified"
    pin: str = "verified"
    authentication: str = JWS
    signature: str = JWS


PHONE = Expected((None, 3, 5, None), FOREIGN, FOREIGN)
USUAL = Expected()
EXPECTED = {
    "android": PHONE,
    "apartment": USUAL,
    "bad-signature": Expected(number_b="failed", pin="failed"),
    "blocked": Expected((0, 0, 0, 0), *("secret-blocked",) * 4),
    "copied": Expected(number_b="failed", pin="failed"),
    "expired": Expected(authentication="expired-card", signature="expired-card"),
    "expired-certificate": Expected(authentication="expired-certificate", signature="expired-certificate"),
    "foreign": USUAL,
    "hanako": USUAL,
    "iphone": PHONE,
    "last-try": Expected((1, 1, 1, 1), *("last-try-refused",) * 4),
    "long-address": USUAL,
    "other-card": Expected(FOREIGN, FOREIGN, FOREIGN, FOREIGN, FOREIGN),
    "pinless": Expected(
        (None, None, None, 10), pin="secret-not-set", authentication="secret-not-set", signature=LACKING
    ),
    "rare-name": USUAL,
    "student": USUAL,
    "surrogates": USUAL,
    "taisho": USUAL,
    "tampered": Expected(number_b="failed", pin="failed"),
    "tampered-face": Expected(number_b="failed"),
    "tower": USUAL,
    "unknown-day": USUAL,
    "youth": Expected((3, 3, None, 10), signature=LACKING),
}


@pytest.fixture(scope="module")
def pcscd() -> Iterator[Pcscd]:
    with running_pcscd() as daemon:
        yield daemon


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A kiosk with a real reader, which believes the issuer of the simulated cards."""
    file = tmp_path / "kiosk.toml"
    file.write_text(
        '[kiosk]\nid = "test-01"\noffice = "試験"\n'
        f'[card]\nreader = "{READER}"\ncard_authorities = ["{CARD_AUTHORITIES}"]\n'
        f'authorities = ["{CERTIFICATE_AUTHORITIES}"]\ntimeout_s = 5\n'
        f'[storage]\ndirectory = "{tmp_path / "state"}"\n'
    )
    return file


@pytest.fixture
def laid(pcscd: Pcscd, request: pytest.FixtureRequest) -> Iterator[Persona]:
    """The persona of the test's parameter lies on the reader; taken away by the signal of a service."""
    name = str(request.param)
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "card", "simulate", "--persona", name],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        eventually(slot_has_card)
        yield load_persona(name)
    finally:
        process.terminate()
        said, _ = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0, said.decode()
        eventually(lambda: not slot_has_card())


class Commands:
    """`kiosk card …` on that reader."""

    def __init__(self, settings: Path, folder: Path) -> None:
        self._settings = settings
        self._payload = folder / "payload.json"
        self._payload.write_bytes(b'{"nonce":"x"}')

    def tries(self) -> dict[str, object]:
        return self._run("", "tries")

    def read(self, using: str, secret: str, *more: str) -> dict[str, object]:
        return self._run(secret, "read", "--using", using, "--secret-file", "-", *more)

    def sign(self, key: str, secret: str) -> dict[str, object]:
        payload = ("--payload", str(self._payload))
        return self._run(secret, "sign", "--key", key, *payload, "--secret-file", "-")

    def _run(self, secret: str, *arguments: str) -> dict[str, object]:
        command = ["card", arguments[0], "--json", "--settings", str(self._settings), *arguments[1:]]
        result = CliRunner().invoke(main, command, input=f"{secret}\n")
        content = json.loads(result.stdout)
        assert isinstance(content, dict)
        assert result.exit_code == (1 if "failure" in content else 0)
        assert not secret or secret not in result.output
        return content


def test_every_persona_is_in_the_table() -> None:
    assert EXPECTED.keys() == set(persona_names())


@pytest.mark.parametrize("laid", persona_names(), indirect=True)
def test_persona_is_read_signed_and_counted_as_expected(
    laid: Persona, settings: Path, tmp_path: Path
) -> None:
    commands, expected = Commands(settings, tmp_path), EXPECTED[laid.id]
    pin = laid.secrets.get("card-text-pin", "1234")
    password = laid.secrets.get("signature-password", "MIHON123")

    for _ in range(2):  # counting spends nothing
        assert kind_or(commands.tries(), "tries_left") == _tries(expected)
    assert _read(commands.read("number-b", laid.number_b), laid, face=True) == expected.number_b
    assert _read(commands.read("pin", pin), laid, face=False) == expected.pin
    assert _signed(commands.sign("authentication", pin)) == expected.authentication
    assert _signed(commands.sign("signature", password)) == expected.signature
    assert kind_or(commands.tries(), "tries_left") == _tries(expected)


@pytest.mark.parametrize("laid", ["last-try"], indirect=True)
def test_last_try_is_spent_by_release_and_all_are_there_again(
    laid: Persona, settings: Path, tmp_path: Path
) -> None:
    commands = Commands(settings, tmp_path)

    read = commands.read("number-b", laid.number_b, "--staff-release", "staff-7")

    assert _read(read, laid, face=True) == "verified"
    assert read["tries_left"] == dict(zip(NAMES, (1, 1, 1, 10), strict=True))


@pytest.mark.parametrize("laid", ["hanako"], indirect=True)
def test_wrong_secrets_cost_one_try_each_and_say_what_is_left(
    laid: Persona, settings: Path, tmp_path: Path
) -> None:
    commands = Commands(settings, tmp_path)

    for left in (2, 1):
        assert failure(commands.read("pin", "9999")) == ("wrong-secret", left)
    assert failure(commands.read("pin", "9999"))[0] == "last-try-refused"
    assert failure(commands.sign("authentication", "9999")) == ("wrong-secret", 2)
    assert failure(commands.sign("signature", "WRONG999")) == ("wrong-secret", 4)
    assert failure(commands.read("number-b", "99999999999999")) == ("wrong-secret", 9)
    assert kind_or(commands.tries(), "tries_left") == dict(zip(NAMES, (1, 2, 4, 9), strict=True))


def kind_or(content: dict[str, object], key: str) -> object:
    """The failure's kind, or what stands under the key."""
    return failure(content)[0] if "failure" in content else content[key]


def failure(content: dict[str, object]) -> tuple[object, object]:
    found = content["failure"]
    assert isinstance(found, dict)
    assert found.keys() >= {"code", "kind", "title", "remedy"}
    return found["kind"], found.get("tries_left")


def _tries(expected: Expected) -> object:
    return (
        expected.tries if isinstance(expected.tries, str) else dict(zip(NAMES, expected.tries, strict=True))
    )


def _read(content: dict[str, object], persona: Persona, *, face: bool) -> object:
    """The failure's kind, or the genuineness of what is checked here to be that persona's data."""
    if "failure" in content:
        return failure(content)[0]
    altered = "text-altered" in persona.tricks
    year = persona.birth_date.year + 4 if altered else persona.birth_date.year
    born = persona.birth_date.replace(year=year).isoformat()
    assert content["reader"] == READER
    assert content["person"] == {
        "name": persona.name,
        "address": persona.address,
        "birth_date": born[: -len("-01")] if persona.birth_digits else born,
        "sex": SEXES[persona.sex],
    }
    shown = {"expires_on": persona.expires_on.isoformat(), "photo": None}
    assert content["face"] == (shown if face else None)
    return content["genuineness"]


def _signed(content: dict[str, object]) -> object:
    if "failure" in content:
        return failure(content)[0]
    assert str(content["jws"]).count(".") == 2
    return JWS
