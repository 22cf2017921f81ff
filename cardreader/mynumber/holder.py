"""Name, birth date, sex and address as the signature certificate (署名用電子証明書) states them.

They stand in its subject alternative name as `otherName` entries, found by object identifier and never by
order: the order that was seen is 1, 4, 3, 5, 2, 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cryptography import x509

from cardreader.errors import Malformed
from cardreader.iso7816 import tlv
from cardreader.mynumber.certificate import CardCertificate
from cardreader.mynumber.dates import parse_date
from cardreader.mynumber.profile import Sex, parse_sex

_ARC = "1.2.392.200149.8.5.5."
_NAME, _NAME_SUBSTITUTES, _SEX, _BIRTH, _ADDRESS, _ADDRESS_SUBSTITUTES = (
    f"{_ARC}{number}" for number in range(1, 7)
)
"""As three independent readers of real certificates have them; one public registry orders them wrongly."""
_UTF8_STRING = 0x0C
_WHAT = "signature certificate"


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose certificate it is. Printed, it shows nothing.

    Attributes:
        name: Family and given name with U+3000 between.
        name_substitutes: One character a character of the name, saying where another stands for one that
            cannot be encoded; its code is not described publicly, so it is given as it is.
        sex: As in the text record.
        era: The digit in front of the birth date, presumably 1 Meiji to 5 Reiwa.
        birth_date: Gregorian; None where the certificate names no whole date.
        address: One line.
        address_substitutes: As `name_substitutes`.
    """

    name: str | None
    name_substitutes: str | None
    sex: Sex | None
    era: str | None
    birth_date: date | None
    address: str | None
    address_substitutes: str | None

    def __repr__(self) -> str:
        return "Holder(…)"


def parse_holder(certificate: CardCertificate) -> Holder | None:
    """The holder's data; None where the certificate has none (利用者証明用 names nobody).

    An item that is not there is None.

    Raises:
        Malformed: The extension or one of its values is not of the form it should be.
    """
    items = _other_names(certificate)
    if not items:
        return None
    birth = items.get(_BIRTH)
    sex = items.get(_SEX)
    return Holder(
        name=items.get(_NAME),
        name_substitutes=items.get(_NAME_SUBSTITUTES),
        sex=None if sex is None else parse_sex(sex.encode()),
        era=None if birth is None else birth[:1],
        birth_date=None if birth is None else parse_date(birth[1:].encode(), "birth date"),
        address=items.get(_ADDRESS),
        address_substitutes=items.get(_ADDRESS_SUBSTITUTES),
    )


def _other_names(certificate: CardCertificate) -> dict[str, str]:
    try:
        own = x509.load_der_x509_certificate(certificate.der)
        names = own.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return {}
    except (ValueError, TypeError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        # `from None`: the original error may carry the bytes, which are personal
        raise Malformed(_WHAT, "has names that make no sense") from None
    others = names.get_values_for_type(x509.OtherName)
    return {other.type_id.dotted_string: _text(other.value) for other in others if _is_ours(other)}


def _is_ours(other: x509.OtherName) -> bool:
    return other.type_id.dotted_string.startswith(_ARC)


def _text(value: bytes) -> str:
    """The content of one DER UTF8String."""
    item = tlv.parse(value)
    if item.tag != _UTF8_STRING or len(item.raw) != len(value):
        raise Malformed(_WHAT, "has a name that is no UTF8String")
    try:
        return item.value.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed(_WHAT, "has a name that is not UTF-8") from None
