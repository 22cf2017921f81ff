from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms import holders
from kiosk.forms.answers import Data
from kiosk.forms.conditions import Facts
from kiosk.forms.others import DOUBTS
from tests.fakes.form_parts import procedure


def doubted(holder: Data, own: Data, **others: Data) -> list[str]:
    """What is asked once more where the account of 給付金 is in that name."""
    kyufukin = procedure("kyufukin")
    asked = next(str(one.id) for one in kyufukin.questions if one.kind == "bank-account")
    account: Data = {"place": "yucho", "symbol": "10140", "number": "1234561", "holder": holder, **others}
    facts = Facts({asked: account, "subject.name_kana": own}, "self", date(2026, 11, 23))
    return [one.kind for one in holders.doubts(kyufukin, facts, asked)]


@pytest.mark.parametrize(
    ("holder", "own", "wanted"),
    [
        ("ヤマサキ　ガク", "ヤマザキ　ガク", ["holder-voiced-otherwise"]),
        ("ヤマザキ　ガク", "ヤマザキ　ガク", []),
        ("ガク　ヤマザキ", "ヤマザキ　ガク", []),
        ("ヤマシタ　ガク", "ヤマザキ　ガク", []),
        ("YAMASAKI GAKU", "ヤマザキ　ガク", []),
        ("ヤマサキ　ガク", None, []),
    ],
)
def test_a_name_that_is_voiced_otherwise_is_asked_about_once_more(
    holder: Data, own: Data, wanted: list[str]
) -> None:
    assert doubted(holder, own) == wanted
    assert set(wanted) <= DOUBTS


def test_of_the_registered_account_and_of_other_questions_nothing_is_asked() -> None:
    assert doubted("ヤマサキ　ガク", "ヤマザキ　ガク", place="registered") == []
    facts = Facts({"subject.name_kana": "ヤマザキ　ガク"}, "self", date(2026, 11, 23))
    assert list(holders.doubts(procedure("kyufukin"), facts, "subject.name_kana")) == []
