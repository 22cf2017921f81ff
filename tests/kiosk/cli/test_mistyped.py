"""Whatever is typed wrong after `kiosk procedures` is said in Japanese where the machine speaks it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.procedures import procedures

ENGLISH = re.compile(r"[A-Za-z]{4,} [a-z]{2,}")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["show"], "ID がありません。コマンドのうしろに書いてください。"),
        (["import", "nix.xlsx"], "「nix.xlsx」がありません。名前と、ある場所をたしかめてください。"),
        (["import", "."], "「.」は使えません。ファイルを書くところに"),
        (["show", "--foo", "x"], "--foo は使えません。"),
        (["preview", "juminhyo"], "--output がありません。"),
        (["shwo"], "「shwo」というコマンドはありません（「show」のことですか）。"),
        (["xyz"], "「xyz」というコマンドはありません。"),
        (["simulate", "--random", "x"], "「x」は、整数ではありません。"),
        (["check", "--language", "de"], "「de」は使えません。en, ja のどれかにしてください。"),
        (["sample", "juminhyo", "--applicant", "x"], "「x」は使えません。self, household, proxy のどれか"),
    ],
)
def test_what_is_typed_wrong_is_said_in_japanese(
    typed: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    done = CliRunner().invoke(procedures, typed)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not ENGLISH.search(done.stderr)


def test_in_english_it_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    done = CliRunner().invoke(procedures, ["import", str(tmp_path / "nix.xlsx")])
    assert done.exit_code == 2
    assert "does not exist" in done.stderr


def test_a_group_without_a_command_shows_its_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert "使える手続きの一覧" in CliRunner().invoke(procedures, []).output
