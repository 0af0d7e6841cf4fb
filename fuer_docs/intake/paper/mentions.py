"""夹在句子里的：法律、文件、制度，和点了名的普通人。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ...model.found import Certainty
from ...reading.names import after, before, people
from .amounts import GAP, NEAR
from .draft import Draft, Line, draft
from .praise import COMMEND, HONOUR
from .words import parties, phrase

_DOCUMENT = re.compile(r"《(?P<name>[^《》]{3,60}(?:〈[^〉]+〉[^《》]{0,20})?)》")
_ISSUED = re.compile(
    r"(?P<who>[^，。；]{2,40}?)(?:\d{1,2}月\d{1,2}日)?(?:联合)?(?:已|已经|先后)*(?:下发|印发|出台|制定|颁布|通过|发布|会签)(?:了|的|实施)*$"
)
_NUMBERED_AS = re.compile(r"\s*[（(]([^（()）]{1,12}[〔\[［【][^（()）]{2,12}号)[）)]")
"""后面括号里的文号。"""
_SHOWN = re.compile(
    r"(?:电影|观看|歌曲|演唱|合唱|诵读|阅读|图书|短片|视频|话剧|专题片|舞蹈|小品|节目)(?:了|《[^》]*》、?)*$"
)
_NOT_POLICY = re.compile(r"合同|协议|画册|读本|手册|简报|专栏|日报|晚报|女报|电视|歌|曲|纪录|中国$|信$")


def policies(line: Line, mistaken: Mapping[str, str]) -> Iterator[Draft]:
    """提到的法律、规划、文件。``mistaken`` 是没有的法律 → 该写的名字。"""
    text = line.passage.text
    for match in _DOCUMENT.finditer(text, line.start, line.end):
        name = match["name"]
        if _NOT_POLICY.search(name) or _SHOWN.search(text, max(line.start, match.start() - 8), match.start()):
            continue
        found = draft("政策", line, Certainty.HIGH, 名称=name, 机关=GAP, 类别=_document_kind(name))
        issued = _ISSUED.search(text[max(line.start, match.start() - NEAR) : match.start()])
        organs = parties(re.sub(r"^.*?(?:，|月)", "", issued["who"])) if issued else []
        session = re.search(
            r"(?P<organ>[省市州县区]委)(?P<session>[十一二三四五六七八九]+届[一二三四五六七八九十]+次全会)通过的$",
            text[max(line.start, match.start() - NEAR) : match.start()],
        )
        if session:
            organs, found.keys["届次"] = [session["organ"]], session["session"]
        number = _NUMBERED_AS.match(text, match.end(), line.end)
        found.keys["备注"] = number[1] if number else ""
        topic = re.match(
            r"[，]?(?:在|用)“(?P<topic>[^”]{2,24})”专题", text[match.end() : min(line.end, match.end() + NEAR)]
        )
        found.keys["专题"] = topic["topic"] if topic else ""
        if organs:
            found.keys["机关"] = organs
        else:
            found.doubt("机关要补：原文只提到名称")
        if name in mistaken:
            found.doubt(f"没有《{name}》这部法，应是《{mistaken[name]}》")
        yield found


def _document_kind(name: str) -> str:
    for kind, words in (("法规", "条例|规定$|办法$"), ("规划", "纲要|规划"), ("法律", "法$|法典"), ("报告", "报告$")):
        if re.search(words, name):
            return kind
    return "文件"


_SYSTEM = re.compile(
    r"(?:建立健全了?|建立完善了?|建立了?|健全了?|完善了?|推行|实行|制定了?|落实)(?P<name>[^，。；、：]{2,18}?制度)(?=[，。；、和与等]|$)"
)


def institutions(line: Line) -> Iterator[Draft]:
    """立了的制度。"""
    for match in _SYSTEM.finditer(line.text):
        name = re.sub(r"^(?:了|以|起)+|^.*?的(?=.{4})", "", match["name"])
        if len(name) >= 4 and name not in {"工作制度", "规章制度", "各项制度", "健全制度"}:
            yield draft("制度", line, Certainty.LOW, 名称=phrase(name, 24), 类别="制度")


_ROLES = (
    ("患者", after("患者|病人", "患病"), before("患者", "患")),
    ("未成年人", after("女童|儿童|同学|学生|孤儿|婴儿", "童同学孤婴"), before("同学|小朋友", "同朋")),
    ("服务对象", after("母亲|军嫂|移民|受害人|当事人|困难妇女|失独|贫困户|困难职工|受害者|救助对象|贫困妇女", "母军移受当困失贫救"), before("女士|老人", "女老")),
    ("案例人物", after("能手|带头人|创业者|典型|负责人|法人", "能带创典负法"), None),
)  # fmt: skip


_ALIAS = re.compile(
    r"(?:^|(?<=[人者童生学儿女，。；：、的对为给与和]))(?P<name>[\u4e00-\u9fff]{2,3})[（(]化名[）)]|(?P<short>[\u4e00-\u9fff]{2})[（(]化名[）)]|(?P<veiled>[\u4e00-\u9fff][某×]{1,2})(?![\u4e00-\u9fff]*[县市区镇乡村局])"
)
_NICK = re.compile(
    r"(?:受害人|被害人|当事人|患者|病人|学生|女童|女孩|同学|少女|女士)(?P<nick>小[\u4e00-\u9fff](?![\u4e00-\u9fff]{0,1}[学组区班]))(?=[，。；、（(得被获及向在的患因遭])"
)
_CASE = re.compile("受害人|被害人|当事人|患者|病人|学生|案|未成年人|女童|孤儿|离婚|家暴|性侵")
PRIVATE = frozenset({"荣誉", "成绩", "案例", "活动", "帮扶", "短板", "困难"})
"""说的是普通人的事的，连同这一条都不公开。"""


def is_private(text: str, names: Iterable[str]) -> bool:
    """说的是某个普通人的事：点了他的名，用了化名，或者写成“李某”又说了是什么案子。"""
    if any(name in text for name in names):
        return True
    return bool(_NICK.search(text)) or any(
        match["name"] or match["short"] or _CASE.search(text) for match in _ALIAS.finditer(text)
    )


def named_privately(text: str) -> bool:
    """一句里点了普通人的名，或者用了化名。"""
    patterns = (pattern for category, *pair in _ROLES for pattern in pair if pattern and category != "案例人物")
    return is_private(text, ()) or any(
        True for pattern in patterns for match in pattern.finditer(text) for _one in people(match)
    )


def persons(line: Line) -> Iterator[Draft]:
    """点了名的普通人：不公开。受表彰的带头人本来就要见报，不在内。"""
    text = line.passage.text[line.start : line.end]
    seen: set[str] = set()
    praised = bool(COMMEND.search(text) or HONOUR.search(text))
    for alias in _ALIAS.finditer(text):
        name = alias["name"] or alias["short"]
        if name and name not in seen:
            seen.add(name)
            found = draft("人员", line, Certainty.LOW, 姓名=name, 类别="案例人物", 公开="否")
            found.doubt("写的是化名，印出来一律写“某某”")
            yield found
    for category, *patterns in _ROLES:
        if praised and category == "案例人物":
            continue
        for one in (
            one for pattern in patterns if pattern for match in pattern.finditer(text) for one in people(match)
        ):
            if one.name not in seen:
                seen.add(one.name)
                found = draft("人员", line, Certainty.LOW, 姓名=one.name, 类别=category, 公开="否")
                found.doubt("点了普通人的名字，印出来一律写“某某”；愿意公开的再改")
                yield found
