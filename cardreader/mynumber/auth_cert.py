"""利用者証明用電子証明書: proves that the holder stands here, and names nobody."""

from __future__ import annotations

from datetime import datetime

from cardreader.errors import CertificateMissing
from cardreader.iso7816.processors import Processor
from cardreader.mynumber.certificate import CardCertificate
from cardreader.mynumber.jpki import JpkiSession, require_in_date
from cardreader.profile_table.shapes import JpkiApplication


class AuthCertSession(JpkiSession):
    """The authentication key and its certificate."""

    def __init__(self, card: Processor, application: JpkiApplication) -> None:
        super().__init__(card, application, application.authentication)

    def open(self, secret: memoryview, now: datetime, *, release: str | None = None) -> CardCertificate:
        """Checks the certificate, then verifies the PIN; a certificate that expired costs no try.

        A plastic card shows the certificate freely, a phone only after the PIN.
        """
        if self.is_listed() is False:
            raise CertificateMissing(self.key.name)
        early = self.certificate()
        if early is not None:
            require_in_date(early, now)
        self.verify(secret, release=release)
        certificate = early or self.certificate()
        if certificate is None:
            raise CertificateMissing(self.key.name)
        return require_in_date(certificate, now)
