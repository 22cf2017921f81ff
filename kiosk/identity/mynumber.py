"""The port `Card` over the card library: the only module of the kiosk that knows `cardreader`.

Every `CardError` becomes a failure code here, by one table.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from cryptography import x509

from cardreader import errors
from cardreader.connection import Reader
from cardreader.discovery import open_reader
from cardreader.mynumber.authenticity import AuthorityKey, load_authority_keys
from cardreader.mynumber.card import MyNumberCard
from cardreader.mynumber.card import Using as LibraryUsing
from cardreader.mynumber.chain import load_roots
from cardreader.mynumber.contents import CardContents
from cardreader.mynumber.genuineness import Verdict
from cardreader.mynumber.profile import Profile
from cardreader.profile_table.shapes import Sex
from kiosk.basics.clock import Clock
from kiosk.basics.failure import Code, Failure
from kiosk.basics.progress import Progress
from kiosk.basics.result import Err, Ok, Result
from kiosk.basics.secret import Secret
from kiosk.forms.application import Gender, Person
from kiosk.identity.card import Desk
from kiosk.identity.reading import CardMark, CardReading, SignKey, Tries, Using

T = TypeVar("T")

log = logging.getLogger(__name__)

_CODES: dict[type[errors.CardError], Code] = {
    errors.NoReader: Code.CARD_01,
    errors.NoCard: Code.CARD_02,
    errors.NotThisCard: Code.CARD_03,
    errors.WrongPin: Code.CARD_04,
    errors.PinBlocked: Code.CARD_05,
    errors.LastTryRefused: Code.CARD_06,
    errors.CardRemoved: Code.CARD_07,
    errors.CardChanged: Code.CARD_08,
    errors.ReaderGone: Code.CARD_09,
    errors.ReaderBusy: Code.CARD_10,
    errors.ProtocolError: Code.CARD_11,
    errors.CardSilent: Code.CARD_12,
    errors.CertificateMissing: Code.CARD_13,
    errors.CardExpired: Code.CARD_14,
    errors.CertificateExpired: Code.CARD_15,
    errors.PinNotSet: Code.CARD_16,
    errors.Stopped: Code.CARD_17,
}
_USING: dict[Using, LibraryUsing] = {"card-text": "pin", "card-number-b": "number-b"}
_GENDERS: dict[Sex, Gender] = {
    "male": "male",
    "female": "female",
    "other": "other",
    "not-applicable": "other",
    "unknown": "unknown",
}


class MyNumberCards:
    """The reader of this kiosk, and whatever My Number Card lies on it."""

    def __init__(
        self,
        reader: Reader,
        clock: Clock,
        authorities: Sequence[AuthorityKey] = (),
        roots: Sequence[x509.Certificate] = (),
    ) -> None:
        """`authorities` sign the certificates behind the card's data, `roots` those behind its signatures."""
        self._reader = reader
        self._clock = clock
        self._authorities = tuple(authorities)
        self._roots = tuple(roots)

    @property
    def simulated(self) -> bool:
        return self._reader.simulated

    @property
    def desk(self) -> Desk | None:
        """Lays the simulated card down and takes it away; None where the reader is real."""
        return self._reader if isinstance(self._reader, Desk) else None

    def tries(self, progress: Progress) -> Result[Tries]:
        return self._with_card(progress, MyNumberCard.tries)

    def read(
        self,
        using: Using,
        secret: Secret,
        progress: Progress,
        *,
        salt: bytes,
        release: str | None = None,
        same_as: CardMark | None = None,
    ) -> Result[CardReading]:
        def act(card: MyNumberCard) -> CardReading:
            identifier = card.identifier()
            _require_same(identifier, same_as)
            contents = card.read(_USING[using], secret.view(), release=release)
            _note("data", contents.verdict)
            return _reading(contents, using, mark_of(identifier, salt))

        return self._with_card(progress, act)

    def sign(
        self,
        key: SignKey,
        typ: str,
        payloads: Sequence[bytes],
        secret: Secret,
        progress: Progress,
        *,
        release: str | None = None,
        same_as: CardMark | None = None,
    ) -> Result[tuple[str, ...]]:
        def act(card: MyNumberCard) -> tuple[str, ...]:
            if same_as is not None:
                _require_same(card.identifier(), same_as)
            signed = card.make_signatures(key, typ, payloads, secret.view(), release=release)
            _note(f"{key} certificate", signed.verdict)
            return signed.jws

        return self._with_card(progress, act)

    def watch(self, changed: Callable[[bool, bool], None]) -> Callable[[], None]:
        return self._reader.watch(changed)

    def _with_card(self, progress: Progress, act: Callable[[MyNumberCard], T]) -> Result[T]:
        """One act on one connection, which is closed and powered down however the act ends."""
        try:
            with MyNumberCard(
                self._reader.connect(),
                now=self._clock.moment().now,
                authorities=self._authorities,
                roots=self._roots,
                stopped=lambda: progress.stopped,
                tell=progress.tell,
            ) as card:
                return Ok(act(card))
        except errors.CardError as error:
            return Err(failure_of(error))


def open_cards(
    reader: str,
    *,
    clock: Clock,
    authorities: Sequence[Path] = (),
    card_authorities: Sequence[Path] = (),
    timeout_s: float = 8.0,
) -> MyNumberCards:
    """The cards on the reader that the settings name: `auto`, part of a name, `simulator:<persona>`.

    Raises:
        ValueError: A file of authorities is not what it should be; the message names it.
        cardreader.simulator.errors.PersonaError: There is no such persona.
        OSError: A file cannot be read.
    """
    keys, roots = load_authority_keys(card_authorities), load_roots(authorities)
    return MyNumberCards(open_reader(reader, timeout_s=timeout_s), clock, keys, roots)


def failure_of(error: errors.CardError) -> Failure:
    """The failure that this error is for the kiosk; facts are never personal."""
    for kind in type(error).__mro__:
        if kind in _CODES:
            return Failure(_CODES[kind], _facts(error))
    raise TypeError(f"no code for {type(error).__name__}") from error


def mark_of(identifier: bytes, salt: bytes) -> str:
    """SHA-256 over the visit's salt and the card's identifier, in hexadecimal."""
    return hashlib.sha256(salt + identifier).hexdigest()


def gender_of(sex: Sex) -> Gender:
    """The contract's word; a code that does not apply counts as `other`."""
    return _GENDERS[sex]


def _note(what: str, verdict: Verdict) -> None:
    """Whether a certificate was revoked, only the back-end can ask: it judges every signature again."""
    reasons = dict.fromkeys(reason.value for reason in verdict.reasons)
    log.info("%s of the card: %s (%s)", what, verdict.result, ", ".join(reasons))


def _require_same(identifier: bytes, mark: CardMark | None) -> None:
    if mark is not None and not hmac.compare_digest(mark.value, mark_of(identifier, mark.salt)):
        raise errors.CardChanged


def _facts(error: errors.CardError) -> dict[str, str | int]:
    match error:
        case errors.WrongPin(credential=name, tries_left=left):
            return {"secret": name, "tries_left": left}
        case errors.CredentialError(credential=name):
            return {"secret": name}
        case errors.CertificateError(certificate=name):
            return {"certificate": name}
        case errors.CardSilent(seconds=seconds):
            return {"seconds": round(seconds)}
        case _:
            return {}


def _reading(contents: CardContents, using: Using, mark: str) -> CardReading:
    face = contents.face
    return CardReading(
        person=_person(contents.text),
        photo=face.photo if face else None,
        expires_on=face.expires_on if face else None,
        genuineness=contents.genuineness,
        mark=mark,
        method=using,
    )


def _person(text: Profile) -> Person:
    return Person(
        name=text.name,
        birth_date=None if text.born is None else text.born.iso,
        gender=gender_of(text.sex),
        address=text.address,
    )
