"""省省委、县县政府：地名末尾的字和机构头一个字重了。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_DOUBLED = Pattern(
    r"(?<=[\u3400-\u9fffXx×＊*])(?P<level>[省市县区州旗])(?P=level)(?P<body>委(?!员|托|派|屈|任)|政府|人大|政协|妇联|妇儿工委|纪委|总工会|残联|法院|检察院|统计局|教育局|卫健局|民政局|公安局)",
    "省市县区州旗",
)
_PLAIN = Pattern(r"(?:[各全本我该某]|社|城|小|校|园|厂|矿|地|县|省、|市、|每个|市|区|所有|两|几|多)$")
"""各县县委、社区区委、城市市政府这样的，不是重了。"""


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_DOUBLED):
        if _PLAIN.search(passage.text[max(0, match.start() - 8) : match.start()]):
            continue
        level, body = match["level"], match["body"]
        message = _("“{text}”多了一个“{level}”", text=match[0], level=level)
        yield hit(passage, *match.span(), message, _("写成“{better}”", better=level + body))


RULE = Rule(
    id="doubled-place-in-title",
    title="机构名里省、市、县、区重了",
    severity=Severity.ERROR,
    why="“青川县”和“县委”接在一起写成“青川县县委”，多一个字；职务“青川县县长”才要两个。",
    basis="机构规范简称；惯例",
    bad=(
        "山东省省委书记到会指导。",
        "青川县县委、县政府高度重视。",
        "平安区区委副书记出席。",
        "无锡市市政府印发通知。",
        "XX县县妇联组织活动。",
        "蓬溪县县妇儿工委办公室",
        "甘孜州州委常委到会。",
    ),
    good=(
        "山东省委书记到会指导。",
        "青川县县长主持会议，无锡市市长讲话。",
        "各县县委、县政府要高度重视。",
        "全区区委中心组学习。",
        "社区区委书记。",
        "各县（市、区）区委",
        "平安镇镇长、红旗乡乡长",
        "市县县委书记培训班",
        "全省省委党校系统",
        "有关县区区委员代表",
    ),
    find=_find,
)
