"""What of the readiness report concerns the settings: mistakes, files that are missing, and demo values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.cli.common import RESOURCES
from kiosk.cli.doctor_check import Check, Finding, summed
from kiosk.settings import Settings, SettingsProblems, demo_settings
from kiosk.words.languages import offered


def mistaken(problems: SettingsProblems) -> Check:
    """All mistakes of the file, each with key and what is allowed."""
    findings = [Finding("fail", line, "mend the named keys") for line in problems.lines()]
    return summed("settings", findings, "")


def settings_of(settings: Settings) -> Check:
    """Whether the files that it names are there, and nothing is left as the demo has it."""
    findings = [*_missing(settings), *_token(settings), *_languages(settings), *_demo(settings)]
    return summed("settings", findings, "without mistakes")


def _missing(settings: Settings) -> Iterator[Finding]:
    for key, path in _named(settings):
        if not path.is_file():
            yield Finding("fail", f"{key}: there is no file {path}", f"put the file there, or mend {key}")


def _named(settings: Settings) -> Iterator[tuple[str, Path]]:
    for path in settings.card.authorities:
        yield "card.authorities", path
    for path in settings.card.card_authorities:
        yield "card.card_authorities", path
    for pinned in settings.backend.pinned_keys:
        if set("./") & set(pinned):
            yield "backend.pinned_keys", Path(pinned)
    if settings.tickets.fleet_keys is not None:
        yield "tickets.fleet_keys", settings.tickets.fleet_keys
    for key in ("token_file", "client_certificate", "client_key", "ca_file"):
        named = getattr(settings.backend, key)
        if isinstance(named, Path):
            yield f"backend.{key}", named


def _token(settings: Settings) -> Iterator[Finding]:
    """Secrets that others on this machine could read."""
    for key, path in (
        ("backend.token_file", settings.backend.token_file),
        ("backend.client_key", settings.backend.client_key),
        ("tickets.fleet_keys", settings.tickets.fleet_keys),
    ):
        if path is not None and path.is_file() and path.stat().st_mode & 0o007:
            yield Finding("warn", f"{key}: {path} is open to other users", f"chmod o= {path}")


def _languages(settings: Settings) -> Iterator[Finding]:
    """Languages that were asked for, and whose texts are not complete: nobody is offered them."""
    wanted = settings.visit.languages
    for one in sorted({*wanted} - {*offered(RESOURCES / "translations", wanted)}):
        yield Finding(
            "warn",
            f"visit.languages: {one} is not completely translated, and not offered",
            f"kiosk translations check {one}",
        )


def _demo(settings: Settings) -> Iterator[Finding]:
    if settings == demo_settings():
        yield Finding(
            "warn", "no settings file: these are the demo's values", "write /etc/madoguchi/kiosk.toml"
        )
    elif settings.kiosk.id == Settings().kiosk.id:
        yield Finding("warn", "kiosk.id is the demo's", "set kiosk.id")
    elif settings.backend.token_file is None:
        yield Finding(
            "warn", "backend.token_file is not set: no back-end lets it in", "set backend.token_file"
        )
