"""What a clerk would take from a sheet is taken here; what nobody can be sure of is not guessed."""

from __future__ import annotations

import pytest

from kiosk.forms.fields.bank_account import BankAccount
from kiosk.forms.fields.date import Day
from tests.fakes.form_parts import problems_of, question, value_of, words

DATES = [
    "S.23.3.5", "S23・3・5", "S23,3,5", "1948−3−5", "1948‐3‐5", "1948 3 5", "昭和23年3月5日(金)",
    "昭和23年3月5日（金曜日）", "1948年3月5日 金曜", "5 March 1948", "March 5, 1948", "5th Mar 1948",
    "昭和二十三年三月五日生まれ", "1948.03.05", "Ｓ２３／３／５",
    "昭和23年(1948年)3月5日", "1948年（昭和23年）3月5日生まれ",
    "昭和23年3月5日（1948年）", "西暦1948年3月5日", "昭和二十三年（一九四八年）三月五日", "昭23.3.5",
]  # fmt: skip
PHONES = [
    "03.1234.5678", "03・1234・5678", "TEL 03-1234-5678", "電話：03-1234-5678", "☎03-1234-5678",
    "03-1234-5678（自宅）", "〇三（一二三四）五六七八", "0081-3-1234-5678", "010-81-3-1234-5678",
    "+81 (0)3 1234 5678", "０３ー１２３４ー５６７８",
    "03(1234)5678", "(03)1234-5678", "〇三-一二三四-五六七八", "+81-3-1234-5678",
    "81-3-1234-5678", "自宅03-1234-5678", "携帯電話 03-1234-5678",
    "03/1234/5678", "03-1234-5678（娘）", "03～1234～5678", "03-1234-5678です",
]  # fmt: skip
BLOCKS = [
    "15/22", "15.22", "15，22", "15番22号", "15番地の22", "十五番二十二号", "15ノ22", "１５−２２", "15 番 22",
    "第15号の22", "15‐22", "15―22",
    "15~22", "15〜22", "1丁目15番22号", "一丁目十五の二十二", "１丁目15-22",
]  # fmt: skip


@pytest.mark.parametrize("written", DATES)
def test_a_day_however_it_is_written(written: str) -> None:
    assert value_of(question("date"), written) == Day(1948, 3, 5)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("S23", None),
        ("昭和23年頃", None),
        ("昭和23年月日不詳", None),
        ("昭和23年3月日不詳", 3),
        ("1948/3", 3),
        ("S23.3", 3),
        ("昭和23-3", 3),
        ("1948年3月（日はわかりません）", 3),
        ("昭和23年3月（1948年。日はわかりません）", 3),
        ("昭和23年（1948年。月と日はわかりません）", None),
    ],
)
def test_what_is_known_of_an_old_day(written: str, month: int | None) -> None:
    assert value_of(question("date", partial=True), written) == Day(1948, month)


@pytest.mark.parametrize("written", ["3/5/1948", "23.3.5", "明日", "'48/3/5", "S", "1948年13月5日", "きのう"])
def test_a_day_that_could_be_another_is_not_guessed(written: str) -> None:
    assert problems_of(question("date"), written)


@pytest.mark.parametrize("written", PHONES)
def test_a_number_to_call_however_it_is_written(written: str) -> None:
    assert value_of(question("phone"), written) == "0312345678"


@pytest.mark.parametrize("written", ["0312345678 12", "ない", "03-1234", "+1 212"])
def test_a_number_that_is_none_of_ours_is_told_so(written: str) -> None:
    assert problems_of(question("phone"), written)


@pytest.mark.parametrize(
    "written",
    [
        "T114-0022",
        "〒114-0022",
        "114.0022",
        "１１４　００２２",
        "t1140022",
        "一一四の〇〇二二",
        "114ー0022",
        "〒 114 0022",
        "114の0022",
        "114~0022",
        "郵便番号：114-0022",
        "一一四ー〇〇二二",
    ],
)
def test_a_postal_code_however_it_is_written(written: str) -> None:
    assert value_of(question("digits", groups="3-4"), written) == "1140022"


@pytest.mark.parametrize("written", BLOCKS)
def test_a_block_however_it_is_written(written: str) -> None:
    address = {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "building": ""}
    right = value_of(question("address"), {**address, "block": "15-22"})
    assert value_of(question("address"), {**address, "block": written}) == right


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ({"type": "普通"}, ("type", "ordinary")),
        ({"type": "普通預金"}, ("type", "ordinary")),
        ({"number": "123456"}, ("number", "0123456")),
        ({"number": "１２３−４５６７"}, ("number", "1234567")),
        ({"number": "123 4567"}, ("number", "1234567")),
        ({"number": "123-4567"}, ("number", "1234567")),
        ({"number": "一二三四五六七"}, ("number", "1234567")),
        ({"number": "普通 1234567"}, ("number", "1234567")),
        ({"number": "口座番号：1234567"}, ("number", "1234567")),
        ({"number": "No.1234567"}, ("number", "1234567")),
        ({"branch_code": "店番123"}, ("branch_code", "123")),
        ({"branch_code": "１２３番"}, ("branch_code", "123")),
        ({"holder": "ﾐﾎﾝ､ﾊﾅｺ"}, ("holder", "ミホン　ハナコ")),
        ({"holder": "みほん、はなこ様"}, ("holder", "ミホン　ハナコ")),
        ({"place": "yucho", "symbol": "記号10120", "number": "12345671"}, ("symbol", "10120")),
        ({"place": "yucho", "symbol": "一〇一二〇", "number": "1234567-1"}, ("number", "12345671")),
        ({"place": "yucho", "symbol": "10120-1", "number": "12345671"}, ("symbol", "10120")),
    ],
    ids=str,
)
def test_an_account_as_it_stands_in_the_book(members: dict[str, str], found: tuple[str, str]) -> None:
    account = {
        "place": "bank", "bank": "ミホンギンコウ", "branch": "オウジ", "branch_code": "123",
        "type": "ordinary", "number": "1234567", "holder": "ミホン　ハナコ", **members,
    }  # fmt: skip
    value = value_of(question("bank-account"), account)
    assert isinstance(value, BankAccount)
    assert getattr(value, found[0]) == found[1]


@pytest.mark.parametrize(
    "written", ["2つ", "２ツ", "二通", "2 枚", "2まい", "2通です", "ふたつ", "2通分", "２冊"]
)
def test_a_count_however_it_is_written(written: str) -> None:
    assert value_of(question("count"), written) == 2


@pytest.mark.parametrize("written", ["金1,200円也", "1200yen", "千二百円", "￥1,200", "1200えん"])
def test_an_amount_however_it_is_written(written: str) -> None:
    assert value_of(question("money"), written) == 1200


@pytest.mark.parametrize("written", ["3人", "３名", "三人", "3 人です", "3にん", "3人分", "みっつ"])
def test_a_count_of_people_however_it_is_written(written: str) -> None:
    assert value_of(question("count", unit="人"), written) == 3


@pytest.mark.parametrize("written", ["約3人", "10人くらい", "にん3", "3人か4人"])
def test_a_count_that_nobody_is_sure_of_is_not_guessed(written: str) -> None:
    assert problems_of(question("count", unit="人"), written)


@pytest.mark.parametrize("written", ["3人", "3名"])
def test_people_are_no_copies(written: str) -> None:
    assert problems_of(question("count", unit="通"), written)


@pytest.mark.parametrize("written", ["1万2千円", "12,000円", "一万二千円", "１万2000", "1.2万", "1万2,000円"])
def test_ten_thousands_however_they_are_written(written: str) -> None:
    assert value_of(question("money"), written) == 12_000


@pytest.mark.parametrize("written", ["万", "1万12345円", "約1万円", "1万と2千"])
def test_an_amount_that_is_none_is_told_so(written: str) -> None:
    assert problems_of(question("money"), written)


@pytest.mark.parametrize(
    "written",
    [
        "ミホン　ハナコ", "ﾐﾎﾝ ﾊﾅｺ", "ミホン、ハナコ", "ミホン，ハナコ", "ﾐﾎﾝ､ﾊﾅｺ",
        "みほん/はなこ", "みホん　はナこ", "ミホン＝ハナコ", "ﾐﾎﾝ ハナコ", "みほん　はなこ様",
        "ミホン。ハナコ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["kana", "name"])
def test_a_name_in_kana_however_it_is_parted(kind: str, written: str) -> None:
    assert value_of(question(kind), written) == "ミホン　ハナコ"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("ヴァンサン・ヴー", "ヴァンサン・ヴー"),
        ("ﾐﾎﾝ･ﾊﾅｺ", "ミホン・ハナコ"),
        ("マリア・デ・ラ・クルス", "マリア・デ・ラ・クルス"),
        ("ファン　アン・トゥ", "ファン　アン・トゥ"),
        ("ミホンハナコ", "ミホンハナコ"),
        ("サマ", "サマ"),
    ],
)
def test_a_name_keeps_what_belongs_to_it(written: str, kept: str) -> None:
    assert value_of(question("kana"), written) == kept


@pytest.mark.parametrize(
    "written", ["MIHON ハナコ", "見本花子", "ミホン-ハナコ", "ミホン ハナコ（女）", "ミホン〜"]
)
def test_a_name_that_is_no_kana_is_told_so(written: str) -> None:
    assert problems_of(question("kana"), written) == [("", "not-kana-nor-letters")]


@pytest.mark.parametrize("written", ["見本　花子", "見本 花子", "見本、花子", "見本，花子"])
def test_a_name_in_kanji_however_it_is_parted(written: str) -> None:
    assert value_of(question("name"), written) == "見本　花子"


@pytest.mark.parametrize(
    "written",
    [
        "2026", "2026年度", "2026年度分", "令和8年度分", "R8", "ｒ８", "Ｒ８年度分",
        "令和八年度", "令和 8 年度",
        "8年", "8年度",
        "西暦2026年", "2026年度（令和8年度）", "令和8年度(2026年度)", "2026年度の分", "令８", "二〇二六年",
    ],
)  # fmt: skip
def test_a_fiscal_year_however_it_is_written(written: str) -> None:
    assert value_of(question("year", newest_from="06-01"), written) == 2026


@pytest.mark.parametrize("written", ["今年", "26年", "2026年度（令和7年度）", "元年", "令和"])
def test_a_fiscal_year_that_could_be_another_is_not_guessed(written: str) -> None:
    assert problems_of(question("year", newest_from="06-01"), written)


@pytest.mark.parametrize("written", ["23.3.5", "二十三年三月五日", "23/3/5"])
def test_a_day_of_the_only_era_there_is(written: str) -> None:
    assert value_of(question("date", eras=("showa",)), written) == Day(1948, 3, 5)


@pytest.mark.parametrize(
    "draft",
    [
        {"era": "showa", "year": "23.3.5", "month": "", "day": ""},
        {"era": "showa", "year": "二十三", "month": "三", "day": "五"},
        {"era": "showa", "year": "23年", "month": "3月", "day": "５日"},
        {"era": "western", "year": "1948/3/5", "month": "", "day": ""},
    ],
)
def test_pieces_of_a_day_however_they_are_written(draft: dict[str, str]) -> None:
    assert value_of(question("date"), draft) == Day(1948, 3, 5)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("23.3.5", "date-unreadable"),
        ("きのう", "date-unreadable"),
        ("昭和24年(1948年)3月5日", "date-years-differ"),
        ("昭和24年3月5日（1948年）", "date-years-differ"),
    ],
)
def test_wrong_day_is_told_in_one_sentence_that_says_what_would_be_right(written: str, kind: str) -> None:
    assert problems_of(question("date"), written) == [("", kind)]
    assert words()(f"forms.problem.{kind}").endswith("ください。")


@pytest.mark.parametrize(
    "town",
    [
        "東京都北区王子本町一丁目", "東京都北区王子本町１丁目", "東京都北区王子本町1 丁目",
        "東京都北区王子本町壱丁目",
        "東京都 北区 王子本町 1丁目", "東京都　北区　王子本町一丁目",
    ],
)  # fmt: skip
def test_a_town_however_its_chome_is_written(town: str) -> None:
    address = {"postal_code": "1140022", "town": town, "block": "15-22", "building": ""}
    right = {**address, "town": "東京都北区王子本町1丁目"}
    assert value_of(question("address"), address) == value_of(question("address"), right)


@pytest.mark.parametrize(
    ("postal", "kind"), [("114002", "digits-short"), ("11400221", "digits-long"), ("王子", "not-digits")]
)
def test_a_postal_code_that_is_none_says_what_is_missing(postal: str, kind: str) -> None:
    address = {"postal_code": postal, "town": "東京都北区王子本町1丁目", "block": "15-22", "building": ""}
    assert problems_of(question("address"), address) == [("postal", kind)]
