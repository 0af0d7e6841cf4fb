"""把发现写成 Word 批注：一份副本，每处毛病批在说的那几个字上。"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..errors import UsageError
from ..model.finding import Finding, error, severity_word
from ..model.place import Place
from ..model.speech import _
from ..ooxml.comments import AUTHOR, Comment, annotate
from ..ooxml.package import open_package
from ..ooxml.reader import ReadParagraph, read_paragraphs
from .files import read_file, write_all


def annotated_copy(data: bytes, file: str, findings: Iterable[Finding], first: int = 1) -> bytes:
    """``data`` 的副本，每条发现一条批注；没有发现就是原样。"""
    paragraphs = read_paragraphs(data, file)
    return annotate(data, file, [_comment(finding, file, paragraphs, first) for finding in findings])


def write_annotated(data: bytes, file: Path, findings: Iterable[Finding], out: Path, first: int = 1) -> None:
    """写批注过的副本，说整个版面的批在第 ``first`` 段；不许写到原件和别人的文件上，抛 :class:`UsageError`。"""
    keep_original(file, out, "--annotate", ".docx")
    write_all({out: annotated_copy(data, file.as_posix(), findings, first)})


def keep_original(file: Path, out: Path, option: str, suffix: str) -> None:
    """副本写得：名字对、不是原件，也不盖别人的文件。写不得抛 :class:`UsageError`。"""
    place = Place(out.as_posix())
    if out.suffix.casefold() != suffix:
        message = _("{file} 不是 {suffix}", file=out.as_posix(), suffix=suffix)
        raise UsageError([error("wrong-usage", message, _("副本的名字以 {suffix} 结尾", suffix=suffix), place)])
    if out.resolve() == file.resolve():
        hint = _("{option} 后面换一个文件名，原件不动", option=option)
        raise UsageError([error("wrong-usage", _("副本和原件是同一个文件"), hint, place)])
    if _exists(out) and not _ours(out):
        hint = _("{option} 后面换一个文件名，或者先把它挪开", option=option)
        raise UsageError(
            [error("wrong-usage", _("{file} 已经有了，不是检查写的副本", file=out.as_posix()), hint, place)]
        )


def _exists(out: Path) -> bool:
    try:
        return out.exists()
    except OSError:
        return False  # 名字太长一类，写的时候再说


def _ours(out: Path) -> bool:
    """以前写的副本：里面有我们的批注或修订。"""
    if out.suffix.casefold() != ".docx":
        return False
    try:
        parts = open_package(read_file(out), out.as_posix())
    except UsageError:
        return False
    mark = f'w:author="{AUTHOR}"'.encode()
    return any(mark in data for name, data in parts.items() if name.startswith(("word/comments", "word/document.xml")))


def _comment(finding: Finding, file: str, paragraphs: list[ReadParagraph], first: int) -> Comment:
    """一条批注。说整个版面的批在第 ``first`` 段；页眉页脚里批不了，也批在那里，说清是哪个部件、哪几个字。"""
    text = f"{severity_word(finding.severity)}{_('：')}{finding.message}"
    text += f"\n→ {finding.hint.rstrip()}" if finding.hint else ""
    place = finding.place
    if place is None or place.line is None:
        return Comment(first, 0, 0, text)
    if place.file != file:
        where = _("{file}里的“{words}”", file=place.file.removeprefix(file).strip("（）"), words=place.text)
        return Comment(first, 0, 0, f"{where}\n{text}")
    n, start = _found(place, paragraphs)
    return Comment(n, start, start + place.end - place.start, text)


def _found(place: Place, paragraphs: list[ReadParagraph]) -> tuple[int, int]:
    """这处字在第几段、从第几个字起。

    模板的读法不数换页，也不数嵌在字里的文本框，段号和位置会差一点：就近找有这几个字的一段。
    """
    assert place.line is not None
    if 0 < place.line <= len(paragraphs) and paragraphs[place.line - 1].text == place.source:
        return place.line, place.start
    nearest = sorted(paragraphs, key=lambda paragraph: abs(paragraph.n - (place.line or 0)))
    for paragraph in nearest:
        if paragraph.text == place.source:
            return paragraph.n, place.start
    for paragraph in nearest:
        at = paragraph.text.find(place.text) if place.text else -1
        if at >= 0:
            return paragraph.n, at
    return place.line, place.start
