"""小数点前少了零：.5。"""

from __future__ import annotations

from ...model.finding import Severity
from ...model.speech import mark
from ...reading.pattern import Pattern
from ..rule import Rule, replace

RULE = Rule(
    id="missing-leading-zero",
    title="小数点前少了零",
    severity=Severity.ERROR,
    why="“.5%”的小数点容易看漏，差了十倍；小于1的数前面写0。",
    basis="GB/T 15835—2011 小数的写法；条款号待核",
    bad=("降低.5个百分点。", "增长.8%。", "约.3万元。"),
    good=("降低0.5个百分点。", "“4.20”芦山强烈地震", "1.加强领导", "“4·20”地震", "文件名为a.5b", "版本1.2.3"),
    find=replace(
        [(Pattern(r"(?<=[\u3400-\u9fff（，])\.(\d+)(?=%|‰|个|万|亿|元|人|倍|公|平|亩)", "."), r"0.\1")],
        mark("“{text}”小数点前少了0"),
    ),
)
