"""同一层的序号有两种写法，或者上下层颠倒、跳层。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.headings import Mark
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit_mark

_HABIT = {"㈠": "（一）", "1、": "1."}


def _find(reading: Reading) -> Iterator[Hit]:
    heads = [mark for mark in reading.marks if mark.head and mark.scheme.level]
    yield from _two_ways(heads)
    yield from _upside_down(reading)
    yield from _skipped(reading)


def _two_ways(heads: list[Mark]) -> Iterator[Hit]:
    """㈠和（一）、1、和1.：同一层写法不一，说少的那几处。"""
    names = [mark.scheme.name for mark in heads]
    for odd, usual in _HABIT.items():
        if odd not in names or usual not in names:
            continue
        fewer, more = (odd, usual) if names.count(odd) <= names.count(usual) else (usual, odd)
        for mark in heads:
            if mark.scheme.name == fewer:
                message = _("这里写“{fewer}”，别处同一层写“{more}”", fewer=fewer, more=more)
                yield hit_mark(mark, message, _("统一成“{usual}”", usual=usual))
    if "㈠" in names and "（一）" not in names:
        mark = next(mark for mark in heads if mark.scheme.name == "㈠")
        yield hit_mark(mark, _("“㈠”是带括号的单个字符，不是公文的层次序数"), _("改成“（一）”，全文一致"))


def _upside_down(reading: Reading) -> Iterator[Hit]:
    """1. 下面又分（一），（一）下面又分一、。"""
    runs = [run for run in reading.runs if not run.items and run.marks[0].head]
    for lower, upper, again in zip(runs, runs[1:], runs[2:], strict=False):
        if upper.rank >= lower.rank or len(upper.marks) < 2 or not upper.whole:
            continue
        same = again.family == lower.family and again.numbers[0] == 2 and upper.parent is lower.parent
        if lower.numbers == [1] and same:
            mark = upper.marks[0]
            message = _("“{lower}”下面分“{upper}”，层次倒了", lower=lower.marks[0].scheme.name, upper=mark.scheme.name)
            yield hit_mark(mark, message, _("从高到低用“一、”“（一）”“1.”“（1）”"))


def _skipped(reading: Reading) -> Iterator[Hit]:
    """一、下面别处分（一），这里直接到1.；一、下面直接到（1）。"""
    inner = {run.rank for run in reading.runs if run.parent is not None and run.parent.scheme.level == 1}
    for run in reading.runs:
        if (
            run.items
            or run.parent is None
            or run.parent.scheme.level != 1
            or not run.marks[0].head
            or len(run.marks) < 2
        ):
            continue
        mark = run.marks[0]
        if (run.rank == 3 and 2 in inner) or run.rank == 4:
            message = _("“一、”下面直接用“{name}”，跳过了“（一）”", name=mark.scheme.name)
            yield hit_mark(mark, message, _("从高到低用“一、”“（一）”“1.”“（1）”"), Severity.HINT)


RULE = Rule(
    id="mixed-heading-schemes",
    title="层次序数写法不一",
    severity=Severity.WARNING,
    why="同一层一会儿“1、”一会儿“1.”，或者上下层倒着用，层次就看不清。",
    basis="GB/T 9704—2012 7.3.3（一般）：依次用“一、”“（一）”“1.”“（1）”；全文一致是惯例",
    bad=(
        "一、成效\n（一）健康\n检查。\n㈡教育\n资助。",
        "㈠指标基本达标\n进展好。\n㈡工作有特色\n成效好。",
        "1、健全机制\n会商。\n2、办好实事\n实事。\n3.强化宣传\n宣传。",
        "1.健全机制\n会商。\n2.办好实事\n实事。\n3、强化宣传\n宣传。\n4.压实责任\n督查。",
        "1.健全机制\n（一）会商\n按季。\n（二）通报\n按月。\n2.办好实事\n（一）健康\n检查。\n（二）教育\n资助。",
        "（一）健全机制\n一、会商\n按季。\n二、通报\n按月。\n（二）办好实事\n一、健康\n检查。\n二、教育\n资助。",
        "一、机制\n（一）会商\n按季。\n（二）通报\n按月。\n二、实事\n1.健康\n检查。\n2.教育\n资助。",
        "一、机制\n（1）会商\n按季。\n（2）通报\n按月。",
        "一、成效\n㈠健康\n检查。\n㈡教育\n资助。\n二、打算\n（一）宣传\n宣讲。\n（二）培训\n办班。",
        "一、机制\n1、会商\n按季。\n2、通报\n按月。\n二、实事\n1.健康\n检查。\n2.教育\n资助。",
    ),
    good=(
        "一、机制\n（一）会商\n1.按季。\n2.按月。\n（二）通报\n1.书面。\n2.口头。",
        "一、机制\n1.会商\n按季。\n2.通报\n按月。\n二、实事\n1.健康\n检查。",
        "（一）机制\n会商。\n（二）实事\n检查。",
        "一、总结\n（一）健康\n检查。\n二、打算\n（二）教育\n资助。",
        "一、机制\n一是会商。二是通报。\n二、实事\n（一）健康\n检查。\n（二）教育\n资助。",
        "会议定于1、3、5月召开。\n1.准备材料\n按时报。\n2.做好会务\n分工细。",
        "1.机制\n（1）会商\n按季。\n（2）通报\n按月。\n2.实事\n（1）健康\n检查。",
        "一、机制\n会商。\n附件\n1.名单\n见后。\n2.方案\n见后。",
        "一、机制\n（一）会商：1.按季；2.按月。\n（二）通报：1.书面；2.口头。",
        "一、机制\n（一）会商\n①按季\n②按月\n（二）通报\n按月。",
        "1.参会人员\n成员单位。\n2.会议时间\n另行通知。",
    ),
    find=_find,
)
