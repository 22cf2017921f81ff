from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.forms.application import Application, Assistance, Evidence, Method
from kiosk.forms.service import lines_of
from kiosk.paper.filling import fee_of, form_of
from kiosk.paper.form import Form
from kiosk.paper.sections import Plain
from tests.fakes.papers import AT, application, catalogue, library

WORDS = catalogue().words("ja")


def filled(done: Application) -> Form:
    procedure = library().get(done.procedure[0])
    assert procedure is not None
    return form_of(done, procedure, lines_of(done, procedure, WORDS), WORDS)


@pytest.mark.parametrize(
    ("procedure", "title", "statement", "date"),
    [
        ("juminhyo", "住民票の写し等交付請求書", "次のとおり請求します。", "請求日"),
        ("kokuho-kanyu", "国民健康保険 資格取得届", "次のとおり届け出ます。", "届出日"),
        ("kazei-shomei", "課税（非課税）証明書・納税証明書交付申請書", "次のとおり申請します。", "申請日"),
    ],
)
def test_form_says_what_it_is_in_official_words(
    procedure: str, title: str, statement: str, date: str
) -> None:
    form = filled(application(procedure))
    assert (form.title, form.statement, form.date) == (title, statement, (date, "令和8年11月23日"))
    assert form.addressee == "（あて先）東京都北区長"


def test_whoever_stands_here_signs() -> None:
    assert filled(application("juminhyo", "self")).signature.note.startswith("この紙を出す方")
    assert filled(application("juminhyo", "proxy")).signature.note.startswith("窓口に来られた方")


@pytest.mark.parametrize(
    "method",
    ["jpki-authentication", "jpki-signature", "card-text", "card-number-b", "card-face", "visual", "none"],
)
def test_identity_says_what_was_done(method: Method) -> None:
    done = replace(application(), identity=(Evidence(method, AT, None),))
    first = filled(done).office.identity[1].split("\n")[0]
    assert first == WORDS(f"paper.identity.{method}")
    assert not first.startswith("paper.")


@pytest.mark.parametrize(
    ("methods", "at_desk"),
    [
        (("none",), True),
        (("card-number-b",), True),
        (("card-number-b", "jpki-authentication"), False),
        (("card-text",), False),
        (("visual",), False),
    ],
    ids=["none", "numbers", "numbers-and-proof", "pin", "staff"],
)
def test_staff_look_exactly_where_what_was_shown_does_not_suffice(
    methods: tuple[Method, ...], at_desk: bool
) -> None:
    done = replace(application(), identity=tuple(Evidence(one, AT, None) for one in methods))
    assert ("本人確認は窓口で" in filled(done).office.identity[1].split("\n")) == at_desk


@pytest.mark.parametrize(
    ("genuineness", "said"), [("unknown-issuer", True), ("not-checked", True), ("verified", False)]
)
def test_doubt_about_the_card_is_told_and_only_then(genuineness: str, said: bool) -> None:
    evidence = Evidence("card-text", AT, {"genuineness": genuineness})
    text = filled(replace(application(), identity=(evidence,))).office.identity[1]
    assert len(text.splitlines()) == (3 if said else 2)
    assert not said or WORDS(f"paper.genuineness.{genuineness}") in text


def test_staff_who_helped_are_named() -> None:
    done = replace(application(), assistance=Assistance("assisted", "S-014"))
    assert "職員が入力を支援（職員 S-014）" in filled(done).office.identity[1]


def test_fee_is_worked_out_from_count_and_price() -> None:
    procedure = library().get("juminhyo")
    assert procedure is not None
    done = application()
    two, one = (replace(done, answers={**done.answers, "copies": copies}) for copies in (2, 1))
    assert fee_of(two, procedure, Plain(WORDS)) == "300円 × 2 = 600円"
    assert fee_of(one, procedure, Plain(WORDS)) == "300円"


def test_procedure_without_a_fee_says_so() -> None:
    assert filled(application("kokuho-kanyu")).office.fee == ("手数料", "かかりません")


def test_representation_of_a_form_tells_nothing_personal() -> None:
    form = filled(application())
    assert repr(form) == "Form('住民票の写し等交付請求書', …)"
    assert application().applicant.name not in repr(form.sections)
