"""What the acts on a card give back, and whether its two applications tell one story."""

from __future__ import annotations

from dataclasses import dataclass

from cardreader.mynumber.card_face import CardFace
from cardreader.mynumber.certificate import CardCertificate
from cardreader.mynumber.common import CardRecord
from cardreader.mynumber.genuineness import Finding, Genuineness, Reason, Verdict
from cardreader.mynumber.profile import Profile


@dataclass(frozen=True, slots=True)
class CardContents:
    """One reading.

    Attributes:
        text: The four items (基本4情報).
        face: The card's face; None where the PIN opened the text, since it opens no face.
        verdict: Every check that was made, with its reason.
    """

    text: Profile
    face: CardFace | None
    verdict: Verdict

    @property
    def genuineness(self) -> Genuineness:
        """The worst of all checks that were made."""
        return self.verdict.result


@dataclass(frozen=True, slots=True)
class Signatures:
    """What one VERIFY of a signing secret gave.

    Attributes:
        jws: One compact JWS per payload.
        certificate: Whose key signed.
        verdict: What could be judged of the certificate here; its revocation cannot.
    """

    jws: tuple[str, ...]
    certificate: CardCertificate
    verdict: Verdict


def same_holder(text: Profile, face: CardFace) -> Finding:
    """Both applications name one holder: birth date and sex stand in each."""
    same = text.born == face.born and text.sex == face.sex
    return Finding("card", "agreement", Reason.RECORDS_AGREE if same else Reason.RECORDS_DIFFER)


def same_last_day(record: CardRecord, face: CardFace) -> Finding:
    """The last day on the face, which nothing signs, against the one in the card's own record."""
    if record.expires_on is None or face.expires_on is None:
        return Finding("card", "expiry", Reason.EXPIRY_UNKNOWN)
    same = record.expires_on == face.expires_on
    return Finding("card", "expiry", Reason.EXPIRY_AGREES if same else Reason.EXPIRY_DIFFERS)
