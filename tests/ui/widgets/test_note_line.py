from __future__ import annotations

from tests.fakes.stage import Stage, cut_texts
from ui.widgets.note_line import NoteLine


def test_note_shows_its_words_and_hides_when_empty(stage: Stage) -> None:
    note = NoteLine(stage.look, "info", "名字と\u200b名前の\u200bあいだは、\u200b「空白」です。")
    stage.put(note, 10, 10, 200, 12)
    assert cut_texts(note) == []
    note.set_note("warn", "")
    assert note.isHidden()
    note.set_note("warn", "ここに、\u200bあと 2つ\u200b入ります。")
    assert not note.isHidden()


def test_what_is_missing_is_red_and_has_an_icon(stage: Stage) -> None:
    note = NoteLine(stage.look, "warn", "ここに、あと 2つ入ります。", tone="err", bold=True)
    stage.put(note, 10, 10, 200, 12)
    image = stage.grab(note.geometry()).toImage()
    icon = {image.pixelColor(x, y).name() for x in range(44) for y in range(image.height())}
    assert stage.look.palette.err_line in icon
