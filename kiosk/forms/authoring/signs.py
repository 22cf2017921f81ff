"""Signs in texts that nobody can read, say or print: invisible ones, emoji, half-width kana, look-alikes.

They come in unseen, by copying from a PDF, a mail or an old system, and are a box or a gap on the kiosk, on
paper, and in what the office's systems receive.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.shown_texts import shown_texts
from kiosk.forms.definition.finding import Finding
from kiosk.words.furigana import BREAK

_HALF_WIDTH = re.compile("[\uff61-\uff9f]+")
_PARTED = re.compile("[^\u3099\u309a][\u3099\u309a]")
"""A kana whose dots stand behind it as a sign of their own: how some systems write が in names of files."""
_HIDDEN = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp", "Zs")
_SEEN = frozenset({BREAK, "\n", " ", "\u3000"})
"""Of what cannot be seen, what texts are made with."""
_LOST = "\ufffd\u3013"
"""What stands for a letter that was lost on the way."""
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u20e3]")
_WIDE = re.compile("[\uff01-\uff5e\uffe5…゛゜]")
"""Wide forms, which are written so in Japanese."""
_LETTERS = re.compile("[A-Za-z々〆\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_RADICALS = re.compile("[\u2e80-\u2fdf]")
"""Parts of kanji that look like kanji: ⺟ is not 母."""


def signs(data: object) -> Iterator[Finding]:
    """Every odd sign in what a file holds, once for each text."""
    for path, text in shown_texts(data):
        yield from (Finding(path, message) for message in _odd(text))


def _odd(text: str) -> Iterator[Told]:
    for pattern in (_HALF_WIDTH, _PARTED):
        for run in dict.fromkeys(pattern.findall(text)):
            yield _plainly(run)
    for sign in dict.fromkeys(_PARTED.sub("", _HALF_WIDTH.sub("", text))):
        message = None if sign in _SEEN else _of_sign(sign)
        if message is not None:
            yield message


def _of_sign(sign: str) -> Told | None:
    """What is odd about it; None for a letter, a figure, or a stop."""
    code, category = f"U+{ord(sign):04X}", unicodedata.category(sign)
    if sign in _LOST or category in _HIDDEN:
        return told("has a sign that nobody can read ({code}): delete it, and type the word anew", code=code)
    if _EMOJI.match(sign):
        message = "has {sign!r} ({code}), which is neither said nor printed: write it in words"
        return told(message, sign=sign, code=code)
    if _WIDE.match(sign):
        return None
    if unicodedata.normalize("NFKC", sign) != sign:
        return _plainly(sign)
    if _RADICALS.match(sign) or (category.startswith(("L", "M")) and not _LETTERS.match(sign)):
        message = "has {sign!r} ({code}), a letter of another script: type the word anew"
        return told(message, sign=sign, code=code)
    return None


def _plainly(sign: str) -> Told:
    return told("has {sign!r}: write {plain!r}", sign=sign, plain=unicodedata.normalize("NFKC", sign))
