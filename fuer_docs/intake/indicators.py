"""监测年报 → 指标：认表头、认行、认年份和单位，对目录；拿不准的写成疑问，不替人猜。

没有读的表、没有用的列和行、没有填数的，都点名说出来。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model.finding import Finding, note, warning
from ..model.found import Found
from ..model.place import Place
from ..model.speech import _
from .header import Column, Header, Row, bare, find_headers, local, role_of, side_by_side, turned, unnamed
from .places import elsewhere
from .rows import RowReader, slots
from .sheets import Book, Sheet, column_letters
from .so_far import Block, Context, SheetSoFar, texts
from .values import unit_said
from .years import BEYOND, Told, year_told

_SUPPLIER = re.compile(
    r"(?:(?:填报|制表|编制|填表|报送|综合)(?:单位|机关|部门)|(?<!计量)单位)[:：]\s*(?P<unit>[\u4e00-\u9fff]{2,20})"
)
_OFFICE = re.compile(r"(?:局|委|办|会|院|中心|部|厅|队|联|校|站|办公室)$")


@dataclass(slots=True)
class Harvest:
    """一本工作簿收到的。"""

    founds: list[Found] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def harvest(book: Book, context: Context) -> Harvest:
    """一本工作簿里的指标。看不懂的表、不用的列和行、没有填数的都说出来。"""
    result = Harvest(findings=list(book.findings))
    unread = []
    read = 0
    for sheet in book.sheets:
        if not any(not cell.blank for row in sheet.rows for cell in row):
            continue
        if sheet.hidden:
            unread.append(_unread(book, sheet, _("是隐藏的"), _("要收的，在 Excel 里取消隐藏再来")))
            continue
        reader = _SheetReader(book.file, sheet, context)
        headers = reader.read()
        result.founds += [draft.found() for draft in reader.drafts]
        result.findings += reader.findings
        read += headers
        if not headers:
            unread.append(_unread(book, sheet, *_why_unread(sheet)))
    if not read:
        message = _("没有认出指标表：找不到“指标名称”和数所在的列")
        hint = _("表头要有“指标名称”，另有“本年”“2021年”一类的列")
        result.findings.append(warning("no-indicator-table", message, hint, Place(book.file)))
    if read or len(unread) > 1:
        result.findings += unread
    return result


def _unread(book: Book, sheet: Sheet, why: str, hint: str) -> Finding:
    message = _("表“{name}”没有读：{why}", name=sheet.name, why=why)
    return (warning if hint else note)("sheet-not-read", message, hint, Place(book.file))


def _why_unread(sheet: Sheet) -> tuple[str, str]:
    """这张表为什么没有读，要怎么改。"""
    cells = [cell for row in sheet.rows for cell in row if not cell.blank and not cell.merged]
    if not any(re.search(r"\d", cell.text) for cell in cells):
        return _("里面没有数"), ""
    if any(role_of(bare(cell.text)) == "名称" for cell in cells):
        return _("有“指标名称”，找不到数所在的列"), _("数所在的列，表头写“本年”“2021年”一类的字")
    return _("找不到“指标名称”一列"), _("指标那一列，表头写“指标名称”")


class _SheetReader(SheetSoFar):
    """读一张表。"""

    def read(self) -> int:
        """读完，返回认出几个表头。"""
        blocks = self._blocks()
        self.supplier = self._supplier()
        for n, block in enumerate(blocks):
            self._prepare(block, blocks[n - 1] if n else None)
            for number in range(block.header.bottom, block.until):
                RowReader(self, block, number).read()
        self.report()
        return len(blocks)

    # -- 整张表 --

    def _blocks(self) -> list[Block]:
        rows, unsaid = self._shown(), Told(self.context.year)
        across = turned(rows)
        if across:
            headers = find_headers(across.rows)[:1]
            self.skip_rows(rows[across.bottom :] if headers else ())
            return [Block(one, across.rows, len(across.rows), texts(rows[: across.top]), unsaid) for one in headers]
        blocks: list[Block] = []
        for part in side_by_side(rows):
            blocks += self._stacked(part, rows, unsaid)
        return blocks

    def _shown(self) -> list[Row]:
        """看得见的行和列；隐藏的不读，说出来。"""
        hidden = self.sheet.hidden_columns
        rows = [row for n, row in enumerate(self.sheet.rows) if n not in self.sheet.hidden_rows]
        left = [n for n in sorted(self.sheet.hidden_rows) if n < len(self.sheet.rows) and texts([self.sheet.rows[n]])]
        columns = [n for n in sorted(hidden) if any(n < len(row) and not row[n].blank for row in rows)]
        said = [_("第{n}行", n=n + 1) for n in left] + [_("{letter}列", letter=column_letters(n)) for n in columns]
        if said:
            message = _("隐藏的行、列没有读：{names}", names="、".join(said))
            self.say("hidden-left-out", message, _("要收的，在 Excel 里取消隐藏再来"))
        return [[cell for n, cell in enumerate(row) if n not in hidden] for row in rows]

    def _stacked(self, rows: Sequence[Row], whole: Sequence[Row], unsaid: Told) -> list[Block]:
        """上下几块；表题看整张表的。"""
        headers = find_headers(rows) or unnamed(rows)
        tops = [_title_top(rows, header, before) for header, before in zip(headers, [None, *headers], strict=False)]
        ends = [*tops[1:], len(rows)][: len(headers)]
        return [
            Block(header, rows, until, texts(whole[top : header.top]), unsaid)
            for header, top, until in zip(headers, tops, ends, strict=True)
        ]

    def _prepare(self, block: Block, before: Block | None) -> None:
        """这一块是哪一年、哪个规划、哪个领域的；没有表题的照上一块。"""
        if before and not block.titles:
            block.told, block.unit, block.place = before.told, before.unit, before.place
        else:
            block.told = year_told(block.titles, self.sheet.name, self.file, self.context.year)
            if block.header.of("年份"):
                block.told = Told(block.told.year)
            self.year = block.told.year
            block.unit = unit_said(block.titles)
            self.entitle(" ".join(block.titles), self.sheet.name)
            said = [*block.titles, *(() if self._names_us(block.titles) else (self.sheet.name,))]
            ours = [text for text in said if self.context.place in text] or said
            places = (elsewhere(text, self.context.place) for text in ours)
            block.place = next(filter(None, places), "")
        columns = [self._dated(one, block.told) for one in local(block.header.columns, self.context.place)]
        block.header = Header(block.header.top, block.header.bottom, tuple(columns))
        spare = [column for slot in slots(block.header).values() for column in slot[1:] if column.rank > slot[0].rank]
        names = [column.title for column in (*block.header.ignored, *spare)]
        if names:
            self.say("column-left-out", _("没有用的列：{names}", names="、".join(dict.fromkeys(names))))

    def _dated(self, column: Column, told: Told) -> Column:
        """“本年”落到年份上；远在以后的是目标，不是数。"""
        if column.role != "数":
            return column
        if elsewhere(column.title, self.context.place):
            return column._replace(role="不用")
        year = column.year or told.year - column.ago
        if year > max(self.context.year, told.year) + BEYOND:
            return column._replace(role="不用")
        doubt = column.doubt or ("" if column.year else told.doubt)
        if year > self.context.year:
            doubt = doubt or f"{year} 年比工作区的年度 {self.context.year} 还晚"
        return column._replace(year=year, doubt=doubt)

    def _names_us(self, titles: Sequence[str]) -> bool:
        return bool(self.context.place) and any(self.context.place in text for text in titles)

    def _supplier(self) -> str:
        for text in texts(self.sheet.rows):
            match = _SUPPLIER.search(text)
            if match and (_OFFICE.search(match["unit"]) or match[0][0] in "填制编报综"):
                return match["unit"]
        return ""


def _title_top(rows: Sequence[Row], header: Header, before: Header | None) -> int:
    """表题从哪一行起：头一个表头上面都是；后面的表头，只要紧挨着的、只写着一处字的几行。"""
    if before is None:
        return 0
    top = header.top
    while top > before.bottom and len(texts([rows[top - 1]])) <= 1:
        top -= 1
    return top
