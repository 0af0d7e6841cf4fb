"""片段库里的表各有哪些栏；没有列在这里的表，栏目随便写，都当文字。"""

from __future__ import annotations

from typing import ClassVar

from .facts import DIRECTIONS, LEVELS, Hole, Phrase, Text, When
from .shapes import Choice, Many, Record, Time, Whole, Words, key, record

TARGET_KINDS = ("数值", "区间", "趋势", "定性")
UNVERIFIED = "待核实"
"""备注里有这几个字的，不当作定论用。"""


@record
class Row(Record):
    """表的一行。"""

    ZH: ClassVar[str] = ""
    code: Text = key("编号", Words(quoted=True), required=True)
    since: When = key("自", Time())
    until: When = key("至", Time())
    source: Text = key("来源", Words(quoted=True))
    remark: Text = key("备注", Words(quoted=True))


@record
class FormulationRow(Row):
    """提法。"""

    ZH: ClassVar[str] = "提法"
    words: Text = key("文", Words(quoted=True), required=True)


@record
class LawRow(Row):
    """法律、法规。"""

    ZH: ClassVar[str] = "法律"
    name: Text = key("名称", Words(quoted=True), required=True)
    passed: When = key("通过", Time())
    amended: Text = key("修订", Words(quoted=True))
    successor: Text = key("后继", Words(quoted=True), doc="废止以后改用哪一部")
    misnomers: tuple[Phrase, ...] | Hole = key("误称", Many(Words(quoted=True)), doc="不存在、却常有人写的名称")


@record
class BodyRow(Row):
    """机构的叫法。"""

    ZH: ClassVar[str] = "机构"
    short: Text = key("简称", Words(quoted=True), required=True)
    full: Text = key("全称", Words(quoted=True))
    levels: tuple[Phrase, ...] | Hole = key("层级", Many(Choice(LEVELS)))


@record
class AbbreviationRow(Row):
    """简称：头一回用要写全称的，编号就是简称。"""

    ZH: ClassVar[str] = "简称"
    full: tuple[Phrase, ...] | Hole = key("写全", Many(Words(quoted=True)), doc="文稿里有其中一个就算写过全称")
    kinds: tuple[Phrase, ...] | Hole = key("文种", Many(Words()), doc="哪些文种要写全称；不写就是都要")


@record
class PlanRow(Row):
    """全国的纲要。"""

    ZH: ClassVar[str] = "规划"
    name: Text = key("名称", Words(quoted=True), required=True)
    joint: Text = key("合称", Words())
    domains: tuple[Phrase, ...] | Hole = key("领域", Many(Words()))
    starts: int | Hole = key("起", Whole())
    ends: int | Hole = key("止", Whole())
    issued: When = key("印发", Time())
    number: Text = key("文号", Words(quoted=True))


@record
class AnniversaryRow(Row):
    """纪念日从哪一年算起。"""

    ZH: ClassVar[str] = "纪念"
    name: Text = key("名称", Words(quoted=True), required=True)
    aliases: tuple[Phrase, ...] | Hole = key("别名", Many(Words(quoted=True)))
    starts: int | Hole = key("起", Whole(), required=True, doc="N周年从哪一年算起")
    first: int | Hole = key("首", Whole(), doc="第一个、第一次在哪一年")
    day: Text = key("日", Words(quoted=True), doc="每年的哪一天，月-日")


@record
class IndicatorRow(Row):
    """指标目录。"""

    ZH: ClassVar[str] = "指标"
    name: Text = key("名称", Words(quoted=True), required=True)
    aliases: tuple[Phrase, ...] | Hole = key("别名", Many(Words(quoted=True)))
    plan: Text = key("规划", Words(), required=True)
    domain: Text = key("领域", Words())
    unit: Text = key("单位", Words())
    direction: Text = key("方向", Choice(DIRECTIONS))
    target: Text = key("目标", Words(quoted=True))
    target_kind: Text = key("目标类型", Choice(TARGET_KINDS))


TABLE_ROWS: dict[str, type[Row]] = {
    kind.ZH: kind for kind in (FormulationRow, LawRow, BodyRow, AbbreviationRow, PlanRow, AnniversaryRow, IndicatorRow)
}
