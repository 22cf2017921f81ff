from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from cardreader.mynumber.card import MyNumberCard
from cardreader.mynumber.chain import check_certificate, load_roots
from cardreader.mynumber.genuineness import Reason
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import KeyName
from cardreader.simulator.keyring import CERTIFICATE_AUTHORITIES
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import NOW, PASSWORD, PIN, Desk, secret
from tests.fakes.roots import DATES, Wanted, certificate, root

FIRST, SECOND, THIRD = root("first"), root("second"), root("third")
OLD = datetime(2015, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)
OTHER_NAME = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "another")])
AUTHENTICATION_POLICY = "1.2.392.200149.8.5.1.3.30"


def reasons(wanted: Wanted, *roots: x509.Certificate, now: datetime = NOW) -> tuple[dict[str, Reason], str]:
    verdict = check_certificate(certificate(wanted), GENERATION_1.jpki, roots, now)
    assert {finding.subject for finding in verdict.findings} == {wanted.kind}
    return {finding.check: finding.reason for finding in verdict.findings}, verdict.result


@pytest.mark.parametrize(
    ("roots", "reason"),
    [
        ((FIRST, SECOND, THIRD), Reason.ISSUER_SIGNED),
        ((THIRD, SECOND, FIRST), Reason.ISSUER_SIGNED),
        ((SECOND,), Reason.ISSUER_SIGNED),
        ((FIRST, THIRD), Reason.ISSUER_NOT_CONFIGURED),
        ((), Reason.ISSUER_NOT_CONFIGURED),
        ((root("second", name=OTHER_NAME),), Reason.ISSUER_NOT_CONFIGURED),
        ((root("second", dates=OLD),), Reason.ISSUER_OUT_OF_DATE),
        ((root("second", dates=OLD), SECOND), Reason.ISSUER_SIGNED),
    ],
    ids=[
        "three-of-one-name",
        "any-order",
        "alone",
        "generation-missing",
        "none",
        "key-of-another-name",
        "expired-root",
        "renewed-root",
    ],
)
def test_root_is_found_by_its_signature_though_all_share_one_name(
    roots: tuple[x509.Certificate, ...], reason: Reason
) -> None:
    assert len({known.subject for known in (FIRST, SECOND, THIRD)}) == 1
    found, result = reasons(Wanted(), *roots)

    assert found["issuer"] is reason
    assert result == reason.result


def test_certificate_that_names_a_known_key_which_did_not_sign_it_failed() -> None:
    forged = Wanted(signer="forger", says_issuer="second")

    assert reasons(forged, FIRST, SECOND)[0]["issuer"] is Reason.ISSUER_SIGNATURE_WRONG
    assert reasons(forged, FIRST, THIRD)[0]["issuer"] is Reason.ISSUER_NOT_CONFIGURED
    assert reasons(Wanted(says_issuer="second"), SECOND)[0]["issuer"] is Reason.ISSUER_SIGNED


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (DATES[0], Reason.DATES_INCLUDE_NOW),
        (DATES[1], Reason.DATES_INCLUDE_NOW),
        (DATES[0] - timedelta(seconds=1), Reason.OUT_OF_DATE),
        (DATES[1] + timedelta(seconds=1), Reason.OUT_OF_DATE),
    ],
)
def test_dates_of_the_certificate_count(now: datetime, reason: Reason) -> None:
    assert reasons(Wanted(), SECOND, now=now)[0]["dates"] is reason


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Wanted(usage=(True, True)), Reason.KEY_USAGE_FITS),
        (Wanted(usage=(True, False)), Reason.KEY_USAGE_WRONG),
        (Wanted(usage=(False, True)), Reason.KEY_USAGE_WRONG),
        (Wanted(usage=None), Reason.KEY_USAGE_WRONG),
        (Wanted(usage=(False, False)), Reason.KEY_USAGE_WRONG),
        (Wanted("authentication", usage=(True, False), policy=None), Reason.KEY_USAGE_FITS),
    ],
    ids=["both", "commits-not", "signs-not", "not-said", "certificates-only", "authentication"],
)
def test_usage_must_be_that_of_the_key(wanted: Wanted, reason: Reason) -> None:
    assert reasons(wanted, SECOND)[0]["key-usage"] is reason


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Wanted(), Reason.POLICY_FITS),
        (Wanted(policy=AUTHENTICATION_POLICY), Reason.POLICY_OF_ANOTHER_KEY),
        (Wanted("authentication", policy=AUTHENTICATION_POLICY), Reason.POLICY_FITS),
        (Wanted("authentication"), Reason.POLICY_OF_ANOTHER_KEY),
        (Wanted(policy="1.2.3"), Reason.POLICY_UNKNOWN),
        (Wanted(policy=None), Reason.POLICY_UNKNOWN),
    ],
    ids=["signature", "swapped", "authentication", "swapped-too", "unknown", "none"],
)
def test_policy_must_be_that_of_the_key(wanted: Wanted, reason: Reason) -> None:
    assert reasons(wanted, SECOND)[0]["policy"] is reason


def test_verdict_on_a_good_certificate_is_verified_and_on_a_strange_one_not() -> None:
    assert reasons(Wanted(), SECOND)[1] == "verified"
    assert reasons(Wanted(policy=None), SECOND)[1] == "not-checked"
    assert reasons(Wanted(policy=None))[1] == "unknown-issuer"
    assert reasons(Wanted(policy=AUTHENTICATION_POLICY), SECOND)[1] == "failed"


def test_roots_of_the_simulated_cards_vouch_for_both_of_their_certificates() -> None:
    roots = load_roots([CERTIFICATE_AUTHORITIES])
    with MyNumberCard(Desk().reader.connect(), now=NOW, roots=roots) as card:
        keys: tuple[tuple[KeyName, str], ...] = (("authentication", PIN), ("signature", PASSWORD))
        for key, shown in keys:
            signed = card.make_signatures(key, "t", [b"{}"], secret(shown))
            assert signed.certificate.kind == key
            assert signed.verdict.result == "verified"


def test_without_roots_or_checks_a_signature_is_made_and_its_issuer_not_known() -> None:
    with MyNumberCard(Desk().reader.connect(), now=NOW) as card:
        signed = card.make_signatures("authentication", "t", [b"{}"], secret(PIN))
        assert signed.verdict.reasons == (Reason.ISSUER_NOT_CONFIGURED,)
    with MyNumberCard(Desk().reader.connect(), now=NOW, checks="none") as card:
        signed = card.make_signatures("authentication", "t", [b"{}"], secret(PIN))
        assert signed.verdict.reasons == (Reason.NOT_ASKED,)


def test_expired_certificate_is_read_and_said_to_be_out_of_date() -> None:
    assert load_persona("expired-certificate").certificates
    roots = load_roots([CERTIFICATE_AUTHORITIES])
    with MyNumberCard(Desk("expired-certificate").reader.connect(), now=NOW, roots=roots) as card:
        certificate_ = card.certificate("authentication")
        assert certificate_ is not None
        assert card.check(certificate_).reasons == (Reason.OUT_OF_DATE,)


@pytest.mark.parametrize(
    "content", ["", "text", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_file_without_certificates_is_named(content: str, tmp_path: Path) -> None:
    file = tmp_path / "roots.pem"
    file.write_text(content)

    with pytest.raises(ValueError, match=r"roots\.pem"):
        load_roots([file])
