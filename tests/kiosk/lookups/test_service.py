from __future__ import annotations

import pytest

from tests.fakes.form_parts import lookups


def test_a_code_of_the_ward_is_split_into_chome() -> None:
    assert [one.text for one in lookups().places("1140022")] == [
        f"東京都北区王子本町{number}丁目" for number in (1, 2, 3)
    ]


def test_a_town_without_chome_is_one_place() -> None:
    (place,) = lookups().places("1150041")
    assert (place.text, place.label) == ("東京都北区岩淵町", "{岩淵町|いわぶちまち}")


def test_a_code_from_elsewhere_is_the_postal_lists_town() -> None:
    (place,) = lookups().places("1000001")
    assert (place.text, place.label) == ("東京都千代田区千代田", "千代田区{千代田|ちよだ}")


def test_an_unknown_code_has_no_place() -> None:
    assert lookups().places("0000000") == ()


def test_rows_lead_to_every_town_once() -> None:
    places = [one.text for row in lookups().rows() for one in lookups().row_places(row)]
    assert len(places) == len(set(places)) > 100
    assert all(text.startswith(lookups().ward) for text in places)
    assert all(lookups().row_of(text) is not None for text in places[:5])
    assert lookups().row_of("東京都千代田区千代田") is None


def test_the_ward_is_named_with_its_prefecture() -> None:
    assert lookups().ward == "東京都北区"


@pytest.mark.parametrize(
    ("postal_code", "line", "may"),
    [
        ("1140022", "東京都北区王子本町1丁目", True),
        ("1140022", "王子本町1-15-22", True),
        ("1140022", "かみなか", True),
        ("1140022", "東京都北区赤羽2丁目", False),
        ("1140022", "埼玉県川口市朝日1-9-4", False),
        ("1600022", "東京都新宿区新宿3丁目1-1", True),
        ("1600022", "しんじゅくく　しんじゅく　3-1-1", True),
        ("1600022", "東京都北区王子本町1丁目", False),
        ("1600022", "北区王子本町1-15-22", False),
        ("3320001", "埼玉県川口市朝日1-9-4", True),
    ],
)
def test_a_postal_code_of_another_place_is_seen(postal_code: str, line: str, may: bool) -> None:
    assert lookups().may_have(line, postal_code) is may
