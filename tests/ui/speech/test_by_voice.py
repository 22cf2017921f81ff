"""Each part of a text is read by a voice that has a sound for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from ui.speech.making import by_voice as splitting
from ui.speech.making.__main__ import made
from ui.speech.making.by_voice import by_voice
from ui.speech.making.voices import JAPANESE, NAMES

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "translations"
LANGUAGES = sorted(file.parent.name for file in TRANSLATIONS.glob("*/language.yaml"))
NAME_OF = {
    one: yaml.safe_load((TRANSLATIONS / one / "language.yaml").read_text("utf-8"))["name"]
    for one in LANGUAGES
}


@pytest.fixture
def without_foreign_voices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("The address of 見本　花子", "en", [("The address of ", "en"), ("見本　花子", "ja")]),
        ("おうじほんちょう1丁目", "en", [("おうじほんちょう1丁目", "ja")]),
        ("Enter it like 15-22.", "en", [("Enter it like 15-22.", "en")]),
        ("请将卡放在读卡器上", "zh-Hans", [("请将卡放在读卡器上", "zh-Hans")]),
        ("おうじほんちょう", "zh-Hans", [("おうじほんちょう", "ja")]),
        ("姓名：見本　花子", "zh-Hans", [("姓名", "zh-Hans"), ("：", "zh-Hans"), ("見本　花子", "ja")]),
        ("山田　太郎", "zh-Hans", [("山田　太郎", "ja")]),
        ("見本　花子的地址", "zh-Hans", [("見本　花子", "ja"), ("的地址", "zh-Hans")]),
        ("户主的見本　花子", "zh-Hans", [("户主的", "zh-Hans"), ("見本　花子", "ja")]),
        ("添加山田　太郎", "zh-Hans", [("添加", "zh-Hans"), ("山田　太郎", "ja")]),
        ("下一个是是枝　花子", "zh-Hans", [("下一个是", "zh-Hans"), ("是枝　花子", "ja")]),
        ("東京都北区王子本町一丁目１５番２２号", "zh-Hans", [("東京都北区王子本町一丁目１５番２２号", "ja")]),
        ("这个町只到3丁目", "zh-Hans", [("这个町只到3丁目", "zh-Hans")]),
        ("ことばは 한국어 です", "ja", [("ことばは ", "ja"), ("한국어", "ko"), (" です", "ja")]),
        ("नेपाली भाषा", "en", [("नेपाली भाषा", "ne")]),
    ],
)
def test_name_in_another_script_is_read_by_the_voice_that_can_say_it(
    text: str, language: str, parts: list[tuple[str, str]]
) -> None:
    assert list(by_voice(text, language)) == parts


@pytest.mark.parametrize("on", LANGUAGES)
@pytest.mark.parametrize("named", LANGUAGES)
def test_each_language_is_named_by_its_own_voice(named: str, on: str) -> None:
    ((text, voice),) = by_voice(NAME_OF[named], on)
    assert voice == ("ja" if named in JAPANESE else named)
    assert text == (NAMES[NAME_OF[named]][1] if named in JAPANESE else NAME_OF[named])


@pytest.mark.usefixtures("without_foreign_voices")
@pytest.mark.parametrize("named", LANGUAGES)
def test_language_without_a_voice_is_named_in_kana(named: str) -> None:
    assert list(by_voice(NAME_OF[named], "ja")) == [(NAMES[NAME_OF[named]][1], "ja")]


@pytest.mark.parametrize("named", LANGUAGES)
def test_name_of_a_language_makes_a_sound_on_a_japanese_page(named: str) -> None:
    assert _seconds(NAME_OF[named]) > 0.3


@pytest.mark.usefixtures("without_foreign_voices")
@pytest.mark.parametrize("named", LANGUAGES)
def test_name_of_a_language_makes_a_sound_where_japanese_alone_has_a_voice(named: str) -> None:
    assert _seconds(NAME_OF[named]) > 0.3


def test_japanese_voice_alone_is_silent_over_hangul(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault itself, planted: what this file looks for can be heard to be missing."""
    monkeypatch.setattr(splitting, "NAMES", {})
    monkeypatch.setattr(splitting, "_OTHER_RUN", re.compile("(?!)"))
    assert _seconds("한국어") == 0


@pytest.mark.parametrize("file", sorted(TRANSLATIONS.glob("zh-Hans/*.po")), ids=lambda file: file.stem)
def test_no_chinese_sentence_of_ours_is_read_by_the_japanese_voice(file: Path) -> None:
    texts = [line.removeprefix("msgstr ").strip('"') for line in file.read_text("utf-8").splitlines()]
    wrong = [
        part
        for text in texts
        if "\u3000" not in text and not text.startswith("#")
        for part in _as_japanese(text)
    ]
    assert set(wrong) <= {"受給資格証明書", "転居届", "認知", "代理権授与通知書"}, (
        "of these the Japanese name stands there on purpose"
    )


def _as_japanese(text: str) -> list[str]:
    return [
        part
        for part, voice in by_voice(text.replace("\u200b", ""), "zh-Hans")
        if voice == "ja" and not any("\u3041" <= sign <= "\u30ff" for sign in part)
    ]


def _seconds(text: str) -> float:
    return len(made({"language": "ja", "text": text, "rate": 100})) / 2 / 24_000
