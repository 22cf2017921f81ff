"""What a ticket carries comes back as it was; what no longer fits is asked; a card's facts do not travel."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId, FieldId, VisitId
from kiosk.delivery.outcome import Outcome
from kiosk.forms.answers import Answers
from kiosk.forms.application import Evidence
from kiosk.forms.service import AnswersFile, Library, Procedure, parse_answers
from kiosk.identity.reading import CardReading
from kiosk.paper.document import PrinterState
from kiosk.paper.symbols import TICKET, texts_of
from kiosk.visit import states as at
from kiosk.visit.events import Closing, Devices
from kiosk.visit.gallery import HANAKO
from kiosk.visit.handbook import Handbook
from kiosk.visit.resuming import Resumed, packed, unpacked
from kiosk.visit.screen import Comfort
from kiosk.visit.steps.typing_card_numbers import BIRTH, CODE, EXPIRY
from kiosk.visit.turn import Turn
from kiosk.visit.visit import Case, Plan, Visit
from tests.fakes.paced_visit import TUESDAY, handbook_of

PERSONAS = Path(__file__).parents[3] / "resources" / "personas"
PROCEDURES = tuple(sorted({path.parent.name for path in PERSONAS.glob("*/*.json")}))
BOOK = handbook_of(languages=("ja", "en", "ko"))
APPLICATION = ApplicationId("0193f000-0000-7000-8000-00000000000a")
SEALING = 35


def fresh_turn(book: Handbook = BOOK) -> Turn:
    devices = Devices(card=False, reader=True, printer=PrinterState.READY)
    nobody = Visit(VisitId("new"), at.Welcoming(), book.default_comfort(), devices)
    return Turn(nobody, Closing(), Moment(TUESDAY, 0.0, "0193f000-0000-7000-8000-0000000000ff"), book)


@cache
def answered(path: Path) -> Visit:
    """Somebody who answered everything of an answers file and stands at the check page."""
    data = json.loads(path.read_text("utf-8"))
    read = parse_answers(
        BOOK.procedure(path.parent.name),
        data,
        words=BOOK.words("ja"),
        lookups=BOOK.lookups,
        today=TUESDAY.date(),
    )
    assert isinstance(read, AnswersFile), read
    case = Case(APPLICATION, path.parent.name, read.applicant)
    return replace(fresh_turn().visit, step=at.CheckingAnswers(), cases=(case,), answers=read.answers)


def back(visit: Visit, book: Handbook = BOOK) -> Resumed:
    found = unpacked(packed(visit, BOOK), fresh_turn(book))
    assert found is not None
    return found


def juminhyo() -> Visit:
    """Of whoever asks for herself."""
    everybody = (answered(path) for path in sorted((PERSONAS / "juminhyo").glob("*.json")))
    return next(visit for visit in everybody if visit.cases[0].applicant == "self")


def test_what_an_earlier_form_had_from_the_card_is_not_carried_either() -> None:
    visit = juminhyo()
    name = visit.answers.get(FieldId("subject.name_kana"))
    assert name is not None
    answers = visit.answers.with_(FieldId("visitor.name_kana"), name, "card")
    handed_on = replace(visit, answers=answers.with_(FieldId("subject.name_kana"), name, "earlier"))
    assert not back(handed_on).visit.answers.has(FieldId("subject.name_kana"))
    assert str(name).encode() not in zlib.decompress(packed(handed_on, BOOK), -zlib.MAX_WBITS)


def marked(cases: tuple[Case, ...]) -> tuple[Case, ...]:
    """As they come back: another kiosk may take the same ticket."""
    return tuple(replace(case, from_ticket=True) for case in cases)


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_answers_of_every_invented_person_come_back_as_they_were(procedure: str) -> None:
    for path in sorted((PERSONAS / procedure).glob("*.json")):
        visit = answered(path)
        found = back(visit)
        assert found.visit.answers == visit.answers, path.name
        assert found.visit.cases == marked(visit.cases)
        assert not found.changed
        sealed = b"-" * SEALING + packed(visit, BOOK)
        assert len(texts_of(sealed, TICKET)) <= 2, (path.name, len(sealed))


def test_visit_that_takes_them_back_keeps_its_own_id_and_devices() -> None:
    found = back(replace(juminhyo(), id=VisitId("old")))

    assert found.visit.id == "new"
    assert found.visit.devices == fresh_turn().visit.devices


def test_nothing_of_the_card_is_carried() -> None:
    reading = CardReading(HANAKO, b"\xff\xd8photo", date(2033, 3, 5), "verified", "mark", "card-text")
    interview = BOOK.interview("juminhyo", "self", "ja", TUESDAY.date())
    typed = Answers(
        {name: one for name, one in juminhyo().answers.by_field.items() if not name.startswith("subject.")}
    )
    visit = replace(
        juminhyo(),
        card=reading,
        answers=interview.prefill(HANAKO, typed),
        evidence=(Evidence("jpki-authentication", TUESDAY, "eyJ.certificate"),),
        drafts={BIRTH: "194803", EXPIRY: "2033", CODE: "4567"},
    )
    assert any(answer.source == "card" for answer in visit.answers.by_field.values())

    text = zlib.decompress(packed(visit, BOOK), -15).decode()
    found = back(visit)

    for told in ("見本　花子", "王子本町", "1948-03", "194803", "4567", "photo", "eyJ", "mark", "verified"):
        assert told not in text
    assert found.card
    assert (found.visit.card, found.visit.evidence, dict(found.visit.drafts)) == (None, (), {})
    assert found.visit.answers == typed


def test_half_typed_answer_and_place_come_back() -> None:
    field = FieldId("juminhyo.copies")
    visit = replace(
        juminhyo(),
        step=at.Asking(field),
        answers=juminhyo().answers.without([field]),
        drafts={field: 7, FieldId("juminhyo.use"): "bank"},
    )

    found = back(visit)

    assert found.where == at.Asking(field)
    assert dict(found.visit.drafts) == {field: 7}, "an answered question needs no draft"


def test_looks_and_language_come_back_as_far_as_they_are_offered() -> None:
    comfort = Comfort(
        "ko", "larger", "dark", True, True, 75, 5, 2, dark=True, tremor=1, quiet=True, veiled=True
    )
    visit = replace(juminhyo(), comfort=comfort)

    assert back(visit).visit.comfort == replace(comfort, dark=False, veiled=False)
    assert back(visit, handbook_of(languages=("ja", "en"))).visit.comfort.language == "ja"


def test_language_is_the_visitors_though_staff_look_at_the_japanese() -> None:
    visit = replace(juminhyo(), comfort=Comfort("ja"), original_of="en")

    assert back(visit).visit.comfort.language == "en"


def test_procedures_handed_in_before_come_back_with_their_numbers() -> None:
    done = Case(ApplicationId("done"), "tennyu", "self", Outcome("delivered", "127"), step="moving-in.x:y")
    visit = replace(juminhyo(), cases=(done, *juminhyo().cases), plan=Plan("moving-in", "self"))

    found = back(visit).visit

    assert found.plan == visit.plan
    assert found.cases == marked(visit.cases)


class Changed(Library):
    """The same procedures, one of them changed."""

    def __init__(self, library: Library, changed: Procedure | None, name: str) -> None:
        self._library, self._changed, self._name = library, changed, name

    def get(self, procedure_id: str) -> Procedure | None:
        return self._changed if procedure_id == self._name else self._library.get(procedure_id)

    def questions_of_event(self, event_id: str) -> Procedure | None:
        return self._library.questions_of_event(event_id)


def book_with(**update: object) -> Handbook:
    changed = BOOK.procedure("juminhyo").model_copy(update={"version": "2099.1", **update})
    return replace(BOOK, library=Changed(BOOK.library, changed, "juminhyo"))


def test_another_version_brings_back_what_still_fits_and_asks_the_rest() -> None:
    questions = BOOK.procedure("juminhyo").questions
    gone = [one for one in questions if one.id != "use"]
    narrower = [one.model_copy(update={"most": 1}) if one.id == "copies" else one for one in gone]
    visit = juminhyo()
    visit = replace(visit, answers=visit.answers.with_(FieldId("juminhyo.copies"), 3, "typed"))

    found = back(visit, book_with(questions=tuple(narrower)))

    lost = set(visit.answers.by_field) - set(found.visit.answers.by_field)
    assert lost == {"juminhyo.use", "juminhyo.copies"}
    assert found.changed


def test_same_answers_under_another_version_are_told_to_be_asked_again_only_where_they_are() -> None:
    found = back(replace(juminhyo(), drafts={FieldId("juminhyo.use"): "x"}), book_with())

    assert found.visit.answers == juminhyo().answers
    assert (found.changed, dict(found.visit.drafts)) == (True, {})


def test_procedure_that_is_not_offered_here_is_not_continued() -> None:
    without = replace(BOOK, library=Changed(BOOK.library, None, "juminhyo"))
    later = book_with(effective_from=date(2099, 1, 1))

    assert unpacked(packed(juminhyo(), BOOK), fresh_turn(without)) is None
    assert unpacked(packed(juminhyo(), BOOK), fresh_turn(later)) is None


def deflated(content: object) -> bytes:
    squeezer = zlib.compressobj(9, wbits=-15)
    return squeezer.compress(json.dumps(content).encode()) + squeezer.flush()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param([], id="list"),
        pytest.param({"v": 2}, id="later version"),
        pytest.param({"v": 1}, id="empty"),
        pytest.param({"v": 1, "c": [["a"]]}, id="short case"),
        pytest.param({"v": 1, "c": 3, "p": 4}, id="numbers"),
        pytest.param({"v": 1, "c": [["a", "juminhyo", "1", "self", "", "", ""]], "p": ["x"]}, id="plan"),
    ],
)
def test_contents_of_another_form_bring_nothing_back(content: Mapping[str, object]) -> None:
    assert unpacked(deflated(content), fresh_turn()) is None


def test_odd_values_are_asked_again() -> None:
    case = [APPLICATION, "juminhyo", BOOK.procedure("juminhyo").version, "nobody", "", "", ""]
    odd = {"juminhyo.copies": {"a": 1}, "juminhyo.use": 3, "nothing": 1, "subject.name": 4}
    content = {"v": 1, "c": [case], "t": odd, "l": ["ja", 3], "d": {"juminhyo.type": [[]]}, "w": [1]}

    found = unpacked(deflated(content), fresh_turn())

    assert found is not None
    assert (found.visit.cases[-1].applicant, found.where, found.changed) == ("", None, True)
    assert not {"juminhyo.copies", "juminhyo.use", "nothing"} & set(found.visit.answers.by_field)
    assert found.visit.comfort == BOOK.default_comfort()


@given(st.binary(max_size=200))
def test_no_bytes_break_it(raw: bytes) -> None:
    unpacked(raw, fresh_turn())


def test_what_inflates_without_end_is_cut_off() -> None:
    bomb = zlib.compressobj(9, wbits=-15)
    raw = bomb.compress(b'{"v": 1, "x": "' + b"0" * 3_000_000 + b'"}') + bomb.flush()

    assert unpacked(raw, fresh_turn()) is None
