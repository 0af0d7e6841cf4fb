"""数后面没有量词、没有单位：“发放宣传册4200，解答咨询380人次”“每人200元，共6600”。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.quantities import Quantity
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_HANDLED = Pattern(
    r"(?:发放|印发|印制|赠送|派发|张贴|制作|分发|编印|悬挂|发送|收集|征集|收到|受理|接待|调解|化解|办结|排查|走访|慰问|救助|资助|帮扶|培训|新建|建成|创建|改造|举办|评选|表彰|推荐|投入|拨付|争取|筹集|募集|补助|支出|落实|发展|带动|服务|吸引|惠及|覆盖|解答|接听|安置|转介|配备|购置|捐赠|捐款|制发|发出|查处|检查|筛查|摸排|录入|建档)了?"
    r"(?P<what>[\u4e00-\u9fff“”《》（）]{1,14})$"
)
_SUM = Pattern(
    r"^(?:总共|共计|合计|总计|累计|共|计|一共|总数(?:为|达)?|总额(?:为|达)?)(?:发放|支出|需要?|达到?|为|投入|有)?$"
)
_NOT_COUNTED = Pattern(
    r"率|比|指数|得分|分数|评分|成绩|热线|电话|编号|代码|排名|名列|位列|平台|号码|系数|坐标|网址|账号|邮编|型号|标准$|模式|机制|工程|行动|计划$|公式|以来$|页码|[“《（][^”》）]*$|[约近为]第$|等$|于$|至$|到$"
)
_CODES = re.compile(r"12\d{3}|1[12]\d|19\d\d|20[0-4]\d|\d{1}|4008?\d*|0\d+")
_STOP = Pattern("[，。；、！）]|$")
_NUMBERS_AROUND = Pattern(r"^[，、]\d")


def _find(reading: Reading) -> Iterator[Hit]:
    yield from _doubled(reading)
    for one in reading.quantities:
        if one.unit in {"米", "公里"} and _AREA.search(one.before()) and not one.passage.in_table:
            message = _("面积写的是{text}", text=one.text)
            yield hit(one.passage, one.start, one.end, message, _("看是不是漏了“平方”"))
        if one.unit or one.chinese or one.passage.in_table or not _bare(one):
            continue
        lead = one.before()
        measured = _MEASURED.search(lead)
        if _CODES.fullmatch(one.text) and not measured:
            continue
        summed = _SUM.search(lead) and _counted_before(reading, one)
        handled = _HANDLED.search(lead)
        if handled is not None and _NOT_COUNTED.search(handled["what"]):
            handled = None
        if summed or measured is not None or handled is not None:
            message = _("“{text}”后面没有量词或单位", text=_shown(one, lead))
            yield hit(one.passage, one.start, one.end, message, _("补上名、人次、份、元这样的量词或单位"))


def _doubled(reading: Reading) -> Iterator[Hit]:
    """“12.6万元元”“3.2百分点”“寿命78.6%”：单位多了一个、错了一个。"""
    for passage, match in reading.matches(_TWICE, even=True):
        yield hit(passage, *match.span(), _("“{text}”的单位多了或错了", text=match[0]), _("留一个单位"))
    for passage, match in reading.matches(_POINTS, even=True):
        yield hit(passage, *match.span(), _("“{text}”的单位多了或错了", text=match[0]), _("写成“个百分点”"))
    for passage, match in reading.matches(_YEARS_OLD, even=True):
        yield hit(
            passage, *match.span("share"), _("“{text}”的单位多了或错了", text=match[0]), _("寿命、年龄用岁，年限用年")
        )


def _bare(one: Quantity) -> bool:
    """后面就是标点，不是编号、热线。"""
    text = one.passage.text
    return (
        bool(_STOP.match(text, one.end))
        and not re.search(r"[\dA-Za-z+＋:：/／×\-—.．%·〔\[“]$", text[: one.start][-1:])
        and not _NUMBERS_AROUND.match(text[one.end : one.end + 2])
        and bool(re.search("[，。；]", text))
    )


def _counted_before(reading: Reading, one: Quantity) -> bool:
    """前面说的是数得出的东西。"""
    before = reading.before(one, 2)
    return any(
        other.passage is one.passage
        and other.unit
        and other.unit not in {"%", "‰", "年", "月", "天"}
        and one.start - other.end < _NEAR
        for other in before
    )


def _shown(one: Quantity, lead: str) -> str:
    return lead[-6:] + one.text


_NEAR = 24
_TWICE = Pattern(
    r"\d(?:[万亿]?元(?:元|[万亿]|册|份(?!额)|名|件(?!套))|(?:人次|名|户|份|册|场次|项)(?:元|%|％|名(?![单册额称])|户(?!主)|册)|[%％](?:[%％]|以[上下内][%％]))",
    "元名户份册次项%％",
)
_POINTS = Pattern(r"\d(?:个)?百分比(?!例)|\d百分点|\d个百分(?![点之比])|\d个千分(?![点之])", "百千")
_YEARS_OLD = Pattern(
    r"(?:预期寿命|平均年龄|教育年限|平均年限|平均寿命)[^，。；0-9]{0,8}(?P<share>\d+(?:\.\d+)?[%％‰])", "寿龄限"
)
_AREA = Pattern("(?:面积|占地)(?:约|为|达到?|共|近|有)*$")
_MEASURED = Pattern("(?:面积|平均年龄|总投资|金额|总额|预算)(?:约|为|达到?|共|近|有)*$")


RULE = Rule(
    id="number-without-unit",
    title="数后面没有量词、单位",
    severity=Severity.WARNING,
    why="“发放宣传册4200”，是册、是份还是人，看不出来；送审稿里一个数一个单位。",
    basis="GB/T 15835—2011；公文惯例",
    bad=(
        "投入资金12.6万元元，惠及320人。",
        "捐赠图书1200元册。",
        "覆盖面达98%以上%。",
        "提高3.2百分点，比上年多1.2个百分比。",
        "人均预期寿命78.6%，平均受教育年限10.8年。",
        "建筑面积2600米，投资320万元。",
        "占地面积12000，总投资320万元。",
        "平均年龄42.6，本科以上占62%。",
        "在商圈设点开展普法宣传，发放宣传册4200，解答咨询380人次。",
        "看望高龄独居妇女33人，慰问金按每人200元发放，共6600；动员660名妇女参加筛查。",
        "发放宣传资料3200余，接受群众咨询160人次。",
        "全年受理来信来访318，办结312件。",
        "培训妇女1260，其中农村妇女830人。",
        "走访慰问困难家庭165，发放慰问金8.25万元。",
        "筹集帮扶资金12.6万，惠及妇女儿童320人。",
        "救助困难妇女46名，每名1000元，共计46000。",
        "新建妇女之家12、儿童之家8个，阵地更加完善。",
        "全年接听咨询来电1430，满意率98%。",
    ),
    good=(
        "提高3.2个百分点，占百分之三十，按百分比排名。",
        "人均预期寿命78.6岁，提高0.6%；办结98件，合格率98%以上。",
        "评出12项名单，发放3元份额。",
        "发放宣传册4200份，解答咨询380人次。",
        "开通妇女维权热线12338，接待来访318件。",
        "落实“1+8+N”机制，推进“1530”安全教育。",
        "综合得分96.5，排名第2，发展指数达到86.4。",
        "性别比由112.3降到107.8，趋于平衡。",
        "男、女人数之比为1:1.2，师生比为1:15。",
        "服务妇女儿童3000余人次，覆盖村（社区）16个。",
        "截至2025，已建成12个；发展规划（2021—2030年）收官。",
        "编号为20250318，制发建议书12份。",
        "建成儿童友好社区3、4、5号楼活动室。",
        "投入资金36万元，其中县级20万元、镇级16万元。",
        "举办活动3场，共120人次，平均每场40人。",
    ),
    find=_find,
)
