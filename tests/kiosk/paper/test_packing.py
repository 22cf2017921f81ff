from __future__ import annotations

from kiosk.paper.packing import lowest


def test_neighbours_share_rows_in_their_order_where_that_is_lower() -> None:
    sizes = [1, 1, 1, 9, 1, 1]

    def height(start: int, end: int) -> float:
        return max(sizes[start:end]) * (1 if end - start == 1 else 1.5)

    assert lowest(len(sizes), 3, height) == (range(3), range(3, 4), range(4, 6))


def test_no_row_holds_more_than_it_may_and_nothing_is_no_row() -> None:
    assert [len(row) for row in lowest(7, 3, lambda start, end: 1.0)] == [1, 3, 3]
    assert lowest(0, 3, lambda start, end: 1.0) == ()
