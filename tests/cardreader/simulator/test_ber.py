from __future__ import annotations

import pytest

from cardreader.simulator.ber import with_offsets, wrap


@pytest.mark.parametrize(
    ("size", "header"),
    [
        (0, "df2200"),
        (1, "df2201"),
        (127, "df227f"),
        (128, "df228180"),
        (255, "df2281ff"),
        (256, "df22820100"),
        (257, "df22820101"),
        (65535, "df2282ffff"),
    ],
)
def test_length_takes_the_shortest_definite_form(size: int, header: str) -> None:
    assert wrap("DF22", b"a" * size) == bytes.fromhex(header) + b"a" * size


def test_object_longer_than_a_file_is_refused() -> None:
    with pytest.raises(ValueError, match="65536"):
        wrap("A1", bytes(65536))


@pytest.mark.parametrize("size", [1, 90, 110, 230, 300], ids=str)
def test_offsets_point_at_the_fields_whatever_the_outer_length_takes(size: int) -> None:
    first, second = wrap("DF22", b"a" * size), wrap("DF23", b"b")

    file = with_offsets("FF20", "DF21", (first, second))

    table = file[file.index(b"\xdf\x21\x04") + 3 :]
    offsets = [int.from_bytes(table[at : at + 2], "big") for at in (0, 2)]
    assert file[offsets[0] :].startswith(first)
    assert file[offsets[1] :] == second
