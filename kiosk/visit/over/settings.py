"""22: 見やすく・聞きやすく. Four rows on one page, each choice shown in itself; effect at once."""

from __future__ import annotations

from dataclasses import replace

from kiosk.visit.pace import faster, slower
from kiosk.visit.screen import Button, Comfort, Option, Sheet, SheetRow
from kiosk.visit.sketch import Sketch
from kiosk.visit.states import SettingsOpen
from kiosk.visit.turn import Move, Turn, stay
from kiosk.words.catalogue import Words

TEXT_SIZES = ("standard", "large", "larger", "largest")
THEMES = ("standard", "light", "dark", "soft")
VOLUMES = (1, 5)
NORMAL = 100
SCANNING = ("off", "slow", "middle", "fast")
DARK = ("off", "on")
TREMOR = ("off", "short", "long")
SWITCHED = ("off", "on")
HAND = "hand"
"""The second page: how it is touched, and what moves and sounds."""
KEYS = "keys"
"""The third page: for keypad and switches."""


def open_sheet(turn: Turn) -> Move:
    """Every tool of the rail opens the same page with its own row focused."""
    row = str(getattr(turn.event, "button", "")).partition(":")[2]
    return stay(replace(turn.visit, over=SettingsOpen(row)))


def close(turn: Turn) -> Move:
    return stay(replace(turn.visit, over=None))


def reset(turn: Turn) -> Move:
    """はじめにもどす: as every person finds the kiosk."""
    over = turn.visit.over
    assert isinstance(over, SettingsOpen)
    comfort, told = turn.book.default_comfort(), replace(over, was_reset=True)
    return stay(replace(turn.visit, comfort=comfort, original_of="", over=told))


def choose(turn: Turn) -> Move:
    """`text-size:large`, `theme:dark`, `voice:faster`, `language:en`; what is not offered is not taken."""
    row, _, option = str(getattr(turn.event, "button", "")).partition(":")
    offered = {
        "text-size": TEXT_SIZES,
        "theme": THEMES,
        "language": turn.book.settings.visit.languages,
        "scanning": SCANNING,
        "dark": DARK if turn.visit.comfort.speech else ("off",),
        "tremor": TREMOR,
        "reach": SWITCHED if turn.visit.devices.high_display else (),
        "motion": SWITCHED,
        "sounds": SWITCHED,
    }
    if option not in offered.get(row, (option,)):
        return stay(turn.visit)
    over = turn.visit.over  # nothing where the first page itself has the key
    over = replace(over, was_reset=False) if isinstance(over, SettingsOpen) else over
    original_of = "" if row == "language" else turn.visit.original_of
    comfort = _chosen(turn.visit.comfort, row, option)
    return stay(replace(turn.visit, comfort=comfort, original_of=original_of, over=over))


def show(over: SettingsOpen, turn: Turn) -> Sketch:
    if over.row == KEYS:
        return _show_keys(turn)
    if over.row == HAND:
        return _show_hand(turn)
    words, comfort = turn.words, turn.visit.comfort
    rows = (
        _row(words, "text-size", "text", "text-size", TEXT_SIZES, comfort.text_size),
        _row(words, "theme", "color", "theme", THEMES, comfort.theme),
        _voice(words, comfort),
        _languages(turn),
    )
    body = Sheet(words("visit.settings.title"), rows, over.row, words("visit.settings.note"))
    buttons = (
        Button("reset", words("visit.settings.reset"), "back", "undo"),
        Button(f"tool:{HAND}", words("visit.settings.hand"), "middle", "touch"),
        Button("next", words("visit.settings.close"), "next", "check", leads_back=True),
    )
    told = "ear.was-reset" if over.was_reset else ""
    return Sketch(body, buttons, foot=words("visit.settings.note"), quit="no-quit", told=told)


def _show_hand(turn: Turn) -> Sketch:
    """Trembling hands, a seat, and whoever wants rest for eyes and ears."""
    words, comfort = turn.words, turn.visit.comfort
    reach = _plain(words, "reach", "seat", SWITCHED, SWITCHED[comfort.low_reach])
    rows = (
        _plain(words, "tremor", "touch", TREMOR, TREMOR[comfort.tremor]),
        _plain(words, "motion", "eye", SWITCHED, SWITCHED[not comfort.quiet]),
        _plain(words, "sounds", "sound", SWITCHED, SWITCHED[comfort.sounds]),
        # Lowest, so that whoever needs it can reach it.
        *((reach,) if turn.visit.devices.high_display else ()),
    )
    body = Sheet(words("visit.settings.hand.title"), rows, "tremor")
    buttons = (
        Button("tool:text-size", words("visit.back"), "back", "back", leads_back=True),
        Button(f"tool:{KEYS}", words("ear.sheet.open"), "middle", "touch"),
        Button("next", words("visit.settings.close"), "next", "check"),
    )
    return Sketch(body, buttons, detail=HAND, quit="no-quit")


def _plain(words: Words, row: str, icon: str, ids: tuple[str, ...], chosen: str) -> SheetRow:
    options = tuple(
        Option(name, words(f"visit.settings.{row}.{name}"), chosen=name == chosen) for name in ids
    )
    return SheetRow(row, icon, words(f"visit.settings.{row}"), "plain", options)


def _show_keys(turn: Turn) -> Sketch:
    """For keypad and switches: whether the focus moves by itself, a dark screen, and trying the keys out."""
    words, comfort = turn.words, turn.visit.comfort
    rows = (
        SheetRow("scanning", "next", words("ear.sheet.scanning"), "plain", _scanning(words, comfort)),
        SheetRow("dark", "color", words("ear.sheet.dark"), "plain", _dark(words, comfort)),
    )
    body = Sheet(words("ear.sheet.title"), rows, "scanning")
    buttons = (
        Button(f"tool:{HAND}", words("visit.back"), "back", "back", leads_back=True),
        Button("learn-keys", words("ear.sheet.learn"), "middle", "touch"),
        Button("next", words("visit.settings.close"), "next", "check"),
    )
    return Sketch(body, buttons, detail=KEYS, quit="no-quit")


def _scanning(words: Words, comfort: Comfort) -> tuple[Option, ...]:
    return tuple(
        Option(name, words(f"ear.sheet.scanning.{name}"), chosen=SCANNING[comfort.scanning] == name)
        for name in SCANNING
    )


def _dark(words: Words, comfort: Comfort) -> tuple[Option, ...]:
    """Barred without the voice: a screen that neither shows nor says anything leads nowhere."""
    barred = {"on": None if comfort.speech else words("ear.dark-needs-voice")}
    return tuple(
        Option(
            name,
            words(f"ear.sheet.dark.{name}"),
            chosen=(name == "on") is comfort.dark,
            barred=barred.get(name),
        )
        for name in DARK
    )


def _row(words: Words, row: str, icon: str, look: str, ids: tuple[str, ...], chosen: str) -> SheetRow:
    options = tuple(
        Option(name, words(f"visit.settings.{row}.{name}"), chosen=name == chosen) for name in ids
    )
    assert look in ("text-size", "theme")
    return SheetRow(
        row, icon, words(f"visit.tool.{row}"), "text-size" if look == "text-size" else "theme", options
    )


def _voice(words: Words, comfort: Comfort) -> SheetRow:
    ids = ("on", "slower", "faster", "quieter", "louder")
    options = tuple(
        Option(
            name,
            words(f"visit.settings.voice.{name}"),
            chosen=name == "on" and comfort.speech,
            barred=words("ear.at-limit") if _voiced(comfort, name) == comfort else None,
        )
        for name in ids
    )
    pace = "slow" if comfort.rate < NORMAL else "normal" if comfort.rate == NORMAL else "fast"
    rate = words(f"visit.settings.voice.rate.{pace}")
    value = words("visit.settings.voice.value", rate=rate, volume=comfort.volume)
    return SheetRow("voice", "sound", words("visit.tool.voice"), "step", options, value)


def _languages(turn: Turn) -> SheetRow:
    options = tuple(
        Option(code, turn.book.words(code)("visit.language.name"), chosen=code == turn.visit.comfort.language)
        for code in turn.book.settings.visit.languages
    )
    return SheetRow("language", "lang", turn.words("visit.settings.language"), "language", options)


def _chosen(comfort: Comfort, row: str, option: str) -> Comfort:  # noqa: C901 - one line a row
    match row:
        case "text-size":
            return replace(comfort, text_size=option)
        case "theme":
            return replace(comfort, theme=option)
        case "language":
            return replace(comfort, language=option)
        case "voice":
            return _voiced(comfort, option)
        case "scanning":
            return replace(comfort, scanning=SCANNING.index(option))
        case "dark":
            return replace(comfort, dark=option == "on")
        case "tremor":
            return replace(comfort, tremor=TREMOR.index(option))
        case "reach":
            return replace(comfort, low_reach=option == "on")
        case "motion":
            return replace(comfort, quiet=option == "off")
        case "sounds":
            return replace(comfort, sounds=option == "on")
        case _:
            return comfort


def _voiced(comfort: Comfort, option: str) -> Comfort:
    match option:
        case "on":
            return replace(comfort, speech=not comfort.speech)
        case "slower":
            return replace(comfort, rate=slower(comfort.rate))
        case "faster":
            return replace(comfort, rate=faster(comfort.rate))
        case "quieter" | "louder":
            volume = comfort.volume + (1 if option == "louder" else -1)
            return replace(comfort, volume=min(max(volume, VOLUMES[0]), VOLUMES[1]))
        case _:
            return comfort
