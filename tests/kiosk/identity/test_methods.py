from __future__ import annotations

from typing import get_args

import pytest

from kiosk.forms.application import Method
from kiosk.identity.methods import METHODS, Need, Strength, Verdict, judge


def test_every_method_of_the_contract_is_described() -> None:
    assert set(METHODS) == set(get_args(Method))
    assert all(name == method.id for name, method in METHODS.items())


@pytest.mark.parametrize(
    ("shown", "need", "verdict"),
    [
        (["card-text"], "certificate", "accepted"),
        (["card-face"], "certificate", "accepted"),
        (["jpki-authentication"], "certificate", "accepted"),
        (["visual"], "notification", "accepted"),
        (["card-number-b"], "certificate", "show-at-hand-over"),
        (["none"], "certificate", "show-at-hand-over"),
        ([], "notification", "show-at-desk"),
        (["card-number-b"], "notification", "show-at-desk"),
        (["card-number-b", "jpki-authentication"], "notification", "accepted"),
        (["card-text", "jpki-authentication"], "signed", "paper"),
        (["jpki-signature"], "signed", "accepted"),
    ],
)
def test_strongest_way_decides(shown: list[Method], need: Need, verdict: Verdict) -> None:
    assert judge(shown, need) == verdict


def test_authentication_names_nobody() -> None:
    method = METHODS["jpki-authentication"]

    assert (method.names, method.strength) == ("nobody", Strength.HOLDER)


def test_no_need_but_the_signature_wants_a_pin() -> None:
    without_pin: list[Method] = ["visual"]

    assert judge(without_pin, "certificate") == judge(without_pin, "notification") == "accepted"
