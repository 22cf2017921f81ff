"""The frame of `--help` in Japanese: click's own words, and lines cut by how wide letters are shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import click

from kiosk.cli.speaking import machine_language

_USAGE: Final = "使い方: "
_HEADINGS: Final = {"Options": "オプション", "Commands": "コマンド"}
_SENTENCES: Final = {"Show this message and exit.": "この説明を出す。"}
_PLACES: Final = (
    ("[OPTIONS]", "[オプション]"),
    ("COMMAND [ARGS]...", "コマンド […]"),
    ("SPREADSHEET", "表計算のファイル"),
    ("DIRECTORY", "フォルダー"),
    ("FILE", "ファイル"),
    ("INTEGER RANGE", "数"),
    ("INTEGER", "数"),
    ("TEXT", "文字"),
)
"""What stands for what somebody writes there."""
_EXTRA: Final = re.compile(r"\s*\[((?:default: |required|x>=)[^\[\]]*)\]$")
_LEAST: Final = re.compile(r"x>=(\d+)")
_PIECES: Final = re.compile(r"[!-~]+|\s+|.")
"""What a line is cut between: a word of Latin letters stays whole, each Japanese letter is one."""
_NEVER_FIRST: Final = "、。，．）」』】：；！？ー…"
_BETWEEN: Final = 2
_MOST_FIRST: Final = 30


class SpokenContext(click.Context):
    """Writes help in the language of the machine."""

    def make_formatter(self) -> click.HelpFormatter:
        """Of click for everybody else."""
        if machine_language() != "ja":
            return super().make_formatter()
        return JapaneseFormatter(width=self.terminal_width, max_width=self.max_content_width)


class JapaneseFormatter(click.HelpFormatter):
    """Says in Japanese what click says by itself."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """使い方: the command, and what is written behind it."""
        first = f"{'':{self.current_indent}}{_USAGE if prefix is None else prefix}"
        lines = wrapped(f"{prog} {_placed(args)}", self.width - shown_width(first))
        self.write(f"{first}{lines[0]}\n")
        for line in lines[1:]:
            self.write(f"{' ' * shown_width(first)}{line}\n")

    def write_heading(self, heading: str) -> None:
        """The name of a section."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_text(self, text: str) -> None:
        """A paragraph; nothing is wider than the line."""
        self._write_lines(wrapped(text, self.width - self.current_indent))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _MOST_FIRST, col_spacing: int = 2
    ) -> None:
        """Two columns: what is written, and what it does."""
        told = [(_placed(first), _said(second)) for first, second in rows]
        wide = max((shown_width(first) for first, _ in told), default=0)
        column = min(wide, col_max) + col_spacing
        for first, second in told:
            self._write_row(first, second, column)

    def _write_row(self, first: str, second: str, column: int) -> None:
        lines = wrapped(second, self.width - self.current_indent - column)
        head = f"{'':{self.current_indent}}{first}"
        beside = shown_width(first) + _BETWEEN <= column
        if beside and lines:
            self.write(f"{head}{' ' * (column - shown_width(first))}{lines[0]}\n")
        else:
            self.write(f"{head}\n")
        for line in lines[1 if beside else 0 :]:
            self.write(f"{'':{self.current_indent + column}}{line}\n")

    def _write_lines(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.write(f"{'':{self.current_indent}}{line}\n")


def shown_width(text: str) -> int:
    """Columns of a terminal: a Japanese letter takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def wrapped(text: str, room: int) -> list[str]:
    """The lines of a text, none wider than `room` and none beginning with a full stop."""
    lines = [""]
    for piece in _pieces(" ".join(text.split())):
        if lines[-1] and shown_width(lines[-1] + piece) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line for line in lines if line]


def _pieces(text: str) -> Iterator[str]:
    """What must not be cut: a piece with the signs that never begin a line behind it."""
    waiting = ""
    for piece in _PIECES.findall(text):
        if waiting and piece not in _NEVER_FIRST:
            yield waiting
            waiting = ""
        waiting += piece
    if waiting:
        yield waiting


def _placed(text: str) -> str:
    for english, japanese in _PLACES:
        text = re.sub(rf"(?<![A-Z]){re.escape(english)}(?![A-Z])", japanese, text)
    return text


def _said(text: str) -> str:
    found = _EXTRA.search(text)
    if found is None:
        return _SENTENCES.get(text, text)
    notes = (_note(one) for one in found[1].split("; "))
    return f"{text[: found.start()]}（{'、'.join(notes)}）"


def _note(text: str) -> str:
    if text == "required":
        return "かならず書く"
    if text.startswith("default: "):
        return f"書かなければ {text.removeprefix('default: ')}"
    return _LEAST.sub(r"\1以上", text)
