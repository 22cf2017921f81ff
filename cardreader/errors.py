"""Everything that may go wrong with a reader or a card, as one small tree.

    CardError
    ├── NoReader            no reader, or none with the wanted name
    ├── ReaderGone          the reader, or the card service, went away
    ├── ReaderBusy          another program holds the card
    ├── NoCard              nothing lies on the reader
    ├── NotThisCard         a card, but not a My Number Card
    ├── CardRemoved         taken away (or reset) in the middle
    ├── CardChanged         another card than the one before
    ├── CardSilent          no answer within the time-out
    ├── CredentialError     about one secret
    │   ├── WrongPin        was refused by the card; carries the tries left
    │   ├── PinBlocked      no tries left
    │   ├── PinNotSet       the card was issued without PINs (顔認証マイナンバーカード)
    │   └── LastTryRefused  one try is left, and nobody released it; nothing was sent
    ├── CertificateError    about one certificate
    │   ├── CertificateMissing
    │   └── CertificateExpired
    ├── CardExpired         the card itself is past its date
    ├── ProtocolError       the card answered something that makes no sense
    │   ├── UnexpectedStatus
    │   └── Malformed
    └── Stopped             whoever asked no longer waits

Every class builds its own message from typed arguments; no message ever holds a secret or a personal value.
"""

from __future__ import annotations

ANSWER = "answer"
"""What is malformed where bytes between card and reader went wrong."""


class CardError(Exception):
    """Root of the tree: catching it catches all expected trouble."""


class NoReader(CardError):
    """There is no reader, or none whose name contains what was asked for."""

    def __init__(self, wanted: str = "auto") -> None:
        super().__init__(f"no card reader found (wanted: {wanted})")
        self.wanted = wanted


class ReaderGone(CardError):
    """The reader was unplugged, or the card service (pcscd) stopped."""

    def __init__(self, reader: str) -> None:
        super().__init__(f"the reader {reader!r} went away")
        self.reader = reader


class ReaderBusy(CardError):
    """Another program, or an act of ours that hangs, holds the card."""

    def __init__(self, reader: str) -> None:
        super().__init__(f"the card in {reader!r} is in use elsewhere")
        self.reader = reader


class NoCard(CardError):
    """Nothing lies on the reader."""

    def __init__(self, reader: str) -> None:
        super().__init__(f"no card in {reader!r}")
        self.reader = reader


class NotThisCard(CardError):
    """The card does not know the application: it is not a My Number Card (or lacks that application).

    `status` is what it answered; 6A82 is the plain way to say so.
    """

    def __init__(self, application: str, status: int = 0x6A82) -> None:
        super().__init__(f"the card has no application {application!r}")
        self.application = application
        self.status = status


class CardRemoved(CardError):
    """The card was taken away or reset: whatever was read must be thrown away, and no VERIFY resent."""

    def __init__(self, reader: str) -> None:
        super().__init__(f"the card was removed from {reader!r}")
        self.reader = reader


class CardChanged(CardError):
    """Another card lies on the reader than the one of the step before."""

    def __init__(self) -> None:
        super().__init__("this is another card than before")


class CardSilent(CardError):
    """No answer came within the time-out."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the card gave no answer within {seconds:g} s")
        self.seconds = seconds


class CredentialError(CardError):
    """Trouble with one secret; `credential` is its name in the profile table."""

    def __init__(self, credential: str, message: str) -> None:
        super().__init__(f"{credential}: {message}")
        self.credential = credential


class WrongPin(CredentialError):
    """The secret is not right.

    Also raised, with the tries left unchanged, for a secret that cannot be right (wrong length or
    characters): such a one is never sent.
    """

    def __init__(self, credential: str, tries_left: int) -> None:
        super().__init__(credential, f"wrong, {tries_left} tries left")
        self.tries_left = tries_left


class PinBlocked(CredentialError):
    """No tries left; only the municipality of residence can help. `spent` where this act spent the last."""

    def __init__(self, credential: str, *, spent: bool = False) -> None:
        super().__init__(credential, "blocked")
        self.spent = spent


class PinNotSet(CredentialError):
    """The card was issued without PINs."""

    def __init__(self, credential: str) -> None:
        super().__init__(credential, "was never set on this card")


class LastTryRefused(CredentialError):
    """One try is left; it is not spent without a release by staff. Nothing was sent."""

    def __init__(self, credential: str) -> None:
        super().__init__(credential, "one try left, not spent")


class CertificateError(CardError):
    """Trouble with one certificate; `certificate` is `authentication` or `signature`."""

    def __init__(self, certificate: str, message: str) -> None:
        super().__init__(f"{certificate} certificate: {message}")
        self.certificate = certificate


class CertificateMissing(CertificateError):
    """The card carries no such certificate."""

    def __init__(self, certificate: str) -> None:
        super().__init__(certificate, "not on this card")


class CertificateExpired(CertificateError):
    """The certificate's own dates do not include today."""

    def __init__(self, certificate: str) -> None:
        super().__init__(certificate, "its dates do not include today")


class CardExpired(CardError):
    """The card itself is past its date: it can be read, but signs nothing here."""

    def __init__(self) -> None:
        super().__init__("the card is past its date")


class ProtocolError(CardError):
    """The card answered something that makes no sense; nothing of the answer is used."""


class UnexpectedStatus(ProtocolError):
    """A status word that the command cannot have. `header` is CLA INS P1 P2, never data."""

    def __init__(self, header: bytes, status: int) -> None:
        super().__init__(f"{header.hex(' ').upper()} answered {status:04X}")
        self.header = header
        self.status = status


class Malformed(ProtocolError):
    """Data that cannot be what it should be; `what` names the object, `why` the fault, neither its bytes."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}: {why}")
        self.what = what
        self.why = why

    @property
    def is_answer(self) -> bool:
        """True where the answer itself makes no sense, and not what a file holds."""
        return self.what == ANSWER


class Stopped(CardError):
    """Whoever asked for the act no longer waits for it."""

    def __init__(self) -> None:
        super().__init__("stopped")
