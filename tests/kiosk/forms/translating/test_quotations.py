"""Buttons that texts name, on small planted texts; and what our own Japanese puts in 「」."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.forms.translating.quotations import Names, quoted_in
from kiosk.forms.translating.sources import wanted

RESOURCES = Path(__file__).parents[4] / "resources"
JAPANESE = {
    "widgets.space": "{空白|くうはく}",
    "forms.yes": "はい",
    "visit.next": "つぎへ",
    "a.new.label": "はじめて",
    "b.new.label": "はじめて",
    "a.space": "あいだは、「空白」です。",
    "a.consent": "「はい」を\u200bえらんでください。",
    "a.go": "「つぎへ」にさわってください。",
    "a.ended": "「はじめて」をえらんでください。",
    "a.fact": "「%(name)s」の続きです。",
    "%": "%(name)s",
}
NAMED_OTHERWISE = {
    "「かなのまま」": "the button goes on with the kana themselves",
    "「確認書」": "stands on the ward's letter",
    "「短期滞在」": "stands in the passport",
    "「特定活動」": "stands on the residence card",
    "「家族滞在」": "stands on the residence card",
    "「配偶者等」": "stands on the residence card, behind whose husband or wife somebody is",
    "「゛」": "the mark at a letter",
    "「大阪市の北区」": "what may be typed",
    "「別の場所で」": "what to say at the counter",
    "「紙を読みこむ」": "a page of the desk, which is in Japanese alone",
}
"""What 「」 holds besides the texts of the kiosk."""


def wrong(**said: str) -> list[tuple[str, str]]:
    """What is misquoted; arguments have `_` for the dot, to be short."""
    texts = {key.replace("_", ".", 1): text for key, text in said.items()}
    return [(one.key, one.japanese) for one in Names(JAPANESE).misquoted(texts)]


def test_readings_spaces_and_facts_are_not_part_of_what_is_quoted() -> None:
    assert quoted_in("「{空白|くうはく} の\u200bキー」と「%(name)s」") == ("空白のキー",)


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        ("Cách", "hãy bấm “Cách”.", True),
        ("Cách", "hãy để một khoảng trống.", False),
        ("Cách", "hãy để một cách.", False),
        ("Space", "Press Space between the names.", True),
        ("Space", "Put a space between the names.", False),
        ("空格", "姓和名之间是空格。", False),
        ("空格", "姓和名之间是“空格”。", True),
    ],
)
def test_a_key_is_named_as_it_reads(name: str, text: str, right: bool) -> None:
    assert wrong(widgets_space=name, a_space=text) == ([] if right else [("a.space", "空白")])


def test_a_short_name_needs_marks_around_it() -> None:
    assert wrong(forms_yes="Có", a_consent="Có đồng ý thì đi tiếp.") == [("a.consent", "はい")]
    assert wrong(forms_yes="Có", a_consent="Hãy chọn “Vâng”.") == [("a.consent", "はい")]
    assert wrong(forms_yes="Có", a_consent="Hãy chọn “Có”.") == []


def test_of_names_alike_in_japanese_that_of_the_same_procedure_is_meant() -> None:
    names = {"a.new.label": "For the first time", "b.new.label": "First visit"}
    found = Names(JAPANESE).misquoted({**names, "a.ended": "Choose “First visit”."})
    assert [(one.key, one.names) for one in found] == [("a.ended", ("For the first time",))]


def test_what_another_procedure_calls_so_is_not_meant_but_its_name_is() -> None:
    names = Names({"a.title": "転居届", "b.new.label": "はじめて"})
    assert names.meant("c.note", "転居届") == ("a.title",)
    assert names.meant("c.note", "はじめて") == ()


def test_what_the_kiosk_fills_in_is_no_name() -> None:
    assert wrong(a_fact="This is where you left: %(name)s.") == []


def test_all_that_our_japanese_quotes_reads_so_on_the_screen() -> None:
    japanese = {one.key: one.japanese for one in wanted(RESOURCES)}
    names = Names(japanese)
    quoted = {(key, one) for key, text in japanese.items() for one in quoted_in(text)}
    nameless = {f"「{one}」" for key, one in quoted if not names.meant(key, one)}
    examples = {one for one in nameless if one[1].isdigit()}
    assert nameless - examples - NAMED_OTHERWISE.keys() == set()
