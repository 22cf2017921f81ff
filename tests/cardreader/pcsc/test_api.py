from __future__ import annotations

import pytest

from cardreader.pcsc import api
from cardreader.pcsc.api import PcscError, ReaderState
from tests.fakes.pcscd import READER, Pcscd

pytestmark = [pytest.mark.pcscd, pytest.mark.xdist_group("pcscd")]


def test_states_are_told_at_once_when_nothing_is_known(pcscd: Pcscd) -> None:
    context = api.establish()
    (state,) = api.wait_for_change(context, [ReaderState(READER, api.UNAWARE)], 0)
    api.release(context)

    assert (state.name, state.has_card) == (READER, False)
    assert state.state != api.UNAWARE


def test_error_carries_the_services_code_and_names_the_call(pcscd: Pcscd) -> None:
    context = api.establish()
    with pytest.raises(PcscError, match="SCardConnect") as absent:
        api.connect(context, READER)
    with pytest.raises(PcscError, match="SCardGetStatusChange") as unknown:
        api.wait_for_change(context, [ReaderState("Nonesuch", api.UNAWARE)], 0)
    (state,) = api.wait_for_change(context, [ReaderState(READER, api.UNAWARE)], 0)
    with pytest.raises(PcscError) as late:
        api.wait_for_change(context, [state], 10)
    api.release(context)

    assert absent.value.code in api.ABSENT
    assert unknown.value.code in api.UNKNOWN_READER
    assert late.value.code in api.TIMEOUT
