"""流 → 段落：把编译好的标签一路吐出的文字和值，排成带来历的段落和表格。"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..model.document import Block, Cell, Paragraph, Raw, Row, Run, Table
from ..model.finding import Finding, error
from ..model.speech import _
from ..model.values import ABSENT, SEQUENCE, Absent, Closed, Gap, Phrase
from .bundle import Late
from .evaluate import Captured
from .language import LanguageError
from .scene import Scene
from .source import BREAK, CLAUSE, CLAUSE_END, END, EVENT, LOOK, PARAGRAPH, Event, Source, Start

_SPLIT = re.compile(rf"([{PARAGRAPH}{LOOK}{EVENT}]\d+{END}|{CLAUSE}|{CLAUSE_END})")
LATE = "\ue000"
"""全文排定才知道的数先占的位置。"""


class Blocks(Closed):
    """一个片段展开成的若干段。"""

    __slots__ = ("code", "items")

    def __init__(self, items: list[Block], code: str) -> None:
        self.items = items
        self.code = code

    def __bool__(self) -> bool:
        return bool(self.items)


@dataclass(slots=True)
class Assembly:
    """排一条流。"""

    source: Source
    scene: Scene
    roles: dict[str, int]
    """角色到样板：片段里的段落用。"""
    looks: dict[str, int]
    findings: list[Finding]
    blocks: list[Block] = field(default_factory=list)
    _paragraph: Paragraph | None = None
    _start: Start | None = None
    _look: int = -1
    _clauses: list[list[Any]] = field(default_factory=list)
    _tables: list[tuple[Table, Event]] = field(default_factory=list)
    _holders: list[list[Block]] = field(default_factory=list)

    def finish(self) -> list[Block]:
        """收尾，交出各段。"""
        self._flush()
        return self.blocks

    def take(self, item: Any) -> None:
        """接一样东西：模板自己的文字，或（行号, 值）。"""
        if type(item) is str:
            steps = self.source.steps.get(item)
            if steps is None:
                steps = self.source.steps[item] = _steps(item, self.source)
            for act, value in steps:
                act(self, value)
            return
        line, value = item
        if type(value) is Phrase and self._paragraph is not None:
            runs, look = self._paragraph.runs, self._look
            for text, origin in value.parts:
                if text:
                    runs.append(Run(text, look, origin))
        else:
            self._value(value, line)

    def _set_look(self, look: int) -> None:
        self._look = look

    def _open_clause(self, _nothing: None) -> None:
        if self._paragraph is not None:
            self._clauses.append([len(self._paragraph.runs), False])

    # -- 段落 --

    def _begin(self, start: Start) -> None:
        if self._paragraph is not None:
            self._flush()
        prototype = start.prototype if start.prototype >= 0 else self.roles.get(start.role, self.roles.get("正文", 0))
        self._start, self._look = start, start.look
        self._paragraph = Paragraph(prototype, start.role, [], start.level, start.mark, None, False, start.place)

    def _flush(self) -> None:
        paragraph, start = self._paragraph, self._start
        self._paragraph = self._start = None
        if self._clauses:
            self._clauses.clear()
        if paragraph is None or start is None:
            return
        if self._holders:
            self._holders[-1].append(paragraph)
        elif not start.tagged or _shows(paragraph.runs):
            self.blocks.append(paragraph)

    def _holder(self) -> list[Block]:
        return self._holders[-1] if self._holders else self.blocks

    def _text(self, text: str) -> None:
        if self._paragraph is not None and text:
            self._paragraph.runs.append(Run(text, self._look))

    def _end_clause(self, _nothing: None) -> None:
        if not self._clauses or self._paragraph is None:
            return
        begin, dropped = self._clauses.pop()
        if dropped:
            del self._paragraph.runs[begin:]

    # -- 值 --

    def _value(self, value: Any, line: int) -> None:
        if isinstance(value, Captured):
            for item in value.items:
                self.take(item)
        elif isinstance(value, Blocks):
            self._fragment(value, line)
        elif isinstance(value, Late):
            if self._paragraph is not None:
                self._paragraph.runs.append(Run(LATE, self._look, SEQUENCE))
        else:
            self._print(self._printed(value, line), line)

    def _printed(self, value: Any, line: int) -> Phrase | Gap | Absent:
        try:
            return self.scene.printed(value)
        except LanguageError as problem:
            self._complain(problem, line)
            return ABSENT

    def _complain(self, problem: LanguageError, line: int) -> None:
        self.findings.append(error(problem.rule, problem.message, problem.hint, self.source.place_of(line)))

    def _print(self, value: Phrase | Gap | Absent, line: int) -> None:
        paragraph = self._paragraph
        if paragraph is None:
            return
        if isinstance(value, Phrase):
            paragraph.runs += [Run(text, self._look, origin) for text, origin in value.parts if text]
            return
        if isinstance(value, Absent):
            if self._clauses:
                self._clauses[-1][1] = True
                return
            if value.known:
                paragraph.runs.append(Run("无", self._look))
                return
            value = Gap(value.name or "这里的内容", value.place or self.source.place_of(line))
        paragraph.runs.append(Run(value.text, self._look, None, value))

    def _fragment(self, value: Blocks, line: int) -> None:
        paragraph, start = self._paragraph, self._start
        if paragraph is None or start is None:
            return
        if start.alone and not paragraph.runs:
            host = paragraph.prototype
            for block in value.items:
                if isinstance(block, Paragraph) and block.role == "正文" and start.prototype >= 0:
                    block.prototype = host
                self._holder().append(block)
            if value.items:
                self._paragraph = self._start = None  # 展开的各段代替了它，格子里也不留空段
            return
        if len(value.items) > 1:
            message = _("片段“{code}”有{n}段，放不进一句话里", code=value.code, n=len(value.items))
            hint = _("让 {{ 片段(…) }} 独占一段，或换一个只有一段的片段")
            self.findings.append(error("fragment-too-long", message, hint, self.source.place_of(line)))
            return
        if not value.items:
            if self._clauses:
                self._clauses[-1][1] = True
            return
        block = value.items[0]
        if isinstance(block, Paragraph):
            paragraph.runs += [run._replace(look=self._look) for run in block.runs]

    # -- 表格 --

    def _inline(self, event: Event) -> None:
        if self._paragraph is not None:
            self._paragraph.runs.append(Run("", raw=event.data))

    def _raw(self, event: Event) -> None:
        self._flush()
        self._holder().append(Raw(event.data, event.count))

    def _open_table(self, event: Event) -> None:
        self._flush()
        self._tables.append((Table(event.data), event))

    def _row(self, event: Event) -> None:
        self._tables[-1][0].rows.append(Row(event.data, event.header))

    def _cell(self, event: Event) -> None:
        cell = Cell(event.data)
        self._tables[-1][0].rows[-1].cells.append(cell)
        self._holders.append(cell.blocks)

    def _end_cell(self, _event: Event) -> None:
        self._flush()
        self._holders.pop()

    def _end_row(self, _event: Event) -> None:
        pass

    def _end_table(self, _event: Event) -> None:
        table, opening = self._tables.pop()
        if not opening.guarded or any(not row.header for row in table.rows):
            self._holder().append(table)


def _shows(runs: list[Run]) -> bool:
    """段里有没有看得见的东西。"""
    return any(run.raw or run.text.strip() for run in runs)


_EVENTS: dict[str, Callable[[Assembly, Any], None]] = {
    "inline": Assembly._inline, "raw": Assembly._raw, "table": Assembly._open_table, "row": Assembly._row,
    "cell": Assembly._cell, "end cell": Assembly._end_cell, "end row": Assembly._end_row,
    "end table": Assembly._end_table,
}  # fmt: skip


def _steps(chunk: str, source: Source) -> tuple[tuple[Callable[[Assembly, Any], None], Any], ...]:
    """一截模板文字拆成一步步：模板文字是常量，拆一次就够。"""
    found: list[tuple[Callable[[Assembly, Any], None], Any]] = []
    for piece in _SPLIT.split(chunk.replace("\n", "")):
        mark = piece[:1]
        if mark == PARAGRAPH:
            found.append((Assembly._begin, source.starts[int(piece[1:-1])]))
        elif mark == LOOK:
            found.append((Assembly._set_look, int(piece[1:-1])))
        elif mark == EVENT:
            event = source.events[int(piece[1:-1])]
            found.append((_EVENTS[event.kind], event))
        elif mark == CLAUSE:
            found.append((Assembly._open_clause, None))
        elif mark == CLAUSE_END:
            found.append((Assembly._end_clause, None))
        elif mark:
            found.append((Assembly._text, piece.replace(BREAK, "\n")))
    return tuple(found)
