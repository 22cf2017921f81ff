"""The rows of the ward's forms with their parts, typed from the forms: what the definitions are held against.

An empty tuple is a row that is not divided.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Rows: TypeAlias = Mapping[str, tuple[str, ...]]

PROXY = (
    "氏名",
    "住所",
    "生年月日",
    "電話",
    "委任の種類: 任意",
    "委任の種類: 法定",
    "委任内容",
    "委任日",
    "委任状",
    "登記事項証明書・戸籍",
)
SPINE: Rows = {
    "だれの手続きか": ("わたし", "家族", "たのまれた人", "亡くなった方", "仕事として"),
    "本人との関係": (
        "本人",
        "同一世帯",
        "配偶者・直系",
        "その他の親族",
        "任意代理人",
        "法定代理人",
        "事業者・施設職員",
    ),
    "委任状": ("ある", "ない", "これから作る"),
    "本人確認": ("マイナンバーカード", "顔写真つき1点", "顔写真なし2点", "ない"),
    "期限": (),
    "手数料": ("通数", "免除の使いみち"),
    "持ち物": (),
    "支援措置・DV": (),
    "国籍等": ("在留カード・特別永住者証明書", "通称"),
    "名前の字が出ない・長い": (),
    "受け取り方": ("窓口", "郵送", "後日"),
    "ほかに必要な手続き": (),
    "申請日": (),
}
"""What every procedure runs through (who, on whose behalf, by what proof, by when, for how much …)."""

FORMS: Mapping[str, Rows] = {
    "ansho-bango": {
        **SPINE,
        "本人": ("氏名", "フリガナ", "生年月日", "住所", "電話"),
        "種類": ("再設定", "変更"),
        "どの暗証番号": (
            "署名用",
            "利用者証明用",
            "住民基本台帳用",
            "券面事項入力補助用",
            "分からない",
            "署名用だけ: スマートフォンとコンビニ",
        ),
        "顔認証カード": ("への切替", "からの切替"),
        "2点目の確認書類": (),
        "代理人の種類": ("法定", "任意", "15歳未満の親", "成年後見人"),
        "代理 block": (*PROXY, "照会書兼回答書"),
    },
}
