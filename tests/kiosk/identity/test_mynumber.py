from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cardreader import errors
from cardreader.profile_table.shapes import Sex
from cardreader.simulator.faults import Cut
from cardreader.simulator.keyring import CERTIFICATE_AUTHORITIES
from cardreader.simulator.people import load_persona
from cardreader.simulator.reader import SimulatedReader
from kiosk.basics.failure import Code, Failure
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.basics.secret import Secret
from kiosk.identity import mynumber
from kiosk.identity.mynumber import MyNumberCards, failure_of, gender_of, mark_of, open_cards
from kiosk.identity.reading import CardMark, CardReading, Using
from tests.fakes.card_desk import AUTHORITY_FILE, NUMBER_B, PIN, TEXT, Desk, authorities
from tests.fakes.stopped_clock import StoppedClock

SALT = b"of this visit"
EXPECTED = {
    errors.NoReader("auto"): "no-reader",
    errors.NoCard("r"): "no-card",
    errors.NotThisCard("text"): "not-my-number-card",
    errors.WrongPin("card-text-pin", 2): "wrong-secret",
    errors.PinBlocked("number-b"): "secret-blocked",
    errors.LastTryRefused("number-b"): "last-try-refused",
    errors.PinNotSet("card-text-pin"): "secret-not-set",
    errors.CardRemoved("r"): "card-removed",
    errors.CardChanged(): "card-changed",
    errors.ReaderGone("r"): "reader-gone",
    errors.ReaderBusy("r"): "reader-busy",
    errors.UnexpectedStatus(b"\x00\xb0\x00\x00", 0x6700): "card-malformed",
    errors.Malformed("tlv", "broken"): "card-malformed",
    errors.CardSilent(10): "card-silent",
    errors.CertificateMissing("signature"): "certificate-missing",
    errors.CardExpired(): "expired-card",
    errors.CertificateExpired("signature"): "expired-certificate",
    errors.Stopped(): "card-stopped",
}


def cards(desk: Desk) -> MyNumberCards:
    return MyNumberCards(desk.reader, StoppedClock(), authorities())


def failed(result: object) -> Failure:
    assert isinstance(result, Err)
    return result.failure


def read(desk: Desk, using: Using, text: str, same_as: CardMark | None = None) -> CardReading:
    result = cards(desk).read(using, Secret.of_text(text), Stoppable(), salt=SALT, same_as=same_as)
    assert isinstance(result, Ok)
    return result.value


@pytest.mark.parametrize(
    ("error", "kind"),
    EXPECTED.items(),
    ids=lambda item: type(item).__name__ if isinstance(item, Exception) else item,
)
def test_every_card_error_has_its_kind(error: errors.CardError, kind: str) -> None:
    assert failure_of(error).code.kind == kind


def leaves(kind: type[errors.CardError]) -> Iterator[type[errors.CardError]]:
    children = kind.__subclasses__()
    if not children:
        yield kind
    for child in children:
        yield from leaves(child)


def test_no_card_error_is_forgotten() -> None:
    assert set(leaves(errors.CardError)) == {type(error) for error in EXPECTED}


def test_facts_are_what_the_words_need() -> None:
    assert failure_of(errors.WrongPin("card-text-pin", 2)).facts == {
        "secret": "card-text-pin",
        "tries_left": 2,
    }
    assert failure_of(errors.CardSilent(10.0)).facts == {"seconds": 10}
    assert failure_of(errors.CertificateMissing("signature")).facts == {"certificate": "signature"}
    assert failure_of(errors.CardRemoved("Reader of Hanako")).facts == {}


def test_error_without_a_code_is_seen() -> None:
    with pytest.raises(TypeError):
        failure_of(errors.CardError("new"))


def test_reading_by_pin_has_the_person_and_no_face() -> None:
    reading = read(Desk(), "card-text", PIN)

    assert reading.person.name == "見本　花子"
    assert (reading.person.birth_date, reading.person.gender) == ("1948-03-05", "female")
    assert (reading.person.name_kana, reading.person.phone) == (None, None)
    assert (reading.photo, reading.expires_on, reading.genuineness) == (None, None, "verified")
    assert reading.method == "card-text"


def test_reading_by_number_has_photo_and_last_day() -> None:
    reading = read(Desk(), "card-number-b", NUMBER_B)

    assert reading.photo == load_persona("hanako").pictures["portrait"]
    assert reading.expires_on == load_persona("hanako").expires_on
    assert reading.method == "card-number-b"


@pytest.mark.parametrize(
    ("sex", "gender"),
    [
        ("male", "male"),
        ("female", "female"),
        ("other", "other"),
        ("not-applicable", "other"),
        ("unknown", "unknown"),
    ],
)
def test_sex_becomes_the_contracts_word(sex: Sex, gender: str) -> None:
    assert gender_of(sex) == gender


def test_mark_recognises_the_card_within_the_visit_only() -> None:
    first, again = read(Desk(), "card-text", PIN).mark, read(Desk(), "card-number-b", NUMBER_B).mark
    youth = load_persona("youth")
    other = read(Desk(youth), "card-text", youth.secrets["card-text-pin"]).mark

    assert first == again != other
    assert mark_of(b"card", b"visit 1") != mark_of(b"card", b"visit 2")


def test_other_card_in_the_same_visit_is_card_changed_and_gets_no_secret() -> None:
    mark = CardMark(SALT, read(Desk(), "card-text", PIN).mark)
    other = Desk("youth")

    again = cards(other).read("card-text", Secret.of_text(PIN), Stoppable(), salt=SALT, same_as=mark)
    signed = cards(other).sign("authentication", "x", [b""], Secret.of_text(PIN), Stoppable(), same_as=mark)

    assert failed(again).code is Code.CARD_08
    assert failed(signed).code is Code.CARD_08
    assert other.verifies() == []
    assert read(Desk(), "card-text", PIN, same_as=mark).method == "card-text"


def test_wrong_pin_is_told_with_its_tries_and_costs_one() -> None:
    desk = Desk()
    result = cards(desk).read("card-text", Secret.of_text("9999"), Stoppable(), salt=SALT)

    assert failed(result) == Failure(Code.CARD_04, {"secret": "card-text-pin", "tries_left": 2})
    assert desk.left(TEXT, 0x11) == 2


def test_last_try_needs_a_release() -> None:
    pin = load_persona("last-try").secrets["card-text-pin"]
    desk = Desk("last-try")
    assert (
        failed(cards(desk).read("card-text", Secret.of_text(pin), Stoppable(), salt=SALT)).code
        is Code.CARD_06
    )
    assert desk.verifies() == []

    released = cards(desk).read("card-text", Secret.of_text(pin), Stoppable(), salt=SALT, release="staff-7")
    assert isinstance(released, Ok)


def test_tries_are_told() -> None:
    assert cards(Desk("pinless")).tries(Stoppable()) == Ok(
        {"card-text-pin": None, "authentication-pin": None, "signature-password": None, "number-b": 10}
    )


def test_card_taken_away_is_a_failure_and_the_next_act_works() -> None:
    desk = Desk()
    desk.reader.jam(7, Cut())

    assert failed(cards(desk).tries(Stoppable())).code is Code.CARD_07
    assert failed(cards(desk).tries(Stoppable())).code is Code.CARD_02
    desk.reader.insert()
    assert isinstance(cards(desk).tries(Stoppable()), Ok)


def test_stopped_act_ends_and_lets_go_of_the_card() -> None:
    desk, progress = Desk(), Stoppable()
    progress.stop()

    assert failed(cards(desk).tries(progress)).code is Code.CARD_17
    assert isinstance(cards(desk).tries(Stoppable()), Ok)


def test_progress_is_told_step_by_step() -> None:
    told: list[int] = []
    progress = Stoppable(lambda done, total, note: told.append(done))

    cards(Desk()).tries(progress)

    assert told == list(range(1, len(told) + 1))
    assert len(told) == 8


def test_jws_is_signed_by_the_card() -> None:
    result = cards(Desk()).sign("signature", "t", [b"a", b"b"], Secret.of_text("MIHON123"), Stoppable())

    assert isinstance(result, Ok)
    assert [jws.count(".") for jws in result.value] == [2, 2]


def test_watch_tells_reader_and_card_until_it_is_ended() -> None:
    reader, heard, there = SimulatedReader(), list[tuple[bool, bool]](), threading.Event()

    def changed(reader_present: bool, card_present: bool) -> None:
        heard.append((reader_present, card_present))
        if card_present:
            there.set()

    stop = MyNumberCards(reader, StoppedClock()).watch(changed)
    reader.insert(load_persona("hanako"))
    assert there.wait(20)
    stop()
    reader.remove()

    assert heard[-1] == (True, True)


def test_opening_by_settings_says_that_it_is_simulated(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    opened = open_cards("simulator:hanako", clock=StoppedClock(), card_authorities=[AUTHORITY_FILE])

    assert opened.simulated
    assert "SIMULATED" in caplog.text
    assert not open_cards("auto", clock=StoppedClock()).simulated


@pytest.mark.parametrize(
    "content",
    ["", "{}", '{"ap": 1}', '["x"]', json.dumps([{"ap": "text", "key_id": "00", "e": 3, "n": "05"}])],
)
def test_file_of_keys_that_is_none_is_named(content: str, tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_text(content)
    with pytest.raises(ValueError, match=r"keys\.json"):
        open_cards("auto", clock=StoppedClock(), card_authorities=[file])


def test_file_of_roots_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "roots.pem"
    file.write_text("no certificate")
    with pytest.raises(ValueError, match=r"roots\.pem"):
        open_cards("auto", clock=StoppedClock(), authorities=[file])


@pytest.mark.parametrize(
    ("roots", "said"),
    [((CERTIFICATE_AUTHORITIES,), "verified"), ((), "unknown-issuer (issuer-not-configured)")],
    ids=["configured", "none"],
)
def test_what_the_chain_of_a_signature_proved_is_logged(
    roots: tuple[Path, ...], said: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    opened = open_cards("simulator:hanako", clock=StoppedClock(), authorities=roots)

    opened.sign("signature", "t", (b"a",), Secret.of_text("MIHON123"), Stoppable())

    assert f"signature certificate of the card: {said}" in caplog.text


def test_no_secret_and_no_person_is_logged_anywhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for text in (PIN, "7391"):
        cards(Desk()).read("card-text", Secret.of_text(text), Stoppable(), salt=SALT)
    read(Desk(), "card-number-b", NUMBER_B)

    everything = " ".join(record.getMessage() for record in caplog.records)
    assert "00 20 00 91 Lc=4" in everything
    for trace in (PIN, "7391", "31323334", "31 32 33 34", NUMBER_B, "花子", "王子本町", "900000000000001"):
        assert trace not in everything


def test_module_mentions_each_code_once() -> None:
    source = Path(mynumber.__file__).read_text("utf-8")

    assert all(source.count(f"Code.{code.name}") <= 1 for code in Code)
