"""写的时候已经废止、还没有通过的法律。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import paper_of

_NAMED = Pattern(r"《(?:中华人民共和国)?(?P<name>[\u3400-\u9fff]{2,20}(?:法|条例|规定|办法|法典|通则|总则))》")
_HISTORY = Pattern(
    r"废止|失效|修改|修订|草案|立法|起草|替代|取代|更名|(?:19|20)\d{2}年.{0,12}(?:颁布|通过|施行|实施|出台)|当年|当时|即将|拟"
)
_FORMER = Pattern(r"[原旧老]$")


def _find(reading: Reading) -> Iterator[Hit]:
    written = reading.when
    if written is None:
        return
    for passage, start, end in reading.sentences:
        for match in _NAMED.finditer(passage.text, start, end):
            entry = reading.laws.known.get(match["name"])
            if (
                entry is None
                or _FORMER.search(passage.text[max(0, match.start() - 2) : match.start()])
                or _HISTORY.search(passage.text, start, end)
            ):
                continue
            if entry.expired(written) and entry.until:
                message = _("《{name}》到{year}年就不用了", name=entry.name, year=entry.until.year)
                hint = _("换成《{right}》", right=entry.successor) if entry.successor else _("核对现行的是哪一部")
                yield hit(passage, *match.span(), message, hint, entry.severity)
            elif entry.too_early(written) and entry.since:
                message = _("《{name}》{year}年才有", name=entry.name, year=entry.since.year)
                yield hit(passage, *match.span(), message, _("核对文稿的年份和法律的名字"), entry.severity)


RULE = Rule(
    id="law-outside-its-period",
    title="法律当时已经废止，或者还没有",
    severity=Severity.WARNING,
    why="2021年以后还在宣传《婚姻法》，是从旧稿抄来的；民法典施行，它就废止了。",
    basis="法律的施行、废止日期（法律表、法规名录表）",
    bad=(
        paper_of(2023, "一年来，宣传《婚姻法》《妇女权益保障法》。"),
        paper_of(2022, "讲解《继承法》，调解纠纷20起。"),
        paper_of(2012, "贯彻《反家庭暴力法》，发出告诫书3份。"),
        paper_of(2024, "学习《民法通则》和《合同法》。"),
        "2023年工作总结\n组织学习《收养法》。",
        "在全县妇女工作会上的讲话\n（2019年3月8日）\n要认真贯彻《家庭教育促进法》。",
    ),
    good=(
        paper_of(2013, "一年来，宣传《婚姻法》《妇女权益保障法》。"),
        paper_of(2023, "宣传《民法典》婚姻家庭编。"),
        paper_of(2022, "对照原《婚姻法》讲解民法典的变化。"),
        paper_of(2021, "民法典施行，《婚姻法》《继承法》同时废止。"),
        "宣传《婚姻法》《妇女权益保障法》。",
        paper_of(2020, "组织学习《民法典》，开展“典”亮生活活动。"),
        paper_of(2022, "《学前教育法》草案征求意见，我县报送建议3条。"),
    ),
    find=_find,
)
