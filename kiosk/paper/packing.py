"""Which neighbours share a row: arithmetic, without letters or boxes."""

from __future__ import annotations

from collections.abc import Callable


def lowest(count: int, most: int, height: Callable[[int, int], float]) -> tuple[range, ...]:
    """Rows of at most `most` neighbours which together are as low as can be.

    Args:
        count: Of all things.
        most: In one row.
        height: Of the row of things from the first number up to, and without, the second.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, count + 1):
        starts = range(max(0, end - most), end)
        best.append(min((best[start][0] + height(start, end), start) for start in starts))
    rows: list[range] = []
    end = count
    while end:
        rows.insert(0, range(best[end][1], end))
        end = best[end][1]
    return tuple(rows)
