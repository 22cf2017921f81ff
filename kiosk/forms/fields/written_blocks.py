"""How 番地 are written: what a hand or a file has becomes numbers with hyphens between them.

Old numbers (甲15, 無番地), the grids of Hokkaido (北1条西2丁目) and 地割 keep their own words.
"""

from __future__ import annotations

import re

import jaconv

from kiosk.forms.fields import writing
from kiosk.forms.fields.kanji_digits import arabic

_WORDS = re.compile(r"番地の|(?<!無)番地(?!先)|番の|番(?!外地|地)|(?<=\d)号室|号|の|ノ|ﾉ|之")
_BLOCK = re.compile(
    r"(?=.*[0-9甲-癸ア-ン地])(?:官有|国有|公有)?(?:[0-9]+|[甲乙丙丁戊己庚辛壬癸]|(?<![ア-ン])[ア-ン](?![ア-ン])|-|"
    r"無番地|番外地|番地先|[東西南北]{1,2}(?=[0-9])|第(?=[0-9]+地割)|(?<=[0-9])(?:条|線|丁目|地割))+"
)
"""番地 of every kind: 15-22, 甲15-2, 1234イ, 無番地, 15番外地, 15番地先, 北1条西2丁目, 第2地割15."""
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[/.,_・~〜～](?=[0-9])")
_APART = re.compile(r"([0-9][ア-ン甲-癸]?|番地|番外地|番地先)\s+(?=[0-9])")
"""A space before a number begins another one: the 号 or the room behind 15-22."""
_CHOME = re.compile(r"(?<=[0-9])(?:丁目|ちょうめ|チョウメ)(?=.)")
_ONLY_CHOME = re.compile(r"[0-9]+(?:丁目|ちょうめ|チョウメ)")
_GRID = re.compile(r"[東西南北][0-9]|[0-9](?:条|線)")
"""There 丁目 is part of the number (西2丁目), not of a town before it."""
_NO_FORMER = re.compile(r"第(?![0-9]+地割)")


def block(text: str) -> str:
    """番地: half-width digits with hyphens, no hyphen at either end or twice.

    `15番22号`, `15番地の22`, `15の22`, `15/22`, `15 22` and 十五番二十二号 are 15-22 too; 1丁目9番4号 is
    1-9-4, and a room behind has a hyphen of its own (15-22 301号室). 甲15番地2 is 甲15-2; a 丁目 alone stays.
    """
    plain = _NO_FORMER.sub("", _APART.sub(r"\1-", _BETWEEN_DIGITS.sub("-", _narrow(text)).strip()))
    plain = re.sub(r"\s", "", plain)
    if not _GRID.search(plain):
        plain = _CHOME.sub("-", plain)
    return re.sub(r"-+", "-", _WORDS.sub("-", plain)).strip("-")


def is_block(text: str) -> bool:
    """Whether that, as `block` writes it, can be a 番地."""
    return _BLOCK.fullmatch(text) is not None and _ONLY_CHOME.fullmatch(text) is None


def is_zero(text: str) -> bool:
    """Whether a block (as `block` writes it) is 0番0号, which there is nowhere; 0番地 there is."""
    return re.fullmatch(r"0+(?:-0+)+", text) is not None


def chome_in(text: str) -> str | None:
    """The 丁目 with which somebody begins a 番地, in half-width digits; None without one, and in a grid."""
    found = re.match(r"([0-9]+)(?:丁目|ちょうめ|チョウメ)", re.sub(r"\s", "", _narrow(text)))
    return None if found is None or _GRID.search(_narrow(text)) else found[1]


def without_chome(text: str) -> str:
    """What stands behind the 丁目 with which somebody begins a 番地."""
    return re.sub(r"^\s*[0-9]+\s*(?:丁目|ちょうめ|チョウメ)", "", _narrow(text))


def is_only_chome(text: str) -> bool:
    """Whether it ends with its 丁目: 2丁目 is no 番地 yet, 西2丁目 may be one."""
    return chome_in(text) is not None and not without_chome(text).strip()


def _narrow(text: str) -> str:
    wide = jaconv.h2z(writing.with_chome(text))
    return writing.hyphened(jaconv.z2h(arabic(wide), kana=False, ascii=True, digit=True))
