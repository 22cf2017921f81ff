from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import cardreader
from cardreader.mynumber.genuineness import Reason

HOME = Path(cardreader.__file__).parent
STABLE = frozenset(
    (
        "AuthorityKey",
        "CardCertificate",
        "CardChanged",
        "CardContents",
        "CardError",
        "CardExpired",
        "CardFace",
        "CardRemoved",
        "CardSilent",
        "CertificateError",
        "CertificateExpired",
        "CertificateMissing",
        "Connection",
        "CredentialError",
        "Finding",
        "Genuineness",
        "Holder",
        "LastTryRefused",
        "Malformed",
        "Monitor",
        "MyNumberCard",
        "NoCard",
        "NoReader",
        "NotThisCard",
        "PinBlocked",
        "PinNotSet",
        "Profile",
        "ProtocolError",
        "Reader",
        "ReaderBusy",
        "ReaderGone",
        "Reason",
        "Signatures",
        "Slot",
        "Stopped",
        "Token",
        "UnexpectedStatus",
        "Verdict",
        "WrongPin",
        "load_authority_keys",
        "load_roots",
        "open_reader",
        "parse_holder",
    )
)
"""Others build on these: adding one is free, taking one away needs a new major version."""
ACTS = {
    "apdus",
    "attend",
    "certificate",
    "check",
    "close",
    "expires_on",
    "identifier",
    "listed_certificates",
    "make_signatures",
    "read",
    "read_age",
    "read_face",
    "read_text",
    "reader_name",
    "sign",
    "token",
    "tries",
}
ALONE = """
import sys
sys.path[:] = sys.argv[1:]
import cardreader
from datetime import datetime, timezone
reader = cardreader.open_reader("simulator:hanako")
with cardreader.MyNumberCard(reader.connect(), now=datetime.now(timezone.utc)) as card:
    print(card.read("pin", memoryview(b"1234")).genuineness)
print(sorted({name.split(".")[0] for name in sys.modules} & {"kiosk", "ui", "PySide6", "click", "pydantic"}))
"""


def test_stable_names_are_exactly_these_and_all_there() -> None:
    assert sorted(cardreader.__all__) == sorted(STABLE)
    assert all(hasattr(cardreader, name) for name in STABLE)


def test_every_stable_name_is_documented() -> None:
    undocumented = [
        name
        for name in STABLE
        if name != "Genuineness" and not inspect.getdoc(getattr(cardreader, name, None))
    ]

    assert undocumented == []


def test_acts_of_a_card_are_exactly_these_and_documented() -> None:
    acts = {name: act for name, act in vars(cardreader.MyNumberCard).items() if not name.startswith("_")}

    assert acts.keys() == ACTS
    assert [name for name, act in acts.items() if not inspect.getdoc(act)] == ["reader_name"]


def test_package_says_that_it_is_typed() -> None:
    assert (HOME / "py.typed").is_file()


def test_library_runs_alone_beside_its_third_party_libraries(tmp_path: Path) -> None:
    (tmp_path / "cardreader").symlink_to(HOME)
    paths = sysconfig.get_paths()
    libraries = [paths["stdlib"], f"{paths['stdlib']}/lib-dynload", paths["purelib"], paths["platlib"]]

    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ALONE, str(tmp_path), *libraries],
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )

    assert ran.stderr == b""
    assert ran.stdout.decode().split("\n") == ["unknown-issuer", "[]", ""]


def test_every_reason_and_error_stands_in_the_readme() -> None:
    readme = (HOME / "README.md").read_text("utf-8")

    assert [reason.value for reason in Reason if f"`{reason.value}`" not in readme] == []
    errors = [
        name
        for name in STABLE
        if inspect.isclass(kind := getattr(cardreader, name)) and issubclass(kind, Exception)
    ]
    assert [name for name in errors if f"`{name}`" not in readme and not name.endswith("Error")] == []
    assert [
        act
        for act in ACTS - {"attend", "check", "close", "reader_name", "read_face", "read_text"}
        if act not in readme
    ] == []


LIBRARY_NAMES = frozenset(("not_valid_before_utc", "not_valid_after_utc"))
CLAIM = re.compile(r"(?<!in)valid|有効", re.IGNORECASE)


def claims(source: str) -> list[str]:
    """Names and texts of a module that call something valid; docstrings may speak of it."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    words: list[str] = []
    for node in ast.walk(tree):
        match node:
            case (
                ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.keyword(arg=str(name))
            ):
                words.append(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.alias(name=name):
                words.append(name)
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                words.append(text)
            case _:
                continue
    return [word for word in words if word not in LIBRARY_NAMES and CLAIM.search(word)]


@pytest.mark.parametrize(
    "file",
    [
        *sorted((HOME / "mynumber").glob("*.py")),
        HOME / "errors.py",
        HOME / "__init__.py",
        *sorted((HOME.parent / "kiosk" / "identity").glob("*.py")),
        HOME.parent / "kiosk" / "cli" / "card.py",
    ],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_nothing_is_called_valid_that_only_the_back_end_may_judge(file: Path) -> None:
    assert claims(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        ("def is_valid(): ...", True),
        ("x = 'certificate valid'", True),
        ("x = '電子証明書 有効'", True),
        ("from y import InvalidSignature", False),
        ("x.not_valid_after_utc", False),
        ("f(valid=True)", True),
        ("x = f'{y} is valid'", True),
        ('def f():\n    """Says nothing of validity."""', False),
    ],
)
def test_check_of_words_catches_claims_alone(source: str, caught: bool) -> None:
    assert bool(claims(source)) is caught
