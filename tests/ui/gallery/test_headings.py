"""The gate of short names proves itself: what says nothing of its question, and what two questions share."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Question, Screen
from tests.fakes.looks import a_look
from tests.screens import samples
from ui.gallery.audit import audit_window
from ui.gallery.headings import Headings, strange
from ui.widgets.ruby_label import RubyLabel

BANK, BRANCH = "銀行の名前は何ですか", "支店の名前は何ですか"
STRANGE = [
    ("口座", BANK),
    ("{住所|じゅうしょ}", "{建物|たてもの}の名前と部屋の番号は"),
    ("お名前", "配偶者のふりがなは何ですか"),
    ("Account", "What is the bank called?"),
    ("The address", "What is the building?"),
    ("계좌", "은행 이름은 무엇입니까?"),
    ("खाता", "बैंकको नाम के हो?"),
]
OWN = [
    ("銀行の名前", BANK),
    ("配偶者のふりがな", "{配偶者|はいぐうしゃ}の\u200bふりがなは\u200b何ですか"),
    ("Bank", "What is the bank called?"),
    ("은행", "은행 이름은 무엇입니까?"),
    ("Tên chi nhánh", "Tên chi nhánh là gì?"),
    ("बैंकको नाम", "बैंकको नाम के हो?"),
    ("भवन: नयाँ ठेगाना", "भवनको नाम र कोठा नम्बर?"),
    (BANK, BANK),
]


def asking(title: str, name: str = "みほん", procedure: str = "給付金") -> Screen:
    """A page that asks this, in a visit for this procedure."""
    screen = samples.kana()
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, label=name)
    body = dataclasses.replace(screen.body, title=title, field=field)
    return dataclasses.replace(screen, body=body, topic=(procedure, "document"))


def under(qtbot: QtBot, heading: str) -> QWidget:
    """A page with this heading."""
    page = QWidget()
    qtbot.addWidget(page)
    RubyLabel(a_look(), heading, role="head", heading=True, parent=page).setObjectName("title")
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.mark.parametrize(("heading", "title"), STRANGE)
def test_a_name_that_says_nothing_of_its_question_is_reported(qtbot: QtBot, heading: str, title: str) -> None:
    assert [one.rule for one in strange(under(qtbot, heading), asking(title))] == ["heading"]


@pytest.mark.parametrize(("heading", "title"), OWN)
def test_a_name_that_says_something_of_it_is_not(qtbot: QtBot, heading: str, title: str) -> None:
    assert list(strange(under(qtbot, heading), asking(title))) == []


def test_the_audit_of_a_window_has_the_rule(qtbot: QtBot) -> None:
    page = under(qtbot, "口座")
    found = audit_window(page, a_look(), page=page, screen=asking(BANK))
    assert "heading" in {one.rule for one in found}


def test_two_questions_under_one_heading_are_reported(qtbot: QtBot) -> None:
    page, seen = under(qtbot, "名前"), Headings()
    assert list(seen.repeated(page, asking(BANK))) == []
    assert [one.rule for one in seen.repeated(page, asking(BRANCH))] == ["heading"]


def test_the_same_question_again_and_another_procedure_are_not(qtbot: QtBot) -> None:
    page, seen = under(qtbot, "名前"), Headings()
    again = (asking(BANK), asking(BANK), asking(BRANCH, procedure="児童手当"))
    assert [one for screen in again for one in seen.repeated(page, screen)] == []


def test_a_heading_drawn_in_kana_alone_is_the_same_words(qtbot: QtBot) -> None:
    page = under(qtbot, "ぎんこうの なまえ")
    named = asking("{銀行|ぎんこう}の {名前|なまえ}は {何|なん}ですか", "{銀行|ぎんこう}の {名前|なまえ}")
    assert list(strange(page, named)) == []
