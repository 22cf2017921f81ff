"""How a Japanese text is put so that Open JTalk reads it as somebody at the counter would."""

from __future__ import annotations

import re
from collections.abc import Callable

from ui.speech.making.misread import put_right

_ALONE = {
    "年": "ねん", "月": "がつ", "日": "にち",
    "ー": "のばすぼう", "-": "ハイフン", ".": "てん", "/": "ななめのせん",
}  # fmt: skip
"""What a key or a cell is called, where the dictionary knows another word (とし) or none."""
_SMALL = dict(zip("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ", strict=True))
_PART = re.compile(r"^(年|月|日)(?=\s)")
_PERSON = re.compile(r"(?<![一両双地夕先後前多遠])方(?![法向角面位言式針])")
"""かた, as the kiosk always means it; the dictionary often says ほう."""
_JOINED = re.compile(r"(?<=\d)[-−–](?=\d)")
"""Numbers of telephones and blocks: 15の22."""
_LONG_NUMBER = re.compile(r"(?<![\d,.])(?:0\d+|\d{5,})(?![\d,]*[円万億])")
"""Of an account, a certificate, a telephone: nobody says one million two hundred thousand."""
_COUNTED = re.compile(r"(?<=\d\d)つ")
_SIGNS = (("×", "かける"), ("＝", "は"), ("●", "くろいまる"))


def speakable(text: str) -> str:
    """The same words; what the dictionary would misread is spelled out."""
    text = text.strip()
    if text in _ALONE:
        return _ALONE[text]
    if text in _SMALL:
        return f"ちいさい{_SMALL[text]}"
    for sign, words in _SIGNS:
        text = text.replace(sign, words)
    rules: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
        (_PART, lambda found: _ALONE[found[0]]),
        (_PERSON, "かた"),
        (_LONG_NUMBER, lambda found: " ".join(found[0])),
        (_JOINED, "の"),
        (_COUNTED, "個"),
    )
    for pattern, instead in rules:
        text = pattern.sub(instead, text)
    return put_right(text)
