"""一组标题都用一个句式，只有一个不合。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.lists import Run, stands_alone
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_FEWEST = 4
_USUAL = Pattern(r"情况$|体会$|问题$|不足$|打算$|思路$|建议$|要求$|安排$|成效$|保障措施$")
"""自有惯用说法的标题，不必和别的一样。"""


def _find(reading: Reading) -> Iterator[Hit]:
    for run in reading.runs:
        titles = [_heading(run, at) for at in range(len(run.marks))]
        if len(titles) < _FEWEST or not all(titles):
            continue
        for shape in (_ending, _opening, _clauses):
            odd = _odd_one(titles, shape)
            if odd is None or (run.items and shape is _clauses) or _USUAL.search(titles[odd[0]]):
                continue
            if re.search(r"[元人名项个件%\d]$", odd[1]) and shape is not _clauses:
                continue
            at, common = odd
            mark = run.marks[at]
            start = mark.passage.text.find(titles[at], mark.end)
            start = max(start, mark.end)
            yield hit(
                mark.passage,
                start,
                start + len(titles[at]),
                _said(shape, common),
                _("一组标题尽量用同样的句式；有意不同的不用改"),
            )
            break


def _heading(run: Run, at: int) -> str:
    """标题的字；条目（一是）取头一句。"""
    mark = run.marks[at]
    title = re.split(r"[：:]", mark.title)[0]
    if not run.items and not stands_alone(mark) and len(title) > 24:
        return ""
    return title if 2 <= len(title) <= 30 else ""


def _odd_one(titles: list[str], shape: Callable[[str], str]) -> tuple[int, str] | None:
    """其余都一样，只有一个不一样：第几个、别的是什么样。"""
    shapes = [shape(title) for title in titles]
    for common in set(shapes):
        if common and shapes.count(common) == len(shapes) - 1:
            return next(at for at, one in enumerate(shapes) if one != common), common
    return None


def _clauses(title: str) -> str:
    return str(len(re.split(r"[，,]", title)))


def _ending(title: str) -> str:
    return title[-2:]


def _opening(title: str) -> str:
    return title[:2]


def _said(shape: Callable[[str], str], common: str) -> str:
    if shape is _ending:
        return _("其余各项都以“{text}”收尾，这一项不是", text=common)
    if shape is _opening:
        return _("其余各项都以“{text}”开头，这一项不是", text=common)
    return _("其余各项都是{n}个分句，这一项不是", n=common)


RULE = Rule(
    id="unparallel-headings",
    title="一组标题句式不齐",
    severity=Severity.HINT,
    why="四个标题三个“求突破”，剩下一个另起炉灶，念起来不顺。",
    basis="惯例：并列的标题句式大体一致",
    bad=(
        "（一）在全面自查上求突破\n甲。\n（二）在重点领域上求突破\n乙。\n（三）在难点指标上求突破\n丙。\n（四）宣传引导\n丁。",
        "一、强化责任落实\n甲。\n二、强化指标攻坚\n乙。\n三、抓好权益保障\n丙。\n四、强化关爱服务\n丁。",
        "（一）制度到位\n甲。\n（二）组织到位\n乙。\n（三）保障到位\n丙。\n（四）做好宣传\n丁。",
        "一、健全机制，凝聚合力\n甲。\n二、办好实事，增进福祉\n乙。\n三、宣传\n丙。\n四、强化督导，推动落实\n丁。",
        "一是强化宣传。办专栏。二是强化培训。办班。三是强化督导。督查。四是要把阵地建好。建家。",
        "（一）进一步强化主体意识\n甲。\n（二）进一步强化宣传作用\n乙。\n（三）进一步强化协调职能\n丙。\n（四）项目要运作好\n丁。",
        "一、抓早\n甲。\n二、抓细\n乙。\n三、抓实\n丙。\n四、要长期坚持，久久为功\n丁。".replace("抓早", "做到抓早")
        .replace("抓细", "做到抓细")
        .replace("抓实", "做到抓实"),
        "1.加大宣传力度\n甲。\n2.加大培训力度\n乙。\n3.加大维权力度\n丙。\n4.阵地建设\n丁。",
        "（一）打造亮点，创业在行动\n甲。\n（二）再上台阶，维权有网络\n乙。\n（三）扶贫帮困\n丙。\n（四）积极争创，组织更完善\n丁。\n（五）强化保障，队伍更过硬\n戊。",
        "一、提升能力水平\n甲。\n二、提升服务质量\n乙。\n三、提升工作效率\n丙。\n四、各方共同支持\n丁。",
    ),
    good=(
        "一、健全机制\n甲。\n二、办好实事\n乙。\n三、强化宣传\n丙。\n四、压实责任\n丁。",
        "一、工作成效\n甲。\n二、存在问题\n乙。\n三、下步打算\n丙。",
        "一、强化责任\n甲。\n二、强化宣传\n乙。\n三、抓好保障\n丙。",
        "（一）制度到位\n甲。\n（二）组织到位\n乙。\n（三）保障到位\n丙。\n（四）宣传到位\n丁。",
        "一、健全机制，凝聚合力\n甲。\n二、办好实事，增进福祉\n乙。\n三、直面短板，找准症结\n丙。\n四、接续发力，谋划来年\n丁。",
        "一是开展宣讲。二是办培训。三是建阵地。四是强督导。",
        "1.参会人员\n甲。\n2.会议时间\n乙。\n3.会议地点\n丙。\n4.其他事项\n丁。",
        "（一）县教体局\n甲。\n（二）县民政局\n乙。\n（三）团县委\n丙。\n（四）县残联\n丁。".replace(
            "县民政局", "县总工会"
        ),
        "一、基本情况\n甲。\n二、主要做法\n乙。\n三、工作成效\n丙。\n四、存在的困难和问题\n丁。\n五、下一步打算\n戊。",
        "一是群众不了解，参与率不高，需要加强宣传引导，让政策走进千家万户，落到每一个人。二是经费不足。三是人手紧。四是协作弱。",
    ),
    find=_find,
)
