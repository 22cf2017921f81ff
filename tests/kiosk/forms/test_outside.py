"""Who does not live in the ward is believed in any letters: the row they touched counts before their line."""

from __future__ import annotations

import pytest

from kiosk.forms.answers import Draft
from kiosk.forms.conditions import is_outside
from kiosk.forms.export import application_json
from kiosk.forms.flat import row
from kiosk.forms.lines import facts_of
from kiosk.forms.received import application_of
from tests.fakes.form_parts import procedure, sample_application
from tests.kiosk.forms.branches import asked, told
from tests.kiosk.forms.test_living_elsewhere import ASKS, SHINJUKU

TOSHIMA: Draft = {"postal": "unknown", "row": "other", "elsewhere": "としまく　こまごめ　1-1"}
LATIN: Draft = {"postal": "unknown", "row": "other", "elsewhere": "Saitama, Kawaguchi 1-1"}
HANOI: Draft = {"postal": "unknown", "row": "abroad", "elsewhere": "Vietnam, Hanoi 1"}
NOWHERE: Draft = {"postal": "unknown", "row": "no-home"}
MACHIDA: Draft = {"postal": "unknown", "row": "other", "elsewhere": "町田市原町田1-1"}
AWAY = {"kana": TOSHIMA, "latin": LATIN, "abroad": HANOI, "nowhere": NOWHERE, "kanji": MACHIDA}
IN_WARD = [
    ("tennyu", "new_address", {}),
    ("tenkyo", "new_address", {}),
    ("tenkyo", "old_address", {}),
    ("tenshutsu", "old_address", {}),
    ("kyufukin", "base_address", {"route": "form", "base": "ward"}),
    ("kazei-shomei", "january_address", {"year": 2026, "january": "ward"}),
    ("juminhyo", "last_address", {"subject.address": SHINJUKU, "type": "removed"}),
    ("koseki", "honseki", {"where": "kita"}),
]


@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize(("name", "field", "earlier"), IN_WARD, ids=[f"{one[0]}-{one[1]}" for one in IN_WARD])
def test_an_address_elsewhere_is_none_in_the_ward(
    name: str, field: str, earlier: dict[str, Draft], away: str
) -> None:
    assert told(name, {**earlier, field: AWAY[away]})


@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize("name", [one for one in ASKS if one not in ("kyufukin",)])
def test_whoever_lives_elsewhere_is_asked_in_any_letters(name: str, away: str) -> None:
    refused = {(one, "nowhere") for one in ("inkan-shomei", "kokuho-kanyu", "ansho-bango")}
    typed = {"subject.address": AWAY[away]}
    if (name, away) in refused:
        assert "住むところ" in told(name, typed) or "住所" in told(name, typed)
    else:
        assert ASKS[name] in asked(name, typed)


def test_an_address_abroad_or_none_is_told_the_right_next_step() -> None:
    assert "外国へ引っこす方は、「転出届」" in told("tennyu", {"new_address": HANOI})
    assert "北区の外へ引っこす方は、「転出届」" in told("tenkyo", {"new_address": HANOI})
    for name in ("tennyu", "tenkyo"):
        assert told(name, {"new_address": NOWHERE}).startswith("住むところが決まっていない方は、窓口で")
    assert "「国外から」" in told("tennyu", {"moved_from": "domestic", "old_address": HANOI})
    assert "「国外へ」" in told("tenshutsu", {"destination": "domestic", "new_address": HANOI})


@pytest.mark.parametrize("name", ["koseki", "tennyu"])
def test_a_register_is_in_japan(name: str) -> None:
    question = procedure(name).question({"koseki": "honseki", "tennyu": "register"}[name])
    assert question is not None
    assert question.in_japan


def test_a_finished_application_still_says_what_was_chosen() -> None:
    line = {"postal_code": "", "town": "としまく こまごめ 1-1", "block": "", "building": "", "place": "other"}
    done = sample_application(
        "jido-teate",
        "self",
        {
            "subject.address": line,
            "lives_here": "moved",
            "ward_address": {
                "postal_code": "1140022",
                "town": "東京都北区王子本町1丁目",
                "block": "1",
                "building": "",
            },
        },
    )
    person = application_json(done)["applicant"]
    assert isinstance(person, dict)
    assert person["address_place"] == "other"
    assert application_of(application_json(done)) == done
    assert row(done, procedure("jido-teate"))["subject.address_place"] == "other"
    kept = facts_of(done, procedure("jido-teate")).data["subject.address"]
    assert isinstance(kept, dict)
    assert is_outside(str(kept["town"]), "東京都北区", str(kept["place"]))
