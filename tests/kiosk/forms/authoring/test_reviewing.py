"""Each rule of `kiosk procedures check` proves itself on a planted fault, with its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kiosk.forms.authoring.reviewing import other_days, review
from kiosk.forms.authoring.wording import words_in
from kiosk.forms.service import Library
from tests.fakes.form_parts import RESOURCES, context

ID = "kazei-shomei"
USE = "\n    label:"


def planted(folder: Path, old: str, new: str) -> tuple[Path, int]:
    root = folder / "procedures"
    (root / ID).mkdir(parents=True)
    shutil.copy(RESOURCES / "procedures" / "groups.yaml", root)
    text = (RESOURCES / "procedures" / ID / "procedure.yaml").read_text("utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    (root / ID / "procedure.yaml").write_text(changed, "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    return root, line


def told(root: Path) -> list[tuple[int, str]]:
    """What `check` says: the faults that keep it from residents, then what an author should look at."""
    library = Library(root, left_out=lambda _: None)
    faults = (*library.faults, *review(library, words_in(RESOURCES / "procedures"), context()))
    return [(one.line, one.message) for one in faults]


def test_installed_definition_has_no_findings(tmp_path: Path) -> None:
    root, _ = planted(tmp_path, f"id: {ID}", f"id: {ID}")
    assert told(root) == []


def test_a_definition_that_confirms_nothing_says_why(tmp_path: Path) -> None:
    text = (RESOURCES / "procedures" / ID / "procedure.yaml").read_text("utf-8")
    root, _ = planted(tmp_path, f"id: {ID}", f"id: {ID}")
    bare = re.sub(r"\n    confirm: \w+", "", text)
    (root / ID / "procedure.yaml").write_text(bare, "utf-8")
    message = "no answer has `confirm`: mark the riskiest, or say `nothing_to_confirm: why`"
    assert _but_for_risks(root) == [message]
    (root / ID / "procedure.yaml").write_text(f"{bare}nothing_to_confirm: costs nothing\n", "utf-8")
    assert _but_for_risks(root) == []
    (root / ID / "procedure.yaml").write_text(f"{text}nothing_to_confirm: costs nothing\n", "utf-8")
    assert [found[1] for found in told(root)] == ["some answers are confirmed: leave this out"]


def test_texts_of_the_tiles_are_looked_at(tmp_path: Path) -> None:
    root, _ = planted(tmp_path, f"id: {ID}", f"id: {ID}")
    groups = root / "groups.yaml"
    lines = groups.read_text("utf-8").splitlines()
    place = next(at for at, line in enumerate(lines) if "label:" in line)
    lines[place] = lines[place].replace('label: "', 'label: "TODO ')
    groups.write_text("\n".join(lines) + "\n", "utf-8")
    assert told(root) == [(place + 1, "「TODO」 stands where something is still to be written")]


def _but_for_risks(root: Path) -> list[str]:
    """Without the years and copies, which are confirmed whatever else is."""
    return [message for _, message in told(root) if "say `confirm: " not in message]


def test_a_confirmed_answer_says_why_it_is_asked(tmp_path: Path) -> None:
    text = (RESOURCES / "procedures" / ID / "procedure.yaml").read_text("utf-8")
    start = text.index("  - id: copies\n")
    why = re.search(r"    why: .*\n", text[start:])
    assert why is not None
    root, _ = planted(tmp_path, why[0], "")
    line = text[:start].count("\n") + text[start:].split("    confirm: ", 1)[0].count("\n") + 1
    message = "an answer that is confirmed needs `why`: say why it is asked"
    asked = text[:start].count("\n") + 1
    assert told(root) == [(line, message), (asked, "'copies' has no `why`: say why it is asked")]


def test_who_needs_a_letter_of_proxy_is_asked_for_it(tmp_path: Path) -> None:
    root, _ = planted(tmp_path, "  - id: letter\n", "  - id: paper\n")
    text = (root / ID / "procedure.yaml").read_text("utf-8")
    line = text[: text.index("    letter: true")].count("\n") + 1
    assert (line, "needs a question 'letter' with the options 'here' and 'none'") in told(root)


EXTRA = """questions:
  - id: first
    kind: choice
    title: "どれですか"
    label: "どれ"
    why: "ためすためです。"
    source: "[A]"
    options: [{id: a, label: "えー"}, {id: b, label: "びー"}]
    everybody_knows: "planted"
  - id: second
    kind: text
    title: "なにですか"
    label: "なに"
    why: "ためすためです。"
    source: "[A]"
    everybody_knows: "planted"
"""


@pytest.mark.parametrize(
    ("planted_text", "message", "line"),
    [
        (
            "    when: {all: [{field: first, is: a}, {not: {field: first, is: a}}]}\n",
            "no way leads to this question",
            16,
        ),
        ("    when: {all: [{field: first, is: a}, {field: first, is: b}]}\n", "cannot be both", 16),
        ("    when: {field: first, is: c}\n", "has no option 'c'", 16),
        (
            '    explanation: "ここには、とても長い、読みおわらない、説明の文が書いてあります。"\n',
            "longer than 25",
            16,
        ),
        ('    explanation: "ここに提出します。"\n', "hard word 「提出」", 16),
        ('    explanation: "書かないと、うけとれないことはないです。"\n', "not and not", 16),
        ('    explanation: "筆頭者を書きます。"\n', "「筆頭者」 is explained nowhere", 16),
        ('    explanation: "※ここに書きます。"\n', "a voice cannot say '※'", 16),
        ('    note: "……"\n', "nothing of it can be said", 16),
        ("    by_applicant: {selv: {title: どうですか}}\n", "there is no applicant 'selv'", 16),
        (
            "    by_applicant: {self: {title: ここには、何を書けばいいと、思いますか、どうですか}}\n",
            "longer than 20",
            16,
        ),
        ('    dont_know: {label: "わからない", applicants: [selv]}\n', "there is no applicant 'selv'", 16),
        ('    explanation: "名前を書け。"\n', "is an order", 16),
        ('    explanation: "だめです。"\n', "only refuses", 16),
        ('    explanation: "03-1234-5678へ、お電話ください。"\n', "will change one day", 16),
        ('    explanation: "隠蔽しないで、書いてください。"\n', "no reading above '隠蔽'", 16),
        ('    most: 3\n    explanation: "「たなかです」のように入れてください。"\n', "is refused here", 17),
        ('    by_applicant: {self: {why: "なにかを聞くためです。"}}\n', "says the question again", 16),
    ],
)
def test_planted_fault_is_told_with_its_line(
    tmp_path: Path, planted_text: str, message: str, line: int
) -> None:
    root, begins = planted(tmp_path, "questions:\n", EXTRA + planted_text)
    found = [at for at, text in told(root) if message in text]
    assert found == [begins + line]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("effective_from: 2026-11-01", "effective_from: 2062-11-01", "2062-11-01 is far away"),
        (', {id: b, label: "びー"}', "", "one option is no choice"),
        ("    waiting_note: ", "    # waiting_note: ", "becomes paper: say why in `waiting_note`"),
        ("  sections:\n", '  sections:\n    - {id: x, label: "えっくす"}\n', "no question is printed"),
    ],
    ids=["year", "option", "waiting-note", "section"],
)
def test_planted_lack_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    root, _ = planted(tmp_path, "questions:\n", EXTRA)
    path = root / ID / "procedure.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert [found for _, found in told(root) if message in found] != []


def test_check_that_nobody_passes_is_told_and_not_all_that_lies_behind(tmp_path: Path) -> None:
    assert [text for _, text in told(with_check(tmp_path, "{field: first, in: [a, b]}"))] == [
        "somebody can stand here and no answer leads on",
        "holds whatever anybody answers: leave it out, or mend it",
    ]


def test_check_that_nothing_leads_to_is_told(tmp_path: Path) -> None:
    never = "{all: [{field: first, is: a}, {not: {field: first, is: a}}]}"
    assert [text for _, text in told(with_check(tmp_path, never))] == ["no answers lead to this check"]


def test_options_that_share_a_number_are_told(tmp_path: Path) -> None:
    few = EXTRA.replace("えー", "10{人|にん}まで").replace("びー", "10{人|にん}から20{人|にん}まで")
    root, begins = planted(tmp_path, "questions:\n", few)
    assert told(root) == [(begins + 7, "10人 is in the option 1, too: which of the two is meant?")]


def test_words_are_told_also_where_something_else_keeps_it_from_residents(tmp_path: Path) -> None:
    root, begins = planted(
        tmp_path, "questions:\n", EXTRA + '    when: {field: first, is: c}\n    note: "提出"\n'
    )
    assert [(line - begins, text) for line, text in told(root)] == [
        (16, "'first' has no option 'c'"),
        (17, "hard word 「提出」: say 「出す」"),
    ]


def test_question_that_refuses_every_answer_is_a_dead_end(tmp_path: Path) -> None:
    found = [text for _, text in told(with_check(tmp_path, "{field: first, in: [a, b]}"))]
    assert "somebody can stand here and no answer leads on" in found


def test_option_that_nothing_leads_to_is_told(tmp_path: Path) -> None:
    option = '{id: b, label: "びー"}'
    never = "{all: [{field: zero, is: true}, {not: {field: zero, is: true}}]}"
    zero = """  - id: zero
    kind: yes-no
    title: "さきですか"
    label: "さき"
    why: "ためすためです。"
    everybody_knows: "planted"
    source: "[A]"
"""
    extra = EXTRA.replace(option, f'{{id: b, label: "びー", when: {never}}}').replace("questions:\n", zero)
    root, _ = planted(tmp_path, "questions:\n", "questions:\n" + extra)
    assert [text for _, text in told(root)] == ["no way leads to the option 'b'"]


def with_check(folder: Path, wrong_when: str) -> Path:
    """The planted questions, and a check of the first of them."""
    root, _ = planted(folder, "questions:\n", EXTRA)
    path = root / ID / "procedure.yaml"
    rule = (
        f'id: planted, field: first, wrong_when: {wrong_when}, message: "えらんでください。", source: "[A]"'
    )
    check = f"checks:\n  - {{{rule}}}\n"
    path.write_text(path.read_text("utf-8").replace("checks:\n", check, 1), "utf-8")
    return root


def test_step_with_another_time_than_its_procedure_is_told(tmp_path: Path) -> None:
    root = tmp_path / "procedures"
    shutil.copytree(RESOURCES / "procedures", root)
    path = root / "birth" / "life-event.yaml"
    text = path.read_text("utf-8")
    due = "due: {field: born_on, days: 15}"
    path.write_text(text.replace(due, due.replace("15", "40"), 1), "utf-8")
    library = Library(root, left_out=lambda _: None)
    found = [
        (one.file, one.line, one.message)
        for source in library.sources()
        if source.procedure.id == "birth"
        for one in (
            found.fault(source.file, source.located) for found in other_days(source.procedure, library)
        )
    ]
    line = text[: text.index(due)].count("\n") + 1
    message = "40 days; by the deadline of 'jido-teate' it is 15"
    assert found == [("birth/life-event.yaml", line, message)]
