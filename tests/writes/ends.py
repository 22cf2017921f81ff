"""All the ends that a scene can come to, and what is wrong after each; the whole of them, or a sample."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from tests.fakes.failing_disk import Act
from tests.writes.bench import Bench, Stage
from tests.writes.judgement import Words, after_a_power_cut

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS)
T = TypeVar("T")


@dataclass(frozen=True)
class Sample:
    """How many ends of each sort are tried; None: every one."""

    most: int | None
    seed: int = 7

    def of(self, about: str, ends: Sequence[T]) -> Sequence[T]:
        if self.most is None or len(ends) <= self.most:
            return ends
        return Random(f"{self.seed} {about}").sample(ends, self.most)


def process_ends(bench: Bench, stage: Stage, sample: Sample) -> Iterator[str]:
    """Killed before a call, killed in the middle of a write."""
    calls = range(1, bench.calls(stage) + 1)
    for how in ("KILL", "TEAR"):
        for call in sample.of(f"{stage.scene.name} {how}", calls):
            yield from bench.end_at(stage, f"{how}:{call}")


def disk_fails(bench: Bench, stage: Stage, sample: Sample) -> Iterator[str]:
    """The disk is full, broken or read-only from a call on, and works again afterwards."""
    calls = range(1, bench.calls(stage) + 1)
    for error in ERRORS:
        for call in sample.of(f"{stage.scene.name} {error}", calls):
            yield from bench.end_at(stage, f"FAIL:{call}:{error}")


def power_goes(bench: Bench, stage: Stage, sample: Sample, careless: str = "") -> Iterator[str]:
    """The power goes after an act: what was not synced is lost, or there in part.

    `careless`: letters of acts that the disk never sees, as if the kiosk had left them out.
    """
    storage, disk, done = bench.log(stage)
    done = [act for act in done if act.letter not in careless]
    tried = set(sample.of(f"{stage.scene.name} power", range(len(done))))
    dice = Random(sample.seed)
    for number, act in enumerate(done):
        disk.do(act)
        for chance in (None, dice) if number in tried else ():
            cut = bench.folder / "cut"
            shutil.rmtree(cut, ignore_errors=True)
            disk.lay_down(cut, str(storage.parent), chance)
            words, requests = _said(stage, disk.said)
            wrong = after_a_power_cut(words, cut / storage.name, requests)
            yield from (f"{stage.scene.name}, power after {_named(act, number)}: {what}" for what in wrong)


def _said(stage: Stage, said: list[str]) -> tuple[Words, list[str]]:
    """What was promised until then, and the request lines."""
    words = [text.split() for text in said]
    kept = {word[1] for word in words if word[0] == "kept"}
    told = {word[1]: word[2] for word in words if word[0] == "told"}
    requests = [" ".join(word) for word in words if word[0] in {"PUT", "GET"}]
    return stage.words(kept, told), requests


def _named(act: Act, number: int) -> str:
    return f"act {number} ({act.letter})"
