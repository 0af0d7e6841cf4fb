"""省略号、破折号的形状不对。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.punctuation import HAN
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_ELLIPSIS = Pattern(
    rf"(?<=[\u3400-\u9fff，、”])\.{{3,}}|(?<={HAN})\.{{2}}(?!\.)|。{{3,}}|·{{3,}}|(?<!…)…(?!…)|…{{3,}}", ".。·…"
)
_DASH = Pattern(
    r"^\s*(?:—(?!—)|--+|－+|―+|-)(?=[\u3400-\u9fff《“])|(?<=[\u3400-\u9fff”》])(?:--+|－－+)(?=[\u3400-\u9fff“《])"
    r"|(?<=[”》，])—(?!—)(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])—(?!—)(?=[“])",
    "—-－―",
)
_LEADERS = Pattern(r"[.…·]{3}\s{0,4}\d{1,4}\s*$")
"""目录里的点线。"""


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_ELLIPSIS):
        if not _set_apart(passage):
            yield hit(passage, *match.span(), _("省略号写成了“{text}”", text=match[0]), _("写两个三连点：……"))
    for passage, match in reading.matches(_DASH):
        if not _set_apart(passage) and not (match.start() == 0 and match[0] == "-" and _is_list(reading)):
            yield hit(passage, *match.span(), _("破折号写成了“{text}”", text=match[0].strip()), _("写两字长的一道：——"))


def _set_apart(passage: Passage) -> bool:
    """表格里的、目录里的，不照句子里的标点看。"""
    return passage.in_table or _LEADERS.search(passage.text[-12:]) is not None


def _is_list(reading: Reading) -> bool:
    """Markdown 或记事本里一行一个短横的条目。"""
    return sum(passage.text.lstrip().startswith("-") for passage in reading.holding("-")) > 1


RULE = Rule(
    id="malformed-ellipsis",
    title="省略号、破折号的形状不对",
    severity=Severity.ERROR,
    why="省略号六个点占两个字，破折号一道占两个字；三个句号、两个短横都是打字时图省事。",
    basis="GB/T 15834—2011 4.10.2、4.11.2、A.9.1（规定）",
    bad=(
        "宣传、培训、慰问...都取得了实效。",
        "这样的例子还有很多。。。",
        "宣传、培训、慰问…都取得了实效。",
        "-在全县妇女儿童工作会议上的讲话",
        "—在全县妇女儿童工作会议上的讲话",
        "新办的企业--雅美服饰落实了岗位。",
        "一个目标”—让每个孩子健康成长。",
        "群众说：“真是太好了………”",
    ),
    good=(
        "宣传、培训、慰问……都取得了实效。",
        "——在全县妇女儿童工作会议上的讲话",
        "《妇女发展规划（2021—2030年）》",
        "5月9日—15日，开展家庭教育宣传周。",
        "西宁—延安一线",
        "一、工作回顾......3\n二、存在问题......7",
        "- 宣传发动\n- 组织实施",
        "新办的企业——雅美服饰落实了岗位。",
        "版本1.2.3已发布。",
    ),
    find=_find,
)
