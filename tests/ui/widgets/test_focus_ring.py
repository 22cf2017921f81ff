from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QWidget

from tests.fakes.stage import Stage
from ui.widgets.focus_ring import FocusRing, keyboard_in_use, note_keyboard


def test_rings_are_shown_until_somebody_touches(stage: Stage) -> None:
    assert keyboard_in_use(stage)
    note_keyboard(stage, used=False)
    assert not keyboard_in_use(stage)
    note_keyboard(stage, used=True)
    assert keyboard_in_use(stage)


def test_ring_follows_its_widget(stage: Stage) -> None:
    box, inner = QWidget(), QWidget()
    stage.put(box, 10, 10, 200, 100)
    inner.setParent(box)
    inner.setGeometry(20, 20, 100, 40)
    inner.show()
    ring = FocusRing(stage.look, inner, inner.rect(), 3.0)
    reach = stage.look.mm(2.6)
    assert ring.geometry().adjusted(reach, reach, -reach, -reach).topLeft() == inner.mapTo(
        stage, inner.rect().topLeft()
    )
    inner.move(60, 30)
    box.move(box.x() + 7, box.y())
    assert ring.geometry().adjusted(reach, reach, -reach, -reach).topLeft() == inner.mapTo(
        stage, inner.rect().topLeft()
    )
    box.hide()
    assert not ring.isVisible()


def test_dropped_ring_does_not_come_back_before_it_is_deleted(stage: Stage) -> None:
    box = QWidget()
    stage.put(box, 10, 10, 200, 100)
    ring = FocusRing(stage.look, box, box.rect(), 3.0)
    assert ring.isVisible()
    ring.drop()
    note_keyboard(stage, used=False)
    box.move(60, 30)
    assert not ring.isVisible()


def test_ring_bears_that_its_widget_is_gone(stage: Stage) -> None:
    box = QWidget()
    stage.put(box, 10, 10, 200, 100)
    ring = FocusRing(stage.look, box, box.rect(), 3.0)
    shiboken6.delete(box)
    note_keyboard(stage, used=False)
    assert not ring.isVisible()
