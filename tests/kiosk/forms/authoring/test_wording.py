"""The lists of `wording.yaml`, on texts with one planted word each."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.telling import Told
from kiosk.forms.authoring.wording import findings, words_in
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import RESOURCES, procedure

LISTS = words_in(RESOURCES / "procedures")


def told(text: str, *, note: str | None = None, used: Mapping[str, str] | None = None) -> list[str]:
    """What is said of a definition whose only question says `text` under its title."""
    asked = {
        "id": "a",
        "kind": "text",
        "title": "どれですか",
        "label": "どれ",
        "explanation": text,
        "why": note,
    }
    bare = procedure("juminhyo").model_copy(
        update={"questions": (Question.model_validate(asked),), "bring": (), "checks": (), "deadline": None}
    )
    texts = {"juminhyo.questions.a.explanation", "juminhyo.questions.a.why"}
    return [message for key, message in findings(bare, LISTS, used or {}) if key in texts]


def test_lists_are_long_enough_and_say_something_plainer() -> None:
    assert len(LISTS.hard) >= 150
    assert len(LISTS.loanwords) >= 40
    assert [hard for hard, easy in LISTS.hard.items() if hard in easy] == []
    assert LISTS.everyday is not None
    assert set(LISTS.everyday) & set(LISTS.loanwords) == set()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{遅滞|ちたい}なく、出してください。", "hard word 「遅滞なく」: say 「おくれないで」"),
        ("{最寄|もよ}りの駅です。", "hard word 「最寄り」: say 「いちばん近い」"),
        ("税金を{滞納|たいのう}した方です。", "hard word 「滞納」: say 「お金をはらっていない」"),
        ("エビデンスが、いります。", "not everybody knows 「エビデンス」: say 「しるしになる紙」"),
        ("食べものを{提供|ていきょう}する方です。", "hard word 「提供」: say 「出す」"),
        ("スキーマを見ます。", "not everybody knows 「スキーマ」: explain it, or say it plainly"),
        ("NPOの方です。", "not everybody knows 「NPO」: explain it, or say it plainly"),
    ],
)
def test_word_that_not_everybody_knows_is_told(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "マイナンバーカードと、スマホです。",
        "{納税証明書|のうぜいしょうめいしょ}です。",
        "QRコードを、読みます。",
        "NPO（助けあう会）の方です。",
        "エビデンスとは、しるしの紙です。",
    ],
)
def test_known_words_names_and_what_is_explained_beside_are_let_be(text: str) -> None:
    assert told(text) == []


def test_what_another_text_of_the_procedure_explains_is_let_be() -> None:
    assert told("{過料|かりょう}は、いりません。", note="{過料|かりょう}は、ばつのお金です。") == []


def test_word_inside_another_hard_word_is_told_once() -> None:
    assert told("{所定|しょてい}の{当該|とうがい}の紙です。") == [
        "hard word 「当該」: say 「その」",
        "hard word 「所定の」: say 「決まった」",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "お金がかからないわけではありません。",
        "なくはないです。",
        "無くはないです。",
        "できなくはありません。",
        "もらえないとはかぎりません。",
        "出さなければ、うけとれません。",
        "出さずにはいられません。",
        "のらないと、こまらないですか。",
        "食べない方が、いないですか",
        "お酒を飲まない方は、どの日にもいませんか",
        "いない方でなければ、すすめます。",
        "やめないほうが、よくないです。",
    ],
)
def test_double_negation_is_told(text: str) -> None:
    assert [message.pattern for _, message in negations(text)] == ["not and not in one sentence: {sentence}"]


@pytest.mark.parametrize(
    "text",
    [
        "税金のかかる家族ではない方がいますか",
        "{扶養|ふよう}に入っていない方が、いますか",
        "まだとどいていない紙が、ありますか",
    ],
)
def test_question_whose_yes_means_no_is_told(text: str) -> None:
    (message,) = told(text)
    assert message.startswith("asks for who or what is not, so that yes means no")


@pytest.mark.parametrize(
    "text",
    [
        "お金が少ない方がいますか",
        "わからないものがありますか",
        "いっしょに行きませんか",
        "まだ出していないのですか",
        "歩けないことがありますか",
        "カードがない方は、ありませんと答えてください。",
        "あぶなくないように、します。",
        "お金が少なくないように、します。",
        "使わないほうが、いいです。",
    ],
)
def test_question_with_one_not_is_let_be(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("利用希望日時です。", "利用希望日時"),
        ("国民健康保険料金支払方法です。", "料金支払方法"),
        ("家の中の人の生活実態調査です。", "生活実態調査"),
        ("利用希望料金払い込みです。", "利用希望料金払"),
    ],
)
def test_word_of_many_kanji_is_told_once(text: str, run: str) -> None:
    found = [one for one in told(text, note=text) if "long word of kanji" in one]
    assert found == [f"「{run}」 is a long word of kanji: take it apart, or explain it"]


@pytest.mark.parametrize(
    "text",
    [
        "国民健康保険証です。",
        "何通必要ですか",
        "年金事務所で、聞いてください。",
        "{生活実態調査|せいかつじったいちょうさ}は、くらしを聞くことです。",
        "家族、本人、会社です。",
        "自転車置き場です。",
    ],
)
def test_word_of_many_kanji_that_is_known_or_explained_is_let_be(text: str) -> None:
    assert [one for one in told(text) if "long word of kanji" in one] == []


@pytest.mark.parametrize("text", ["出さなければなりません。", "出すと、うけとれます。", "いりません。"])
def test_duty_and_single_negation_are_let_be(text: str) -> None:
    assert list(negations(text)) == []


@pytest.mark.parametrize("word", ["Where", "ｗｅｂ", "online form"])
def test_word_of_another_language_is_told(word: str) -> None:
    assert len(told(f"{word}で、ちがいます。")) == 1


def test_official_term_is_explained_or_told() -> None:
    assert told("{附票|ふひょう}で、ちがいます。") == [
        "the term 「附票」 is explained nowhere in this procedure"
    ]
    assert told("{附票|ふひょう}は、住所の記録です。") == []


def test_wrong_reading_is_told() -> None:
    assert told("{印鑑|いんこ}です。") == ["'印鑑' is not read 'いんこ', but 'いんかん'"]


def negations(text: str) -> list[tuple[str, Told]]:
    asked = {"id": "a", "kind": "text", "title": "どれですか", "label": "どれ", "explanation": text}
    bare = procedure("juminhyo").model_copy(update={"questions": (Question.model_validate(asked),)})
    return [one for one in findings(bare, LISTS) if "not and not" in one[1]]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("隠蔽と書きます", ["隠蔽"]),
        ("{隠蔽|いんぺい}と書きます", []),
        ("人々の年齢と国籍です", []),
        ("疾病です", ["疾病"]),
    ],
)
def test_kanji_that_no_school_teaches_first_has_a_reading(text: str, bare: list[str]) -> None:
    found = [one.partition(":")[0] for one in told(text) if one.startswith("no reading")]
    assert found == [f"no reading above {word!r}" for word in bare]


def test_kanji_without_a_reading_are_told_with_the_usual_one() -> None:
    (message,) = told("駐輪場です")
    assert "{駐輪場|ちゅうりんじょう}" in message


def test_a_reading_that_the_definitions_have_is_proposed_first() -> None:
    said = (told("続柄です")[0], told("続柄です", used={"続柄": "つづきがら"})[0])
    assert ["{続柄|ぞくがら}" in said[0], "{続柄|つづきがら}" in said[1]] == [True, True]


SUGGESTED = [
    plain
    for listed in (LISTS.hard, LISTS.loanwords)
    for easy in listed.values()
    for plain in easy.split("、")
]


def test_whatever_the_lists_suggest_is_itself_taken() -> None:
    wrong = {one: found for one in SUGGESTED if (found := told(one))}
    assert wrong == {}


def test_a_suggestion_that_is_hard_itself_would_be_seen() -> None:
    """A planted fault, one of each sort: an office word, a loan word, a kanji without its reading."""
    assert all(told(one) for one in ("すぐに提出", "赤いインク", "隠蔽"))


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("65歳以上の方です", "{歳以上|さいいじょう}"),
        ("２０歳の方です", "{歳|さい}"),
        ("お{歳|とし}は、15歳代です", "{歳代|さいだい}"),
        ("2軒の家です", "{軒|けん}"),
        ("軒の下です", "{軒|のき}"),
    ],
)
def test_a_reading_that_is_suggested_is_taken(text: str, reading: str) -> None:
    """What `check` says to write, it must not refuse afterwards: 歳 behind a figure is no とし."""
    (message,) = told(text)
    assert f"write {reading}," in message
    word = reading[1:].partition("|")[0]
    before, _, behind = text.rpartition(word)
    assert told(f"{before}{reading}{behind}") == []


@pytest.mark.parametrize(
    "text",
    [
        "使わない日は、えらばないでください。",
        "65さいでない方は、使えません。",
        "使わない方以外が、えらびます。",
        "えらばない方は、いません。",
    ],
)
def test_people_and_days_named_by_what_they_are_not_are_told(text: str) -> None:
    assert [one for _, one in negations(text)] == [f"not and not in one sentence: {text}"]


@pytest.mark.parametrize(
    "text",
    [
        "使わない日は、えらびます。",
        "わからない方は、書けません。",
        "少ない方は、いません。",
        "紙がない方も出せます。",
    ],
)
def test_one_not_of_somebody_is_let_be(text: str) -> None:
    assert negations(text) == []


@pytest.mark.parametrize(
    "word", ["{遡及|そきゅう}", "{附則|ふそく}", "{寡婦|かふ}", "{介助者|かいじょしゃ}", "{特段|とくだん}"]
)
def test_law_words_are_hard_with_a_reading_too(word: str) -> None:
    assert [one for one in told(f"{word}の日です。") if one.startswith("hard word")]
