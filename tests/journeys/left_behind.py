"""Whether anything of a person is still there when the visit has ended: in a widget, in the model."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.counter import Counter
from ui.theme.look import Look

KANA, NAME, ADDRESS = "かなりや", "金糸雀", "王子本町一丁目８７番６５号"
PHONE, BLOCK = "0387654321", "987-65"
CANARIES = (KANA, NAME, ADDRESS, PHONE, "8765-4321", BLOCK)
"""What the invented person types, and what stands on the card; nothing else on a screen looks like it."""


def left_behind(counter: Counter, others: Collection[QWidget] = ()) -> list[str]:
    """Where one of the canaries still stands; empty where all was forgotten.

    Args:
        others: Widgets that are no part of this kiosk.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [
        f"{where}: {what}" for where, text in _texts(counter, others) for what in CANARIES if what in text
    ]


def _texts(counter: Counter, others: Collection[QWidget]) -> Iterator[tuple[str, str]]:
    kiosk = counter.kiosk
    yield "the visit", repr(counter.visit)
    yield "the clipboard", QGuiApplication.clipboard().text()
    for part in (kiosk, kiosk.voice, kiosk.steering, kiosk.presenter, kiosk.bridge):
        yield type(part).__name__, _attributes(part)
    for widget in set(QApplication.allWidgets()).difference(others):
        yield type(widget).__name__, _attributes(widget)
        yield from ((f"{type(widget).__name__} {name}", text) for name, text in _properties(widget))


def _attributes(part: object) -> str:
    """All that Python keeps on it."""
    return "\n".join(_written(vars(part)))


def _written(value: object) -> Iterator[str]:
    """Widgets are looked at by themselves; a look holds the kiosk's own words only, and many of them."""
    if isinstance(value, QObject | Look):
        return
    if isinstance(value, Mapping):
        for one in value.items():
            yield from _written(one)
    elif isinstance(value, list | tuple | set | frozenset | deque):
        for one in value:
            yield from _written(one)
    else:
        yield repr(value)


def _properties(widget: QObject) -> Iterator[tuple[str, str]]:
    """Texts of Qt's own, and what somebody has hung on it; a leading underscore is Qt's or PySide's."""
    about = widget.metaObject()
    own = [about.property(at) for at in range(about.propertyCount())]
    names = [str(one.name()) for one in own if str(one.typeName()) == "QString"]
    hung = [bytes(name.data()).decode() for name in widget.dynamicPropertyNames()]
    for name in (*names, *(name for name in hung if not name.startswith("_"))):
        value = widget.property(name)
        if value:
            yield name, str(value)
