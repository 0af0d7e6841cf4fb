"""名目：一条事实叫什么、什么主题、谁牵头、什么时候——听标题的，听句子头一个短语的。"""

from __future__ import annotations

import re

from ...model.facts import TOPICS
from .draft import Draft, Line
from .words import ONLY_DATE, clauses, parties, titled, undated, unnumbered, when_in, without_masks

IDLE = re.compile(
    r"^(?:为了?|按照|根据|围绕|坚持|以.{2,30}为|在.{2,30}(?:下|中)$|针对|通过|一年来|今年|近年来|全年|据|截至|其中|现将|同时|另外|此外|总的看|总体看|总体上|从[^，]{1,10}看|到(?:19|20)\d{2}年[底末]?$|与此同时|对照[^，]{2,10}$|回顾|但也要|我举个例子|一核对|有人说|为什么|比如)"
)


def heading_name(line: Line) -> str:
    """标题当名字：标题自己就是一句话的（直接写着做了什么、有数的）不当。"""
    if not line.segment.path:
        return ""
    title = line.segment.path[-1].title
    if GENERIC.fullmatch(title) or ONLY_DATE.fullmatch(title) or (line.speech and line.segment.path[-1].depth == 1):
        return ""
    title = without_figure(undated(title))
    if title and (len(title) > 30 or re.search(r"\d{2,}|[xX]{2}", title)):
        title = clauses(title)[0]
    if (
        not title
        or len(title) > 30
        or re.search(r"\d{2,}|。|(?:节|时|后|期间|下|中|以来)$", title)
        or IDLE.match(title)
    ):
        return ""
    return titled(title, 30)


_LAST_FIGURE = re.compile(r"(?<=[\u4e00-\u9fff”]{4})[近约超]?\d[\d.,]*[余多]?[万亿]?[\u4e00-\u9fff%‰]{0,3}$")


_LAST_VERB = re.compile(r"(?<=[\u4e00-\u9fff]{4})(?:为|达到?|占|是|有|从|由|超过|控制在|保持在|共|约|近)+$")


def without_figure(name: str) -> str:
    """名字不带末尾的数：“举办培训班15期”叫“举办培训班”。"""
    bare = _LAST_FIGURE.sub("", name)
    inner = re.match(r"([\u4e00-\u9fff]{4,}?)[近约超]?\d", bare)  # “接待来访120人次、调解纠纷”叫“接待来访”
    if inner and not re.search(r"\d{4}年", bare):
        bare = inner[1]
    if bare == name:
        return name
    return re.sub(r"^(?:全年|年内|累计|先后|共)+(?=[\u4e00-\u9fff]{4})", "", _LAST_VERB.sub("", bare))


def body_of(line: Line) -> str:
    """这一句去掉序号和标题；标题就是整句的，只去序号。"""
    if line.segment.opens and line.start == line.segment.start:
        heading = line.segment.path[-1]
        rest = line.passage.text[heading.end : line.end]
        return rest if rest.strip(" 　。；：！") else unnumbered(line.text)
    return unnumbered(line.text)


GENERIC = re.compile(
    r"(?:下一步|下步|今后|明年|来年|下一阶段)(?:的?(?:工作|主要))*(?:打算|计划|安排|思路|措施|任务|目标)?"
    r"|(?:当前|目前|工作(?:中)?)?(?:还|仍|尚)?(?:存在|面临)?的?(?:主要|突出|一些)?(?:问题|不足|困难|短板|差距|薄弱环节)(?:[和与及、](?:问题|不足|困难|短板|差距|薄弱环节|建议|对策))*"
    r"|(?:主要)?(?:做法|成效|成绩|措施|任务|工作|目标|要求|建议)(?:如下)?"
)
"""“存在问题：”“下一步：”一类的话头，不是名字。"""


def first_phrase(text: str) -> str:
    """一句的头一个有内容的短语。"""
    pieces = clauses(unnumbered(text))
    pieces = [piece for piece in pieces if not GENERIC.fullmatch(piece)] or pieces
    good = [
        piece
        for piece in pieces
        if not (IDLE.match(piece) or ONLY_DATE.fullmatch(piece)) and len(without_masks(piece)) > 2
    ] or pieces
    return titled(good[0] if good else text, 24)


_LED = re.compile(r"由(?P<who>[^，。；]{2,50}?)(?:牵头|主抓|负责|主办)|(?P<first>[^，。；由]{2,30}?)牵头")


def led_by(text: str) -> list[str]:
    """由谁牵头。"""
    match = _LED.search(text)
    return parties(match["who"] or match["first"]) if match else []


def first_of(text: str) -> str:
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


_NOT_ITS_TIME = re.compile(r"”?(?:\d+周年)?(?:即将到来|到来之际|来临之际)|(?<=年初)(?:的?\d|计划|下达|确定|预算)")
"""“妇女节到来之际”“年初计划”不是办事的时间。"""


def dated(found: Draft, line: Line) -> None:
    """写上时间；不知道哪一年的是待补。"""
    when = when_in(line.text, line.year, line.own)
    if when is None or _NOT_ITS_TIME.match(line.text, when.end):
        return
    if not re.match(r"[^，。；]{0,4}(?:以前|之前|前)", line.text[when.end : when.end + 6]):
        found.keys["时间"] = when.value
        found.doubt(when.doubt)
