"""A new definition: a small sound one, with everything that every procedure needs, to add to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from kiosk.basics.telling import told
from kiosk.forms.definition.confirmed import MOST_CONFIRMED
from kiosk.forms.definition.handed_in import NEW_TITLE, NOT_YET
from kiosk.forms.definition.library import FILE
from kiosk.forms.fields.count import LEAST, MOST, MOST_STEPS

Entry = Mapping[str, object]
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
BIRTH: Entry = {
    "eras": ["taisho", "showa", "heisei", "reiwa", "western"],
    "latest": "today",
    "partial": True,
}
"""Of a day of birth: the eras of whoever is alive, and days that are known in part alone."""
_NAME_ID = "subject.name_kana"
_RISKS = {"bank-account": "account", "count": "copies", "year": "year"}
"""Kinds whose answers are confirmed singly unless the author decides otherwise."""
_WHY = {
    "account": "お金を、まちがいなく送るためです。",
    "copies": "その数だけ、用意するためです。",
    "year": "どの年のことか、まちがえないためです。",
}
"""Why such an answer is asked for, until the author says it better."""
_SCHEMA = "procedure.schema.json"
_INSTALLED = Path(__file__).resolve().parents[3] / "resources" / "schemas"
_HEAD = """# yaml-language-server: $schema={schema}
# {title}
#
# Nobody is offered it before the day in effective_from: 2999-01-01 means not yet. Set it when all is right.
# Marks behind source: [R city] read on that city's page · [GK] general knowledge · [A] assumed.
# {{漢字|かんじ}} puts a reading above its kanji.
# 書きかた: docs/writing-a-procedure.ja.md (in English: docs/writing-a-procedure.md)
"""


class AlreadyThere(Exception):
    """A procedure of that id exists; it is not written over."""

    def __init__(self, path: Path) -> None:
        super().__init__(told("{path} is there already; nothing was written", path=path))


class NotAnId(Exception):
    """An id is small letters, digits and hyphens."""

    def __init__(self, said: str) -> None:
        pattern = "{said!r}: an id is small letters, digits and hyphens, such as shisetsu-riyo"
        super().__init__(told(pattern, said=said))


def begin(root: Path, procedure_id: str) -> Path:
    """Writes the example under that id. Raises AlreadyThere, NotAnId."""
    questions = [
        {
            "id": "use",
            "kind": "choice",
            "title": "何に使いますか",
            "why": "使いみちに合うか、たしかめるためです。",
            "label": "使いみち",
            "paper": "使いみち",
            "dont_know": {},
            "options": [{"id": "work", "label": "会社"}, {"id": "other", "label": "そのほか"}],
            "source": "[A]",
        }
    ]
    return save(root, definition({"id": procedure_id, "title": NEW_TITLE}, questions))


def is_id(name: str) -> bool:
    """Whether a procedure may be called so."""
    return _ID.fullmatch(name) is not None


def definition(about: Mapping[str, str], questions: Sequence[Entry]) -> dict[str, object]:
    """A whole definition, for the person themselves; what `about` leaves out is assumed, and marked so."""
    title = about.get("title", "")
    found: dict[str, object] = {
        "id": about.get("id", ""),
        "version": "1",
        "effective_from": about.get("from", NOT_YET.isoformat()),
        "group": about.get("group", "certificates"),
        "icon": "doc",
        "title": title,
        "short_title": about.get("short_title", title),
        "summary": about.get("summary", "ここで申しこめます。"),
        "result": about.get("result", "窓口で"),
        "minutes": int(about.get("minutes", "5")),
    }
    if about.get("fee"):
        yen = int(about["fee"])
        found["fee"] = _fee(yen, about.get("fee_of", ""), questions)
    found["bring"] = list(_things(has_fee="fee" in found))
    found["applicants"] = [_self()]
    found["who_title"] = "どなたの手続きですか"
    found["who_paper"] = "申しこむ方との関係"
    found["waiting"] = "allowed"
    found["waiting_source"] = "[A]"
    found["handled_by"] = {
        "counter": about.get("counter", "窓口"),
        "takes": about.get("takes", "およそ10分"),
        "hand_over": about.get("counter", "窓口"),
        "source": "[A]",
    }
    risky = [place for place, one in enumerate(questions) if _is_risky(one)][:MOST_CONFIRMED]
    marked = [_marked(one) if place in risky else one for place, one in enumerate(questions)]
    named = any(one["id"] == _NAME_ID for one in questions)
    found["questions"] = [*marked] if named else [name_question(), *marked]
    if not risky:
        found["nothing_to_confirm"] = "a wrong answer is put right at the desk [A]"
    found["paper"] = _paper(about, title)
    return found


def people() -> Entry:
    """What a question of the kind `persons` asks of each, as most forms do; the author may take from it."""
    name = {
        key: value for key, value in name_question().items() if key not in ("section", "why", "explanation")
    }
    born = {
        "id": "birth_date",
        "kind": "date",
        "title": "その方はいつ生まれましたか",
        "label": "生まれた日",
        "paper": "生年月日",
        **BIRTH,
        "dont_know": {},
        "source": "[A]",
    }
    own = {key: said for key, said in name.items() if key != "everybody_knows"}
    each = {**own, "id": "name_kana", "title": "その方のふりがなを入れてください", "dont_know": {}}
    return {"least": 1, "paper_rows": 6, "each": [each, born]}


def save(root: Path, made: Mapping[str, object]) -> Path:
    """Writes it into its own folder below `root`. Raises AlreadyThere, NotAnId."""
    name = str(made["id"])
    if not is_id(name):
        raise NotAnId(name)
    path = root / name / FILE
    if path.exists():
        raise AlreadyThere(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(dict(made), allow_unicode=True, sort_keys=False, width=110)
    text = re.sub(r"^(effective_from: )'(.+)'$", r"\1\2", text, flags=re.MULTILINE)  # a date, no text
    path.write_text(_HEAD.format(title=made["title"], schema=_schema(root)) + text, encoding="utf-8")
    return path


def _schema(root: Path) -> str:
    """Where an editor finds the schema: beside these definitions, or else where the kiosk is installed."""
    beside = root.parent / "schemas" / _SCHEMA
    return f"../../schemas/{_SCHEMA}" if beside.is_file() else (_INSTALLED / _SCHEMA).as_uri()


def _fee(yen: int, of: str, questions: Sequence[Entry]) -> Entry:
    """For one of what a question counts, where the sheet says so: 「1区画 3,000円」."""
    counts = (one for one in questions if one.get("kind") == "count" and of and one.get("unit") == of)
    counted = next(counts, None)
    if counted is None:
        return {"amount": yen, "label": f"{yen:,}円", "source": "[A]"}
    return {"amount": yen, "label": f"1{of} {yen:,}円", "per": counted["id"], "source": "[A]"}


def _is_risky(question: Entry) -> bool:
    """Of counts, the number of things somebody gets: what is typed is a number that stands somewhere."""
    if question.get("kind") != "count":
        return question.get("kind") in _RISKS
    least, most = question.get("least", LEAST), question.get("most", MOST)
    return isinstance(least, int) and isinstance(most, int) and most - least <= MOST_STEPS


def _marked(question: Entry) -> Entry:
    """The question, its answer to be confirmed singly; it says why it is asked."""
    risk = _RISKS[str(question["kind"])]
    return {**question, "why": question.get("why", _WHY[risk]), "confirm": risk}


def _things(*, has_fee: bool) -> Iterator[Entry]:
    """What most people have to show: the first page asks whether it is there."""
    yield {
        "id": "card",
        "label": "マイナンバーカード",
        "note": "なくても、手続きできます。",
        "picture": "card-small",
        "missing": "ほかの本人確認の書類を、窓口で見せてください。",
        "source": "[A]",
    }
    if has_fee:
        yield {
            "id": "money",
            "label": "手数料",
            "note": "窓口ではらいます。",
            "picture": "coins",
            "missing": "窓口に来る日までに、ご用意ください。",
            "source": "[A]",
        }


def _self() -> Entry:
    accepted = ("card-text", "card-face", "jpki-authentication", "visual")
    return {
        "id": "self",
        "label": "わたし",
        "note": "ご本人の手続きです。",
        "picture": "who-self",
        "paper": "本人",
        "identity": {
            **dict.fromkeys(accepted, "accepted"),
            "card-number-b": "hand-over",
            "none": "hand-over",
        },
        "source": "[A]",
    }


def name_question() -> Entry:
    """The question with which a form begins; the kiosk itself asks after it how the name is written."""
    return {
        "id": _NAME_ID,
        "kind": "kana",
        "section": "subject",
        "title": "お名前のふりがなを入れてください",
        "explanation": "名字と名前のあいだは、「空白」です。",
        "why": "どなたの手続きか、たしかめるためです。",
        "label": "お名前のふりがな",
        "paper": "フリガナ",
        "everybody_knows": "one's own name",
        "source": "[A]",
    }


def _paper(about: Mapping[str, str], title: str) -> Entry:
    return {
        "title": about.get("paper_title", title),
        "addressee": about.get("addressee", "東京都北区長"),
        "sections": [
            {"id": "subject", "label": "申しこむ方"},
            {"id": "answers", "label": "内容"},
            {"id": "office", "label": "係の記入欄"},
        ],
    }
