"""What a definition says against itself: planted at once, told with file and line in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.spoilt_definition import Expected, assert_told, spoilt

ID = "kazei-shomei"
ASKED = """  - id: paid_on
    kind: date
    title: "いつ税金をはらいましたか"
    label: "はらった日"
    why: "納税の記録を、さがすためです。"
    everybody_knows: "planted"
    source: "[A]"
  - id: born
    kind: date
    title: "お子さんはいつ生まれましたか"
    label: "お子さんの生まれた日"
    why: "お子さんの記録を、さがすためです。"
    everybody_knows: "planted"
    source: "[A]"
  - id: money_back
    kind: bank-account
    title: "どこの口座ですか"
    label: "口座"
    why: "お金を、返すためです。"
    dont_know: {}
    source: "[A]"
  - id: my_own
    kind: text
    title: "１２けたの番号は何番ですか"
    label: "番号"
    why: "記録を、さがすためです。"
    everybody_knows: "planted"
    source: "[A]"
  - id: sex
    kind: choice
    title: "性別はどちらですか"
    label: "性別"
    why: "同じ名前の方と、まちがえないためです。"
    dont_know: {}
    source: "[A]"
    options:
      - {id: male, label: "男", paper: 女}
      - {id: female, label: "女", paper: 男}
  - id: afterwards
    kind: next-steps
    title: "つぎの手続きです"
    label: "つぎの手続き"
    source: "[A]"
    options:
      - {id: tax, label: "税金", where: "窓口", due: {field: paid_on, days: 14}, source: "[A]"}
"""
CHECK = """  - id: grown-up
    field: born
    wrong_when: {field: born, age: {least: 18}}
    message: "20歳からの方は、係の人をよんでください。"
    source: "[A]"
"""
TEXTS = (
    ("questions:\n", f"questions:\n{ASKED}"),
    ("checks:\n", f"checks:\n{CHECK}"),
    ('  label: "1通 300円"', '  label: "1通 200円"'),
    ("や年金に使うときは", "や銀行・ローンに使うときは"),
)
TOLD = (
    Expected("fee.label", 'label: "1通 200円"', "says 200 yen", "200円"),
    Expected(
        "fee.free.1.label",
        "や銀行・ローンに",
        "says '銀行ローン'; `when` does not",
        "「銀行ローン」も無料だと",
    ),
    Expected("checks.1.message", "20歳からの方は", "says 20 years", "20歳と書いてありますが"),
    Expected(
        "questions.1.latest", "- id: paid_on", "asks for a day that is past", "すぎた日を聞いていますが"
    ),
    Expected("questions.2.latest", "- id: born", "takes a birth in the future", "これからの日に生まれた"),
    Expected("questions.3.holder", "- id: money_back", "does not say in whose name", "だれの名義の口座か"),
    Expected(
        "questions.4.title", "１２けたの番号は", "asks for the 12-digit number", "マイナンバー（12けた）"
    ),
    Expected("questions.5.options.1.paper", "{id: male", "says '女' of 'male'", "「male」なのに「女」"),
    Expected("questions.5.options.2.paper", "{id: female", "says '男' of 'female'", "「female」なのに「男」"),
    Expected(
        "questions.6.options.1.late", "{id: tax", "has a last day: say what happens", "すぎたらどうなるか"
    ),
)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spoilt(tmp_path_factory.mktemp("contradicting"), ID, TEXTS)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_contradiction_is_told_with_its_line(directory: Path, language: str) -> None:
    assert_told(directory, ID, TOLD, language)
