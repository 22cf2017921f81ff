"""Words that stood in for others and were forgotten: TODO, ○○, 「未定」 where a counter should stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.shown_texts import shown_texts
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

_ANYWHERE = re.compile(
    r"TODO|FIXME|TBD|XXX+|xxx+|lorem|[○〇]{2,}|[○〇][年月日時]|[△□●■◇◆*_]{2,}|\?\?+|・・・+"
    r"|ここに(?:書|入れ|記入)|(?:あと|後)で(?:書く|決める|直す)|仮題|ダミー"
)
_WHOLE = re.compile(
    r"未定|未記入|未設定|未入力|調整中|検討中|作成中|準備中|仮|案|説明文|タイトル|題名|手続き名"
    r"|(?:テスト|てすと|サンプル|test|Test)\d*|(?:質問|選択肢|手続き|説明)\d+|(.)\1+"
)
_OF_TITLE = re.compile(
    r"^(?:テスト|てすと|サンプル|test|コピー|複製)|(?:のコピー|コピー\d*)$|\((?:案|仮|下書き|見本|テスト)\)"
)
_TITLES = (("title",), ("short_title",), ("paper", "title"))


def placeholders(data: object) -> Iterator[Finding]:
    """Every text of a file that still has one; the answers of a question may be 「未定」."""
    for path, text in shown_texts(data):
        found = _placeholder(unicodedata.normalize("NFKC", plain(text)), path)
        if found:
            message = told("「{word}」 stands where something is still to be written", word=found)
            yield Finding(path, message)


def _placeholder(text: str, path: Path) -> str | None:
    bare = text.strip(" 。()「」")
    found = _ANYWHERE.search(text) or (_OF_TITLE.search(text) if path in _TITLES else None)
    if found is None and "options" not in path and path[-1] not in ("id", "in"):
        found = _WHOLE.fullmatch(bare)
    return None if found is None else found[0]
