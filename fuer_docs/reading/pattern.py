"""写法：规矩要找的样子，用到才编译；少了哪些字就不会有它，先看有没有那些字。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_METHODS = ("finditer", "search", "match", "fullmatch", "findall", "split", "sub")


class Pattern:
    """一种写法。``signs`` 是它少不了的字：一个也没有的段落不必去认，全篇都没有就不必编译。

    头一次用它的时候编译，以后就是那个正则自己的方法；``re.compile`` 写的可以原样换成它。``signs`` 写得对不对，有测试照正则推一遍。
    """

    finditer: Callable[..., Iterator[re.Match[str]]]
    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, signs: str = "") -> None:
        self.pattern, self.signs = pattern, signs

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)
