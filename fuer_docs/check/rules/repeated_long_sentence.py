"""同一句长话说了两遍。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from .duplicated_paragraph import key_of

_SHORTEST = 25
_STUTTER = 6
"""紧挨着说两遍的，至少这么多字。"""
_CLAUSE = re.compile(r"[^，。；：！？、,;!?]+")
_PIECES = re.compile(r"[^。！？!?；;]+")
_NUMBERED = re.compile(r"^[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．是要]|第[一二三四五六七八九十]，)")
_SET = re.compile(
    r"(?:责任单位|牵头单位|配合单位|完成时限|时限)[：:]|习近平|党的[一二三四五六七八九十]+大|重要思想|科学发展观|“两个维护”|“两个确立”|坚强领导|精心指导|衷心的感谢|热烈的祝贺|崇高的敬意|法律法规规定"
)


def _find(reading: Reading) -> Iterator[Hit]:
    yield from _stuttered(reading)
    told: set[int] = set()
    for passage, start, end in _sentences(reading):
        told.add(passage.n)
        message = _("“{text}……”前面一字不差说过一遍", text=passage.text[start:end].strip()[:12])
        yield hit(passage, start, end, message, _("两处留一处，或换一种说法"))
    titles = {one.n for one in reading.layout.title}
    for passage, start, end, exact in _spans(one for one in _different(reading) if one.n not in titles):
        text = passage.text[start:end]
        around = passage.text[max(0, start - 1) : end + 2]
        if passage.n in told or _SET.search(text) or _quoted(around) or _figures(text) or _names(text):
            continue
        if "建议" in passage.text[end:]:
            continue  # 先说问题，再就这个问题提建议：重说一遍是应该的
        message = _("“{text}……”前面一字不差说过一遍", text=text[:12])
        if not exact:
            message = _("“{text}……”和前面一段话差不多", text=text[:12])
        severity = None if exact else Severity.HINT
        yield hit(passage, start, end, message, _("两处留一处，或换一种说法"), severity)


def _stuttered(reading: Reading) -> Iterator[Hit]:
    """紧挨着的两个小句一字不差。"""
    for passage in reading.written:
        before = ""
        for match in _CLAUSE.finditer(passage.text):
            clause = _NUMBERED.sub("", match[0]).strip()
            if clause == before and _STUTTER <= len(clause) < _SHORTEST:
                message = _("“{text}”连说了两遍", text=clause[:20])
                yield hit(passage, *match.span(), message, _("删去一处"))
            before = clause


def _different(reading: Reading) -> Iterator[Passage]:
    """各段；整段重复的另有规矩说，只留头一段。"""
    seen: set[str] = set()
    for passage in reading.written:
        key = key_of(passage.text)
        if key not in seen:
            seen.add(key)
            yield passage


def _names(text: str) -> bool:
    """一串单位、乡镇的名字：名单重出是应该的。"""
    parts = re.split("[、，和]", text)
    named = [part for part in parts if re.search(r"[局委办部会院所站校园镇乡村区县联行社团队]$", part)]
    return len(parts) >= 3 and len(named) * 2 >= len(parts)


def _sentences(reading: Reading) -> Iterator[tuple[Passage, int, int]]:
    """一字不差的整句；连着的几句并成一处。"""
    seen: set[str] = set()
    for passage in _different(reading):
        again: list[tuple[int, int]] = []
        for match in _PIECES.finditer(passage.text):
            key = key_of(_NUMBERED.sub("", match[0]))
            if len(key) < _SHORTEST or _quoted(key) or _SET.search(key) or _figures(key):
                continue
            if key in seen:
                joined = again and match.start() - again[-1][1] <= 1
                again[-1:] = [(again[-1][0], match.end())] if joined else [*again[-1:], match.span()]
            seen.add(key)
        for start, end in again:
            yield passage, start, end


# -- 标点、首尾不同，中间一长段一样 --

_GRAM = 16
_SPAN, _NEARLY = 28, 32
"""一字不差的、差一两处的，至少多长。"""
_JUMPS = sorted(((left, right) for left in range(4) for right in range(4) if left or right), key=sum)
_STEPS, _AGAIN = 3, 6
"""最多跨几处；跨过去以后至少又有几个字一样。"""
_CHAR = re.compile(r"[\u3400-\u9fffA-Za-z0-9.%‰]")


class _Span(NamedTuple):
    """和前面一样的一长段；``exact`` 是一字不差（标点不算）。"""

    passage: Passage
    start: int
    end: int
    exact: bool


def _spans(passages: Iterable[Passage]) -> Iterator[_Span]:
    """去了标点比：前面见过的十几个字，就接着往下对；差一两个字的跨过去。"""
    text: list[str] = []
    seen: dict[str, int] = {}
    for passage in passages:
        at = [match.start() for match in _CHAR.finditer(passage.text)]
        chars = "".join(passage.text[one] for one in at)
        base = len(text)
        text += chars
        text.append("\n")
        here = 0
        while here + _GRAM <= len(chars):
            first = seen.get(chars[here : here + _GRAM])
            if first is None or first + _GRAM > base + here:
                seen.setdefault(chars[here : here + _GRAM], base + here)
                here += 1
                continue
            length, steps = _alike(text, first, base + here, len(chars) - here)
            if length - steps >= (_NEARLY if steps else _SPAN):
                yield _Span(passage, at[here], at[here + length - 1] + 1, not steps)
            here += length


def _alike(text: list[str], first: int, second: int, most: int) -> tuple[int, int]:
    """从两处起一样的有多长、跨过了几处不一样的；不一样的是数的不跨。"""
    length = steps = 0
    while True:
        while length < most and first < second and text[first] == text[second + length]:
            first, length = first + 1, length + 1
        jump = next(
            (
                (left, right)
                for left, right in _JUMPS
                if steps < _STEPS
                and length + right + _AGAIN <= most
                and first + left + _AGAIN <= second
                and text[first + left : first + left + _AGAIN]
                == text[second + length + right : second + length + right + _AGAIN]
            ),
            None,
        )
        if jump is None:
            return length, steps
        skipped = text[first : first + jump[0]] + text[second + length : second + length + jump[1]]
        if any(char.isdecimal() for char in skipped):
            return length, steps
        first, length, steps = first + jump[0], length + jump[1], steps + 1


def _figures(text: str) -> bool:
    """短短一句里尽是数：口径相同的几处写法一样，是应该的。"""
    return len(text) < 40 and len(re.findall(r"\d+(?:\.\d+)?", text)) >= 3


def _quoted(text: str) -> bool:
    """引的话、列的文件名：重复是应该的。"""
    inside = sum(len(one) for one in re.findall(r"“[^”]*”|《[^》]*》", text))
    return inside * 2 >= len(text)


RULE = Rule(
    id="repeated-long-sentence",
    title="同一句长话说了两遍",
    severity=Severity.WARNING,
    why="前后两处一字不差，多半是粘贴留下的，读的人会觉得在凑字数。",
    basis="惯例",
    bad=(
        "县妇儿工委办组织各成员单位逐项会审难点指标并督促限期整改。另外，县妇儿工委办组织各成员单位逐项会审难点指标并督促限期整改。".replace(
            "另外，", ""
        ),
        "一、成效\n抓宣传。充分利用广播电视和村村响等多种形式大力宣传男女平等基本国策。\n二、打算\n抓培训。充分利用广播电视和村村响等多种形式大力宣传男女平等基本国策。",
        "一是全年共为六千多名农村妇女进行了免费检查做到了应检尽检和全覆盖。\n下半年工作：全年共为六千多名农村妇女进行了免费检查做到了应检尽检和全覆盖。".replace(
            "下半年工作：", "二是"
        ),
        "走访时送去书包文具等学习用品并鼓励孩子们克服困难努力学习。会后总结。\n走访时送去书包文具等学习用品并鼓励孩子们克服困难努力学习。大家深受感动。",
        "引导广大妇女迈出家门闯市场跨出农业求发展走出农村谋富裕；同时加强培训。\n引导广大妇女迈出家门闯市场跨出农业求发展走出农村谋富裕；同时加强维权。",
        "会上通报了各乡镇和成员单位上半年规划监测统计数据报送情况。会后，要求整改。\n会议强调了纪律。会上通报了各乡镇和成员单位上半年规划监测统计数据报送情况。",
        "结果表明，建立跨部门联席会议制度是解决难点指标数据缺口的有效办法。事实证明。\n经验之一。结果表明，建立跨部门联席会议制度是解决难点指标数据缺口的有效办法。",
        "（一）各村都成立了由村妇联主席担任组长的留守妇女互助组并定期活动。有成效。\n（二）各村都成立了由村妇联主席担任组长的留守妇女互助组并定期活动。受欢迎。",
        "镇里组织巾帼志愿者到河堤和背街小巷清理垃圾劝导不文明行为！大家干劲足。\n后来，活动继续。镇里组织巾帼志愿者到河堤和背街小巷清理垃圾劝导不文明行为！",
        "培训内容包括蔬菜种植果园管理畜禽防疫和电商直播等多项实用技术。反响好。\n今年办了三期。培训内容包括蔬菜种植果园管理畜禽防疫和电商直播等多项实用技术。",
        "对排查出的婚姻家庭纠纷，建立台账、逐案化解，力争全年化解率达到95%以上。\n加强维权，对排查出的婚姻家庭纠纷，建立台账，逐案化解，力争全年化解率达到95%以上，不留死角。",
        "依托妇女之家、文明实践站、村口小院，把会场搬到田间地头，用家乡话讲党的创新理论，全年宣讲72场。\n依托妇女之家、文明实践站、村口小院，把会场搬到田间地头，用家乡话讲党的创新理论，主席人人上台讲。",
        "县妇联组织巾帼志愿者深入村组开展环境整治志愿服务活动，清理卫生死角，美化人居环境。\n过后。\n县妇联组织巾帼志愿者深入村组开展环境整治志愿服务，清理卫生死角、美化人居环境。",
        "让每一名儿童都能健康成长，让每一名儿童都能健康成长。",
    ),
    good=(
        "开展系列活动，由县教体局、县民政局、县卫健局、县司法局、县人社局、县妇联组织实施。\n完善联动机制，由县教体局、县民政局、县卫健局、县司法局、县人社局、县妇联共同落实。",
        "县妇儿工委办组织会审。县妇儿工委办督促整改。",
        "1.建台账。责任单位：县民政局、县教体局、县妇联和各乡镇人民政府，完成时限：12月底前。\n2.抓帮扶。责任单位：县民政局、县教体局、县妇联和各乡镇人民政府，完成时限：12月底前。",
        "坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻党的二十大精神。\n明年，坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻党的二十大精神。",
        "主题是“家庭是人生的第一所学校，家长是孩子的第一任老师，要给孩子讲好人生第一课”。\n口号是“家庭是人生的第一所学校，家长是孩子的第一任老师，要给孩子讲好人生第一课”。",
        "上半年免费检查2100人，随访有序开展，异常病例全部转诊到县级医院。\n下半年免费检查4020人，随访有序开展，异常病例全部转诊到县级医院。",
        "印发《云溪县妇女发展规划（2021—2030年）》《云溪县儿童发展规划（2021—2030年）》。\n解读《云溪县妇女发展规划（2021—2030年）》《云溪县儿童发展规划（2021—2030年）》。",
        "在县委、县政府的坚强领导和上级妇联的精心指导下，各项工作顺利推进。今年收获多。\n在县委、县政府的坚强领导和上级妇联的精心指导下，各项工作顺利推进。明年再努力。",
        "向受到表扬的先进集体和先进个人表示热烈的祝贺，向大家表示衷心的感谢。\n最后，再次感谢。",
        "村委会成员女性比例由25.2%提高到31.6%。居委会成员女性比例由45.1%提高到50.3%。",
        "同志们！同志们！同志们！",
        "评选表彰最美家庭20户，举办家庭教育讲座12场，发放家庭教育资料2000份。\n评选表彰最美家庭30户，举办家庭教育讲座15场，发放家庭教育资料3000份。",
    ),
    find=_find,
)
