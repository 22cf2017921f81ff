"""What of the readiness report concerns the machine: card service, disk, traces on it, fonts, speech."""

from __future__ import annotations

import os
import re
import resource
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from kiosk.audit import verify
from kiosk.cli.common import RESOURCES
from kiosk.cli.doctor_check import Check, Finding, summed
from kiosk.settings import Settings
from kiosk.words.languages import FontFile, languages

_MEMORY = ("tmpfs", "ramfs")
_NO = frozenset({"no", "off", "false", "0"})
"""How CUPS is told not to."""
_SECONDS = re.compile(r"[1-9][0-9]*")
_HISTORY = "PreserveJobHistory 300 in /etc/cups/cupsd.conf, then restart cupsd"
_LITTLE, _TOO_LITTLE = 500_000_000, 50_000_000
"""Bytes free where the sealed applications lie: warn below the one, fail below the other."""
_FONTS = (
    ("BIZUDGothic-Regular.ttf", "fonts-morisawa-bizud-gothic", "fail"),
    ("BIZUDGothic-Bold.ttf", "fonts-morisawa-bizud-gothic", "fail"),
    ("ipamjm.ttf", "fonts-ipamj-mincho", "warn"),
)
_JAPANESE = ("ja", "ja-easy")
_GOTHIC = "BIZ UDPGothic"
"""The product's own; the file of the same name without P, which paper is set in, is checked for it."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where to look; tests lay a root of their own.

    Attributes:
        root: Of the file system.
        temp: Where programs put temporary files.
        core_limit: Bytes that a core dump may have (0: none is written).
        programs: Search path for programs, None for the process's own.
    """

    root: Path = Path("/")
    temp: Path = field(default_factory=lambda: Path(tempfile.gettempdir()))
    core_limit: int = field(default_factory=lambda: resource.getrlimit(resource.RLIMIT_CORE)[0])
    programs: str | None = None

    def at(self, absolute: str | Path) -> Path:
        return self.root / Path(absolute).relative_to("/")

    def text(self, absolute: str) -> str:
        """The file's content, empty where there is none."""
        try:
            return self.at(absolute).read_text("utf-8", "replace")
        except OSError:
            return ""

    def has_program(self, name: str) -> bool:
        return shutil.which(name, path=self.programs) is not None

    def file_system(self, path: Path) -> str:
        """Kind of the file system that this path lies on (proc(5), mountinfo)."""
        best, kind = Path("/"), "unknown"
        for line in self.text("/proc/self/mountinfo").splitlines():
            before, _, after = line.partition(" - ")
            point = Path(before.split()[4].replace(r"\040", " "))
            if path.is_relative_to(point) and len(point.parts) >= len(best.parts):
                best, kind = point, after.split()[0]
        return kind


def card_stack(machine: Machine, settings: Settings) -> Check:
    """The PC/SC service, where a real reader is wanted."""
    name = "card stack"
    if settings.card.reader.startswith("simulator:"):
        return Check(name, "ok", "not needed: the card reader is a simulated one")
    if not machine.has_program("pcscd") and not machine.at("/usr/sbin/pcscd").exists():
        return Check(name, "fail", "the PC/SC service pcscd is not installed", "apt install pcscd")
    if not machine.at("/run/pcscd/pcscd.comm").exists():
        return Check(
            name, "fail", "the PC/SC service pcscd does not run", "systemctl enable --now pcscd.socket"
        )
    return Check(name, "ok", "the PC/SC service listens")


def disk(settings: Settings) -> Check:
    """Room and rights where sealed applications lie, and whether the audit record is whole."""
    directory = settings.storage.directory
    return summed("disk", [*_room(directory), *_record(directory)], f"{directory} has room")


def spool(machine: Machine, settings: Settings | None) -> Check:
    """Whether anything unsealed could reach a disk: temporary files, print jobs, core dumps, swap."""
    places = [("temporary files", machine.temp)]
    if settings is None or settings.paper.printer.startswith("cups:"):
        places.append(("print jobs", Path("/var/spool/cups")))
    findings = [
        Finding(
            "fail",
            f"{what} lie on a disk: {place}",
            f"mount a tmpfs on {place}",
        )
        for what, place in places
        if machine.at(place).exists() and machine.file_system(place) not in _MEMORY
    ]
    if settings is not None and settings.paper.printer.startswith("cups:"):
        findings.extend(_kept_print_jobs(machine))
    return summed(
        "spool", [*findings, *_core_dumps(machine), *_swap(machine)], "temporary files stay in memory"
    )


def fonts(machine: Machine, settings: Settings | None) -> Check:
    """The fonts that paper and screen are drawn with."""
    installed = frozenset(_font_files(machine))
    findings = [
        Finding("fail" if gravity == "fail" else "warn", f"{file} is missing", f"apt install {package}")
        for file, package, gravity in _FONTS
        if file not in installed
    ]
    checked = {file for file, _, _ in _FONTS}
    for font in () if settings is None else _of_languages(settings):
        if font.file not in installed | checked:
            checked.add(font.file)
            findings.append(Finding("fail", f"{font.file} is missing", f"apt install {font.package}"))
    return summed("fonts", findings, "all there")


def _of_languages(settings: Settings) -> Iterator[FontFile]:
    """The fonts of the languages that are offered, beside the product's own."""
    known = languages(RESOURCES / "translations")
    for one in settings.visit.languages:
        yield from (font for font in known[one].fonts if font.family != _GOTHIC)


def speech(machine: Machine, settings: Settings | None) -> Check:
    """Whether the kiosk can be used by ear: a sound device, and a voice for each language."""
    return summed(
        "speech", [*_sound(machine), *_voices(machine, settings)], "voice and sound device are there"
    )


def _sound(machine: Machine) -> Iterator[Finding]:
    """Cards that the kernel's sound system (ALSA) knows."""
    if not machine.at("/dev/snd").is_dir() or not any(machine.at("/dev/snd").glob("pcm*p")):
        yield Finding(
            "warn",
            "no sound device: the kiosk works, but not by ear",
            "connect a loudspeaker or a headphone jack that the system knows (aplay -l)",
        )


def _voices(machine: Machine, settings: Settings | None) -> Iterator[Finding]:
    if find_spec("pyopenjtalk") is None:
        yield Finding(
            "warn", "no Japanese voice: the kiosk cannot be used by ear", "pip install pyopenjtalk-plus"
        )
    languages = () if settings is None else settings.visit.languages
    others = [language for language in languages if language not in _JAPANESE]
    if others and not machine.has_program("espeak-ng"):
        yield Finding("warn", f"no voice for {', '.join(others)}", "apt install espeak-ng")


def _room(directory: Path) -> Iterator[Finding]:
    nearest = next(path for path in (directory, *directory.parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        yield Finding("fail", f"{nearest} cannot be written", f"give {directory} to the kiosk's own user")
        return
    if directory.is_dir() and directory.stat().st_mode & 0o007:
        yield Finding("warn", f"{directory} is open to other users", f"chmod o= {directory}")
    free = shutil.disk_usage(nearest).free
    if free < _LITTLE:
        state = "fail" if free < _TOO_LITTLE else "warn"
        yield Finding(
            "fail" if state == "fail" else "warn", f"{free // 1_000_000} MB free on {nearest}", "make room"
        )


def _record(directory: Path) -> Iterator[Finding]:
    record = directory / "audit.jsonl"
    try:
        broken = verify(record)
    except OSError as trouble:
        yield Finding(
            "fail", f"{record} cannot be read: {trouble.strerror}", "give it to the kiosk's own user"
        )
        return
    if broken is not None:
        yield Finding(
            "fail",
            f"{record} is not as it was written, from line {broken} on",
            "keep a copy and tell IT security",
        )


def _kept_print_jobs(machine: Machine) -> Iterator[Finding]:
    """CUPS keeps the files of finished jobs for a day unless it is told not to (cupsd.conf(5)).

    The last word counts, as it does to cupsd; directives know no case.
    """
    lines = (line.split() for line in machine.text("/etc/cups/cupsd.conf").splitlines())
    said = {line[0].lower(): line[1].lower() for line in lines if len(line) > 1}
    if said.get("preservejobfiles") not in _NO:
        yield Finding(
            "fail",
            "the print queue keeps printed forms in its spool",
            "PreserveJobFiles No in /etc/cups/cupsd.conf, then restart cupsd",
        )
    history = said.get("preservejobhistory", "yes")
    if history in _NO:
        yield Finding("fail", "the print queue forgets a job before it can be confirmed", _HISTORY)
    elif not _SECONDS.fullmatch(history):
        yield Finding("warn", "the print queue keeps the notes of jobs without an end", _HISTORY)


def _core_dumps(machine: Machine) -> Iterator[Finding]:
    """Where the kernel puts the memory of a crashed program (core(5))."""
    pattern = machine.text("/proc/sys/kernel/core_pattern").strip()
    remedy = "sysctl kernel.core_pattern='|/bin/false'"
    if pattern.startswith("|"):
        if Path(pattern[1:].split()[0]).name not in ("false", "true"):
            yield Finding("fail", "core dumps are handed to a program that may keep them", remedy)
    elif pattern and machine.core_limit != 0:
        place = Path(pattern).parent if pattern.startswith("/") else Path.cwd()
        if machine.file_system(place) not in _MEMORY:
            yield Finding("fail", f"core dumps lie on a disk: {place}", remedy)


def _swap(machine: Machine) -> Iterator[Finding]:
    """Swap in compressed memory (zram) is memory; any other is a disk (proc(5), swaps)."""
    areas = [line.split()[0] for line in machine.text("/proc/swaps").splitlines()[1:] if line.strip()]
    for area in areas:
        if not Path(area).name.startswith("zram"):
            yield Finding("fail", f"memory is swapped to a disk: {area}", "swapoff -a, and out of /etc/fstab")


def _font_files(machine: Machine) -> Iterable[str]:
    for folder in ("/usr/share/fonts", "/usr/local/share/fonts"):
        yield from (path.name for path in machine.at(folder).rglob("*.tt[cf]"))  # collections, too
