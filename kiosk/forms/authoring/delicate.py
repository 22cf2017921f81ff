"""Answers that are nobody else's (`sensitive`): known by the words of the question and its options.

The voice says such an answer into headphones alone. Kinds that ask for something personal in any case need no
mark, nor does what is asked of each of several people; whoever wants a choice said aloud all the same writes
`sensitive: false`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.definition.yaml_lines import Path

_CHOSEN: frozenset[KindId] = frozenset({"choice", "choices", "yes-no", "documents"})
"""Kinds that ask for anything: all others are private already, or nobody answers them."""
_WORDS = re.compile(
    "生活保護|保護(?:が|を)(?:決|終|受|始)|保護(?:決定|廃止|開始)"
    "|DV|支援措置|虐待|暴力|ストーカー|離婚|ひとり親|児童扶養手当"
    "|障害|障がい|難病|持病|病気(?!の名前)|アレルギー|ぜんそく|発作|治療|通院|服薬|薬を、?(?:飲|のん)"
    "|認知症|がん(?:です|に|の治療)|妊娠|入院|受診|要介護|要支援|介護の認定|施設に(?:入|い)"
    "|目が(?:見え|わる)|耳が(?:聞こえ|遠)|難聴"
    "|国籍|在留(?!カード)|短期滞在|難民"
    "|税(?:金)?[がは]、?かか|税金?を、?(?:はらっ|払っ|納めて)|非課税(?!\\)?証明)|免除|減免|扶養に入|失業|無職|破産|借金|年金を、?受|収入[がは]|所得[がは]"
    "|性別|宗教|前科|刑務所"
    "|住んでい(?:ますか|ましたか)|住所は、?どこ|北区でしたか|[子族]がいますか|から見て、どな|世帯は、|財産|貯金|預金"
)
"""Illness, disability, care, violence, poverty, taxes, origin, family, home: special care in law or life."""


def delicate(procedure: Procedure) -> Iterator[Finding]:
    """Every question with options whose words speak of such a thing, and that says nothing of `sensitive`."""
    for path, question in every_question(procedure):
        if "each" not in path:
            yield from _of_question(question, path)


def _of_question(question: Question, path: Path) -> Iterator[Finding]:
    if question.kind not in _CHOSEN or "sensitive" in question.model_fields_set:
        return
    word = next((found[0] for text in _texts(question) if (found := _WORDS.search(text))), None)
    if word is not None:
        pattern = "asks about 「{word}」, which is nobody else's: say `sensitive: true` (or `false`)"
        yield Finding(path, told(pattern, word=word))


def _texts(question: Question) -> Iterator[str]:
    """What is asked, and what may be answered, on the screen and on paper."""
    own = (question.title, question.label, question.paper)
    chosen = (text for option in question.options for text in (option.label, option.paper))
    yield from (narrow(text) for text in (*own, *chosen) if text)
