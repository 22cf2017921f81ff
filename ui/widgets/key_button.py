"""Keys with a word, a picture, or both: primary, ordinary, tools of the rail, quit, character keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look, TextRole, colour
from ui.widgets.key_kinds import STYLES, IconPlace, Kind
from ui.widgets.marks import too_low_for_readings
from ui.widgets.shapes import KeyShape
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Touchable
from ui.widgets.typesetting import Setting, Typesetter

__all__ = ["IconPlace", "KeyButton", "Kind"]

_ACCENT_ICONS = (Kind.TOOL, Kind.CALL, Kind.SMALL)
_HIGH_KINDS = (Kind.PRIMARY, Kind.KEY)
_STANDARD = {"cap": 6.6, "label": 9.0, "big": 13.0}
_ICON_LEAST = 7.0
_ICON_SMALL = 8.5
_ICON_BESIDE_LEAST = 5.5
_GAP_LEAST = 1.5
_ICON_SHARE = 0.6
"""Of its letters' size: a smaller sign beside them reads as a speck, and the words say it alone."""
_GLYPH_MM = 12.0
_PAD_LEAST = 2.2
_PAD_LEASTS = {Kind.TOOL: 1.6, Kind.CALL: 1.6, Kind.FUNCTION: 1.0, Kind.CHARACTER: 0.8}
"""Narrow keys whose word must not be cut: てんてん upright with larger letters, a kana beside wide words."""


class KeyButton(Touchable):
    """A key. The icon stands left of the label unless `icon_place` says otherwise (right for つぎへ).

    Args:
        role: Text size other than the kind's own.
        stroke: Icon line in units of its 48-unit box, where it should be heavier than usual.
        icon_mm: Icon size other than the kind's own.
        glyph: Letters in the icon's place (つっ over 小さい字).
        air_mm: From the rim to its words at least, where it is no narrow key of a board.
    """

    def __init__(
        self,
        look: Look,
        id: str,  # noqa: A002 - the word of screens and pages for it
        marked: str = "",
        *,
        kind: Kind = Kind.KEY,
        icon: str | None = None,
        icon_place: IconPlace | None = None,
        role: TextRole | float | None = None,
        stroke: float | None = None,
        icon_mm: float | None = None,
        glyph: str | None = None,
        air_mm: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._style = STYLES[kind]
        self._kind = kind
        self._icon = icon
        self._place = icon_place
        self._role: TextRole | float = self._style.role if role is None else role
        self._stroke = stroke
        self._own_icon_mm = icon_mm
        self._glyph = glyph
        self._air_mm = air_mm
        self._error = False
        self._chosen = False
        self._offered = False
        self._other = ""
        self._radius: float | None = None
        self._bare = False
        super().__init__(look, id, marked, parent)
        self.least_mm = self._style.least
        self.repeat = self._style.repeat

    @property
    def kind(self) -> Kind:
        return self._kind

    @property
    def glyph(self) -> str | None:
        """Letters in the icon's place."""
        return self._glyph

    @property
    def chosen(self) -> bool:
        """Whether it is the one of several that counts now."""
        return self._chosen

    @property
    def icon_name(self) -> str | None:
        """Which drawing stands at its words, where it has room."""
        return self._icon

    def set_icon(self, icon: str | None) -> None:
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_bare(self, *, bare: bool) -> None:
        """Without its icon, as its neighbours are, whose words need the room."""
        if bare != self._bare:
            self._bare = bare
            self.update()

    def has_room_for_icon(self) -> bool:
        """Whether its icon can be drawn over or beside its words at its present size."""
        face = QRectF(self._face_rect())
        return self._shown_icon() is None or self._icon_with_room(face, self._set(face.width())) > 0

    def set_missing(self, reason: str | None) -> None:
        """Not ready: dashed; touching it says what is missing."""
        self.bar(reason)

    def set_error(self, *, error: bool) -> None:
        """Red rim with the warning icon."""
        self._error = error
        self.update()

    def set_chosen(self, *, chosen: bool) -> None:
        """Tinted with a thick rim, as a segment is."""
        changed, self._chosen = chosen != self._chosen, chosen
        self.update()
        if changed:
            self.tell_chosen()

    @property
    def offered(self) -> bool:
        """Whether it stands out to somebody who hesitates."""
        return self._offered

    def set_offered(self, *, offered: bool) -> None:
        """Tinted with a thick rim, so that it is seen from the page; its size and its words stay."""
        if offered != self._offered:
            self._offered = offered
            self.update()

    def set_turns(self, other: str) -> None:
        """Keeps room for another label that it bears by turns, so that nothing moves when it changes."""
        self._other = other
        self.updateGeometry()

    def set_repeat(self, repeat: Repeat) -> None:
        """How quick touches count, where it differs from the kind's own."""
        self.repeat = repeat

    def fits(self) -> bool:
        """Whether the whole label is visible."""
        face = QRectF(self.rect())
        setting = self._set(face.width())
        return setting.width <= self._room(face.width()) + 1 and setting.height <= face.height() + 1

    def cut_phrases(self) -> tuple[str, ...]:
        """What had to be cut between letters."""
        return self._set(QRectF(self.rect()).width()).cut

    def least_width(self, height: int | None = None) -> int:
        """Pixels below which a phrase would be cut, or the lines would be too many for this height."""
        look, style = self._look, self._style
        beside = self._shown_icon() is not None and self._icon_place() != "above"
        beside = beside and self._kind is not Kind.FUNCTION
        around = look.exact(self._icon_mm() + style.gap) if beside else 0.0
        around += 2 * look.exact(self._least_pad()) + 2
        return int(max(self._least_text(label, height) for label in self._labels()) + around) + 1

    def words_width(self) -> int:
        """Pixels below which a phrase would be cut, even if the icon beside it gives way."""
        widest = max(self._typesetter().widest_phrase(label) for label in self._labels())
        return int(widest + 2 * self._look.exact(self._least_pad())) + 3

    def one_line_width(self) -> int:
        """Pixels for the words on one line, with room for the smallest icon beside them."""
        icon = self._look.exact(_ICON_BESIDE_LEAST + _GAP_LEAST)
        text = self._line_width()
        return int(text + icon + 2 * self._look.exact(_PAD_LEAST)) + 1

    def bare_line_width(self) -> int:
        """Pixels for the words on one line, if the icon beside them gives way."""
        return int(self._line_width() + 2 * self._look.exact(self._least_pad())) + 3

    def two_line_width(self) -> int:
        """Pixels for the words on two lines at most, if the icon beside them gives way."""
        setter, label_widths = self._typesetter(), list[float]()
        for label in self._labels():
            one = setter.set(label, setter.natural_width(label)).height
            label_widths.append(self._least_text(label, int(2 * one) + 1))
        return int(max(label_widths) + 2 * self._look.exact(self._least_pad())) + 3

    def needed_height(self, width: int) -> int:
        """Pixels that the words need at this width, with base and a little air; without the icon above."""
        look = self._look
        air = 2 * look.exact(look.sizes.rim_chosen) + look.line(self._base())
        return int(max(self._set_of(label, float(width)).height for label in self._labels()) + air) + 1

    def lines_at(self, width: int) -> int:
        """Of its words, at so many pixels."""
        return max(len(self._set_of(label, float(width)).lines) for label in self._labels())

    def height_with_icon(self, width: int) -> int:
        """Pixels for the words with the smallest icon above them."""
        look = self._look
        above = self._shown_icon() is not None and self._icon_place() == "above"
        icon = look.mm(_ICON_SMALL + self._style.gap) if above else 0
        return self.needed_height(width) + icon

    def sizeHint(self) -> QSize:
        look, style = self._look, self._style
        text = self._line_width() if self._marked else 0.0
        icon = look.exact(self._icon_mm()) if self._shown_icon() else 0.0
        beside = icon + look.exact(style.gap) if icon and text else icon
        width = max(text, icon) if self._icon_place() == "above" else text + beside
        wide = int(width + 2 * look.exact(max(style.pad, _PAD_LEAST))) + 1
        base = look.line(self._base())
        tall = max(look.mm(style.height), look.mm(style.least)) + base
        return QSize(max(wide, look.mm(style.least)), tall)

    def minimumSizeHint(self) -> QSize:
        # A key of the least size: what is narrower than its words wraps, and the words are never cut.
        side = self._look.mm(self._style.least)
        return QSize(side, side)

    def shape_now(self) -> KeyShape:
        sizes, palette = self._look.sizes, self._look.palette
        radius = self._radius or (sizes.radius_cell if self._kind is Kind.CHARACTER else sizes.radius_key)
        if self._reason is not None:
            return KeyShape("", palette.line, sizes.rim_barred, "", self._base(), radius, dashed=True)
        if self._kind is Kind.PRIMARY:
            face = palette.primary_press if self.isDown() else palette.accent
            rim = palette.accent if self.isDown() else face
            return KeyShape(face, rim, sizes.rim, palette.accent_edge, self._base(), radius, self.isDown())
        return self._plain_shape(radius)

    def paint_on(self, painter: QPainter, face: QRectF) -> None:
        setting = self._set(face.width())
        icon = self._icon_px(face, setting)
        gap = self._gap_px(face) if icon and setting.lines else 0.0
        if self._icon_place() == "above":
            self._paint_column(painter, face, setting, icon, gap)
        else:
            self._paint_row(painter, face, setting, icon, gap)

    def _plain_shape(self, radius: float) -> KeyShape:
        sizes, palette = self._look.sizes, self._look.palette
        if self.isDown():
            return KeyShape(palette.press, palette.accent, sizes.rim, "", self._base(), radius, sunk=True)
        if self._chosen or self._offered:
            return KeyShape(palette.tint, palette.sel, sizes.rim_chosen, palette.sel, self._base(), radius)
        if self._error:
            return KeyShape(
                palette.surface, palette.err_line, sizes.rim_error, palette.edge, self._base(), radius
            )
        if self._kind is Kind.CALL:
            return KeyShape(
                palette.surface, palette.accent, sizes.rim_strong, palette.edge, self._base(), radius
            )
        return KeyShape(palette.surface, palette.line, sizes.rim, palette.edge, self._base(), radius)

    def _paint_row(self, painter: QPainter, face: QRectF, setting: Setting, icon: float, gap: float) -> None:
        left = face.x() + (face.width() - icon - gap - setting.width) / 2
        right_icon = self._icon_place() == "right"
        text_left = left if right_icon else left + icon + gap
        top = face.y() + self._typesetter().top_in(face.height(), setting)
        box = QRectF(text_left, top, setting.width, setting.height)
        self._typesetter().paint(painter, setting, box, "center", self._ink())
        if icon:
            x = left + setting.width + gap if right_icon else left
            self._paint_icon(painter, QRectF(x, face.y() + (face.height() - icon) / 2, icon, icon))

    def _paint_column(
        self, painter: QPainter, face: QRectF, setting: Setting, icon: float, gap: float
    ) -> None:
        top = face.y() + (face.height() - icon - gap - setting.height) / 2
        if not icon:
            top = face.y() + self._typesetter().top_in(face.height(), setting)
        if icon:
            self._paint_icon(painter, QRectF(face.x() + (face.width() - icon) / 2, top, icon, icon))
        box = QRectF(face.x(), top + icon + gap, face.width(), setting.height)
        self._typesetter().paint(painter, setting, box, "center", self._ink())

    def _paint_icon(self, painter: QPainter, box: QRectF) -> None:
        if self._glyph is not None:
            self._paint_glyph(painter, box)
            return
        name = self._shown_icon()
        if name is None:
            return
        svg = self._look.drawings.icon(name, self._icon_ink().name(), self._stroke)
        ratio = self.devicePixelRatioF()
        pixmap = self._look.drawings.pixmap(svg, box.width(), box.height(), ratio)
        painter.drawPixmap(round(box.x()), round(box.y()), pixmap)

    def _paint_glyph(self, painter: QPainter, box: QRectF) -> None:
        share = min(1.0, box.height() / self._look.exact(self._icon_mm()))  # where icons shrink, letters do
        setter = self._typesetters.of(self._look, round(_GLYPH_MM * share, 1), bold=True, line=1.0)
        setting = setter.set(self._glyph or "", float("inf"))
        line = QRectF(0, box.center().y() - setting.height / 2, self.width(), setting.height)
        setter.paint(painter, setting, line, "center", self._ink())

    def _ink(self) -> QColor:
        palette = self._look.palette
        if self._reason is not None:
            return colour(palette.ink2)
        if self._kind is Kind.PRIMARY:
            return colour(palette.on_primary_press if self.isDown() else palette.on_accent)
        if self.isDown():
            return colour(palette.on_press)
        return colour(palette.tint_ink if self._chosen or self._offered else palette.ink)

    def _icon_ink(self) -> QColor:
        accent = self._kind in _ACCENT_ICONS and not self.isDown() and self._reason is None
        return colour(self._look.palette.accent) if accent else self._ink()

    def _shown_icon(self) -> str | None:
        return "warn" if self._error and self._icon is None else self._icon

    def _icon_place(self) -> IconPlace:
        if self._place is not None:
            return self._place
        return "right" if self._icon == "next" else self._style.place

    def _icon_mm(self) -> float:
        """Icons follow the text, half as fast."""
        standard = _STANDARD.get(str(self._role))
        growth = self._look.text_mm(self._role) / standard - 1 if standard else 0.0
        own = self._own_icon_mm or self._style.icon
        return own * (1 + growth / 2 * (self._style.place != "above"))

    def _icon_px(self, face: QRectF, setting: Setting) -> float:
        if self._bare or (self._shown_icon() is None and self._glyph is None):
            return 0.0
        return self._icon_with_room(face, setting)

    def _icon_with_room(self, face: QRectF, setting: Setting) -> float:
        if self._icon_place() != "above":
            return self._beside(face.width())[0]
        wanted = self._look.exact(self._icon_mm())
        rims = 2 * self._look.sizes.rim_chosen
        fitting = min(wanted, face.height() - setting.height - self._look.exact(self._style.gap + rims))
        return float(round(fitting)) if fitting >= self._look.exact(_ICON_LEAST) else 0.0

    def _beside(self, width: float) -> tuple[float, float]:
        """Icon and gap left or right of the words; both become smaller before the words wrap or are cut."""
        look = self._look
        icon, gap = look.exact(self._icon_mm()), look.exact(self._style.gap)
        room = width - 2 * look.exact(_PAD_LEAST)
        spare = room - self._typesetter().natural_width(self._shown())
        if spare >= icon + gap:
            return float(int(icon)), gap
        small = self._small_icon(spare)
        if small is None and self._kind is Kind.FUNCTION:
            # A low key of a pad has one line: there the word says it alone.
            return 0.0, 0.0
        if small is None:
            spare = room - self._typesetter().widest_phrase(self._shown())
            small = (icon, gap) if spare >= icon + gap else self._small_icon(spare)
            words = width - 2 * look.exact(self._least_pad())
            small = None if small is not None and self._costs_a_line(words, sum(small)) else small
        return (0.0, 0.0) if small is None else (float(int(small[0])), small[1])

    def _costs_a_line(self, room: float, icon: float) -> bool:
        """Whether the words take another line beside the icon, where every line counts."""
        metrics = self._look.metrics
        if not (metrics.small and (metrics.large_text or self._look.low_reach)):
            return False
        setter, text = self._typesetter(), self._shown()
        return setter.set(text, room - icon).height > setter.set(text, room).height

    def _small_icon(self, spare: float) -> tuple[float, float] | None:
        """Icon and gap in so many pixels, none where it would be a speck; None where it could not be told."""
        look, least = self._look, self._look.exact(_ICON_BESIDE_LEAST)
        share = spare / look.exact(self._icon_mm() + self._style.gap)
        # Both become smaller alike, as long as the icon can be told: what touches a word reads as part of it.
        near = max(look.exact(_GAP_LEAST), min(look.exact(self._style.gap) * share, spare - least))
        if spare - near < least:
            return None
        speck = spare - near < look.exact(_ICON_SHARE * look.text_mm(self._role))
        return (0.0, 0.0) if speck else (spare - near, near)

    def _gap_px(self, face: QRectF) -> float:
        above = self._icon_place() == "above"
        return self._look.exact(self._style.gap) if above else self._beside(face.width())[1]

    def _base(self) -> float:
        return self._look.sizes.base_primary if self._kind is Kind.PRIMARY else self._look.sizes.base

    def _typesetter(self) -> Typesetter:
        bold = self._reason is None
        return self._typesetters.of(self._look, self._role, bold=bold, line=self._line, ruby=0.42)

    @property
    def _line(self) -> float:
        """From one line to the next, in parts of the letters."""
        return self._style.line

    def _shown(self) -> str:
        """Readings stand only on keys that are high enough for them."""
        if self._kind in _HIGH_KINDS:
            return self._marked
        return too_low_for_readings(self._marked, self._look.language)

    def _labels(self) -> tuple[str, ...]:
        """Every label that it may bear as long as it stands there."""
        other = too_low_for_readings(self._other, self._look.language)
        return (self._shown(), other) if self._other else (self._shown(),)

    def _line_width(self) -> float:
        """Pixels of the words alone, on one line."""
        return max(self._typesetter().natural_width(label) for label in self._labels())

    def _least_text(self, label: str, height: int | None) -> float:
        """Pixels of the words alone, for `least_width`."""
        setter = self._typesetter()
        text, most = setter.widest_phrase(label), setter.natural_width(label)
        step = self._look.exact(self._look.text_mm(self._role)) / 4
        while height is not None and text < most and setter.set(label, text).height > height:
            text = min(most, text + step)
        return text

    def _least_pad(self) -> float:
        if self._air_mm is not None:
            return self._look.sizes.rim + self._air_mm
        return _PAD_LEASTS.get(self._kind, _PAD_LEAST)

    def _room(self, width: float) -> float:
        room = width - 2 * self._look.exact(self._least_pad())
        if self._shown_icon() is not None and self._icon_place() != "above":
            room -= sum(self._beside(width))
        return room

    def _set(self, width: float) -> Setting:
        return self._set_of(self._shown(), width)

    def _set_of(self, label: str, width: float) -> Setting:
        if not self._marked:
            return Setting((), 0.0, 0.0)
        return self._typesetter().set(label, max(1.0, self._room(width)))
