"""The main journey, walked by an AT-SPI client outside the process, on a real display and a real bus."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import pytest

CLIENT = Path(__file__).with_name("client.py")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
ENTRY = "まだ入っていません"
"""The cells of an entry say what was entered; where nothing is chosen among them the focus passes them by."""
TO_THE_QUESTIONS = (
    "はじめる", "証明書がほしい", "住民票の写し", "はじめる", "わたし", "つぎへ",
    "1", "2", "3", "4", "つぎへ", "合っています",
)  # fmt: skip
LETTERS = ("み", "ほ", "ん", "空白", "は", "な", "こ")
WHOLE = "みほん　はなこ"
NAME = (*LETTERS, f":{WHOLE}", "つぎへ")
BARRED = "!ふりがなを"
"""つぎへ before anything was typed: what is told then."""
TO_THE_NUMBER = (
    BARRED, *NAME, "銀行の手続き", "つぎへ", "住民票の写し", "つぎへ", *NAME,
    "ひとりだけ", "つぎへ", "世帯主と続柄", "つぎへ", "はい、日本です", "つぎへ",
    "いいえ、のせません", "つぎへ", "+3", "?通数", "つぎへ",
    "0", "3", "9", "8", "7", "6", "5", "4", "11", "つぎへ",
    "合っています", "合っています", "合っています", "つぎのページ", "つぎのページ",
    "これで出す", "=受付番号",
)  # fmt: skip

CHOICES = (
    "文字", "?文字の大きさ、標準", "?English", "?きく", "色、白と黒", "?色、標準", "?色、白と黒", "とじる",
    "はじめる", "証明書がほしい", "住民票の写し", "はじめる", "わたし", "?わたし", "つぎへ",
    "わからない・忘れた", "昭和", "?昭和", "?平成", "?年", "2", "3", "?年 23", "?月",
)  # fmt: skip
"""Whatever is one of several, on or off, or where the next digit goes."""


@contextmanager
def display() -> Iterator[str]:
    """A display server of its own; it says itself which number it took."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


Answer: TypeAlias = dict[str, list[Any]]
"""What the client prints: JSON, whatever it holds."""


def session(folder: Path, keys: tuple[str, ...]) -> Answer:
    """What the client says after these presses."""
    script = (
        f"{LAUNCHER} --launch-immediately & bus=$!\n"
        f"{sys.executable} -m kiosk demo --output {folder} >{folder}/kiosk.log 2>&1 & kiosk=$!\n"
        f"{SYSTEM_PYTHON} {CLIENT} {shlex.join(keys)}; ended=$?\n"
        "kill $kiosk $bus; wait $kiosk\n"
        "exit $ended\n"
    )
    with display() as name:
        env = os.environ | {
            "DISPLAY": name,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        whole = subprocess.Popen(
            ["dbus-run-session", "--", "bash", "-c", script],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            out, err = whole.communicate(timeout=540)
        except subprocess.TimeoutExpired:
            os.killpg(whole.pid, signal.SIGTERM)
            raise
    said = [line for line in out.splitlines() if line.startswith("{")]
    assert said, (out[-2000:], err[-2000:])
    answer = json.loads(said[-1])
    assert isinstance(answer, dict)
    return answer


needs_a_bus = pytest.mark.skipif(
    not LAUNCHER.exists() or shutil.which("Xvfb") is None,
    reason="needs the packages of [test] (resources/image/install-packages test)",
)


@pytest.mark.timeout(600)
@needs_a_bus
def test_main_journey_over_the_bus() -> None:
    with tempfile.TemporaryDirectory() as folder:
        answer = session(Path(folder), (*TO_THE_QUESTIONS, *TO_THE_NUMBER))
    assert "lost" not in answer, answer
    assert [fault for fault in answer["faults"] if ENTRY not in fault] == []
    titles = [" ".join(seen) for seen in answer["seen"]]
    assert any("お名前" in title for title in titles), titles
    assert "受付番号" in titles[-1], titles[-3:]
    assert "".join(map(str, answer["typed"])).startswith(WHOLE), "letter by letter"
    assert set(LETTERS) - {"空白"} <= {str(one) for one in answer["told"]}, "whatever has the focus"
    (number,) = answer["notes"]
    assert (number["role"], number["value"], number["said"]) == ("spin button", [1, 3, 10], "3通")


@pytest.mark.timeout(600)
@needs_a_bus
def test_what_is_chosen_is_told_over_the_bus() -> None:
    with tempfile.TemporaryDirectory() as folder:
        answer = session(Path(folder), CHOICES)
    assert "lost" not in answer, answer
    assert [fault for fault in answer["faults"] if ENTRY not in fault] == []
    told = {note["name"]: note for note in answer["notes"]}
    for name, group, place, chosen in (
        ("文字の大きさ、標準", "文字の大きさ", [1, 4], True),
        ("English", "ことば", [3, 7], False),
        ("色、標準", "色", [1, 4], False),
        ("色、白と黒", "色", [2, 4], True),
        ("わたし", "どなたの住民票ですか", [1, 3], True),
        ("昭和", "カードの生年月日", [2, 5], True),
        ("平成", "カードの生年月日", [3, 5], False),
    ):
        found = told[name]
        assert (found["role"], found["group"], found["place"]) == ("radio button", group, place), found
        assert found["states"] == ["checkable", "checked"][: 1 + chosen], found
    assert (told["きく"]["role"], told["きく"]["states"]) == ("check box", ["checkable"])
    cells = [note["states"] for note in answer["notes"] if note["name"].startswith(("年", "月"))]
    assert cells == [["selectable", "selected"], ["selectable"], ["selectable", "selected"]]
