"""Paper as an office scanner gives it, and the codes that an independent decoder (zxing-cpp) reads there."""

from __future__ import annotations

import io
import random

import pypdfium2
import zxingcpp
from PIL import Image, ImageChops, ImageFilter


def scanned(image: Image.Image, turn: float, seed: int) -> Image.Image:
    """As an office scanner gives it: laid down askew, soft, with specks of toner and dust, saved as JPEG."""
    askew = image.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255, expand=True)
    soft = askew.filter(ImageFilter.GaussianBlur(0.8))
    grain = Image.effect_noise(soft.size, 22.0)
    grainy = ImageChops.add(soft, grain, scale=1.0, offset=-128)
    chance = random.Random(seed)
    for _ in range(soft.width * soft.height // 4000):
        grainy.putpixel(
            (chance.randrange(soft.width), chance.randrange(soft.height)), chance.choice((0, 255))
        )
    kept = io.BytesIO()
    grainy.save(kept, "JPEG", quality=50)
    return Image.open(kept)


def read_from(pdf: bytes, dpi: int, turn: float, scan: int = 0) -> list[str]:
    """What the codes of all pages say, each turned by so many degrees, with other specks each `scan`."""
    read: list[str] = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        image = scanned(page.render(scale=dpi / 72).to_pil().convert("L"), turn, 100 * scan + number)
        read += [found.text for found in zxingcpp.read_barcodes(image)]
    return read
