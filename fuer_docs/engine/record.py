"""出处记录：文稿旁边的 ``.trace/``，书签号和位置对应哪些来源。文稿里不放路径和提供单位。"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from ..model.document import Document
from ..model.values import Source
from ..render.word import Mark

FOLDER = ".trace"
VERSION = 1


def record_path(paper: Path) -> Path:
    """一份文稿的记录放在哪里。"""
    return paper.parent / FOLDER / (paper.name + ".json")


def digest(data: bytes) -> str:
    """文件的指纹。"""
    return hashlib.sha256(data).hexdigest()


def source_json(source: Source) -> dict[str, Any]:
    """一处来源，键名照接口约定。"""
    return {
        "fact": source.fact, "field": source.field, "file": source.place.file, "line": source.place.line,
        "cell": source.cell, "supplied_by": source.supplied_by,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """读回来的记录。"""

    paper: str
    sha256: str
    paragraphs: list[tuple[int, str, str]]
    marks: list[tuple[int, int, int, int, str, str | None, list[int]]]
    sources: list[dict[str, Any]]

    def as_json(self) -> bytes:
        """存下的样子。"""
        record = {"version": VERSION, **{key: getattr(self, key) for key in self.__slots__}}
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()

    def behind(self, n: int, start: int, end: int) -> dict[tuple[str, str], None]:
        """第 n 段这几个字背后的事实和它的哪一项。"""
        found: dict[tuple[str, str], None] = {}
        for _id, paragraph, begin, stop, _text, _formula, inputs in self.marks:
            if paragraph == n and begin < end and stop > start:
                found |= dict.fromkeys((self.sources[at]["fact"], self.sources[at]["field"]) for at in inputs)
        return found


def make_record(paper: str, data: bytes, document: Document, marks: Iterable[Mark]) -> Record:
    """一份文稿的出处记录。"""
    sources: dict[Source, int] = {}
    listed: dict[int, list[int]] = {}
    rows = []
    for number, (n, start, text, origin) in enumerate(marks, 1):
        inputs = listed.get(id(origin))  # 一样来历印在几处，只查一回
        if inputs is None:
            inputs = listed[id(origin)] = [sources.setdefault(source, len(sources)) for source in origin.inputs]
        rows.append((number, n, start, start + len(text), text, origin.formula, inputs))
    paragraphs = [(n, paragraph.role, paragraph.text) for n, paragraph in document.paragraphs()]
    return Record(paper, digest(data), paragraphs, rows, [source_json(source) for source in sources])


def read_record(data: bytes) -> Record | None:
    """读一份记录；坏了、版本不对的当没有。"""
    try:
        raw = json.loads(data)
        if raw["version"] != VERSION:
            return None
        return Record(
            raw["paper"], raw["sha256"], [tuple(row) for row in raw["paragraphs"]],
            [tuple(row) for row in raw["marks"]], raw["sources"],
        )  # fmt: skip
    except (ValueError, KeyError, TypeError):
        return None


def load_record(paper: Path) -> Record | None:
    """文稿旁边的记录。"""
    path = record_path(paper)
    return read_record(path.read_bytes()) if path.is_file() else None


class Change(NamedTuple):
    """和上次相比的一处变化。``n`` 是新稿的段落号；整段删去的是它原来前面那一段。"""

    n: int
    old: str
    new: str
    facts: list[str]


def changes(old: Record, new: Record) -> list[Change]:
    """两次写成的文稿差在哪里，背后是哪些事实。"""
    if old.paragraphs == new.paragraphs:
        return []
    from difflib import SequenceMatcher  # 有变化才用

    before = [text for _n, _role, text in old.paragraphs]
    after = [text for _n, _role, text in new.paragraphs]
    found: list[Change] = []
    for kind, a0, a1, b0, b1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs = max(a1 - a0, b1 - b0)
        for step in range(pairs):
            left = old.paragraphs[a0 + step] if a0 + step < a1 else None
            right = new.paragraphs[b0 + step] if b0 + step < b1 else None
            found += _paragraph_changes(old, new, left, right, b0)
    return found


def _paragraph_changes(
    old: Record, new: Record, left: tuple[int, str, str] | None, right: tuple[int, str, str] | None, at: int
) -> list[Change]:
    if left is None or right is None:
        record, row = (new, right) if right else (old, left)
        assert row is not None
        facts = list(dict.fromkeys(fact for fact, _field in record.behind(row[0], 0, len(row[2]))))
        n = row[0] if right else min(max(at, 1), len(new.paragraphs))
        return [Change(n, left[2] if left else "", right[2] if right else "", facts)] if row[2].strip() else []
    found = []
    for kind, a0, a1, b0, b1 in _spans(left[2], right[2]):
        if kind != "equal":
            facts = _facts(old.behind(left[0], a0, a1), new.behind(right[0], b0, b1))
            found.append(Change(right[0], left[2][a0:a1], right[2][b0:b1], facts))
    return found


def _facts(before: dict[tuple[str, str], None], after: dict[tuple[str, str], None]) -> list[str]:
    """一处变化背后的事实：只在旧稿或只在新稿里的在前，是它们让数变了。"""
    changed = before.keys() ^ after.keys()
    every = before | after
    return list(dict.fromkeys(fact for fact, _field in [*filter(changed.__contains__, every), *every]))


_NUMBER = set("0123456789.")


def _spans(old: str, new: str) -> list[tuple[str, int, int, int, int]]:
    """逐字比，隔得很近的几处并成一处，一个数整个算一处，免得碎。"""
    from difflib import SequenceMatcher

    merged: list[list[Any]] = []
    for kind, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" and a1 - a0 > 2:
            continue
        if kind == "equal":
            if merged and merged[-1][2] == a0:
                merged[-1][2], merged[-1][4] = a1, b1
            continue
        if set(old[a0 : a0 + 1] + new[b0 : b0 + 1]) & _NUMBER:
            while a0 and b0 and old[a0 - 1] == new[b0 - 1] and old[a0 - 1] in _NUMBER:
                a0, b0 = a0 - 1, b0 - 1
        if set(old[a0:a1][-1:] + new[b0:b1][-1:]) & _NUMBER:
            while a1 < len(old) and b1 < len(new) and old[a1] == new[b1] and old[a1] in _NUMBER:
                a1, b1 = a1 + 1, b1 + 1
        if merged and merged[-1][2] >= a0:
            merged[-1][2], merged[-1][4] = a1, b1
        else:
            merged.append(["replace", a0, a1, b0, b1])
    return [tuple(span) for span in merged]
