"""A form with one of everything, of an invented person."""

from __future__ import annotations

from kiosk.paper.form import Cell, Form, NumberBoxes, Office, Section, Signature

NAME = "葛\U000e0100城\u3000𠮷子"


def form(*sections: Section, title: str = "見本の申請書") -> Form:
    """With the given sections, or one of its own."""
    own = Section(
        "申請する方",
        (
            Cell("氏名", NAME, prominent=True),
            Cell("生年月日", "昭和23年3月5日（1948年）", half=True),
            Cell("電話番号", "03-0000-0000", half=True),
            Cell("住所", "東京都北区見本町一丁目2番3号"),
        ),
    )
    return Form(
        title=title,
        number=("受付番号", ""),
        addressee="（あて先）見本区長",
        date=("申請日", "令和8年11月23日"),
        statement="次のとおり申請します。",
        sections=sections or (own,),
        number_boxes=NumberBoxes("個人番号", ("世帯主",)),
        signature=Signature("署名", "ペンでお書きください。"),
        office=Office(
            title="区の記入欄",
            identity=("本人確認", "端末で確認：マイナンバーカード"),
            proofs=("マイナンバーカード", "旅券", "その他"),
            fee=("手数料", "600円"),
            stamp="受付印",
            extra=("受付場所",),
            steps=("受付", "審査"),
        ),
        continued="（つづき）",
        footer="申請ID 0000",
        code_title="申請データ",
        code_note="暗号化されています。",
    )
