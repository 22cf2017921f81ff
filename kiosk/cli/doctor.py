"""`kiosk doctor`: is this kiosk ready? One report, whatever is wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import click

from kiosk.bootstrap import Services
from kiosk.cli import doctor_machine, doctor_services, doctor_settings, doctor_tickets
from kiosk.cli.common import json_option, print_json, settings_option
from kiosk.cli.doctor_check import NAMES, Check
from kiosk.cli.doctor_machine import Machine
from kiosk.delivery.backend import Health
from kiosk.settings import Settings, SettingsProblems, load

_log = logging.getLogger(__name__)


@click.command()
@settings_option
@json_option
def doctor(settings_file: Path | None, *, as_json: bool) -> None:
    """Look at everything a kiosk needs; exit 1 when something fails."""
    checks = report(load(settings_file), Machine())
    if as_json:
        print_json({"checks": [check.as_json() for check in checks]})
    else:
        for check in checks:
            click.echo("\n".join(_lines(check)))
    if any(check.state == "fail" for check in checks):
        raise SystemExit(1)


def report(loaded: Settings | SettingsProblems, machine: Machine) -> tuple[Check, ...]:
    """Every check once, in the order of `NAMES`."""
    if isinstance(loaded, SettingsProblems):
        services = Services(Settings())
        looks = _without_settings(loaded, services, machine)
    else:
        services = Services(loaded)
        looks = _all(services, machine)
    try:
        return tuple(_looked(name, looks[name]) for name in NAMES)
    finally:
        services.close()


def _all(services: Services, machine: Machine) -> dict[str, Callable[[], Check]]:
    settings = services.settings

    @cache
    def health() -> Health:
        return services.delivery.health()

    return {
        "reader": lambda: doctor_services.reader(services),
        "card stack": lambda: doctor_machine.card_stack(machine, settings),
        "printer": lambda: doctor_services.printer(services),
        "back-end": lambda: doctor_services.back_end(services, health()),
        "clock": lambda: doctor_services.clock(health()),
        "disk": lambda: doctor_machine.disk(settings),
        "spool": lambda: doctor_machine.spool(machine, settings),
        "fonts": lambda: doctor_machine.fonts(machine, settings),
        "speech": lambda: doctor_machine.speech(machine, settings),
        "handwriting": lambda: doctor_services.handwriting(services),
        "settings": lambda: doctor_settings.settings_of(settings),
        "procedures": lambda: doctor_services.procedures(services),
        "examples": lambda: doctor_services.examples(services),
        "tickets": lambda: doctor_tickets.tickets(settings, services.clock.moment().now.date()),
    }


def _without_settings(
    problems: SettingsProblems, services: Services, machine: Machine
) -> dict[str, Callable[[], Check]]:
    """What can be looked at all the same; the rest says why it was not."""
    return {name: _not_looked(name) for name in NAMES} | {
        "spool": lambda: doctor_machine.spool(machine, None),
        "fonts": lambda: doctor_machine.fonts(machine, None),
        "speech": lambda: doctor_machine.speech(machine, None),
        "handwriting": lambda: doctor_services.handwriting(services),
        "settings": lambda: doctor_settings.mistaken(problems),
        "procedures": lambda: doctor_services.procedures(services),
        "examples": lambda: doctor_services.examples(services),
    }


def _not_looked(name: str) -> Callable[[], Check]:
    return lambda: Check(name, "warn", "not looked at: the settings have mistakes", "mend the settings first")


def _looked(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except Exception as trouble:  # noqa: BLE001 - one thing that breaks must not hide the other ten
        _log.info("doctor: %s could not be looked at", name, exc_info=True)
        kind = type(trouble).__name__
        return Check(name, "fail", f"could not be looked at: {kind}: {trouble}", "see what the settings name")


def _lines(check: Check) -> Iterator[str]:
    yield f"{check.state:5} {check.name:11} {check.detail}"
    if check.remedy:
        yield f"{'':5} {'':11} → {check.remedy}"
