"""Which voice reads which part of a text: a name in another script is read by the voice that can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ui.speech.making.voices import JAPANESE, NAMES, has_voice

_KANA = re.compile(r"[\u3041-\u30ff]")
_JAPANESE_SIGN = re.compile(r"[\u3005\u3041-\u30ff\u4e00-\u9fff]")
_JAPANESE_RUN = re.compile(
    r"([\u3005\u3041-\u30ff\u4e00-\u9fff](?:[\u3000-\u30ff\u4e00-\u9fff\uff10-\uff19\d-]*"
    r"[\u3005\u3041-\u30ff\u4e00-\u9fff\uff10-\uff19\d])?)"
)
"""Kana and kanji with the numbers between and behind them, as an address has."""
_OTHER_SCRIPTS = (("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"), ("ne", "\u0900-\u097f"))
_OTHER_RUN = re.compile("|".join(f"([{signs}](?:[{signs} ]*[{signs}])?)" for _, signs in _OTHER_SCRIPTS))
"""한국어 and नेपाली: no other voice has a sound for them."""
_OF_JAPAN = re.compile(r"(?<=[\u4e00-\u9fff])\u3000(?=[\u4e00-\u9fff])|[\d一二三四五六七八九十]丁目")
"""What Chinese never has: the space within a Japanese name, and the numbered part of a town."""
_GOES_ON = re.compile(r"(?<=.)(的|先生|女士|本人).*$")
"""Chinese words that follow a name without a sign between."""
_LEADS = re.compile(r"^(?:.+?[的是]|添加|住在|已受理)(?=.)")
"""And those that lead to one."""


def by_voice(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The parts of the text in order, each with the language whose voice reads it.

    Args:
        text: What is to be said, whole.
        language: The one that is on: its voice reads what is of no other.
    """
    if text.strip() in NAMES:
        yield _called(text.strip())
        return
    for part, other in _by_script(text):
        if other is None:
            yield from _by_sign(part, language)
        elif other == language or has_voice(other):
            yield part, other
        else:
            yield NAMES.get(part, (other, part))[1], "ja"


def _called(name: str) -> tuple[str, str]:
    """A language by its own name, in its own voice; else as Japanese calls it."""
    language, in_kana = NAMES[name]
    return (name, language) if language not in JAPANESE and has_voice(language) else (in_kana, "ja")


def _by_script(text: str) -> Iterator[tuple[str, str | None]]:
    """Hangul and Devanagari apart from the rest."""
    done = 0
    for found in _OTHER_RUN.finditer(text):
        if text[done : found.start()].strip():
            yield text[done : found.start()], None
        yield found[0], _OTHER_SCRIPTS[(found.lastindex or 1) - 1][0]
        done = found.end()
    if text[done:].strip():
        yield text[done:], None


def _by_sign(text: str, language: str) -> Iterator[tuple[str, str]]:
    """What is written in Japanese within another language, a name or a town, apart from the rest."""
    if language in JAPANESE:
        yield text, language
        return
    for run in _JAPANESE_RUN.split(text):
        if not run.strip():
            continue
        if language != "zh-Hans":
            yield run, "ja" if _JAPANESE_SIGN.search(run) else language
        else:
            yield from _within_chinese(run)


def _within_chinese(run: str) -> Iterator[tuple[str, str]]:
    """Chinese is written with the same signs: Japanese is what has kana, a sign or a form that it has not."""
    lead, rest = _parted(run, _LEADS)
    if rest and _is_japanese(rest) and not _is_japanese(lead):
        yield lead, "zh-Hans"
        run = rest
    if not _is_japanese(run):
        yield run, "zh-Hans"
        return
    behind = _GOES_ON.search(run)
    if behind is None or _is_japanese(behind[0]):
        yield run, "ja"
        return
    yield run[: behind.start()], "ja"
    yield behind[0], "zh-Hans"


def _parted(run: str, leads: re.Pattern[str]) -> tuple[str, str]:
    found = leads.search(run)
    return ("", "") if found is None else (found[0], run[found.end() :])


def _is_japanese(run: str) -> bool:
    """見 and 東 are no signs of simplified Chinese (GB 2312 has 见 and 东), 个 and 这 none of Japanese."""
    if _KANA.search(run):
        return True
    if not all(_is_of(sign, "shift_jis") for sign in run):
        return False
    return _OF_JAPAN.search(run) is not None or not all(_is_of(sign, "gb2312") for sign in run)


def _is_of(sign: str, country: str) -> bool:
    """Whether that country's standard set of signs has it."""
    try:
        sign.encode(country)
    except UnicodeEncodeError:
        return False
    return True
