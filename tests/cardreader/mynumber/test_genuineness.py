from __future__ import annotations

import pytest

from cardreader.mynumber.genuineness import NOTHING_ASKED, Finding, Genuineness, Reason, Verdict, worst

GOOD = Finding("text", "record", Reason.RECORD_SIGNED)
UNKNOWN = Finding("text", "issuer", Reason.ISSUER_NOT_CONFIGURED)
COPIED = Finding("surface", "chip", Reason.CHIP_REFUSED)
TAMPERED = Finding("surface", "record", Reason.DIGEST_DIFFERS)


@pytest.mark.parametrize(
    ("results", "overall"),
    [
        ((), "not-checked"),
        (("verified", "verified"), "verified"),
        (("verified", "not-checked"), "not-checked"),
        (("not-checked", "unknown-issuer"), "unknown-issuer"),
        (("unknown-issuer", "failed", "verified"), "failed"),
    ],
)
def test_worst_result_is_the_result(results: tuple[Genuineness, ...], overall: Genuineness) -> None:
    assert worst(results) == overall


def test_reasons_are_those_of_the_worst_result_alone() -> None:
    assert Verdict((GOOD, UNKNOWN)).reasons == (Reason.ISSUER_NOT_CONFIGURED,)
    verdict = Verdict((GOOD, UNKNOWN)) + Verdict((TAMPERED, COPIED))
    assert (verdict.result, verdict.reasons) == ("failed", (Reason.DIGEST_DIFFERS, Reason.CHIP_REFUSED))


def test_nothing_asked_is_not_checked_and_says_so() -> None:
    assert (NOTHING_ASKED.result, NOTHING_ASKED.reasons) == ("not-checked", (Reason.NOT_ASKED,))
    assert (Verdict(()).result, Verdict(()).reasons) == ("not-checked", ())


def test_every_reason_has_a_result_and_a_code_of_its_own() -> None:
    assert {reason.result for reason in Reason} == {"verified", "unknown-issuer", "failed", "not-checked"}
    assert len({reason.value for reason in Reason}) == len(Reason)
    assert [reason.value for reason in Reason if reason.result == "verified"] == [
        "issuer-signed",
        "record-signed",
        "chip-signed",
        "records-agree",
        "expiry-agrees",
        "dates-include-now",
        "key-usage-fits",
        "policy-fits",
    ]
