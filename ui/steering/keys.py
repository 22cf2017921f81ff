"""Which key of a keypad, a keyboard or a switch interface does what.

Keypads for kiosks (4-way with OK, in the manner of EN 301 549 8.4 and VVSG 2.0 7.2-R) and interfaces for
switches say that they are keyboards; most can be set to any of these keys.
"""

from __future__ import annotations

import unicodedata
from enum import Enum

from PySide6.QtCore import Qt


class Function(Enum):
    """What a key is for; the value is the name in `ear.key.<name>`."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    OK = "ok"
    BACK = "back"
    WHERE = "where"
    REPEAT = "repeat"
    SLOWER = "slower"
    FASTER = "faster"
    QUIETER = "quieter"
    LOUDER = "louder"
    VOICE = "voice"
    DARK = "dark"
    CALL = "call"
    LEARN = "learn"
    SWITCH_ON = "switch-on"
    SWITCH_CHOOSE = "switch-choose"
    DIGIT = "digit"


_KEYS = {
    Qt.Key.Key_Up: Function.UP,
    Qt.Key.Key_Down: Function.DOWN,
    Qt.Key.Key_Left: Function.LEFT,
    Qt.Key.Key_Right: Function.RIGHT,
    Qt.Key.Key_Return: Function.OK,
    Qt.Key.Key_Enter: Function.OK,
    Qt.Key.Key_Space: Function.OK,
    Qt.Key.Key_Select: Function.OK,
    Qt.Key.Key_Escape: Function.BACK,
    Qt.Key.Key_Back: Function.BACK,
    Qt.Key.Key_F1: Function.WHERE,
    Qt.Key.Key_Help: Function.WHERE,
    Qt.Key.Key_F2: Function.REPEAT,
    Qt.Key.Key_F3: Function.SLOWER,
    Qt.Key.Key_F4: Function.FASTER,
    Qt.Key.Key_F5: Function.VOICE,
    Qt.Key.Key_VolumeMute: Function.VOICE,
    Qt.Key.Key_F6: Function.QUIETER,
    Qt.Key.Key_VolumeDown: Function.QUIETER,
    Qt.Key.Key_F7: Function.LOUDER,
    Qt.Key.Key_VolumeUp: Function.LOUDER,
    Qt.Key.Key_F8: Function.DARK,
    # F9 belongs to the simulated card.
    Qt.Key.Key_F10: Function.CALL,
    Qt.Key.Key_Menu: Function.LEARN,
    Qt.Key.Key_F11: Function.SWITCH_ON,
    Qt.Key.Key_F12: Function.SWITCH_CHOOSE,
}
_OTHERS = {
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Backtab: "tab",
    Qt.Key.Key_Backspace: "erase",
    Qt.Key.Key_Delete: "erase",
}
_DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)


def function_of(key: int) -> Function | None:
    """What the key does; None where it is left to whatever has the focus (letters, Tab, Backspace)."""
    if key in _DIGITS:
        return Function.DIGIT
    return next((function for known, function in _KEYS.items() if known == key), None)


def name_of(key: int, text: str) -> str:
    """Its name in `ear.key.<name>` of any key of a keyboard; of one that types with what it types.

    Args:
        key: Qt's code of it.
        text: What it types, in whatever width and case the keyboard is set to.
    """
    function = function_of(key)
    if function is Function.DIGIT:
        return f"{function.value}:{_DIGITS.index(key)}"
    if function is not None:
        return str(function.value)
    other = next((name for known, name in _OTHERS.items() if known == key), None)
    return other or _typing(unicodedata.normalize("NFKC", text).strip().upper())


def _typing(text: str) -> str:
    """Of a sign (`@`) it is not said which: voices call it as they like, or say nothing."""
    if text.isalnum():
        return f"letter:{text}"
    return "letter" if text and text.isprintable() else "other"
