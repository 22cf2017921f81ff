"""Where picture, label, note and tick stand on a card; what gives way first when room is short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.theme.look import Look
from ui.widgets.typesetting import Setting, Typesetter

_PAD = 5.0
_GAP = 3.0
_TICK_GAP = 3.0
_ROW_PAD = 7.0
_ROW_GAP = 7.0
_ROW_PICTURE = 48.0
_PICTURE_LEAST = 18.0
_SHARED_LEAST = 26.0
"""Of pictures that are all as small as the smallest: three that nobody can make out tell less than none."""
_AIR = 2.0
_WIDE_PICTURE, _WIDE_SIGN = 104.0, 56.0
_WIDE_PAD, _WIDE_DOWN, _WIDE_GAP, _WIDE_NOTE = 9.0, 6.0, 10.0, 2.0
_NOTHING = Setting((), 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class CardParts:
    """Boxes in pixels; None where a part gives way or is not wanted.

    Attributes:
        fits: Label and note are whole.
        tick_beside_label: The tick stands left of the label, without words.
        room: Of a column: pixels that its words leave for a picture.
    """

    label: QRectF
    label_setting: Setting
    note: QRectF | None
    note_setting: Setting
    words: QRectF | None
    words_setting: Setting
    tick: QRectF | None
    picture: QRectF | None
    fits: bool
    tick_beside_label: bool = False
    room: float = 0.0


@dataclass(frozen=True, slots=True)
class Alike:
    """What cards beside each other share: pictures of one size, and labels in one line.

    Attributes:
        picture: Height of each picture, in pixels; 0 where one of them has no room for its own.
        rise: Pixels that readings over a label take at the most.
    """

    picture: float
    rise: float


def alike(cards: Sequence[CardParts]) -> Alike:
    """Of cards with pictures as each would stand by itself in a column."""
    rise = max(card.label_setting.rise for card in cards)
    rooms = [0.0 if card.picture is None else card.room - rise + card.label_setting.rise for card in cards]
    return Alike(min(rooms), rise)


def place_row(
    look: Look, face: QRectF, *, label: str, note: str | None, words: str | None, picture: bool,
    setters: tuple[Typesetter, Typesetter, Typesetter], tick_mm: float | None, sign_mm: float | None = None,
) -> CardParts:  # fmt: skip
    """Tick left, label and note right of it, all centred in height; a picture between tick and words."""
    pad, gap = look.exact(_ROW_PAD), look.exact(_ROW_GAP)
    x = face.x() + pad
    tick = None
    if tick_mm is not None:
        side = float(look.mm(tick_mm))
        tick = QRectF(round(x), round(face.center().y() - side / 2), side, side)
        x += side + gap
    drawing = None
    side = min(face.height() - look.exact(2 * _PAD), look.exact(sign_mm or _ROW_PICTURE))
    # A picture gives way before a word is cut.
    if picture and x + side + gap + setters[0].widest_phrase(label) <= face.right() - pad:
        drawing = QRectF(x, face.center().y() - side / 2, side, side)
        x += side + gap
    width = face.right() - pad - x
    title = setters[0].set(label, width)
    line = setters[1].set(note, width) if note else _NOTHING
    between = look.exact(1.0) if note else 0.0
    room = face.height() - look.exact(2.0)
    shown = line if title.height + between + line.height <= room else _NOTHING
    total = title.height + (between + shown.height if shown.lines else 0.0)
    top = face.center().y() - total / 2 - _lift(title, room - total)
    title_box = QRectF(x, top, width, title.height)
    note_box = QRectF(x, title_box.bottom() + between, width, shown.height) if shown.lines else None
    fits = title.height <= room and title.width <= width + 1 and (not note or note_box is not None)
    if drawing is not None and not fits:
        return place_row(
            look, face, label=label, note=note, words=words, picture=False, setters=setters, tick_mm=tick_mm
        )
    return CardParts(title_box, title, note_box, shown, None, _NOTHING, tick, drawing, fits)


def place_wide(
    look: Look, face: QRectF, *, label: str, note: str | None, words: str | None, picture: bool,
    setters: tuple[Typesetter, Typesetter, Typesetter], tick_mm: float | None, sign_mm: float | None = None,
) -> CardParts:  # fmt: skip
    """Picture over the left part; label, note and tick one below the other at its right, as upright.

    As a row, where the words leave the picture no such part.
    """
    wide = _wide(
        look, face, label=label, note=note, words=words, setters=setters, tick_mm=tick_mm, sign_mm=sign_mm
    ) if picture else None  # fmt: skip
    return wide or place_row(
        look, face, label=label, note=note, words=words, picture=picture, setters=setters,
        tick_mm=tick_mm, sign_mm=sign_mm,
    )  # fmt: skip


def stands_wide(
    look: Look, face: QRectF, *, label: str, note: str | None, words: str | None, picture: bool,
    setters: tuple[Typesetter, Typesetter, Typesetter], tick_mm: float | None, sign_mm: float | None = None,
) -> bool:  # fmt: skip
    """Whether `place_wide` gives the picture the left part of such a card."""
    return picture and _wide(
        look, face, label=label, note=note, words=words, setters=setters, tick_mm=tick_mm, sign_mm=sign_mm
    ) is not None  # fmt: skip


def _wide(
    look: Look, face: QRectF, *, label: str, note: str | None, words: str | None,
    setters: tuple[Typesetter, Typesetter, Typesetter], tick_mm: float | None, sign_mm: float | None,
) -> CardParts | None:  # fmt: skip
    """None where the words have no room beside the picture."""
    across, down, gap = look.exact(_WIDE_PAD), look.exact(_WIDE_DOWN), look.exact(_WIDE_GAP)
    wide = look.exact(_WIDE_SIGN if sign_mm else _WIDE_PICTURE)
    x = face.x() + across + wide + gap
    width = face.right() - across - x
    side = float(look.mm(tick_mm)) if tick_mm is not None else 0.0
    beside = words is None and tick_mm is not None
    shift = side + look.exact(_TICK_GAP) if beside else 0.0
    title = setters[0].set(label, width - shift)
    line = setters[1].set(note, width) if note else _NOTHING
    note_room = look.exact(_WIDE_NOTE) + line.height if line.lines else 0.0
    tick_room = 0.0 if beside or tick_mm is None else look.exact(_PAD) + side
    total = title.height + note_room + tick_room
    too_wide = bool(title.cut) or title.width > width - shift + 1
    if total > face.height() - look.exact(_AIR) or too_wide:
        return None
    top = face.center().y() - total / 2
    title_box = QRectF(x + shift, top, width - shift, title.height)
    bottom = title_box.bottom()
    note_box = None
    if line.lines:
        note_box = QRectF(x, bottom + look.exact(_WIDE_NOTE), width, line.height)
        bottom = note_box.bottom()
    tick = text = None
    setting = _NOTHING
    if beside:
        tick = QRectF(round(x), round(title_box.center().y() - side / 2), side, side)
    elif tick_mm is not None:
        setting = setters[2].set(words or "", width)
        tick = QRectF(round(x), round(bottom + look.exact(_PAD)), side, side)
        middle = tick.center().y() - setting.height / 2
        text = QRectF(tick.right() + look.exact(_TICK_GAP), middle, setting.width, setting.height)
    drawing = QRectF(face.x() + across, face.y() + down, wide, face.height() - 2 * down)
    return CardParts(title_box, title, note_box, line, text, setting, tick, drawing, fits=True)


def needed_height(
    look: Look, width: float, *, column: bool, label: str, note: str | None, words: bool,
    setters: tuple[Typesetter, Typesetter, Typesetter], tick_mm: float | None,
) -> float:  # fmt: skip
    """Pixels of face that label, note and tick need at this width of face; a picture may give way."""
    side = float(look.mm(tick_mm)) if tick_mm is not None else 0.0
    if column:
        inner = width - 2 * look.exact(_PAD)
        below = side + look.exact(_GAP) if words else 0.0
        shift = side + look.exact(_TICK_GAP) if side and not words else 0.0
        between = look.exact(_GAP) * 0.4
    else:
        inner = width - 2 * look.exact(_ROW_PAD)
        below = 0.0
        shift = side + look.exact(_ROW_GAP) if side else 0.0
        inner -= shift
        shift, between = 0.0, look.exact(1.0)
    title = setters[0].set(label, max(1.0, inner - shift)).height
    line = setters[1].set(note, max(1.0, inner)).height + between if note else 0.0
    return title + line + below + look.exact(_AIR) + 1


def place_column(
    look: Look, face: QRectF, *, label: str, note: str | None, words: str | None, picture: bool,
    setters: tuple[Typesetter, Typesetter, Typesetter], tick_mm: float | None, sign_mm: float | None = None,
    shared: Alike | None = None,
) -> CardParts:  # fmt: skip
    """Picture, label, note, tick with its words, centred; without words the tick stands beside the label.

    `sign_mm` is the height of a picture that is a mere sign (○, ×) and keeps its own size. Of cards that
    share something pictures and labels stand in a line, and ticks in another at the foot.
    """
    inner = face.adjusted(look.exact(_PAD), look.exact(_PAD), -look.exact(_PAD), -look.exact(_PAD))
    gap = look.exact(_GAP)
    side = float(look.mm(tick_mm)) if tick_mm is not None else 0.0
    beside = words is None and tick_mm is not None
    shift = side + look.exact(_TICK_GAP) if beside else 0.0
    title = setters[0].set(label, inner.width() - shift)
    line = setters[1].set(note, inner.width()) if note else _NOTHING
    tick_row = 0.0 if beside or tick_mm is None else side + gap
    note_room = gap * 0.4 + line.height if line.lines else 0.0
    fixed = title.height + tick_row
    most = face.height() - look.exact(_AIR)
    keep_note = fixed + note_room <= most
    total = fixed + (note_room if keep_note else 0.0)
    spare = inner.height() - total - gap
    drawing = None
    top = inner.center().y() - total / 2 - _lift(title, most - total)
    foot = None
    if picture and shared is not None and shared.picture >= look.exact(_SHARED_LEAST):
        drawing = QRectF(inner.x(), inner.y(), inner.width(), shared.picture)
        top = drawing.bottom() + gap + shared.rise - title.rise
        foot = inner.bottom() - side
    elif picture and shared is None and spare >= look.exact(_PICTURE_LEAST):
        # A drawing takes all that is free; a sign of its own size stays close to its words.
        tall = min(spare, look.exact(sign_mm)) if sign_mm else spare
        head = inner.y() + (spare - tall) / 2
        drawing = QRectF(inner.x(), head, inner.width(), tall)
        top = drawing.bottom() + gap
    title_left = inner.x() + (inner.width() - title.width - shift) / 2 + shift if beside else inner.x()
    title_box = QRectF(title_left, top, title.width if beside else inner.width(), title.height)
    bottom = title_box.bottom()
    note_box = None
    if keep_note and line.lines:
        note_box = QRectF(inner.x(), bottom + gap * 0.4, inner.width(), line.height)
        bottom = note_box.bottom()
    under = bottom + gap if foot is None else foot
    tick, text, setting = _tick(look, inner, title_box, under, side, words, setters[2], beside=beside)
    fits = total <= most + 1 and title.width <= inner.width() - shift + 1 and (keep_note or not note)
    return CardParts(
        title_box, title, note_box, line if note_box else _NOTHING, text, setting, tick, drawing, fits,
        beside, spare,
    )  # fmt: skip


def _lift(title: Setting, spare: float) -> float:
    """Pixels up, so that words with readings stand as high as those of a card beside it that has none."""
    return max(0.0, min(title.rise, spare) / 2)


def _tick(
    look: Look, inner: QRectF, title: QRectF, top: float, side: float, words: str | None, setter: Typesetter,
    *, beside: bool,
) -> tuple[QRectF | None, QRectF | None, Setting]:  # fmt: skip
    if side <= 0:
        return None, None, _NOTHING
    if beside:
        x = title.x() - look.exact(_TICK_GAP) - side
        return QRectF(round(x), round(title.center().y() - side / 2), side, side), None, _NOTHING
    setting = setter.set(words or "", inner.width())
    gap = look.exact(_TICK_GAP)
    x = inner.x() + (inner.width() - side - gap - setting.width) / 2
    tick = QRectF(round(x), round(top), side, side)
    text = QRectF(tick.right() + gap, tick.center().y() - setting.height / 2, setting.width, setting.height)
    return tick, text, setting
