"""Every row of the ward's forms is asked, printed empty, or left out with a reason.

Here by `fact` and `omitted`; definitions that say it part by part (`rows`) stand in `ward_forms.py`,
`ward_claims.py` and `ward_arrivals.py`.
"""

from __future__ import annotations

import pytest

from tests.fakes.form_parts import library, procedure

ROWS = {
    "kokuho-kanyu": (
        "区分",
        "事由",
        "事由発生日",
        "世帯主 氏名, フリガナ, 生年月日, 住所, 電話",
        "世帯主の個人番号",
        "加入/喪失する人: 氏名, フリガナ, 生年月日, 性別, 続柄",
        "…個人番号",
        "前の保険: 種類, 記号・番号, 保険者名, 資格喪失日",
        "新しい保険: 種類, 記号・番号, 資格取得日",
        "資格喪失証明書 / 新しい資格情報",
        "マイナ保険証 有無",
        "任意継続・家族の扶養を検討したか",
        "非自発的失業 (雇用保険受給資格者証)",
        "国民年金の手続き",
        "口座振替",
        "学生・施設の住所特例",
        "届出人, 関係, 電話",
        "代理 block",
    ),
    "tenshutsu": (
        "転出(予定)日",
        "新住所 (予定), 方書",
        "新世帯主",
        "今の住所, 今の世帯主",
        "全部 / 一部",
        "転出する人: 氏名, フリガナ, 生年月日, 性別, 続柄",
        "転出証明書の要否 (カード特例)",
        "国外転出: カードの継続利用",
        "返すもの: 国保, 介護, 印鑑登録証, 医療証, 住民票コード",
        "届出人, 電話",
        "代理 block",
    ),
}


@pytest.mark.parametrize("procedure_id", sorted(ROWS))
def test_every_row_is_asked_or_left_out_with_a_reason(procedure_id: str) -> None:
    definition = procedure(procedure_id)
    asked = {row for one in definition.questions for row in one.fact}
    omitted = {one.row for one in definition.omitted}
    rows = set(ROWS[procedure_id])
    print(f"{procedure_id}: {len(rows)} rows, {len(rows & asked)} asked, {len(rows & omitted)} omitted")  # noqa: T201  # the counts are the report
    assert asked | omitted == rows
    assert not asked & omitted
    assert all(one.reason for one in definition.omitted)


@pytest.mark.parametrize("procedure_id", library().ids())
def test_every_rule_says_where_it_comes_from(procedure_id: str) -> None:
    definition = procedure(procedure_id)
    marked = [one.source for one in definition.questions]
    marked += [one.source for one in definition.applicants]
    marked += [one.source for one in definition.bring]
    marked += [definition.waiting_source, definition.handled_by.source]
    marked += [] if definition.fee is None else [definition.fee.source]
    marked += [] if definition.deadline is None else [definition.deadline.source]
    assert all(any(mark in source for mark in ("[R", "[GK]", "[A]")) for source in marked)


def test_the_number_of_a_person_is_never_asked() -> None:
    for procedure_id in library().ids():
        for one in procedure(procedure_id).questions:
            boxes = [one, *one.each]
            assert all(
                box.kind == "office" for box in boxes if "個人番号" in (box.paper or "") and not box.options
            )
