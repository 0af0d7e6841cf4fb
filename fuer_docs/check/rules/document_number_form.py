"""发文字号的写法。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.numerals import halfwidth
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_NUMBER = Pattern(
    r"(?<=[发函办字通决委联政党组妇令工])(?P<open>[〔（(\[【])\s*(?P<year>\d{2,4})\s*(?P<close>[〕）)\]】])\s*(?P<ordinal>第)?\s*(?P<number>\d{1,4})\s*号",
    "号",
)


def _find(reading: Reading) -> Iterator[Hit]:
    for passage in reading.holding(_NUMBER.signs):
        for match in _NUMBER.finditer(halfwidth(passage.text)):
            wrong = []
            if passage.text[match.start()] != "〔" or passage.text[match.end("year")] != "〕":
                wrong.append(_("年份用六角括号〔〕"))
            if len(match["year"]) != 4:
                wrong.append(_("年份写全"))
            if match["ordinal"]:
                wrong.append(_("不加“第”字"))
            if match["number"].startswith("0"):
                wrong.append(_("序号不编虚位"))
            if wrong:
                year = match["year"] if len(match["year"]) == 4 else "20" + match["year"][-2:]
                better = f"〔{year}〕{int(match['number'])}号"
                message = _("发文字号{said}", said=_("；").join(wrong))
                yield hit(passage, *match.span(), message, _("改成“{better}”", better=better), fix=better)


RULE = Rule(
    id="document-number-form",
    title="发文字号的写法不合",
    severity=Severity.WARNING,
    why="年份标全称、用六角括号，序号不加“第”、不编虚位。",
    basis="GB/T 9704—2012 7.2.5（规定）",
    bad=(
        "云妇儿工委发[2022]5号",
        "根据云妇儿工委办〔2022〕第5号文件要求，现就有关事项通知如下。",
        "按照云妇发（2022）5号文件部署，开展排查。",
        "云妇儿工委发〔2022〕05号",
        "《关于印发规划的通知》（云政发【2021】12号）已经印发。",
    ),
    good=(
        "云妇儿工委发〔2022〕5号",
        "根据云妇儿工委办〔2022〕15号文件要求，现就有关事项通知如下。",
        "法院作出（2022）川01民初5号判决。",
        "报告见附表（2022）。",
        "会议听取了各委（10）号提案办理情况。",
    ),
    find=_find,
)
