"""Codes are stable, unique, and the words that others automate against."""

from __future__ import annotations

import re

from kiosk.basics.failure import Code, Failure


def test_codes_and_kinds_are_unique_and_well_formed() -> None:
    assert len({code.support for code in Code}) == len({code.kind for code in Code}) == len(list(Code))
    for code in Code:
        assert code.name.replace("_", "-") == code.support
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code.kind)


def test_what_design_promises_others_is_there() -> None:
    promised = {
        "no-reader",
        "no-card",
        "not-my-number-card",
        "wrong-secret",
        "secret-blocked",
        "card-removed",
    }
    assert promised <= {code.kind for code in Code}


def test_without_facts_it_has_none() -> None:
    assert dict(Failure(Code.CARD_01).facts) == {}
