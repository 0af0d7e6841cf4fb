"""汉字边上的半角标点。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.halfwidth import HALFWIDTH, narrow_marks
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_FULL, _SHARE = 20, 0.3
"""一篇里半角的多到这样，多半是存成文本时变的：只说一处。"""


def _find(reading: Reading) -> Iterator[Hit]:
    hits = list(_fixes(reading))
    wide = (
        sum(passage.text.count(mark) for mark in "，。；：？！（）" for passage in reading.holding(mark)) if hits else 0
    )
    if len(hits) > _FULL or (len(hits) > 5 and len(hits) > _SHARE * (len(hits) + wide)):
        first = hits[0]
        message = _("全文有{n}处半角标点", n=len(hits))
        yield first._replace(message=message, hint=_("多半是存盘或粘贴时变的，整篇换成全角"), severity=Severity.WARNING)
    else:
        yield from hits


def _fixes(reading: Reading) -> Iterator[Hit]:
    """每一处都照改，不并成一条。"""
    for passage in reading.holding(HALFWIDTH.signs):
        for at, wide, safe in narrow_marks(passage.text):
            message = _("汉字边上用了半角的“{text}”", text=passage.text[at])
            yield hit(passage, at, at + 1, message, _("改成“{better}”", better=wide), fix=wide if safe else None)


RULE = Rule(
    id="halfwidth-punctuation",
    title="汉字边上的半角标点",
    severity=Severity.ERROR,
    why="半角标点只占半个字，排出来挤成一团，一眼就看得出是从别处粘来的。",
    basis="GB/T 15834—2011 4.x、5.1（标点的形式和位置，规定）",
    bad=(
        "今年以来,我们开展了三项活动。",
        "会议要求:一是抓宣传;二是抓落实。",
        "参加人员(含各乡镇妇联主席)共40人。",
        "妇女儿童事业的.发展事关全局。",
        "谁来负责?怎么落实?",
        "开展了“送法下乡”,受益妇女300人。",
        "达标率为93.9%,比上年提高2个百分点。",
        "同志们!今天我们召开会议。",
        "印发《实施方案》,明确了责任。",
        "会议结束.",
    ),
    good=(
        "今年以来，我们开展了三项活动。",
        "会议定于9:30开始，10:15结束。",
        "达标率为93.9%，总额1,260元。",
        "网址是http://www.example.cn/a,b;c，请查阅。",
        "联系邮箱：fuer@example.gov.cn",
        "1)宣传发动\n2)组织实施",
        "(1)宣传发动",
        "比例约为3:1，其中A.B两组各12人。",
        "1.强化组织领导。落实经费保障。",
        "参加人员（含各乡镇妇联主席）共40人。",
        "“六.一”另有规矩管，版本v2.0已上线，支持Word 2016。",
    ),
    find=_find,
    fixes=_fixes,
)
