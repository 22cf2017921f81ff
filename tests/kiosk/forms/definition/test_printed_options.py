from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import pytest

from kiosk.forms.authoring.wording import words_in
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.printed_options import printed_options, speaks_for
from tests.fakes.form_parts import RESOURCES, library, procedure, question

OFFICIAL = words_in(RESOURCES / "procedures").official

RIGHTLY_TOLD = (0.65, 0.8)
"""Of all pairs of options that print different words, how many are told apart when they are swapped: without
the list of official words, and with it. The others have nothing in common with what is printed."""


def told(*options: dict[str, object], official: dict[str, str] | None = None) -> list[str]:
    made = tuple(Choice.model_validate(one) for one in options)
    asked = procedure("juminhyo").model_copy(update={"questions": (question("choice", options=made),)})
    found = printed_options(asked, official)
    return [f"{'.'.join(map(str, one.path[2:]))}: {one.message}" for one in found]


def option(name: str, label: str, paper: str) -> dict[str, object]:
    return {"id": name, "label": label, "paper": paper}


def test_yes_does_not_say_no() -> None:
    assert told(option("no", "はい、います", "無"), option("yes", "いいえ、いません", "有"))[:2] == [
        "options.0.label: 「はい、います」 stands at the answer 'no': "
        "are はい and いいえ the wrong way round?",
        "options.1.label: 「いいえ、いません」 stands at the answer 'yes': "
        "are はい and いいえ the wrong way round?",
    ]


def test_man_is_not_printed_for_a_woman() -> None:
    assert told(option("male", "男", "女"), option("female", "女", "男")) == [
        "options.0.paper: says '女' of 'male'",
        "options.1.paper: says '男' of 'female'",
    ]
    assert told(option("male", "おとこ", "男"), option("female", "おんな", "男"))[0].startswith(
        "options.1.paper"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("子", "{養子|ようし}"), ("養子", "子")),
        (("要支援1", "要支援2"), ("要支援2の認定", "要支援1の認定")),
        (("はい、います", "いいえ、いません"), ("無", "有（同居）")),
        (("はい、します", "いいえ、しません"), ("希望しない", "希望する")),
        (("あります", "ありません"), ("なし（用紙を印刷）", "あり")),
        (("はい、日本です", "いいえ、ちがいます"), ("外国", "日本")),
        (("はい、この口座です", "いいえ、ほかの口座です"), ("変更する", "印字の口座")),
        (("病院です", "介護の施設です"), ("介護保険施設", "病院（入院中）")),
    ],
    ids=[
        "very-label",
        "figures",
        "yes-and-no",
        "not",
        "there-and-not",
        "within-the-label",
        "changed",
        "crosswise",
    ],
)
def test_options_that_print_each_others_words_are_told(one: tuple[str, str], other: tuple[str, str]) -> None:
    wrong = [option(name, label, paper) for name, label, paper in zip("ab", one, other, strict=True)]
    assert told(*wrong)
    right = [option(name, label, paper) for name, label, paper in zip("ab", one, other[::-1], strict=True)]
    assert told(*right) == []


def test_a_yes_to_a_change_prints_one() -> None:
    assert (
        told(option("a", "はい、かえます", "変更する"), option("b", "いいえ、このままです", "今のまま")) == []
    )
    assert told(option("a", "はい、ほかの保険でした", "別の保険"), option("b", "いいえ", "なし")) == []


def test_official_words_are_known_by_the_list() -> None:
    wrong = (option("a", "たのまれた方", "法定代理人"), option("b", "{後見人|こうけんにん}", "任意代理人"))
    assert told(*wrong) == []
    assert len(told(*wrong, official={"たのまれた": "任意代理人", "後見人": "法定代理人"})) == 2


def test_each_option_of_a_person_is_looked_at() -> None:
    sex = {"id": "sex", "kind": "choice", "title": "性別は", "label": "性別"}
    options = (option("male", "男", "女"), option("female", "女", "女"))
    people = question("persons", each=({**sex, "options": options},))
    asked = procedure("juminhyo").model_copy(update={"questions": (people,)})
    assert [one.path for one in printed_options(asked)] == [
        ("questions", 0, "each", 0, "options", 0, "paper")
    ]


def test_no_shipped_option_prints_another() -> None:
    for one in library().procedures():
        assert tuple(printed_options(one, OFFICIAL)) == (), one.id


@pytest.mark.parametrize(
    ("official", "least"), [({}, RIGHTLY_TOLD[0]), (OFFICIAL, RIGHTLY_TOLD[1])], ids=["bare", "with-the-list"]
)
def test_most_swaps_of_shipped_options_are_told(official: Mapping[str, str], least: float) -> None:
    words = tuple(official.items())
    tried = found = 0
    for one in library().procedures():
        for asked in (*one.questions, *(each for whole in one.questions for each in whole.each)):
            for first, second in combinations(asked.options, 2):
                if first.paper and second.paper and first.paper != second.paper:
                    swapped = tuple(_with(option, first, second) for option in asked.options)
                    tried += 1
                    found += any(speaks_for(option, swapped, words) for option in swapped)
    assert tried > 1000
    assert found / tried > least


def _with(option: Choice, first: Choice, second: Choice) -> Choice:
    papers = {first.id: second.paper, second.id: first.paper}
    return option.model_copy(update={"paper": papers.get(option.id, option.paper)})
