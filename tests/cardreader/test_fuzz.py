"""Whatever bytes a card gives, the parsers answer with a value or with an error of the library's own tree.

`make fuzz-card` runs a hundred thousand inputs, the ordinary suite some thousands; `CARD_FUZZ_COUNT` and
`CARD_FUZZ_SEED` say how many and which. A failure names the parser and the input.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import time
from collections.abc import Callable
from functools import cache
from types import MappingProxyType

import pytest
from cryptography import x509

from cardreader.errors import CardError, Malformed
from cardreader.iso7816 import tlv
from cardreader.mynumber import (
    authenticity,
    card_face,
    certificate,
    chain,
    common,
    dates,
    holder,
    profile,
    token,
)
from cardreader.mynumber.authenticity import AuthorityKey
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.faults import Answer
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import NOW, NUMBER_B, PASSWORD, authorities
from tests.fakes.card_wire import COMMON, FACE, JPKI, TEXT
from tests.fakes.faulty_acts import ACTS, RECOVERY, play, undisturbed
from tests.fakes.mutations import Mutator

COUNT = int(os.environ.get("CARD_FUZZ_COUNT", "6000"))
SEED = int(os.environ.get("CARD_FUZZ_SEED", "20261124"))
SLOWEST_S = 2.0
"""For one input; the usual one takes some microseconds. Wide, since the machine may be busy."""
GROWTH_KIB = 64 * 1024
PEOPLE = ("hanako", "long-address", "rare-name", "foreign")


@cache
def files() -> MappingProxyType[str, tuple[bytes, ...]]:
    """The files of some simulated cards, whole, with their padding."""
    found: dict[str, list[bytes]] = {}
    for name in PEOPLE:
        for what, data in _files_of(SimulatedCard(load_persona(name))).items():
            found.setdefault(what, []).append(data)
    return MappingProxyType({what: tuple(data) for what, data in found.items()})


def _files_of(card: SimulatedCard) -> dict[str, bytes]:
    persona = card.persona
    secrets = {
        (TEXT, 0x15): persona.number_b,
        (FACE, 0x12): persona.number_b,
        (JPKI, 0x1B): persona.secrets.get("signature-password", PASSWORD),
    }
    asked = {
        "text": (TEXT, 0x02, 0x15),
        "integrity": (TEXT, 0x03, 0x15),
        "cv": (TEXT, 0x04, None),
        "signed key": (TEXT, 0x07, 0x15),
        "face": (FACE, 0x02, 0x12),
        "face cv": (FACE, 0x04, None),
        "token": (JPKI, 0x06, None),
        "authentication": (JPKI, 0x0A, None),
        "signature": (JPKI, 0x01, 0x1B),
        "authority": (JPKI, 0x0B, None),
    }
    read = {}
    for what, (aid, ef, opener) in asked.items():
        _send(card, f"00A4040C0A{aid}")
        if opener is not None:
            word = secrets[aid, opener].encode("ascii")
            _send(card, f"002000{0x80 | opener:02X}{len(word):02X}{word.hex()}")
        read[what] = _whole(card, ef)
    _send(card, f"00A4040C0A{COMMON}")
    read["common"] = _send(card, "00B2010C00")[:-2]
    return read


def _whole(card: SimulatedCard, ef: int) -> bytes:
    _send(card, f"00A4020C02{ef:04X}")
    data = b""
    while (part := _send(card, f"00B0{len(data):04X}00"))[-2:] == b"\x90\x00":
        data += part[:-2]
    assert part[-2:] in (b"\x6b\x00", b"\x69\x82"), part[-2:].hex()
    return data


def _send(card: SimulatedCard, command: str) -> bytes:
    return card.transmit(bytes.fromhex(command))


@cache
def _record_key() -> authenticity.CardVerifiableCertificate:
    return authenticity.parse_certificate(files()["cv"][0])


def _text(data: bytes) -> object:
    record = tlv.parse(data)
    read = profile.parse_profile(record)
    integrity = tlv.parse(files()["integrity"][0])
    return read, authenticity.check_text(record, integrity, _record_key().subject_key)


def _integrity(data: bytes) -> object:
    record = tlv.parse(files()["text"][0])
    return authenticity.check_text(record, tlv.parse(data), _record_key().subject_key)


def _signed_key(data: bytes) -> object:
    container = tlv.parse(data)
    return authenticity.key_inside(container), authenticity.check_signed(container, _record_key().subject_key)


def _face(data: bytes) -> object:
    record = tlv.parse(data)
    key = authenticity.parse_key(record.child(0xDF24).value, "card key")
    return card_face.parse_face(record), authenticity.check_face(record, key)


def _cv(data: bytes) -> object:
    parsed = authenticity.parse_certificate(data)
    trusting = AuthorityKey("text", parsed.issuer_id, parsed.subject_key)
    face = tlv.parse(files()["face"][0])
    return (
        authenticity.check_issuer(parsed, "text", authorities()),
        authenticity.check_issuer(parsed, "text", [trusting]),
        authenticity.check_face(face, parsed.subject_key),
    )


def _x509(data: bytes) -> object:
    parsed = certificate.parse(data, "signature")
    authority = x509.load_der_x509_certificate(_object(files()["authority"][0]))
    verdict = chain.check_certificate(parsed, GENERATION_1.jpki, [authority], NOW)
    return parsed.matches(b"data", b"x" * 256), verdict, holder.parse_holder(parsed)


def _object(data: bytes) -> bytes:
    return tlv.parse(data).raw


def _every_object(data: bytes) -> object:
    """Headers, then objects inside objects as deep as they go."""
    header = tlv.read_header(data)
    return header, [item.children() for item in tlv.parse_all(data) if item.tag & 0x2000]


PARSERS: dict[str, tuple[tuple[str, ...], Callable[[bytes], object]]] = {
    "TLV": (("text", "face", "cv", "integrity"), _every_object),
    "text record": (("text",), _text),
    "integrity record": (("integrity",), _integrity),
    "signed key": (("signed key",), _signed_key),
    "card face": (("face",), _face),
    "card-verifiable certificate": (("cv", "face cv"), _cv),
    "X.509": (("authentication", "signature"), _x509),
    "token record": (("token",), token.parse_token),
    "card record": (("common",), common.parse_card_record),
    "date": (("common",), lambda data: dates.parse_date(data[22:30], "last day")),
}
WHOLE_OBJECTS = ("X.509", "TLV")
"""Parsers that get the object without the padding behind it, as the reading of a file gives it."""


def good(parser: str) -> tuple[bytes, ...]:
    kinds, _ = PARSERS[parser]
    inputs = tuple(data for kind in kinds for data in files()[kind])
    return tuple(_object(data) for data in inputs) if parser in WHOLE_OBJECTS else inputs


@pytest.mark.parametrize("parser", PARSERS)
def test_unspoiled_inputs_are_parsed(parser: str) -> None:
    _, parse = PARSERS[parser]
    for data in good(parser):
        assert parse(data) is not None


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("parser", PARSERS)
def test_spoiled_input_is_parsed_or_refused_by_an_error_of_ours(
    parser: str, record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    _, parse = PARSERS[parser]
    mutator = Mutator(SEED, good(parser))
    count, refused, slowest = COUNT // len(PARSERS), 0, 0.0
    refusal(parse, mutator.next())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(count):
        data = mutator.next()
        started = time.thread_time()
        try:
            refused += refusal(parse, data) is not None
        except Exception as error:
            raise AssertionError(f"{parser}, input {number}: {data.hex()}") from error
        slowest = max(slowest, time.thread_time() - started)
    growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    record_property("inputs", count)
    with capsys.disabled():
        sys.stdout.write(
            f"\nfuzz {parser}: {count} inputs, {refused} refused, {count - refused} parsed, "
            f"slowest {slowest * 1000:.1f} ms, {growth} KiB more"
        )
    assert refused > count // 20
    assert slowest < SLOWEST_S
    assert growth < GROWTH_KIB


@pytest.mark.parametrize("exponent", ["00", "01", "03", "04", "010001", "ff" * 256])
@pytest.mark.parametrize("size", [0, 1, 2, 8, 64, 128, 255, 256, 1024, 4096, 30000])
@pytest.mark.parametrize("last", [0, 1])
def test_key_of_any_size_is_judged_or_refused_at_once(exponent: str, size: int, last: int) -> None:
    modulus = b"\xc3" * max(0, size - 1) + bytes((last,)) * min(size, 1)
    data = _wrapped(0x90, bytes.fromhex(exponent)) + _wrapped(0x91, modulus)
    started = time.thread_time()
    outcome = refusal(_judged_with, data)
    assert outcome is None or "key" in outcome
    assert time.thread_time() - started < SLOWEST_S


def _judged_with(data: bytes) -> object:
    key = authenticity.parse_key(data, "key")
    assert not certificate.signature_matches(key, b"data", b"\x01" * 256)
    assert authenticity.check_face(tlv.parse(files()["face"][0]), key).result == "failed"
    return key


@pytest.mark.parametrize("trouble", [IndexError("14"), KeyError("DF22"), MemoryError(), RecursionError()])
def test_parser_that_breaks_down_is_noticed(trouble: Exception) -> None:
    def broken(_data: bytes) -> object:
        raise trouble

    with pytest.raises(type(trouble)):
        refusal(broken, b"")


def test_message_that_repeats_what_stood_on_the_card_is_noticed() -> None:
    def talkative(data: bytes) -> object:
        raise Malformed("name", f"is {data.decode()}")

    with pytest.raises(AssertionError):
        refusal(talkative, "見本　花子".encode())


DIALOGUES = max(100, COUNT // 50)


@pytest.mark.timeout(1200)
def test_spoiled_answer_anywhere_in_an_act_ends_it_well(capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(SEED)
    card = SimulatedCard(load_persona("hanako"))
    clean = {act.name: undisturbed(act, card) for act in ACTS}
    for act in ACTS:
        undisturbed(RECOVERY[act.name], card)
    answers = [exchange.answer for done in clean.values() for exchange in done.exchanges]
    mutator = Mutator(SEED, answers)
    failed = 0
    for number in range(DIALOGUES):
        act = chance.choice(ACTS)
        place = chance.randint(1, len(clean[act.name].exchanges))
        played = play(act, place, Answer(mutator.next()), card)
        failed += played.outcome.error is not None
        case = f"{number}: {act.name}, command {place}, {played}"
        assert all(count == 1 for count in played.verified.values()), case
        assert sum(played.spent.values()) <= act.wrong, case
        assert played.afterwards == clean[RECOVERY[act.name].name].outcome, case
        assert played.seconds < SLOWEST_S, case
        if played.outcome.proof == "verified":
            assert played.outcome.result == clean[act.name].outcome.result, case
    with capsys.disabled():
        sys.stdout.write(f"\nfuzz acts: {DIALOGUES} spoiled answers, {failed} acts failed\n")
    assert failed > DIALOGUES // 3


def _wrapped(tag: int, value: bytes) -> bytes:
    return bytes((tag, 0x82)) + len(value).to_bytes(2, "big") + value


def refusal(parse: Callable[[bytes], object], data: bytes) -> str | None:
    """What our error says, which must hold nothing of the input; None where the input was parsed."""
    try:
        parse(data)
    except CardError as error:
        message = str(error)
    else:
        return None
    assert message.isascii()
    assert len(message) < 120
    assert NUMBER_B not in message
    return message
