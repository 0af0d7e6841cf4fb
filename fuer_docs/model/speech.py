"""界面用语：中文写在代码里，别的语言由译文目录换上。

命令行启动时调用 :func:`speak` 一次；其余代码只用 :func:`_`。
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_translate: Callable[[str], str] | None = None


def speak(translate: Callable[[str], str] | None) -> None:
    """换一种语言说话；``None`` 回到中文。"""
    global _translate
    _translate = translate


@contextmanager
def in_chinese() -> Iterator[None]:
    """这一段总说中文：写给成员单位看的，和界面用什么语言无关。"""
    usual = _translate
    speak(None)
    try:
        yield
    finally:
        speak(usual)


def _(message: str, /, **values: object) -> str:
    """按当前语言取一句话，再把 ``values`` 填进花括号。"""
    text = _translate(message) if _translate else message
    return text.format(**values) if values else text


def mark(text: str) -> str:
    """只做记号，供译文目录收词；印的时候再经 :func:`_`。"""
    return text
