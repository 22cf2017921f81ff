"""Who is being served."""

from __future__ import annotations

from kiosk.delivery.crowd import Crowd


def test_crowd_is_there_until_the_last_one_left() -> None:
    crowd = Crowd()
    with crowd.one():
        with crowd.one():
            assert crowd
        assert crowd
    assert not crowd
