"""Silence is the passing grade: warnings, Qt messages and unexpected log records fail every test.

Warnings are errors by `filterwarnings`, Qt's messages by pytest-qt's `qt_log_level_fail`; log records here.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from typing import Protocol

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class ExpectedLog(Protocol):
    """Allows a record whose message contains `text`; at least one must come."""

    def __call__(self, text: str, /) -> None: ...


class _Noise(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture
def expected_texts() -> list[str]:
    return []


@pytest.fixture
def expected_log(expected_texts: list[str]) -> ExpectedLog:
    """Call it with a part of the message that the test is about."""
    return expected_texts.append


@pytest.fixture(autouse=True)
def silence(expected_texts: list[str]) -> Iterator[None]:
    """Fails the test when anything logs a warning or worse that it did not announce."""
    noise = _Noise()
    logging.getLogger().addHandler(noise)
    yield
    logging.getLogger().removeHandler(noise)
    unexpected = [line for line in noise.heard if not any(text in line for text in expected_texts)]
    missing = [text for text in expected_texts if not any(text in line for line in noise.heard)]
    assert not unexpected, f"unexpected log records: {unexpected}"
    assert not missing, f"announced log records that never came: {missing}"


@pytest.fixture(autouse=True)
def widgets_are_left_alone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Widgets in cycles are never collected: Python does not know the order in which Qt wants them gone.

    A collection in the middle of some later test would delete children before their parents. What a test of
    the window leaves is frozen instead, and goes with the process.
    """
    if not {"ui", "screens", "ear", "journeys"} & set(request.path.parts):
        yield
        return
    gc.disable()
    yield
    gc.freeze()
    gc.enable()
