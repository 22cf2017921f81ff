"""One test for each fact about real cards that was seen once, or that nobody is sure of.

When a measurement on a real card says otherwise, the test's name says what to look at. The client must work
either way wherever it can, and must fail closed where it cannot.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from cardreader import errors
from cardreader.connection import Connection
from cardreader.mynumber.genuineness import Finding, Reason
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.simulator.behaviour import Behaviour
from cardreader.simulator.ber import wrap
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.card_certificates import records_key
from cardreader.simulator.face_files import face
from cardreader.simulator.file_system import Access, CredentialFile, Ef, RecordFile, TransparentFile
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import FACE, JPKI, NUMBER_B, PASSWORD, PIN, TEXT, Desk, secret, with_tries
from tests.fakes.faulty_acts import ACTS, Act, Outcome, our_client, undisturbed
from tests.fakes.odd_cards import Exchange, Files, Manner, is_short, odd_card

COMMON = bytes.fromhex("D3921000310001010100")
WHOLE_ACTS = [
    act
    for act in ACTS
    if act.name in ("tries", "identifier", "read by a wrong PIN")
    or (act.name.startswith(("read", "sign")) and not act.wrong)
]
"""Those that use every kind of command between them; what asks for one file alone has tests of its own."""
EVERY_ACT = pytest.mark.parametrize("act", WHOLE_ACTS, ids=lambda act: act.name.replace(" ", "-"))


def outcome(act: Act, card: SimulatedCard) -> Outcome:
    return undisturbed(act, card).outcome


@cache
def usual(name: str) -> Outcome:
    return outcome(next(act for act in WHOLE_ACTS if act.name == name), SimulatedCard(load_persona("hanako")))


def assert_as_usual(act: Act, card: SimulatedCard) -> None:
    assert outcome(act, card) == usual(act.name)


@EVERY_ACT
def test_first_command_after_power_up_answers_6f00(act: Act) -> None:
    assert_as_usual(act, odd_card(behaviour=Behaviour(first_command_fails=True)))


@EVERY_ACT
@pytest.mark.parametrize(
    "refusal",
    ["6A86", "6D00", "6A82", "6986", "6981", "6985", "6700", "6B00", "6A80", "6A81", "6A87", "6A88"],
)
def test_short_file_identifiers_are_not_understood(act: Act, refusal: str) -> None:
    def refusing(apdu: bytes, plain: Exchange) -> bytes:
        return bytes.fromhex(refusal) if is_short(apdu) else plain(apdu)

    assert_as_usual(act, odd_card(manner=refusing))


class _Forgetting:
    """A short identifier serves one command and leaves the current file what it was."""

    def __init__(self) -> None:
        self._application = self._file = b""

    def __call__(self, apdu: bytes, plain: Exchange) -> bytes:
        answer = plain(apdu)
        if apdu[1:3] == b"\xa4\x04" and answer == b"\x90\x00":
            self._application, self._file = apdu, b""
        elif apdu[1:3] == b"\xa4\x02" and answer == b"\x90\x00":
            self._file = apdu
        elif is_short(apdu):
            plain(self._application)
            if self._file:
                plain(self._file)
        return answer


@EVERY_ACT
def test_short_file_identifier_does_not_make_the_file_current(act: Act) -> None:
    assert_as_usual(act, odd_card(manner=_Forgetting()))


@EVERY_ACT
@pytest.mark.parametrize("refused_at_the_end", ["6700", "6B00"])
def test_rest_of_a_file_is_never_read_out_of_the_one_selected_before(
    act: Act, refused_at_the_end: str
) -> None:
    """Some files must be selected here, and those named by short identifier come in several parts."""
    forgetting, at_the_end = _Forgetting(), _at_the_end(bytes.fromhex(refused_at_the_end))

    def manner(apdu: bytes, plain: Exchange) -> bytes:
        return forgetting(apdu, lambda inner: _first_part(inner, lambda asked: at_the_end(asked, plain)))

    assert_as_usual(act, odd_card(files=_trimmed(7), manner=manner))


def _first_part(apdu: bytes, plain: Exchange) -> bytes:
    """At most 255 bytes a READ, which is a part of a longer file and the whole of what fits."""
    return plain(apdu[:4] + b"\xff") if apdu[1] == 0xB0 and apdu[4] == 0 else plain(apdu)


def _trimmed(padding: int) -> Files:
    """Files with so many bytes of padding behind their object; the number's file is never touched."""

    def trim(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        del aid
        return {ef: _refilled(file, padding) if ef != 1 else file for ef, file in files.items()}

    return trim


def _refilled(file: Ef, padding: int) -> Ef:
    if not isinstance(file, TransparentFile) or not file.content.strip(b"\xff"):
        return file
    content = file.content
    if content[:1] in (b"\xff", b"\x7f", b"\x30"):
        size = 2 if content[0] != 0x30 else 1
        header = {0x81: 2, 0x82: 3}.get(content[size], 1)
        length = content[size] if header == 1 else int.from_bytes(content[size + 1 : size + header], "big")
        content = content[: size + header + length]
    return replace(file, content=content + b"\xff" * padding)


@EVERY_ACT
@pytest.mark.parametrize("padding", [0, 1, 255, 4000])
def test_files_are_of_any_physical_size(act: Act, padding: int) -> None:
    assert_as_usual(act, odd_card(files=_trimmed(padding)))


def _at_the_end(answer: bytes) -> Manner:
    """READ that reaches beyond the end of the file is answered so; a file's rest comes with 6282."""

    def manner(apdu: bytes, plain: Exchange) -> bytes:
        given = plain(apdu)
        if apdu[1] != 0xB0 or given[-2:] != b"\x90\x00" or len(given) - 2 == (apdu[4] or 256):
            return given
        return given[:-2] + answer if answer == b"\x62\x82" else answer

    return manner


@EVERY_ACT
@pytest.mark.parametrize("answer", ["6282", "6B00", "6700"])
@pytest.mark.parametrize("padding", [0, 3])
def test_reading_beyond_the_end_is_answered_in_any_way(act: Act, answer: str, padding: int) -> None:
    card = odd_card(files=_trimmed(padding), manner=_at_the_end(bytes.fromhex(answer)))

    assert_as_usual(act, card)


@EVERY_ACT
def test_reading_beyond_the_end_is_answered_by_the_right_length(act: Act) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        given = plain(apdu)
        short = apdu[1] == 0xB0 and given[-2:] == b"\x90\x00" and len(given) - 2 < (apdu[4] or 256)
        return bytes((0x6C, len(given) - 2 & 0xFF)) if short else given

    assert_as_usual(act, odd_card(files=_trimmed(0), manner=manner))


@EVERY_ACT
@pytest.mark.parametrize("longest", [16, 100, 255])
def test_reads_are_short(act: Act, longest: int) -> None:
    assert_as_usual(act, odd_card(behaviour=Behaviour(longest_read=longest)))


@EVERY_ACT
def test_answers_come_in_the_manner_of_t0(act: Act) -> None:
    assert_as_usual(act, odd_card(behaviour=Behaviour(byte_protocol=True)))


@pytest.mark.parametrize("strange", ["005A", "0000", "3082", "7F21", "1234", "20FF"])
@pytest.mark.parametrize(
    "act", [act for act in WHOLE_ACTS if act.name.startswith("read by")], ids=lambda a: a.name
)
def test_two_bytes_stand_before_the_record(act: Act, strange: str) -> None:
    def prefixed(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        record = files.get(2)
        if aid not in (TEXT, FACE) or not isinstance(record, TransparentFile):
            return files
        return {**files, 2: replace(record, content=bytes.fromhex(strange) + record.content)}

    assert_as_usual(act, odd_card(files=prefixed))


@pytest.mark.parametrize("label", [b"JPKIAPICCTOKEN2", b"JPKIAPICCTOKEN"])
@pytest.mark.parametrize("padding", [b" ", b"\0", b"\xff"])
@pytest.mark.parametrize("size", [20, 32, 160])
def test_token_label_is_padded_in_any_way_in_a_file_of_any_size(
    label: bytes, padding: bytes, size: int
) -> None:
    def labelled(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        content = (label.ljust(32, padding) + bytes(128))[:size]
        return {**files, 6: TransparentFile(content)} if aid == JPKI else files

    with our_client(Desk(odd_card(files=labelled)).reader.connect()) as card:
        token = card.token()
    assert token is not None
    assert (token.label, token.carrier) == (label.decode(), "card")


ALSO_BLOCKED = ("63C0", "6984", "6983")


@pytest.mark.parametrize("asked", ALSO_BLOCKED)
def test_blocked_secret_answers_the_question_in_any_way(asked: str) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        given = plain(apdu)
        return bytes.fromhex(asked) if apdu[1] == 0x20 and given == b"\x63\xc0" else given

    desk = Desk(odd_card("blocked", manner=manner))
    with desk.open() as card:
        assert card.tries()["card-text-pin"] == 0
        with pytest.raises(errors.PinBlocked):
            card.read("pin", secret(PIN))
    assert desk.verifies() == []


@pytest.mark.parametrize("answer", [*ALSO_BLOCKED, "6300"])
def test_last_wrong_try_is_answered_in_any_way(answer: str) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        given = plain(apdu)
        return bytes.fromhex(answer) if apdu[1] == 0x20 and len(apdu) > 5 and given == b"\x63\xc0" else given

    desk = Desk(odd_card("last-try", manner=manner))
    with desk.open() as card, pytest.raises((errors.PinBlocked, errors.WrongPin)) as caught:
        card.read("pin", secret("9999"), release="staff-7")
    assert not isinstance(caught.value, errors.WrongPin) or caught.value.tries_left == 0
    assert len(desk.verifies()) == 1


@EVERY_ACT
@pytest.mark.parametrize("clears", [True, False])
def test_wrong_verify_keeps_or_clears_what_was_verified(act: Act, clears: bool) -> None:
    assert_as_usual(act, odd_card(behaviour=Behaviour(wrong_clears_security=clears)))


def _answering_9000_once_verified() -> Manner:
    verified = False

    def manner(apdu: bytes, plain: Exchange) -> bytes:
        nonlocal verified
        given = plain(apdu)
        if apdu[1:3] == b"\xa4\x04":
            verified = False
        elif apdu[1] == 0x20 and len(apdu) > 5:
            verified = given == b"\x90\x00"
        elif apdu[1] == 0x20 and verified:
            return b"\x90\x00"
        return given

    return manner


@EVERY_ACT
def test_empty_verify_after_success_answers_9000(act: Act) -> None:
    assert_as_usual(act, odd_card(manner=_answering_9000_once_verified()))


def test_tries_after_a_reading_are_told_though_empty_verify_after_success_answers_9000() -> None:
    with Desk(odd_card(manner=_answering_9000_once_verified())).open() as card:
        card.read("number-b", secret(NUMBER_B))
        assert card.tries()["number-b"] == 10


@EVERY_ACT
def test_selecting_the_same_application_again_forgets_what_was_verified(act: Act) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        if apdu[1:3] == b"\xa4\x04":
            plain(bytes.fromhex("00A4040C07A0000001510000"))
        return plain(apdu)

    assert_as_usual(act, odd_card(manner=manner))


@pytest.mark.parametrize(
    ("code", "sex"),
    [
        ("0", "unknown"),
        ("1", "male"),
        ("2", "female"),
        ("3", "other"),
        ("9", "not-applicable"),
        ("7", "other"),
    ],
)
def test_sex_codes_other_than_1_and_2(code: str, sex: str) -> None:
    persona = dataclasses.replace(load_persona("hanako"), sex=code)
    with Desk(SimulatedCard(persona)).open() as card:
        contents = card.read("number-b", secret(NUMBER_B))
    assert contents.text.sex == sex
    assert contents.genuineness == "verified"


def _jpki(changes: Mapping[int, Ef | None]) -> Files:
    """The certificates' application with these files, or without them."""

    def changed(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        if aid != JPKI:
            return files
        kept = {ef: file for ef, file in files.items() if ef not in changes}
        return {**kept, **{ef: file for ef, file in changes.items() if file is not None}}

    return changed


@EVERY_ACT
@pytest.mark.parametrize(
    "presence",
    [None, TransparentFile(b""), TransparentFile(b"\x8f\x8f")],
    ids=["absent", "empty", "two-bytes"],
)
def test_list_of_certificates_is_absent_or_short(act: Act, presence: Ef | None) -> None:
    assert_as_usual(act, odd_card(files=_jpki({8: presence})))


@pytest.mark.parametrize(
    "presence", [None, TransparentFile(b"\x00\x8f\x00"), TransparentFile(b"\xff\x8f\x00")]
)
def test_card_without_signature_certificate_says_so_before_any_password(presence: Ef | None) -> None:
    desk = Desk(odd_card("youth", files=_jpki({8: presence, 1: None})))
    with desk.open() as card, pytest.raises(errors.CertificateMissing):
        card.sign("signature", "x", [b"{}"], secret(PASSWORD))
    assert desk.verifies() == []


def test_card_that_lists_a_certificate_and_has_none_is_told_apart_from_a_wrong_password() -> None:
    desk = Desk(odd_card(files=_jpki({1: None})))
    with desk.open() as card, pytest.raises(errors.CertificateMissing):
        card.sign("signature", "x", [b"{}"], secret(PASSWORD))
    assert desk.left(JPKI, 0x1B) == 5


def test_authentication_certificate_is_absent() -> None:
    desk = Desk(odd_card(files=_jpki({0x0A: None})))
    with desk.open() as card, pytest.raises(errors.CertificateMissing):
        card.sign("authentication", "x", [b"{}"], secret(PIN))
    assert desk.verifies() == []


NEVER_SET = CredentialFile(b"", 3, 0)


@pytest.mark.parametrize("asked", [*ALSO_BLOCKED, "6A82", "6A88"])
@pytest.mark.parametrize(
    "presence", [None, TransparentFile(b"\x00\x8f\x00"), TransparentFile(b"\x8f\x8f\x00")]
)
@pytest.mark.parametrize("password", [NEVER_SET, None], ids=["blocked", "absent"])
def test_card_without_pins_answers_in_any_way_and_no_try_is_touched(
    asked: str, presence: Ef | None, password: Ef | None
) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        given = plain(apdu)
        return bytes.fromhex(asked) if apdu[1] == 0x20 and given == b"\x63\xc0" else given

    files = _jpki({8: presence, 1: None, 0x1B: password})
    desk = Desk(odd_card("pinless", manner=manner, files=files))
    with desk.open() as card:
        tries = card.tries()
        assert tries["card-text-pin"] is tries["authentication-pin"] is tries["signature-password"] is None
        assert tries["number-b"] == 10
        with pytest.raises(errors.PinNotSet):
            card.read("pin", secret(PIN))
        with pytest.raises(errors.PinNotSet):
            card.sign("authentication", "x", [b"{}"], secret(PIN))
        with pytest.raises((errors.CertificateMissing, errors.PinNotSet)):
            card.sign("signature", "x", [b"{}"], secret(PASSWORD))
        assert desk.verifies() == []
        assert card.read("number-b", secret(load_persona("pinless").number_b)).genuineness == "verified"


def test_childs_pin_that_this_act_blocked_is_blocked_and_not_never_set() -> None:
    persona = with_tries(load_persona("youth"), authentication_pin=0, card_text_pin=1)
    with Desk(SimulatedCard(persona)).open() as card, pytest.raises(errors.PinBlocked):
        card.read("pin", secret("9999"), release="staff-7")


@EVERY_ACT
def test_get_data_and_the_issuers_level_are_never_asked(act: Act) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        assert apdu[0] in (0x00, 0x80)
        assert apdu[1] in (0xA4, 0xB0, 0xB2, 0x20, 0x2A), apdu[:4].hex()
        assert len(apdu) <= 4 + 1 + 255 + 1
        assert apdu[2] != 0x00 or apdu[1] != 0xA4
        return plain(apdu)

    assert_as_usual(act, odd_card(manner=manner))


@pytest.mark.parametrize("act", [act for act in WHOLE_ACTS if act.name != "identifier"], ids=lambda a: a.name)
def test_common_application_is_absent(act: Act) -> None:
    assert_as_usual(act, odd_card(without=(COMMON,)))


def test_common_application_is_absent_and_the_card_is_told_by_its_certificate() -> None:
    identifiers = set()
    for _ in range(2):
        with Desk(odd_card(without=(COMMON,))).open() as card:
            identifiers.add(card.identifier())
    assert len(identifiers) == 1


@pytest.mark.parametrize("using", ["pin", "sign"])
def test_log_out_leaves_the_application_even_without_the_common_one(using: str) -> None:
    desk = Desk(odd_card(without=(COMMON,)))
    with desk.open() as card:
        card.read("pin", secret(PIN)) if using == "pin" else card.sign(
            "authentication", "x", [b"{}"], secret(PIN)
        )
        current = next(a[5:15] for a in reversed(desk.reader.journal) if a[1:3] == b"\xa4\x04")
    left_by = [apdu[5:15] for apdu in list(desk.reader.journal)[-3:]]
    assert left_by == [COMMON, FACE, JPKI]
    assert any(aid not in (COMMON, current) for aid in left_by)


@pytest.mark.parametrize("file", [3, 7])
@pytest.mark.parametrize("using", ["pin", "number-b"])
def test_proofs_of_the_text_open_to_no_secret_of_ours(file: int, using: str) -> None:
    def closed(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        proof = files.get(file)
        if aid != TEXT or not isinstance(proof, TransparentFile):
            return files
        return {**files, file: replace(proof, access=Access(frozenset({0x14})))}

    with Desk(odd_card(files=closed)).open() as card:
        contents = card.read(
            "pin" if using == "pin" else "number-b", secret(PIN if using == "pin" else NUMBER_B)
        )
    assert contents.text.name == "見本　花子"
    assert contents.genuineness == "not-checked"


@pytest.mark.parametrize("file", [3, 4, 7])
def test_proofs_of_the_text_are_absent(file: int) -> None:
    def fewer(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        return {ef: kept for ef, kept in files.items() if aid != TEXT or ef != file}

    with Desk(odd_card(files=fewer)).open() as card:
        assert card.read("pin", secret(PIN)).genuineness == "not-checked"


FILLER = b"\xff" * 64
ODD_PROOFS = {
    "filler": FILLER,
    "nothing": b"",
    "another object": bytes.fromhex("FF3003DF4100") + FILLER,
    "no objects inside": bytes.fromhex("FF500401020304") + FILLER,
    "claims too much": bytes.fromhex("FF5082FFFF") + FILLER,
    "indefinite length": bytes.fromhex("FF5080DF51") + FILLER,
}
UNREADABLE = {
    (TEXT, 3): Finding("text", "record", Reason.SIGNATURES_UNREADABLE),
    (TEXT, 4): Finding("text", "issuer", Reason.CERTIFICATE_UNREADABLE),
    (TEXT, 7): Finding("text", "chip", Reason.CHIP_KEY_UNREADABLE),
    (FACE, 4): Finding("surface", "issuer", Reason.CERTIFICATE_UNREADABLE),
}


def _with_file(aid: bytes, ef: int, content: Callable[[bytes], bytes]) -> Files:
    """One file of one application with another content."""

    def changed(whose: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        file = files.get(ef)
        if aid != whose or not isinstance(file, TransparentFile):
            return files
        return {**files, ef: replace(file, content=content(file.content))}

    return changed


@pytest.mark.parametrize("content", ODD_PROOFS.values(), ids=ODD_PROOFS)
@pytest.mark.parametrize("place", UNREADABLE, ids=["text-3", "text-4", "text-7", "face-4"])
def test_proof_of_an_unknown_form_takes_nothing_from_what_was_read(
    place: tuple[bytes, int], content: bytes
) -> None:
    with Desk(odd_card(files=_with_file(*place, lambda _: content))).open() as card:
        contents = card.read("number-b", secret(NUMBER_B))

    assert contents.text.name == "見本　花子"
    assert contents.genuineness == "not-checked"
    assert UNREADABLE[place] in contents.verdict.findings


@pytest.mark.parametrize("refusal", ["6A82", "6A88", "6981", "6985", "6983", "6982"])
@pytest.mark.parametrize("ef", [3, 4, 7])
def test_proof_that_is_refused_in_any_way_is_not_checked(ef: int, refusal: str) -> None:
    inside, current = b"", 0

    def manner(apdu: bytes, plain: Exchange) -> bytes:
        nonlocal inside, current
        if apdu[1:3] == b"\xa4\x04":
            inside, current = apdu[5:15], 0
        elif apdu[1:3] == b"\xa4\x02":
            current = apdu[6]
        elif is_short(apdu):
            current = (apdu[2] if apdu[1] == 0xB0 else apdu[3]) & 0x1F
        refused = inside == TEXT and current == ef and apdu[1] == 0xB0
        return bytes.fromhex(refusal) if refused else plain(apdu)

    with Desk(odd_card(manner=manner)).open() as card:
        contents = card.read("pin", secret(PIN))

    assert contents.text.name == "見本　花子"
    assert contents.genuineness == "not-checked"


def _signed_key_of(*parts: tuple[str, bytes]) -> bytes:
    """A signed key of the card's own, in the form that the parts make; the signature comes last."""
    keys = Keyring()
    signed = b"".join(wrap(tag, value) for tag, value in parts)
    return wrap("FF50", signed + wrap("DF5F", records_key(keys, "text").sign_message(signed)))


def _own_key() -> bytes:
    return Keyring().of_card("hanako", "text").public_object(GENERATION_1.text.keys)


@pytest.mark.parametrize(
    "parts",
    [
        (("DF51", _own_key()),),
        (("DF52", wrap("A1", _own_key())),),
        (("DF51", b"9000033\x08\x05001abcd"), ("DF52", _own_key())),
        (("DF51", wrap("7F49", wrap("A1", _own_key()))), ("DF53", b"")),
    ],
    ids=["bare", "in-A1", "behind-a-key-id", "deep"],
)
def test_signed_key_of_the_chip_lies_anywhere_in_its_file(parts: tuple[tuple[str, bytes], ...]) -> None:
    content = _signed_key_of(*parts)
    with Desk(odd_card(files=_with_file(TEXT, 7, lambda _: content + FILLER))).open() as card:
        assert card.read("pin", secret(PIN)).genuineness == "verified"


def test_signed_key_of_the_chip_without_a_signature_at_its_end_is_not_checked() -> None:
    content = wrap("FF50", wrap("DF51", _own_key()) + wrap("DF52", b"1"))
    with Desk(odd_card(files=_with_file(TEXT, 7, lambda _: content))).open() as card:
        assert card.read("pin", secret(PIN)).genuineness == "not-checked"


def test_signed_key_of_the_chip_that_was_altered_is_not_genuine() -> None:
    content = bytearray(_signed_key_of(("DF51", _own_key())))
    content[-1] ^= 1
    with Desk(odd_card(files=_with_file(TEXT, 7, lambda _: bytes(content)))).open() as card:
        assert card.read("pin", secret(PIN)).genuineness == "failed"


# ------------------------------------------------------------------ the end of the face
def _offsets(change: Callable[[bytes], bytes]) -> Files:
    """The face with other bytes in its table of offsets, which nothing signs."""
    at = 4 + 3

    def changed(content: bytes) -> bytes:
        start = content.index(b"\xdf\x21") + 3
        size = content[start - 1]
        assert (start, size) == (at + 1, 18)
        return content[:start] + change(content[start : start + size]) + content[start + size :]

    return _with_file(FACE, 2, changed)


def test_security_code_at_the_end_of_the_face_is_not_read() -> None:
    desk, persona = Desk(), load_persona("hanako")
    begins = face(Keyring(), persona).rindex(b"\xdf\x2a")
    with desk.open() as card:
        card.read_face(secret(NUMBER_B))

    reads = [apdu for apdu in desk.reader.journal if apdu[1] == 0xB0 and not apdu[2] & 0x80]
    assert max(int.from_bytes(apdu[2:4], "big") + (apdu[4] or 256) for apdu in reads) == begins


@pytest.mark.parametrize(
    "change",
    [
        lambda table: bytes(len(table)),
        lambda table: b"\xff" * len(table),
        lambda table: table[2:] + table[:2],
        lambda table: table[:-1] + bytes((table[-1] ^ 1,)),
        lambda table: table[:-2] + (100).to_bytes(2, "big"),
    ],
    ids=["nought", "filler", "another-order", "one-off", "early"],
)
def test_face_is_read_whole_where_its_offsets_are_wrong(change: Callable[[bytes], bytes]) -> None:
    with Desk(odd_card(files=_offsets(change))).open() as card:
        shown, verdict = card.read_face(secret(NUMBER_B))

    assert shown.expires_on == date(2033, 3, 5)
    assert verdict.result == "verified"


# ------------------------------------------------------------------ the card's own record
@pytest.mark.parametrize(
    ("digits", "reason", "result"),
    [
        (b"9000000000000011311720330305", Reason.EXPIRY_AGREES, "verified"),
        (b"9000000000000011311720330306", Reason.EXPIRY_DIFFERS, "failed"),
        (b"9000000000000011311700000000", Reason.EXPIRY_UNKNOWN, "not-checked"),
        (b"90000000000000113117        ", Reason.EXPIRY_UNKNOWN, "not-checked"),
        (b"\xff" * 28, Reason.EXPIRY_UNKNOWN, "not-checked"),
    ],
)
def test_last_day_is_compared_with_the_cards_own_record(digits: bytes, reason: Reason, result: str) -> None:
    def recorded(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        return {**files, 1: RecordFile((b"\x01\x1c" + digits,))} if aid == COMMON else files

    with Desk(odd_card(files=recorded)).open() as card:
        assert card.identifier()
        contents = card.read("number-b", secret(NUMBER_B))

    assert Finding("card", "expiry", reason) in contents.verdict.findings
    assert contents.genuineness == result
    assert contents.text.name == "見本　花子"


@EVERY_ACT
@pytest.mark.parametrize("refusal", ["6A86", "6986", "6985", "6D00", "6A88"])
def test_default_key_of_an_application_is_not_known(act: Act, refusal: str) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        return bytes.fromhex(refusal) if apdu[1] == 0x2A and apdu[3] == 0 else plain(apdu)

    assert_as_usual(act, odd_card(manner=manner))


def test_copied_card_that_has_no_key_at_all_is_not_genuine() -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        return b"\x6a\x88" if apdu[1] == 0x2A else plain(apdu)

    with Desk(odd_card(manner=manner)).open() as card:
        assert card.read("number-b", secret(NUMBER_B)).genuineness == "failed"


@pytest.mark.parametrize("size", [1, 127, 128, 255, 256, 257, 4096, 20000])
def test_values_of_any_length(size: int) -> None:
    persona = dataclasses.replace(load_persona("hanako"), address="a" * size)
    with Desk(SimulatedCard(persona)).open() as card:
        contents = card.read("pin", secret(PIN))
    assert contents.text.address == "a" * size
    assert contents.genuineness == "verified"


def test_value_too_long_for_the_offsets_of_reading_is_malformed() -> None:
    persona = dataclasses.replace(load_persona("hanako"), address="a" * 40000)
    with Desk(SimulatedCard(persona)).open() as card, pytest.raises(errors.CardError):
        card.read("pin", secret(PIN))


@pytest.mark.parametrize(
    ("digits", "known"), [("19480000", "1948"), ("194803--", "1948-03"), ("        ", None)]
)
def test_birth_date_is_given_as_far_as_it_is_known(digits: str, known: str | None) -> None:
    persona = dataclasses.replace(load_persona("hanako"), birth_digits=digits)
    with Desk(SimulatedCard(persona)).open() as card:
        contents = card.read("number-b", secret(NUMBER_B))
        born = contents.text.born
    assert contents.face is not None
    assert (born.iso if born else None) == known
    assert contents.face.born == born
    assert contents.text.birth_date is None
    assert contents.genuineness == "verified"


def test_items_that_are_empty_are_read_as_such() -> None:
    persona = dataclasses.replace(load_persona("hanako"), address="", sex="")
    with Desk(SimulatedCard(persona)).open() as card:
        contents = card.read("number-b", secret(NUMBER_B))
    assert (contents.text.address, contents.text.sex) == ("", "unknown")
    assert contents.genuineness == "verified"


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (b"20350305", "expiry-differs"),
        (b"20320305", "expiry-differs"),
        (b"20331231", "expiry-agrees"),
        (b"20330000", "expiry-unknown"),
    ],
)
def test_last_day_on_the_face_is_unsigned_and_compared_with_the_year_in_number_b(
    day: bytes, reason: str
) -> None:
    def changed(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        face = files.get(2)
        if aid != FACE or not isinstance(face, TransparentFile):
            return files
        content = face.content.replace(b"\xdf\x29\x0820330305", b"\xdf\x29\x08" + day)
        assert content != face.content
        return {**files, 2: replace(face, content=content)}

    with Desk(odd_card(files=changed)).open() as card:
        _, verdict = card.read_face(secret(NUMBER_B))
    (found,) = [finding.reason for finding in verdict.findings if finding.check == "expiry"]
    assert found.value == reason
    assert verdict.result == found.result


def test_number_b_in_wide_digits_is_compared_too() -> None:
    wide = memoryview(bytearray("２３０３０５２０３３１２３４".encode()))
    with Desk().open() as card:
        _, verdict = card.read_face(wide)
    assert verdict.result == "verified"


def test_last_day_on_the_face_is_unsigned_and_read_as_it_stands() -> None:
    def later(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        face = files.get(2)
        if aid != FACE or not isinstance(face, TransparentFile):
            return files
        changed = face.content.replace(b"\xdf\x29\x0820330305", b"\xdf\x29\x0820350305")
        assert changed != face.content
        return {**files, 2: replace(face, content=changed)}

    with Desk(odd_card(files=later)).open() as card:
        contents = card.read("number-b", secret(NUMBER_B))
    assert contents.face is not None
    assert contents.face.expires_on == date(2035, 3, 5)
    assert contents.genuineness == "failed"


def test_security_state_that_outlived_another_program_opens_nothing_unasked() -> None:
    desk = Desk()
    before: Connection = desk.reader.connect()
    before.transmit(bytes.fromhex("00A4040C0A") + TEXT)
    before.transmit(bytes.fromhex("0020009104") + PIN.encode())
    with our_client(before) as card, pytest.raises(errors.WrongPin):
        card.read("pin", secret("9999"))
