"""`--help` in Japanese has no word of English in its frame, and no line that is too wide."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from kiosk.cli.japanese_help import JapaneseFormatter, shown_width, wrapped
from kiosk.cli.procedures import procedures

FRAME = ("Usage", "Options", "Commands", "Show this", "[OPTIONS]", "COMMAND", "ARGS", "required", "default")
WIDE = 80


@pytest.mark.parametrize("command", ["", *procedures.commands])
def test_the_frame_is_japanese_and_every_line_fits(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    ran = CliRunner().invoke(procedures, [*([command] if command else []), "--help"])
    assert ran.exit_code == 0
    assert ran.stdout.startswith("使い方: ")
    assert "オプション:\n" in ran.stdout
    assert [word for word in FRAME if word in ran.stdout] == []
    assert [line for line in ran.stdout.splitlines() if shown_width(line) > WIDE] == []


def test_another_machine_reads_clicks_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    told = CliRunner().invoke(procedures, ["check", "--help"]).stdout
    assert told.startswith("Usage: ")
    assert "Show this message and exit." in told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("あいうえお", ["あいうえ", "お"]),
        ("あいうえ、お", ["あいう", "え、お"]),
        ("あ kiosk い", ["あ kiosk", "い"]),
        ("123456789 あ", ["123456789", "あ"]),
    ],
)
def test_a_line_is_cut_by_its_width_and_never_before_a_comma(text: str, lines: list[str]) -> None:
    assert wrapped(text, 8) == lines


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("絵を書く。  [required]", "絵を書く。（かならず書く）"),
        ("回数。  [default: 5; x>=1]", "回数。（書かなければ 5、1以上）"),
        ("大きさ [見本]", "大きさ [見本]"),
        ("Show this message and exit.", "この説明を出す。"),
    ],
)
def test_what_click_adds_is_said_in_japanese(english: str, japanese: str) -> None:
    formatter = JapaneseFormatter(width=78)
    formatter.write_dl([("--much", english)])
    assert formatter.getvalue() == f"--much  {japanese}\n"


def test_a_long_name_has_its_text_below() -> None:
    formatter = JapaneseFormatter(width=78)
    formatter.write_dl([("--a", "あ"), ("--" + "long" * 10, "い")])
    assert formatter.getvalue() == f"--a{' ' * 29}あ\n--{'long' * 10}\n{' ' * 32}い\n"


def test_usage_names_places_in_japanese() -> None:
    formatter = JapaneseFormatter(width=78)
    formatter.write_usage("kiosk x", "[OPTIONS] FILE PROFILE")
    assert formatter.getvalue() == "使い方: kiosk x [オプション] ファイル PROFILE\n"
    assert isinstance(formatter, click.HelpFormatter)
