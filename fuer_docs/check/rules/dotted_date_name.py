"""3.8、三·八：用月日作名字的节日、事件，点的写法。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_FESTIVALS = {
    "3": "8(?=”?(?:国际|劳动|妇女|红旗|维权|节))|15(?=”?(?:国际|消费))",
    "4": "20(?=”?(?:芦山|雅安|强烈|地震))",
    "5": "4(?=”?(?:青年|节))|12(?=”?(?:汶川|特大|地震|护士|防灾))|15(?=”?(?:国际家庭|家庭日))",
    "6": "1(?=”?(?:国际|儿童|节))|26(?=”?(?:国际|禁毒))",
    "11": "25(?=”?(?:国际|反家|消除))",
    "12": "1(?=”?(?:世界|艾滋))|4(?=”?(?:国家宪法|宪法|法治|法制))",
}
"""没有引号也认得的日子；1.2节、5.1活动这样的是章节号。"""
_NAMED = "|".join(f"{month}[.．•](?:{days})" for month, days in _FESTIVALS.items())
_ARABIC = Pattern(
    r"(?<=“)(?:1[0-2]|[1-9])[.．•](?:[12]\d|3[01]|[1-9])(?=”(?![版分万亿]))"
    rf"|(?<![\d.．·第v])(?:{_NAMED})",
    ".．•",
)
_CHINESE = Pattern(
    r"(?<![一二三四五六七八九十])(?P<month>[二三四五六七八九])[·.．•](?P<day>十?[一二三四五六七八九十])(?=[”国妇儿青节劳])",
    "·.．•",
)


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_ARABIC):
        better = re.sub(r"[.．•]", "·", match[0])
        message = _("节日、事件名里的月和日之间不用小数点：{text}", text=match[0])
        yield hit(passage, *match.span(), message, _("写成“{better}”", better=better))
    for passage, match in reading.matches(_CHINESE):
        better = match["month"] + match["day"]
        message = _("汉字写的月、日之间不用点：{text}", text=match[0])
        yield hit(passage, *match.span(), message, _("写成“{better}”", better=better))


RULE = Rule(
    id="dotted-date-name",
    title="节日、事件的月日用错了点",
    severity=Severity.WARNING,
    why="“3.8”读起来像小数；汉字写“三八”不加点，阿拉伯数字写“3·8”。",
    basis="GB/T 15834—2011 4.14.3.5（间隔号标示月日，规定）",
    bad=(
        "“3.8”国际妇女节期间，慰问20户。",
        "3.8妇女节活动",
        "庆祝“三·八”国际劳动妇女节。",
        "“六·一”儿童节前夕，走访学校。",
        "“4.20”芦山强烈地震灾后重建",
        "“12.4”宪法宣传活动",
    ),
    good=(
        "三八国际妇女节期间，慰问20户。",
        "“三八”“六一”期间开展活动。",
        "“4·20”芦山强烈地震灾后重建",
        "“一·二八”事变、“一二·九”运动",
        "婴儿死亡率为3.8‰，贷款3.8万元。",
        "3.8个百分点",
        "1.2节目编排",
        "5.1活动概况",
        "软件升级到“3.2”版。",
        "增长3.8，活动经费5.1万元。",
    ),
    find=_find,
)
