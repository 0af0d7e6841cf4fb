"""法律通过、施行的日期写错了：家庭教育促进法2002年1月1日起施行。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.finding import Severity
from ...model.numerals import halfwidth
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_DATE = r"(?P<year>(?:19|20)\d{2})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
_NAMED = Pattern(r"《(?:中华人民共和国)?(?P<name>[\u4e00-\u9fff]{1,20}?(?:法|条例|规定|办法|法典))》")
_AFTER = Pattern(
    rf"[^。；《》]{{0,24}}?(?:自|于|从|，|在)?{_DATE}(?:\d{{1,2}}时)?(?:起|开始|由[^，。；]{{2,20}}|经[^，。；]{{2,24}}|[^，。；《》0-9]{{0,16}})?(?P<what>正式施行|施行|正式实施|实施|生效|通过|颁布|公布)"
)
_BEFORE = Pattern(
    rf"{_DATE}(?:起|开始|由[^，。；]{{2,20}})?(?P<what>正式施行|施行|正式实施|实施|通过|颁布|公布|出台)的?，?$"
)
_REVISED = Pattern("修订|修正|修改|新修|配套|本省|我省")
_PASSED = ("通过", "颁布", "公布", "出台")


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, start, end in reading.sentences:
        text = halfwidth(passage.text)
        for match in _NAMED.finditer(text, start, end):
            dates = reading.laws.dates.get(match["name"])
            after = _AFTER.match(text, match.end(), end)
            said = after or _BEFORE.search(text[max(start, match.start() - 40) : match.start()])
            if not dates or said is None:
                continue
            offset = 0 if after else max(start, match.start() - 40)
            if _REVISED.search(text[max(start, match.start() - 8) : match.start()] + said[0]):
                continue
            right = _right(dates, said)
            if right is not None:
                what = said["what"].removeprefix("正式")
                message = _("《{name}》是{right}{what}的，写的是{text}", name=match["name"], right=_shown(right, said), what=what,
                            text=text[offset + said.start("year") : offset + said.start("what")].removesuffix("起"))  # fmt: skip
                span = offset + said.start("year"), offset + said.end("what")
                yield hit(passage, *span, message, _("对照法律文本"))


def _right(dates: frozenset[tuple[str, date]], said: re.Match[str]) -> date | None:
    """写错了的该是哪天：比头一回还早的、同月同日不同年的、同年不同月日的；别的也许是哪一次修订，不说。"""
    passed = said["what"].endswith(_PASSED)
    known = sorted(day for column, day in dates if (column == "通过") == passed) or (
        sorted(day for _column, day in dates) if not passed else []
    )
    year, month, day = int(said["year"]), int(said["month"] or 0), int(said["day"] or 0)
    if not known or any(_same(one, year, month, day) for one in known):
        return None
    alike = [one for one in known if (one.month, one.day) == (month, day) or (one.year == year and day)]
    if alike:
        return alike[-1]
    return known[0] if year < known[0].year and len(known) == 1 else None


def _same(one: date, year: int, month: int, day: int) -> bool:
    return one.year == year and month in {0, one.month} and day in {0, one.day}


def _shown(day: date, said: re.Match[str]) -> str:
    shown = f"{day.year}年"
    if said["month"]:
        shown += f"{day.month}月"
    return shown + (f"{day.day}日" if said["day"] else "")


RULE = Rule(
    id="wrong-law-date",
    title="法律通过、施行的日期写错了",
    severity=Severity.WARNING,
    why="家庭教育促进法2022年1月1日起施行，写成2002年，普法的稿子先错了法。",
    basis="法律的通过、施行日期（法律表、法规名录表）",
    bad=(
        "宣传《中华人民共和国家庭教育促进法》，该法2002年1月1日起施行。",
        "《中华人民共和国反家庭暴力法》自2015年3月1日起施行。",
        "《反家庭暴力法》于2016年12月27日通过，是我国第一部反家暴的专门法律。",
        "《民法典》自2020年1月1日起正式施行。",
        "学习2022年1月1日起施行的《中华人民共和国学前教育法》。",
        "《学前教育法》自2025年1月1日起施行，各园要抓好落实。",
        "《家庭教育促进法》2021年10月28日通过。",
        "《未成年人网络保护条例》自2023年1月1日起施行。",
        "《中华人民共和国家庭教育促进法》已于2012年1月1日正式实施。",
        "宣传《妇女权益保障法》（2022年1月1日起施行）。",
        "2025年1月1日起施行的《家庭教育促进法》，把家事变成国事。",
    ),
    good=(
        "宣传《中华人民共和国家庭教育促进法》，该法2022年1月1日起施行。",
        "《中华人民共和国反家庭暴力法》自2016年3月1日起施行，至今已近十年。",
        "《反家庭暴力法》于2015年12月27日通过，2016年3月1日起施行。",
        "新修订的《妇女权益保障法》自2023年1月1日起施行。",
        "《妇女权益保障法》1992年颁布，2005年、2018年两次修正。",
        "《家庭教育促进法》施行以来，2024年1月1日起，全县开展宣讲12场。",
        "《某省家庭教育促进条例》自2020年1月1日起施行。",
        "《学前教育法》自2025年6月1日起施行。",
        "《民法典》2020年5月28日通过，2021年1月1日起施行。",
        "宣传《家庭教育促进法》《反家庭暴力法》，2024年3月1日启动宣传月。",
        "2021年6月1日起施行的《未成年人保护法》设专章规定网络保护。",
    ),
    find=_find,
)  # fmt: skip
