"""表彰没有写经过批准。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_COMMENDS = Pattern(r"决定[^。；]{0,60}?(?:予以|进行|给予)?(?P<word>表彰)|(?:予以|给予|进行)(?P<given>表彰)")
_COMMENDED = Pattern(
    r"(?:会议|大会|会上|刚才|今天)[^。；]{0,40}?(?:(?<![受到获])(?P<word>表彰)了|(?:进行|给予|予以|作出)了(?P<given>表彰))"
)
"""讲话里说的是会上做了的；受到别人表彰的、打算表彰的不算。"""
_APPROVED = Pattern(r"批准|批复|同意|备案|审批|核准|表彰项目|评比达标|通报表扬")
_SINCE = date(2019, 1, 1)
_KINDS = {"表彰通报": _COMMENDS, "讲话": _COMMENDED}


def _find(reading: Reading) -> Iterator[Hit]:
    written, paper = reading.when, reading.manuscript
    if written is None or written.start < _SINCE or paper.kind not in _KINDS:
        return
    if any(_APPROVED.search(passage.text) for passage in reading.passages):
        return
    for passage in reading.passages:
        match = _KINDS[paper.kind].search(passage.text)
        if match:
            group = "word" if match["word"] else "given"
            yield hit(passage, *match.span(group), _("写了表彰，没有写经谁批准"),
                      _("补上批准依据；没有批准的改成“通报表扬”"))  # fmt: skip
            return


RULE = Rule(
    id="commendation-without-approval",
    title="表彰没有写批准依据",
    severity=Severity.HINT,
    why="表彰项目要经过批准，部门一般不能自己表彰；没有批准的叫通报表扬。",
    basis="评比达标表彰活动管理的规定；本单位惯例",
    bad=(
        "关于表彰2022年度妇女儿童工作先进集体的决定\n县妇儿工委决定，对县统计局等14个单位予以表彰。",
        "2023年全县妇女儿童工作先进个人表彰通报\n经研究，决定对张某等30人给予表彰。",
        "在2023年全县妇女儿童工作会议上的讲话\n刚才，会议表彰了14个先进集体和30名先进个人，向他们表示祝贺！",
        "在2022年全市妇儿工委全委会议上的讲话\n今天，我们对工作中涌现出来的先进集体进行了表彰，在此表示祝贺。",
    ),
    good=(
        "关于表彰2022年度妇女儿童工作先进集体的决定\n经县委、县政府批准，决定对县统计局等14个单位予以表彰。",
        "关于表扬2022年度妇女儿童工作先进集体的通报\n经研究，对县统计局等14个单位予以通报表扬。",
        "关于表彰2012年度妇女儿童工作先进集体的决定\n县妇儿工委决定，对县统计局等14个单位予以表彰。",
        "在2023年全县妇女儿童工作会议上的讲话\n经县委批准，会议表彰了14个先进集体和30名先进个人。",
        "在2023年全县妇女儿童工作会议上的讲话\n今天到会的集体，有3个受到省妇儿工委表彰，年底对成绩突出的再给予表彰。",
        "在2006年全市妇女儿童工作会议上的讲话\n刚才，会议表彰了14个先进集体。",
        "2022年度工作总结\n召开表彰大会，对先进集体进行了表彰。",
    ),
    find=_find,
)
