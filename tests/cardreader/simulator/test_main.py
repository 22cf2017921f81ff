from __future__ import annotations

import socket

import pytest

from cardreader.simulator.__main__ import main
from cardreader.simulator.people import persona_names


def test_list_names_the_personas(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(persona_names())
    assert all(len(line.split()) > 3 for line in lines)


def test_without_a_virtual_reader_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = str(listener.getsockname()[1])

    assert main(["--port", free]) == 1
    assert free in capsys.readouterr().err


def test_unknown_persona_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--persona", "nobody"]) == 1
    assert "nobody" in capsys.readouterr().err
