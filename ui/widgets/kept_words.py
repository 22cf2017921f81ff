"""Japanese words that budoux takes for two: no line ends inside them.

budoux guesses from a few letters on each side, and kana that could be a particle (も, の, は, や) mislead
it: も|どる, の|こる. So do compounds in kanji that it was not trained on. What is written here is the
beginning of a word as far as it is always the same; whatever word of the product's texts is missing, a test
that takes them apart by a dictionary tells.
"""

from __future__ import annotations

import re

_VERBS = """
    あては[まめ] いそが[しずな] うかが[いうえっわ] うごき うつ[っりるれ] かくし かわ[っらりるれ]
    かんがえ くいちが さかのぼ さが[さしすせそ] すすん たしかめ たの[まみむん] ちが[いうえっわ]
    つくりなお とど[いかきくけ] とま[っりる] なお[さしすせそ] のこ[さしすせそっらりるれ]
    のせ[たてなまる] はい[っらりるれ] はこ[ばびぶべん] はたら[いかきくけこ] もうし(?:[あいうこで]|上げ)
    もど[さしすせそっらりるれろ] やめ[たてなまる] 考えあわせ 間に[あ合] 雇い止
"""
_OTHERS = """
    (?<![ぁ-ん])はい(?=[、。か]|$) あて先 お悔やみ お金のこと か月 きのう きょう きょうだい けた数
    さいきん さいご さぬき じゅうみんひょう とちゅう どなた にくい にせもの ひらがな びょういん
    ふりがな みほん むすこ むすめ ゆうちょ ゆうびん りこん わる[いく] その方 生まれた日 両がわ 日にち
    (?:明治|大正|昭和|平成|令和)[0-9元]
"""
_IN_KANJI = """
    遺族 加入 共済 軽自動車 系統 厚生 後期 後見 後日 後縦 暗号 支給 四街道 施行 葬祭 台東 特例 同一 分離
    変性
"""
_KEPT = re.compile("|".join(sorted(f"{_VERBS} {_OTHERS} {_IN_KANJI}".split(), key=len, reverse=True)))
_SEAM = re.compile("マイナンバー(?=カード)")
"""Where a word of two may end a line that has no room for both."""


def kept_together(text: str) -> set[int]:
    """Places inside such words, counted in letters."""
    return {at for word in _KEPT.finditer(text) for at in range(word.start() + 1, word.end())}


def seams_in(text: str) -> set[int]:
    """Places where a compound may be parted."""
    return {word.end() for word in _SEAM.finditer(text)}
