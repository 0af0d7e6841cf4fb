"""办了的事：活动、培训、会议，和会上的主持、发言。"""

from __future__ import annotations

import re
from dataclasses import replace

from ...model.found import Certainty
from .amounts import GAP, Amount
from .draft import Draft, Line, draft, fill, person_unit
from .labels import dated, topic_of
from .words import clauses, parties, phrase, subject_of, titled, when_in

_ACT = "活动|培训班|培训会|培训|讲座|大赛|竞赛|比赛|招聘会|联欢会|晚会|演出|夏令营|冬令营|论坛|仪式|宣讲|义诊|咨询服务|运动会|图片展|展览|展示会|座谈会|交流会|茶话会|研学|亲子游园|游园会|文艺汇演|汇演|宣传周|宣传月|维权周|大家访|义卖|沙龙|读书会|体验营|演讲|征文|知识问答|健康检查|妇科病检查|免费检查"
_HOLD = r"(?:联合|共同|先后|组织|积极|集中|认真)*(?:举办|开展|举行|组织|承办|启动|策划|参加)了?"
_EVENT = re.compile(rf"{_HOLD}(?P<name>[^，。；：]{{2,40}}?(?:{_ACT}))(?=[，。；：、（及和与在”]|\d|$|等|吸引|共|有)")
_EVENT_FIRST = re.compile(
    rf"(?:^|[，。；])(?P<name>(?:“[^”]+”)?[^，。；：于在]{{2,30}}?(?:{_ACT}))(?:于|在)[^，。；]{{2,20}}?(?:举办|举行|开展|启动|召开)"
)
_THEME = re.compile(r"(?:以|围绕|主题为|主题是)[^“，。]{0,6}“(?P<theme>[^”]{4,30})”(?:为主题|主题|为题|的)?")
_ATTEND = re.compile(r"参加|参与|到场|走进|受益|受训|参训|选手|来自|吸引|听讲|观看|受教育|报名")
_GIVE = re.compile(r"发放|赠送|送去|送上|发送|派发|分发|发出")
_PLACE = re.compile(
    r"(?<![现存])在(?P<place>[^，。；、]{2,16}?(?:广场|会议室|社区|村|小学|中学|幼儿园|中心|维权站|党校|图书馆|文化馆|公园|礼堂|剧院|基地|校园|场镇|学校|站|室))(?=[，举开组召设集隆为上里])"
)


def activity(line: Line) -> Draft | None:
    """办了一项活动、一期培训。"""
    text = line.text
    match = _EVENT_FIRST.search(text) or _EVENT.search(text)
    when = when_in(text, line.year, line.own)
    theme = _THEME.search(text)
    labelled = bool(re.search(rf"(?:{_ACT})$", line.label))
    held = match is not None and bool(re.search("(?:举办|承办|举行)了?$", text[: match.start("name")]))
    if match is None or not (when or theme or labelled or held or any(map(person_unit, line.amounts))):
        return None
    name = _event_name(match["name"], text[match.start("name") :])
    if len(name) < 3 or _GENERAL.search(name):
        return None
    found = draft("活动", line, 名称=name, 主题=topic_of(name))
    found.certainty = Certainty.HIGH if when and len(name) <= 20 else Certainty.MIDDLE
    dated(found, line)
    found.keys["主题语"] = theme["theme"] if theme and theme["theme"] not in name else ""
    place = _PLACE.search(text)
    found.keys["地点"] = phrase(place["place"]) if place else ""
    hosts, partners = _hosts(text[: match.start("name")])
    found.keys["主办"], found.keys["协办"] = hosts, partners
    for amount in line.amounts:
        around = line.passage.text[max(line.start, amount.start - 12) : amount.end + 14]
        if amount.gap:
            continue
        if person_unit(amount) and "参加" not in found.keys and _ATTEND.search(around) and not _GIVE.search(around[:8]):
            found.keys["参加"] = found.take(amount)
        elif amount.unit in {"份", "册", "套", "本", "件", "张", "个", "袋", "条"} and _given(line, amount):
            found.keys.setdefault("发放", []).append({"名称": _handout(line, amount), "数值": found.take(amount)})
    return found


_GENERAL = re.compile(rf"^(?:各项|各类|系列|一系列|主题|形式多样的?|丰富多彩的?|多种|相关|专题|业务|集中)*(?:{_ACT})$")


def _event_name(name: str, rest: str) -> str:
    if name.startswith("包括"):
        whole = re.search(rf"“[^”]+”[^，。；“”]{{0,16}}?(?:{_ACT})", rest)
        name = whole[0] if whole else name
    name = re.sub(r"^.*?(?:举办|开展|举行|组织)了?(?=.{4})|^\d+[余多]?[次场期个项](?=.{3})", "", name)
    name = re.sub(r"^(?:了|各类|一系列|系列|一场|全[县区市镇乡])+(?=.{3})", "", name)
    name = re.sub(r"^以“[^”]+”为主题的?(?=.{3})", "", name)
    if "的" in name and not name.startswith("“"):
        tail = name.rsplit("的", 1)[-1]
        name = tail if len(tail) >= 4 else name
    return phrase(name, 30)


def _given(line: Line, amount: Amount) -> bool:
    before = line.passage.text[line.start : amount.start]
    return bool(_GIVE.search(before[-40:]))


def _handout(line: Line, amount: Amount) -> str:
    before = line.passage.text[line.start : amount.start]
    own = re.split(r"[，。；、：]|" + _GIVE.pattern, before)[-1].strip("了")
    after = re.match(r"[\u4e00-\u9fff《》“”]{2,10}", line.passage.text[amount.end : line.end])
    return phrase(own, 20) if len(own) >= 2 else phrase(after[0], 20) if after else "资料"


def _hosts(before: str) -> tuple[list[str], list[str]]:
    """主办的，和一起办的。"""
    clause = re.split(r"[，。；：]", before)[-1] or before
    head, joined, tail = (
        re.sub(_HOLD + "$", "", clause).partition("会同")
        if "会同" in clause
        else re.sub(_HOLD + "$", "", clause).partition("联合")
    )
    if re.match("与|和|同(?=[县市区乡镇])", clause):  # “与区人社局联合举办”：自己办的，他们协办
        return [], parties(re.sub("^(?:与|和|同)", "", head))
    hosts = parties(re.sub(r"^.*?(?:日|月|期间|上午|下午)(?=[\u4e00-\u9fff])", "", head))
    if not hosts:
        hosts = subject_of(before)
    return hosts, [one for one in parties(tail) if one not in hosts] if joined else []


_MEETING = re.compile(
    r"(?:组织|及时|先后|共)?召开了?(?:(?:19|20)?[\dxX×＊*_＿]{2,4}年度?)?(?P<name>[^，。；：\d]{2,36}?(?:会议|大会|推进会|部署会|座谈会|例会|全会|现场会|联席会|专题会|动员会|培训会|工作会|协调会))(?=[，。；：、）]|$|等|上|，|传)"
)
_MEETING_FIRST = re.compile(
    r"(?P<name>[^，。；：\d]{4,36}?(?:会议|大会|推进会|部署会|座谈会|例会|全会|现场会|联席会|工作会|动员会)(?!议))(?:于|在|隆重|顺利|胜利)?[^，。；]{0,16}?召开"
)
_CHAIRED = re.compile(r"(?:会议|大会)由(?P<who>[^，。；]{2,30}?)主持|(?P<other>[^，。；]{2,30}?)主持(?:会议|大会)")
_SPOKE = re.compile(r"(?P<who>[^，。；]{4,40}?)出席(?:会议|大会)?并(?:作)?(?:重要)?讲话")


def meeting(line: Line) -> Draft | None:
    """开了一次会。"""
    text = line.text
    match = _MEETING.search(text) or _MEETING_FIRST.search(text)
    if match is None:
        return None
    name = re.sub(r"^.*?(?:的|了)(?=.{4})", "", match["name"]) if len(match["name"]) > 20 else match["name"]
    name = re.sub(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午)?", "", name).strip("，")
    if len(name) < 4 or name.startswith(("今天", "这次", "本次", "此次", "这个")) or "我们" in name:
        return None
    found = draft(
        "会议", line, Certainty.HIGH, 名称=titled(re.sub(r"^(?:(?:19|20)\d{2})?年度?", "", name), 30), 时间=GAP
    )
    dated(found, line)
    if found.keys["时间"] == GAP and not found.doubts:
        found.doubt("原文没有写哪一天")
    chaired, spoke = _CHAIRED.search(text), _SPOKE.search(text)
    found.keys["出席"] = present(text[match.end() :])
    found.keys["主持"] = phrase(chaired["who"] or chaired["other"], 30) if chaired else ""
    found.keys["讲话人"] = phrase(spoke["who"], 30) if spoke else ""
    goal = re.search(r"[，](?P<goal>(?:总结|传达|学习|研究|部署|安排|对)[^。；]{4,40})", text[match.end() :])
    found.keys["目的"] = phrase(goal["goal"]) if goal else ""
    place = re.search(r"在(?P<place>[^，。；]{2,16}?(?:会议室|礼堂|会议中心|宾馆|党校|政府|楼))召开", text)
    found.keys["地点"] = place["place"] if place else ""
    return found


_PRESENT = re.compile(
    r"^(?:[^，]{0,12}召开)?[，。]?(?P<who>.{4,300}?)(?:等)?(?:出席|参加)(?:了)?(?:会议|大会|表彰大会|活动)?"
)


def present(text: str) -> list[str]:
    """出席的领导：职务和姓名连着写，一人一项。"""
    match = _PRESENT.match(text)
    people = [piece.strip("，。、") for piece in re.split("，|及(?=各)|以及", match["who"])] if match else []
    named = [
        one
        for one in people
        if re.search(r"(?:书记|长|主任|主席|委员|常委|领导)[\u4e00-\u9fff]{2,3}$", one) and len(one) <= 24
    ]
    return named[:20]


_EXCHANGE = re.compile(
    r"(?P<who>[^。；]{2,60}?)(?:\d+个[^，。；]{0,10})?(?:的)?(?:代表|负责人)?(?:(?:先后|分别)(?:上台|作了?|进行了?|作)*(?:交流|典型|经验)*发言|(?:上台|在会上)?(?:作了?|进行了?)(?:交流|典型|经验)+发言)"
)


def of_meeting(line: Line, spoken: Draft) -> Draft | None:
    """没有再说会名的一句：谁主持、谁作了交流发言，都算前面那次会的。"""
    text = line.text
    chaired, exchange, spoke, listed = _CHAIRED.search(text), _EXCHANGE.search(text), _SPOKE.search(text), present(text)
    if not (chaired or exchange or spoke or len(listed) > 1) or _MEETING.search(text) or _MEETING_FIRST.search(text):
        return None
    found = draft("会议", line, Certainty.HIGH, 名称=spoken.keys["名称"], 时间=spoken.keys["时间"])
    if chaired:
        found.keys["主持"] = phrase(chaired["who"] or chaired["other"], 30)
    if spoke:
        found.keys["讲话人"] = phrase(spoke["who"], 30)
    found.keys["出席"] = listed
    if exchange:
        found.keys["交流发言"] = parties(re.sub(r"^会上，|^.*[。；]", "", exchange["who"]))
    return fill(found, line)


# -- 讲话的要点 --

_SPOKEN = re.compile(
    r"(?:会上，)?(?P<who>[\u4e00-\u9fff、]{2,16}?|会议|大会)(?:在(?:大会|会|会议)上(?:作了?(?:重要)?讲话，)?(?:强调)?|在讲话中|充分|就[^，。]{2,20})?(?P<how>指出|要求|强调|肯定)(?:了)?(?=[，：近安全区县市本我])"
)


def is_spoken(line: Line) -> bool:
    """整段是“某某指出，……”。"""
    return bool(_SPOKEN.match(line.passage.text.strip()))


def points_of(lines: list[Line], meeting: Draft | None) -> Draft:
    """“某某要求，……”一段：会议的几条要点，和会议同名，确认时并在一起。"""
    first, last = lines[0], lines[-1]
    match = _SPOKEN.match(first.passage.text.strip())
    assert match is not None
    who = "" if match["who"] in {"会议", "大会"} else re.sub(r"^.*[、，]", "", match["who"])
    whole = replace(first, end=last.end, amounts=tuple(one for line in lines for one in line.amounts))
    name = meeting.keys["名称"] if meeting is not None else "会议"
    found = draft("会议", whole, 名称=name, 时间=meeting.keys["时间"] if meeting is not None else GAP)
    items = [
        line.segment.path[-1].title
        for line in lines
        if line.segment.opens and line.segment.path[-1].item and line.start == line.segment.start
    ]
    heads = [piece for piece in clauses(first.text[match.end() :]) if not re.match("一是|第一", piece)][:1]
    names = [*heads, *items] if len(heads[0] if heads else "") > 3 else items
    found.keys["要点"] = [
        {"方式": match["how"], "名称": phrase(re.sub("^要", "", one), 40), **({"人": who} if who else {})}
        for one in names[:8]
    ]
    if meeting is None:
        found.doubt("没有找到是哪一次会议")
    return fill(found, whole)
