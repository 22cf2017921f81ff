from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.pcscd import Pcscd, running_pcscd


@pytest.fixture(scope="module")
def pcscd() -> Iterator[Pcscd]:
    """A real card service with two empty virtual readers."""
    with running_pcscd() as daemon:
        yield daemon
