"""Settings, secrets and failures as every command treats them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import click
import pytest

from kiosk.basics.failure import Code, Failure
from kiosk.cli.common import failure_json, print_failure, print_json, read_secret, read_settings
from kiosk.words.furigana import plain


@pytest.mark.parametrize(
    "content", [b"1234", b"1234\n", b"1234\r\n", b"1234\nsecond line\n", b"1234\r\n\r\n", b"1234\r\r\n"]
)
def test_the_secret_is_the_first_line_without_its_end(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(content)
    secret = read_secret(str(tmp_path / "secret"))
    assert secret is not None
    assert bytes(secret.view()) == b"1234"


def test_blanks_belong_to_the_secret(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b" ab 12 \n")
    secret = read_secret(str(tmp_path / "secret"))
    assert secret is not None
    assert bytes(secret.view()) == b" ab 12 "


def test_an_empty_file_is_an_empty_secret(tmp_path: Path) -> None:
    (tmp_path / "secret").touch()
    secret = read_secret(str(tmp_path / "secret"))
    assert secret is not None
    assert len(secret) == 0


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"1234\r\nmore")))
    secret = read_secret("-")
    assert secret is not None
    assert bytes(secret.view()) == b"1234"


def test_no_source_is_no_secret() -> None:
    assert read_secret(None) is None


@pytest.mark.parametrize("name", ["missing", "."])
def test_a_secret_file_that_cannot_be_read_is_wrong_usage(name: str, tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="cannot read the secret file"):
        read_secret(str(tmp_path / name))


def test_three_mistakes_in_the_settings_are_all_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(
        '[kiosk]\nid = "Oji 01"\n[visit]\nidle_warning_s = 1\n[paper]\nprintr = "none"\n', "utf-8"
    )
    with pytest.raises(SystemExit) as ended:
        read_settings(file)
    assert ended.value.code == 1
    said = capsys.readouterr()
    failure = json.loads(said.out)["failure"]
    assert (failure["code"], failure["count"]) == ("APP-02", 3)
    for key in ("kiosk.id", "visit.idle_warning_s", "paper.printr"):
        assert sum(key in line and str(file) in line for line in failure["problems"]) == 1
        assert key in said.err
    assert "Oji 01" not in said.out + said.err
    assert "paper.printer" in said.err


def test_a_settings_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        read_settings(tmp_path / "nowhere.toml")
    assert "nowhere.toml" in json.loads(capsys.readouterr().out)["failure"]["problems"][0]


def test_json_is_one_object_in_letters_that_people_read(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"title": "住民票"})
    said = capsys.readouterr().out
    assert "住民票" in said
    assert json.loads(said) == {"title": "住民票"}


def test_a_failure_is_printed_with_its_facts_and_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        print_failure(Failure(Code.CARD_04, {"tries_left": 2, "secret": "card-text-pin"}), {"more": [1]})
    assert ended.value.code == 1
    failure = json.loads(capsys.readouterr().out)["failure"]
    assert failure["code"] == "CARD-04"
    assert failure["kind"] == "wrong-secret"
    assert failure["tries_left"] == 2
    assert failure["more"] == [1]


@pytest.mark.parametrize("code", Code, ids=lambda code: code.support)
def test_every_failure_has_plain_words_for_a_program(code: Code) -> None:
    facts: dict[str, str | int] = {
        "tries_left": 2,
        "seconds": 3,
        "secret": "card-text-pin",
        "count": 1,
        "number": "127",
    }
    told = failure_json(Failure(code, {**facts, "status": 500, "type": "x", "fields": 1, "why": "x"}))
    assert told["title"]
    assert told["remedy"]
    assert plain(str(told["title"])) == told["title"]


@pytest.mark.parametrize("missing", ["nobody", "/nonexistent/own.json"])
def test_simulated_reader_without_a_persona_names_those_there_are(
    missing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At the door of every command: it ended in a traceback when the card was first looked at."""
    file = tmp_path / "kiosk.toml"
    file.write_text(f'[card]\nreader = "simulator:{missing}"\n', "utf-8")
    with pytest.raises(SystemExit) as end:
        read_settings(file)
    assert end.value.code == 1
    said = capsys.readouterr()
    (problem,) = json.loads(said.out)["failure"]["problems"]
    assert problem in said.err
    assert f"{file}: card.reader: not allowed" in problem
    assert "one of android, apartment, " in problem
    assert "hanako" in problem


def test_simulated_reader_with_a_persona_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('[card]\nreader = "simulator:tower"\n', "utf-8")
    assert read_settings(file).card.reader == "simulator:tower"
