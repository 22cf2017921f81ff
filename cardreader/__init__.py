"""Reads Japan's My Number Card (マイナンバーカード) over PC/SC, signs with it, and tells what is genuine.

    with MyNumberCard(open_reader("auto").connect(), now=now) as card:
        contents = card.read("number-b", secret)

What `__all__` names is stable: a name or a parameter goes only with a new major version of the product.
Everything else may change. `README.md` beside this file says how to begin.
"""

from cardreader.connection import Connection, Monitor, Reader, Slot
from cardreader.discovery import open_reader
from cardreader.errors import (
    CardChanged,
    CardError,
    CardExpired,
    CardRemoved,
    CardSilent,
    CertificateError,
    CertificateExpired,
    CertificateMissing,
    CredentialError,
    LastTryRefused,
    Malformed,
    NoCard,
    NoReader,
    NotThisCard,
    PinBlocked,
    PinNotSet,
    ProtocolError,
    ReaderBusy,
    ReaderGone,
    Stopped,
    UnexpectedStatus,
    WrongPin,
)
from cardreader.mynumber.authenticity import AuthorityKey, load_authority_keys
from cardreader.mynumber.card import MyNumberCard
from cardreader.mynumber.card_face import CardFace
from cardreader.mynumber.certificate import CardCertificate
from cardreader.mynumber.chain import load_roots
from cardreader.mynumber.contents import CardContents, Signatures
from cardreader.mynumber.genuineness import Finding, Genuineness, Reason, Verdict
from cardreader.mynumber.holder import Holder, parse_holder
from cardreader.mynumber.profile import Profile
from cardreader.mynumber.token import Token

__all__ = [
    "AuthorityKey",
    "CardCertificate",
    "CardChanged",
    "CardContents",
    "CardError",
    "CardExpired",
    "CardFace",
    "CardRemoved",
    "CardSilent",
    "CertificateError",
    "CertificateExpired",
    "CertificateMissing",
    "Connection",
    "CredentialError",
    "Finding",
    "Genuineness",
    "Holder",
    "LastTryRefused",
    "Malformed",
    "Monitor",
    "MyNumberCard",
    "NoCard",
    "NoReader",
    "NotThisCard",
    "PinBlocked",
    "PinNotSet",
    "Profile",
    "ProtocolError",
    "Reader",
    "ReaderBusy",
    "ReaderGone",
    "Reason",
    "Signatures",
    "Slot",
    "Stopped",
    "Token",
    "UnexpectedStatus",
    "Verdict",
    "WrongPin",
    "load_authority_keys",
    "load_roots",
    "open_reader",
    "parse_holder",
]
