"""表格里的合计：一列、一行加起来对不对得上。"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ...model.finding import Severity
from ...model.manuscript import Cell, Manuscript, Passage
from ...model.numerals import halfwidth
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ...reading.tables import Box, Table, tables
from ..rule import Hit, Rule, hit

_TOTAL = Pattern(r"(?:合计|总计|共计|总数|总人数|全[县市区镇乡州]合计)(?:[（(].*[）)])?")
_SUBTOTAL = Pattern("小计")
_AMONG = Pattern("其中")
_NOT_ADDED = Pattern(
    "率|占比|比例|比重|%|‰|人均|户均|平均|序号|编号|年份|年度|排名|名次|增幅|增长|同比|单价|标准|电话|时间|日期|备注|年龄"
)
_RATE = Pattern("率|占比|比例|比重|%")
_PERCENT = Pattern(r"\s*(?P<digits>\d{1,3}(?:\.\d+)?)\s*[%％]?\s*")
WIDEST = 24
"""列再多的表不学各列的关系。"""
LEARNT = 3
"""至少几行对得上，才算学到了。"""
WRONG = 20
"""对不上的到这么多就不必再看了。"""


def _find(reading: Reading) -> Iterator[Hit]:
    for table in tables(reading.manuscript):
        told: set[tuple[int, int]] = set()
        for one in (*_down(table), *_across(table), *_learnt(table), *_rates(table)):
            if one.n is not None and (one.n, one.start) not in told:
                told.add((one.n, one.start))
                yield one


def _labels(table: Table, row: int) -> list[str]:
    """这一行的头：头三格里不是数的话。"""
    boxes = (table.boxes[row, column] for column in range(3) if (row, column) in table.boxes)
    return ["".join(box.text.split()) for box in boxes if box.number is None and not box.blank]


def _label(table: Table, row: int) -> str:
    return "".join(_labels(table, row)[:2])


def _totalling(table: Table, row: int) -> bool:
    """合计的一行；前面可以有并起来的一格说是哪一类的合计。"""
    return any(_TOTAL.fullmatch(text) for text in _labels(table, row))


# -- 一列加下来 --


def _down(table: Table) -> Iterator[Hit]:
    """合计行：在末尾、在一组的末尾，或紧跟表头。"""
    for row in range(table.rows):
        if not _totalling(table, row):
            continue
        found = [one for column in range(table.columns) for one in [_column(table, column, row)] if one is not None]
        wrong = [(box, ways) for box, ways in found if not any(_fits(box, parts) for parts in ways)]
        severity = Severity.ERROR if 2 * len(wrong) <= len(found) or len(found) == 1 else Severity.WARNING
        for box, ways in wrong:
            yield _hit(box, ways[0], severity)


def _column(table: Table, column: int, row: int) -> tuple[Box, list[list[Box]]] | None:
    """一列的合计和几样加法；混着字的、是率的、只有一项的不算。"""
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
    ways = [way for way in _ways(table, row, parts) if way]
    return (box, ways) if ways and max(map(len, ways)) > 1 else None


def _ways(table: Table, row: int, parts: Sequence[tuple[int, Box]]) -> list[list[Box]]:
    """从上一个合计加起、同一组的加起来、全加、只加小计或合计、不加“其中”，有一样对得上就行。"""
    totals = [at for at, _one in parts if _totalling(table, at)]
    items = [(at, one) for at, one in parts if at not in totals]
    plain = [(at, one) for at, one in items if not _SUBTOTAL.search(_label(table, at))]
    since = max((at for at in totals if at < row), default=-1)
    group = _first(table, row)
    return [
        [one for at, one in plain if at > since],
        [one for at, one in plain if group and _first(table, at) == group],
        [one for at, one in plain if at > since and not _AMONG.search(_label(table, at))],
        [one for _at, one in plain],
        [one for at, one in plain if not _AMONG.search(_label(table, at))],
        [one for at, one in items if _SUBTOTAL.search(_label(table, at))],
        [one for _at, one in items],
        [one for at, one in parts if at in totals],
    ]


def _first(table: Table, row: int) -> str:
    box = table.boxes.get((row, 0))
    return "".join(box.text.split()) if box is not None else ""


def _fits(box: Box, parts: Sequence[Box]) -> bool:
    slack = sum((one.step for one in parts), box.step) / 2
    return abs(_sum(parts) - (box.number or Decimal(0))) <= slack


def _sum(parts: Sequence[Box]) -> Decimal:
    return sum((one.number or Decimal(0) for one in parts), Decimal(0))


# -- 一行加过去 --


def _across(table: Table) -> Iterator[Hit]:
    """合计列：多数行对得上、个别行对不上的才说。"""
    heads = _heads(table)
    sums = [column for column, text in heads.items() if _TOTAL.fullmatch(text)]
    if len(sums) != 1:
        return
    others = [column for column, text in heads.items() if column != sums[0] and column and not _NOT_ADDED.search(text)]
    good, wrong = _rows(table, sums[0], others)
    if good > 1 and good > len(wrong):
        for box, parts in wrong:
            yield _hit(box, parts, Severity.ERROR)


def _learnt(table: Table) -> Iterator[Hit]:
    """没写合计，别的行却都是一列等于挨着的几列相加：“监测指标”等于达标、未达标、无数据之和。"""
    heads = _heads(table)
    usable = [column for column, text in heads.items() if not _NOT_ADDED.search(text)]
    if len(heads) > WIDEST or table.rows <= LEARNT + 1:
        return
    for column in usable:
        best: tuple[int, list[tuple[Box, list[Box]]]] = (0, [])
        for others in _neighbours(column, usable):
            good, wrong = _rows(table, column, others)
            if good > best[0]:
                best = good, wrong
        good, wrong = best
        if good >= LEARNT and good >= 4 * len(wrong):
            for box, parts in wrong:
                yield _hit(box, parts, Severity.ERROR if good > LEARNT else Severity.WARNING)


def _neighbours(column: int, usable: Sequence[int]) -> Iterator[list[int]]:
    """紧跟在后面的几列，紧挨在前面的几列；两列起。"""
    after = list(itertools.takewhile(lambda at: at in usable, itertools.count(column + 1)))
    before = list(itertools.takewhile(lambda at: at in usable, itertools.count(column - 1, -1)))
    for size in range(len(after), 1, -1):
        yield after[:size]
    for size in range(len(before), 1, -1):
        yield before[:size][::-1]


def _rows(table: Table, whole: int, others: Sequence[int]) -> tuple[int, list[tuple[Box, list[Box]]]]:
    """几行对得上，哪几行对不上；只有一项不是零的两头都像，不算对得上。"""
    good, wrong = 0, []
    for row in range(1, table.rows):
        box = table.boxes.get((row, whole))
        if box is None or box.number is None:
            continue
        found = (table.boxes.get((row, column)) for column in others)
        parts = [one for one in found if one is not None and one.number is not None]
        if not parts:
            continue
        if not _fits(box, parts):
            wrong.append((box, parts))
            if len(wrong) > WRONG:
                break
        elif sum(1 for one in parts if one.number) > 1:
            good += 1
    return good, wrong


def _heads(table: Table) -> dict[int, str]:
    return {
        column: "".join(table.boxes[0, column].text.split())
        for column in range(table.columns)
        if (0, column) in table.boxes
    }


# -- 率 --


def _rates(table: Table) -> Iterator[Hit]:
    """达标率、占比：别的行都是一列除以另一列，个别行不是。"""
    heads = _heads(table)
    if len(heads) > WIDEST or table.rows <= LEARNT + 1:
        return
    counts = [column for column, text in heads.items() if not _NOT_ADDED.search(text)]
    for rate in (column for column, text in heads.items() if _RATE.search(text)):
        pairs = itertools.permutations(counts, 2)
        learnt = [_divided(table, rate, part, whole) for part, whole in pairs]
        good, wrong = max(learnt, key=lambda one: one[0], default=(0, []))
        if good >= LEARNT and good >= 4 * len(wrong):
            for box, part, whole in wrong:
                shown = f"{(part.number or 0) / (whole.number or 1) * 100:.1f}%"
                message = _(
                    "{part}占{whole}是{shown}，写的是{text}",
                    part=part.text,
                    whole=whole.text,
                    shown=shown,
                    text=box.text,
                )
                yield hit(
                    box.passage,
                    box.start,
                    box.end,
                    message,
                    _("核对三个数，看哪个错了"),
                    Severity.ERROR if good > LEARNT else Severity.WARNING,
                )


def _divided(table: Table, rate: int, part: int, whole: int) -> tuple[int, list[tuple[Box, Box, Box]]]:
    good, wrong = 0, []
    for row in range(1, table.rows):
        boxes = [table.boxes.get((row, column)) for column in (rate, part, whole)]
        if any(box is None for box in boxes):
            continue
        share, one, other = (box for box in boxes if box is not None)
        match = _PERCENT.fullmatch(halfwidth(share.text))
        if match is None or one.number is None or not other.number:
            continue
        places = len(match["digits"].partition(".")[2])
        if abs(one.number / other.number * 100 - Decimal(match["digits"])) <= Decimal(6) / 10 ** (places + 1):
            good += one.number != other.number
        else:
            wrong.append((share, one, other))
    return good, wrong


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
        "乡镇    人数    户数\n甲镇    30    12\n乙镇    20    9\n合计    60    21",
        _table("规划 领域 指标", "妇女 健康 14", "妇女 教育 9", "妇女 合计 23", "儿童 健康 20", "儿童 福利 7", "儿童 合计 29"),
        _table("领域 指标 达标 未达标", "健康 14 12 2", "教育 9 8 1", "经济 9 5 4", "决策 12 10 2", "环境 6 4 3"),
        _table("领域 指标 达标 达标率", "健康 14 12 85.7%", "教育 9 8 88.9%", "经济 9 5 55.6%", "决策 12 10 83.3%", "环境 6 4 76.7%"),
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
        _table("规划 领域 指标", "妇女 健康 14", "妇女 教育 9", "妇女 合计 23", "儿童 健康 20", "儿童 福利 7", "儿童 合计 27"),
        _table("片区 村 户数", "东片 甲村 30", "东片 乙村 40", "东片 合计 70", "西片 丙村 50", "西片 合计 50", "全县 总计 120"),
        _table("领域 指标 达标 未达标 达标率", "健康 14 12 2 85.7%", "教育 9 8 1 88.9%", "经济 9 9 — 100%", "决策 12 10 2 83.3%"),
        _table("年份 受理 办结 未结", "2019 12 12 0", "2020 14 12 2", "2021 15 15 0", "2022 18 15 3", "2023 20 19 1"),
        _table("指标 2019年 2020年 2021年", "筛查率 78.9 81.6 83.0", "检查率 71.3 75.8 79.4", "参保数 6230 6485 6710"),
        _table("乡镇 情况", "甲镇 已完成", "乙镇 正在建", "合计 2"),
        _table("乡镇 人数", "甲镇 120", "乙镇 暂无", "丙乡 30", "合计 150"),
    ),
    find=_find,
)  # fmt: skip
