"""交回来的填报表：认出是谁的、哪一年的，一行一行读出来。

先凭隐藏的编号认；抄到了新表里、编号没有了的，凭栏头和指标名称认，并且说出来。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..errors import UsageError
from ..model.finding import Finding, error, warning
from ..model.place import Place
from ..model.speech import _
from .questionnaire import FILLED_BY, ID, MARK, NUMBER, TABLE_OF, TABLES, Table, bare
from .sheets import Book, Cell, Sheet

CHANGE = "比上年"
_LABELS = (*FILLED_BY, "填报单位", "工作年度")
_YEAR = re.compile(r"(20\d\d|19\d\d)年")


@dataclass(frozen=True, slots=True)
class Row:
    """填报表的一行：哪张表，问的什么，各栏的格子。"""

    table: str
    code: str
    """问题编号（指标/婴儿死亡率）；空表里自己写的行没有。"""
    cells: Mapping[str, Cell]
    """栏头 → 格子，不算序号和编号。"""
    sheet: str

    def text(self, head: str) -> str:
        """一栏的字。"""
        cell = self.cells.get(head)
        return cell.text.strip() if cell else ""

    def where(self, head: str) -> str:
        """一栏在哪一格：一、指标!H6。"""
        cell = self.cells.get(head)
        return f"{self.sheet}!{cell.ref}" if cell else self.sheet

    @property
    def quote(self) -> str:
        """整行写的字，一字不改；空格子、算出来的不算。"""
        return " | ".join(cell.text.strip() for head, cell in self.cells.items() if not cell.blank and head != CHANGE)

    @property
    def answer(self) -> str:
        """填的几格：“本年值 10.5；状态 达标”。同一个答案写法相同。"""
        filled = ((head, self.cells[head]) for head in answer_heads(self.table) if head in self.cells)
        return "；".join(f"{head} {' '.join(cell.text.split())}" for head, cell in filled if not cell.blank)


@dataclass(frozen=True, slots=True)
class Returned:
    """一本交回来的填报表。"""

    file: str
    office: str
    unit: str
    """发给谁的编号；编号没有了就是封面上写的单位。"""
    year: str
    deadline: str
    contact: str
    cover: Mapping[str, str]
    """封面上填的：填报人、填报日期……"""
    rows: tuple[Row, ...]
    tables: frozenset[str]
    """认出了哪几张表。"""
    intact: bool
    """隐藏的表号还在。"""
    findings: list[Finding] = field(default_factory=list)


def read_returned(book: Book) -> Returned:
    """一本交回来的；不是填报表的抛 :class:`UsageError`。"""
    marked = next((sheet for sheet in book.sheets if _first(sheet) == MARK), None)
    known = _marked(marked) if marked else {}
    findings: list[Finding] = []
    rows: list[Row] = []
    tables: set[str] = set()
    cover: dict[str, str] = {}
    years: list[str] = []
    for sheet in book.sheets:
        if sheet is marked:
            continue
        years += _read_sheet(sheet, rows, tables, cover, findings, book.file)
    if not known and not (tables and (cover.get("填报单位") or tables & {"指标", "任务"})):
        hint = _("看是不是放错了；要收的是 fuer-docs collect new 发下去的填报表")
        raise UsageError([error("not-our-form", _("这不是发下去的填报表"), hint, Place(book.file))])
    year = known.get("年度") or _year(cover.get("工作年度", "")) or next(iter(years), "")
    return Returned(
        book.file, known.get("工作区", ""), known.get("单位") or cover.get("填报单位", ""), year, known.get("期限", ""),
        known.get("联系人", ""), cover, tuple(rows), frozenset(tables), bool(known), findings,
    )  # fmt: skip


def _first(sheet: Sheet) -> str:
    return sheet.rows[0][0].text.strip() if sheet.rows and sheet.rows[0] else ""


def _marked(sheet: Sheet) -> dict[str, str]:
    """隐藏表上写的。"""
    return {row[0].text.strip(): row[1].text.strip() for row in sheet.rows[1:] if len(row) > 1}


def _year(text: str) -> str:
    match = _YEAR.search(text)
    return match[1] if match else ""


def _read_sheet(
    sheet: Sheet, rows: list[Row], tables: set[str], cover: dict[str, str], findings: list[Finding], file: str
) -> Iterator[str]:
    """一张表里可能有一个或几个表格，也可能是封面；返回栏头里写着的年份。"""
    table: Table | None = None
    places: dict[str, int] = {}
    for line in sheet.rows:
        found = _header(line)
        if found:
            table, places = found
            tables.add(table.code)
            findings += _lost_columns(table, places, sheet.name, file)
            this_year = line[places["本年值"]].text if "本年值" in places else ""
            if _year(this_year):
                yield _year(this_year)
        elif labels := dict(_labelled(line)):
            cover |= {name: text for name, text in labels.items() if not cover.get(name)}
        elif table is not None:
            row = _row(line, table, places, sheet.name)
            if row is not None:
                rows.append(row)


def _header(line: Sequence[Cell]) -> tuple[Table, dict[str, int]] | None:
    """这一行是哪张表的栏头；各栏在第几列。"""
    heads: dict[str, int] = {}
    for at, cell in enumerate(line):
        if not cell.merged and not cell.blank:
            heads.setdefault(bare(cell.text), at)
    best: tuple[int, Table] | None = None
    for table in TABLES:
        shared = len(heads.keys() & set(table.heads()))
        if shared >= 4 and (best is None or shared > best[0]):
            best = shared, table
    if best is None:
        return None
    wanted = {*best[1].heads(), ID}
    return best[1], {head: at for head, at in heads.items() if head in wanted}


def _lost_columns(table: Table, places: Mapping[str, int], sheet: str, file: str) -> Iterable[Finding]:
    asked = [bare(column.head) for column in table.columns if column.kind in {"number", "choice", "words", "date"}]
    lost = [head for head in asked if head not in places and not head.startswith("其中")]
    if lost:
        message = _("表“{sheet}”里找不到“{heads}”这一栏", sheet=sheet, heads="、".join(lost))
        yield warning("column-lost", message, _("栏头改了名或者删了；请填报单位用原表再填一次"), Place(file))


def _labelled(line: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    """封面上“填报人：张三”，或者左边一格标签、右边一格填的字。"""
    for at, cell in enumerate(line):
        if cell.merged or cell.blank:
            continue
        text = cell.text.strip()
        label, _colon, rest = text.replace(":", "：").partition("：")
        if bare(label) not in _LABELS:
            continue
        after = next((other.text.strip() for other in line[at + 1 :] if not other.merged and not other.blank), "")
        yield bare(label), rest.strip() or ("" if bare(after) in _LABELS else after)


def _row(line: Sequence[Cell], table: Table, places: Mapping[str, int], sheet: str) -> Row | None:
    """栏头下面的一行；印着序号、什么也没写的不算。"""
    code = line[places[ID]].text.strip() if ID in places else ""
    cells = {head: line[at] for head, at in places.items() if head not in {ID, NUMBER.head}}
    if "/" not in code:
        code = ""
    told = {cell.text.strip() for cell in cells.values() if not cell.blank}
    if not told and not any(cell.empty_formula for cell in cells.values()):
        return None
    if len(told) == 1 and sum(cell.merged for cell in cells.values()) > 1:
        return None  # 横着合并的小标题
    if not code and not table.blank_rows and not cells.get(bare(_name_column(table)), Cell("")).text.strip():
        return None
    return Row(table.code, code, cells, sheet)


def _name_column(table: Table) -> str:
    return table.columns[1].head


def unread_formulas(returned: Returned) -> list[str]:
    """要填的格子里有公式、没有存下得数的。"""
    return [
        row.where(head) for row in returned.rows for head in answer_heads(row.table)
        if head in row.cells and row.cells[head].empty_formula
    ]  # fmt: skip


def answer_heads(table: str) -> tuple[str, ...]:
    """一张表里要填的几栏。"""
    return tuple(bare(column.head) for column in TABLE_OF[table].columns if column.kind not in {"", "change"})
