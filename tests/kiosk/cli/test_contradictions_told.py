"""What a definition says against itself: planted at once, told with file and line in both languages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.procedures import procedures
from tests.fakes.form_parts import RESOURCES

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
    ("fee.label", 'label: "1通 200円"', "says 200 yen", "200円"),
    (
        "fee.free.1.label",
        "や銀行・ローンに",
        "says '銀行ローン'; `when` does not",
        "「銀行ローン」も無料だと",
    ),
    ("checks.1.message", "20歳からの方は", "says 20 years", "20歳と書いてありますが"),
    ("questions.1.latest", "- id: paid_on", "asks for a day that is past", "すぎた日を聞いていますが"),
    ("questions.2.latest", "- id: born", "takes a birth in the future", "これからの日に生まれた"),
    ("questions.3.holder", "- id: money_back", "does not say in whose name", "だれの名義の口座か"),
    ("questions.4.title", "１２けたの番号は", "asks for the 12-digit number", "マイナンバー（12けた）"),
    ("questions.5.options.1.paper", "{id: male", "says '女' of 'male'", "「male」なのに「女」"),
    ("questions.5.options.2.paper", "{id: female", "says '男' of 'female'", "「female」なのに「男」"),
    ("questions.6.options.1.late", "{id: tax", "has a last day: say what happens", "すぎたらどうなるか"),
)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("contradicting") / "procedures"
    (root / ID).mkdir(parents=True)
    for lists in (RESOURCES / "procedures").glob("*.yaml"):
        shutil.copy(lists, root)
    text = (RESOURCES / "procedures" / ID / "procedure.yaml").read_text("utf-8")
    for old, new in TEXTS:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / ID / "procedure.yaml").write_text(text, "utf-8")
    return root


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_contradiction_is_told_with_its_line(directory: Path, language: str) -> None:
    asked = ("check", "--directory", str(directory), "--json", "--language", language)
    done = CliRunner().invoke(procedures, asked)
    assert done.exit_code == 1
    faults = [(one["key"], one["line"], one["message"]) for one in json.loads(done.stdout)["faults"]]
    lines = (directory / ID / "procedure.yaml").read_text("utf-8").splitlines()
    for key, standing, english, japanese in TOLD:
        line = next(number for number, written in enumerate(lines, 1) if standing in written)
        said = [message for at, here, message in faults if (at, here) == (key, line)]
        assert any((english if language == "en" else japanese) in one for one in said), (key, line, faults)
    if language == "ja":
        untold = [one for *_, one in faults if not re.search("[ぁ-ん]", one)]
        assert untold == []
