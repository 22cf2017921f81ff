"""Nothing is clipped at the longest legal values, for every procedure and everybody who may apply.

Names of a hundred characters with variation selectors, addresses above 255 bytes, every list full and every
option ticked; geometry is compared with the real widths of the real fonts.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

import pytest

from kiosk.forms.answers import Data
from kiosk.forms.application import Application, Person
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.address import MOST as ADDRESS
from kiosk.forms.fields.kana import MOST as KANA
from kiosk.forms.fields.kind import Context, Parsed
from kiosk.forms.fields.name import MOST as NAME
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.fields.text import MOST as TEXT
from kiosk.forms.service import Line, Lookups, lines_of
from kiosk.paper.clusters import clusters
from kiosk.paper.filling import form_of
from kiosk.paper.fonts import Fonts
from kiosk.paper.layout import form_pages
from kiosk.paper.letter import letter_of, letter_pages
from kiosk.paper.marks import Page, Text
from kiosk.paper.style import LARGE, STANDARD, Style
from tests.fakes.papers import AT, RESOURCES, application, cases, catalogue, lacking_letter, library

FONTS = Fonts()
WORDS = catalogue().words("ja")
CONTEXT = Context(AT.date(), WORDS, Lookups(RESOURCES / "lookups"))
LONG_NAME = ("葛\U000e0100飾邉\U000e0101" * NAME)[: NAME - 1] + "子"
LONG_KANA = ("スリヤーニンガッディ　" * KANA)[: KANA - 1] + "ン"
LONG_TEXT = "長" * 200
LONG_ADDRESS: Mapping[str, Data] = {
    "postal_code": "1140022",
    "town": "東京都北区王子本町1丁目",
    "block": "1234-5678-90123-4567"[: ADDRESS["block"]],
    "building": "コ" * ADDRESS["building"],
}
ALL = list(cases())
WANTED = ALL if os.environ.get("LONGEST") == "all" else ALL[::7]
"""In the suite a part; all of them by `make longest`. The pages of ordinary values are counted for all."""


def longest(question: Question, data: Data) -> Data:
    """The longest legal data instead of these; legality is what the kind itself says."""
    found = _longest(question, data)
    kind = KINDS[question.kind]
    read = kind.parse(question, found, CONTEXT)
    assert isinstance(read, Parsed), (question.id, read)
    assert [one.kind for one in kind.check(question, read.value, CONTEXT)] == [], question.id
    return found


def _longest(question: Question, data: Data) -> Data:
    match question.kind:
        case "text":
            return LONG_TEXT[: question.most or TEXT]
        case "name":
            return LONG_NAME[: question.most or NAME]
        case "kana":
            return LONG_KANA[: question.most or KANA]
        case "address":
            return dict(LONG_ADDRESS) if question.building else {**LONG_ADDRESS, "building": ""}
        case "choices" if question.among is None:
            return [option.id for option in question.options]
        case "documents":
            return {option.id: "later" for option in question.options}
        case "choice":
            return max(question.options, key=lambda one: len(one.paper or one.label)).id
        case "count":
            return question.most or data
        case "person" | "persons":
            return _people(question, data)
        case _:
            return data


def _people(question: Question, data: Data) -> Data:
    rows = data if isinstance(data, list) else [data]
    first = rows[0]
    assert isinstance(first, Mapping)
    row = {each.id: longest(each, first[each.id]) for each in question.each if each.id in first}
    return [row] * (question.most or 8) if question.kind == "persons" else row


def stretched(done: Application) -> Application:
    """The sample with the longest of everything; which branches were taken stays as it is."""
    procedure = library().get(done.procedure[0])
    assert procedure is not None
    answers = dict(done.answers)
    deciding = _deciding(done.procedure[0])
    for name, data in done.answers.items():
        question = procedure.question(name)
        if question is None or data is None or question.among is not None or question.id in deciding:
            continue
        answers[name] = longest(question, data)
    other = done.representative
    return replace(
        done,
        answers=answers,
        applicant=_long_person(done.applicant),
        representative=None if other is None else replace(other, person=_long_person(other.person)),
    )


def _deciding(procedure_id: str) -> frozenset[str]:
    """Questions that conditions look at: another answer would ask for others."""
    text = (RESOURCES / "procedures" / procedure_id / "procedure.yaml").read_text(encoding="utf-8")
    procedure = library().get(procedure_id)
    assert procedure is not None
    return frozenset(one.id for one in procedure.questions if f"field: {one.id}," in text)


def _long_person(person: Person) -> Person:
    address = f"東京都北区王子本町一丁目{LONG_ADDRESS['block']}　{'長' * 90}"
    assert len(address.encode()) > 255
    return replace(person, name=LONG_NAME, name_kana=LONG_KANA, address=address)


def squeezed(text: str) -> str:
    return "".join("".join(clusters(text)).split())


def pages_of(done: Application, style: Style) -> tuple[tuple[Page, ...], tuple[Line, ...]]:
    procedure = library().get(done.procedure[0])
    assert procedure is not None
    lines = lines_of(done, procedure, WORDS)
    pages = form_pages(form_of(done, procedure, lines, WORDS), FONTS, style)
    letter = letter_of(lacking_letter(done), procedure, lines, WORDS)
    return (*pages, *(() if letter is None else letter_pages(letter, FONTS, style))), lines


@pytest.mark.parametrize("style", [STANDARD, LARGE], ids=["standard", "large"])
@pytest.mark.parametrize(("procedure_id", "applicant"), WANTED)
def test_nothing_is_clipped_at_the_longest_values(procedure_id: str, applicant: str, style: Style) -> None:
    done = stretched(application(procedure_id, applicant))
    pages, lines = pages_of(done, style)
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, Text):
                wide = FONTS.width(mark.text, mark.size, bold=mark.bold)
                assert mark.x + wide <= style.left + style.width + 0.01, mark.text
                assert style.top <= mark.y <= style.foot_line + 0.01, mark.text
    printed = squeezed("".join(mark.text for page in pages for mark in page.marks if isinstance(mark, Text)))
    missing = [line.field for line in lines if line.section != "office" and not _stands(line.paper, printed)]
    assert missing == []


def _stands(text: str, printed: str) -> bool:
    """Lists are cut into boxes; each piece stands somewhere."""
    pieces = [piece.rpartition(": ")[2] for row in text.split("\n") for piece in row.split("　")]
    return squeezed(text) in printed or all(squeezed(piece) in printed for piece in pieces)


@pytest.mark.parametrize(("procedure_id", "applicant"), ALL)
def test_an_ordinary_form_takes_one_or_two_pages(procedure_id: str, applicant: str) -> None:
    """But for おくやみ by a proxy, whose list of every further procedure may begin a third."""
    done = application(procedure_id, applicant)
    procedure = library().get(procedure_id)
    assert procedure is not None
    form = form_of(done, procedure, lines_of(done, procedure, WORDS), WORDS)
    most = 3 if (procedure_id, applicant) == ("okuyami", "proxy") else 2
    assert len(form_pages(form, FONTS, STANDARD)) <= most
