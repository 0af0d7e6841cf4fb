"""读一份文本（.txt、.md）：一行一段。"""

from __future__ import annotations

import re

from ..encoding import decoded
from ..errors import unreadable
from ..model.manuscript import Manuscript, Passage
from ..model.speech import _

MAX_BYTES = 32 * 1024 * 1024
_MARKDOWN = re.compile(r"^(?P<marks>#{1,6}) +")
_ENDING = re.compile("(\r\n|\r|\n)")
_STYLES = {1: "标题", 2: "一级标题", 3: "二级标题", 4: "三级标题", 5: "四级标题", 6: "四级标题"}


def read_text(data: bytes, file: str) -> Manuscript:
    """一份文本；UTF-8、UTF-16 和 GB 18030 都认。读不了的抛 :class:`UsageError`。"""
    if len(data) > MAX_BYTES:
        raise unreadable(file, _("文件超过 32 MB"), _("拆成几个文件"))
    lines = [line for line, _ending in text_lines(data, file)]
    markdown = file.casefold().endswith((".md", ".markdown"))
    return Manuscript(file, tuple(_passage(n, line, markdown) for n, line in enumerate(lines, 1)))


def _passage(n: int, line: str, markdown: bool) -> Passage:
    match = _MARKDOWN.match(line) if markdown else None
    return Passage(n, line, _STYLES[len(match["marks"])] if match else "正文")


def text_lines(data: bytes, file: str) -> list[tuple[str, str]]:
    """一行一行：字和换行符。读不了的抛 :class:`UsageError`。"""
    pieces = _ENDING.split(decoded(data, file)[0])
    lines = list(zip(pieces[::2], [*pieces[1::2], ""], strict=True))
    return lines[:-1] if lines[-1] == ("", "") else lines
