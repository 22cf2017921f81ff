"""One settings file (TOML), read whole: every mistake is reported at once, with file, key and what is allowed."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

PLACES = (Path("/etc/madoguchi/kiosk.toml"), Path("kiosk.toml"))
"""Where settings are looked for when none are named."""
TextSize = Literal["standard", "large", "larger", "largest"]
Theme = Literal["standard", "soft", "dark", "light"]
Language = Literal["ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne"]
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HOURS = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(-(Mon|Tue|Wed|Thu|Fri|Sat|Sun))? ([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d"
)
_PRINTER = re.compile(r"ipps?://[^\s]+|cups:[^\s/]+|folder:.+|none")


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
        return value
    raise ValueError("must be https://…, or http:// to this machine itself")


def _printer(value: str) -> str:
    if _PRINTER.fullmatch(value):
        return value
    raise ValueError('must be "ipp://<host>/…", "cups:<queue>", "folder:<directory>" or "none"')


def _hours(value: str) -> str:
    if _HOURS.fullmatch(value):
        return value
    raise ValueError('must be like "Mon-Fri 08:30-17:15"')


def _reader(value: str) -> str:
    if value and value != "simulator:":
        return value
    raise ValueError('must be "auto", a part of the reader\'s PC/SC name, or "simulator:<persona>"')


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class KioskSection(_Section):
    """Which kiosk this is: its id in every application, the office it stands in, the municipality."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")] = "demo-01"
    office: str = "王子区民事務所"
    municipality: str = "北区"


class DisplaySection(_Section):
    """The glass: pixels of a millimetre, or the width of the picture in millimetres; the EDID's size without."""

    pixels_per_mm: Annotated[float, Field(gt=1, lt=40)] | None = None
    width_mm: Annotated[float, Field(gt=100, lt=2000)] | None = None
    orientation: Literal["auto", "landscape", "portrait"] = "auto"
    fullscreen: bool = True

    @model_validator(mode="after")
    def _one_measure(self) -> DisplaySection:
        if self.pixels_per_mm is not None and self.width_mm is not None:
            raise ValueError("give pixels_per_mm or width_mm, not both")
        return self


class CardSection(_Section):
    """The card reader, and whose signatures on a card are believed."""

    reader: Annotated[str, AfterValidator(_reader)] = "auto"
    authorities: tuple[str, ...] = ()
    card_authorities: tuple[str, ...] = ()
    timeout_s: Annotated[float, Field(ge=1, le=120)] = 10.0


class BackendSection(_Section):
    """The ward's back-end; https, plain http to this machine itself only. Secrets are files, never values."""

    url: Annotated[str, AfterValidator(_url)] = "http://127.0.0.1:8080/v1"
    token_file: str | None = None
    client_certificate: str | None = None
    client_key: str | None = None
    ca_file: str | None = None
    proxy: str | None = None
    pinned_keys: tuple[str, ...] = ()
    connect_timeout_s: Annotated[float, Field(ge=0.1, le=60)] = 3.0
    read_timeout_s: Annotated[float, Field(ge=0.1, le=60)] = 8.0


class StorageSection(_Section):
    """Where sealed applications, the pinned key and the audit record are kept."""

    directory: Path = Path("/var/lib/madoguchi")


class PaperSection(_Section):
    """Where the paper form and the receipt slip are printed."""

    printer: Annotated[str, AfterValidator(_printer)] = "none"
    slip_printer: Annotated[str, AfterValidator(_printer)] = "none"


class VisitSection(_Section):
    """How a visit goes: times, languages, the looks every person finds, opening hours, what is said at the end."""

    idle_warning_s: Annotated[int, Field(ge=30, le=1800)] = 180
    idle_countdown_s: Annotated[int, Field(ge=20, le=300)] = 45
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("ja", "en")
    text_size: TextSize = "standard"
    theme: Theme = "standard"
    speech: bool = False
    private_audio: Literal["jack", "always", "never"] = "jack"
    opening_hours: tuple[Annotated[str, AfterValidator(_hours)], ...] = ()
    hand_over: str = ""


class StaffSection(_Section):
    """For the staff's own screens."""

    session_minutes: Annotated[int, Field(ge=1, le=480)] = 30


class Settings(_Section):
    """Every setting, checked; see `resources/kiosk.example.toml` for the words."""

    kiosk: KioskSection = KioskSection()
    display: DisplaySection = DisplaySection()
    card: CardSection = CardSection()
    backend: BackendSection = BackendSection()
    storage: StorageSection = StorageSection()
    paper: PaperSection = PaperSection()
    visit: VisitSection = VisitSection()
    staff: StaffSection = StaffSection()


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """One mistake: the key with its section, and what is allowed there."""

    file: str
    key: str
    allowed: str


@dataclass(frozen=True, slots=True)
class SettingsProblems:
    """All mistakes of one file."""

    problems: tuple[SettingsProblem, ...]

    def lines(self) -> list[str]:
        return [f"{one.file}: {one.key}: {one.allowed}" for one in self.problems]


def load(path: Path | None = None) -> Settings | SettingsProblems:
    """The settings of that file, else of the first place that has one, else the built-in demo values."""
    chosen = path or next((place for place in PLACES if place.is_file()), None)
    if chosen is None:
        return Settings()
    try:
        table = tomllib.loads(chosen.read_text(encoding="utf-8"))
    except OSError as problem:
        return _one(chosen, "", f"cannot be read: {problem.strerror}")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        return _one(chosen, "", f"is not TOML: {problem}")
    return _checked(chosen, table)


def _one(file: Path, key: str, allowed: str) -> SettingsProblems:
    return SettingsProblems((SettingsProblem(str(file), key, allowed),))


def _checked(file: Path, table: Mapping[str, object]) -> Settings | SettingsProblems:
    try:
        return Settings.model_validate(_loosened(table))
    except ValidationError as mistakes:
        return SettingsProblems(tuple(_problem(file, error) for error in mistakes.errors()))


def _loosened(value: object) -> object:
    """TOML has lists, whole numbers and strings where strict models have tuples, floats and paths."""
    if isinstance(value, Mapping):
        return {
            name: Path(inner) if name == "directory" and isinstance(inner, str) else _loosened(inner)
            for name, inner in value.items()
        }
    return tuple(_loosened(inner) for inner in value) if isinstance(value, list) else value


def _problem(file: Path, error: ErrorDetails) -> SettingsProblem:
    key = ".".join(
        str(part) for part in error["loc"] if isinstance(part, int) or not part.startswith("function")
    )
    if error["type"] == "extra_forbidden":
        return SettingsProblem(str(file), key, _unknown(error["loc"]))
    message = error["msg"].removeprefix("Value error, ")
    return SettingsProblem(str(file), key, message[0].lower() + message[1:])


def _unknown(location: tuple[int | str, ...]) -> str:
    known = list(_keys_beside(location))
    likely = difflib.get_close_matches(str(location[-1]), known, n=1)
    meant = f"; did you mean {likely[0]!r}?" if likely else ""
    return f"there is no such key{meant} (allowed: {', '.join(known)})"


def _keys_beside(location: tuple[int | str, ...]) -> Iterator[str]:
    model: type[BaseModel] = Settings
    for part in location[:-1]:
        inner = model.model_fields[str(part)].annotation
        assert isinstance(inner, type)
        assert issubclass(inner, BaseModel)
        model = inner
    yield from model.model_fields


LANGUAGES: tuple[str, ...] = get_args(Language)
