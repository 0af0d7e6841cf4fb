"""序号后面的标点。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, gathered, hit


class Form(NamedTuple):
    """一种写错的序号和该写的样子。"""

    pattern: Pattern
    better: str
    severity: Severity


_CN = "[一二三四五六七八九十]{1,3}"
_FORMS = (
    Form(Pattern(rf"^\s*(?P<text>[（(](?P<number>{_CN})[）)][、，.．：])"), "（{number}）", Severity.ERROR),
    Form(Pattern(r"^\s*(?P<text>[（(](?P<number>\d{1,2})[）)][、，.．：])"), "（{number}）", Severity.ERROR),
    Form(Pattern(rf"^\s*(?P<text>(?P<number>{_CN})[.．，])(?=[\u3400-\u9fff])"), "{number}、", Severity.WARNING),
    Form(Pattern(r"^\s*(?P<text>(?P<number>\d{1,2})、)(?=[\u3400-\u9fff“《])"), "{number}.", Severity.WARNING),
    Form(Pattern(r"^\s*(?P<text>(?P<number>\d{1,2})．)(?=[\u3400-\u9fff“《])"), "{number}.", Severity.HINT),
    Form(Pattern(r"^\s*(?P<text>(?P<number>[①-⑳㈠-㈩])[、.．，])"), "{number}", Severity.WARNING),
    Form(Pattern(rf"(?:^\s*|(?<=[。；：]))(?P<text>(?P<number>第{_CN})、)"), "{number}，", Severity.WARNING),
    Form(Pattern(r"(?:^\s*|(?<=[。；：]))(?P<text>(?P<number>首先|其次|再次|最后)、)"), "{number}，", Severity.WARNING),
)  # fmt: skip
_FOLLOWED = Pattern(
    r"(?:首先|其次|再次|最后)、(?:首先|其次|再次|最后)|第[一二三四五六七八九十]+、[第一二三四五六七八九十]|\d{1,2}、\d"
)


def _find(reading: Reading) -> Iterator[Hit]:
    for form in _FORMS:
        yield from gathered(_each(reading, form), lambda n: _("全文有{n}处序号后面的标点不合规范", n=n), 3)


def _each(reading: Reading, form: Form) -> Iterator[Hit]:
    for passage in reading.passages:
        if passage.in_table:
            continue
        for match in form.pattern.finditer(passage.text):
            if _FOLLOWED.match(passage.text, match.start("text")):
                continue
            better = form.better.format(number=match["number"])
            message = _("序号写成了“{text}”", text=match["text"])
            yield hit(passage, *match.span("text"), message, _("写成“{better}”", better=better), form.severity)


RULE = Rule(
    id="ordinal-punctuation",
    title="序号后面的标点不对",
    severity=Severity.WARNING,
    why="“一、”用顿号，“（一）”后面什么都不加，“1.”用点，“首先，”用逗号；混着写显得没有规矩。",
    basis="GB/T 15834—2011 B.3.1—B.3.4；GB/T 9704—2012 7.3.3（一般）",
    bad=(
        "（一）、强化组织领导",
        "(二)、落实经费保障",
        "1、加强宣传培训",
        "（1）、召开部署会",
        "一.工作回顾",
        "首先、加强学习。",
        "第一、提高认识。",
        "①、组织学习",
        "二，存在问题",
        "1．加强宣传培训",
        "要做好三件事。第一、抓宣传。第二、抓培训。",
    ),
    good=(
        "（一）强化组织领导",
        "一、工作回顾",
        "1.加强宣传培训",
        "（1）召开部署会",
        "首先，加强学习。",
        "第一，提高认识。",
        "三、五年内见效",
        "2、3月份连续开展两场活动。",
        "第一、第二季度共培训12期。",
        "1.5万人次参加活动。",
        "三等奖5名；第三、四季度各评1次。",
        "一、二、三产业融合发展，第一、二批项目落地。",
    ),
    find=_find,
)
