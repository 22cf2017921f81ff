"""Where the keys of a PIN stand, for whoever cannot see them and has only arrows and OK.

The digit under the focus is that of the PIN as soon as OK is pressed, and digits of a PIN are never spoken.
So a key says its place, and once it is said which digits stand where. Both are for headphones alone; the
loudspeaker says once that headphones would help, and who does without them.
"""

from __future__ import annotations

from kiosk.words.catalogue import Words
from kiosk.words.furigana import reading
from ui.speech.said import Said
from ui.widgets.digit_pad import DigitPad
from ui.widgets.key_button import KeyButton


def layout(pad: DigitPad, words: Words) -> Said:
    """「1段目は、1、2、3。2段目は…」: said when the page has come, or whoever can hear it."""
    between = words("ear.pad-between")
    rows = [
        words("ear.pad-row", row=row, keys=between.join(key.said for key in keys))
        for row, keys in enumerate(pad.in_rows(), start=1)
    ]
    text = reading(" ".join((words("ear.pad-by-arrows"), *rows)))
    return Said(text, private=True, otherwise=reading(words("ear.pad-into-headphones")))


def place(key: KeyButton, otherwise: str, words: Words) -> Said:
    """「2段目の3番目」; the loudspeaker says only what kind of key it is."""
    pad = key.parentWidget()
    if not isinstance(pad, DigitPad):
        return Said(otherwise)
    row, keys = next((row, keys) for row, keys in enumerate(pad.in_rows(), start=1) if key in keys)
    where = words("ear.pad-place", row=row, column=keys.index(key) + 1)
    return Said(reading(where), private=True, otherwise=otherwise)
