"""做了的事：一句认成哪种事实——表彰、荣誉、会议、督导、帮扶、参政、财务、宣传、项目、活动；都不是的是成绩。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from ...check.names import people_after, people_before
from ...model.facts import TOPICS
from ...model.found import Certainty
from .amounts import GAP, Amount
from .draft import Draft, Line, draft, fill, money, person_unit, respectively
from .words import clauses, parties, phrase, phrases, subject_of, titled, when_in, without_masks

Recogniser = Callable[[Line], Draft | None]

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


def recognise(line: Line) -> Draft:
    """一句做了的事。"""
    for recogniser in _RECOGNISERS:
        found = recogniser(line)
        if found is not None:
            return fill(found, line)
    return fill(achievement(line), line)


# -- 成绩 --

_EFFECT = re.compile(
    r"^(?:使|有效|进一步|推动了|促进了|提高了|增强了|营造了|得到了|取得|受到|切实|极大|有力|让|确保)|(?:得到|明显|显著|进一步|不断|持续|稳步|更加)[^，]{0,12}(?:改善|提高|提升|增强|优化|好转|保障|浓厚|加强|落实|顺畅)|畅通$|好评$|欢迎$|肯定$|减轻$"
)
_IDLE = re.compile(
    r"^(?:为了?|按照|根据|围绕|坚持|以.{2,30}为|在.{2,30}(?:下|中)$|针对|通过|一年来|今年|近年来|全年|据|截至|其中|现将|同时|另外|此外)"
)


def achievement(line: Line) -> Draft:
    """一句成绩。名字听标题的，没有标题就是头一个短语。"""
    text = line.text
    name = _heading_name(line) or first_phrase(_body(line))
    found = draft("成绩", line, 名称=name, 主题=topic_of(name + text))
    pieces = [piece for piece in clauses(_body(line)) if not re.search(r"\d", piece)]
    effects = [piece for piece in pieces if _EFFECT.search(piece)]
    found.keys["措施"] = phrases(
        piece for piece in pieces if piece not in effects and not _IDLE.match(piece) and piece != name
    )
    found.keys["效果"] = phrase(effects[-1]) if effects else ""
    leads = led_by(text)
    found.keys["牵头单位"] = leads or subject_of(text)
    found.keys["首创"] = _first(text)
    found.certainty = Certainty.MIDDLE if line.amounts else Certainty.LOW
    return found


def _heading_name(line: Line) -> str:
    """标题当名字：标题自己就是一句话的（直接写着做了什么、有数的）不当。"""
    if not line.segment.path:
        return ""
    title = line.segment.path[-1].title
    if title and (len(title) > 30 or re.search(r"\d{2,}|[xX]{2}", title)):
        title = clauses(title)[0]
    if (
        not title
        or len(title) > 30
        or re.search(r"\d{2,}|。|(?:节|时|后|期间|下|中|以来)$", title)
        or _IDLE.match(title)
    ):
        return ""
    return titled(title, 30)


def _body(line: Line) -> str:
    """这一句去掉序号和标题。"""
    if line.segment.opens and line.start == line.segment.start:
        heading = line.segment.path[-1]
        return line.passage.text[heading.end : line.end]
    return line.text


def first_phrase(text: str) -> str:
    """一句的头一个有内容的短语。"""
    pieces = clauses(re.sub(r"^[一二三四五六七八九十]是", "", text))
    good = [piece for piece in pieces if not _IDLE.match(piece) and len(without_masks(piece)) > 2] or pieces
    return titled(good[0] if good else text, 24)


_LED = re.compile(r"由(?P<who>[^，。；]{2,50}?)(?:牵头|主抓|负责|主办)|(?P<first>[^，。；由]{2,30}?)牵头")


def led_by(text: str) -> list[str]:
    """由谁牵头。"""
    match = _LED.search(text)
    return parties(match["who"] or match["first"]) if match else []


def _first(text: str) -> str:
    match = re.search(
        r"全(?:国|省|市|州|区|县)(?:率先|首个|首家|首创|唯一|第[一二三])|(?:省|市|县|全国)首[个家批]|率先(?=在全|建立)|居全[国省市州县]第[一二三四五]",
        text,
    )
    return match[0] if match else ""


_TOPIC_WORDS = (
    ("健康", "两癌|妇幼|健康|卫生|体检|孕产|妇科|义诊"), ("教育", "教育(?!实践)|学校|入学|学生|课堂|讲座"), ("就业", "就业|创业|培训|招聘|贷款|转移|务工|技能"), ("参政", "参政|女干部|人大代表|政协委员|两委|班子|换届"),
    ("维权", "维权|权益|法律|信访|家暴|普法|来访"), ("社会保障", "保险|社保|低保|参保|养老"), ("环境", "环境|饮水|户厕|卫生整治|河道|厕所"), ("家庭", "家庭|家风|家教|婚姻"),
    ("关爱", "关爱|慰问|救助|帮扶|留守|困境|春蕾|结对|捐"), ("宣传", "宣传|宣讲|媒体|国策"), ("组织建设", "组织|队伍|机制|制度|会议|妇女之家|成员单位|监测"),
)  # fmt: skip


def topic_of(text: str) -> str:
    """主题：头一个说得上的；说不上就不写。"""
    best, at = "", len(text)
    for topic, words in _TOPIC_WORDS:
        match = re.search(words, text)
        if match and match.start() < at and topic in TOPICS:
            best, at = topic, match.start()
    return best


# -- 活动 --


def activity(line: Line) -> Draft | None:
    """办了一项活动、一期培训。"""
    text = line.text
    match = _EVENT_FIRST.search(text) or _EVENT.search(text)
    when = when_in(text, line.year)
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
    hosts = parties(re.sub(r"^.*?(?:日|月|期间|上午|下午)(?=[\u4e00-\u9fff])", "", head))
    if not hosts:
        hosts = subject_of(before)
    return hosts, [one for one in parties(tail) if one not in hosts] if joined else []


def dated(found: Draft, line: Line) -> None:
    """写上时间；不知道哪一年的是待补。"""
    when = when_in(line.text, line.year)
    if when is not None and not re.match(r"[^，。；]{0,4}(?:以前|之前|前)", line.text[when.end : when.end + 6]):
        found.keys["时间"] = when.value
        found.doubt(when.doubt)


# -- 会议 --

_MEETING = re.compile(
    r"(?:组织|及时|先后|共)?召开了?(?:(?:19|20)?[\dxX×＊*_＿]{2,4}年度?)?(?P<name>[^，。；：\d]{2,36}?(?:会议|大会|推进会|部署会|座谈会|例会|全会|现场会|联席会|专题会|动员会|培训会|工作会|协调会))(?=[，。；：、）]|$|等|上|，|传)"
)
_MEETING_FIRST = re.compile(
    r"(?P<name>[^，。；：\d]{4,36}?(?:会议|大会|推进会|部署会|座谈会|例会|全会|现场会|联席会|工作会|动员会)(?!议))(?:于|在|隆重|顺利|胜利)?[^，。；]{0,16}?召开"
)
_CHAIRED = re.compile(r"(?:会议|大会)由(?P<who>[^，。；]{2,30}?)主持|(?P<other>[^，。；]{2,30}?)主持(?:会议|大会)")
_SPOKE = re.compile(r"(?P<who>[^，。；]{4,40}?)出席(?:会议|大会)?并(?:作)?(?:重要)?讲话")
_POINT = re.compile(r"^(?:会议|大会)?(?P<who>[\u4e00-\u9fff]{2,4}|会议)?(?:充分)?(?P<how>指出|要求|强调|肯定)(?:了)?")


def meeting(line: Line) -> Draft | None:
    """开了一次会。"""
    text = line.text
    match = _MEETING.search(text) or _MEETING_FIRST.search(text)
    if match is None:
        return None
    name = re.sub(r"^.*?(?:的|了)(?=.{4})", "", match["name"]) if len(match["name"]) > 20 else match["name"]
    name = re.sub(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午)?", "", name).strip("，")
    if len(name) < 4 or name.startswith("今天") or "我们" in name:
        return None
    found = draft("会议", line, Certainty.HIGH, 名称=phrase(name, 30), 时间=GAP)
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
    r"(?P<who>[^。；]{2,60}?)(?:\d+个[^，。；]{0,10})?(?:的)?(?:代表|负责人)?(?:先后|分别)(?:上台|作了?|进行了?|作)*(?:交流)?发言"
)


def of_meeting(line: Line, spoken: Draft) -> Draft | None:
    """没有再说会名的一句：谁主持、谁作了交流发言，都算前面那次会的。"""
    text = line.text
    chaired, exchange, spoke, listed = _CHAIRED.search(text), _EXCHANGE.search(text), _SPOKE.search(text), present(text)
    if not (chaired or exchange or spoke or len(listed) > 1) or _MEETING.search(text):
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


# -- 表彰、荣誉 --

_COMMEND = re.compile(r"通报表扬|颁奖|颁发|(?<!受)(?<!上级)表彰(?!大会|活动的批复|的)|表扬")
_HONOUR = re.compile(
    r"(?:(?P<who>[^，。；]{2,24}?)(?:先后)?(?:被|获)(?P<by>[^，。；“]{2,20}?)?(?:评为|评定为|授予|命名为|表彰为|确定为|推选为|提名为)(?P<what>[^，。；]{3,30}))"
    r"|(?:(?P<who2>[^，。；]{0,24}?)(?:荣获|获得了?|获评|获|被授予了?)(?P<what2>[^，。；]{0,10}“[^”]{2,20}”(?:荣誉)?(?:称号|奖)?))|(?P<push>推选)(?P<who3>[^，。；]{2,30}?)为(?P<what3>[^，。；]{4,30})"
)


def commendation(line: Line) -> Draft | None:
    """表彰了几个集体、几名个人。"""
    text = line.text
    match = _COMMEND.search(text)
    if match is None or not re.search(r"先进|优秀|集体|个人|同志|能手|标兵|工作者", text):
        return None
    counts = [one for one in line.amounts if not one.gap]
    groups = [
        one
        for one in counts
        if one.unit == "个" and re.match(r"[^，。；]{0,6}(?:集体|单位)", one.passage.text[one.end :])
    ]
    people = [
        one
        for one in counts
        if person_unit(one)
        and re.match(
            r"[^，。；、]{0,10}(?:个人|同志|优秀|能手|工作者|标兵|干部|先进|最美)", one.passage.text[one.end :]
        )
    ]
    if not groups and not people and not re.search(r"(?:表彰|表扬|颁奖)(?:了|奖励了)", text):
        return None
    found = draft("表彰", line, Certainty.HIGH if groups or people else Certainty.LOW)
    found.keys["名称"] = phrase(_commended_name(line), 30)
    found.keys["形式"] = (
        "通报表扬" if "通报" in text else "颁奖" if "颁奖" in match[0] or "颁发" in match[0] else "表彰"
    )
    found.keys["授予单位"] = subject_of(text)
    dated(found, line)
    if groups:
        found.keys["集体合计"] = found.take(groups[0])
    if people:
        found.keys["个人合计"] = found.take(people[0])
    return found


def _commended_name(line: Line) -> str:
    match = re.search(
        r"(?P<name>[^，。；对]{2,16}?(?:先进集体|先进个人|优秀[^，。；、]{2,8}|最美[^，。；、]{2,6}))", line.text
    )
    plain = re.sub(r"\d+[名个]|.*等|.*了|\d{4}年度?", "", match["name"]) if match else ""
    return f"{plain or '先进集体和先进个人'}表彰"


def honour(line: Line) -> Draft | None:
    """谁被评为什么。"""
    match = _HONOUR.search(line.text)
    if match is None:
        return None
    who = (match["who"] or match["who2"] or match["who3"] or "").strip("，、 ")
    who = re.sub(r"(?:也|还|均|都)$", "", re.sub(r"^(?:\d+年)?(?:也|有)", "", who))
    who = re.sub(r"^(?:其中|同时|另外|推选|\d{4}年|年内|全年|今年|先后|还|也|另)+", "", who)
    what = match["what"] or match["what2"] or match["what3"]
    found = draft("荣誉", line, 名称=phrase(re.sub(r"^了|[“”]", "", what), 30))
    found.keys["获得者"] = phrases(re.split("、|和", who)) or [GAP]
    found.keys["授予单位"] = parties(match["by"] or "")
    if found.keys["获得者"] == [GAP]:
        found.keys["获得者"] = GAP
        found.doubt("原文没有写明获得者")
    for level, words in (("国家", "全国|国家"), ("省", "省"), ("市", "市|州"), ("县区", "县|区"), ("乡镇", "乡|镇")):
        if re.search(words, (match["by"] or "") + what[:6]):
            found.keys["层级"] = level
            break
    dated(found, line)
    return found


# -- 督导 --

_INSPECT = re.compile(
    r"(?:开展|接受|通过|迎接|完成|进行)了?(?P<name>[^，。；]{0,36}?(?:终期评估(?:验收)?|中期评估|评估督导|督导调研|督导检查|专项督导|督查|评估验收))(?!方案|报告|会|工作情况|部署|组对)"
)


def inspection(line: Line) -> Draft | None:
    """督导、评估。"""
    text = line.text
    match = _INSPECT.search(text)
    if match is None:
        return None
    name = re.sub(r"^.*(?:组织的|开展的|的)(?=.{4})", "", match["name"])
    found = draft("督导", line, 名称=phrase(name, 24), 主体=subject_of(text))
    kinds = (("终期评估", "终期"), ("中期评估", "中期"), ("年度监测", "监测"), ("专项督导", "督"))
    found.keys["类型"] = next((kind for kind, word in kinds if word in name), "")
    dated(found, line)
    verdict = [piece for piece in clauses(text) if re.search("肯定|认可|好评|评价|整改", piece)]
    found.keys["评价"] = phrase(verdict[-1]) if verdict else ""
    return found


# -- 帮扶 --

_HELP = re.compile(r"慰问|救助|捐款|捐赠|捐资|资助|助学|结对|帮扶|送去|拨出|拨付|义卖|争取到|向上争取|补助")
_MANNER = (
    ("结对", "结对"),
    ("慰问", "慰问|送去"),
    ("捐赠", "捐款|捐赠|捐资|义卖"),
    ("争取", "争取"),
    ("拨款", "拨出|拨付"),
    ("救助", "救助|资助|助学|帮扶|补助"),
)
_WHOM = re.compile(
    r"(?:慰问|救助|资助|帮扶|结对帮扶|帮助|走访|对|为|给|向)了?(?:\d+|近|约)*[余多]?[名位户个]?(?P<who>[\u4e00-\u9fff“”]{0,14}?(?:儿童|母亲|妇女|学生|女童|家庭|女性|老人|孤儿|贫困生|困难户|群众|职工|患者|师生|女学生|党员|灾区|卫生院|对象))"
)
_PEOPLE = re.compile(
    r"(?:\d|余|多)(?:名|位|户|个|人)(?P<who>[\u4e00-\u9fff“”]{2,14}?(?:儿童|母亲|妇女|学生|女童|家庭|女性|老人|孤儿|贫困生|困难户|群众|职工|患者|师生)(?:(?:女)?(?:学生|儿童|妇女|母亲))?)|(?:慰问|救助|资助|帮扶|帮助)了?(?P<whom>(?!金)[\u4e00-\u9fff“”]{2,14}?(?:儿童|母亲|妇女|学生|女童|家庭|女性|老人|孤儿|贫困生|困难户|职工|患者)(?:(?:女)?(?:学生|儿童|妇女|母亲))?)"
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
        or re.search(r"(?P<who>[\u4e00-\u9fff]{0,8}(?:儿童|母亲|妇女|学生|女童|家庭|女性))", text)
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
                r"^(?:部分|一些|一[位名]|全[县区市镇乡]|困难的?(?=.{4}))",
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
        if key not in found.keys:
            found.keys[key] = found.take(one)
    return found


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
    if len(name.strip("“”")) >= 4 and name.strip("“”") not in {"三八", "六一", "妇女节"}:
        return titled(name, 24)
    return titled(f"{who}{manner}", 24) if who and manner else first_phrase(_body(line))


# -- 参政 --

_WOMEN = re.compile(
    r"女[\u4e00-\u9fff]{0,6}(?:代表|委员|干部|领导|主任|书记|正职|一把手|班子|成员|后备)|(?:代表|委员|班子|干部|主任|书记|两委|成员)[^，。；]{0,10}(?:女性|妇女)|女性比例|女性占比"
)
_SHARE = re.compile(r"占[^，。；\d]{0,16}$|比例[^，。；\d]{0,8}$|占比[^，。；\d]{0,4}$")


def participations(line: Line) -> list[Draft]:
    """女性在班子、代表、委员里有多少：一组一条。"""
    text = line.text
    if not _WOMEN.search(text) or re.search("培训|参加|举办|捐|表彰|慰问|调研|救助", text):
        return []
    counts = [one for one in line.amounts if one.unit in {"人", "名"} and not one.gap]
    shared = respectively(line.passage.text, line.start, line.end, line.amounts)
    found: list[Draft] = []
    for one in counts if shared else ():
        if one.start not in shared:
            continue
        scope = shared[one.start]
        own = draft("参政", line, 编号=titled(scope, 24), 范围=phrase(scope, 24), 女性=one.text)
        own.used.add(one.start)
        share = next((other for other in line.amounts if other.unit == "%" and shared.get(other.start) == scope), None)
        if share is not None:
            own.keys["比例"] = own.take(share)
        found.append(own)
    for one in counts if not found else ():
        scope = _scope(line.passage.text[line.start : one.start])
        if not _WOMEN.search(scope) or len(scope) > 24:
            continue
        own = draft("参政", line, 编号=titled(scope, 24), 范围=phrase(scope, 24), 女性=one.text)
        own.used.add(one.start)
        share = next((other for other in line.amounts if other.start > one.start), None)
        if share is not None and share.unit == "%" and _SHARE.search(line.passage.text[one.end : share.start]):
            own.keys["比例"] = own.take(share)
        found.append(own)
    return found


def _scope(before: str) -> str:
    """数前面的范围：全区现有女性人大代表 → 女性人大代表。"""
    scope = re.split(r"[，。；：]", before)[-1]
    scope = re.sub(r"(?:分别有|共有|现有|达到|达|有|为|共|是)+$|^[一二三四五]是|^其中", "", scope)
    return re.sub(r"^(?:目前|现在)?(?:全[县区市镇乡省])?(?:共有|现有|有)+", "", scope)


# -- 宣传 --

_OUTLET = re.compile(
    r"[“《]?[\u4e00-\u9fff]{0,10}(?:日报|晚报|电视台|电台|广播电台|融媒体中心|今日女报|女报|妇女报|红网|公众号|政务网|新闻网|客户端|报)[》”]?"
)
_TOLD = re.compile(r"报道|刊播|专访|推送|刊发|播出|刊登|宣传报道|专栏|发表")


def coverages(line: Line) -> list[Draft]:
    """媒体报道了几次：一家一条；几家合着说的一条。"""
    found: list[Draft] = []
    if not _TOLD.search(line.text):
        return found
    for start, end in _comma_spans(line):
        times = [one for one in line.amounts if start <= one.start < end and one.unit in _TIMES]
        text = line.passage.text[start:end]
        outlets = [match[0].strip("“”《》") for match in _OUTLET.finditer(text) if len(match[0]) >= 3]
        if len(times) != 1 or not outlets or not _TOLD.search(text):
            continue
        named = [phrase(re.sub(r"^(?:在|由|经|被|其中|通过|和|与|及|将)+", "", one)) for one in outlets][:4]
        own = draft("宣传", line, 编号=f"{named[0]}宣传", 媒体=named, 次数=times[0].text, 内容=first_phrase(text))
        own.used.add(times[0].start)
        found.append(own)
    return found


_TIMES = frozenset({"次", "期", "条", "篇", "版"})


def _comma_spans(line: Line) -> list[tuple[int, int]]:
    """一句里逗号、分号隔开的各截。"""
    stops = [
        line.start,
        *(match.end() for match in re.finditer("[，；]", line.passage.text) if line.start < match.end() < line.end),
        line.end,
    ]
    return list(pairwise(stops))


# -- 财务 --

_MONEY = (
    ("债务", "欠|债|借款|负债|贷款本金|贷款利息"),
    ("补助", "补助|补贴"),
    ("贷款", "贷款"),
    ("收入", "(?<![低高])收入"),
    ("支出", "支出|支付|工资|经费"),
)
_MONEY_CUE = re.compile(r"(?<![低高])收入|支出|欠款|欠债|债务|负债|借款|利息|拖欠|收支|应收|应付|拨款补助|停发")


def finances(line: Line) -> list[Draft]:
    """收入、支出、债务：一笔一条。"""
    around = " ".join(heading.title for heading in line.segment.path)
    sums = [one for one in line.amounts if money(one)]
    if not sums or not (_MONEY_CUE.search(line.text) and (len(sums) > 1 or _MONEY_CUE.search(around))):
        return []
    from .amounts import name_of  # 只有这里按笔起名

    found: list[Draft] = []
    said = ""
    for one in sums:
        name = name_of(one, line.start, line.end)
        before = line.passage.text[line.start : one.start]
        category = (
            _category(name)
            or _category(re.split(r"[，；。]", before)[-1])
            or said
            or _category(line.text)
            or _category(around)
        )
        if not category:
            continue
        said = category = said if (category, said) == ("贷款", "债务") else category
        own = draft("财务", line, 名称=phrase(name, 30) or category, 类别=category, 金额=one.text)
        own.doubt(one.doubt)
        own.used.add(one.start)
        if re.search(r"每年|年均|一年", name + before[-16:]):
            own.keys["频次"] = "每年"
        found.append(own)
    return found


def _category(text: str) -> str:
    return next((kind for kind, words in _MONEY if re.search(words, text)), "")


# -- 项目、案例 --

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
    if len(name) < 5 or name in {"民生项目", "重点项目"} or name.startswith(("妇女儿童民生", "个")):
        return None
    found = draft("项目", line, 名称=phrase(name, 30), 责任单位=subject_of(text))
    sums = [one for one in line.amounts if money(one)]
    if sums:
        found.keys["金额"] = found.take(sums[0])
    stage = re.search(r"第[一二三]阶段[^，。；]{0,8}(?:完成|启动)|(?:已经?|正式)(?:启动|完工|投入使用|建成|完成)", text)
    found.keys["阶段"] = phrase(stage[0]) if stage else ""
    pilot = re.search(r"在(?P<where>[^，。；]{2,14}?)(?:先行先试|试点)", text)
    found.keys["试点"] = phrase(pilot["where"]) if pilot else ""
    found.keys["首创"] = _first(text)
    return found


_RECOGNISERS: tuple[Recogniser, ...] = (
    commendation, honour, inspection, meeting, activity, assistance, project,
)  # fmt: skip


# -- 夹在句子里的 --

_DOCUMENT = re.compile(r"《(?P<name>[^《》]{3,60}(?:〈[^〉]+〉[^《》]{0,20})?)》")
_ISSUED = re.compile(
    r"(?P<who>[^，。；、]{2,16}?)(?:\d{1,2}月\d{1,2}日)?(?:联合)?(?:下发|印发|出台|制定|颁布|通过|发布)(?:了|的|实施)*$"
)
_NOT_POLICY = re.compile(r"合同|协议|画册|读本|手册|简报|专栏|日报|晚报|女报|电视|歌|曲|纪录|中国$|信$")


def policies(line: Line) -> Iterator[Draft]:
    """提到的法律、规划、文件。"""
    text = line.passage.text
    for match in _DOCUMENT.finditer(text, line.start, line.end):
        name = match["name"]
        if _NOT_POLICY.search(name):
            continue
        found = draft("政策", line, Certainty.HIGH, 名称=name, 机关=GAP, 类别=_document_kind(name))
        issued = _ISSUED.search(text[line.start : match.start()])
        organs = parties(re.sub(r"^.*?(?:，|月)", "", issued["who"])) if issued else []
        session = re.search(
            r"(?P<organ>[省市州县区]委)(?P<session>[十一二三四五六七八九]+届[一二三四五六七八九十]+次全会)通过的$",
            text[line.start : match.start()],
        )
        if session:
            organs, found.keys["届次"] = [session["organ"]], session["session"]
        topic = re.match(r"[，]?(?:在|用)“(?P<topic>[^”]{2,24})”专题", text[match.end() : line.end])
        found.keys["专题"] = topic["topic"] if topic else ""
        if organs:
            found.keys["机关"] = organs
        elif found.keys["类别"] in {"法律", "法规"}:
            found.doubt("机关要补：原文只提到名称")
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


_ILL = "患者|癌症患者|病人"
_YOUNG = "女童|儿童|同学|学生|孤儿|婴儿"
_HELPED = "母亲|军嫂|移民|受害人|当事人|困难妇女|单亲母亲|失独|贫困户|困难职工|受害者|救助对象|贫困妇女"
_CASE = "能手|带头人|创业者|典型|负责人|法人"


def persons(line: Line) -> Iterator[Draft]:
    """点了名的普通人：不公开。"""
    text = line.passage.text[line.start : line.end]
    seen: set[str] = set()
    praised = bool(_COMMEND.search(text) or _HONOUR.search(text))
    for roles, category in ((_ILL, "患者"), (_YOUNG, "未成年人"), (_HELPED, "服务对象"), (_CASE, "案例人物")):
        called = {"未成年人": "同学|小朋友", "服务对象": "女士|老人", "患者": "患者"}.get(category, "")
        for one in [*people_after(text, roles), *(people_before(text, called) if called else ())]:
            if one.name in seen or (praised and category == "案例人物"):
                continue
            seen.add(one.name)
            found = draft("人员", line, Certainty.LOW, 姓名=one.name, 类别=category, 公开="否")
            found.doubt("点了普通人的名字，印出来一律写“某某”；愿意公开的再改")
            yield found
