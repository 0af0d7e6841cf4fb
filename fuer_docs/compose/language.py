"""标签里出的错。"""

from __future__ import annotations

from collections.abc import Callable

from ..model.place import Place


class LanguageError(Exception):
    """成文时标签里出的错：话和改法；``line`` 是 Jinja2 的行号，也就是第几个标签。"""

    def __init__(self, message: str, hint: str | Callable[[], str] = "", rule: str = "tag-error") -> None:
        super().__init__(message)
        self.message, self.rule = message, rule
        self._hint = hint
        self.line: int | None = None
        self.place: Place | None = None
        """该指着别处（写得不合的事实）说的，指哪里。"""
        self.told = False
        """已经记进发现：算得太久的从里到外一路停下，只说一次。"""

    @property
    def hint(self) -> str:
        """改法；要费工夫找的（像哪个词），说到它才找。"""
        return self._hint if isinstance(self._hint, str) else self._hint()


class Unreadable(Exception):
    """读不通；原因都在源文的 ``findings`` 里。"""
