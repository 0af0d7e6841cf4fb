"""每一份的数：每人、户均、各、单价；数的是什么，哪个数是它的份数。"""

from __future__ import annotations

import re
from typing import NamedTuple

from .arithmetic import MONEY, PEOPLE
from .quantities import UNITS, Quantity
from .roles import RATES

_AVERAGE = re.compile(r"(?P<kind>[人户笔村场次期校家班件月日季年镇县生组队])均[^，。；：、0-9]{0,8}$")
_MEAN = re.compile(r"平均(?!分解|分配|分摊|分到)(?P<every>每|单|到)?(?:一)?(?P<kind>[^，。；：、0-9]{1,14})$")
_EACH_MEAN = re.compile(r"每(?P<kind>[^，。；：、0-9]{1,12}?)(?:全年|每年|每月|月|年)?平均[^，。；：、0-9]{0,10}$")
_EACH = re.compile(
    r"每(?P<kind>[^，。；：、0-9]{1,20}?)(?:\d+[^，。；：、0-9]{1,6}(?:、[^，。；：、0-9]{1,8}\d+[^，。；：、0-9]{1,4}){0,2}[、和][^，。；：、0-9]{1,8})?$"
)
"""“每人书包1个、图书5册”：后几样也是每人的。"""
_PER_MANY = re.compile(
    r"(?:每|按|，|^)(?P<many>百|千|万|十万)(?:常住|户籍)?(?:人口|人|名(?P<who>[^，。；：0-9]{2,6}?)(?=配|拥|需|设|有))[^，。；：0-9]{0,12}$"
)
_MANY = {"百": 100, "千": 1000, "万": 10**4, "十万": 10**5}
_BRACKETS = re.compile(r"（[^（）0-9]{1,12}）")
_MASK = "＿"
_RAISED = re.compile("[^，。；0-9]{0,3}(?:提高|增加|上调|调整|提升|增|升)(?:到|至|为)")
_FORMER = re.compile("(?:由|从)?[0-9.]+[万元人名个次]{1,3}(?:提高|增加|上调|调整|提升|增|升)(?:到|至|为)$")
_ALL = re.compile(r"各(?!级|类|项|界|种|地|单位|部门|有关|相关|成员|族|方)[^，。；：、0-9]{0,9}$")
_PRICE = re.compile(r"(?:单价|(?:补助|发放|奖励|奖补|收费|补贴)?标准)(?:为|是)?$")
_PER = re.compile(r"[/／每](?P<kind>人次?|户|场|期|村|个|家|份|名)(?:的标准)?")
_KIND = re.compile("|".join(sorted(map(re.escape, UNITS), key=len, reverse=True)))
LASTING = frozenset({"天", "小时", "分钟"})
DOING = re.compile(
    "(?:补助|赠|奖补|奖励|带动|辐射|帮带|结对|联系|走访|服务|发放|配备|安排|投入|投资|捐赠|拨付|折合|给予|招收|培训|开展|举办|组织|评选|送|领取|价值|约|参加|有|建|为|不)"
)
_LEVEL_OF = re.compile(
    r"[均月年](?:可支配|纯|月|年)*(收入|增收|工资|年龄|受教育|住房|消费|支出|寿命|产值|产量|相差|GDP|面积|占有)[^，。；：、0-9]{0,8}$"
)
"""人均收入、平均年龄这样的水平，不是几个人分一笔钱。"""
_NOUNS = {
    "村": "村",
    "镇": "镇",
    "乡": "乡",
    "校": "学校",
    "县": "县",
    "队": "队",
    "组": "组",
    "站": "站",
    "社区": "社区",
    "班": "班",
}
COUNTED = {"个", "所", "家", "支", "处", "座", "名", "间", "种", "批", "户", "场", "套", "台", "项"}
_HAVING = re.compile("(?:总数|数量|现有|共有|共计|合计|共|有|为|达|约|已)+$")
_SPOTS = frozenset("点站校村组队班")


class Each(NamedTuple):
    """每一份的数：每什么（``kind``），是不是平均数。"""

    value: Quantity
    kind: str
    average: bool
    start: int
    """“每”“各”从第几个字起。"""
    per: int = 1
    """每千人口的是 1000。"""
    level: bool = False
    """人均收入、平均年龄这样的水平，不一定是哪个总数均出来的。"""


def each_of(one: Quantity, start: int) -> Each | None:
    """这个数是不是每一份的数。"""
    if not one.unit or (one.unit in RATES and one.unit not in LASTING) or one.value == 0:
        return None
    text = one.passage.text
    if _RAISED.match(text, one.end):
        return None  # “每人1200元提高到1500元”：后来的才是每份的
    lead = _without_former(masked(text[max(start, one.start - 40) : one.start]))
    base = one.start - len(lead)
    if (per := _PER_MANY.search(lead)) is not None:
        kind = f"名{per['who']}" if per["who"] else "人"
        set_so = re.search("按|配", lead) or re.match("[^，。；]{0,8}(?:标准|目标|要求)", text[one.end : one.end + 12])
        return Each(one, kind, set_so is None, base + per.start(), _MANY[per["many"]])
    found = _level_of(lead)
    level = found is not None and not re.search(rf"(?:合计|共|总)[^，。；]{{0,4}}{found}", text[one.end : one.end + 20])
    for pattern, average in ((_AVERAGE, True), (_EACH_MEAN, True), (_MEAN, True), (_EACH, False)):
        match = pattern.search(lead)
        if match is not None and not re.search(
            "合计|总计|共计|分别|至少|不少于", match["kind"] + lead[match.start() :]
        ):
            kind = match["kind"].split(_MASK)[0]
            if pattern is _EACH and kind.endswith("的"):
                return None  # “每季度有活动的4个”：是一类的名字
            return Each(
                one,
                kind.lstrip("单个一") if pattern is _MEAN and not match["every"] else kind,
                average or "平均" in lead[max(0, match.start() - 2) : match.start()],
                base + match.start(),
                level=level,
            )
    if level:
        return None
    match = _ALL.search(lead)
    if match is not None and not re.search("(?:至少|最少|不少于)[^，。；]{0,2}$", lead[: match.start()]):
        return Each(one, "各", False, base + match.start())
    match = _PRICE.search(lead)
    if match is not None and one.unit == MONEY:
        after = _PER.match(text, one.end)
        return Each(one, after["kind"] if after else "", False, base + match.start())
    return None


def _without_former(lead: str) -> str:
    """“每人每月1200元提高到”：前面是每人每月。"""
    return _FORMER.sub(lambda match: _MASK * len(match[0]), lead)


def masked(text: str) -> str:
    """括号里的话遮住：“每个县（市、区）发放”。"""
    return _BRACKETS.sub(lambda match: _MASK * len(match[0]), text)


def _level_of(lead: str) -> str | None:
    match = _LEVEL_OF.search(lead)
    return match[1] if match is not None else None


def counts(one: Quantity, kind: str) -> bool:
    """``one`` 数的是不是 ``kind``：每人的人、每个乡镇的乡镇、每场的场。"""
    quoted = re.match("个?(“[^”]+”)", kind)
    if quoted:
        return quoted[1] in re.split("[，。；]", one.passage.text[one.end : one.end + len(quoted[1]) + 2])[0]
    match = _KIND.match(kind)
    unit = match[0] if match else ""
    if unit in PEOPLE or kind[:1] == "生":
        return one.unit in PEOPLE or (one.unit == "个" and one.after().startswith("人"))
    if unit in {"户", "家"}:
        return one.unit in {"户", "家"}
    if unit == "人次":
        return one.unit == "人次"
    near = one.unit + one.after()[:10]
    noun = re.match(r"[\u4e00-\u9fff]{0,2}", kind[len(unit) :] if unit in {"个", "所", "支", "名", "项"} else "")
    if unit in {"个", "所", "支", "项"} or not unit:
        word = noun[0] if noun and noun[0] and not DOING.match(noun[0]) else ""
        if unit and not word:
            return one.unit == unit
        word = word or kind[:2]
        rest = kind[len(unit) :]
        words = {rest[at : at + 2] for at in range(min(5, len(rest) - 1))}
        said = word in near or any(one.after()[at : at + 2] in words for at in range(2))
        return one.unit in COUNTED and (said or _ends_with(one.before(), rest))
    if one.unit == unit:
        return True
    return unit in _NOUNS and one.unit in COUNTED and (_NOUNS[unit] in near or one.before().endswith(_NOUNS[unit]))


def _ends_with(lead: str, noun: str) -> bool:
    """“建成儿童之家98个”和“每个儿童之家”：前面的话末了正是它。"""
    if lead[-1:] in _SPOTS and noun.startswith(lead[-1:]):
        return True
    lead = _HAVING.sub("", lead)
    return any(noun.startswith(lead[-size:]) for size in range(2, min(7, len(lead) + 1)))
