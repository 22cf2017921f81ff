"""はい or いいえ: two cards with ○ and ×, as everyone learned at school."""

from __future__ import annotations

import dataclasses

from kiosk.visit.screen import FieldView
from ui.fields.field import Post
from ui.fields.inputs.one import OneInput
from ui.theme.look import Look

_PICTURES = {"yes": "maru", "no": "close"}


class YesNoInput(OneInput):
    """The draft is `yes`, `no`, or None."""

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        options = tuple(
            dataclasses.replace(option, picture=option.picture or _PICTURES.get(option.id))
            for option in view.options
        )
        super().__init__(look, post, dataclasses.replace(view, options=options))
