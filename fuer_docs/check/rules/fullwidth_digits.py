"""全角的数字。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.numerals import halfwidth
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, gathered, hit

_WIDE = Pattern(r"[０-９]+(?:．[０-９]+)?％?", "０１２３４５６７８９")


def _find(reading: Reading) -> Iterator[Hit]:
    yield from gathered(_each(reading), lambda n: _("全文有{n}处全角数字", n=n))


def _each(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_WIDE):
        better = halfwidth(match[0])
        message, hint = _("数字用了全角：{text}", text=match[0]), _("改成“{better}”", better=better)
        yield hit(passage, *match.span(), message, hint, fix=better)


RULE = Rule(
    id="fullwidth-digits",
    title="全角数字",
    severity=Severity.ERROR,
    why="全角数字一个占一个字，和旁边的半角数字粗细宽窄都不一样。",
    basis="惯例：阿拉伯数字用半角",
    bad=("培训１２期、４２０人次。", "达标率为９３．９％。", "２０２２年印发。"),
    good=("培训12期、420人次。", "①宣传②培训", "二〇二二年", "见表1、图2。"),
    find=_find,
    fixes=_each,
)
