"""一串分项：哪些数挨着列、并列不重叠、列全了没有、加起来对不对得上。"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ..model.manuscript import Passage
from ..model.numerals import from_chinese
from .arithmetic import MONEY, PEOPLE, Sure, above, alike, exact, total
from .quantities import Quantity

LONG = 600
"""一串分项最多看几个字。"""
Span = tuple[Passage, int, int]
MOST = 24
"""一串分项最多看几个数。"""


class Sum(NamedTuple):
    """一串分项和它们的总数。``under`` 是加起来少了算不算错（分项列全了几分），``over`` 是加起来多了算不算错。"""

    wholes: tuple[Quantity, ...]
    """可能是总数的，最像的在前；有一个对得上就是对的。"""
    parts: tuple[Quantity, ...]
    under: Sure
    over: Sure

    @property
    def whole(self) -> Quantity:
        """最像总数的。"""
        return self.wholes[0]

    @property
    def fault(self) -> Sure:
        """对不上的有几分把握；对得上、说不准的是 ``NONE``。"""
        sure = Sure.CERTAIN
        for whole in self.wholes:
            sure = min(sure, {1: self.over, -1: self.under}.get(off(whole, self.parts), Sure.NONE))
            if sure is Sure.NONE:
                return sure
        if not exact(self.whole, *self.parts) or len(self.wholes) > 1:
            sure = min(sure, Sure.LIKELY)
        least = min(part.value for part in self.parts)
        if len(self.parts) == 2 and least * 2 > self.whole.value and not opposed(self.parts):
            if least * 10 > self.whole.value * 8:
                return Sure.NONE  # 两样都占了八成以上，说的是同一批人的两个方面
            sure = min(sure, Sure.HINT)  # 两样都过了一半：查了视力的、查了口腔的，多半有人两样都查
        return sure if off(self.whole, self.parts, loosely=True) else min(sure, Sure.HINT)

    @property
    def settled(self) -> bool:
        """对得上，或者对不上已经有把握：别的说法不必再试。"""
        return self.fault is not Sure.NONE or meets(self.whole, self.parts)


def off(whole: Quantity, parts: Sequence[Quantity], *, loosely: bool = False) -> int:
    """加起来比总数多是 1，少是 -1，对得上是 0；有小数的容得下一位（项多的两位）的四舍五入。"""
    counted = total(parts)
    if not loosely and exact(whole, *parts) and whole.unit != "%":
        steps = [one.step for one in (whole, *parts) if "." in one.text]
        slack = min(max(steps, default=Decimal(0)) * (1 if len(parts) < 6 else 2), sum(steps, Decimal(0)) / 2)
        gap = sum((one.value for one in parts), Decimal(0)) - whole.value
        return 0 if abs(gap) <= slack else 1 if gap > 0 else -1
    return 1 if above(counted, whole.bounds) else -1 if above(whole.bounds, counted) else 0


def meets(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """加起来对得上。"""
    return off(whole, parts) == 0


ASIDE = re.compile(
    r"[，（]?(?:约?占|达标率|完成率|比例|比重|比[上去较同20]|较[上去同20]|与|同比|增长|增加|减少|下降|提高|降低|净增|办结率|覆盖率)[^，。；、（）]{0,24}）?"
)

_ALTERNATIVE = re.compile(r"（[^（）0-9]{1,10}）")
"""县（市、区）、村（社区）里的括号。"""
JOINT = re.compile("[，；、。：]")

COORDINATE = re.compile(r"[^，。；：、]*(?:（[^（）]*）)?(?:，?占[^，。；、]{1,30})?(?:[、；]|[，]?(?:和|及|与))")

_KINDS = re.compile("([两三四五六])(?:级|类|种|部分|方面|个方面|个领域|个层面)")

REST = re.compile("不可预见|机动|其他|其它|其余|剩余|余下|另有|另外|还有")

_PAIRS = (
    ("男", "女"), ("城镇", "农村"), ("城市", "农村"), ("城区", "农村"), ("城区", "乡村"), ("线上", "线下"), ("上半年", "下半年"),
    ("集体", "个人"), ("达标", "未达标"), ("达标", "没有达标"), ("到会", "请假"), ("实到", "请假"), ("参会", "请假"), ("出席", "请假"), ("到会", "缺席"), ("现金", "物"),
    ("妇女", "儿童"), ("县内", "县外"), ("省内", "省外"), ("市内", "市外"), ("成功", "正在"), ("办结", "正在"), ("办结", "在办"), ("满意", "不满意"),
    ("专职", "兼职"), ("公办", "民办"), ("公立", "私立"), ("城区", "乡镇"), ("县城", "乡镇"), ("户籍", "流动"), ("本地", "外来"), ("本级", "上级"), ("本级", "乡镇"), ("已婚", "未婚"), ("一对一", "一对多"), ("常住", "流动"), ("已", "未"), ("已", "尚"), ("已", "正在"), ("行政村", "社区"), ("完成", "未完成"), ("汉族", "少数民族"),
    ("首次", "再次"), ("连任", "新任"), ("正科", "副科"), ("结婚", "离婚"), ("家长", "学生"), ("原有", "新建"), ("县级", "乡"), ("立查立改", "限期"), ("立行立改", "限期"), ("立行立改", "长期"), ("当场", "限期"), ("现场", "限期"), ("即知即改", "限期"), ("初婚", "再婚"), ("新建", "改建"), ("合格", "不合格"), ("健康", "患病"), ("机关", "基层"), ("中央", "地方"), ("预算内", "预算外"),
)  # fmt: skip
"""两样合起来就是全部的；后一个里含着前一个字样的（达标、未达标），前一样不带后一个。"""

EXHAUSTIVE = (("男", "女"), ("上半年", "下半年"), ("城镇", "农村"), ("城市", "农村"))

_LADDERS = (
    ("男", "女"), ("城镇", "农村"), ("城市", "农村"), ("特等奖", "一等奖", "二等奖", "三等奖", "优秀奖", "优胜奖"),
    ("中央", "国家", "省", "市", "县", "区", "乡", "镇", "村", "自筹", "社会"), ("幼儿园", "学前", "学龄前", "小学", "初中", "高中", "大学"),
    ("处级", "正科", "副科", "科级", "股级"), ("集体", "个人"), ("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"),
    ("优秀", "良好", "合格", "不合格"), ("办结", "正在办理", "在办", "转办"), ("达标", "无法判断", "无数据"), ("完成", "正在", "启动"),
    ("本金", "利息", "借款", "工程欠款"), ("岁",), ("第一", "第二", "第三", "第四"), ("首批", "第"),
)  # fmt: skip

_ATTRIBUTES = (
    re.compile("女|妇"), re.compile("少数民族"), re.compile("党员|党外|群众"), re.compile("本科|大专|研究生|学历|大学"),
    re.compile("岁|青年|老年"), re.compile("农村|城镇"), re.compile("困难|贫困|单亲|残疾|留守|低保|孤|病|脱贫|返乡|困境"), re.compile("干部|代表|委员|企业家"),
)  # fmt: skip

_PRINTS = frozenset({"份", "本", "张", "册", "套", "幅"})
COUNTABLE = frozenset({"人", "个", "户", "家", "支", "所", "项", "篇", "件"})


_LEFT_OPEN = re.compile(
    "[^，。；0-9]{0,14}[，；](?:其余|其他|剩余|剩下|余下)(?![一二两三四五六七八九十几各])[^，。；0-9]*(?:[，。；]|$)"
)


def left_open(last: Quantity) -> bool:
    """“市级12支、县级64支，其余为乡镇自建”：末了还有没写数的。"""
    return _LEFT_OPEN.match(last.passage.text, last.end) is not None


def name_of(one: Quantity) -> str:
    """说的是什么：前面的话；前面没有字就看后面的。"""
    return one.before() or one.after()


def kind_of(one: Quantity) -> str:
    return "人" if one.unit in PEOPLE else one.unit


_KIN = (
    frozenset({"个", "家", "所", "处", "座"}),
    PEOPLE | {"件", "个", "幅", "篇", "份"},
    frozenset({"件", "起", "宗", "例"}),
    frozenset({"期", "场", "次"}),
)


def kin(one: Quantity, other: Quantity) -> bool:
    """单位说得成一样的：11个卫生院、4家，96件作品、57名。"""
    return alike(one, other) or any({one.unit, other.unit} <= units for units in _KIN)


def close_by(gap: str) -> bool:
    """总数和头一样之间只隔一个标点，或只隔着占比一类。"""
    return len(JOINT.findall(ASIDE.sub("", gap))) <= 1 and len(gap) < 40


def run_of(found: Sequence[Quantity]) -> list[Quantity]:
    """一串并列的同类数：中间只隔一个标点和占比一类，隔着别的就断；顿号、分号列的，到逗号为止；男、女两样到两样为止。"""
    run: list[Quantity] = []
    for one in found:
        if run and (not adjoining(run[-1], one) or _planned(run[0]) != _planned(one)):
            break
        if len(run) > 1 and (_turns(run, one) or (len(run) == 2 and opposed(run, EXHAUSTIVE))):
            break
        run.append(one)
    return run


def _planned(one: Quantity) -> bool:
    """说的是还要办的。"""
    return bool(re.search("(?:^|年|季度|还|将)(?:计划|拟|力争|预计)|明年", one.before()))


def chosen(parts: Sequence[Quantity]) -> bool:
    """问卷里选了哪一项的：一个人可以选几项。"""
    return len(parts) > 1 and all(re.match("(?:其中)?(?:选择|认为|希望|反映|提出)", one.before()) for one in parts)


def _turns(run: Sequence[Quantity], one: Quantity) -> bool:
    """前面各项隔的是顿号、分号，到这里变成逗号，说的是别的事了。"""
    text = one.passage.text
    first, last = (ASIDE.sub("", text[a.end : b.start]) for a, b in ((run[0], run[1]), (run[-1], one)))
    if "、" in first:
        return "、" not in last and ("；" in last or ("，" in last and not REST.search(last)))
    return "；" in first and "；" not in last and "，" in last and not REST.search(last)


def adjoining(one: Quantity, other: Quantity) -> bool:
    """两个数是不是挨着列的。"""
    if one.passage is not other.passage:
        return False
    between = _ALTERNATIVE.sub("", ASIDE.sub("", one.passage.text[one.end : other.start]))
    if len(between) > 40:
        return False
    first, *others = re.split("[，；。：]", between)
    return len(others) <= 1 if "、" not in first else first.count("、") == 1 and not others


def outside_brackets(found: Sequence[Quantity], start: int) -> list[Quantity]:
    """不在括号里的。"""
    kept, depth, at = [], 0, start
    for one in found:
        text = one.passage.text
        depth += text.count("（", at, one.start) - text.count("）", at, one.start)
        at = one.start
        if depth <= 0:
            kept.append(one)
    return kept


def opposed(parts: Sequence[Quantity], pairs: Sequence[tuple[str, str]] = _PAIRS) -> bool:
    """正好两样，合起来就是全部：男、女，已办结、未办结。"""
    if len(parts) != 2:
        return False
    one, two = ((part.before() + part.after()).replace("民办公助", "公助") for part in parts)
    if ("普惠" in one) != ("普惠" in two):
        return False  # 公办的、普惠性民办的，还有别的民办的
    if any(_split(one, two, a, b) or _split(two, one, a, b) for a, b in pairs):
        return True
    return pairs is _PAIRS and (_denied(one, two) or _denied(two, one))


def _denied(one: str, two: str) -> bool:
    """一个说通过，一个说未通过。"""
    match = re.search(r"(?:尚未|没有|未|不)([\u4e00-\u9fff]{2})", two)
    return match is not None and match[1] in one and not re.search(f"(?:没有|未|不){match[1]}", one)


def _split(one: str, two: str, a: str, b: str) -> bool:
    if a not in one or b not in two:
        return False
    return b not in one and (a in b or a not in two.replace(b, ""))


def how_complete(whole: Quantity, parts: Sequence[Quantity]) -> Sure:
    """“其中”后面的分项列全了几分。"""
    if opposed(parts) or kinds(whole, parts) or shared_out_whole(parts):
        return Sure.CERTAIN
    if REST.search(name_of(parts[-1])) and len(parts) > 1:
        return Sure.CERTAIN
    if _one_doing(parts):
        return Sure.LIKELY
    if _numbered_names(parts) or (len(parts) > 2 and all(re.search("[类型]$", name_of(one)) for one in parts)):
        return Sure.LIKELY
    counted = sum((one.value for one in parts), Decimal(0))
    nearly = counted < whole.value and counted * 100 >= whole.value * (88 if len(parts) > 2 else 94)
    if len(parts) == 2 and "；" in parts[0].passage.text[parts[0].end : parts[1].start]:
        return Sure.HINT if slipped(whole, parts) else Sure.NONE
    return Sure.HINT if slipped(whole, parts) or (nearly and exact(whole, *parts)) else Sure.NONE


def _one_doing(parts: Sequence[Quantity]) -> bool:
    """同一件事的几种结果：“按时报送的24个，逾期报送的2个，未报送的2个”。"""
    names = [name_of(one).removeprefix("其中") for one in parts]
    shared = set.intersection(*(set(name) for name in names)) - set("的有了个人已未不")
    undone = [bool(re.search("未|没有|尚|正在|逾期|不", name)) for name in names]
    return bool(shared) and len(parts) > 1 and any(undone) and not all(undone)


def _numbered_names(parts: Sequence[Quantity]) -> bool:
    """第一批、第二批、第三批，从一数起；只说了一两个季度的没有列全。"""
    if len(parts) != 4 and any("季度" in name_of(one) for one in parts):
        return False
    return len(parts) > 1 and all(
        f"第{number}" in name_of(one) for number, one in zip("一二三四五六", parts, strict=False)
    )


_MONTHS = (("季度", 3), ("半年", 6), ("全年", 12))


def _month(one: Quantity) -> str:
    return re.split("[，。；：、]", one.passage.text[max(0, one.start - 8) : one.start])[-1]


def kinds(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """“县乡村三级组织146个，其中县级、乡镇、村……”：说了几级几类，列的正好是几样。"""
    months = next((count for word, count in _MONTHS if word in whole.before()), 0)
    if months == len(parts) and all(re.search("月(?:份)?$", _month(one)) for one in parts):
        return True
    match = _KINDS.search(whole.before()) or _KINDS.search(whole.after())
    return match is not None and from_chinese(match[1]) == len(parts)


SHARE = re.compile(r"[^，。；、（）]{0,8}[，（]约?占(?:比)?[^，。；、（）0-9]{0,12}(?P<share>\d+(?:\.\d+)?)[%％]")


def shared_out_whole(parts: Sequence[Quantity]) -> bool:
    """各项都写了占比，加起来是百分之百。"""
    found = [SHARE.match(one.passage.text, one.end) for one in parts]
    shares = [Decimal(match["share"]) for match in found if match is not None]
    return (
        len(parts) > 1
        and len(shares) == len(parts)
        and abs(sum(shares, Decimal(0)) - 100) <= Decimal("0.6") * len(parts)
    )


def slipped(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """总数和得数只差一位，或两位写颠倒了：像是笔误，不像没列全。"""
    if len(parts) < 2 or not exact(whole, *parts):
        return False
    step = min(one.step for one in (whole, *parts))
    one, other = int(whole.value / step), int(sum((part.value for part in parts), Decimal(0)) / step)
    if one < 100 or min(part.value for part in parts) * 50 < whole.value:
        return False
    a, b = str(one), str(other)
    turned = sorted(a) == sorted(b) and a != b
    return turned or (len(parts) > 2 and len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1)


def on_a_ladder(parts: Sequence[Quantity]) -> bool:
    """各项在一个梯子上：省、市、县，一等奖、二等奖。"""
    names = [name_of(one) for one in parts]
    for ladder in _LADDERS:
        rungs = [next((rung for rung in ladder if rung in name), None) for name in names]
        if None not in rungs and (len(set(rungs)) > 1 or len(ladder) == 1):
            return True
    return False


def run_parallel(parts: Sequence[Quantity], *, listed: bool) -> bool:
    """几样并列、不重叠：顿号、分号隔开或在一个梯子上；说的是不同方面（妇女、党员）的会重叠，不算。"""
    names = [name_of(one) for one in parts]
    if on_a_ladder(parts):
        return True
    text = parts[0].passage.text
    joints = [text[one.end : other.start] for one, other in itertools.pairwise(parts)]
    if not all(map(COORDINATE.match, joints)) and not listed:
        return False
    return parts[0].unit == MONEY or not overlapping(names)


def overlapping(names: Sequence[str]) -> bool:
    """各说一个方面的人，会重叠。"""
    kinds = [{at for at, attribute in enumerate(_ATTRIBUTES) if attribute.search(name)} for name in names]
    common = set.intersection(*kinds)
    return any(kind - common for kind in kinds) or 6 in common


def under_one_name(one: Quantity, near: Quantity, whole: Quantity) -> bool:
    """“45所、38个、52个，阵地总数135个”：个是统称。"""
    joint = one.passage.text[one.end : near.start]
    kinds = COUNTABLE if whole.unit == "个" else _PRINTS if whole.unit == "份" else frozenset()
    return one.unit != whole.unit and kind_of(one) in kinds and "、" in joint and adjoining(one, near)


OVERLAP = re.compile(
    "交叉|[两三几](?:项|种|个|次|样|类)[都均皆]|重复|重叠|兼有|兼具|(?:属于|涉及|选|有|同属|占|包含|包括|反映|存在)多[种类项]|多[种类项](?:困难|情形|情况|身份|类型|问题|答案)|两类|既是|[^，。]{0,6}同时(?!，)|可能(?:属|同|重|有|既|涉)|含义?重|口径不同|不含|未计入|另有|另外|两边|均作|均计|都计|计入|分别统计|有的|为[^，。]{0,8}共[有用]"
)
