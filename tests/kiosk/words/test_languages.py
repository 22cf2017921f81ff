from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from kiosk.settings.rules import Language
from kiosk.words.languages import languages, offered

ROOT = Path(__file__).parents[3] / "resources" / "translations"
FILE = """name: Tiếng Việt
complete: {complete}
fonts:
  - {{family: Noto Sans, file: NotoSans-Regular.ttf, package: fonts-noto-core}}
"""


def laid(root: Path, language: str, *, complete: bool) -> None:
    (root / language).mkdir()
    (root / language / "language.yaml").write_text(FILE.format(complete=str(complete).lower()), "utf-8")


def test_every_language_that_settings_may_choose_is_described() -> None:
    assert set(languages(ROOT)) == set(get_args(Language))


def test_names_are_in_their_own_script() -> None:
    names = {name: one.name for name, one in languages(ROOT).items()}
    assert names["ne"] == "नेपाली"
    assert names["ko"] == "한국어"
    assert len(set(names.values())) == len(names)


def test_only_complete_languages_are_offered_in_the_wanted_order(tmp_path: Path) -> None:
    laid(tmp_path, "vi", complete=True)
    laid(tmp_path, "ne", complete=False)
    assert offered(tmp_path, ("vi", "ne", "ko", "ja")) == ("vi", "ja")


def test_file_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    laid(tmp_path, "vi", complete=True)
    path = tmp_path / "vi" / "language.yaml"
    path.write_text(path.read_text("utf-8") + "finished: true\n", "utf-8")
    with pytest.raises(ValidationError, match="finished"):
        languages(tmp_path)
