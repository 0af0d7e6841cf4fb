"""表格里的合计：一列、一行加起来对不对得上。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ...model.finding import Severity
from ...model.manuscript import Cell, Manuscript, Passage
from ...model.speech import _
from ..reading import Reading
from ..rule import Hit, Rule, hit
from ..tables import Box, Table, tables

_TOTAL = re.compile(r"(?:合计|总计|共计|总数|总人数|全[县市区镇乡州]合计)(?:[（(].*[）)])?")
_SUBTOTAL = re.compile("小计")
_AMONG = re.compile("其中")
_NOT_ADDED = re.compile(
    "率|占比|比例|比重|%|‰|人均|户均|平均|序号|编号|年份|年度|排名|名次|增幅|增长|同比|单价|标准|电话|时间|日期|备注|年龄"
)


def _find(reading: Reading) -> Iterator[Hit]:
    for table in tables(reading.manuscript):
        yield from _down(table)
        yield from _across(table)


def _label(table: Table, row: int) -> str:
    """这一行的头：头两格里不是数的话。"""
    boxes = (table.boxes[row, column] for column in (0, 1) if (row, column) in table.boxes)
    return "".join("".join(box.text.split()) for box in boxes if box.number is None and not box.blank)


def _down(table: Table) -> Iterator[Hit]:
    """合计行：在末尾或紧跟表头。"""
    for row in range(table.rows):
        if not _TOTAL.fullmatch(_label(table, row)):
            continue
        found = [one for column in range(table.columns) for one in [_column(table, column, row)] if one is not None]
        wrong = [(box, parts) for box, parts in found if not _adds_up(table, box, parts)]
        severity = Severity.ERROR if 2 * len(wrong) <= len(found) or len(found) == 1 else Severity.WARNING
        for box, parts in wrong:
            yield _hit(box, [part for _row, part in parts], severity)


def _column(table: Table, column: int, row: int) -> tuple[Box, list[tuple[int, Box]]] | None:
    """一列的合计和各项；混着字的、是率的、只有一项的不算。"""
    box = table.boxes.get((row, column))
    if box is None or box.number is None:
        return None
    cells = table.column(column)
    below = [(at, one) for at, one in cells if at > row and not one.blank]
    above = [(at, one) for at, one in cells if at < row and not one.blank]
    heads = [one.text for _at, one in above if one.number is None]
    if any(_NOT_ADDED.search(text) for text in heads):
        return None
    parts = [(at, one) for at, one in above if one.number is not None]
    if not parts and all(one.number is not None for _at, one in below):
        parts = below
    elif any(one.number is None for at, one in above if parts and at > parts[0][0]):
        return None
    parts = [(at, one) for at, one in parts if not _TOTAL.fullmatch(_label(table, at))]
    return (box, parts) if len(parts) > 1 else None


def _adds_up(table: Table, box: Box, parts: Sequence[tuple[int, Box]]) -> bool:
    """全加、只加小计、不加小计、不加“其中”，有一样对得上就行。"""
    subtotals = [one for at, one in parts if _SUBTOTAL.search(_label(table, at))]
    plain = [one for at, one in parts if not _SUBTOTAL.search(_label(table, at))]
    without = [
        one for at, one in parts if not _SUBTOTAL.search(_label(table, at)) and not _AMONG.search(_label(table, at))
    ]
    return any(_fits(box, some) for some in ([one for _at, one in parts], subtotals, plain, without) if some)


def _fits(box: Box, parts: Sequence[Box]) -> bool:
    slack = sum((one.step for one in parts), box.step) / 2
    return abs(_sum(parts) - (box.number or Decimal(0))) <= slack


def _sum(parts: Sequence[Box]) -> Decimal:
    return sum((one.number or Decimal(0) for one in parts), Decimal(0))


def _across(table: Table) -> Iterator[Hit]:
    """合计列：多数行对得上、个别行对不上的才说。"""
    heads = {column: "".join(box.text.split()) for column, box in enumerate(_heads(table)) if box is not None}
    sums = [column for column, text in heads.items() if _TOTAL.fullmatch(text)]
    if len(sums) != 1:
        return
    others = [column for column, text in heads.items() if column != sums[0] and column and not _NOT_ADDED.search(text)]
    good, wrong = 0, []
    for row in range(1, table.rows):
        box = table.boxes.get((row, sums[0]))
        parts = [table.boxes[row, column] for column in others if (row, column) in table.boxes]
        parts = [one for one in parts if one.number is not None]
        if box is None or box.number is None or len(parts) < 2:
            continue
        if _fits(box, parts):
            good += 1
        else:
            wrong.append((box, parts))
    if good > 1 and good > len(wrong):
        for box, parts in wrong:
            yield _hit(box, parts, Severity.ERROR)


def _heads(table: Table) -> list[Box | None]:
    return [table.boxes.get((0, column)) for column in range(table.columns)]


def _hit(box: Box, parts: Sequence[Box], severity: Severity) -> Hit:
    message = _(
        "{n}项加起来是{sum}，合计写的是{text}", n=len(parts), sum=f"{_sum(parts).normalize():f}", text=box.text.strip()
    )
    return hit(box.passage, box.start, box.end, message, _("核对合计和各行"), severity)


def _table(*rows: str) -> Manuscript:
    """例子：一行一行的表，格子以空格隔开；“·”是空格子。"""
    passages = [Passage(1, "附表")]
    for at, row in enumerate(rows):
        for column, text in enumerate(row.split()):
            shown = "" if text == "·" else text
            passages.append(Passage(len(passages) + 1, shown, in_table=True, cell=Cell(0, at, column)))
    return Manuscript("例子.docx", tuple(passages))


RULE = Rule(
    id="table-total-mismatch",
    title="表格的合计加不起来",
    severity=Severity.ERROR,
    why="附表是别人拿来汇总的，合计行错了，上级的表也跟着错。",
    basis="算术",
    bad=(
        _table("乡镇 妇女之家 儿童之家", "甲镇 6 3", "乙镇 8 4", "丙乡 5 2", "合计 19 10"),
        _table("单位 人数 金额（万元）", "县财政 · 60", "县民政局 · 40", "合计 · 110"),
        _table("序号 乡镇 人数", "1 甲镇 120", "2 乙镇 98", "3 丙乡 76", "合计 · 304"),
        _table("类别 男 女 合计", "小学 120 110 230", "初中 90 86 176", "高中 60 72 142"),
        _table("项目 数额", "合计 300", "甲 120", "乙 90", "丙 80"),
        _table("乡镇 户数", "甲镇 12户", "乙镇 15户", "合计 28户"),
        _table("支出 万元", "工资 190", "利息 28", "公积金 12", "运转 90", "总计 330"),
        _table("片区 村 数量", "东片 甲村 3", "东片 乙村 4", "小计 · 7", "西片 丙村 5", "小计 · 5", "合计 · 13"),
        _table("季度 培训人次", "一季度 1,200", "二季度 900", "合计 2,000"),
        "| 乡镇 | 场次 |\n| --- | --- |\n| 甲镇 | 12 |\n| 乙镇 | 9 |\n| 合计 | 22 |",
        "乡镇\t人数\n甲镇\t30\n乙镇\t20\n合计\t60",
    ),
    good=(
        _table("乡镇 妇女之家 儿童之家", "甲镇 6 3", "乙镇 8 4", "丙乡 5 2", "合计 19 9"),
        _table("乡镇 人数 占比", "甲镇 120 40%", "乙镇 180 60%", "合计 300 100%"),
        _table("序号 乡镇 人数", "1 甲镇 120", "2 乙镇 98", "合计 · 218"),
        _table("乡镇 参保率", "甲镇 91.2", "乙镇 95.4", "合计 93.1"),
        _table("类别 数量 单价 合计", "书包 30 50 1500", "文具 60 10 600", "图书 20 25 500"),
        _table("片区 村 数量", "东片 甲村 3", "东片 乙村 4", "小计 · 7", "西片 丙村 5", "小计 · 5", "合计 · 12"),
        _table("项目 数额", "合计 300", "甲 120", "乙 90", "丙 90"),
        _table("乡镇 总人口 其中女", "甲镇 1200 590", "乙镇 900 440", "合计 2100 1030"),
        _table("项目 金额（万元）", "省级 33.3", "市级 33.3", "县级 33.3", "合计 100.0"),
        _table("类别 人数", "教职工 120", "其中：女 80", "学生 900", "合计 1020"),
        _table("乡镇 情况", "甲镇 已完成", "乙镇 正在建", "合计 2"),
        _table("乡镇 人数", "甲镇 120", "乙镇 暂无", "丙乡 30", "合计 150"),
    ),
    find=_find,
)  # fmt: skip
