"""文本文件的字：UTF-8（带不带 BOM）、GB18030、带记号的 UTF-16。"""

from __future__ import annotations

from .errors import unreadable
from .model.speech import _


def decoded(data: bytes, file: str) -> tuple[str, str]:
    """文字和它的编码。认不出的抛 :class:`UsageError`。"""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if wide else ["utf-8-sig", "gb18030"]
    if b"\x00" in data[:4096] and not wide:
        raise unreadable(file, _("这不是文本文件"), _("要 .docx、.txt 或 .md"))
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise unreadable(file, _("认不出文件的编码"), _("另存为 UTF-8 再试"))
