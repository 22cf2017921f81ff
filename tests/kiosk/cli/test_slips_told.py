"""What a tired author spoils in a sound definition: told with file and line in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.spoilt_definition import Expected, assert_told, checked, spoilt

ID = "koseki"
ENDED = ("effective_from: 2026-11-01\n", "effective_from: 2026-11-01\neffective_until: 2026-11-02\n")
TEXTS = (
    ('result: "きょう、窓口で"', 'result: "○月○日に、窓口で"'),
    ('summary: "生まれたことや', 'summary: "\U0001f600生まれたことや'),
    ('    - {per: copies_removed, amount: 750, source: "[R 北区]"}\n', ""),
    ("per: copies_single, amount: 300", "per: copies_single, amount: 30"),
    ("  - id: nationality\n    kind: choice\n    sensitive: true\n",
     "  - id: nationality\n    kind: choice\n"),
    ('title: "生まれてからの{戸籍|こせき}が必要ですか"', 'title: "{戸籍|こせき}は、必要ないですか"'),
    ("    kind: count\n    confirm: copies\n    when: {field: types, has: part}\n",
     "    kind: count\n    when: {not: {field: types, has: part}}\n"),
    ('label: "{筆頭者|ひっとうしゃ}の生まれた日"', 'label: "筆頭者"'),
    ('pay: "4番窓口で', 'pay: "5番窓口で'),
    ('message: "生まれた日より、前の日です。', 'message: "生まれた日より、後の日は、えらべません。'),
    ('      - {id: other, label: "そのほか", note: "つぎに、お聞きします。", paper: その他}\n',
     '      - {id: more, label: "その他（自由記入）", note: "つぎに、お聞きします。", paper: その他}\n'),
)  # fmt: skip
TOLD = (
    Expected("result", "result:", "「○月」 stands where", "「○月」のままです"),
    Expected("summary", "summary:", "is neither said nor printed", "声にも紙にも出せません"),
    Expected(
        "questions.{copies_removed}",
        "- id: copies_removed",
        "`fee` has no price for it",
        "手数料（fee）に値段がありません",
    ),
    Expected(
        "fee.rows.7.amount", "copies_single, amount: 30", "costs 30 yen; the label", "30円ですが、手数料の文"
    ),
    Expected(
        "questions.{nationality}", "- id: nationality", "asks about 「国籍」", "「国籍」は、まわりの人に"
    ),
    Expected(
        "questions.{chain}.title", "必要ないですか", "asks with a not", "「〜ませんか」「〜ないですか」では"
    ),
    Expected(
        "questions.{copies_part}", "- id: copies_part", "say `confirm: copies`", "`confirm: copies` と書いて"
    ),
    Expected(
        "questions.{copies_part}.when",
        "{not: {field: types, has: part}}",
        "is not asked where that is",
        "えらんだ方には聞きません",
    ),
    Expected(
        "questions.{head_birth}.label",
        'label: "筆頭者"',
        "is called as 'head_name' is",
        "「head_name」と、短い名前（label）が同じ",
    ),
    Expected("handled_by.pay", "5番窓口で", "is paid at another counter than", "お金をはらう窓口（`pay`）が"),
    Expected(
        "checks.{died-before-birth}.message",
        "後の日は、えらべません",
        "says the opposite of its rule",
        "文と決まりが逆です",
    ),
    Expected(
        "questions.{use}.options.6.label",
        "その他（自由記入）",
        "has a place to write",
        "書く場所がありますが",
    ),
)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spoilt(tmp_path_factory.mktemp("spoilt"), ID, TEXTS)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_slip_is_told_with_its_line(directory: Path, language: str) -> None:
    assert_told(directory, ID, TOLD, language)


def test_end_of_a_definition_is_told_and_is_no_mistake(tmp_path: Path) -> None:
    code, told = checked(spoilt(tmp_path, ID, (ENDED,)))
    assert (code, told["faults"]) == (0, [])
    (notice,) = told["notices"]
    assert (notice["file"], notice["key"]) == (f"{ID}/procedure.yaml", "effective_until")
    assert notice["message"] == "is past: nobody is offered this any more"
