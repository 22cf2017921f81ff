"""`kiosk backend` as a program of its own."""

from __future__ import annotations

import json
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from tests.fakes.contract_client import ContractClient


def command(tmp_path: Path, *options: str) -> list[str]:
    place = ["--database", f"sqlite:///{tmp_path / 'db.sqlite3'}", "--keys", str(tmp_path / "keys")]
    return [sys.executable, "-m", "kiosk", "backend", *place, *options]


@contextmanager
def started(tmp_path: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command(tmp_path, "--port", "0", *options), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def announced(process: subprocess.Popen[str]) -> dict[str, object]:
    """The JSON object, read line by line until it is whole: the program goes on."""
    assert process.stdout is not None
    text = ""
    for line in process.stdout:
        text += line
        if line == "}\n":
            break
    announcement: dict[str, object] = json.loads(text)
    return announcement


def test_backend_answers_until_it_is_told_to_stop(tmp_path: Path) -> None:
    token = tmp_path / "oji-01.token"
    with started(tmp_path, "--json", "--token", f"oji-01={token}") as process:
        said = announced(process)
        assert said["tokens"] == {"oji-01": str(token)}
        client = ContractClient(str(said["url"]), token.read_text("ascii").strip())
        keys = json.loads(json.dumps(client.call("GET", "/keys").content))["keys"]
        assert [key["kid"] for key in keys] == said["pinned_keys"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
        with pytest.raises(requests.ConnectionError):
            requests.get(f"{said['url']}/health", timeout=5)
    assert stat.S_IMODE(token.stat().st_mode) == 0o600


def test_backend_says_where_it_listens_and_what_to_pin(tmp_path: Path) -> None:
    with started(tmp_path, "--token", f"oji-01={tmp_path / 'token'}") as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
    (key,) = (tmp_path / "keys").glob("*.jwk")
    assert lines[0].startswith("listening on http://127.0.0.1:")
    assert lines[1:] == [f"key to pin: {key.stem}\n", f"token of oji-01: {tmp_path / 'token'}\n"]


def test_settings_name_the_kiosk_and_its_token(tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text(
        f"""
[kiosk]
id = "akabane-02"
office = "赤羽区民事務所"
municipality = "見本区"
[backend]
url = "http://127.0.0.1:8080/v1"
token_file = "{tmp_path / "kiosk.token"}"
""",
        "utf-8",
    )
    with started(tmp_path, "--json", "--settings", str(settings)) as process:
        assert announced(process)["tokens"] == {"akabane-02": str(tmp_path / "kiosk.token")}


def test_rotated_key_is_offered_alone(tmp_path: Path) -> None:
    options = ("--json", "--token", f"oji-01={tmp_path / 'token'}")
    with started(tmp_path, *options) as process:
        before = announced(process)["pinned_keys"]
    with started(tmp_path, *options, "--rotate") as process:
        after = announced(process)["pinned_keys"]
    assert before != after
    assert [path.stem for path in (tmp_path / "keys" / "retired").glob("*.jwk")] == before


def test_taken_port_ends_it_with_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(
            command(tmp_path, "--token", f"oji-01={tmp_path / 'token'}", "--port", str(port)),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"Error: 127.0.0.1:{port}: Address already in use\n"


@pytest.mark.parametrize("token", ["oji-01", "=file", "oji-01="])
def test_token_that_names_no_file_is_wrong_usage(tmp_path: Path, token: str) -> None:
    ended = subprocess.run(
        command(tmp_path, "--token", token), capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 2
    assert "KIOSK_ID=FILE" in ended.stderr
