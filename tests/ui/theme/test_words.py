from __future__ import annotations

import dataclasses

from ui.theme.words import WidgetWords, widget_words


def test_words_are_asked_for_by_their_keys() -> None:
    asked: list[str] = []

    def word(key: str) -> str:
        asked.append(key)
        return key.upper()

    words = widget_words(word)
    assert words.erase_all == "WIDGETS.ERASE-ALL"
    assert len(asked) == len(dataclasses.fields(WidgetWords))
