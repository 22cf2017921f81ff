"""Every act on a card, every command of it, and everything that may go wrong at that command.

One case is (act, number of the command, fault). `play` carries it out on a simulated reader and tells what
came of it, for tests to judge.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from cryptography import x509

from cardreader import errors
from cardreader.connection import Connection
from cardreader.mynumber.card import MyNumberCard
from cardreader.mynumber.chain import load_roots
from cardreader.mynumber.contents import CardContents
from cardreader.profile_table.shapes import KeyName
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.faults import Answer, Cut, Fault, PowerLoss, Silence, Unplugged
from tests.fakes.card_desk import AUTHORITY_FILE, NOW, NUMBER_B, PASSWORD, PIN, Desk, authorities, secret

Client: TypeAlias = Callable[[Connection], MyNumberCard]
"""Makes what is tested on a connection: ours, or one that was spoiled on purpose."""

SILENCE_S = 2.0
WRONG_PIN = "9876"
WRONG_PASSWORD = "WRONG123"
WRONG_NUMBER_B = "23030520331235"
BIRTH_DATE = NUMBER_B[:6]


@cache
def simulated_roots() -> tuple[x509.Certificate, ...]:
    return load_roots([AUTHORITY_FILE.with_suffix(".pem")])


def our_client(connection: Connection) -> MyNumberCard:
    return MyNumberCard(connection, now=NOW, authorities=authorities(), roots=simulated_roots())


def _contents(contents: CardContents) -> object:
    face = contents.face
    return (
        (contents.text.name, contents.text.address, contents.text.birth_date, contents.text.sex),
        None if face is None else (face.birth_date, face.sex, face.name_image, face.address_image),
        None if face is None else (face.photo, face.expires_on),
    )


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a counter does with a card.

    Attributes:
        run: Does it, and gives back what there is to compare.
        proof: What the card's data proved, where the act judges that.
        wrong: Whether its secret is wrong, so that one try is spent.
    """

    name: str
    run: Callable[[MyNumberCard], tuple[object, str | None]]
    wrong: bool = False


def _read(using: str, shown: str) -> Callable[[MyNumberCard], tuple[object, str | None]]:
    def act(card: MyNumberCard) -> tuple[object, str | None]:
        contents = card.read("pin" if using == "pin" else "number-b", secret(shown))
        return _contents(contents), contents.genuineness

    return act


def _read_age(card: MyNumberCard) -> tuple[object, str | None]:
    day, verdict = card.read_age(secret(BIRTH_DATE))
    return day, verdict.result


def _sign(key: KeyName, shown: str) -> Callable[[MyNumberCard], tuple[object, str | None]]:
    """The certificate is what there is to compare: a JWS is never the same twice."""

    def act(card: MyNumberCard) -> tuple[object, str | None]:
        made = card.make_signatures(key, "x", [b"{}"], secret(shown))
        return made.certificate.der, made.verdict.result

    return act


ACTS: tuple[Act, ...] = (
    Act("tries", lambda card: (dict(card.tries()), None)),
    Act("identifier", lambda card: (card.identifier(), None)),
    Act("read by PIN", _read("pin", PIN)),
    Act("read by number B", _read("number-b", NUMBER_B)),
    Act("sign authentication", _sign("authentication", PIN)),
    Act("sign signature", _sign("signature", PASSWORD)),
    Act("token", lambda card: (card.token(), None)),
    Act("listed certificates", lambda card: (dict(card.listed_certificates()), None)),
    Act("certificate authentication", lambda card: (card.certificate("authentication"), None)),
    Act("certificate signature", lambda card: (card.certificate("signature"), None)),
    Act("expires on", lambda card: (card.expires_on(), None)),
    Act("read age", _read_age),
    Act("read by a wrong PIN", _read("pin", WRONG_PIN), wrong=True),
    Act("read by a wrong number B", _read("number-b", WRONG_NUMBER_B), wrong=True),
    Act("sign authentication wrongly", _sign("authentication", WRONG_PIN), wrong=True),
    Act("sign signature wrongly", _sign("signature", WRONG_PASSWORD), wrong=True),
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One command of an undisturbed act and its answer. Secrets of invented cards only."""

    command: bytes = field(repr=False)
    answer: bytes = field(repr=False)

    @property
    def kind(self) -> str:
        """What the command is for."""
        match self.command[1], self.command[2]:
            case 0xA4, 0x04:
                return "select application"
            case 0xA4, _:
                return "select file"
            case 0x20, _:
                return "verify" if len(self.command) > 5 else "ask tries"
            case 0xB0, _:
                return "read"
            case 0xB2, _:
                return "read record"
            case 0x2A, _:
                return "sign"
            case other, _:
                raise AssertionError(f"a command that no act should send: {other:02X}")


class _Recorder:
    """A connection that keeps what goes over it."""

    def __init__(self, inner: Connection) -> None:
        self._inner = inner
        self.exchanges: list[Exchange] = []

    @property
    def reader_name(self) -> str:
        return self._inner.reader_name

    def transmit(self, apdu: bytes, /) -> tuple[bytes, int]:
        data, status = self._inner.transmit(apdu)
        self.exchanges.append(Exchange(apdu, data + status.to_bytes(2, "big")))
        return data, status

    def close(self) -> None:
        self._inner.close()


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """An act on a whole card: every command of it (leaving the card is not part of it), and its result."""

    exchanges: tuple[Exchange, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an act ended.

    Attributes:
        error: Name of the error; None where it gave a result.
        result: What it gave.
        proof: What the data proved, where the act judges that.
    """

    error: str | None
    result: object = field(repr=False, default=None)
    proof: str | None = None


def undisturbed(act: Act, card: SimulatedCard, client: Client = our_client) -> Undisturbed:
    recorder = _Recorder(Desk(card).reader.connect())
    opened = client(recorder)
    outcome = run(act, opened)
    exchanges = tuple(recorder.exchanges)
    opened.close()
    return Undisturbed(exchanges, outcome)


def run(act: Act, card: MyNumberCard) -> Outcome:
    try:
        result, proof = act.run(card)
    except errors.CardError as error:
        return Outcome(type(error).__name__)
    return Outcome(None, result, proof)


STATUS_WORDS: tuple[int, ...] = (
    *(0x63C0, 0x63C1, 0x63C2, 0x63CF, 0x6300),
    *(0x6982, 0x6983, 0x6984, 0x6985, 0x6986, 0x6981, 0x6988),
    *(0x6A80, 0x6A81, 0x6A82, 0x6A83, 0x6A86, 0x6A87, 0x6A88),
    *(0x6700, 0x6881, 0x6B00, 0x6D00, 0x6E00, 0x6F00, 0x66F1, 0x69FC),
    *(0x6100, 0x6110, 0x61FF, 0x6C00, 0x6C10, 0x6CFF),
    *(0x6281, 0x6282, 0x6283, 0x6400, 0x6581),
    *(0x0000, 0x1234, 0x9001, 0x917E, 0xFFFF),
)
GARBAGE = bytes(range(7, 200))


def faults(exchange: Exchange) -> Iterator[tuple[str, Fault]]:
    """All that may go wrong at this command, by name."""
    yield "cut before", Cut("before")
    yield "cut after", Cut("after")
    yield "power loss", PowerLoss()
    yield "silence", Silence(SILENCE_S)
    yield "unplugged", Unplugged()
    for status in STATUS_WORDS:
        yield f"{status:04X}", Answer(status.to_bytes(2, "big"))
    for name, answer in _odd_answers(exchange.answer).items():
        yield name, Answer(answer)


def _odd_answers(right: bytes) -> Mapping[str, bytes]:
    data, ok = right[:-2], b"\x90\x00"
    return {
        "nothing at all": b"",
        "one byte": b"\x90",
        "bare 9000": ok,
        "garbage": GARBAGE + ok,
        "garbage without status": GARBAGE,
        "cut in half": data[: len(data) // 2] + ok,
        "one byte short": data[:-1] + ok,
        "one byte more": data + b"\x00" + ok,
        "too much": bytes(400) + ok,
        "far too much": bytes(65000) + ok,
        "shifted": data[1:] + b"\x00" + ok,
        "length 65535": b"\xff\x20\x82\xff\xff" + data[5:] + ok,
        "length 32768": b"\xff\x20\x82\x80\x00" + data[5:] + ok,
        "length of four bytes": b"\xff\x20\x84\xff\xff\xff\xff" + data[7:] + ok,
        "length of 127 bytes": b"\xff\x20\xff" + data[3:] + ok,
        "indefinite length": b"\xff\x20\x80" + data[3:] + ok,
        "length nought": b"\xff\x20\x00" + data[3:] + ok,
        "tag of three bytes": b"\xff\xa0\x20" + data[3:] + ok,
        "all FF": b"\xff" * len(data) + ok,
        "data with 6F00": data + b"\x6f\x00",
        "data with 6281": data + b"\x62\x81",
    }


@dataclass(frozen=True, slots=True)
class Played:
    """What came of one case.

    Attributes:
        outcome: How the disturbed act ended.
        verified: Number of VERIFY commands with a secret, by application and file, as the reader saw them.
        spent: Tries that are gone, by credential.
        seconds: How long it took.
        commands: How many commands it took, leaving included.
        afterwards: A sound act at once after that, with the card back where it was taken away.
    """

    outcome: Outcome
    verified: Mapping[tuple[bytes, int], int]
    spent: Mapping[str, int]
    seconds: float
    commands: int
    afterwards: Outcome


def play(act: Act, number: int, fault: Fault, card: SimulatedCard, client: Client = our_client) -> Played:
    """The act with that fault at that command (the first is 1), then once more without."""
    desk = Desk(card)
    before = card.tries_left()
    desk.reader.jam(number, fault)
    started = time.monotonic()
    opened = client(desk.reader.connect())
    outcome = run(act, opened)
    opened.close()
    seconds = time.monotonic() - started
    verified: dict[tuple[bytes, int], int] = {}
    for place in desk.verified_files():
        verified[place] = verified.get(place, 0) + 1
    spent = {name: before[name] - left for name, left in card.tries_left().items() if left < before[name]}
    commands = len(desk.reader.journal)
    desk.reader.plug_in()
    desk.reader.insert(card)
    return Played(outcome, verified, spent, seconds, commands, _recover(act, desk, client))


def _recover(act: Act, desk: Desk, client: Client) -> Outcome:
    try:
        again = client(desk.reader.connect())
    except errors.CardError as error:
        return Outcome(type(error).__name__)
    outcome = run(RECOVERY[act.name], again)
    again.close()
    return outcome


BY_NAME: Mapping[str, Act] = {act.name: act for act in ACTS}
_RIGHT = {
    "read by a wrong PIN": "read by PIN",
    "read by a wrong number B": "read by number B",
    "sign authentication wrongly": "sign authentication",
    "sign signature wrongly": "sign signature",
}
RECOVERY: Mapping[str, Act] = {act.name: BY_NAME[_RIGHT.get(act.name, "tries")] for act in ACTS}
"""What is done at once after a disturbed act: all tries must be there, or the right secret gives back what a
wrong one took."""
