from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cardreader.pcsc.arrival import SOCKET_VARIABLE
from cardreader.simulator.people import load_persona
from kiosk.cli import main
from tests.fakes.card_desk import AUTHORITY_FILE, NUMBER_B, PASSWORD, PIN
from tests.fakes.pcscd import PATIENCE_S, READER, Pcscd, eventually, running_pcscd

ROOT = Path(__file__).parents[3]
FULL = {"card-text-pin": 3, "authentication-pin": 3, "signature-password": 5, "number-b": 10}


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A settings file of a kiosk whose reader is the persona hanako's, and which believes its issuer."""
    file = tmp_path / "kiosk.toml"
    file.write_text(
        f'[kiosk]\nid = "test-01"\noffice = "試験"\n'
        f'[card]\nreader = "simulator:hanako"\ncard_authorities = ["{AUTHORITY_FILE}"]\ntimeout_s = 5\n'
        f'[storage]\ndirectory = "{tmp_path / "state"}"\n'
    )
    return file


def kiosk(*arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(main, ["card", *map(str, arguments)], input=stdin)


def answer(result: Result, code: int = 0) -> dict[str, object]:
    assert result.exit_code == code, result.output
    content = json.loads(result.stdout)
    assert isinstance(content, dict)
    return content


def failure(result: Result) -> dict[str, object]:
    found = answer(result, 1)["failure"]
    assert isinstance(found, dict)
    assert found.keys() >= {"code", "kind", "title", "remedy"}
    return found


def secret_file(folder: Path, text: str) -> Path:
    file = folder / "secret"
    file.write_text(f"{text}\nsecond line\n")
    return file


def test_reading_by_pin_prints_exactly_the_contracts_object(settings: Path, tmp_path: Path) -> None:
    result = kiosk(
        "read",
        "--json",
        "--settings",
        settings,
        "--using",
        "pin",
        "--secret-file",
        secret_file(tmp_path, PIN),
    )

    content = answer(result)
    assert set(content) == {"reader", "tries_left", "person", "face", "genuineness", "apdus", "elapsed_ms"}
    assert content["tries_left"] == FULL
    assert content["person"] == {
        "name": "見本　花子",
        "address": "東京都北区王子本町一丁目９９番９９号",
        "birth_date": "1948-03-05",
        "sex": "female",
    }
    assert (content["face"], content["genuineness"]) == (None, "verified")
    assert isinstance(content["apdus"], int)
    assert isinstance(content["elapsed_ms"], int)
    assert content["apdus"] > 10


def test_reading_by_number_is_the_default_and_leaves_the_photo(settings: Path, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jp2"
    result = kiosk(
        "read",
        "--json",
        "--settings",
        settings,
        "--secret-file",
        "-",
        "--photo",
        photo,
        stdin=f"{NUMBER_B}\n",
    )

    assert answer(result)["face"] == {"expires_on": "2033-03-05", "photo": str(photo)}
    assert photo.read_bytes() == load_persona("hanako").pictures["portrait"]
    assert photo.stat().st_mode & 0o077 == 0


def test_without_photo_option_no_photo_is_named(settings: Path) -> None:
    result = kiosk("read", "--json", "--settings", settings, "--secret-file", "-", stdin=NUMBER_B)

    assert answer(result)["face"] == {"expires_on": "2033-03-05", "photo": None}


def test_full_width_digits_are_understood(settings: Path) -> None:
    result = kiosk(
        "read", "--json", "--settings", settings, "--using", "pin", "--secret-file", "-", stdin="１２３４\n"
    )

    assert answer(result)["genuineness"] == "verified"


@pytest.mark.parametrize(
    ("persona", "arguments", "secret", "kind", "facts"),
    [
        ("hanako", ["read", "--using", "pin"], "9999", "wrong-secret", {"tries_left": 2}),
        ("hanako", ["read"], "99999999999999", "wrong-secret", {"tries_left": 9}),
        ("blocked", ["read", "--using", "pin"], PIN, "secret-blocked", {}),
        ("last-try", ["read", "--using", "pin"], PIN, "last-try-refused", {}),
        ("pinless", ["read", "--using", "pin"], PIN, "secret-not-set", {}),
        ("other-card", ["read"], NUMBER_B, "not-my-number-card", {}),
    ],
)
def test_failure_is_one_json_object_and_exit_1(
    settings: Path, persona: str, arguments: list[str], secret: str, kind: str, facts: dict[str, int]
) -> None:
    result = kiosk(
        *arguments,
        "--json",
        "--settings",
        settings,
        "--reader",
        f"simulator:{persona}",
        "--secret-file",
        "-",
        stdin=secret,
    )

    found = failure(result)
    assert found["kind"] == kind
    assert facts.items() <= found.items()
    assert secret not in result.output


def test_last_try_is_spent_with_a_staff_release(settings: Path) -> None:
    pin = load_persona("last-try").secrets["card-text-pin"]
    result = kiosk(
        "read",
        "--json",
        "--settings",
        settings,
        "--reader",
        "simulator:last-try",
        "--using",
        "pin",
        "--secret-file",
        "-",
        "--staff-release",
        "staff-7",
        stdin=pin,
    )

    assert answer(result)["genuineness"] == "verified"


def test_forged_card_is_read_and_said_to_have_failed(settings: Path) -> None:
    number = load_persona("tampered-face").number_b
    result = kiosk(
        "read",
        "--json",
        "--settings",
        settings,
        "--reader",
        "simulator:tampered-face",
        "--secret-file",
        "-",
        stdin=number,
    )

    assert answer(result)["genuineness"] == "failed"


@pytest.mark.parametrize(
    ("key", "secret", "typ"),
    [("authentication", PIN, "kiosk-challenge+jwt"), ("signature", PASSWORD, "kiosk-application+jws")],
)
def test_signing_prints_the_jws_with_the_contracts_type(
    settings: Path, tmp_path: Path, key: str, secret: str, typ: str
) -> None:
    payload = tmp_path / "payload.json"
    payload.write_bytes(b'{"nonce":"x"}')
    result = kiosk(
        "sign",
        "--json",
        "--settings",
        settings,
        "--key",
        key,
        "--payload",
        payload,
        "--secret-file",
        "-",
        stdin=secret,
    )

    content = answer(result)
    assert set(content) == {"jws"}
    head, body, _signature = str(content["jws"]).split(".")
    assert json.loads(base64.urlsafe_b64decode(head + "=="))["typ"] == typ
    assert base64.urlsafe_b64decode(body + "==") == b'{"nonce":"x"}'


@pytest.mark.parametrize(
    ("persona", "kind"),
    [
        ("expired", "expired-card"),
        ("expired-certificate", "expired-certificate"),
        ("youth", "certificate-missing"),
    ],
)
def test_signing_that_cannot_be_says_why(settings: Path, tmp_path: Path, persona: str, kind: str) -> None:
    payload = tmp_path / "payload.json"
    payload.write_bytes(b"{}")
    result = kiosk(
        "sign",
        "--json",
        "--settings",
        settings,
        "--reader",
        f"simulator:{persona}",
        "--key",
        "signature",
        "--payload",
        payload,
        "--secret-file",
        "-",
        stdin=load_persona(persona).secrets.get("signature-password", PASSWORD),
    )

    assert failure(result)["kind"] == kind


def test_tries_are_printed_with_null_for_what_the_card_lacks(settings: Path) -> None:
    pinless = kiosk("tries", "--json", "--settings", settings, "--reader", "simulator:pinless")

    assert answer(kiosk("tries", "--json", "--settings", settings)) == {"tries_left": FULL}
    assert answer(pinless) == {"tries_left": dict.fromkeys(FULL) | {"number-b": 10}}


def test_without_json_the_same_is_said_in_lines(settings: Path) -> None:
    result = kiosk("tries", "--settings", settings)

    assert result.exit_code == 0
    assert result.stdout.startswith("tries_left: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "--using", "pin", "--photo", "x"],
        ["read", "--reader", "simulator:nobody", "--secret-file", "-"],
        ["read", "--using", "face"],
        ["read", "--secret-file", "/nonexistent/secret"],
        ["read", "--timeout", "0"],
        ["read"],
        ["sign", "--key", "authentication"],
        ["simulate"],
        ["simulate", "--persona", "nobody"],
        ["simulate", "--persona", "hanako", "--port", "0"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2(settings: Path, arguments: list[str]) -> None:
    assert kiosk(*arguments, "--settings", settings).exit_code == 2


@pytest.mark.parametrize("content", ["[1]", None], ids=["spoiled", "missing"])
def test_unusable_file_of_authorities_is_named(settings: Path, tmp_path: Path, content: str | None) -> None:
    spoiled = tmp_path / "spoiled.json"
    if content is not None:
        spoiled.write_text(content)
    settings.write_text(settings.read_text().replace(str(AUTHORITY_FILE), str(spoiled)))

    result = kiosk("tries", "--json", "--settings", settings)

    assert result.exit_code == 1
    assert "spoiled.json" in result.output
    assert "settings-wrong" in result.output


def test_without_settings_nobody_is_shown_an_invented_resident(tmp_path: Path) -> None:
    """On a machine without a reader: the place where the card service would be is empty."""

    def alone(*arguments: str) -> dict[str, object]:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "card", *arguments, "--json"],
            input=NUMBER_B,
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env=os.environ | {SOCKET_VARIABLE: str(tmp_path / "nothing"), "PYTHONPATH": str(ROOT)},
        )
        content = json.loads(done.stdout)
        assert isinstance(content, dict)
        return content

    assert alone("list") == {"readers": []}
    for arguments in (("tries",), ("read", "--secret-file", "-")):
        found = alone(*arguments)["failure"]
        assert isinstance(found, dict)
        assert found["kind"] == "no-reader"


def test_simulated_card_is_said_in_words(settings: Path) -> None:
    asked = kiosk("read", "--json", "--settings", settings, "--secret-file", "-", stdin=NUMBER_B)

    assert "SIMULATED" in asked.stderr
    assert json.loads(asked.stdout)["person"]["name"] == "見本　花子"
    assert "SIMULATED" in kiosk("list", "--json", "--settings", settings).stderr


class Simulated:
    """`kiosk card simulate` as a program of its own."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "kiosk", "card", "simulate", *arguments]
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
        )
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline().decode()

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE_S)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def pcscd() -> Iterator[Pcscd]:
    with running_pcscd() as daemon:
        yield daemon


def listed() -> object:
    return answer(kiosk("list", "--json"))["readers"]


def shown(settings: Path, *, card: bool) -> bool:
    readers = answer(kiosk("list", "--json", "--settings", settings))["readers"]
    return {"name": READER, "card": card} in readers if isinstance(readers, list) else False


@pytest.mark.pcscd
@pytest.mark.xdist_group("pcscd")
@pytest.mark.usefixtures("pcscd")
class TestWithRealService:
    """The commands, as programs, over a real card service."""

    @pytest.fixture
    def real(self, settings: Path) -> Path:
        settings.write_text(settings.read_text().replace("simulator:hanako", "Virtual PCD"))
        return settings

    @pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
    def test_simulated_card_lies_there_until_it_is_interrupted(self, real: Path, how: signal.Signals) -> None:
        simulated = Simulated("--persona", "hanako")
        eventually(lambda: shown(real, card=True))
        content = answer(kiosk("read", "--json", "--settings", real, "--secret-file", "-", stdin=NUMBER_B))

        assert content["reader"] == READER
        assert content["genuineness"] == "verified"
        assert simulated.end(how) == 0
        eventually(lambda: shown(real, card=False))

    def test_state_file_keeps_the_tries(self, real: Path, tmp_path: Path) -> None:
        for left in (2, 1):
            simulated = Simulated("--persona", "hanako", "--state", str(tmp_path / "card.json"))
            wrong = kiosk(
                "read",
                "--json",
                "--settings",
                real,
                "--using",
                "pin",
                "--secret-file",
                "-",
                "--timeout",
                "10",
                stdin="9999",
            )
            assert failure(wrong)["tries_left"] == left
            simulated.end()
            eventually(lambda: shown(real, card=False))

    def test_waiting_for_a_card_ends_when_it_comes_or_with_no_card(self, real: Path) -> None:
        nothing = kiosk("tries", "--json", "--settings", real, "--timeout", "0.2")
        assert failure(nothing)["kind"] == "no-card"

        simulated = Simulated("--persona", "hanako")
        assert answer(kiosk("tries", "--json", "--settings", real, "--timeout", "10")) == {"tries_left": FULL}
        simulated.end()
        eventually(lambda: shown(real, card=False))

    def test_no_card_and_no_reader_are_told_apart(self, real: Path) -> None:
        assert failure(kiosk("tries", "--json", "--settings", real))["kind"] == "no-card"
        none = kiosk("tries", "--json", "--settings", real, "--reader", "Nonesuch")
        assert failure(none)["kind"] == "no-reader"

    def test_without_settings_the_real_reader_is_meant(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.chdir(tmp_path)

        assert failure(kiosk("tries", "--json"))["kind"] == "no-card"
        assert {"name": READER, "card": False} in as_list(listed())
        assert all(READER[:11] in str(reader) for reader in as_list(listed()))

    def test_port_where_nothing_listens_is_no_reader(self) -> None:
        simulated = Simulated("--persona", "hanako", "--port", "1")

        assert "127.0.0.1:1" in simulated.said
        assert simulated.process.wait(PATIENCE_S) == 1
        assert simulated.process.stdout is not None
        assert '"no-reader"' in simulated.process.stdout.read().decode()
        simulated.process.stdout.close()


def as_list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value
