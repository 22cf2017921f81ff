"""公的個人認証 (JPKI): what the authentication and the signature session share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from cardreader.errors import CertificateExpired, CertificateMissing, Malformed, UnexpectedStatus
from cardreader.iso7816 import commands
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.processors import Processor
from cardreader.mynumber import certificate as certificates
from cardreader.mynumber import jws, pin
from cardreader.mynumber.application import open_application
from cardreader.mynumber.certificate import CardCertificate
from cardreader.mynumber.token import Token, parse_token
from cardreader.profile_table.shapes import Credential, JpkiApplication, KeyName, SigningKey

_PRESENCE_BYTE: dict[KeyName, int] = {"signature": 0, "authentication": 1}


class JpkiSession:
    """One visit to the application for one of its keys; the constructor selects it.

    Attributes:
        key: The table's entry of the key.
    """

    def __init__(self, card: Processor, application: JpkiApplication, key: SigningKey) -> None:
        self._card = card
        self._application = application
        self.key = key
        open_application(card, application.name, application.aid)

    def tries_left(self, credential: Credential | None = None) -> int | None:
        """Tries of this key's secret, or of another one of the application; None where there is none."""
        return pin.tries_left(self._card, credential or self.key.credential)

    def verify(self, secret: memoryview, *, release: str | None = None) -> None:
        pin.verify(self._card, self.key.credential, secret, release=release)

    def token(self) -> Token | None:
        """Plastic card or phone, by the token's label; None where the card has no such file."""
        head = commands.read_head(self._card, self._application.token, self._application.label_size)
        return None if head is None else parse_token(head, self._application)

    def listed(self) -> Mapping[KeyName, bool | None]:
        """Which certificates the presence file names; None where the card does not say. Needs no secret."""
        head = commands.read_head(self._card, self._application.presence, len(_PRESENCE_BYTE) + 1) or b""
        return {
            name: head[index] == self._application.present if index < len(head) else None
            for name, index in _PRESENCE_BYTE.items()
        }

    def is_listed(self) -> bool | None:
        """What the presence file says about this key's certificate; None where the card does not say."""
        return self.listed()[self.key.name]

    def lacks_certificate(self) -> bool:
        """Whether the card has no certificate for this key; asks for its file where no list tells."""
        listed = self.is_listed()
        return not self.has_certificate_file() if listed is None else not listed

    def has_certificate_file(self) -> bool:
        """Whether there is such a file, readable or not."""
        try:
            return commands.read_head(self._card, self.key.certificate, 1) is not None
        except UnexpectedStatus as error:
            if error.status == sw.NOT_VERIFIED:
                return True
            raise

    def certificate(self) -> CardCertificate | None:
        """The certificate; None where it cannot be read before VERIFY (signature key, and phones).

        Raises:
            CertificateMissing: No such file, or nothing in it and the card says so.
        """
        try:
            der = commands.find_object(self._card, self.key.certificate, f"{self.key.name} certificate")
        except UnexpectedStatus as error:
            if error.status == sw.NOT_VERIFIED:
                return None
            raise
        except Malformed as error:
            if self.is_listed() is False:
                raise CertificateMissing(self.key.name) from error
            raise
        if der is None:
            raise CertificateMissing(self.key.name)
        return certificates.parse(der, self.key.name)

    def sign(self, typ: str, payloads: Sequence[bytes], certificate: CardCertificate) -> tuple[str, ...]:
        """One compact JWS per payload; the key's secret must have been verified."""
        return tuple(jws.compact(typ, payload, certificate, self._sign) for payload in payloads)

    def _sign(self, digest_info: bytes) -> bytes:
        return commands.sign(self._card, digest_info, self.key.file)


def require_in_date(certificate: CardCertificate, now: datetime) -> CardCertificate:
    """The certificate, or `CertificateExpired` where its dates do not include `now`."""
    if not certificate.includes(now):
        raise CertificateExpired(certificate.kind)
    return certificate
