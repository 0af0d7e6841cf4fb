"""原文：修好的稿子里从哪到哪，在原来的稿子里是哪几个字。原句一字不改，凭的是它。"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cached_property

from ...model.manuscript import Manuscript, Passage

_LONG = 4000
"""比这还长的一段，逐字对太慢，常见的字不作对照。"""


class Original:
    """修好的一份和原来的一份，段号相同。"""

    def __init__(self, original: Manuscript, mended: Manuscript) -> None:
        self._original, self._mended = original, mended
        self._spans: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """原来的各段。"""
        return self._original.passages

    def text(self, n: int) -> str:
        """一段原来的字。"""
        passage = self._original.passage(n)
        return passage.text if passage is not None else ""

    def said(self, n: int, start: int, end: int) -> str:
        """修好的一段里从 ``start`` 到 ``end``，原来写着的字。"""
        mended, original = self._mended.passage(n), self.text(n)
        if mended is None or mended.text == original or start >= end:
            return (mended.text if mended is not None else original)[start:end].strip()
        if n not in self._spans:
            self._spans[n] = _aligned(original, mended.text)
        spans = self._spans[n][start:end]
        said = original[spans[0][0] : spans[-1][1]].strip() if spans else ""
        return said or original.strip()  # 对不上的（一句话反复写的），整段都是原句


def _aligned(original: str, mended: str) -> list[tuple[int, int]]:
    """修好的每个字，是原来从哪到哪。只换了字没有增减的，一个对一个。"""
    if len(original) == len(mended) and sum(map(str.__eq__, original, mended)) * 2 >= len(mended):
        return [(at, at + 1) for at in range(len(mended))]
    found = [(0, 0)] * len(mended)
    matcher = SequenceMatcher(None, original, mended, autojunk=max(len(original), len(mended)) > _LONG)
    for _tag, first, last, begin, end in matcher.get_opcodes():
        same = last - first == end - begin
        for at in range(begin, end):
            found[at] = (first + at - begin, first + at - begin + 1) if same else (first, last)
    return found
