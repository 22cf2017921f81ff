from __future__ import annotations

import pytest

from ui.theme.metrics import Metrics


def metrics(pixels_per_mm: float, text_size: str = "standard") -> Metrics:
    return Metrics(pixels_per_mm, text_size, "standard", "landscape", (1920, 1080))


@pytest.mark.parametrize(
    ("pixels_per_mm", "least_target", "least_key", "least_gap"),
    [(5.56, 84, 112, 17), (4.03, 61, 81, 13), (3.64, 55, 73, 11), (6.42, 97, 129, 20)],
    ids=["15.6-inch", "21.5-inch", "23.8-inch", "27-inch-4k"],
)
def test_millimetres_become_pixels_rounded_up(
    pixels_per_mm: float, least_target: int, least_key: int, least_gap: int
) -> None:
    assert [metrics(pixels_per_mm).mm(x) for x in (15, 20, 3)] == [least_target, least_key, least_gap]


def test_whole_pixels_are_not_rounded_further() -> None:
    assert metrics(4.0).mm(15) == 60
    assert metrics(4.03).to_mm(metrics(4.03).exact(7.0)) == pytest.approx(7.0)


@pytest.mark.parametrize(
    ("step", "large"), [("standard", False), ("large", False), ("larger", True), ("largest", True)]
)
def test_two_largest_steps_are_large(step: str, large: bool) -> None:
    assert metrics(4.03, step).large_text is large


@pytest.mark.parametrize(
    ("pixels_per_mm", "size_px", "millimetres", "beyond"),
    [
        (5.56, (1920, 1080), 190, False), (5.56, (1080, 1920), 190, True), (4.03, (1920, 1080), 107, True),
        (4.03, (1080, 1920), 191, True), (3.64, (1920, 1080), 119, True), (3.21, (1080, 1920), 239, True),
    ],
    ids=["15.6-lying", "15.6-upright", "21.5-lying", "21.5-upright", "23.8-lying", "27-upright"],
)  # fmt: skip
def test_reach_is_a_share_of_the_display_and_on_a_small_one_never_less_than_on_21_5_upright(
    pixels_per_mm: float, size_px: tuple[int, int], millimetres: int, beyond: bool
) -> None:
    upright = size_px[1] > size_px[0]
    display = Metrics(pixels_per_mm, "standard", "standard", "portrait" if upright else "landscape", size_px)
    assert round(display.to_mm(display.reach)) == millimetres
    assert display.reaches_beyond is beyond
