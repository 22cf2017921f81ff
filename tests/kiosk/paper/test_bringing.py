from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.forms.answers import Data
from kiosk.forms.application import Evidence, Method
from kiosk.forms.service import said
from kiosk.paper.bringing import to_bring
from kiosk.paper.sections import Plain
from kiosk.paper.slip import slip_of
from tests.fakes.papers import AT, application, catalogue, library


def lacking(
    procedure_id: str, applicant: str, *, seen: Method = "card-text", language: str = "ja"
) -> tuple[str, ...]:
    done, words, procedure = (
        application(procedure_id, applicant),
        catalogue().words(language),
        library().get(procedure_id),
    )
    assert procedure is not None
    done = replace(done, identity=(Evidence(seen, AT, None),))
    return to_bring(done, said(procedure, words), Plain(words))


def test_nothing_is_lacking_where_everything_was_seen() -> None:
    assert lacking("juminhyo", "self") == ()


def test_identity_that_nobody_saw_is_brought() -> None:
    assert lacking("juminhyo", "self", seen="none") == ("本人確認の書類",)


def test_identity_that_does_not_suffice_is_shown_at_the_desk() -> None:
    assert lacking("juminhyo", "self", seen="card-number-b") == ("本人確認の書類",)
    assert lacking("juminhyo", "self", seen="visual") == ()


def test_a_proxy_brings_the_letter_and_papers_that_follow_come_too() -> None:
    assert lacking("kokuho-soshitsu", "proxy") == (
        "委任状",
        "窓口に来た方の本人確認の書類",
        "国保の資格確認書",
    )


def test_it_is_said_in_the_language_of_whoever_reads_it() -> None:
    assert lacking("juminhyo", "proxy", seen="none", language="en")[:2] == (
        "A document that shows who you are",
        "Letter of proxy",
    )


def test_the_slip_lists_it_with_a_square_to_tick() -> None:
    words, procedure = catalogue().words("ja"), library().get("juminhyo")
    assert procedure is not None
    rows = dict(slip_of(application("juminhyo", "proxy"), procedure, "K-0123", words).rows)
    assert rows["次に持ってくるもの"] == "□ 委任状\n□ 窓口に来た方の本人確認の書類"
    assert "次に持ってくるもの" not in dict(slip_of(application(), procedure, "K-0123", words).rows)


def answered(
    procedure_id: str, applicant: str, answers: dict[str, Data], language: str = "ja"
) -> tuple[str, ...]:
    """What is lacking where these answers were given; identity was seen."""
    done, words, procedure = (
        application(procedure_id, applicant),
        catalogue().words(language),
        library().get(procedure_id),
    )
    assert procedure is not None
    done = replace(done, identity=(Evidence("card-text", AT, None),), answers={**done.answers, **answers})
    return to_bring(done, said(procedure, words), Plain(words))


@pytest.mark.parametrize(
    ("procedure_id", "answers", "things"),
    [
        ("inkan-shomei", {"registration_card": "home"}, ("印鑑登録証",)),
        ("inkan-shomei", {"registration_card": None}, ("印鑑登録証",)),
        ("inkan-shomei", {"registration_card": "here"}, ()),
        ("jido-teate", {"bank_account": None}, ("受け取る親の口座がわかるもの",)),
        ("tenshutsu", {"returns": ["insurance", "seal"]}, ("国保の資格確認書", "印鑑登録証")),
        ("tenshutsu", {"returns": [], "cards_abroad": ["person-1"]}, ("国外で使う方のマイナンバーカード",)),
        ("tenshutsu", {"returns": [], "cards_abroad": []}, ()),
        ("kazei-shomei", {"type": "paid", "receipt": "later"}, ("納税の領収書",)),
        ("kazei-shomei", {"type": "paid", "receipt": "here"}, ()),
        ("kazei-shomei", {"type": "paid", "receipt": "none"}, ()),
        ("kokuho-kanyu", {"gap": True}, ("間の保険をやめた証明",)),
        ("kokuho-kanyu", {"account": None}, ("世帯主の口座がわかるもの",)),
    ],
)
def test_what_an_answer_leaves_to_be_brought_is_named(
    procedure_id: str, answers: dict[str, Data], things: tuple[str, ...]
) -> None:
    named = answered(procedure_id, "self", answers)
    every = set(answered(procedure_id, "self", dict.fromkeys(answers, "")))
    assert tuple(one for one in named if one not in every) == things


@pytest.mark.parametrize(
    ("answer", "thing"),
    [
        ("later", "前の町の受給資格証明書"),
        (None, "前の町の受給資格証明書（あれば）"),
        ("here", None),
        ("none", None),
    ],
)
def test_the_certificate_of_the_former_town_is_named_where_it_follows(
    answer: str | None, thing: str | None
) -> None:
    named = [
        one for one in answered("kaigo-nintei", "self", {"former_certificate": answer}) if "前の町" in one
    ]
    assert named == ([] if thing is None else [thing])


@pytest.mark.parametrize(
    ("receipt", "card", "things"),
    [
        ("here", "later", ()),
        ("later", "here", ()),
        ("here", "here", ()),
        ("later", "later", ("葬儀の領収書か、会葬のお礼状",)),
    ],
)
def test_where_one_of_the_papers_is_enough_no_other_is_sent_for(
    receipt: str, card: str, things: tuple[str, ...]
) -> None:
    papers: dict[str, Data] = {"receipts": {"receipt": receipt, "card": card}}
    assert answered("okuyami", "self", papers) == things


def test_a_question_that_was_not_asked_leaves_nothing() -> None:
    done = answered("kaigo-nintei", "self", {"insured_number": "1234567890", "clinic": "みほん"})
    assert done == ()
