"""一是、二是：重新数、跳过、重复、套着自己、只有一是。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.numerals import to_chinese
from ...model.speech import _
from ...reading.headings import Mark
from ...reading.lists import Run, missed
from ...reading.reading import Reading
from ..ordinals import ordinals
from ..rule import Hit, Rule, hit, hit_mark

_ASIDE = 6
_FAR = 1200
"""顺口带过的“一是不上心，二是不上手”最长几个字。"""
_ALONE = re.compile(r"(?:第?二(?:是|要|则|，|、)|其二|另一|另外|再者|再就是|再一|还有|此外|同时|其次|而是|之一)")


def _find(reading: Reading) -> Iterator[Hit]:
    yield from ordinals(reading)
    for run in reading.runs:
        if not run.items:
            continue
        restarted = list(_restarted(run))
        yield from restarted
        yield from _steps(reading, run, 1 if restarted else 0)
        yield from _inside_itself(run)
        yield from _told_again(run)
        if reading.length(run) == 1:
            yield from _alone(reading, run)


def _steps(reading: Reading, run: Run, told: int) -> Iterator[Hit]:
    """``told``：头一步已经说过了。"""
    first = run.marks[0]
    if run.numbers[:2] == [2, 2]:
        message = _("“{text}”写了两遍，前一个该是“{due}”", text=_shown(first, 2), due=_shown(first, 1))
        yield hit_mark(first, message, _("改成“{due}”，或补上漏掉的一条", due=_shown(first, 1)))
        told = max(told, 1)
    elif first.number != 1 and not _led_in(reading, first) and (len(run.marks) > 1 or _opens(first)):
        message = _("从“{text}”数起，前面没有“{first}”", text=_shown(first, first.number), first=_shown(first, 1))
        yield hit_mark(first, message, _("核对是不是漏了一条"), Severity.WARNING)
    for before, mark in zip(run.marks[told:], run.marks[told + 1 :], strict=False):
        due = before.number + 1
        if mark.number == due:
            continue
        shown = _shown(mark, due)
        if mark.number == before.number:
            message = _("“{text}”重复了，这里该是“{due}”", text=_shown(mark, mark.number), due=shown)
        elif mark.number < before.number:
            message = _(
                "“{before}”后面是“{text}”，次序倒了",
                before=_shown(before, before.number),
                text=_shown(mark, mark.number),
            )
        elif other := missed(reading.between(before.passage.n, mark.passage.n), before, mark, due):
            message = _(
                "“{before}”后面该是“{due}”，写成了“{other}”",
                before=_shown(before, before.number),
                due=shown,
                other=other,
            )
            yield _written_as(reading, before, mark, other, message, _("前面一条改成“{due}”", due=shown))
            continue
        else:
            message = _(
                "“{before}”后面是“{text}”，缺“{due}”",
                before=_shown(before, before.number),
                text=_shown(mark, mark.number),
                due=shown,
            )
        yield hit_mark(mark, message, _("改成“{due}”，或补上漏掉的一条", due=shown))


def _written_as(reading: Reading, before: Mark, mark: Mark, other: str, message: str, hint: str) -> Hit:
    """指到写错了的那个序号；找不到的指到后一个。"""
    for passage in reading.between(before.passage.n, mark.passage.n):
        start = before.end if passage.n == before.passage.n else 0
        end = mark.start if passage.n == mark.passage.n else len(passage.text)
        at = passage.text.find(other, start, end)
        if at >= 0:
            return hit(passage, at, at + len(other), message, hint, Severity.WARNING)
    return hit_mark(mark, message, hint, Severity.WARNING)


def _opens(mark: Mark) -> bool:
    """孤零零的一个“三是”，在段首或者句首。"""
    return mark.scheme.name in {"一是", "一要"} and (mark.head or mark.passage.text[mark.start - 1] in "。：；")


def _restarted(run: Run) -> Iterator[Hit]:
    """前一串数到三，接着又是一是，再后面是五是：中间那个该接着数。"""
    before = run.before
    if (
        before is None
        or len(run.marks) < 2
        or before.marks[-1].number + 2 != run.marks[1].number
        or run.marks[1].number <= 2
    ):
        return
    first, due = run.marks[0], _shown(run.marks[0], before.marks[-1].number + 1)
    yield hit_mark(
        first, _("“{text}”又从头数，这里该是“{due}”", text=_shown(first, 1), due=due), _("改成“{due}”", due=due)
    )


_TITLE = re.compile("[。；，：]")
_LEAST = 4


def _told_again(run: Run) -> Iterator[Hit]:
    """“一是加强领导……三是加强领导”：两条说的是一样的。"""
    seen: dict[str, Mark] = {}
    for mark in run.marks:
        title = _TITLE.split(mark.title)[0].strip()
        before = seen.setdefault(title, mark)
        if before is not mark and len(title) >= _LEAST:
            message = _(
                "“{text}”和“{before}”写的一样",
                text=_shown(mark, mark.number),
                before=_shown(before, before.number),
            )
            yield hit_mark(mark, message, _("核对是不是重复了，或漏改了"), Severity.WARNING)


def _inside_itself(run: Run) -> Iterator[Hit]:
    """“四是……”里面又分“一是、二是”，分不出谁是谁的。"""
    parent = run.parent
    if parent is not None and parent.scheme.name == run.family and run.marks[0].number == 1:
        first = run.marks[0]
        last = run.marks[-1]
        together = first.passage.n == last.passage.n and "。" not in first.passage.text[first.end : last.start]
        if together and all(len(re.split(r"[，。；]", mark.title)[0]) <= _ASIDE for mark in run.marks):
            return
        message = _("“{outer}”里面又用“{inner}”", outer=_shown(parent, parent.number), inner=_shown(first, 1))
        yield hit_mark(first, message, _("里层换一种写法，例如“首先”“其次”或（1）（2）"), Severity.WARNING)


def _alone(reading: Reading, run: Run) -> Iterator[Hit]:
    """只有一是，没有二是。"""
    first = run.marks[0]
    if len(run.marks) > 1 or first.number != 1 or run.family == "第一":
        return
    passage = first.passage
    outer = run.before or (reading.run_of.get(id(run.parent)) if run.parent is not None else None)
    if outer is not None and outer.family == run.family and (told := _again(outer, first)):
        yield told
        return
    if _ALONE.search(passage.text, first.end, first.end + _FAR) or (
        not first.head and passage.text[first.start - 1 : first.start] in {"，", ","}
    ):
        return
    at = reading.order.get(passage.n, 0)
    near = "".join(one.text[:40] for one in reading.written[at + 1 : at + 4])
    if _ALONE.search(near) or re.search(r"一是[^，。；]*[，、]二", passage.text[first.start : first.start + 60]):
        return
    if not first.head and passage.text[first.start - 1 : first.start] not in {"：", ":", "。", "；"}:
        return
    if run.before is not None and run.before.marks[-1].passage.n == passage.n - 1 and first.head:
        message = _("前面已经有“{text}”，这里又是“{text}”", text=_shown(first, 1))
    else:
        message = _("只有“{text}”，没有“{next}”", text=_shown(first, 1), next=_shown(first, 2))
    yield hit_mark(first, message, _("补上后面的，或去掉“{text}”", text=_shown(first, 1)), Severity.WARNING)


def _again(before: Run, mark: Mark) -> Hit | None:
    """同一句里数到二，又是一是。"""
    last = before.marks[-1]
    if last.passage.n != mark.passage.n or len(before.marks) < 2 or not before.whole or mark.head:
        return None
    if re.search("[。：:]", mark.passage.text[last.end : mark.start].rstrip("。")):
        return None
    due = _shown(mark, last.number + 1)
    message = _("“{text}”又从头数，这里该是“{due}”", text=_shown(mark, 1), due=due)
    return hit_mark(mark, message, _("改成“{due}”", due=due))


def _led_in(reading: Reading, mark: Mark) -> bool:
    """前面其实有第一条，只是写法没认出来。"""
    passages = reading.between(mark.passage.n - 3, mark.passage.n)
    form = re.compile(
        r"一(?:是|要|来|个|则|、|条|项|，)|第一|其一|首先|一方面|首要|除|不仅|[（(]一[）)]|[（(]?1[.、）)]|①"
    )
    return any(form.search(one.text if one.n < mark.passage.n else one.text[: mark.start]) for one in passages)


def _shown(mark: Mark, number: int) -> str:
    return mark.scheme.name.replace("一", to_chinese(number))


RULE = Rule(
    id="broken-list",
    title="一是、二是数乱了",
    severity=Severity.ERROR,
    why="一是后面直接三是，或者四是里面又来一遍一是，读稿子的人会念错。",
    basis="惯例：列举的序数连续，里外两层用不同的写法",
    bad=(
        "一是加强协调。二是强化保障，用于第三方调查12万元。四是严肃纪律。",
        "一是党政重视是前提；2.部门联动是关键；三是专业力量是支撑。",
        "高标准推进项目。二是加快验收进度，二是抓好绩效评价，三是研究服务标准。",
        "一是加强领导。二是强化宣传。三是加强领导。",
        "一是配齐人员，每村一名。二是配齐经费，列入预算。三是配齐人员，每镇两名。",
        "一是抓组织。二是抓保障。四是抓宣传。",
        "一是抓组织。\n二是抓保障。\n二是抓宣传。",
        "一是健全机制。\n二是办好实事。\n三是拓宽渠道。一是办培训。二是搭平台。\n四是强化保障。",
        "主要做法有：一是坚持高位推动，把规划纳入议事日程，定期听取汇报。\n各项工作进展顺利。",
        "一要学深。三要悟透。",
        "一是健全机制。\n二是办好实事。\n一是强化宣传。\n四是压实责任。",
        "三是抓宣传。四是抓督导。五是抓考核。",
        "第一，认识要到位。第三，措施要到位。",
        "一是抓组织；三是抓保障；二是抓宣传。",
        "原因有三：其一，基础差；其二，投入少；其四，人手紧。",
        "各项工作有序推进。三是抓好落实，推动各项任务见效。",
        "五个突破要抓好：一是求先。二是求实。三是求细。四是求新。六是求效。",
        "下一步，一是抓宣传，提高知晓率；二是抓维权，提高满意率；一是抓培训，提高能力。",
        "一是抓组织。二、抓保障。三是抓宣传。",
        "一是抓组织，二要抓保障，三是抓宣传。",
        "第一阶段，动员部署。第三阶段，总结提升。",
        "首先，抓培训。再次，抓宣传。其次，抓阵地。",
    ),
    good=(
        "一是加强领导，成立专班。二是加强宣传，用好阵地。三是加强督导，按季通报。",
        "一是抓组织。二是抓保障。三是抓宣传。",
        "一是抓组织。二是抓保障。\n一是强认识。二是强责任。",
        "一是抓组织。\n会商常态化。\n二是抓保障。\n经费有着落。",
        "这是全省的经验之一。是非曲直要分清。",
        "一是健全机制。\n二是拓宽渠道：（1）办培训；（2）搭平台。\n三是强化保障。",
        "原因有两个，一是基础差，再就是投入少。",
        "第一，认识要到位。\n第二，措施要到位。",
        "首要的一条，一是一，二是二，数据不能掺假。",
        "一要学深，二要悟透，三要做实。",
        "一、抓机制\n一是会商。二是通报。\n二、抓实事\n一是检查。二是资助。",
        "一是认识有差距。有的单位一是不上心，二是不上手。\n二是保障不到位。经费偏少。",
        "三要素齐全，四要件完备。",
        "第一阶段，动员部署。第二阶段，组织实施。第三阶段，总结提升。",
        "首先，抓培训。其次，抓宣传。最后，抓阵地。",
        "第一批，推荐6户。第二批，推荐8户。第一阶段，公示。",
    ),
    find=_find,
)
