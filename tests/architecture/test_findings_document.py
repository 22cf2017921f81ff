"""The document of findings says what the catalogue of authors says; KIOSK_DOCS=write writes it."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "resources" / "authoring" / "ja.po"
DOCUMENT = ROOT / "docs" / "writing-a-procedure-findings.ja.md"
HEAD = """# check の知らせの一覧

`kiosk procedures` の `check`・`new`・`import`・`simulate`・`diff`・`preview` が出す知らせの全部です。
ひとつの知らせに、何がちがうかと、どうすればよいかが書いてあります。「○○」には、その場所のことばや数が入ります。
書きかたは [手続きを書く](writing-a-procedure.ja.md) を見てください。
"""

_NO_FINDINGS = ("ことばのかけら", "list と show")
"""What is told and is no finding: parts of sentences, and what a procedure is said to be."""


def document() -> str:
    """The findings by subject, in the order of the catalogue."""
    lines, subject = [HEAD], ""
    for one in read_po(BytesIO(CATALOGUE.read_bytes()), charset="utf-8"):
        (here,) = one.auto_comments or ("",)
        if not one.id or here in _NO_FINDINGS:
            continue
        if here != subject:
            lines.append(f"\n## {here}\n")
            subject = here
        said = re.sub(r"(?<!\{)\{(?!\{)[^{}]+\}(?!\})", "○○", str(one.string))
        lines.append("- " + said.replace("{{", "{").replace("}}", "}").strip())
    return "\n".join(lines) + "\n"


def test_findings_document_is_what_the_catalogue_says() -> None:
    if os.environ.get("KIOSK_DOCS") == "write":
        DOCUMENT.write_text(document(), "utf-8")
    assert DOCUMENT.read_text("utf-8") == document(), "KIOSK_DOCS=write pytest tests/architecture"


def test_guide_and_findings_lead_to_each_other() -> None:
    guide = DOCUMENT.with_name("writing-a-procedure.ja.md")
    assert DOCUMENT.name in guide.read_text("utf-8")
    assert guide.name in document()
