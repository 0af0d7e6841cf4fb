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


_HARD = re.compile(r"困难")
_WEAK = re.compile(r"短板|问题|不足|差距|弱项|薄弱|制约|挑战|难点")
_TASK = re.compile(
    r"下一步|下步|打算|思路|计划|安排|重点任务|工作任务|主要任务|明年|来年|今后|工作要求|工作重点|举措安排|接续发力|工作目标|总体目标|推进安排|保障措施|组织保障|总体要求"
)
_DONE = re.compile(r"成绩|成效|回顾|总结|做法|进展|完成情况|工作情况|特色|亮点|主要工作|经验|新成就|工作措施")
_INNER_WEAK = re.compile(r"^(?:当前|目前|工作中)?(?:存在|面临)的?|(?:问题|困难|不足|短板|差距)(?:和|与|及|依然|仍)?[\u4e00-\u9fff]{0,4}$")
_INNER_TASK = re.compile(r"^(?:下一步|下步|今后|明年|来年|\d{4}年)|(?:打算|思路|计划|安排|任务)$")
_IMPERATIVE = re.compile(r"^(?:要|务必|必须|进一步|切实|着力|统一|提高|强化|加强|扎实|精心|全力|明确|突出|狠抓|压实|坚持)")

SAYS_WEAK = re.compile(
    r"(?:但|但是|然而|不过).{0,40}(?:不足|差距|问题|弱|不够|困难)|(?:还|仍|尚|也)(?:然|有|存在).{0,20}(?:差距|不足|问题|薄弱|短板|困难|任重道远)"
    r"|存在.{0,30}(?:问题|不足|差距|困难|短板|薄弱|现象)|有待(?:于)?(?:进一步)?(?:提高|加强|完善)|尚未|不够(?:到位|平衡|充分|健全|有力|及时|高|强|大|深入|均衡)|不容乐观|任重道远|屡见不鲜|不平衡|不尽如人意|工作也有不足|还有不小差距|还不健全|尚不完善|仍然偏|力量薄弱"
)
SAYS_TASK = re.compile(
    r"^(?:下一步|下步|今后|明年|来年|接下来|下一阶段)|(?:^|，)(?:我们|我县|我市|我区|我镇|乡妇联|镇妇联|县妇联|区妇联|县妇儿工委|区妇儿工委|中心|各[\u4e00-\u9fff、（）]{1,20})?(?:将(?!近|[^，]{0,20}(?:纳入了|列入了))|要(?!求|素|点)|务必|必须|打算|拟(?!建)|力争|应当|希望)"
)
_LEAD_WEAK = re.compile(r"“?[\u4e00-\u9fff]?个弱|问题|不足|差距|短板|困难|薄弱")
_LEAD_TASK = re.compile(r"突破|强化|重点(?:做好|抓好|推进|落实)|打算|着力|要求|三点意见|几个方面|几项|措施")


def sort_of(path: tuple[Heading, ...], meta: Meta, lead: str = "") -> Sort:
    """一截的性质。``lead`` 是同一段里引出各条的那一句。"""
    items = [heading for heading in path if heading.item]
    if items and lead:
        if SAYS_WEAK.search(lead) or ("弱" in lead and _LEAD_WEAK.search(lead)):
            return Sort.WEAK
        if SAYS_TASK.search(lead) and _LEAD_TASK.search(lead):
            return Sort.TASK
    titles = [heading.title for heading in path if not heading.item]
    for title in reversed(titles[1:]):
        if found := _inner(title):
            return found
    if titles and (top := _top(titles[0], meta)):
        return top
    return _usual(meta)


def _inner(title: str) -> Sort | None:
    if _INNER_WEAK.search(title) and _WEAK.search(title + "困难短板"[: 4 if _HARD.search(title) else 0]):
        return Sort.HARD if _HARD.search(title) else Sort.WEAK
    return Sort.TASK if _INNER_TASK.search(title) else None


def _top(title: str, meta: Meta) -> Sort | None:
    """最上一层的标题：几样都说的（肯定成绩、正视问题），看句子自己。"""
    says = {sort for sort, pattern in ((Sort.WEAK, _WEAK), (Sort.TASK, _TASK), (Sort.DONE, _DONE)) if pattern.search(title)}
    if _HARD.search(title) and Sort.DONE not in says:
        return Sort.HARD if Sort.TASK not in says else None
    if meta.plans:
        return Sort.WEAK if says == {Sort.WEAK} and re.search("存在|主要问题", title) else Sort.TASK
    if Sort.TASK in says and Sort.WEAK in says:
        return Sort.WEAK
    if says == {Sort.WEAK} and not re.search("存在|短板|不足|差距|主要问题|正视|直面|问题和|问题与|困难", title):
        return None
    if Sort.DONE in says:
        return Sort.DONE if Sort.TASK not in says or not re.search("打算|思路|计划|下一步|明年", title) else Sort.TASK
    if len(says) == 1:
        return says.pop()
    if meta.kind == "讲话" and _IMPERATIVE.search(title):
        return Sort.TASK
    return None


def _usual(meta: Meta) -> Sort:
    return Sort.TASK if meta.plans else Sort.DONE


def sort_of_sentence(text: str, usual: Sort, meta: Meta) -> Sort:
    """一句话自己说了算的时候：成绩里的“但是”、讲话里的“要”、总结里的“下一步”。"""
    if usual is Sort.TASK or (usual is Sort.HARD and not SAYS_TASK.match(text)):
        return usual
    if usual is Sort.DONE and SAYS_WEAK.search(text) and not re.search("(?:整改|解决|化解|克服)(?:了|到位|完毕|完成)", text):
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


def _last_sentence(text: str) -> str:
    pieces = [piece for piece in re.split(r"(?<=[。！？])", text.strip()) if piece.strip()]
    return pieces[-1] if pieces else ""
