"""查出处：一份文稿里的每个数、每个名字，背后是哪些事实。"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..model.finding import error
from ..model.place import Place
from ..model.speech import _
from ..ooxml.reader import ReadParagraph, read_paragraphs
from ..render.word import MARK
from .files import read_file
from .record import FOLDER, Record, digest, load_record, read_record


@dataclass(frozen=True, slots=True)
class Traced:
    """一处有来历的文字。"""

    start: int
    end: int
    text: str
    formula: str | None
    inputs: list[dict[str, Any]]


@dataclass(slots=True)
class TracedParagraph:
    """一段和它里面有来历的文字。"""

    n: int
    style: str
    text: str
    sources: list[Traced] = field(default_factory=list)


def trace(paper: Path, workspace: Path | None = None) -> list[TracedParagraph]:
    """一份文稿的出处。没有记录、读不了的抛 :class:`UsageError`。

    先认书签：人在别处增删过也跟得上；书签没了（定稿）就按位置对，段落挪动过的按文字对。
    人改过的数不再是原来那个出处，不列。
    """
    data = read_file(paper)
    paragraphs = read_paragraphs(data, paper.as_posix())
    record = _find_record(paper, data, paragraphs, workspace)
    if record is None:
        message = _("找不到 {file} 的出处记录", file=paper.name)
        hint = _("文稿挪过地方就加 --workspace 工作区；不是本程序写的文稿查不了")
        raise UsageError([error("no-trace", message, hint, Place(paper.as_posix()))])
    marked = any(name.startswith(MARK) for paragraph in paragraphs for name in paragraph.bookmarks)
    return _by_bookmark(paragraphs, record) if marked else _by_position(paragraphs, record)


def _find_record(paper: Path, data: bytes, paragraphs: list[ReadParagraph], workspace: Path | None) -> Record | None:
    """文稿旁边的；再到工作区的 out/ 里找同一份、同名的、文字最像的。"""
    beside = load_record(paper)
    if beside is not None or workspace is None:
        return beside
    folder = workspace / "out" / FOLDER
    records = (
        {path.name: read_record(path.read_bytes()) for path in sorted(folder.glob("*.json"))} if folder.is_dir() else {}
    )
    known = {name: record for name, record in records.items() if record is not None}
    same = next((record for record in known.values() if record.sha256 == digest(data)), None)
    if same or f"{paper.name}.json" in known:
        return same or known[f"{paper.name}.json"]
    texts = {paragraph.text for paragraph in paragraphs if len(paragraph.text) > 4}
    scored = [(len(texts & {row[2] for row in record.paragraphs}), name) for name, record in known.items()]
    best = max(scored, default=(0, ""))
    return known[best[1]] if best[0] >= max(1, len(texts) // 3) else None


def _traced(record: Record, mark: tuple[Any, ...], start: int, end: int) -> Traced:
    return Traced(start, end, mark[4], mark[5], [record.sources[index] for index in mark[6]])


def _by_bookmark(paragraphs: list[ReadParagraph], record: Record) -> list[TracedParagraph]:
    marks = {f"{MARK}{mark[0]}": mark for mark in record.marks}
    found = []
    for paragraph in paragraphs:
        traced = TracedParagraph(paragraph.n, paragraph.style, paragraph.text)
        for name, (start, end) in paragraph.bookmarks.items():
            mark = marks.get(name)
            if mark is not None and paragraph.text[start:end] == mark[4]:
                traced.sources.append(_traced(record, mark, start, end))
        traced.sources.sort(key=lambda source: source.start)
        found.append(traced)
    return found


def _by_position(paragraphs: list[ReadParagraph], record: Record) -> list[TracedParagraph]:
    before = [row[2] for row in record.paragraphs]
    after = [paragraph.text for paragraph in paragraphs]
    old_number: dict[int, int] = {}
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            old_number[block.b + step] = record.paragraphs[block.a + step][0]
    by_paragraph: dict[int, list[tuple[Any, ...]]] = {}
    for mark in record.marks:
        by_paragraph.setdefault(mark[1], []).append(mark)
    found = []
    for index, paragraph in enumerate(paragraphs):
        traced = TracedParagraph(paragraph.n, paragraph.style, paragraph.text)
        for mark in by_paragraph.get(old_number.get(index, -1), ()):
            traced.sources.append(_traced(record, mark, mark[2], mark[3]))
        found.append(traced)
    return found
