"""Which languages can be said here, and how the name of each is said where its own voice is missing."""

from __future__ import annotations

from ui.speech.making import foreign

JAPANESE = ("ja", "ja-easy")
NAMES = {
    "日本語": ("ja", "にほんご"),
    "やさしい日本語": ("ja", "やさしいにほんご"),
    "English": ("en", "えいご"),
    "简体中文": ("zh-Hans", "ちゅうごくご"),
    "한국어": ("ko", "かんこくご"),
    "Tiếng Việt": ("vi", "ベトナムご"),
    "नेपाली": ("ne", "ネパールご"),
}
"""As the languages call themselves: whose voice says that, and what the Japanese voice calls them."""


def has_voice(language: str) -> bool:
    """Whether anything of this language can be heard on this machine."""
    return language in JAPANESE or foreign.has_voice(language)
