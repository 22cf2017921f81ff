from __future__ import annotations

from kiosk.forms import service


def test_the_door_opens_to_everything_it_names() -> None:
    assert all(hasattr(service, name) for name in service.__all__)
    assert len(service.__all__) == len(set(service.__all__))
