"""共多少，其中几样：分项加起来和总数对不对得上，哪一样也不能比总数多。"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import from_chinese
from ...model.speech import _
from ..arithmetic import MONEY, PEOPLE, above, alike, exact, shown, total
from ..quantities import Quantity
from ..reading import Reading
from ..rule import Hit, Rule, hit

_OPENER = re.compile(
    r"(?P<among>其中)(?:包括|有)?(?P<colon>[：:])?|(?P<main>主要)?(?P<whole>包括|分为)[：:]?"
    r"|(?P<each>分别)(?:为|是|达到|达|有)|(?P<plain>[：:])"
)
_CLOSER = re.compile(
    r"(?<!以上)(?P<word>共计|总计|合计|总共|一共|(?<![公中])共(?![同青产建享和识用]))(?P<verb>[^，。；：、（）0-9]{0,6})$"
)
_WHOLE_YEAR = re.compile(r"(?:全年|累计|历年|今年|一年|至今|目前|年内|总的)[^，。；：、]*$")
_NOT_A_PART = re.compile(
    r"(?:增加|增长|减少|下降|降低|提高|净增|新增|同比|较|比|超过|每|人均|户均|平均|占|最多|最少|最高|最低)[^，。；：、]*$"
)
_SHARE_ASIDE = re.compile(r"[，（]?占[^，。；、（）]{0,12}?[\d.]+[%％]）?")
_PLACES = set("村镇乡县市区校所")
MOST = 24
"""一串分项最多看几个数。"""
_NEUTRAL = set("有为达到是了")
_LADDERS = (
    ("男", "女"), ("城镇", "农村"), ("城市", "农村"), ("特等奖", "一等奖", "二等奖", "三等奖", "优秀奖", "优胜奖"),
    ("中央", "国家", "省", "市", "县", "区", "乡", "镇", "村", "自筹", "社会"), ("幼儿园", "小学", "初中", "高中", "大学"),
    ("处级", "正科", "副科", "科级", "股级"), ("集体", "个人"), ("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"),
    ("优秀", "良好", "合格", "不合格"), ("办结", "正在办理", "在办", "转办"), ("达标", "无法判断", "无数据"), ("完成", "正在", "启动"), ("本金", "利息", "借款", "工程欠款"),
)  # fmt: skip
_ATTRIBUTES = (
    re.compile("女|妇"), re.compile("少数民族"), re.compile("党员|党外|群众"), re.compile("本科|大专|研究生|学历|大学"),
    re.compile("岁|青年|老年"), re.compile("农村|城镇"), re.compile("困难|贫困|单亲|残疾|留守|低保|孤|病"), re.compile("干部|代表|委员|企业家"),
)  # fmt: skip
_COUNTED_ALIKE = PEOPLE | {"人次", MONEY, "户", "%"}


class Sum(NamedTuple):
    """总数和分项；``complete`` 是分项该列全的。"""

    whole: Quantity
    parts: list[Quantity]
    complete: bool
    sure: bool


def _find(reading: Reading) -> Iterator[Hit]:
    told: set[tuple[int, int]] = set()
    for one in (*_whole_first(reading), *_parts_first(reading)):
        problem, certain = _problem(one)
        where = (one.whole.passage.n, one.whole.start)
        if problem and where not in told:
            told.add(where)
            severity = Severity.ERROR if certain else Severity.WARNING
            hint = _("核对总数和各项；口径不同的写明")
            yield hit(one.whole.passage, one.whole.start, one.whole.end, problem, hint, severity)


def _problem(one: Sum) -> tuple[str, bool]:
    """哪里不对，有没有把握；没有不对是空的。"""
    bounds, counted = one.whole.bounds, total(one.parts)
    certain = one.sure and exact(one.whole, *one.parts)
    if not above(counted, bounds) and not (one.complete and above(bounds, counted)):
        return "", certain
    if len(one.parts) == 1:
        return _("其中的{part}比总数{whole}还多", part=one.parts[0].text, whole=one.whole.text), certain
    added = shown(sum((part.value for part in one.parts), Decimal(0)), one.whole)
    parts = "+".join(part.text for part in one.parts)
    return _("{parts}加起来是{sum}，写的总数是{whole}", parts=parts, sum=added, whole=one.whole.text), certain


# -- 总数在前 --


def _whole_first(reading: Reading) -> Iterator[Sum]:
    last: tuple[Passage, int, int] | None = None
    for passage, start, end in reading.sentences:
        for match in _OPENER.finditer(passage.text, start, end):
            scope = passage, start, match.start()
            if not passage.text[start : match.start()].strip("　 ") and last is not None:
                scope = last
            one = _listed(reading, passage, match, _stop(passage.text, match, end), scope)
            if one is not None and not _fits_another(one, reading.in_span(*scope)[-MOST:]):
                yield one
        last = passage, start, end


def _stop(text: str, match: re.Match[str], end: int) -> int:
    """分项列到哪里：括号里开的头到括号为止；再有“其中”就到那里。"""
    depth = text.rfind("（", 0, match.start()) > text.rfind("）", 0, match.start())
    close = text.find("）", match.end(), end) if depth else -1
    end = close if close >= 0 else end
    again = _OPENER.search(text, match.end(), end)
    while again and again["plain"]:
        again = _OPENER.search(text, again.end(), end)
    return again.start() if again else end


def _listed(
    reading: Reading, passage: Passage, match: re.Match[str], stop: int, scope: tuple[Passage, int, int]
) -> Sum | None:
    found = _outside_brackets(reading.in_span(passage, match.end(), stop), match.end())
    candidates = reading.in_span(*scope)
    if not found or not candidates:
        return None
    whole = candidates[-1]
    if match["among"]:
        whole = next((one for one in reversed(candidates) if one.unit != "%"), whole)
    if not alike(whole, found[0]) or _NOT_A_PART.search(_lead(found[0], match.end())):
        return None
    if match["plain"] and not re.search("共|合计|总", whole.before()):
        return None
    parts = _run([one for one in found if not _NOT_A_PART.search(one.before())], whole)
    if len(parts) == 1:
        return _single(whole, parts[0]) if match["among"] else None
    open_ended = bool(re.match(r"[^，。；：、]{0,8}等", passage.text[parts[-1].end :])) or bool(match["main"])
    if match["among"]:
        if _complementary(parts) or _counted_kinds(whole, parts):
            return Sum(whole, parts, not open_ended, sure=True)
        return Sum(whole, parts, complete=False, sure=True) if _parallel(parts, match) else None
    if match["each"] and not re.search("共|合计|总|有", whole.before()):
        return None
    return Sum(whole, parts, not open_ended, sure=not match["plain"]) if _parallel(parts, match) else None


def _counted_kinds(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """“县乡村三级组织146个，其中县级、乡镇、村……”：说了几级几类，列的正好是几样。"""
    match = re.search("([两三四五六])(?:级|类|种|部分|方面|个方面|个领域)", whole.before())
    return match is not None and from_chinese(match[1]) == len(parts)


def _fits_another(one: Sum, candidates: Sequence[Quantity]) -> bool:
    """前面还有别的同类数，拿它作总数就对得上：说不准是谁的分项。"""
    others = [other for other in candidates if other is not one.whole and alike(other, one.whole)]
    return any(not _problem(one._replace(whole=other))[0] for other in others)


def _lead(one: Quantity, start: int) -> str:
    return one.passage.text[start : one.start]


def _single(whole: Quantity, part: Quantity) -> Sum | None:
    """“其中”后面只有一个数：不是人、钱、户的，要看得出说的是同一样东西。"""
    if whole.unit not in _COUNTED_ALIKE and not _same_thing(whole, part):
        return None
    return Sum(whole, [part], complete=False, sure=True)


def _same_thing(one: Quantity, other: Quantity) -> bool:
    """前后挨着的话里有一样的两个字，或后一个没有另说是什么（其中城区8个）。"""
    mine, theirs = one.before() + one.after(), other.after() or other.before().removeprefix("其中")
    return (len(theirs) < 3 and theirs[-1:] not in _PLACES) or any(
        theirs[at : at + 2] in mine for at in range(len(theirs) - 1)
    )


def _run(found: Sequence[Quantity], whole: Quantity) -> list[Quantity]:
    """一串并列的同类数：中间只隔一个标点，夹着别的数就断。"""
    run: list[Quantity] = []
    for one in found:
        if one.unit == "%" and whole.unit != "%":
            continue
        if not alike(one, whole) or (run and not _adjoining(run[-1], one)):
            break
        run.append(one)
    return run


def _adjoining(one: Quantity, other: Quantity) -> bool:
    between = _SHARE_ASIDE.sub("", one.passage.text[one.end : other.start])
    return len(re.findall("[，；、。]|和|及|与", between)) <= 1 and len(between) <= 40


def _outside_brackets(found: Sequence[Quantity], start: int) -> list[Quantity]:
    """不在括号里的。"""
    kept, depth, at = [], 0, start
    for one in found:
        text = one.passage.text
        depth += text.count("（", at, one.start) - text.count("）", at, one.start)
        at = one.start
        if depth <= 0:
            kept.append(one)
    return kept


def _complementary(parts: Sequence[Quantity]) -> bool:
    names = [one.before() + one.after() for one in parts]
    return len(names) == 2 and any(
        (one in names[0]) != (two in names[0]) and (one in names[1]) != (two in names[1]) and (one in names[0]) != (one in names[1])
        for one, two in (("男", "女"),)
    )  # fmt: skip


def _parallel(parts: Sequence[Quantity], match: re.Match[str]) -> bool:
    """几样并列、不重叠：顿号、分号隔开或在一个梯子上；说的是不同方面（妇女、党员）的会重叠，不算。"""
    names = [_name(one) for one in parts]
    if any(all(any(rung in name for rung in ladder) for name in names) for ladder in _LADDERS):
        return True
    text = parts[0].passage.text
    joints = [text[one.end : other.start] for one, other in itertools.pairwise(parts)]
    if not all(re.search("[、；]|和|及|与", joint) for joint in joints) and not (match["colon"] or match["each"]):
        return False
    return parts[0].unit == MONEY or not _overlapping(names)


def _name(one: Quantity) -> str:
    return one.before() or one.after()


def _overlapping(names: Sequence[str]) -> bool:
    """各说一个方面的人，会重叠。"""
    kinds = [{at for at, attribute in enumerate(_ATTRIBUTES) if attribute.search(name)} for name in names]
    common = set.intersection(*kinds)
    return any(kind - common for kind in kinds) or 6 in common


# -- 分项在前 --


def _parts_first(reading: Reading) -> Iterator[Sum]:
    for passage, start, end in reading.sentences:
        text = passage.text
        if "共" not in text[start:end] and "计" not in text[start:end]:
            continue
        inside = _outside_brackets(reading.in_span(passage, start, end), start)
        for at, whole in enumerate(inside):
            begin = max(start, whole.start - 40)
            match = _CLOSER.search(text, begin, whole.start)
            if match is None or not whole.unit or _unrelated(text[start : match.start()]):
                continue
            one = _summed(inside[max(0, at - MOST) : at], whole, start, match)
            if one is not None:
                yield one


def _unrelated(lead: str) -> bool:
    """“全年累计”后面的是另一段时间的数；前面分季度、分半年说的才是它的分项。"""
    return bool(_WHOLE_YEAR.search(lead[-40:])) and not re.search("下半年|四季度", lead)


def _summed(earlier: list[Quantity], whole: Quantity, start: int, match: re.Match[str]) -> Sum | None:
    text = whole.passage.text
    head = match.start()
    clause = max(text.rfind(mark, start, head) for mark in "，；、。")
    parts: list[Quantity] = []
    for one in reversed(earlier):
        if not alike(one, whole) and (one.start > clause or (match["word"] != "共" and one.unit != "%")):
            continue
        near = parts[0] if parts else None
        if not alike(one, whole) or (near and not _adjoining(one, near)):
            break
        parts.insert(0, one)
    if len(parts) > 2 and parts[0].value == whole.value:
        parts = parts[1:]
    if len(parts) < 2 or any(_NOT_A_PART.search(one.before()) for one in parts):
        return None
    gap = text[parts[-1].end : head]
    if (
        len(re.findall("[，；、。]", gap)) > 1
        or len(gap) > 16
        or re.search("其中|等|共(?!有)|合计|总计", text[parts[0].start : head])
    ):
        return None
    if not _says_the_same(match["verb"], text[start:head], whole):
        return None
    for size in range(2, len(parts)):
        if not _problem(Sum(whole, parts[-size:], complete=True, sure=True))[0]:
            return None
    joints = [text[one.end : other.start] for one, other in itertools.pairwise(parts)]
    sure = all(re.search("[、；]|和|及|与", joint) for joint in joints) or match["word"] != "共"
    return Sum(whole, parts, complete=True, sure=sure)


def _says_the_same(verb: str, earlier: str, whole: Quantity) -> bool:
    """“共”和数之间、数后面没有另说别的事。"""
    new = {char for char in verb if char not in _NEUTRAL and char not in earlier}
    noun = whole.after()
    return not new and (not noun or any(noun[at : at + 2] in earlier for at in range(max(1, len(noun) - 1))))


RULE = Rule(
    id="sum-mismatch",
    title="分项加起来和总数对不上",
    severity=Severity.ERROR,
    why="总数后面列了各项，一加就知道；哪一项比总数还多更说不过去。",
    basis="算术",
    bad=(
        "目前欠款总额1500余万元，其中：银行贷款本金516万元，区财政借款328万元，工程欠款209万元，房地产公司欠款310万元、利息270余万元。",
        "全县共有教职工1240人，其中男教职工530人，女教职工720人。",
        "共评选先进44个，其中先进集体16个、先进个人30个。",
        "全年落实项目资金120万元，其中省级资金60万元，市级资金40万元，县级资金30万元。",
        "发放图书300册、文具包120个，救助孤儿18人、单亲母亲24人，共计52人。",
        "银行贷款516万元、财政借款328万元，合计854万元。",
        "培训妇女干部90人次，其中乡镇妇联主席110人次。",
        "大赛共设奖项12个，分别为一等奖2个、二等奖4个、三等奖7个。",
        "甲镇12户、乙镇15户和丙镇9户，共38户。",
        "每年收入合计270万元。包括：财政经费80万元；场地租金150万元；培训收入50万元。",
        "妇儿工委成员单位33个，包括党群部门9个、政府部门18个、群团组织5个。",
        "全区共有示范儿童之家28个，其中城市社区19个、农村社区14个。",
        "监测指标114项，其中达标107项，占93.9%，未达标5项，无法判断4项。",
        "县乡村三级妇联组织148个，其中县级1个、乡镇14个、村131个。",
        "妇女规划8个领域共有指标64项，儿童规划7个领域共有指标50项，合计116项。",
        "投入经费12万元，用于妇女之家建设8万元、活动开展6万元，共计12万元。",
        "上半年办案12件、下半年办案15件，全年共办案29件。",
        "第一期培训45人，第二期培训52人，两期共培训107人。",
        "参加比赛的选手共86名（其中小学组40名、初中组30名、高中组18名）。",
    ),
    good=(
        "目前欠债总额达1700余万元，其中：银行贷款本金516万元，银行贷款利息200多万元，区财政借款328万元，工程欠款209万元，房地产公司欠款310万元、利息170余万元。",
        "全县共有教职工1250人，其中男教职工530人，女教职工720人。",
        "全县有妇女干部120人，其中少数民族干部80人、党员干部90人、大学以上学历100人。",
        "培训120人次，其中妇女80人次，干部60人次。",
        "全县14个乡镇共有儿童之家131个，其中示范儿童之家28个，覆盖留守儿童1863名。",
        "走访慰问老人30名、孤儿20名，共有80名志愿者参加。",
        "每年收入合计约270万元。主要包括：一是财政预算经费（含10名教职工工资等）约80万元；二是场地租金约150万元；三是培训收入约40万元。",
        "覆盖14个乡镇，其中贫困村28个。",
        "14个乡镇、2个街道共16个乡级妇联，131个村、9个社区共140个村级妇联，合计156个。",
        "县级领导班子中有女干部6名，占15.8%；58个部门中52个配备了女干部，其中任正职的11名。",
        "来信来访83件，办结81件，剩余2件正在调处。其中婚姻家庭类56件，占67.5%；财产权益类15件，占18.1%；其他12件。",
        "监测指标114项，其中达标107项，占93.9%，未达标4项，占3.5%，无法判断3项。",
        "全年走访老党员12名、单亲母亲20名，累计走访慰问86名。",
        "落实资金120万元，其中省级资金60万元、市级资金40万元。",
        "表彰先进集体14个、先进个人30名，共44个集体和个人受到鼓励。",
        "资助大学生12人、高中生20人等，共计45人。",
        "全区共有幼儿园42所，其中公办18所、民办24所，在园幼儿6120人。",
        "新建儿童之家6个，其中2个乡镇各建2个，比上年增加3个，总投资18万元。",
        "招聘会提供岗位300个，参加的企业16家，共吸引群众800多人，咨询500多人。",
        "救助孤儿30人，发放6万元；救助单亲母亲20人，发放4万元，共计发放10万元。",
        "慰问“两癌”患病妇女28人、单亲母亲40人，每人500元，共计3.4万元。",
    ),
    find=_find,
)  # fmt: skip
