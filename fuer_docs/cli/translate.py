"""换英文界面：译文目录是 babel 的 .po，用到才读，不用编译。"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ..model.speech import speak


def use_language(language: str) -> None:
    """``zh`` 是代码里的原话；``en`` 读译文目录，没有译文的照印中文。"""
    if language == "zh":
        speak(None)
        return
    speak(lambda text: _catalog(language).get(text, text))


@cache
def _catalog(language: str) -> dict[str, str]:
    """译文；一次命令里选两回语言也只读一遍。"""
    from io import BytesIO

    from babel.messages.pofile import read_po

    path = files("fuer_docs").joinpath("locale", language, "messages.po")
    data = path.read_bytes() if path.is_file() else b""
    return {str(message.id): str(message.string) for message in read_po(BytesIO(data)) if message.id and message.string}
