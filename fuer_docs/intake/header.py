"""认表头：哪几行是表头，每一列说的是什么。各单位的叫法五花八门，都收在这里一张表里。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..model.numerals import halfwidth
from .sheets import Cell

Row = Sequence[Cell]

ROLES: tuple[tuple[str, str], ...] = (
    ("变化", r"增减|增幅|同比|增长|变化|比上年|较上年|±|差距|差额|升降"),
    ("状态", r"状态|达标|(?:目标)?(?:完成|达成|实现)情况|评估(?:结论|结果)|监测结论|判定|预判"),
    ("目标", r"目标|规划值|要求值"),
    ("责任单位", r"责任(?:单位|部门)|牵头(?:单位|部门)|负责(?:单位|部门)|主管(?:单位|部门)|承担单位"),
    ("提供单位", r"来源|提供(?:单位|部门)|填报(?:单位|部门)|报送(?:单位|部门)|数据部门"),
    ("单位", r"^(?:计量|计算|数据|指标)?单位$|量纲"),
    ("代码", r"代码|编码|指标编号"),
    ("序号", r"^(?:序号|编号|序|№|no\.?)$"),
    ("年份", r"^(?:年份|年度)$"),
    (
        "名称",
        r"^(?:主要|监测|统计|评估|具体|重点)*指标(?:名称|内容|项目)?$|^(?:监测|统计)?项目(?:名称)?$|^名称$|^指标$|^监测内容$",
    ),
    ("备注", r"备注|说明|^注$"),
    ("领域", r"领域|类别|分类|^方面$"),
    ("方向", r"方向|指标(?:性质|属性)|正逆向"),
)
"""一列是什么：前面的先认。"""
_ROLES = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in ROLES)
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)")
_THIS = re.compile(
    r"本年|本期|当年|今年|报告期|实际|完成值|监测(?:值|数据)|现状|^数值|指标值|^数据$|^数据/|^完成数|^监测数"
)
_LAST = re.compile(r"上年|上期|去年|上一年")
_BEFORE_LAST = re.compile(r"前年")
_SEX = (("女", re.compile(r"女")), ("男", re.compile(r"男")))
_UNIT_IN_BRACKETS = re.compile(r"[（(](?P<unit>[^（()）]{1,6})[)）]")
HEADER_WITHIN = 40
"""表头最晚在第几行；再往下的是后一张表的表头。"""
DEEPEST = 4
"""表头最多几行。"""


def bare(text: str) -> str:
    """去掉空格、换行，全角换半角：同一个词各种排法看成一样。"""
    return re.sub(r"\s+", "", halfwidth(text.replace("\u3000", " ")))


class Column(NamedTuple):
    """一列：说的是什么；是数的，哪一年、男还是女、表头里写的单位。"""

    at: int
    role: str
    title: str
    year: int | None = None
    sex: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """一张表的表头：从第几行到第几行（不含），各列。"""

    top: int
    bottom: int
    columns: tuple[Column, ...]

    def of(self, role: str) -> Column | None:
        """头一个说这个的列。"""
        return next((column for column in self.columns if column.role == role), None)

    @property
    def values(self) -> tuple[Column, ...]:
        """装数的列。"""
        return tuple(column for column in self.columns if column.role == "数")

    @property
    def ignored(self) -> tuple[Column, ...]:
        """有字而不用的列。"""
        return tuple(column for column in self.columns if column.role in {"变化", "不认识"} and column.title)


def role_of(title: str) -> str:
    """一列的表头说的是什么；装数的是“数”，认不出的是“不认识”。"""
    for role, pattern in _ROLES:
        if pattern.search(title):
            return role
    if _YEAR.search(title) or _THIS.search(title) or _LAST.search(title) or _BEFORE_LAST.search(title):
        return "数"
    return "不认识" if title else ""


def find_headers(rows: Sequence[Row], year: int) -> list[Header]:
    """一张表里的各个表头，按先后；``year`` 是“本年”说的那一年。"""
    found: list[Header] = []
    at = 0
    while at < len(rows):
        if (found or at < HEADER_WITHIN) and _is_header(rows[at]):
            header = _header(rows, at, year)
            if header is not None:
                found.append(header)
                at = header.bottom
                continue
        at += 1
    return found


def _roles(row: Row) -> list[str]:
    return [role_of(bare(cell.text)) for cell in row if not cell.merged]


def _is_header(row: Row) -> bool:
    """有“指标名称”，另外还认得一样；一行里的字都不长。"""
    roles = _roles(row)
    texts = [bare(cell.text) for cell in row if not cell.blank and not cell.merged]
    known = {role for role in roles if role not in {"", "不认识"}}
    return "名称" in roles and len(known) > 1 and all(len(text) <= 24 for text in texts)


def _header(rows: Sequence[Row], at: int, year: int) -> Header | None:
    name = next(c for c, cell in enumerate(rows[at]) if role_of(bare(cell.text)) == "名称")
    top, bottom = at, at + 1
    while top > 0 and at - top < DEEPEST and rows[top - 1][name].blank and _labels(rows[top - 1]):
        top -= 1
    while bottom < len(rows) and bottom - at < DEEPEST and _continues(rows[bottom], rows[at], name):
        bottom += 1
    titles = [_title(rows[top:bottom], c) for c in range(len(rows[at]))]
    columns = tuple(_column(c, title, year) for c, title in enumerate(titles))
    if not any(column.role in {"数", "状态", "目标"} for column in columns):
        columns = _guessed(columns, year)
    return Header(top, bottom, columns)


def _labels(row: Row) -> bool:
    """上面那一行是分组的表头（“2021年”管着男、女两列），不是空行、不是数据。"""
    texts = [bare(cell.text) for cell in row if not cell.blank]
    return bool(texts) and all(len(text) <= 12 and role_of(text) in {"数", "目标", "状态"} for text in texts)


def _continues(row: Row, first: Row, name: int) -> bool:
    """下面那一行还是表头：名称那一格是合并下来的或者空着，别的格是男、女、年份一类。"""
    if not (row[name].blank or (row[name].merged and row[name].text == first[name].text)):
        return False
    own = [bare(cell.text) for cell in row if not cell.blank and not cell.merged]
    return bool(own) and all(
        re.fullmatch(r"(?:其中)?[:：]?(?:男|女|男性|女性|男童|女童|合计|总计|计|小计|全县|全市|城镇?|农村|乡村)", text)
        or role_of(text) not in {"不认识", ""}
        or _UNIT_IN_BRACKETS.fullmatch(text)
        for text in own
    )


def _title(rows: Sequence[Row], column: int) -> str:
    parts = dict.fromkeys(bare(row[column].text) for row in rows if not row[column].blank)
    return "/".join(parts)


def _column(at: int, title: str, year: int) -> Column:
    role = role_of(title)
    if role != "数":
        return Column(at, role, title)
    unit = _UNIT_IN_BRACKETS.search(title)
    sex = next((sex for sex, pattern in _SEX if pattern.search(title)), "")
    return Column(at, role, title, year_of(title, year), sex, unit["unit"] if unit else "")


def year_of(title: str, year: int) -> int:
    """一列的数是哪一年的：写着年份的照写的，本年、上年以 ``year`` 推。"""
    written = _YEAR.search(title)
    if written:
        return int(written["year"])
    return year - (1 if _LAST.search(title) else 2 if _BEFORE_LAST.search(title) else 0)


def _guessed(columns: Iterable[Column], year: int) -> tuple[Column, ...]:
    """没有一列认得出是数：唯一一个不认识的列就是。"""
    listed = tuple(columns)
    unknown = [column for column in listed if column.role == "不认识"]
    if len(unknown) != 1:
        return listed
    return tuple(column._replace(role="数", year=year) if column is unknown[0] else column for column in listed)
