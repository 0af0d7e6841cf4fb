"""帮了谁，办了什么项目。"""

from __future__ import annotations

import re

from ...model.found import Certainty
from .amounts import GAP, Amount
from .draft import Draft, Line, draft, money
from .labels import body_of, dated, first_of, first_phrase
from .words import phrase, subject_of, titled

_HELP = re.compile(
    r"慰问|救助(?!申请)|捐款|捐赠|捐资|资助|助学|结对|帮扶|送去|拨出|拨付|义卖|争取到|向上争取|(?<!中央)(?<!省级)(?<!市级)(?<!县级)(?<!财政)(?<!课时)补助"
)
_MANNER = (
    ("结对", "结对"),
    ("慰问", "慰问|送去"),
    ("捐赠", "捐款|捐赠|捐资|义卖"),
    ("争取", "争取"),
    ("拨款", "拨出|拨付"),
    ("救助", "救助|资助|助学|帮扶|补助"),
)
_WHOM = re.compile(
    r"(?:慰问|救助|资助|帮扶|结对帮扶|帮助|走访|对|为|给|向)了?(?:\d+|近|约)*[余多]?[名位户个]?(?P<who>[\u4e00-\u9fff“”]{0,14}?(?:儿童(?!之家)|母亲|妇女(?!之家)|学生|女童|家庭|女性|老人|孤儿|贫困生|困难户|群众|职工|患者|师生|女学生|党员|灾区|卫生院|对象))"
)
_PEOPLE = re.compile(
    r"(?:\d|余|多)(?:名|位|户|个|人)(?P<who>[\u4e00-\u9fff“”]{2,14}?(?:儿童(?!之家)|母亲|妇女(?!之家)|学生|女童|家庭|女性|老人|孤儿|贫困生|困难户|群众|职工|患者|师生)(?:(?:女)?(?:学生|儿童|妇女|母亲))?)|(?:慰问|救助|资助|帮扶|帮助)了?(?P<whom>(?!金)[\u4e00-\u9fff“”]{2,14}?(?:儿童(?!之家)|母亲|妇女(?!之家)|学生|女童|家庭|女性|老人|孤儿|贫困生|困难户|职工|患者)(?:(?:女)?(?:学生|儿童|妇女|母亲))?)"
)
_EACH = re.compile(r"(?:每人|人均|每户|户均|每名|每位|每生)[^，。；\d]{0,10}$")


def assistance(line: Line) -> Draft | None:
    """帮了谁、多少人、多少钱。"""
    text = line.text
    if not _HELP.search(text) or not line.amounts:
        return None
    people = [one for one in line.amounts if one.unit in {"名", "人", "位", "户", "对"}]
    sums = [one for one in line.amounts if money(one)]
    whom = (
        _PEOPLE.search(text)
        or _WHOM.search(text)
        or re.search(r"(?P<who>[\u4e00-\u9fff]{0,8}(?:儿童(?!之家)|母亲|妇女(?!之家)|学生|女童|家庭|女性))", text)
    )
    goods = [
        one for one in line.amounts if one.unit in {"台", "台（件）", "套", "件", "份", "册", "本", "袋", "床", "箱"}
    ]
    if not (people or sums or goods) or (not whom and not sums):
        return None
    found = draft("帮扶", line, 名称="", 主题="关爱")
    if whom and re.search("争取|到|联合国|由", whom["who"] or ""):
        whom = None
    who = (
        phrase(
            re.sub(
                r"^[名位户个](?=.{2})|^(?:走访|看望)?(?:慰问|救助|资助|帮扶)|^年?全[省市县区镇乡]|^(?:部分|一些|一[位名]|全[县区市镇乡]|困难的?(?=.{4}))",
                "",
                whom["who"] or whom.groupdict().get("whom") or "",
            )
        )
        if whom
        else ""
    )
    found.keys["对象"] = who or GAP
    if not who:
        found.doubt("原文没有写明帮的是谁")
        found.certainty = Certainty.LOW
    manner = next((manner for manner, words in _MANNER if re.search(words, text)), "")
    found.keys["方式"] = manner
    found.keys["名称"] = _help_name(line, who, manner)
    found.keys["帮扶单位"] = subject_of(text)
    dated(found, line)
    helped = next((one for one in people if not one.gap and _is_helped(one, line, who)), None)
    if helped is not None:
        found.keys["人数"] = found.take(helped)
    for one in sums:
        each = bool(_EACH.search(line.passage.text[line.start : one.start]))
        key = "人均" if each else "总额"
        if _RANGED.search(line.passage.text, max(line.start, one.start - 1), one.end + 2) or _UP_TO.search(
            line.passage.text[line.start : one.start]
        ):
            found.doubt("原文的钱数是一段范围")
            continue
        if key not in found.keys:
            found.keys[key] = found.take(one)
    return found


_RANGED = re.compile(r"\d[万亿]?元?(?:至|到|—|-|－|~|～)\d")
_UP_TO = re.compile(r"\d[万亿]?元?(?:至|到|—|-|－|~|～)$")


def _is_helped(one: Amount, line: Line, who: str) -> bool:
    """数的是受帮的人：后面就是对象，或者前面是慰问、救助。"""
    before, after = line.passage.text[line.start : one.start], line.passage.text[one.end : line.end]
    if one.unit == "对" or (who and after.startswith(who[:4])):
        return True
    return bool(re.search(r"(?:慰问|救助|资助|帮扶|帮助|为|给|对|向)[^，。；\d]{0,10}$", before))


_PROGRAMME = re.compile(
    r"“[^”]{2,12}”(?:项目|计划|行动|活动|救助)?|[\u4e00-\u9fff]{2,14}(?:救助金|慰问金|助学金|捐款活动|帮扶活动|慰问活动|义卖活动|助学活动)"
)


def _help_name(line: Line, who: str, manner: str) -> str:
    """叫得出名的项目、款项；没有就说帮了谁、怎么帮的。"""
    match = _PROGRAMME.search(line.text)
    name = re.sub(r"^.*(?:到|发放|送上|送去|的|了|为|将|把|和)(?=.{4})", "", match[0]) if match else ""
    name = re.sub(r"^(?:[名位户个](?=[特贫困孤留单])|开展的|年)", "", name)
    if len(name.strip("“”")) >= 4 and name.strip("“”") not in {"三八", "六一", "妇女节"}:
        return titled(name, 24)
    if who and manner:
        return titled(f"{who}{manner}", 24)
    return re.sub(r"^开展的?(?=.{4})", "", first_phrase(body_of(line)))


_PROJECT = re.compile(
    r"(?P<name>“[^”]{2,24}”[^，。；“”、（(]{0,8}?项目|[\u4e00-\u9fff]{3,20}?项目)(?=[，。；（(、的在]|已|资金|安排|，|启动|实施|建设|$)"
)
_PROJECT_DO = re.compile(r"实施|启动|推进|争取|建成|安排|投入|完成|申报|承接|落实")


def project(line: Line) -> Draft | None:
    """一个项目。"""
    text = line.text
    match = _PROJECT.search(text)
    if (
        match is None
        or not _PROJECT_DO.search(text)
        or not (line.amounts or "“" in match["name"] or "项目" in line.label)
    ):
        return None
    name = re.sub(r"^.*?(?:实施|启动|推进|争取到?|承接|落实|主办的|完成)了?(?=.{4})", "", match["name"])
    if (
        len(name) < 5
        or name.endswith("事业项目")
        or name in {"民生项目", "重点项目"}
        or name.startswith(("妇女儿童民生", "个"))
    ):
        return None
    found = draft("项目", line, 名称=phrase(name, 30), 责任单位=subject_of(text))
    sums = [one for one in line.amounts if money(one)]
    if sums:
        found.keys["金额"] = found.take(sums[0])
    stage = re.search(r"第[一二三]阶段[^，。；]{0,8}(?:完成|启动)|(?:已经?|正式)(?:启动|完工|投入使用|建成|完成)", text)
    found.keys["阶段"] = phrase(stage[0]) if stage else ""
    pilot = re.search(r"在(?P<where>[^，。；]{2,14}?)(?:先行先试|试点)", text)
    found.keys["试点"] = phrase(pilot["where"]) if pilot else ""
    found.keys["首创"] = first_of(text)
    return found
