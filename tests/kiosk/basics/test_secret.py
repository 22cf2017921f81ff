"""A secret cannot be printed, compared, copied or kept; wiping it leaves zeros in the very buffer."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from collections.abc import Callable

import pytest

from kiosk.basics.ids import VisitId
from kiosk.basics.secret import Secret
from kiosk.visit.effects import ReadCard
from kiosk.visit.events import JobId, SecretEntered

PIN = "7391"


@pytest.mark.parametrize(
    "printed",
    [
        repr,
        str,
        "{}".format,
        "{:>10}".format,
        "{!r}".format,
        "%s".__mod__,
        lambda secret: f"{secret}",
        lambda secret: repr([secret, {"pin": secret}]),
        lambda secret: repr(SecretEntered(secret)),
        lambda secret: repr(ReadCard(JobId(VisitId("v"), 1), "card-text", secret)),
        lambda secret: logging.makeLogRecord({"msg": "%s", "args": (secret,)}).getMessage(),
    ],
)  # fmt: skip
def test_no_way_of_printing_shows_it(printed: Callable[[Secret], str]) -> None:
    shown = printed(Secret.of_text(PIN))
    assert PIN not in shown
    assert "7" not in shown.replace(" ", "").replace("v", "")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickle.dumps, json.dumps])
def test_no_way_of_copying_copies_it(copied: Callable[[Secret], object]) -> None:
    with pytest.raises(TypeError):
        copied(Secret.of_text(PIN))


def test_wiping_overwrites_the_buffer_it_was_given() -> None:
    buffer = bytearray(PIN.encode())
    secret = Secret(buffer)
    view = secret.view()
    secret.wipe()
    assert bytes(buffer) == b"\0\0\0\0"
    assert bytes(view) == b"\0\0\0\0"
    assert len(secret) == 0
    assert secret.wiped


def test_wiped_it_cannot_be_used_and_may_be_wiped_again() -> None:
    secret = Secret.of_text(PIN)
    secret.wipe()
    secret.wipe()
    with pytest.raises(ValueError, match="wiped"):
        secret.view()


def test_the_view_is_no_copy() -> None:
    secret = Secret.of_text(PIN)
    secret.view()[0] = ord("0")
    assert bytes(secret.view()) == b"0391"


def test_two_with_the_same_digits_are_not_equal() -> None:
    one = Secret.of_text(PIN)
    assert one != Secret.of_text(PIN)
    assert one == one
    assert len({one, Secret.of_text(PIN)}) == 2


def test_no_attribute_can_be_added() -> None:
    with pytest.raises(AttributeError):
        setattr(Secret.of_text(PIN), "note", PIN)  # noqa: B010 - a typed assignment would not compile
