from __future__ import annotations

import pytest

from kiosk.forms.authoring.delicate import delicate
from tests.fakes.form_parts import library, procedure, question


def told(kind: str, **keys: object) -> list[tuple[str, str]]:
    one = procedure("tenkyo").model_copy(update={"questions": (question(kind, **keys),)})
    return [(".".join(map(str, found.path)), found.message) for found in delicate(one)]


def test_every_installed_question_is_as_private_as_its_words() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert list(delicate(one)) == [], one.id


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("{生活保護|せいかつほご}を受けていますか", "生活保護"),
        ("ＤＶの{支援措置|しえんそち}を受けていますか", "DV"),
        ("{障害|しょうがい}のある方がいますか", "障害"),
        ("税金が、かかりますか", "税金が、かか"),
        ("税金をはらっていますか", "税金をはらっ"),
        ("手数料の{免除|めんじょ}を受けますか", "免除"),
        ("今、入院していますか", "入院"),
        ("{持病|じびょう}がありますか", "持病"),
        ("アレルギーはありますか", "アレルギー"),
        ("今、通院していますか", "通院"),
        ("毎日、薬を飲んでいますか", "薬を飲"),
        ("日本の国籍ですか", "国籍"),
        ("今は、{見本|みほん}市に住んでいますか", "住んでいますか"),
        ("19さいから22さいの子がいますか", "子がいますか"),
    ],
    ids=[
        "assistance",
        "violence",
        "disability",
        "taxes",
        "taxes-paid",
        "exemption",
        "illness",
        "chronic",
        "allergy",
        "doctor",
        "medicine",
        "origin",
        "home",
        "family",
    ],
)
def test_question_about_what_is_nobody_elses_is_told(title: str, word: str) -> None:
    pattern = "asks about 「{}」, which is nobody else's: say `sensitive: true` (or `false`)"
    assert told("yes-no", title=title) == [("questions.0", pattern.format(word))]


def test_options_and_official_words_are_looked_at() -> None:
    options = ({"id": "a", "label": "紙", "paper": "障害者手帳"}, {"id": "b", "label": "カード"})
    assert len(told("choices", options=options)) == 1
    assert len(told("yes-no", paper="非課税世帯")) == 1


def test_decision_of_the_author_is_taken() -> None:
    for decided in (True, False):
        assert told("yes-no", title="今、入院していますか", sensitive=decided) == []


def test_kinds_that_are_private_in_any_case_need_no_mark() -> None:
    assert told("text", title="病気のことを教えてください") == []


def test_what_is_asked_of_each_of_several_people_needs_no_mark() -> None:
    each = ({"id": "gender", "kind": "choice", "title": "性別はどちらですか", "label": "性別"},)
    assert told("persons", each=each) == []


@pytest.mark.parametrize(
    "title", ["{在留|ざいりゅう}カードがありますか", "課税（非課税）証明書ですか", "保護者の方ですか"]
)
def test_words_that_only_look_like_it_are_let_be(title: str) -> None:
    assert told("yes-no", title=title) == []
