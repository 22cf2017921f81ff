from __future__ import annotations

import inspect
import re

import pytest

from cardreader import errors


def classes() -> dict[str, type[errors.CardError]]:
    return {
        name: kind
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.CardError)
    }


def test_tree_in_the_docstring_is_the_tree() -> None:
    drawn, parents = {}, list[tuple[int, str]]()
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"    ([│ ├└─]*)([A-Z]\w+)", line)
        if found:
            depth, name = len(found[1]), found[2]
            parents = [(d, n) for d, n in parents if d < depth]
            drawn[name] = parents[-1][1] if parents else "Exception"
            parents.append((depth, name))

    assert drawn == {name: kind.__bases__[0].__name__ for name, kind in classes().items()}


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (errors.WrongPin("card-text-pin", 2), "card-text-pin: wrong, 2 tries left"),
        (errors.UnexpectedStatus(bytes.fromhex("00B00000"), 0x6982), "00 B0 00 00 answered 6982"),
        (errors.CardSilent(2.5), "the card gave no answer within 2.5 s"),
        (errors.NoReader("ACR"), "no card reader found (wanted: ACR)"),
        (errors.CertificateExpired("signature"), "signature certificate: its dates do not include today"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_error_builds_its_message_from_its_facts(error: errors.CardError, message: str) -> None:
    assert str(error) == message
