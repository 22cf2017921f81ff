"""Every key of the settings file, with its default, its type and its rule."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from kiosk.settings import rules
from kiosk.settings.rules import ByLanguage, FilePath, Key, Language, Printer

TextSize: TypeAlias = Literal["standard", "large", "larger", "largest"]
Theme: TypeAlias = Literal["standard", "soft", "dark", "light"]

_TEXT = "a text that is not empty"
_FILE = "the name of a file"
_BY_LANGUAGE = 'a text by language, such as { ja = "…", en = "…" }'
_PRINTERS = '"ipp://<host>/…", "ipps://<host>/…", "cups:<queue>", "folder:<dir>" or "none"'


class Section(BaseModel):
    """Frozen, strict, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
    only_one_of: ClassVar[tuple[str, str] | None] = None
    both_or_none: ClassVar[tuple[str, str] | None] = None

    @classmethod
    def at_odds(cls, given: Collection[str]) -> str | None:
        """The key to look at where two keys do not go together, of those that were given."""
        if cls.only_one_of is not None and set(cls.only_one_of) <= set(given):
            return cls.only_one_of[1]
        missing = set(cls.both_or_none or ()) - set(given)
        return missing.pop() if len(missing) == 1 else None

    @model_validator(mode="after")
    def _check_pairs(self) -> Self:
        fault = self.at_odds([name for name, value in self if value is not None])
        if fault is not None:
            raise ValueError(fault)
        return self


class KioskSettings(Section):
    """Which kiosk this is."""

    id: Annotated[
        str,
        Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$"),
        Key("1 to 63 of a-z, 0-9 and -, such as oji-01", "Its name, as the back-end's token knows it."),
    ] = "demo-01"
    office: Annotated[
        str, Field(min_length=1), Key(_TEXT, "The office it stands in, as paper and slips say it.")
    ] = "王子区民事務所"
    municipality: Annotated[
        str, Field(min_length=1), Key(_TEXT, "The municipality, as the start screen says it.")
    ] = "北区"
    procedures: Annotated[
        FilePath | None,
        Key("the name of a directory", "The ward's own definitions; without it, the installed ones."),
    ] = None


class DisplaySettings(Section):
    """The screen. Sizes on it are millimetres; without either number the screen's own word is taken."""

    only_one_of = ("pixels_per_mm", "width_mm")
    pixels_per_mm: Annotated[
        float | None,
        Field(ge=1, le=30),
        Key("a number from 1 to 30, without width_mm beside it", "Pixels in one millimetre."),
    ] = None
    width_mm: Annotated[
        float | None,
        Field(ge=50, le=3000),
        Key("a number from 50 to 3000, without pixels_per_mm beside it", "Width of the picture in mm."),
    ] = None
    orientation: Annotated[
        Literal["auto", "landscape", "portrait"],
        Key("one of auto, landscape, portrait", "How the screen hangs."),
    ] = "auto"
    fullscreen: Annotated[bool, Key("true or false", "Whether the kiosk covers the whole screen.")] = True


class CardSettings(Section):
    """The card reader, and whose signatures on cards are believed."""

    reader: Annotated[
        str,
        AfterValidator(rules.reader),
        Key(
            '"auto", a part of the PC/SC name, or "simulator:<persona>": the file of one, or one of '
            + ", ".join(rules.PERSONAS),
            "The card reader.",
        ),
    ] = "auto"
    authorities: Annotated[
        tuple[FilePath, ...],
        Key("a list of PEM files", "The certificate authorities of the certificates on cards."),
    ] = ()
    card_authorities: Annotated[
        tuple[FilePath, ...],
        Key("a list of JSON files", "The keys that certify what signs the records on cards."),
    ] = ()
    timeout_s: Annotated[
        float,
        Field(ge=1, le=120),
        Key("a number of seconds from 1 to 120", "How long a card may be silent at one command."),
    ] = 8.0


class BackendSection(Section):
    """The ward's back-end."""

    both_or_none = ("client_certificate", "client_key")
    url: Annotated[
        str,
        AfterValidator(rules.back_end),
        Key("https://<host>/v1, or http:// to this very machine", "Where it answers."),
    ] = "http://127.0.0.1:8080/v1"
    token_file: Annotated[
        FilePath | None, Key(_FILE, "File whose first line is this kiosk's token; never the token itself.")
    ] = None
    client_certificate: Annotated[
        FilePath | None, Key(f"{_FILE}, with client_key", "PEM certificate of this kiosk (mutual TLS).")
    ] = None
    client_key: Annotated[
        FilePath | None, Key(f"{_FILE}, with client_certificate", "PEM key to that certificate.")
    ] = None
    ca_file: Annotated[
        FilePath | None, Key(_FILE, "PEM authorities of the back-end's own certificate, if not the system's.")
    ] = None
    pinned_keys: Annotated[
        tuple[Annotated[str, AfterValidator(rules.pinned_key)], ...],
        Key(
            "a list of RFC 7638 thumbprints (43 characters) or files with a public JWK or JWK Set",
            "The keys that applications may be sealed to.",
        ),
    ] = ()
    proxy: Annotated[
        str | None,
        AfterValidator(rules.proxy),
        Key(
            "http://<host>:<port>, without a name or password",
            "The proxy on the way; the environment's is not looked at.",
        ),
    ] = None
    connect_timeout_s: Annotated[
        float, Field(ge=0.1, le=60), Key("a number of seconds from 0.1 to 60", "To be let in.")
    ] = 3.0
    read_timeout_s: Annotated[
        float, Field(ge=0.1, le=120), Key("a number of seconds from 0.1 to 120", "To be answered.")
    ] = 8.0


class StorageSettings(Section):
    """Where sealed applications and the audit record lie."""

    directory: Annotated[FilePath, Key("the name of a directory", "Outbox, pinned key, audit record.")] = (
        Path("/var/lib/madoguchi")
    )
    most_waiting: Annotated[
        int,
        Field(ge=10, le=100_000),
        Key(
            "a whole number from 10 to 100000",
            "So many applications may lie here; then everything goes onto paper.",
        ),
    ] = 500
    most_waiting_mb: Annotated[
        int, Field(ge=1, le=10_000), Key("a whole number from 1 to 10000", "The same in megabytes.")
    ] = 64
    longest_wait_days: Annotated[
        int,
        Field(ge=1, le=25),
        Key("a whole number from 1 to 25", "While one has waited for so long, no other begins to wait."),
    ] = 14
    least_free_mb: Annotated[
        int,
        Field(ge=0, le=100_000),
        Key(
            "a whole number from 0 to 100000",
            "With less than so many megabytes free, everything goes onto paper.",
        ),
    ] = 32


class PaperSettings(Section):
    """What prints."""

    printer: Annotated[Printer, Key(_PRINTERS, "Prints the filled-in forms.")] = "none"
    slip_printer: Annotated[
        Printer, Key(_PRINTERS, "Prints slips: the receipt number, and what to bring to the desk.")
    ] = "none"


class HandOver(Section):
    """What the last page says about where it goes on."""

    counter: Annotated[ByLanguage, Key(_BY_LANGUAGE, "Which counter hands the document over.")] = {}
    calling: Annotated[ByLanguage, Key(_BY_LANGUAGE, "How a number is called.")] = {}
    payment: Annotated[ByLanguage, Key(_BY_LANGUAGE, "Where the fee is paid.")] = {}


class VisitSettings(Section):
    """How the kiosk meets people."""

    idle_warning_s: Annotated[
        int,
        Field(ge=10, le=3600),
        Key("a whole number of seconds from 10 to 3600", "Without a touch for so long, it asks."),
    ] = 180
    idle_countdown_s: Annotated[
        int,
        Field(ge=5, le=600),
        Key("a whole number of seconds from 5 to 600", "Without an answer for so long, it forgets."),
    ] = 45
    languages: Annotated[
        tuple[Language, ...],
        AfterValidator(rules.languages),
        Key(
            "a list of ja, ja-easy, en, zh-Hans, ko, vi, ne, each once, with ja",
            "The languages that are offered; the first is the one it begins with.",
        ),
    ] = ("ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne")
    text_size: Annotated[
        TextSize, Key("one of standard, large, larger, largest", "The text size it begins with.")
    ] = "standard"
    theme: Annotated[Theme, Key("one of standard, soft, dark, light", "The colours it begins with.")] = (
        "standard"
    )
    speech: Annotated[bool, Key("true or false", "Whether it begins by reading aloud.")] = False
    sounds: Annotated[bool, Key("true or false", "Whether it begins with short sounds.")] = True
    motion: Annotated[bool, Key("true or false", "Whether pictures that explain move.")] = True
    private_audio: Annotated[
        Literal["jack", "always", "never"],
        Key(
            "one of jack, always, never",
            "When personal things are read aloud: with headphones in the jack, always, or never.",
        ),
    ] = "jack"
    opening_hours: Annotated[
        tuple[Annotated[str, AfterValidator(rules.opening_hours)], ...],
        Key('a list such as ["Mon-Fri 08:30-17:15", "Sun 09:00-12:30"]', "Outside them it is closed."),
    ] = ()
    hand_over: Annotated[
        HandOver, Key("a table with counter, calling, payment", "Where it goes on afterwards.")
    ] = HandOver()


class StaffSettings(Section):
    """What staff do at the kiosk; their sign-in has no settings yet."""

    hold_min: Annotated[
        int,
        Field(ge=1, le=60),
        Key("a whole number of minutes from 1 to 60", "Staff who came hold the time for so long at most."),
    ] = 30


class TicketSettings(Section):
    """Tickets (続きの券) with which a visit goes on later the same day."""

    fleet_keys: Annotated[
        FilePath | None,
        Key(_FILE, "The keys of the days that `kiosk fleet-key new` made; without it there are no tickets."),
    ] = None


class Settings(Section):
    """All of it. Every key has a default, so an empty file is legal.

    Attributes:
        kiosk: Which kiosk this is.
        display: The screen.
        card: The card reader.
        backend: The ward's back-end.
        storage: What is kept on the disk.
        paper: What prints.
        visit: How it meets people.
        staff: What staff do at it.
        tickets: How a visit goes on later.
    """

    sections: ClassVar[tuple[str, ...]] = (
        "kiosk",
        "display",
        "card",
        "backend",
        "storage",
        "paper",
        "visit",
        "staff",
        "tickets",
    )
    kiosk: KioskSettings = KioskSettings()
    display: DisplaySettings = DisplaySettings()
    card: CardSettings = CardSettings()
    backend: BackendSection = BackendSection()
    storage: StorageSettings = StorageSettings()
    paper: PaperSettings = PaperSettings()
    visit: VisitSettings = VisitSettings()
    staff: StaffSettings = StaffSettings()
    tickets: TicketSettings = TicketSettings()
