"""Draws the pictures of the shipped personas into `people/`; run by hand, needs Pillow with OpenJPEG.

Run `python -m cardreader.simulator.drawing FONT.ttf` after adding a persona or changing a name.
The portraits are plain shapes: nobody's face.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from cardreader.simulator.people import PEOPLE, persona_names


@dataclass(frozen=True, slots=True)
class Look:
    """Shades of grey (0 black to 255 white) and measures of one portrait."""

    hair: int
    skin: int
    clothes: int
    long_hair: bool
    head: int


PORTRAITS = {
    "elder-woman": Look(hair=200, skin=228, clothes=120, long_hair=True, head=74),
    "elder-man": Look(hair=185, skin=218, clothes=80, long_hair=False, head=76),
    "adult": Look(hair=40, skin=222, clothes=60, long_hair=False, head=76),
    "child": Look(hair=30, skin=235, clothes=150, long_hair=False, head=66),
}


def main() -> None:
    """Draws every picture anew."""
    font = Path(sys.argv[1])
    for name, look in PORTRAITS.items():
        target = PEOPLE / f"portrait-{name}.jp2"
        portrait(look).save(target, irreversible=True, quality_mode="rates", quality_layers=[24])
    for name in persona_names():
        person: dict[str, str] = json.loads((PEOPLE / f"{name}.json").read_text("utf-8"))
        lines(person["name"], font, 34, 12).save(PEOPLE / f"{name}-name.png", optimize=True)
        lines(person["address"], font, 20, 24).save(PEOPLE / f"{name}-address.png", optimize=True)
        lines(person["security_code"], font, 28, 12).save(PEOPLE / f"{name}-code.png", optimize=True)


def lines(text: str, font: Path, size: int, columns: int) -> Image.Image:
    """The text in black on white, one bit a pixel, broken after so many letters."""
    face = ImageFont.truetype(str(font), size)
    rows = [text[start : start + columns] for start in range(0, len(text), columns)]
    width = max(int(face.getlength(row)) for row in rows) + 8
    sheet = Image.new("1", (width, (size + 6) * len(rows) + 6), 1)
    pen = ImageDraw.Draw(sheet)
    for number, row in enumerate(rows):
        pen.text((4, 3 + number * (size + 6)), row, font=face, fill=0)
    return sheet


def portrait(look: Look) -> Image.Image:
    """Head and shoulders, 240 by 320 pixels, in shades of grey."""
    sheet = Image.new("L", (240, 320), 244)
    pen = ImageDraw.Draw(sheet)
    middle, top, half = 120, 70, look.head
    below = top + int(half * 2.3)
    if look.long_hair:
        pen.ellipse((middle - half - 14, top - 26, middle + half + 14, below + 6), fill=look.hair)
    pen.ellipse((20, below + 4, 220, below + 260), fill=look.clothes)
    pen.rectangle((middle - 26, below - 30, middle + 26, below + 30), fill=look.skin - 14)
    pen.ellipse((middle - half - 4, top - 18, middle + half + 4, top + half * 2), fill=look.hair)
    pen.ellipse((middle - half, top, middle + half, below), fill=look.skin)
    pen.pieslice((middle - half - 4, top - 18, middle + half + 4, top + 80), 180, 360, fill=look.hair)
    _features(pen, middle, top + int(half * 0.95), look.skin)
    return sheet


def _features(pen: ImageDraw.ImageDraw, middle: int, eyes: int, skin: int) -> None:
    for side in (-1, 1):
        at = middle + side * 30
        pen.ellipse((at - 9, eyes - 5, at + 9, eyes + 6), fill=250)
        pen.ellipse((at - 5, eyes - 5, at + 5, eyes + 6), fill=40)
        pen.line((at - 13, eyes - 16, at + 13, eyes - 18), fill=110, width=4)
    pen.line((middle, eyes + 8, middle - 5, eyes + 36, middle + 5, eyes + 38), fill=skin - 50, width=3)
    pen.arc((middle - 24, eyes + 38, middle + 24, eyes + 66), 20, 160, fill=120, width=4)


if __name__ == "__main__":
    main()
