from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest

from kiosk.basics.clock import JST, Moment
from kiosk.bootstrap import Services
from kiosk.cli.common import read_settings
from ui.commands.previewing_paper import draw_paper

MOMENT = Moment(datetime(2026, 11, 3, 10, 0, tzinfo=JST), 0.0, "019a4700-0000-7000-8000-000000000127")


@pytest.fixture(scope="module")
def services() -> Services:
    return Services(read_settings(None))


def said(path: Path) -> str:
    with closing(pypdfium2.PdfDocument(path)) as pages:
        return "".join(page.get_textpage().get_text_range() for page in pages)


def test_every_sheet_that_a_certificate_can_print_is_drawn(services: Services, tmp_path: Path) -> None:
    drawn = draw_paper(services, "kazei-shomei", "ja", MOMENT, tmp_path)
    assert [one.files[0] for one in drawn] == [
        "form.pdf",
        "large.pdf",
        "slip.pdf",
        "slip-waiting.pdf",
        "letter-proxy.pdf",
        "desk-guardian.pdf",
        "desk-minor.pdf",
        "desk-heir.pdf",
        "desk-declaration.pdf",
    ]
    assert all((tmp_path / name).stat().st_size > 0 for one in drawn for name in one.files)
    assert "委任状" in said(tmp_path / "letter-proxy.pdf")
    assert "委任状" not in said(tmp_path / "form.pdf")
    assert "127" in said(tmp_path / "slip.pdf")
    assert "窓口へのご案内" in said(tmp_path / "desk-heir.pdf")


def test_nobody_is_empowered_where_nobody_comes_for_another(services: Services, tmp_path: Path) -> None:
    drawn = draw_paper(services, "inkan-shomei", "vi", MOMENT, tmp_path)
    assert not any(one.files[0].startswith("letter-") for one in drawn)
    assert "Giấy biên nhận" in said(tmp_path / "slip.pdf")


def test_a_form_of_several_titles_is_drawn_under_each(services: Services, tmp_path: Path) -> None:
    drawn = draw_paper(services, "jido-teate", "ja", MOMENT, tmp_path)
    forms = [one.files[0] for one in drawn if one.files[0].startswith("form")]
    assert forms == ["form.pdf", *(f"form-title-{number}.pdf" for number in range(2, 7))]
    titles = ("認定請求書", "額改定認定請求書", "額改定届", "口座変更届")
    rare = ("額改定届・受給事由消滅届", "受給事由消滅届")
    printed = ["".join(said(tmp_path / one).split()) for one in forms]
    borne = [next(t for t in (*rare, *titles) if f"児童手当{t}" in text) for text in printed]
    assert sorted(borne) == sorted((*rare, *titles))
