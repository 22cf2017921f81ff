from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from cardreader.simulator.people import load_persona
from cardreader.simulator.pictures import Picture, empty_sheet, picture


@pytest.mark.parametrize("what", ["name", "address", "code", "number"])
def test_persona_without_pictures_gets_empty_sheets(what: Picture) -> None:
    bare = replace(load_persona("hanako"), pictures={})

    sheet = Image.open(BytesIO(picture(bare, what)))

    sheet.load()
    assert (sheet.format, sheet.mode) == ("PNG", "1")
    assert sheet.convert("L").getextrema() == (255, 255)


def test_persona_without_a_portrait_gets_one() -> None:
    bare = replace(load_persona("hanako"), pictures={})

    assert Image.open(BytesIO(picture(bare, "portrait"))).format == "JPEG2000"


def test_width_that_is_no_multiple_of_eight_is_drawn() -> None:
    assert Image.open(BytesIO(empty_sheet(13, 5))).size == (13, 5)
