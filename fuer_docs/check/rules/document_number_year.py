"""文号的年份和文稿的日期不合：2026年3月印发的通知，文号还是〔2025〕，或者引的文件比文稿还晚。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.period import plain
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_NUMBER = Pattern(r"[〔\[](?P<year>20\d{2})[〕\]]\s*\d{1,4}\s*号", "〔[")
_OWN = Pattern(r"^[\s　]*[\u4e00-\u9fff]{2,14}[〔\[](?P<year>20\d{2})[〕\]]\s*\d{1,4}\s*号(?:[\s　]*签发人.*)?[\s　]*$")
_SPOKEN = Pattern(
    r"(?P<said>20\d{2})年(?:\d{1,2}月(?:\d{1,2}日)?)?[，,]?[^。；，0-9]{0,14}(?:印发|下发|出台|制定|发布)(?:了|的)?[^。；，]{0,40}[（(][^（）()]{0,14}[〔\[](?P<year>20\d{2})[〕\]]"
)
_TOP = 8


def _find(reading: Reading) -> Iterator[Hit]:
    signed = reading.years.signed
    latest = signed.year if signed else max(reading.years.paper, default=0)
    own: set[int] = set()
    for passage in reading.passages[:_TOP]:
        match = _OWN.match(plain(passage.text))
        if match is not None and signed is not None and int(match["year"]) != signed.year:
            own.add(passage.n)
            message = _("文号是〔{year}〕，落款是{signed}年", year=match["year"], signed=signed.year)
            yield hit(passage, *match.span("year"), message, _("核对文号和日期的年份"))
    for passage, match in reading.matches(_NUMBER):
        if latest and int(match["year"]) > latest and passage.n not in own and not passage.in_table:
            message = _("引的文件是{year}年的，文稿是{latest}年的", year=match["year"], latest=latest)
            yield hit(passage, *match.span("year"), message, _("核对文号和日期的年份"))
    for passage, match in reading.matches(_SPOKEN):
        if match["said"] != match["year"] and not re.search("转发|修订", match[0]):
            message = _("说的是{said}年印发的，文号是〔{year}〕", said=match["said"], year=match["year"])
            yield hit(passage, *match.span("year"), message, _("核对文号和日期的年份"))


RULE = Rule(
    id="document-number-year",
    title="文号的年份和日期不合",
    severity=Severity.WARNING,
    why="新年发的文还写着去年的文号，登记、归档都对不上。",
    basis="GB/T 9704—2012 7.2.5 发文字号的年份（规定）；常理：引的文件先于文稿",
    bad=(
        "云溪县妇女联合会文件\n云妇发〔2025〕3号\n关于召开会议的通知\n各乡镇：\n请准时参加。\n云溪县妇女联合会\n2026年3月2日",
        "云妇儿〔2024〕12号\n关于印发方案的通知\n各成员单位：\n请认真贯彻。\n2025年4月8日",
        "在全县会议上的讲话\n（2026年3月12日）\n各单位要对照县妇儿委〔2027〕3号文件抓落实。",
        "2025年工作总结\n根据《关于开展自评的通知》（县妇儿工委〔2026〕5号）要求，完成了自评。\n2025年12月20日",
        "2024年3月印发《2024年工作要点》（云妇儿〔2023〕2号），细化任务32条。",
    ),
    good=(
        "云溪县妇女联合会文件\n云妇发〔2026〕3号\n关于召开会议的通知\n各乡镇：\n请准时参加。\n2026年3月2日",
        "2025年工作总结\n根据《关于开展自评的通知》（县妇儿工委〔2025〕5号）要求，完成了自评。\n2026年1月8日",
        "关于转发通知的通知\n现将《关于做好工作的通知》（省妇儿〔2024〕12号）转发给你们。\n2025年1月6日",
        "2024年3月印发《2024年工作要点》（云妇儿〔2024〕2号），细化任务32条。",
        "2025年修订印发的办法（云妇儿〔2019〕2号修订）继续执行。",
    ),
    find=_find,
)  # fmt: skip
