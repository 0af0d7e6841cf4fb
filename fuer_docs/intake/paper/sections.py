"""这一截说的是什么：做了的、没做好的、打算做的。先看上面的标题，再看这一句自己的话。"""

from __future__ import annotations

import re
from enum import Enum

from .meta import Meta
from .outline import Heading, Segment


class Sort(Enum):
    """一截的性质。"""

    DONE = "成绩"
    WEAK = "短板"
    HARD = "困难"
    TASK = "任务"


_SOLVED = r"(?<!解决)(?<!破解)(?<!化解)(?<!攻克)(?<!帮助)(?<!克服)(?<!关心)(?<!帮扶)(?<!聚焦)"
_HARD = re.compile(
    rf"{_SOLVED}(?:存在|面临|主要|现实|实际)[^，]{{0,4}}困难|{_SOLVED}困难(?:和|与|、|$)|(?:问题|不足)(?:和|与|、)困难"
)
_WEAK = re.compile(
    rf"存在[^，]{{0,6}}(?:问题|不足|短板)|{_SOLVED}(?:短板|不足|差距|弱项|薄弱环节)(?!指标)|{_SOLVED}(?:主要|突出)?问题(?:和|与|及|、|$|，)|正视[^，]{{0,4}}问题|直面|查找|问题(?:症结|所在)"
)
_TASK = re.compile(
    r"下一步|下步|下半年[^，]{0,6}(?:工作|任务)|打算|思路|计划|安排|重点任务|工作任务|主要任务|明年|来年|今后|工作要求|工作重点|举措安排|接续发力|工作目标|总体目标|推进安排|保障措施|组织保障|总体要求"
)
_DONE = re.compile(r"成绩|成效|回顾|总结|做法|进展|完成情况|工作情况|特色|亮点|主要工作|经验|新成就|工作措施")
_INNER_WEAK = re.compile(
    r"^(?:当前|目前|工作中)?(?:存在|面临)的?|(?:问题|困难|不足|短板|差距)(?:和|与|及|依然|仍)?[\u4e00-\u9fff]{0,4}$"
)
_INNER_TASK = re.compile(
    r"^(?:下一步|下步|今后|明年|来年|\d{4}年(?=[^，]{0,8}(?:打算|计划|安排|任务|思路|重点|目标)))|(?:打算|思路|计划|安排|任务|建议|对策)$"
)

SAYS_WEAK = re.compile(
    r"(?:也|还|更)(?:要|应)(?:清醒地?|清楚地?)?(?:看到|认识到)|(?:但|但是|然而|不过).{0,40}(?:不足|差距|问题|弱|不够|困难)|(?:还|仍|尚|也)(?:然|有|存在).{0,20}(?:差距|不足|问题|薄弱|短板|困难|任重道远|距离)"
    r"|存在.{0,30}(?:问题|不足|差距|困难|短板|薄弱|现象)|有待(?:于)?(?:进一步)?(?:提高|加强|完善)|尚未(?!到期)|不够(?:到位|平衡|充分|健全|有力|及时|高|强|大|深入|均衡)|不容乐观|任重道远|屡见不鲜|不平衡|不尽如人意|工作也有不足|没有做到位|做得不够|还有不小差距|还不健全|尚不完善|仍然偏|力量薄弱"
)
SAYS_TASK = re.compile(
    r"^(?:下一步|下步|今后|明年|来年|接下来|下一阶段)|(?:^|，)(?:我们|我县|我市|我区|我镇|乡妇联|镇妇联|县妇联|区妇联|县妇儿工委|区妇儿工委|中心|各[\u4e00-\u9fff、（）]{1,20}(?<![主重需])|[县市区乡镇州省][\u4e00-\u9fff、]{1,24}(?:局|委|办|部|院|妇联|中心|单位))?(?:(?<=[\u4e00-\u9fff])将(?!近)|将(?=继续|进一步|着力|重点|围绕|坚持|按照|深入|全面|认真|加大|加强|不断)|要(?!求|素|点)|务必|必须|打算|拟(?!建)|力争|应当|希望)"
)
_FIXED = re.compile(
    r"(?:解决|破解|化解|攻克|帮助|克服|回应|补齐|补足|补上)[^，]{0,12}(?:困难|问题|短板|弱项|差距)|[补破攻克治除抓盯]短板|(?:短板|弱项|问题|难点)(?:攻坚|整改|清零|销号|提升|化解)|强弱项|缩小?差距"
)
_LEAD_PLAN = re.compile(
    r"^(?:下一步|下步|今后|明年|来年|\d{4}年)[^。]*(?:做好|抓好|打算|重点|计划|落实|推进)|(?:讲|强调|提)[^。]{0,4}[几一二两三四五六]点|提出了?[一二两三四五六]点(?:意见|要求)"
)
_LEAD_WEAK = re.compile(r"“?[\u4e00-\u9fff]?个弱|问题|不足|差距|短板|困难|薄弱")
_LEAD_TASK = re.compile(r"突破|强化|重点(?:做好|抓好|推进|落实)|打算|着力|要求|三点意见|几个方面|几项|措施")


def sort_of(path: tuple[Heading, ...], meta: Meta, lead: str = "") -> Sort:
    """一截的性质。``lead`` 是同一段里引出各条的那一句。"""
    items = [heading for heading in path if heading.item]
    if items and meta.kind == "讲话" and items[-1].asks:
        return Sort.TASK
    if items and lead:
        own = _last_said(lead)
        if _ADVISES.search(own) or (SAYS_TASK.match(own) and re.search("：$|做好|抓好|重点", own)):
            return Sort.TASK
        if not _MENDED.search(lead) and (SAYS_WEAK.search(lead) or ("弱" in lead and _LEAD_WEAK.search(lead))):
            return Sort.WEAK
        if (SAYS_TASK.search(lead) and _LEAD_TASK.search(lead)) or _planned(lead, meta):
            return Sort.TASK
    titles = [heading.title for heading in path if not heading.item]
    for title in reversed(titles[1:]):
        if found := _inner(title):
            return found
    first = next((heading.number == 1 for heading in path if not heading.item), False)
    if titles and (top := _top(titles[0], meta, first=first)):
        return top
    return _usual(meta)


def _planned(lead: str, meta: Meta) -> bool:
    """引出打算的话；说的是往年、当年的不算。"""
    match = _LEAD_PLAN.search(lead)
    year = re.match(r"\d{4}", lead)
    return bool(match) and not (year and meta.year and int(year[0]) <= meta.year and not meta.plans)


def _inner(title: str) -> Sort | None:
    if _FIXED.search(title):
        return None
    if _INNER_WEAK.search(title) and (_WEAK.search(title) or _HARD.search(title)):
        return Sort.HARD if _HARD.search(title) else Sort.WEAK
    return Sort.TASK if _INNER_TASK.search(title) else None


_URGES = re.compile(r"^(?:进一步)?(?:统一|提高|深化|充分认识|深刻|切实|增强|强化|务必|坚决|扎实|全力|聚焦)")


_LOOKS_BACK = re.compile("回顾|完成情况|取得的?成[绩效]|主要成[绩效]|(?:工作|进展)情况$")


def _top(title: str, meta: Meta, *, first: bool) -> Sort | None:
    """最上一层的标题：几样都说的（肯定成绩、正视问题），看句子自己。"""
    done, weak, hard, task = (bool(one.search(title)) for one in (_DONE, _WEAK, _HARD, _TASK))
    if _FIXED.search(title):
        weak = hard = False
    if meta.plans and _LOOKS_BACK.search(title):
        return Sort.DONE
    if meta.plans:
        return Sort.WEAK if weak and not task else Sort.TASK
    if done:
        return Sort.TASK if task and not weak and re.search("打算|思路|计划|下一步|明年", title) else Sort.DONE
    if hard:
        return Sort.HARD
    if weak:
        return Sort.WEAK
    if task or (meta.kind == "讲话" and (not first or _URGES.match(title))):
        return Sort.TASK
    return None


def _usual(meta: Meta) -> Sort:
    return Sort.TASK if meta.plans else Sort.DONE


_MENDED = re.compile(
    "(?:整改|解决|化解|克服)(?:了|到位|完毕|完成)|(?:针对|围绕|聚焦|梳理|查找|解决|破解)[^，。]{0,40}(?:问题|困难|不足|短板)"
)


_CONFESSES = re.compile(
    r"^(?:当前|目前|同时|但是?|但也|也|我们)?，?(?:我们|工作|全[县市区])?[^，。]{0,8}(?:还|仍|也)(?:然)?(?:有|存在)[^，。]{0,6}(?:[几三四五六七]个弱|不足|差距|问题|短板|薄弱环节)(?:[：，。]|$)"
)
"""打算里头回过来说不足的一句。"""


def sort_of_sentence(text: str, usual: Sort, meta: Meta) -> Sort:
    """一句话自己说了算的时候：成绩里的“但是”、讲话里的“要”、总结里的“下一步”。"""
    if usual is Sort.TASK and not meta.plans and _CONFESSES.search(text):
        return Sort.WEAK
    if usual is Sort.TASK or (usual is Sort.HARD and not SAYS_TASK.match(text)):
        return usual
    if re.match("刚才|今天", text):
        return usual
    ahead = re.match(r"到((?:19|20)\d{2})年", text)
    if (
        ahead
        and meta.year
        and int(ahead[1]) > meta.year
        and re.search("要|力争|达到|实现|控制|确保|不低于|不高于", text)
    ):
        return Sort.TASK
    if usual is Sort.DONE and SAYS_WEAK.search(text) and not _MENDED.search(text):
        return Sort.WEAK
    if re.match(r"(?:下一步|下步|明年|来年|今后|接下来)", text) or (meta.kind == "讲话" and SAYS_TASK.search(text)):
        return Sort.TASK
    return usual


def lead_of(segments: list[Segment]) -> dict[tuple[int, int], str]:
    """引出各条的那一句：条目开头的位置 → 同一段前面、或者上一段的最后一句。"""
    found: dict[tuple[int, int], str] = {}
    for at, segment in enumerate(segments):
        if not segment.opens or not segment.path[-1].item:
            continue
        before = segments[at - 1] if at else None
        if before is not None and before.path[:-1] == segment.path[:-1] and before.opens and before.path[-1].item:
            key = (before.passage.n, before.start)
            found[segment.passage.n, segment.start] = found.get(key, "")
        elif before is not None and not (before.opens and before.path[-1].item):
            found[segment.passage.n, segment.start] = _last_sentence(before.text)
    return found


_ADVISES = re.compile(
    r"^(?:几点|有关|工作|对策|下一步)?(?:意见)?(?:建议|对策)(?:如下)?[：。]?$|提出[^。]{0,12}建议[：。]$"
)


def _last_said(lead: str) -> str:
    """引出各条的，是最末一句。"""
    return [piece for piece in re.split(r"(?<=[。！？])", lead.strip()) if piece.strip()][-1].strip()


def _last_sentence(text: str) -> str:
    pieces = [piece for piece in re.split(r"(?<=[。！？])", text.strip()) if piece.strip()]
    return "".join(pieces[-2:])[-120:]
