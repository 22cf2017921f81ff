"""署名用電子証明書: signs in the holder's name; its certificate holds name and address."""

from __future__ import annotations

from datetime import datetime

from cardreader.errors import CertificateMissing
from cardreader.iso7816.processors import Processor
from cardreader.mynumber.certificate import CardCertificate
from cardreader.mynumber.jpki import JpkiSession, require_in_date
from cardreader.profile_table.shapes import JpkiApplication


class SignCertSession(JpkiSession):
    """The signature key and its certificate. Children's cards and cards without PIN have none."""

    def __init__(self, card: Processor, application: JpkiApplication) -> None:
        super().__init__(card, application, application.signature)

    def open(self, secret: memoryview, now: datetime, *, release: str | None = None) -> CardCertificate:
        """Asks the card first whether it has the certificate at all, then verifies the password."""
        if self.lacks_certificate():
            raise CertificateMissing(self.key.name)
        self.verify(secret, release=release)
        certificate = self.certificate()
        if certificate is None:
            raise CertificateMissing(self.key.name)
        return require_in_date(certificate, now)
