"""What of the readiness report the kiosk's own services tell: reader, printer, back-end, procedures."""

from __future__ import annotations

import queue
from collections.abc import Mapping
from typing import Final

from kiosk.basics.result import Err, Ok
from kiosk.bootstrap import Services
from kiosk.cli.answers_files import answers_faults
from kiosk.cli.card_people import broken_people
from kiosk.cli.doctor_check import Check, Finding, State, summed
from kiosk.delivery.backend import Health
from kiosk.delivery.timekeeping import MOST_SKEW_S
from kiosk.lookups import closed_days
from kiosk.paper.document import PrinterState

_PATIENCE_S: Final = 10.0
_PRINTER: Final[Mapping[PrinterState, tuple[State, str, str]]] = {
    PrinterState.READY: ("ok", "ready", ""),
    PrinterState.NO_PAPER: ("warn", "out of paper", "put paper in"),
    PrinterState.JAM: ("warn", "paper is stuck", "take the stuck paper out"),
    PrinterState.DOOR_OPEN: ("warn", "a cover or door is open", "close it"),
    PrinterState.NO_TONER: ("warn", "out of toner or ink", "replace it"),
    PrinterState.STOPPED: ("warn", "the printer or its queue is stopped", "resume it (CUPS: cupsenable)"),
    PrinterState.ATTENTION: ("warn", "the printer wants attention", "look at the printer"),
    PrinterState.OFFLINE: ("fail", "does not answer", "switch it on, or mend paper.printer"),
    PrinterState.NONE: ("warn", "no printer: paper cannot be offered", "set paper.printer"),
}


def reader(services: Services) -> Check:
    """Whether the wanted card reader is there."""
    name, wanted = "reader", services.settings.card.reader
    told: queue.Queue[bool] = queue.Queue()
    stop = services.identity.watch(lambda present, card: told.put(present))
    try:
        present = told.get(timeout=_PATIENCE_S)
    except queue.Empty:
        return Check(name, "fail", "the card service does not answer", "systemctl restart pcscd")
    finally:
        stop()
    if not present:
        return Check(
            name, "fail", f"no card reader found (wanted: {wanted})", "plug it in, or mend card.reader"
        )
    if services.identity.simulated:
        return Check(
            name, "warn", f"a simulated card: {wanted}", "for residents, set card.reader to a real reader"
        )
    return Check(name, "ok", f"found (wanted: {wanted})")


def printer(services: Services) -> Check:
    """What the printer of the forms says."""
    name, wanted = "printer", services.settings.paper.printer
    if wanted.startswith("folder:"):
        return _folder(services)
    state = services.paper.state()
    gravity, detail, remedy = _PRINTER[state]
    at_where = f": {wanted}" if state in (PrinterState.READY, PrinterState.OFFLINE) else ""
    return Check(name, gravity, f"{detail}{at_where}", remedy)


def back_end(services: Services, health: Health) -> Check:
    """Whether it answers, whether anything could be sealed for it, and what waits for it."""
    url = services.settings.backend.url
    findings: list[Finding] = []
    if not health.reachable:
        findings.append(
            Finding("fail", f"{url} does not answer: {health.why}", "mend the net or backend.url")
        )
    if not (services.delivery.refresh_keys() if health.reachable else services.delivery.has_key()):
        findings.append(
            Finding("fail", "no pinned key is known: nothing can be sealed", "set backend.pinned_keys")
        )
    return summed("back-end", [*findings, *waiting(services)], f"{url} answers, and its key is pinned")


def waiting(services: Services) -> list[Finding]:
    """What lies in the outbox that somebody must see to."""
    delivery = services.delivery
    findings = [
        Finding("fail", f"a damaged outbox was set aside: {name}", "keep the file and tell IT; see DISK-02")
        for name in delivery.set_aside()
    ]
    if delivery.held_since_not_let_in():
        findings.append(
            Finding("fail", "the back-end does not let this kiosk in", "renew token or certificate")
        )
    match delivery.waiting():
        case Err(failure):
            findings.append(
                Finding("fail", f"the outbox cannot be read: {failure.code.support}", "see there")
            )
        case Ok(entries):
            parked = sum(entry.state == "parked" for entry in entries)
            if parked:
                findings.append(Finding("warn", f"{parked} wait for staff", "kiosk outbox list"))
    if delivery.room() != "ample":
        findings.append(Finding("warn", "no application may wait here any more", "kiosk outbox export"))
    return findings


def clock(health: Health) -> Check:
    """How far the back-end's clock is from ours."""
    skew = health.skew_s
    if skew is None:
        return Check(
            "clock", "warn", "not compared: the back-end does not tell its time", "mend the back-end"
        )
    if abs(skew) > MOST_SKEW_S:
        ahead = "ahead of" if skew > 0 else "behind"
        return Check(
            "clock", "warn", f"the back-end is {abs(skew):.0f} s {ahead} this machine", "set the clock by NTP"
        )
    return Check("clock", "ok", f"{abs(skew):.0f} s from the back-end's")


def procedures(services: Services) -> Check:
    """Every mistake for which a definition is not offered; the kiosk runs without those procedures."""
    findings = [
        Finding("fail", str(fault), "mend the named line; until then that procedure is not offered")
        for fault in services.library.faults
    ]
    calendar = closed_days.warning(services.clock.moment().now.date())
    if calendar is not None:
        findings.append(Finding("warn", calendar, "mend resources/lookups/closed-days.yaml"))
    found = services.library.ids()
    if not found and not findings:
        return Check("procedures", "fail", "there are none", "install the procedures' definitions")
    return summed("procedures", findings, f"{len(found)}: {', '.join(found)}")


def examples(services: Services) -> Check:
    """The files of invented people, for demo and training; no resident needs one."""
    answers = (str(one) for one in answers_faults(services, services.library))
    remedy = "mend the named line; until then that example cannot be used"
    findings = [Finding("warn", told, remedy) for told in (*broken_people(), *answers)]
    return summed("examples", findings, "every invented person's file can be read")


def handwriting(services: Services) -> Check:
    """Whether names can be written with a finger; nobody needs it, and without it nobody is offered it."""
    lacking = services.lookups.handwriting.lacking
    if lacking is None:
        return Check("handwriting", "ok", "names can be written with a finger")
    return Check("handwriting", "ok", f"not offered: {lacking} (libzinnia0, tegaki-zinnia-japanese)")


def _folder(services: Services) -> Check:
    if services.paper.state() is not PrinterState.READY:
        return Check("printer", "fail", "the folder for paper cannot be written", "mend paper.printer")
    return Check(
        "printer",
        "warn",
        "paper goes into a folder, where it lies in clear",
        "for residents, set paper.printer to a real printer",
    )
