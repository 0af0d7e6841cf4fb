"""标题的序号：断了、重了、倒了、写错了。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import from_chinese, to_chinese
from ...model.speech import _
from ...reading.headings import Mark
from ...reading.lists import RANKS, Run, led_anew, missed
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_TITLE = re.compile(r"^附\s*[件表录]|(?:总结|计划|报告|方案|讲话|通知|意见|要点|打算|办法|规划)$|[：:]$")
"""另一份文稿的题目、引出下文的话。"""
_ARTICLE = re.compile(
    r"^\s*(?P<text>第(?P<number>[一二三四五六七八九十百]{1,5})(?P<kind>章|节|条|部分|讲|编))(?=[\s\u3000：:]|$)"
)
_SECOND = 2
"""（一）这一层。"""


def _find(reading: Reading) -> Iterator[Hit]:
    yield from _articles(reading)
    yield from _stages(reading)
    ended: dict[str, int] = {}
    headings = [run for run in reading.runs if not run.items]
    lowered = [one for run in headings for one in _lowered(run)]
    yield from lowered
    told = {one.n for one in lowered if one.n is not None}
    for run in headings:
        yield from _opening(run, ended.get(run.family, 0))
        yield from _raised(reading, run)
        yield from _steps(reading, run, told)
        yield from _twice(reading, run)
        yield from _again(reading, run)
        yield from _single(reading, run)
        ended[run.family] = run.marks[-1].number


def _articles(reading: Reading) -> Iterator[Hit]:
    """第一条、第二条，第一章、第二章：段首的。"""
    last: dict[str, int] = {}
    for passage in reading.written:
        match = _ARTICLE.match(passage.text)
        number = from_chinese(match["number"]) if match else None
        if match is None or number is None:
            continue
        kind = match["kind"]
        before = last.get(kind)
        if kind == "章":
            last.pop("节", None)
        last[kind] = number
        if before is None or number in {1, before + 1}:
            continue
        due = f"第{to_chinese(before + 1)}{kind}"
        text, previous = match["text"], f"第{to_chinese(before)}{kind}"
        if number == before:
            message = _("{text}重复了，这里该是{due}", text=text, due=due)
        elif number < before:
            message = _("{before}后面是{text}，次序倒了", before=previous, text=text)
        else:
            message = _("{before}后面是{text}，缺{due}", before=previous, text=text, due=due)
        yield hit(passage, *match.span("text"), message, _("改成{due}，或补上漏掉的部分", due=due))


def _opening(run: Run, last: int) -> Iterator[Hit]:
    """一串从几开始：从一，或接着上一部分连续编号。"""
    first = run.marks[0]
    if first.number == 1 or first.number == last + 1 or not first.head:
        return
    if len(run.marks) == 1 and (run.rank >= 3 or run.parent is None):
        return
    message = _("这一层从{text}开始，前面没有{first}", text=_shown(first), first=_numbered(first, 1))
    yield _hit(first, message, _("核对是不是漏了一段，或序号写错了"), Severity.WARNING)


def _raised(reading: Reading, run: Run) -> Iterator[Hit]:
    """（三）后面是四、：接着编的，写成了高一层的序号。"""
    first = run.marks[0]
    if len(run.marks) > 1 or first.number == 1 or not first.head or run.before is not None:
        return
    earlier = [
        other
        for other in reading.runs
        if other is not run and not other.items and other.marks[-1].head and other.marks[0].passage.n < first.passage.n
    ]
    if not earlier or any(other.rank == run.rank for other in earlier):
        return
    last = earlier[-1]
    if last.rank == run.rank + 1 and last.whole and len(last.marks) > 1 and last.numbers[-1] + 1 == first.number:
        due = _numbered(last.marks[-1], first.number)
        message = _("{before}后面该是{due}，写成了{text}", before=_shown(last.marks[-1]), due=due, text=_shown(first))
        yield _hit(first, message, _("改成{due}，或补上漏掉的部分", due=due))


def _lowered(run: Run) -> Iterator[Hit]:
    """（一）（二）后面是3.：接着编的，写成了低一层的序号。"""
    first, parent = run.marks[0], run.parent
    if parent is None or not first.head or not parent.head or len(run.marks) > 1 or run.before is not None:
        return
    if first.number != parent.number + 1 or parent.number < _SECOND or RANKS.get(parent.scheme.name, 0) + 1 != run.rank:
        return
    due = _numbered(parent, first.number)
    message = _("{before}后面该是{due}，写成了{text}", before=_shown(parent), due=due, text=_shown(first))
    yield _hit(first, message, _("改成{due}，或补上漏掉的部分", due=due), Severity.WARNING)


_STAGE = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．])?\s*(?P<text>第(?P<number>[一二三四五六七八九十])(?P<kind>阶段|步|季度|批次?|轮|环节|方面|层面))(?=[（(：:，、。\s]|$|[是为—])"
)
_STAGE_REACH = 8


def _stages(reading: Reading) -> Iterator[Hit]:
    """第一阶段、第二阶段，段首的：数到第四阶段，缺了第三阶段。"""
    last: dict[str, tuple[int, int]] = {}
    for at, passage in enumerate(reading.written):
        match = _STAGE.match(passage.text)
        if match is None:
            continue
        kind, number = match["kind"], from_chinese(match["number"]) or 0
        before, place = last.get(kind, (0, at))
        last[kind] = number, at
        if not before or number in {1, before + 1} or at - place > _STAGE_REACH:
            continue
        due, previous = f"第{to_chinese(before + 1)}{kind}", f"第{to_chinese(before)}{kind}"
        if number == before:
            message = _("{text}重复了，这里该是{due}", text=match["text"], due=due)
        elif number < before:
            message = _("{before}后面是{text}，次序倒了", before=previous, text=match["text"])
        else:
            message = _("{before}后面是{text}，缺{due}", before=previous, text=match["text"], due=due)
        yield hit(passage, *match.span("text"), message, _("改成{due}，或补上漏掉的部分", due=due))


def _steps(reading: Reading, run: Run, told: set[int]) -> Iterator[Hit]:
    """``told``：已经说过写低了一层的各段。"""
    for at, mark in enumerate(run.marks[1:], 1):
        before = run.marks[at - 1]
        after = run.marks[at + 1] if at + 1 < len(run.marks) else None
        due = before.number + 1
        if mark.number == due or (at >= 2 and before.number != run.marks[at - 2].number + 1 and mark.number == due + 1):
            continue
        if run.marks[at - 2].number + 2 == mark.number and at >= 2:
            continue
        shown = _numbered(mark, due)
        if mark.number == before.number:
            message = _("{text}重复了，这里该是{due}", text=_shown(mark), due=shown)
        elif mark.number < before.number:
            message = _("{before}后面是{text}，次序倒了", before=_shown(before), text=_shown(mark))
        elif other := missed(reading.between(before.passage.n, mark.passage.n), before, mark, due):
            lowered = any(before.passage.n < n < mark.passage.n for n in told)
            if before.head and mark.head and other[0].isdecimal() and not lowered:
                message = _("{before}后面该是{due}，写成了“{other}”", before=_shown(before), due=shown, other=other)
                yield _hit(mark, message, _("前面一段的序号改成{due}", due=shown), Severity.WARNING)
            continue
        elif (after is None and mark.number - before.number > 3) or (after and after.number == due + 1):
            message = _("{before}后面该是{due}，写成了{text}", before=_shown(before), due=shown, text=_shown(mark))
        else:
            message = _("{before}后面是{text}，缺{due}", before=_shown(before), text=_shown(mark), due=shown)
        yield _hit(mark, message, _("改成{due}，或补上漏掉的部分", due=shown))
    if run.before and len(run.marks) > 1 and run.numbers[1] == run.before.numbers[-1] + 2 and run.numbers[1] > 2:
        due = run.before.numbers[-1] + 1
        first = run.marks[0]
        yield _hit(
            first,
            _("{text}重新从一编起，这里该是{due}", text=_shown(first), due=_numbered(first, due)),
            _("改成{due}，或补上漏掉的部分", due=_numbered(first, due)),
        )


def _between(reading: Reading, before: Mark, after: Mark) -> list[Passage]:
    """两个标题中间的段；带序号的不算。"""
    passages = reading.between(before.passage.n + 1, after.passage.n - 1)
    return [one for one in passages if one.text.strip() and not reading.marks_of(one)]


def _again(reading: Reading, run: Run) -> Iterator[Hit]:
    """同一个上级下面，编完一遍又从头编一遍，中间没有另起的话。"""
    before, first = run.before, run.marks[0]
    if before is None or first.number != 1 or not first.head or not before.marks[0].head:
        return
    if len(before.marks) < 2 or len(run.marks) < 2 or run.numbers[1] != 2 or not before.whole:
        return
    between = _between(reading, before.marks[-1], first)
    if led_anew(between) or (not between and not _said(before.marks[-1])):
        return
    due = _numbered(first, before.numbers[-1] + 1)
    message = _("{text}又从头编起，前面已经编到{last}", text=_shown(first), last=_shown(before.marks[-1]))
    yield _hit(first, message, _("改成{due}接着编，或补上上一级标题", due=due), Severity.WARNING)


def _said(mark: Mark) -> bool:
    """标题后面接排了正文。"""
    return "。" in mark.passage.text[mark.end :]


def _single(reading: Reading, run: Run) -> Iterator[Hit]:
    """只有（一），没有（二）。"""
    first, parent = run.marks[0], run.parent
    if run.numbers != [1] or run.rank != _SECOND or not first.head or parent is None or not parent.head:
        return
    if "【待补" in first.passage.text:
        return  # 还没有填，填了多半不止一项
    if not parent.scheme.level or run.before is not None or reading.after(run) is not None or in_annex(reading, first):
        return
    message = _("只有{text}，没有{next}", text=_shown(first), next=_numbered(first, 2))
    yield _hit(first, message, _("补上后面的，或不编号"), Severity.WARNING)


def in_annex(reading: Reading, mark: Mark) -> bool:
    """在附件里。"""
    annexes = reading.layout.annexes
    return bool(annexes) and mark.passage.n >= annexes[0].n


def _twice(reading: Reading, run: Run) -> Iterator[Hit]:
    """一、下面又是一、，各只有一项。"""
    before, first = run.before, run.marks[0]
    if before is None or before.numbers != [1] or first.number != 1 or run.rank > 2 or not first.head:
        return
    if any(_TITLE.search(one.text.strip()) for one in _between(reading, before.marks[0], first)):
        return
    message = _("{text}重复了，这里该是{due}", text=_shown(first), due=_numbered(first, 2))
    hint = _("改成{due}，或补上漏掉的部分", due=_numbered(first, 2))
    yield _hit(first, message, hint, Severity.ERROR if run.numbers[1:2] == [3] else Severity.WARNING)


def _shown(mark: Mark) -> str:
    return _numbered(mark, mark.number)


def _numbered(mark: Mark, number: int) -> str:
    """照这个序号的写法写第几个。"""
    name = mark.scheme.name
    if name in {"一、", "（一）"}:
        return name.replace("一", to_chinese(number))
    if name == "㈠":
        return chr(ord("㈠") + number - 1) if number <= 10 else f"（{to_chinese(number)}）"
    if name == "①":
        return chr(ord("①") + number - 1) if number <= 20 else f"（{number}）"
    return name.replace("1", str(number))


def _hit(mark: Mark, message: str, hint: str, severity: Severity | None = None) -> Hit:
    return hit(mark.passage, mark.start, max(mark.end, mark.start), message, hint, severity)


RULE = Rule(
    id="heading-out-of-order",
    title="标题序号不连续",
    severity=Severity.ERROR,
    why="序号断了、重了，读的人会以为少了一块，引用“第三部分”也对不上。",
    basis="GB/T 9704—2012 7.3.3（一般）：结构层次序数依次用“一、”“（一）”“1.”“（1）”；连续是惯例",
    bad=(
        "一、健全机制\n会商常态化。\n三、办好实事\n实事落地。",
        "一、健全机制\n会商常态化。\n二、办好实事\n实事落地。\n二、强化宣传\n宣传到位。",
        "7、走访慰问。送去物资。\n8、推荐代表。按时完成。\n79、接待来访。件件有着落。",
        "（一）守护健康\n检查到位。\n（二）促进公平\n资助到位。\n（四）兜牢底线\n救助到位。\n（五）弘扬家风\n讲座到位。",
        "一、工作情况\n（一）抓宣传\n开展宣讲。\n（三）抓维权\n接访十次。\n二、工作打算\n继续努力。",
        "1.建台账。逐户摸底。\n3.抓帮扶。逐户结对。\n2.强监测。逐月更新。",
        "一、认识再提高\n要学。\n二、任务再明确\n要干。\n一、责任再压实\n要管。\n四、作风再转变\n要实。",
        "㈠指标基本达标\n进展顺利。\n㈢工作取得进展\n成效明显。",
        "（1）摸底。三月完成。\n（2）建档。四月完成。\n（2）帮扶。五月完成。",
        "一、基本情况\n（二）人员情况\n有专职人员。\n（三）经费情况\n列入预算。\n二、主要做法\n抓落实。",
        "要求如下：1.按时报送；2.确保质量；4.专人负责。",
        "一、先进集体（8个）\n县教体局等。\n一、先进个人（6名）\n江映蓉等。",
        "①摸底\n逐户走。\n②建档\n一户一档。\n④帮扶\n结对子。",
        "一、主要成效\n（一）抓宣传\n宣讲。\n（二）抓维权\n接访。\n三、存在问题\n人手紧。\n四、工作打算\n继续努力。",
        "一、机制\n会商常态化，按季研究。\n二、实事\n群众满意。\n三、宣传\n宣传到位，家喻户晓。\n一、阵地\n阵地建好。\n二、队伍\n队伍建强。",
        "一、机制\n（一）会商\n按季会商。\n二、实事\n实事落地。\n三、宣传\n宣传到位。",
        "一、机制\n会商。\n2.实事\n落地。\n三、宣传\n到位。",
        "（一）抓宣传\n开展宣讲。\n（二）抓维权\n接访。\n（三）抓培训\n办班。\n四、抓阵地\n建家。",
        "第一条 为规范工作，制定本办法。\n第二条 本办法适用于本县。\n第四条 办公室设在县妇联。",
        "一、机制\n（一）会商\n按季会商。\n（二）督导\n按月督导。\n3.宣传\n开展宣讲。\n（四）考核\n年底考核。\n二、打算\n继续努力。",
        "（一）健全保障机制。严格落实。\n（二）加强阵地建设。逐步推进。\n3．提升队伍素质。加强培训。\n专此报告。",
        "第一阶段（1—3月）：动员部署。\n第二阶段（4—9月）：集中推进。\n第四阶段（10—12月）：总结提升。",
        "第一步，摸底。\n第二步，建档。\n第二步，帮扶。",
        "第一章 总则\n第一条 为规范工作，制定本办法。\n第二章 职责\n第二条 办公室负责协调。\n第二条 成员单位各负其责。",
    ),
    good=(
        "第一阶段（1—3月）：动员部署。\n第二阶段（4—9月）：集中推进。\n第三阶段（10—12月）：总结提升。",
        "（一）健全保障机制。\n（二）加强阵地建设。\n1．妇女之家\n建好。\n2．儿童之家\n建好。\n3．家长学校\n建好。",
        "第一批，12人参训。\n第二批，16人参训。\n各批人员名单另发。\n第一批，9人考核。\n第二批，8人考核。",
        "一、健全机制\n（一）会商\n按季开。\n（二）通报\n按月发。\n二、办好实事\n（一）健康\n检查。\n（二）教育\n资助。",
        "一、总体要求\n（一）指导思想\n坚持。\n（二）基本原则\n统筹。\n二、重点任务\n（三）抓健康\n检查。\n（四）抓教育\n资助。",
        "一、二年级学生参加了活动。\n三、四年级学生观看了展览。",
        "今年1、3月召开两次会议。\n2、5月开展督查。",
        "一、健全机制\n1.会商\n按季开。\n2.通报\n按月发。\n二、办好实事\n1.健康\n检查。",
        "一、去年工作\n抓宣传。\n二、今年打算\n抓培训。\n\n关于另一项工作的总结\n一、主要做法\n抓维权。\n二、存在问题\n人手紧。",
        "第十二条 经费列入预算。\n十三条线索全部办结。",
        "1.5万元到位。\n3.2万元在途。",
        "一、健全机制\n会商。\n二，办好实事\n实事。\n三、强化宣传\n宣传。",
        "十、其他事项按原规定办理。",
        "（一）健康\n检查做到：（1）早筛查；（2）早干预。\n（二）教育\n资助做到：（1）不漏一人；（2）不错一人。",
        "主要成绩：\n（一）机制\n会商。\n（二）实事\n落地。\n存在问题：\n（一）人手紧\n不足。\n（二）经费少\n不够。",
        "一、机制\n会商。\n附件1\n一、名单\n见后。\n二、方案\n见后。",
        "一、机制\n要做到以下几点：\n1.按季会商。\n2.按月通报。\n还要注意：\n1.数据真实。\n2.上报及时。\n二、实事\n落地。",
        "三、精心准备，扎实做好各项工作\n各单位要抓好落实。",
        "第一章 总则\n第一条 为规范工作，制定本办法。\n第二章 职责\n第二条 办公室负责协调。\n第三条 成员单位各负其责。\n附件\n第一条 本细则由办公室解释。",
        "第二条规定，妇女享有平等权利。\n第四十八条明确了政府职责。",
    ),
    find=_find,
)
