"""“等”前面的顿号、省略号。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_BEFORE = Pattern(
    r"(?P<mark>、|，(?=等(?:\d|[一二三四五六七八九十]|方面|工作|活动|部门|单位|问题|内容))|…{1,2}|\.{3,6})等(?![价高待候级额值同距次温位闲式号到于着一靠比时要])",
    "等",
)
_AFTER = Pattern(r"等(?:等)?(?:……|…|\.{3,6})", "等")


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_BEFORE):
        yield hit(
            passage,
            *match.span(),
            _("“等”前面多了“{mark}”", mark=match["mark"]),
            _("删去“{mark}”", mark=match["mark"]),
        )
    for passage, match in reading.matches(_AFTER):
        yield hit(passage, *match.span(), _("“等”和省略号重复"), _("留一个"))


RULE = Rule(
    id="mark-before-etc",
    title="“等”和顿号、省略号重复",
    severity=Severity.ERROR,
    why="“等”已经说了还有，再点一个顿号或省略号就重复了，往往是删名单时留下的。",
    basis="GB/T 15834—2011 A.9.2、B.1.2（规定）",
    bad=(
        "婴儿死亡率、5岁以下儿童死亡率、等4项指标差。",
        "宣传、培训、慰问……等活动。",
        "宣传、培训、慰问等……",
        "县教育局、县民政局、等部门参加。",
        "开展了讲座、义诊...等服务。",
        "走访、慰问、等。",
        "图书、文具、等物资共300件。",
        "卫健、民政、教育，等部门都作了发言。",
        "制定了例会、培训、等等制度。",
        "增加经费、编制、等。",
    ),
    good=(
        "婴儿死亡率、5岁以下儿童死亡率等4项指标差。",
        "开展宣传、等级评定、满意度测评。",
        "克服观望、等靠要思想。",
        "材料分特等、一等、二等三档。",
        "登记、等候、就诊各有专人引导。",
        "发放等额、等值物资。",
        "宣传、培训、慰问……",
        "不能观望、等待。",
        "入院、等同家人般照护。",
        "全额、等比例配套，互利、等价有偿。",
    ),
    find=_find,
)
