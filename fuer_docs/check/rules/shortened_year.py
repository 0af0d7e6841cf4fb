"""年份写短了、位数不对：98年、201年、20225年。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import halfwidth
from ...model.speech import _
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_YEAR = re.compile(
    r"(?:(?<=截至)|(?<=截止)|(?<![\d.,，—～~\-至第近约满超逾共达长止]))(?P<text>(?P<two>\d{2})年)(?=\d{1,2}月|度(?!过)|底(?![气子线蕴])|初(?![中心])|[上下]半年|[一二三四1-4]季度)"
    r"|(?<![\d.,])(?P<zero>0\d年)|(?<![\d.零〇○一二三四五六七八九])(?P<chinese>[零〇][一二三四五六七八九〇零]年)(?!级)"
    r"|(?<![〇零一二三四五六七八九])(?P<nine>九[〇零一二三四五六七八九]年)(?!级|制|代)"
)
_SPAN = re.compile(r"(?<!\d)(?:19|20)\d{2}(?:—|-|～|~|至|、|和)(?P<text>\d{2}年)")


_LOST = re.compile(
    r"(?<![\d.第])(?P<text>(?:19|20)\d年)(?!前|后|历史|来|间|以上|多|余|的|之久|老|古|沧桑|风雨|传承|树|寿|大计|计)"
    r"|(?<=[较比])(?P<than>(?:20[1-9]|19\d)年)(?=的)"
)
_EXTRA = re.compile(
    r"(?<![\d.])(?P<text>(?:19|20)\d{3}年|2[1-9]\d{2}年|20(?:6[1-9]|[7-9]\d)年|205[1-9]年|204[1-46-8]年)(?!前|后|历史|来|间|以上|多|余|的历史|之久)"
)
_LETTER = re.compile(r"(?<![A-Za-z0-9])(?P<text>(?=[0-9lI]*[oOlI])(?:[2lI][0oO]|[1lI]9)[0-9oOlI]{2}年)")
_LONG_AGO = re.compile("(?:近|约|逾|距今|历经|走过|已有|有着|长达|超过|建校|建县|古|具有|有)$")
_CLAUSE = re.compile(
    r"(?:^|(?<=[。；！？，、（(　 ]))(?P<text>(?P<two>\d{2})年)(?=[，,]?(?:全[县市区省镇乡州年]|我[县市区省镇乡州们]|[县市区镇乡]|在|是|各|共|，))"
)
_NEAR = 1
_FOUR = 5
"""四位数加“年”几个字；三位的整十数也许真是年数。"""


def _find(reading: Reading) -> Iterator[Hit]:
    for passage in reading.passages:
        text = halfwidth(passage.text)
        if "年" not in text:
            continue
        yield from _miswritten(passage, text)
        yield from _clauses(reading, passage, text)
        for match in _YEAR.finditer(text):
            group = next(name for name in ("text", "zero", "chinese", "nine") if match[name])
            yield hit(
                passage,
                *match.span(group),
                _("年份不能写短：{text}", text=match[group]),
                _("写四位：{text}", text=_full(match[group])),
            )
        for match in _SPAN.finditer(text):
            yield hit(
                passage,
                *match.span("text"),
                _("年份不能写短：{text}", text=match[0]),
                _("写四位：{text}", text=_full(match["text"])),
            )


def _miswritten(passage: Passage, text: str) -> Iterator[Hit]:
    """201年、20225年、2205年：少了一位、多了一位、写颠倒了。"""
    for pattern in (_LOST, _EXTRA, _LETTER):
        for match in pattern.finditer(text):
            if not _LONG_AGO.search(text[max(0, match.start() - 3) : match.start()]):
                written = match[0]
                unsure = len(written) < _FOUR and written[-2] == "0"
                message = _("没有“{text}”：年份写错了", text=written)
                severity = Severity.WARNING if unsure else Severity.ERROR
                yield hit(passage, *match.span(), message, _("核对年份"), severity)


def _clauses(reading: Reading, passage: Passage, text: str) -> Iterator[Hit]:
    """“22年，全县……”：和文稿的年份挨着的，是写短了的年份，不是年数。"""
    paper = reading.years.paper
    for match in _CLAUSE.finditer(text):
        if any(abs(2000 + int(match["two"]) - year) <= _NEAR for year in paper):
            message, hint = (
                _("年份不能写短：{text}", text=match["text"]),
                _("写四位：{text}", text=_full(match["text"])),
            )
            yield hit(passage, *match.span("text"), message, hint, Severity.WARNING)


def _full(text: str) -> str:
    for digit, char in enumerate("零一二三四五六七八九"):
        text = text.replace(char, str(digit))
    text = text.replace("〇", "0")
    return ("19" if int(text[:2]) > 50 else "20") + text


RULE = Rule(
    id="shortened-year",
    title="年份写短了、写错了位数",
    severity=Severity.ERROR,
    why="“98年”隔些年就不知道是哪一年，年份一律写全四位。",
    basis="GB/T 15835—2011（年份不简写，规定）；GB/T 9704—2012 7.3.5.4（年份标全称，规定）",
    bad=(
        "98年5月，成立妇女儿童工作委员会。",
        "08年汶川地震后，妇联组织慰问。",
        "规划实施期为2011—20年。",
        "22年度工作总结",
        "我县从05年起开展春蕾计划。",
        "九八年成立妇儿工委。",
        "〇八年以来，累计培训妇女3万人次。",
        "16年底全面完成换届。",
        "21年上半年培训两期。",
        "２１年３月印发方案。",
        "两个规划自202年9月颁布以来，进入攻坚阶段。",
        "编制201年至2030年布局规划。",
        "201年我还是这里的小学员。",
        "20225年，全县开展宣讲12场。",
        "到2205年底，全部达标。",
        "2O25年，全县妇联围绕中心。",
        "截至25年底，共建成儿童之家126个。",
        "2025年工作总结\n25年，全县妇联围绕中心、服务大局。",
        "2025年工作总结\n工作稳步推进，24年全县新建儿童之家8个。",
        "活产数较202年的4501人减少215人。",
        "2052年底前建成全覆盖的服务体系。",
    ),
    good=(
        "1998年5月，成立妇女儿童工作委员会。",
        "10年来，妇女儿童事业取得长足发展。",
        "养老保险累计缴费15年。",
        "九年义务教育巩固率为98.6%。",
        "上世纪90年代初，她返乡创业。",
        "从事妇联工作近20年，初心不改。",
        "2011—2020年规划期内，二零零三年二月",
        "坚持12年底气更足，队伍更稳。",
        "七、八、九年级学生参加活动。",
        "结婚10年度过不少难关。",
        "2025年工作总结\n从事妇联工作25年，全县无人不晓。",
        "2025年工作总结\n30年，全县儿童之家从无到有。",
        "古桥建成已有201年历史，距今205年。",
        "到2035年基本实现现代化，到2050年建成强国。",
        "木材比200年的古树还硬。",
        "到2049年、2060年的远景目标分别明确。",
    ),
    find=_find,
)
