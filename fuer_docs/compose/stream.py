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
from .tidy import tidy_cell

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
    _here: list[Block] = field(init=False)
    """眼下往哪里放：正文，或正写着的格子。"""
    _outside: list[list[Block]] = field(default_factory=list)
    _paragraph: Paragraph | None = None
    """正写着的一段，已经放在 ``_here`` 末尾。"""
    _start: Start | None = None
    _runs: list[Run] | None = None
    """正写着的一段的各截。"""
    _look: int = -1
    _clauses: list[list[Any]] = field(default_factory=list)
    _tables: list[tuple[Table, Event]] = field(default_factory=list)
    _cells: list[Cell] = field(default_factory=list)
    """正写着的一行的各格。"""

    def __post_init__(self) -> None:
        self._here = self.blocks

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
        runs = self._runs
        if type(value) is Phrase and runs is not None:
            look = self._look
            for text, origin in value.parts:
                if text:
                    runs.append(Run(text, look, origin))
        else:
            self._value(value, line)

    def _set_look(self, look: int) -> None:
        self._look = look

    def _open_clause(self, _nothing: None) -> None:
        if self._runs is not None:
            self._clauses.append([len(self._runs), False])

    # -- 段落 --

    def _begin(self, start: Start) -> None:
        if self._paragraph is not None:
            self._flush()
        prototype = start.prototype if start.prototype >= 0 else self.roles.get(start.role, self.roles.get("正文", 0))
        runs: list[Run] = []
        paragraph = Paragraph(prototype, start.role, runs, start.level, start.mark, None, False, start.place)
        self._here.append(paragraph)
        self._start, self._look, self._paragraph, self._runs = start, start.look, paragraph, runs

    def _flush(self) -> None:
        """一段写完了；有标签而什么也没印出来的段不要，格子里的留着。"""
        start, runs = self._start, self._runs
        self._leave()
        if runs is not None and start is not None and start.tagged and not self._outside and not _shows(runs):
            self._here.pop()

    def _leave(self) -> None:
        self._paragraph = self._start = self._runs = None
        if self._clauses:
            self._clauses.clear()

    def _text(self, text: str) -> None:
        if self._runs is not None:
            self._runs.append(Run(text, self._look))

    def _end_clause(self, _nothing: None) -> None:
        if not self._clauses or self._runs is None:
            return
        begin, dropped = self._clauses.pop()
        if dropped:
            del self._runs[begin:]

    # -- 值 --

    def _value(self, value: Any, line: int) -> None:
        if isinstance(value, Captured):
            for item in value.items:
                self.take(item)
        elif isinstance(value, Blocks):
            self._fragment(value, line)
        elif isinstance(value, Late):
            if self._runs is not None:
                self._runs.append(Run(LATE, self._look, SEQUENCE))
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
        runs = self._runs
        if runs is None:
            return
        if isinstance(value, Phrase):
            runs += [Run(text, self._look, origin) for text, origin in value.parts if text]
            return
        if isinstance(value, Absent):
            if self._clauses:
                self._clauses[-1][1] = True
                return
            if value.known:
                runs.append(Run("无", self._look))
                return
            value = Gap(value.name or "这里的内容", value.place or self.source.place_of(line))
        runs.append(Run(value.text, self._look, None, value))

    def _fragment(self, value: Blocks, line: int) -> None:
        paragraph, start = self._paragraph, self._start
        if paragraph is None or start is None:
            return
        if start.alone and not paragraph.runs:
            for block in value.items:
                if isinstance(block, Paragraph) and block.role == "正文" and start.prototype >= 0:
                    block.prototype = paragraph.prototype
            if value.items:
                self._here[-1:] = value.items  # 展开的各段代替了它，格子里也不留空段
                self._paragraph = self._start = self._runs = None
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
        if self._runs is not None:
            self._runs.append(Run("", raw=event.data))

    def _raw(self, event: Event) -> None:
        self._flush()
        self._here.append(Raw(event.data, event.count))

    def _open_table(self, event: Event) -> None:
        self._flush()
        self._tables.append((Table(event.data), event))

    def _row(self, event: Event) -> None:
        row = Row(event.data, event.header)
        self._cells = row.cells
        self._tables[-1][0].rows.append(row)

    def _cell(self, event: Event) -> None:
        inside: list[Block] = []
        self._cells.append(Cell(event.data, inside))
        self._outside.append(self._here)
        self._here = inside

    def _begin_cell(self, opening: tuple[bytes, Start]) -> None:
        """一格的开头连同头一段：格子几乎都是这样，所以合成一步，量过，快一成。"""
        properties, start = opening
        runs: list[Run] = []
        paragraph = Paragraph(start.prototype, start.role, runs, start.level, start.mark, None, False, start.place)
        inside: list[Block] = [paragraph]
        self._cells.append(Cell(properties, inside))
        self._outside.append(self._here)
        self._start, self._look, self._paragraph, self._runs, self._here = start, start.look, paragraph, runs, inside

    def _end_cell(self, _event: Event) -> None:
        runs = self._runs
        if runs is None or len(runs) > 1 or len(self._here) > 1:
            tidy_cell(self._here)
        self._leave()
        self._here = self._outside.pop()

    def _end_table(self, _event: Event) -> None:
        table, opening = self._tables.pop()
        if self._tables:
            self._cells = self._tables[-1][0].rows[-1].cells
        if not opening.guarded or any(not row.header for row in table.rows):
            self._here.append(table)


def _shows(runs: list[Run]) -> bool:
    """段里有没有看得见的东西。"""
    return any(run.raw or run.text.strip() for run in runs)


Act = tuple[Callable[[Assembly, Any], None], Any]
"""一步：做什么、拿什么做。"""
_EVENTS: dict[str, Callable[[Assembly, Any], None]] = {
    "inline": Assembly._inline, "raw": Assembly._raw, "table": Assembly._open_table, "row": Assembly._row,
    "cell": Assembly._cell, "end cell": Assembly._end_cell, "end table": Assembly._end_table,
}  # fmt: skip


def _steps(chunk: str, source: Source) -> tuple[Act, ...]:
    """一截模板文字拆成一步步：模板文字是常量，拆一次就够。"""
    found: list[Act] = []
    for piece in _SPLIT.split(chunk.replace("\n", "")):
        mark = piece[:1]
        if mark == PARAGRAPH:
            _add_start(found, source.starts[int(piece[1:-1])])
        elif mark == LOOK:
            _add_look(found, int(piece[1:-1]))
        elif mark == EVENT:
            event = source.events[int(piece[1:-1])]
            if event.kind in _EVENTS:
                found.append((_EVENTS[event.kind], event))
        elif mark == CLAUSE:
            found.append((Assembly._open_clause, None))
        elif mark == CLAUSE_END:
            found.append((Assembly._end_clause, None))
        elif mark:
            found.append((Assembly._text, piece.replace(BREAK, "\n")))
    return tuple(found)


def _add_start(found: list[Act], start: Start) -> None:
    """段落开头；紧跟着格子的开头就合成一步。"""
    if found and found[-1][0] is Assembly._cell:
        found[-1] = (Assembly._begin_cell, (found[-1][1].data, start))
    else:
        found.append((Assembly._begin, start))


def _add_look(found: list[Act], look: int) -> None:
    """字体；紧跟着段落开头的，就是这一段起头的字体。"""
    match found[-1:]:
        case [(Assembly._begin, start)]:
            found[-1] = (Assembly._begin, start._replace(look=look))
        case [(Assembly._begin_cell, (properties, start))]:
            found[-1] = (Assembly._begin_cell, (properties, start._replace(look=look)))
        case _:
            found.append((Assembly._set_look, look))
