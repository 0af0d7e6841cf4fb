"""把发现写成 Word 批注：一份副本，每处毛病批在说的那几个字上。"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..errors import UsageError
from ..model.finding import Finding, error, severity_word
from ..model.place import Place
from ..model.speech import _
from ..ooxml.comments import Comment, annotate
from ..ooxml.reader import ReadParagraph, read_paragraphs
from .files import write_all


def annotated_copy(data: bytes, file: str, findings: Iterable[Finding]) -> bytes:
    """``data`` 的副本，每条发现一条批注；没有发现就是原样。"""
    paragraphs = read_paragraphs(data, file)
    return annotate(data, file, [_comment(finding, file, paragraphs) for finding in findings])


def write_annotated(data: bytes, file: Path, findings: Iterable[Finding], out: Path) -> None:
    """写批注过的副本；不许写到原件上，抛 :class:`UsageError`。"""
    if out.suffix.casefold() != ".docx":
        message, hint = _("{file} 不是 .docx", file=out.as_posix()), _("副本的名字以 .docx 结尾")
        raise UsageError([error("wrong-usage", message, hint, Place(out.as_posix()))])
    if out.resolve() == file.resolve():
        message, hint = _("副本和原件是同一个文件"), _("--annotate 后面换一个文件名，原件不动")
        raise UsageError([error("wrong-usage", message, hint, Place(out.as_posix()))])
    write_all({out: annotated_copy(data, file.as_posix(), findings)})


def _comment(finding: Finding, file: str, paragraphs: list[ReadParagraph]) -> Comment:
    """一条批注。页眉页脚里批不了，批在第一段，说清是哪个部件、哪几个字。"""
    text = f"{severity_word(finding.severity)}{_('：')}{finding.message}"
    text += f"\n→ {finding.hint.rstrip()}" if finding.hint else ""
    place = finding.place
    if place is None or place.line is None:
        return Comment(1, 0, 0, text)
    if place.file != file:
        where = _("{file}里的“{words}”", file=place.file.removeprefix(file).strip("（）"), words=place.text)
        return Comment(1, 0, 0, f"{where}\n{text}")
    n, start = _found(place, paragraphs)
    return Comment(n, start, start + place.end - place.start, text)


def _found(place: Place, paragraphs: list[ReadParagraph]) -> tuple[int, int]:
    """这处字在第几段、从第几个字起。

    模板的读法不数换页，也不数嵌在字里的文本框，段号和位置会差一点：就近找有这几个字的一段。
    """
    assert place.line is not None
    nearest = sorted(paragraphs, key=lambda paragraph: abs(paragraph.n - (place.line or 0)))
    for paragraph in nearest:
        if paragraph.text == place.source:
            return paragraph.n, place.start
    for paragraph in nearest:
        at = paragraph.text.find(place.text) if place.text else -1
        if at >= 0:
            return paragraph.n, at
    return place.line, place.start
