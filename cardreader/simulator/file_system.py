"""What lies on a simulated card: applications (DF) with their elementary files (EF), and who may read what.

The numbering is the My Number Card's: every EF id is 0001 to 001E, so that a file's id is its short id too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from cardreader.simulator.rsa_keys import RsaKey


@dataclass(frozen=True, slots=True)
class Access:
    """Which credential opens a file.

    Attributes:
        any_of: Ids of credential files of the same application, one of which must be verified;
            None means free, an empty set means never.
    """

    any_of: frozenset[int] | None = None

    def allows(self, verified: frozenset[int]) -> bool:
        return self.any_of is None or bool(self.any_of & verified)


FREE = Access()
NEVER = Access(frozenset())


def behind(*credentials: int) -> Access:
    """Opened by any one of these credential files."""
    return Access(frozenset(credentials))


@dataclass(frozen=True, slots=True)
class TransparentFile:
    """Bytes read by offset; `content` is the whole physical file, filler included."""

    content: bytes = field(repr=False)
    access: Access = FREE


@dataclass(frozen=True, slots=True)
class RecordFile:
    """Numbered records, the first being number 1."""

    records: tuple[bytes, ...] = field(repr=False)
    access: Access = FREE


@dataclass(frozen=True, slots=True)
class CredentialFile:
    """A PIN, password or check number.

    Attributes:
        secret: ASCII bytes; empty where none was ever set (such a credential is blocked).
        tries: The most tries it can have.
        left: Tries left when the card is made.
    """

    secret: bytes = field(repr=False)
    tries: int
    left: int


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A private key that signs; None where the key is not there (a copied card)."""

    key: RsaKey | None = field(repr=False)
    access: Access = FREE


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """Can be selected, and holds nothing that any command of ours uses."""


Ef: TypeAlias = TransparentFile | RecordFile | CredentialFile | KeyFile | ReferenceFile


@dataclass(frozen=True, slots=True)
class Application:
    """One application of the card.

    Attributes:
        aid: Application identifier, 5 to 16 bytes (ISO/IEC 7816-5).
        files: By EF id.
        default_key: EF id of the key that P2=00 means, where the application has one.
        change_ins: Instruction byte that changes a secret here, None where none does.
    """

    aid: bytes
    files: Mapping[int, Ef]
    default_key: int | None = None
    change_ins: int | None = None


@dataclass(frozen=True, slots=True)
class CardContent:
    """A whole card.

    Attributes:
        atr: Answer to reset.
        applications: In the order in which a shortened AID finds them.
        power_on_aid: Application that is selected after power-up (the issuer's security domain).
        data_objects: What GET DATA gives at that level, by P1-P2.
    """

    atr: bytes
    applications: tuple[Application, ...]
    power_on_aid: bytes
    data_objects: Mapping[int, bytes]


def filled(content: bytes, physical: int) -> bytes:
    """The object in a file of `physical` bytes, or of the next multiple of 256 where it is longer."""
    size = physical if len(content) <= physical else -(-len(content) // 256) * 256
    return content + b"\xff" * (size - len(content))
