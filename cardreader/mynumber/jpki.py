"""公的個人認証 (JPKI): what the authentication and the signature session share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cardreader.errors import CertificateExpired, CertificateMissing, UnexpectedStatus
from cardreader.iso7816 import commands
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.processors import Processor
from cardreader.mynumber import certificate as certificates
from cardreader.mynumber import jws, pin
from cardreader.mynumber.application import has_file, open_application, open_file
from cardreader.mynumber.applications import JpkiApplication, KeyName, SigningKey
from cardreader.mynumber.certificate import CardCertificate

_CURRENT_FILE = 0x80
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

    def tries_left(self) -> int | None:
        return pin.tries_left(self._card, self.key.credential)

    def verify(self, secret: memoryview, *, release: str | None = None) -> None:
        pin.verify(self._card, self.key.credential, secret, release=release)

    def is_listed(self) -> bool | None:
        """What the presence file says about this key's certificate; None where the card does not say."""
        if not has_file(self._card, self._application.presence):
            return None
        head = commands.read_head(self._card, len(_PRESENCE_BYTE) + 1)
        index = _PRESENCE_BYTE[self.key.name]
        return head[index] == self._application.present if index < len(head) else None

    def certificate(self) -> CardCertificate | None:
        """The certificate; None where it cannot be read before VERIFY (signature key, and phones)."""
        if not has_file(self._card, self.key.certificate):
            raise CertificateMissing(self.key.name)
        try:
            der = commands.read_object(self._card, f"{self.key.name} certificate")
        except UnexpectedStatus as error:
            if error.status == sw.NOT_VERIFIED:
                return None
            raise
        return certificates.parse(der, self.key.name)

    def sign(self, typ: str, payloads: Sequence[bytes], certificate: CardCertificate) -> tuple[str, ...]:
        """One compact JWS per payload; the key's secret must have been verified."""
        open_file(self._card, self.key.file)
        return tuple(jws.compact(typ, payload, certificate, self._sign) for payload in payloads)

    def _sign(self, digest_info: bytes) -> bytes:
        return commands.sign(self._card, digest_info, _CURRENT_FILE)


def require_valid(certificate: CardCertificate, now: datetime) -> CardCertificate:
    """The certificate, or `CertificateExpired` where its dates do not include `now`."""
    if not certificate.is_valid_at(now):
        raise CertificateExpired(certificate.kind)
    return certificate
