from __future__ import annotations

import pytest

from kiosk.forms.authoring.ranges import overlapping, range_of
from kiosk.forms.definition.choices import Choice

FAR = 10**9


@pytest.mark.parametrize(
    ("label", "least", "most", "unit"),
    [
        ("10人まで", -FAR, 10, "人"),
        ("１０人 以下", -FAR, 10, "人"),
        ("10人より少ない", -FAR, 9, "人"),
        ("20さい以上", 20, FAR, "さい"),
        ("1,000円より多い", 1001, FAR, "円"),
        ("10人から20人まで", 10, 20, "人"),
        ("1〜3月", 1, 3, "月"),
    ],
)
def test_label_that_names_numbers_is_read(label: str, least: int, most: int, unit: str) -> None:
    found = range_of(label)
    assert found is not None
    assert (found.least, found.most, found.unit) == (least, most, unit)


@pytest.mark.parametrize("label", ["小さい部屋", "10年前に出ました", "2通", "4月1日から"])
def test_other_labels_name_no_numbers(label: str) -> None:
    assert range_of(label) is None


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("10人まで", "10人から20人まで"), ["10人 is in the option 1, too: which of the two is meant?"]),
        (("10人まで", "11人から20人まで", "21人以上"), []),
        (("０人〜10人", "11人から20人"), []),
        (("50人から1人", "51人以上"), ["the larger number stands first: write 「1人から50人まで」"]),
        (("10人まで", "10歳以上"), []),
        (("10人まで", "5人未満"), ["4人 is in the option 1, too: which of the two is meant?"]),
    ],
)
def test_shared_number_is_told(labels: tuple[str, ...], found: list[str]) -> None:
    options = tuple(Choice(id=f"c{place}", label=label) for place, label in enumerate(labels))
    assert [one.message for one in overlapping(options, ("options",))] == found
