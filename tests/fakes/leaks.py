"""Whether something that only a resident may know lies in clear in a folder."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.fakes.hand_ins import CANARY


def leaks(folder: Path, secret: str = CANARY) -> list[str]:
    """Names of the files that hold the words in any form in which a program would write them."""
    disguises = {
        secret.encode("utf-8"),
        secret.encode("utf-16-le"),
        secret.encode("shift_jis"),
        json.dumps(secret)[1:-1].encode("ascii"),
        *_in_base64(secret.encode("utf-8")),
    }
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [path.name for path in files if any(form in path.read_bytes() for form in disguises)]


def _in_base64(content: bytes) -> set[bytes]:
    """The middle of its base64 at each of the three places where it can begin."""
    middles = set()
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        for before in range(3):
            middles.add(encode(b"\0" * before + content)[4 : (before + len(content)) // 3 * 4])
    return middles
