"""起止、范围用了短横。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.punctuation import addresses, outside
from ...reading.reading import Reading
from ..rule import Hit, Rule, gathered, hit

_UNIT = "年|月|日|岁|周岁|%|‰|万|亿|元|人|名|户|个|天|场|次|期|周|小时|分钟|点|时|级|届|号楼|层"
_RANGE = Pattern(
    rf"(?<![\d.A-Za-z\-])(?P<text>(?:(?:19|20)\d{{2}}|\d{{1,4}}(?:\.\d+)?)(?:{_UNIT})?\s*(?P<dash>-|－|–)\s*\d{{1,4}}(?:\.\d+)?)(?:{_UNIT})"
    r"(?![\-\d])"
    r"|(?<![\d\-])(?P<clock>\d{1,2}[:：]\d{2}\s*(?P<other>-|－|–)\s*\d{1,2}[:：]\d{2})(?!\d)",
    "-－–",
)


def _find(reading: Reading) -> Iterator[Hit]:
    yield from gathered(_each(reading), lambda n: _("全文有{n}处起止、范围用了短横", n=n))


def _each(reading: Reading) -> Iterator[Hit]:
    for passage in reading.holding(_RANGE.signs):
        spared = addresses(passage.text)
        for match in _RANGE.finditer(passage.text):
            if not outside(spared, match.start()):
                continue
            group = "text" if match["text"] else "clock"
            text = match[group]
            better = text.replace(match["dash"] or match["other"], "—").replace(" ", "")
            message = _("“{text}”的短横应是一字线", text=text)
            yield hit(passage, *match.span(group), message, _("改成“{better}”；数值也可以用～", better=better))


RULE = Rule(
    id="hyphen-for-range",
    title="起止、范围用了短横",
    severity=Severity.WARNING,
    why="短横是连词用的，时间、数的起止用一字线或浪纹线，排出来才匀称。",
    basis="GB/T 15834—2011 4.13.3（连接号的用法，规定）",
    bad=(
        "《妇女发展规划（2021-2030年）》",
        "5月9日-15日开展家庭教育宣传周。",
        "6-12岁儿童参加夏令营。",
        "会议时间为9:00-10:30。",
        "每场讲座20-30人。",
        "1-11月共培训12期。",
        "资助金额500-1000元。",
        "增幅在5%-8%之间。",
        "2021－2030年规划已经印发。",
        "0-3岁婴幼儿照护。",
    ),
    good=(
        "《妇女发展规划（2021—2030年）》",
        "5月9日—15日开展家庭教育宣传周。",
        "联系电话：0839-1234567。",
        "房号为3-402，请提前报到。",
        "每场讲座20～30人。",
        "邮箱为a-b2@example.cn。",
        "型号为ZX-12。",
        "身份号段510-802不予公开。",
        "订单2022-0312-07号已送达。",
        "增幅在5%～8%之间。",
    ),
    find=_find,
)
