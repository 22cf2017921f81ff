"""The front door: one My Number Card on a connection, with the acts a counter needs.

    with MyNumberCard(reader.connect(), now=now) as card:
        contents = card.read("number-b", secret)

Leaving the `with` logs out: another application is selected and the card's power is cut, so that nothing
verified outlives us. No act reads, selects or asks for the 12-digit number.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import wraps
from types import TracebackType
from typing import Concatenate, Literal, ParamSpec, Self, TypeAlias, TypeVar, assert_never

from cryptography import x509

from cardreader.connection import Attending, Connection
from cardreader.errors import (
    CardError,
    CardExpired,
    Malformed,
    NotThisCard,
    PinBlocked,
    PinNotSet,
    UnexpectedStatus,
)
from cardreader.iso7816 import commands
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.continuity import SELECT, Continuity
from cardreader.iso7816.processors import Stoppable, Wire, chained
from cardreader.mynumber import authenticity
from cardreader.mynumber.auth_cert import AuthCertSession
from cardreader.mynumber.authenticity import AuthorityKey
from cardreader.mynumber.card_face import CardFace, CardFaceSession, parse_age, parse_face
from cardreader.mynumber.certificate import CardCertificate
from cardreader.mynumber.chain import check_certificate
from cardreader.mynumber.common import CardRecord, read_card_record
from cardreader.mynumber.contents import CardContents, Signatures, same_holder, same_last_day
from cardreader.mynumber.dates import JST
from cardreader.mynumber.genuineness import NOTHING_ASKED, Finding, Reason, Verdict
from cardreader.mynumber.profile import Profile, ProfileSession, parse_profile
from cardreader.mynumber.sign_cert import SignCertSession
from cardreader.mynumber.token import Token
from cardreader.mynumber.tries import all_tries
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CardProfile, CredentialName, KeyName

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

Using: TypeAlias = Literal["pin", "number-b"]
Checks: TypeAlias = Literal["all", "none"]

# Commands that an act takes on a usual card; only the progress display leans on them.
_TEXT_COMMANDS = 13
_FACE_COMMANDS = 30
_FACE_TAIL_COMMANDS = 4
_TRIES_COMMANDS = 8
_SIGN_COMMANDS = 13


def _attended(act: Callable[Concatenate[MyNumberCard, P], T]) -> Callable[Concatenate[MyNumberCard, P], T]:
    """Runs the whole act where the connection makes its calls; callbacks then come from there too."""

    @wraps(act)
    def attended(card: MyNumberCard, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return card.attend(lambda: act(card, *args, **kwargs))

    return attended


class MyNumberCard:
    """One card, from power-up to power-down.

    Args:
        connection: Closed on leaving.
        now: With an offset; certificates and the card's last day are judged against it.
        authorities: Keys that sign card-verifiable certificates (`load_authority_keys`).
        roots: Of the X.509 certificates (`load_roots`).
        checks: `none` reads and signs without judging genuineness, which saves some commands.
        stopped: Asked before every command; True ends the act with `Stopped`.
        tell: Told (done, expected) commands after every one. Both may be called from a thread of the
            connection's, while the caller waits.
        profile: The card generation.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        now: datetime,
        authorities: Sequence[AuthorityKey] = (),
        roots: Sequence[x509.Certificate] = (),
        checks: Checks = "all",
        stopped: Callable[[], bool] = lambda: False,
        tell: Callable[[int, int], None] = lambda done, total: None,
        profile: CardProfile = GENERATION_1,
    ) -> None:
        self._connection = connection
        self._attending = connection if isinstance(connection, Attending) else None
        self._now = now
        self._authorities = authorities
        self._roots = roots
        self._checks = checks
        self._profile = profile
        self._wire = Wire(connection)
        addressed = chained(self._wire, short_ids=profile.short_ids)
        self._bare = Continuity(addressed, connection.reader_name)
        self._card = Stoppable(self._bare, stopped, tell)
        self._record: CardRecord | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def reader_name(self) -> str:
        return self._connection.reader_name

    @property
    def apdus(self) -> int:
        """Command APDUs sent so far."""
        return self._wire.sent

    def attend(self, act: Callable[[], T]) -> T:
        """Several acts as one, where the connection makes its calls (`cardreader.connection.Attending`)."""
        return act() if self._attending is None else self._attending.attend(act)

    def close(self) -> None:
        """Logs out (selects another application) and cuts the card's power; never raises a `CardError`."""
        with suppress(CardError):
            self.attend(self._leave)
        self._connection.close()

    @_attended
    def tries(self) -> Mapping[CredentialName, int | None]:
        """Tries left of every secret, spending none; None where the card has no such secret.

        `number-b` is the smaller of its two counters.
        """
        self._card.expect(_TRIES_COMMANDS)
        return all_tries(self._card, self._profile)

    @_attended
    def read(self, using: Using, secret: memoryview, *, release: str | None = None) -> CardContents:
        """Text, and with 照合番号B the face too: it is opened first, the text only after that.

        Raises:
            CardError: As `read_text` and `read_face`; nothing of what was read before is given out then.
        """
        if using != "number-b":
            text, verdict = self.read_text(using, secret, release=release)
            return CardContents(text, None, verdict)
        face, face_verdict = self.read_face(secret, release=release)
        text, text_verdict = self.read_text(using, secret, release=release)
        if self._checks == "none":
            return CardContents(text, face, NOTHING_ASKED)
        own = (same_holder(text, face), *self._check_last_day(face))
        return CardContents(text, face, face_verdict + text_verdict + Verdict(own))

    @_attended
    def read_text(
        self, using: Using, secret: memoryview, *, release: str | None = None
    ) -> tuple[Profile, Verdict]:
        """The text record by the 4-digit PIN or by 照合番号B, and what its checks proved.

        Args:
            using: Which of the two `secret` is.
            secret: ASCII digits, 4 or 14.
            release: Who of the staff allowed to spend the last try.

        Raises:
            CredentialError: One of `WrongPin`, `PinBlocked`, `PinNotSet`, `LastTryRefused`.
            NotThisCard: The card has no such application; a phone has not.
            Malformed: The record is not what it should be.
        """
        self._card.expect(_TEXT_COMMANDS)
        session = ProfileSession(self._card, self._profile.text)
        match using:
            case "pin":
                self._unless_never_set(lambda: session.verify_pin(secret, release=release))
            case "number-b":
                session.verify_number_b(secret, release=release)
            case _:
                assert_never(using)
        record = session.read()
        text = parse_profile(record, self._profile)
        checked = self._checks == "all"
        return text, session.check(record, self._authorities) if checked else NOTHING_ASKED

    @_attended
    def read_face(self, secret: memoryview, *, release: str | None = None) -> tuple[CardFace, Verdict]:
        """The card's face by 照合番号B, and what its checks proved. Raises what `read_text` does."""
        self._card.expect(_FACE_COMMANDS + _TEXT_COMMANDS)
        session = CardFaceSession(self._card, self._profile.face)
        session.verify_number_b(secret, release=release)
        tail = _FACE_TAIL_COMMANDS + _TEXT_COMMANDS
        record = session.read(lambda chunks: self._card.expect(chunks + tail))
        face = parse_face(record, self._profile)
        if self._checks == "none":
            return face, NOTHING_ASKED
        return face, session.check(record, self._authorities) + session.check_expiry(face, secret)

    @_attended
    def read_age(self, birth_date: memoryview, *, release: str | None = None) -> tuple[date | None, Verdict]:
        """The holder's birth date, and what its checks proved: an age proved, and nothing else read.

        Args:
            birth_date: Six ASCII digits YYMMDD as printed, the first two being the era's year. The card
                counts its tries apart; how many it allows is not known.
            release: Who of the staff allowed to spend the last try.

        Raises:
            CardError: As `read_text`.
        """
        self._card.expect(_TEXT_COMMANDS)
        session = CardFaceSession(self._card, self._profile.face)
        session.verify_birth_date(birth_date, release=release)
        record = session.read_age()
        day = parse_age(record, self._profile)
        checked = self._checks == "all"
        return day, session.check_age(record, self._authorities) if checked else NOTHING_ASKED

    @_attended
    def expires_on(self) -> date | None:
        """The card's last day, without any secret; None where the card does not say (a phone)."""
        record = self._card_record()
        return None if record is None else record.expires_on

    @_attended
    def token(self) -> Token | None:
        """Plastic card or phone, without any secret; None where the card does not say."""
        return AuthCertSession(self._card, self._profile.jpki).token()

    @_attended
    def listed_certificates(self) -> Mapping[KeyName, bool | None]:
        """Which certificates the card says it has; asked before anybody is asked for a password."""
        return AuthCertSession(self._card, self._profile.jpki).listed()

    @_attended
    def certificate(self, key: KeyName) -> CardCertificate | None:
        """A certificate without any secret; None where it hides behind one (署名用, and all on phones).

        Raises:
            CertificateMissing: The card has none.
        """
        return self._session(key).certificate()

    def check(self, certificate: CardCertificate) -> Verdict:
        """Issuer, dates, key usage and policy of a certificate; sends nothing. Revocation is not judged."""
        return check_certificate(certificate, self._profile.jpki, self._roots, self._now)

    @_attended
    def identifier(self) -> bytes:
        """32 bytes that stay the same for this card and need no secret: a hash of its serial number.

        Where the card shows none, or none that can be read, a hash of its authentication certificate.
        """
        try:
            record = self._card_record()
        except Malformed as error:
            if error.is_answer:
                raise
            record = None
        if record is not None:
            return hashlib.sha256(b"serial:" + record.serial).digest()
        certificate = AuthCertSession(self._card, self._profile.jpki).certificate()
        if certificate is None:
            raise NotThisCard(self._profile.common.name)
        return hashlib.sha256(b"certificate:" + certificate.der).digest()

    def sign(
        self,
        key: KeyName,
        typ: str,
        payloads: Sequence[bytes],
        secret: memoryview,
        *,
        release: str | None = None,
    ) -> tuple[str, ...]:
        """One compact JWS per payload on a single VERIFY; the `jws` of `make_signatures`."""
        return self.make_signatures(key, typ, payloads, secret, release=release).jws

    @_attended
    def make_signatures(
        self,
        key: KeyName,
        typ: str,
        payloads: Sequence[bytes],
        secret: memoryview,
        *,
        release: str | None = None,
    ) -> Signatures:
        """One compact JWS per payload on a single VERIFY, and what can be said of the certificate.

        The card's last day, the certificate's presence and (where it is readable) its dates are checked
        before the secret is sent; each signature is verified before it is given back.

        Raises:
            CardExpired: The card is past its date; nothing was sent.
            CertificateError: `CertificateMissing` or `CertificateExpired`.
            CredentialError: As with `read_text`.
        """
        self._card.expect(_SIGN_COMMANDS + len(payloads))
        self._require_card_in_date()
        session = self._session(key)
        try:
            certificate = session.open(secret, self._now, release=release)
        except PinBlocked as error:
            raise self._blocked_or_never_set(error) from error
        signed = session.sign(typ, payloads, certificate)
        verdict = self.check(certificate) if self._checks == "all" else NOTHING_ASKED
        return Signatures(signed, certificate, verdict)

    def _leave(self) -> None:
        with suppress(CardError):
            self._log_out()
        self._connection.close()

    def _log_out(self) -> None:
        """Leaves whatever is current: by the common application, or where there is none by two others.

        Nothing more where a reading ended there: no secret of ours opens anything in it.
        """
        if self._record is not None and self._bare.application == self._profile.common.aid:
            return
        if commands.select_application(self._bare, self._profile.common.aid) != sw.OK:
            commands.select_application(self._bare, self._profile.face.aid)
            commands.select_application(self._bare, self._profile.jpki.aid)

    def _session(self, key: KeyName) -> AuthCertSession | SignCertSession:
        jpki = self._profile.jpki
        if key == "authentication":
            return AuthCertSession(self._card, jpki)
        return SignCertSession(self._card, jpki)

    def _card_record(self) -> CardRecord | None:
        """Read once more where it makes no sense: what hangs on it should not hang on one bad answer."""
        if self._record is None:
            common = self._profile.common
            try:
                self._record = read_card_record(self._card, common)
            except Malformed as error:
                if error.is_answer:
                    raise
                self._record = read_card_record(self._card, common)
        return self._record

    def _check_last_day(self, face: CardFace) -> tuple[Finding, ...]:
        """Nothing where the card has no record of its own."""
        try:
            record = self._card_record()
        except Malformed as error:
            reason = authenticity.unreadable(error, Reason.EXPIRY_UNKNOWN)
            return (Finding("card", "expiry", reason),)
        except UnexpectedStatus as error:
            if error.header[1] == SELECT or not sw.is_refusal(error.status):
                raise
            return (Finding("card", "expiry", Reason.EXPIRY_UNKNOWN),)
        return () if record is None else (same_last_day(record, face),)

    def _require_card_in_date(self) -> None:
        record = self._card_record()
        today = self._now.astimezone(JST).date()
        if record is not None and record.expires_on is not None and record.expires_on < today:
            raise CardExpired

    def _unless_never_set(self, verify: Callable[[], None]) -> None:
        try:
            verify()
        except PinBlocked as error:
            raise self._blocked_or_never_set(error) from error

    def _blocked_or_never_set(self, error: PinBlocked) -> CardError:
        """A card without PINs (顔認証) shows every PIN blocked and no signature certificate."""
        if error.spent:
            return error
        if self.tries()["authentication-pin"] is None:
            return PinNotSet(error.credential)
        return PinBlocked(error.credential)
