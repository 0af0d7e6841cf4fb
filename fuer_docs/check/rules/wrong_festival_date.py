"""节日、纪念日写错了日子：5月25日国际家庭日。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.numerals import halfwidth
from ...model.speech import _
from ...reading.catalogue import origins
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_DATE = r"(?<![\d.—至、-])(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号](?:[（(](?:星期|周)[^（）()]{1,2}[）)])?"
_BETWEEN = r"(?:，|是|为|即|系|正值|恰逢|迎来|、|的)?(?:今年的|第[\d一二三四五六七八九十百]{1,5}[个次])?[“]?"
_EVENT = re.compile("[”]?(?:系列|活动|宣传|主题|纪念|庆祝|慰问|大会|文艺)")
"""“3月3日，三八妇女节系列活动启动”：说的是活动的日子。"""


_MONTHS = {
    "暑假": (6, 9), "暑期": (6, 9), "寒假": (12, 3), "国庆": (9, 10), "三八": (2, 3), "六一": (5, 6), "春节": (12, 3), "中秋": (8, 10),
    "元旦": (12, 1), "母亲节": (5, 5), "父亲节": (6, 6), "端午": (5, 7), "重阳": (9, 11), "清明": (3, 4), "五一": (4, 5), "教师节": (9, 9),
}  # fmt: skip
"""从几月到几月：这以外的不会是它。"""
_AROUND = re.compile(
    rf"(?P<name>{'|'.join(_MONTHS)})[”]?(?:国际|劳动|妇女|儿童)*节?(?:期间|前夕|前后|当天|时段)?[（(](?:20\d\d年)?(?P<month>\d{{1,2}})月(?!底前|日)"
)


def _find(reading: Reading) -> Iterator[Hit]:
    found = list(_dated(reading))
    told = {(one.n, one.end) for one in found}
    yield from found
    for passage in reading.passages:
        text = halfwidth(passage.text)
        for match in _AROUND.finditer(text) if "月" in text else ():
            first, last = _MONTHS[match["name"]]
            month = int(match["month"])
            inside = first <= month <= last if first <= last else month >= first or month <= last
            if not inside and not any(
                n == passage.n and end >= match.start() and end <= match.end() + 6 for n, end in told
            ):
                message = _("{name}不在{month}月", name=match["name"], month=month)
                yield hit(passage, *match.span(), message, _("核对日子"))


def _dated(reading: Reading) -> Iterator[Hit]:
    days = {name: (one.names[0], one.day) for one in origins(reading.tables) if one.day for name in one.names}
    if not days:
        return
    names = "|".join(
        "[“”]?".join(map(re.escape, name)) for name in sorted(days, key=len, reverse=True) if len(name) > 2
    )
    found = re.compile(
        rf"{_DATE}{_BETWEEN}(?P<name>{names})(?!周|[期前后]|活动周|宣传月)|(?P<first>{names})(?:当天|当日)?[”]?[（(](?:即|\d{{4}}年)?(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日[）)]"
    )
    for passage in reading.passages:
        text = halfwidth(passage.text)
        if "月" not in text:
            continue
        for match in found.finditer(text):
            name, day = days[re.sub("[“”]", "", match["name"] or match["first"])]
            written = int(match["month"] or match["m"]), int(match["day"] or match["d"])
            aside = "，" in match[0] and _EVENT.match(text[match.end() : match.end() + 4])
            if day and written != day and not aside:
                message = _("{name}是{month}月{day}日", name=name, month=day[0], day=day[1])
                yield hit(passage, *match.span(), message, _("核对日子"))


RULE = Rule(
    id="wrong-festival-date",
    title="节日、纪念日的日子写错了",
    severity=Severity.WARNING,
    why="国际家庭日是5月15日，写成5月25日，方案发下去活动就办错了日子。",
    basis="节日、纪念日的日期（纪念表）",
    bad=(
        "5月25日国际家庭日当天，启动家庭文化节。",
        "11月15日是国际消除对妇女的暴力日，开展反家暴宣传。",
        "12月14日国家宪法日，组织宣讲。",
        "6月25日“国际禁毒日”，发放资料3000份。",
        "3月18日“三八”国际妇女节，表彰先进。",
        "9月11日，教师节，走访女教师。",
        "“六一”国际儿童节（6月11日）期间慰问儿童。",
        "11月30日世界艾滋病日，开展宣传。",
        "5月14日（星期三）是第32个国际家庭日。",
        "3月6日学雷锋纪念日，志愿者走上街头。",
        "暑假期间（3月至4月），开展托管服务。",
        "国庆节期间（8月1日至7日），组织志愿服务。",
    ),
    good=(
        "5月15日国际家庭日当天，启动家庭文化节。",
        "11月25日是国际消除对妇女的暴力日，开展反家暴宣传。",
        "3月7日，举办纪念“三八”国际妇女节大会。",
        "5月14日，在国际家庭日前夕走访家庭。",
        "5月10日至15日，国际家庭日宣传周活动。",
        "6月1日国际儿童节、9月10日教师节走访慰问。",
        "3月8日国际妇女节、5月4日青年节。",
        "12月1日，世界艾滋病日宣传活动启动。",
        "3月3日，三八妇女节系列活动启动。",
        "6月20日，国际禁毒日前后开展宣传。",
        "暑假期间（7月至8月），开展托管服务。",
        "春节前夕（1月20日），走访慰问。",
        "“六一”前夕（5月28日），慰问儿童。",
    ),
    find=_find,
)
