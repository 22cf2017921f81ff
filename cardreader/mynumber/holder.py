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
from cardreader.mynumber.dates import BirthDate, parse_birth_date
from cardreader.mynumber.profile import parse_sex
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CardProfile, Sex

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
        born: Gregorian, as far as it is known; None where not even the year is.
        address: One line.
        address_substitutes: As `name_substitutes`.
    """

    name: str | None
    name_substitutes: str | None
    sex: Sex | None
    era: str | None
    born: BirthDate | None
    address: str | None
    address_substitutes: str | None

    def __repr__(self) -> str:
        return "Holder(…)"

    @property
    def birth_date(self) -> date | None:
        """None where the certificate names no whole date."""
        return None if self.born is None else self.born.whole


def parse_holder(certificate: CardCertificate, table: CardProfile = GENERATION_1) -> Holder | None:
    """The holder's data; None where the certificate has none (利用者証明用 names nobody).

    An item that is not there is None.

    Raises:
        Malformed: The extension or one of its values is not of the form it should be.
    """
    numbers = table.jpki.holder
    items = _other_names(certificate, f"{numbers.arc}.")
    if not items:
        return None
    birth = items.get(numbers.birth_date)
    sex = items.get(numbers.sex)
    return Holder(
        name=items.get(numbers.name),
        name_substitutes=items.get(numbers.name_substitutes),
        sex=None if sex is None else parse_sex(sex.encode(), table),
        era=None if birth is None else birth[:1],
        born=None if birth is None else parse_birth_date(birth[1:].encode(), "birth date"),
        address=items.get(numbers.address),
        address_substitutes=items.get(numbers.address_substitutes),
    )


def _other_names(certificate: CardCertificate, arc: str) -> dict[int, str]:
    """Texts by the last number of their identifier, of those right under the arc."""
    try:
        own = x509.load_der_x509_certificate(certificate.der)
        names = own.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return {}
    except (ValueError, TypeError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        # `from None`: the original error may carry the bytes, which are personal
        raise Malformed(_WHAT, "has names that make no sense") from None
    others = names.get_values_for_type(x509.OtherName)
    numbered = [(other.type_id.dotted_string.removeprefix(arc), other.value) for other in others]
    return {int(number): _text(value) for number, value in numbered if number.isdigit()}


def _text(value: bytes) -> str:
    """The content of one DER UTF8String."""
    item = tlv.parse(value)
    if item.tag != _UTF8_STRING or len(item.raw) != len(value):
        raise Malformed(_WHAT, "has a name that is no UTF8String")
    try:
        return item.value.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed(_WHAT, "has a name that is not UTF-8") from None
