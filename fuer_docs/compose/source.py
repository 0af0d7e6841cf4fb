"""模板和片段 → Jinja2 源文：一行一个标签，结构用看不见的记号带着走。

Jinja2 报的行号因此就是第几个标签，也就是哪一段、哪一格、第几个字。
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..model.document import UNPRINTABLE
from ..model.finding import Finding, error
from ..model.place import Place
from ..model.speech import _
from ..model.template import CellNode, Node, ParagraphNode, Part, RowNode, TableNode, Template
from .tags import Tag, scan

PARAGRAPH, END, LOOK, EVENT, CLAUSE, CLAUSE_END, BREAK = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06", "\x07"
"""记号只出现在模板自己的文字里；事实里的控制字符读入时就拒绝了，片段里的在这里去掉。"""


class Start(NamedTuple):
    """一个段落开头：样板、角色、相接方式、标题级别、独占一段的标签。"""

    prototype: int
    role: str
    place: Place
    mark: str = ""
    level: int = 0
    alone: bool = False
    tagged: bool = False
    look: int = -1


@dataclass(frozen=True, slots=True)
class Event:
    """表格的结构或原样照搬的字节。"""

    kind: str
    data: bytes = b""
    header: bool = False
    count: int = 0
    guarded: bool = False
    """有循环行的表：一行数据也没有就整张不要。"""


@dataclass(slots=True)
class Source:
    """一段 Jinja2 源文和它的对照表。"""

    file: str
    pieces: list[str] = field(default_factory=list)
    starts: list[Start] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    spots: list[Place] = field(default_factory=list)
    """各标签的出处，和 ``tags`` 一一对应。"""
    findings: list[Finding] = field(default_factory=list)
    steps: dict[str, Any] = field(default_factory=dict)
    """模板文字拆成的步骤，排的时候用到才拆。"""

    @property
    def text(self) -> str:
        """源文。"""
        return "".join(self.pieces)

    def place_of(self, line: int | None) -> Place:
        """Jinja2 的行号 → 标签的出处。"""
        index = min(max((line or 0) - 2, 0), len(self.spots) - 1)
        return self.spots[index] if self.spots else Place(self.file)

    def tag(self, tag: Tag, place: Place) -> None:
        """写一个标签：前面换行，行号才对得上；注不写。"""
        if tag.kind == "#":
            return
        self.tags.append(tag)
        self.spots.append(place)
        self.pieces.append("\n" + tag.source)

    def event(self, event: Event) -> None:
        """写一个结构记号。"""
        self.pieces.append(f"{EVENT}{len(self.events)}{END}")
        self.events.append(event)

    def start(self, start: Start) -> None:
        """写一个段落开头。"""
        self.pieces.append(f"{PARAGRAPH}{len(self.starts)}{END}")
        self.starts.append(start)

    def prose(self, text: str) -> None:
        """写模板自己的文字；[[ ]] 变成半句的记号。"""
        safe = UNPRINTABLE.sub("", text).replace("\n", BREAK)
        self.pieces.append(safe.replace("[[", CLAUSE).replace("]]", CLAUSE_END))


def only_statements(text: str, tags: list[Tag]) -> bool:
    """整段只有语句，没有要印的东西。"""
    return bool(tags) and not any(tag.kind == "{" for tag in tags) and not _outside(text, tags).strip()


def stands_alone(text: str, tags: list[Tag]) -> bool:
    """整段只印一样东西（外面可以有条件），没有别的字。"""
    return sum(tag.kind == "{" for tag in tags) == 1 and not _outside(text, tags).strip()


def _outside(text: str, tags: list[Tag]) -> str:
    """标签以外的字。"""
    rest, position = [], 0
    for tag in tags:
        rest.append(text[position : tag.start])
        position = tag.end
    rest.append(text[position:])
    return "".join(rest)


def check_clauses(text: str, tags: list[Tag], place: Place, findings: list[Finding]) -> None:
    """``[[`` 和 ``]]`` 要在同一段里成对。"""
    inside = [(tag.start, tag.end) for tag in tags]
    depth, opened = 0, 0
    for match in re.finditer(r"\[\[|\]\]", text):
        if any(start <= match.start() < end for start, end in inside):
            continue
        if match[0] == "[[":
            depth, opened = depth + 1, match.start()
        elif depth == 0:
            spot = Place(place.file, place.line, match.start(), match.end(), text, place.where)
            findings.append(error("stray-bracket", _("多出来的“]]”"), _("删去，或在前面补上“[[”"), spot))
        else:
            depth -= 1
    if depth:
        spot = Place(place.file, place.line, opened, opened + 2, text, place.where)
        findings.append(error("unclosed-bracket", _("“[[”没有合上"), _("在这一段里补上“]]”"), spot))


# -- 模板 --


class _Paragraphs:
    """段落序号：空段、表格里的段都数。"""

    def __init__(self) -> None:
        self.count = 0

    def next(self) -> int:
        self.count += 1
        return self.count


def part_source(template: Template, part: Part) -> Source:
    """模板一个部件的源文；正文以外的部件，文件名后面注明是哪个。"""
    source = Source(template.file if part.name == "word/document.xml" else f"{template.file}（{part.name}）")
    roles = [prototype.role for prototype in template.prototypes]
    _write_nodes(source, part.nodes, roles, _Paragraphs(), "", 0)
    return source


def _write_nodes(
    source: Source, nodes: tuple[Node, ...], roles: list[str], counter: _Paragraphs, where: str, tables: int
) -> None:
    for node in nodes:
        if isinstance(node, ParagraphNode):
            _write_paragraph(source, node, roles, Place(source.file, counter.next(), where=where))
        elif isinstance(node, TableNode):
            tables += 1
            _write_table(source, node, roles, counter, tables)
        else:
            counter.count += node.paragraphs
            _no_tags_inside(source, node.data, Place(source.file, counter.count, where=where))
            source.event(Event("raw", node.data, count=node.paragraphs))


def _write_paragraph(source: Source, node: ParagraphNode, roles: list[str], place: Place) -> None:
    text = node.text
    tags, findings = scan(text, place)
    source.findings += findings
    check_clauses(text, tags, place, source.findings)
    for segment in node.segments:
        _no_tags_inside(source, segment.raw, place)
    places = [Place(place.file, place.line, tag.start, tag.end, text, place.where) for tag in tags]
    if only_statements(text, tags):
        for tag, spot in zip(tags, places, strict=True):
            source.tag(tag, spot)
        return
    alone = stands_alone(text, tags)
    here = Place(place.file, place.line, 0, len(text), text, place.where)
    source.start(Start(node.prototype, roles[node.prototype], here, alone=alone, tagged=bool(tags)))
    _write_segments(source, node, tags, places)


def _no_tags_inside(source: Source, data: bytes, place: Place) -> None:
    """文本框、图形里的标签填不了：说出来，不让它原样印在纸上。"""
    if data and re.search(r"[{｛][{｛%％]", data.decode()):
        message = _("文本框或图形里有标签，填不了")
        source.findings.append(error("tag-in-text-box", message, _("把标签移到正文段落或表格里"), place))


def _write_segments(source: Source, node: ParagraphNode, tags: list[Tag], places: list[Place]) -> None:
    """按段内次序写文字、字体和标签；标签取它第一个字的字体，被拆开的 [[ 也认得。"""
    inside = [(tag.start, tag.end) for tag in tags]
    clauses = [
        (Tag(match[0], "", match.start(), match.end()), Place(source.file))
        for match in re.finditer(r"\[\[|\]\]", node.text)
        if not any(start <= match.start() < end for start, end in inside)
    ]
    pending = sorted([*zip(tags, places, strict=True), *clauses], key=lambda pair: pair[0].start)
    position = 0
    for segment in node.segments:
        if segment.raw:
            source.event(Event("inline", segment.raw))
            continue
        source.pieces.append(f"{LOOK}{segment.look}{END}")
        begin, end = position, position + len(segment.text)
        cursor = begin
        while pending and pending[0][0].start < end:
            tag, place = pending[0]
            if tag.start >= begin:
                source.prose(segment.text[cursor - begin : tag.start - begin])
                if tag.kind in {"[[", "]]"}:
                    source.pieces.append(CLAUSE if tag.kind == "[[" else CLAUSE_END)
                else:
                    source.tag(tag, place)
            cursor = min(tag.end, end)
            if tag.end > end:
                break
            pending.pop(0)
        if cursor < end:
            source.prose(segment.text[cursor - begin :])
        position = end


def _write_table(source: Source, table: TableNode, roles: list[str], counter: _Paragraphs, number: int) -> None:
    guarded = any(_row_statements(row) for row in table.rows)
    source.event(Event("table", table.properties, guarded=guarded))
    for index, row in enumerate(table.rows, 1):
        if _row_statements(row):
            _write_statements(source, row, counter, number, index)
            continue
        source.event(Event("row", row.properties, header=row.header))
        for column, cell in enumerate(row.cells, 1):
            source.event(Event("cell", cell.properties))
            where = _("表{table}第{row}行第{column}格", table=number, row=index, column=column)
            _write_nodes(source, cell.nodes, roles, counter, where, number)
            source.event(Event("end cell"))
        source.event(Event("end row"))
    source.event(Event("end table"))


def _cell_texts(cell: CellNode) -> list[str]:
    return [node.text if isinstance(node, ParagraphNode) else "\x00" for node in cell.nodes]


def _row_statements(row: RowNode) -> bool:
    """一行只有语句，别的格都空着。"""
    found = False
    for cell in row.cells:
        for text in _cell_texts(cell):
            if not text.strip():
                continue
            tags, _findings = scan(text, Place(""))
            if not only_statements(text, tags):
                return False
            found = True
    return found


def _write_statements(source: Source, row: RowNode, counter: _Paragraphs, table: int, index: int) -> None:
    for column, cell in enumerate(row.cells, 1):
        where = _("表{table}第{row}行第{column}格", table=table, row=index, column=column)
        for text in _cell_texts(cell):
            place = Place(source.file, counter.next(), where=where)
            tags, findings = scan(text, place)
            source.findings += findings
            for tag in tags:
                source.tag(tag, Place(place.file, place.line, tag.start, tag.end, text, where))


# -- 片段 --

LINE_MARKS = {
    "# ": ("", 1),
    "## ": ("", 2),
    "### ": ("", 3),
    "#### ": ("", 4),
    "- ": ("-", 0),
    "+ ": ("+", 0),
    "> ": (">", 0),
}
LEVEL_ROLES = {0: "正文", 1: "一级标题", 2: "二级标题", 3: "三级标题", 4: "四级标题"}
_NAMED = re.compile(r"@(?P<style>\S+) ")


def fragment_source(file: str, lines: list[str], first_line: int) -> Source:
    """片段正文的源文：一行一段，行首记号定角色。"""
    source = Source(file)
    for offset, line in enumerate(lines):
        text = line.rstrip()
        if not text.strip():
            continue
        place = Place(file, first_line + offset, 0, len(text), text)
        _write_line(source, text, place)
    return source


def _write_line(source: Source, text: str, place: Place) -> None:
    mark, level, role, skip = "", 0, "正文", 0
    for lead, (joining, depth) in LINE_MARKS.items():
        if text.startswith(lead):
            mark, level, role, skip = joining, depth, LEVEL_ROLES[depth], len(lead)
    named = _NAMED.match(text)
    if named:
        role, skip = named["style"], named.end()
    tags, findings = scan(text, place)
    source.findings += findings
    check_clauses(text, tags, place, source.findings)
    spots = [Place(place.file, place.line, tag.start, tag.end, text) for tag in tags]
    if only_statements(text, tags) and not skip:
        for tag, spot in zip(tags, spots, strict=True):
            source.tag(tag, spot)
        return
    alone = not skip and stands_alone(text, tags)
    source.start(Start(-1, role, place, mark, level, alone, True))
    cursor = skip
    for tag, spot in zip(tags, spots, strict=True):
        source.prose(text[cursor : tag.start])
        source.tag(tag, spot)
        cursor = tag.end
    source.prose(text[cursor:])
