"""What stands where a question has no room: its own name, of its own person, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.conditions import Facts
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.part_words import of_whom, short_name
from kiosk.forms.question_view import QuestionView
from kiosk.forms.service import Interview
from kiosk.forms.visibility import with_options, worded
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview, library, question, words

LANGUAGES = ("ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne")
EVERYBODY = [(one.id, who.id) for one in library().procedures() for who in one.applicants]
_NOTHING = Answers()


def views(about: Interview) -> Iterator[tuple[str, QuestionView]]:
    """Every part of every question with its sample answer, by field and part."""
    context, procedure = about.sample_context(), about.procedure
    facts = Facts({}, about.applicant.id, context.today)
    for one in worded(procedure, about.applicant):
        if one.kind == "office":
            continue
        question = with_options(procedure, one, facts)
        kind = KINDS[question.kind]
        sample = kind.sample(question, context)
        drafts = {FieldId(question.id): kind.pieces(question, sample, context)}
        for part in about.parts(question, drafts, _NOTHING):
            yield f"{question.id}.{part}", about.view(question, part, drafts, _NOTHING)


def names(procedure: str, applicant: str, language: str = "ja") -> dict[str, str]:
    """Short names by field and part."""
    about = interview(procedure, applicant, language)
    return {place.rstrip("."): plain(one.field.label) for place, one in views(about)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("procedure", "applicant"), EVERYBODY)
def test_what_is_typed_on_a_board_has_a_short_name_of_its_own(
    procedure: str, applicant: str, language: str
) -> None:
    asked = defaultdict(set)
    for _, view in views(interview(procedure, applicant, language)):
        if view.field.input in ("kana", "text"):
            asked[plain(view.field.label)].add(plain(view.title))
    assert {name: titles for name, titles in asked.items() if len(titles) > 1} == {}


def test_the_parts_of_an_account_are_named_apart() -> None:
    found = names("kyufukin", "self")
    assert [found[f"bank_account.{part}"] for part in ("bank", "branch", "holder")] == [
        "銀行の名前",
        "支店の名前",
        "口座の名前",
    ]


def test_what_is_asked_of_somebody_else_says_whose_it_is() -> None:
    found = names("jido-teate", "self")
    assert found["jido-teate.spouse_person.name_kana"] == "配偶者のふりがな"
    assert found["jido-teate.children.0.name_kana"] == "お子さんのふりがな"
    assert found["jido-teate.apart_children.0.address.building"] == "別に住む子の住所の建物"


def test_a_name_that_says_whose_it_is_stays_as_it_is() -> None:
    spec = question(
        "person", label="代表", each=({"id": "age", "kind": "year", "title": "年は", "label": "代表の年"},)
    )
    assert short_name(spec, "age", words()) == "代表の年"


def test_the_parts_of_two_addresses_are_named_apart() -> None:
    found = names("tenkyo", "self")
    assert (found["new_address.building"], found["old_address.building"]) == (
        "新しい住所の建物",
        "前の住所の建物",
    )


def test_the_town_of_somebody_is_asked_by_their_address_not_by_who_they_are() -> None:
    titles = {place: plain(view.title) for place, view in views(interview("okuyami", "self"))}
    assert titles["okuyami.heir_person.address.town"] == "代表の方の住所は、どの町ですか"


@pytest.mark.parametrize(
    ("part", "titled"),
    [
        ("0.birth_date", "いつ生まれましたか"),
        ("1.birth_date", "2人目：いつ生まれましたか"),
        ("list", "いつ生まれましたか"),
    ],
)
def test_the_second_of_a_list_is_not_asked_under_the_heading_of_the_first(part: str, titled: str) -> None:
    spec = question("persons", each=({"id": "birth_date", "kind": "date", "title": "題", "label": "名"},))
    assert of_whom(spec, part, "いつ生まれましたか", words()) == titled


def test_every_screen_of_a_second_person_says_whom_it_is_about() -> None:
    about = interview("jido-teate", "self")
    spec = next(one for one in about.procedure.questions if one.id == "children")
    kind, context = KINDS["persons"], about.sample_context()
    one = kind.pieces(spec, kind.sample(spec, context), context)
    assert isinstance(one, list)
    asked = about.question(about.procedure.field_id("children"), _NOTHING)
    drafts = {FieldId(asked.id): [*one, {}]}
    titles = [
        about.view(asked, part, drafts, _NOTHING).title
        for part in about.parts(asked, drafts, _NOTHING)
        if part.startswith("1.")
    ]
    assert titles
    assert all(title.startswith("2人目：") for title in titles)
