"""A token says which kiosk calls."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from kiosk.backend.problems import Problem
from kiosk.backend.tokens import Tokens, TokenShared, TokenUnusable


def test_missing_token_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "made" / "oji-01.token"
    tokens = Tokens({"oji-01": file})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert tokens.kiosk_of(f"Bearer {file.read_text().strip()}") == "oji-01"


def test_each_token_speaks_for_its_kiosk(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("first-token\nnever read\n")
    (tmp_path / "b").write_text("second-token")
    tokens = Tokens({"oji-01": tmp_path / "a", "oji-02": tmp_path / "b"})
    assert tokens.kiosk_of("Bearer first-token") == "oji-01"
    assert tokens.kiosk_of("bearer second-token") == "oji-02"


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer ", "Bearer first", "Basic first-token", "first-token"]
)
def test_other_header_is_not_let_in(tmp_path: Path, header: str | None) -> None:
    (tmp_path / "a").write_text("first-token")
    with pytest.raises(Problem) as caught:
        Tokens({"oji-01": tmp_path / "a"}).kiosk_of(header)
    assert caught.value.status == 401


@pytest.mark.parametrize("content", ["", "\n", "日本語のしるし", "a\tb"])
def test_file_without_a_token_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "a").write_text(content, "utf-8")
    with pytest.raises(TokenUnusable, match="holds no token"):
        Tokens({"oji-01": tmp_path / "a"})


def test_two_kiosks_with_one_token_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("one-token")
    with pytest.raises(TokenShared, match="oji-02"):
        Tokens({"oji-01": tmp_path / "a", "oji-02": tmp_path / "a"})
