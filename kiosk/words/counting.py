"""Things in Japanese are counted with つ up to nine (3つ), then with 個 (12個)."""

from __future__ import annotations

from kiosk.basics.marked import Marked

TSU = "つ"
_MOST = 9
_MORE = {"ja-easy": "{個|こ}"}


def counter(number: int, language: str) -> Marked:
    """What stands after the number."""
    return TSU if 0 < number <= _MOST else _MORE.get(language, "個")


def counted(text: Marked, place: str, number: int, language: str) -> Marked:
    """A widget's text with `{place}` filled in, and the つ after it where there is one."""
    whole = f"{{{place}}}"
    things = text.replace(f"{whole}{TSU}", f"{number}{counter(number, language)}")
    return things.replace(whole, str(number))
