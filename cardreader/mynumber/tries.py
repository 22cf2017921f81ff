"""Tries left of every secret of a card, spending none; which of them were never set stands in the pattern."""

from __future__ import annotations

from collections.abc import Mapping

from cardreader.errors import NotThisCard
from cardreader.iso7816.processors import Processor
from cardreader.mynumber.card_face import CardFaceSession
from cardreader.mynumber.jpki import JpkiSession
from cardreader.mynumber.profile import ProfileSession
from cardreader.profile_table.shapes import CardProfile, CredentialName


def all_tries(card: Processor, profile: CardProfile) -> Mapping[CredentialName, int | None]:
    """By secret; None where the card has no such secret, which a card without PINs (顔認証) shows as blocked.

    `number-b` is the smaller of its two counters.
    """
    authentication, signature = _jpki_tries(card, profile)
    text_pin, text_number_b = _text_tries(card, profile)
    number_b = [left for left in (text_number_b, _face_tries(card, profile)) if left is not None]
    if signature is None and authentication == 0 and text_pin == 0:
        authentication = text_pin = None
    return {
        "card-text-pin": text_pin,
        "authentication-pin": authentication,
        "signature-password": signature,
        "number-b": min(number_b, default=None),
    }


def _jpki_tries(card: Processor, profile: CardProfile) -> tuple[int | None, int | None]:
    """Authentication PIN and signature password; the latter None where no key was ever given one."""
    jpki = profile.jpki
    session = JpkiSession(card, jpki, jpki.signature)
    authentication = session.tries_left(jpki.authentication.credential)
    signature = session.tries_left(jpki.signature.credential)
    never_set = signature == 0 and (session.lacks_certificate() or not session.has_certificate_file())
    return authentication, None if never_set else signature


def _text_tries(card: Processor, profile: CardProfile) -> tuple[int | None, int | None]:
    """PIN and 照合番号B of the text application; None both on a phone, which has no such application."""
    try:
        session = ProfileSession(card, profile.text)
    except NotThisCard:
        return None, None
    return session.tries_left(profile.text.pin), session.tries_left(profile.text.number_b)


def _face_tries(card: Processor, profile: CardProfile) -> int | None:
    try:
        return CardFaceSession(card, profile.face).tries_left()
    except NotThisCard:
        return None
