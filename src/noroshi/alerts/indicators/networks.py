"""Social networks as Japanese text names them."""

from typing import Final

NETWORK_WORDS_JA: Final = {
    "テレグラム": "telegram",
    "ツイッター": "x",
    "リンクトイン": "linkedin",
    "ディスコード": "discord",
    "インスタグラム": "instagram",
}
