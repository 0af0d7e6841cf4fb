"""应付、已付、尚欠，原有、新增、现有，一共、若干、其余：减一减对不对得上。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from ..model.finding import Severity
from ..model.manuscript import Passage
from ..model.speech import _
from ..reading.arithmetic import MONEY, alike, difference, exact, meet, shown, total
from ..reading.pattern import Pattern
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from .change_problems import problems


class Rest(NamedTuple):
    """减出来对不上的那个数。"""

    quantity: Quantity
    message: str
    severity: Severity
    due: Decimal | None = None
    """减出来该是多少。"""


def subtracted(reading: Reading) -> set[tuple[int, int]]:
    """减一减已经说过不对的数（段、位置）；加的那一头不再说。"""
    told = {(one.new.passage.n, one.start) for one, _problem in problems(reading.changes.changes)}
    return told | {(one.quantity.passage.n, one.quantity.start) for one in rests(reading)}


MANY = 300
"""别处说过的占比最多看几处。"""


class Family(NamedTuple):
    """一组互相推得出的说法：整个减一部分是剩下的。"""

    whole: Pattern
    part: Pattern
    rest: Pattern
    words: Pattern


def _family(whole: str, part: str, rest: str) -> Family:
    near = r"(?=[^，。；：、（）0-9]{0,9}$)"
    whole_, part_, rest_ = (Pattern(f"(?:{words}){near}") for words in (whole, part, rest))
    return Family(whole_, part_, rest_, Pattern(rest))


_PAID = r"(?<!未)(?:已支?付|已缴|已收|已到位|已拨|已还|已退|实付|实缴|实收|实际支付|实际到位|累计支付|先后支付|支付完)"
_OWED = "尚欠|下欠|下差|还欠|仍欠|结欠|剩余|余款|未付|未支付|尚未支付|还差|缺口|拖欠"
FAMILIES = (
    _family("应付|应缴|应收|预算安排|安排(?:工作)?经费|计划投入|核定|总投资|应支付|应退|应发|应拨|合同总?价|合同总?额|合同金额|约定支付|需支付|需要支付|须支付|总造价|工程总价|补偿款总额", _PAID, _OWED),
    _family("应到", "实到", "缺席|请假|未到"),
    _family(
        "现有|现共有|目前有|目前共有|累计|总数达到?|增加到|增至|达到|共有",
        "原有|原来有|(?:去年|上年|往年|年初|此前|前期|前些年|前[两三几]年)[底末]?(?:已|共|就)*(?:有|建成|创成|创建|建有|评选|评出|培育|发展|成立|设立|打造|建起|办起)?",
        "新增|新建|新成立|新设|增设|新发展|新创|新评|新培育|新打造|新认定|又(?:建成|创建|创成|新建|新增|评选|培育|发展|打造)|再[增建创]",
    ),
    _family(
        "(?<!累计)到[账位](?!率)|拨入|下拨|争取|筹集|筹措|募集|募捐|配套|下达|专项|总额|年初预算|预算(?!执行)|(?:资金|经费|善款)共?|结转",
        "(?<!未)(?:支出|使用|开支|花费|支付|拨付|用于[^，。；：、（）0-9]{0,8}|用去|发放)", "结余|剩余|结存|余额|余款|节余|尚余|还剩",
    ),
    _family("(?<!人均)(?:总收入|收入合计|收入共?计?)", "(?:总支出|支出合计|支出共?计?)", "结余|亏损|缺口|赤字|收支相抵"),
    _family("达到|增加到|增至|总数|将有|将达", "(?<!没)(?:现有|已有|目前有|目前已有)", "再(?:增加?|建|创建?|新[建创增]|培育|打造)|拟(?:再|新)?(?:增|建|创建?|培育|打造)|计划新[增建创]"),
    _family("送审|合同价|预算价|概算|招标控制价", "审定|结算价?|决算价?|中标价?|审计后", "核减|审减|节约|节省"),
    _family("发放(?:调查)?问卷|发出(?:调查)?问卷", "收回|回收", "未收回|未回收"),
    _family("受理|接待|收到", "(?<!未)(?:已办结|办结|调处成功|化解)", "正在办理|在办|未办结|尚未办结|待办"),
)  # fmt: skip
_AT_FIRST = Pattern(
    "(?:年初|期初|月初|原有|原来|原先|(?:去年|上年|上期|上月|上季度|20\\d\\d年)年?[底末])[^，。；：、0-9]{0,14}$"
)
_CAME = Pattern(
    "(?:新增|增加|新购|购入|采购|添置|增补|补充|补录|加入|转入|调入|迁入|纳入|新登记|新注册|新发展|吸收|招募|接收|新入|入住|入园|入驻)[^，。；：、0-9]{0,4}$"
)
_GONE = Pattern(
    "(?:退出|剔除|报废|下架|淘汰|损毁|注销|转出|调出|迁出|毕业|离开|离任|离职|撤销|流失|核减|减少|出园|清退|调离|去世)[^，。；：、0-9]{0,4}$"
)
_INCOME = Pattern("(?:总收入|收入合计|收入总额|(?:全年|年度|当年|本年)(?:经费|各项)?收入)(?:为|达|共)*$")
_SPENDING = Pattern("(?:总支出|支出合计|支出总额|(?:全年|年度|当年|本年)(?:经费|各项)?支出)(?:为|达|共)*$")
_LEFT_OVER = Pattern("(?:当年|本年|年度)结余(?:为|资金)*$")
_HAVE_NOW = Pattern("(?:发展到|增加到|增至|现有|已有|共有|已建成|累计建成|累计创建)[^，。；：、0-9]{0,8}$")
_NEWLY = Pattern("(?:新建|新增|再建|新创建?|新打造|新培育|拟建|计划新?建|再创建)(?P<name>[^，。；：、0-9]{2,10})$")
_MAKING = Pattern("，(?:使|力争|推动|确保)[^，。；：、0-9]{0,12}(?:总数|数量|累计)(?:达到?|增加到|增至|发展到)(?:了)?")
MOST_STOCKS = 40
_NET = Pattern("净(?:增加?|减少?)[^，。；0-9]{0,6}$")
_UP_FLOW = Pattern("(?:新|增|入|加|转为达标)[^，。；：、0-9]{0,8}$")
_FORMER_LATTER = Pattern("前者(?:比后者)?(?:高出?|多出?|低|少|超出)[^，。；0-9]{0,4}$")
_AT_LAST = Pattern(
    "(?:年末|年底|期末|月末|月底|目前|现有|现为|现在|截至|实有|变为|剩|达到?|增至|降至|减至)[^，。；：、]{0,14}$"
)
_LESS = Pattern("减少|撤销|撤并|关闭|关停|停办|停业|取消|注销|划出|退出|调出|转出|流失|离任|辞去")
_CARRIED = Pattern("结转|上年结余|上年末?结存")
_REMAINING = Pattern(r"(?:其余|余下|剩余|剩下|还剩|尚余|尚剩|仍余)的?[^，。；：、（）0-9]{0,6}$")
_REST_IS = Pattern(r"，(?:其余|余下)(?:的|均?[为是])[^，。；、\d]{1,12}，(?:共|有|计)$")
_LEFT = Pattern("(?:剩余|余下|剩下|其余)的?$")
_PENDING = Pattern(r"(?:尚有|还有|仍有)[^，。；：、（）0-9]{0,4}$")
_STILL = Pattern(
    r"^[^，。；：]{0,14}(?:未|没|尚|正在|待|暂|须|需|要在|应在|不[达合符]|整改中|推进|处理中|办理|跟踪|请假|缺席|因)|^[^，。；：]{0,4}因"
)
_UNDONE = Pattern(r"(?:^|尚|还|仍)未(?P<done>[\u4e00-\u9fff]{2,4}?)(?:的|的有|的还有|仅|有)*$")
_FINISHED = Pattern(
    r"已|完成|整改|销号|办结|达标|到位|建成|落实|接种|化解|调解|答复|脱贫|实现|实到|到会|合格|通过|参加|报送|开工|投用"
)
_NOT_A_PART = Pattern(r"(?:增加|增长|减少|下降|比|较|超过|每|人均|户均|平均)[^，。；：、\d]*$")


def rests(reading: Reading) -> Iterator[Rest]:
    for passage, start, end, across in _windows(reading):
        inside = reading.in_span(passage, start, end)
        if len(inside) < 3:
            continue
        words = passage.text[start:end]
        for family in FAMILIES:
            if not family.words.search(words):
                continue
            yield from _subtracted(family, inside, passage.text[start:end], across=across)
        if not across:
            yield from _remainder(inside)
        if not across:
            yield from _stock(inside)
            yield from _net(inside)
            yield from _another(inside)
        if not across and "前者" in words:
            yield from _former_and_latter(passage, inside)
    yield from _far(reading)
    yield from _together(reading)
    yield from _balanced(reading)
    yield from _built_up(reading)


def _stock(inside: Sequence[Quantity]) -> Iterator[Rest]:
    """“年初862人，年内新增74人，退出58人，年末为878人”：进进出出。"""
    for at, former in enumerate(inside):
        if not _AT_FIRST.search(former.before()) or not former.unit or former.unit == "%":
            continue
        same = [one for one in inside[at + 1 : at + 8] if alike(one, former)]
        came, gone = Decimal(0), Decimal(0)
        for count, one in enumerate(same):
            if _CAME.search(one.before()):
                came += one.value
            elif _GONE.search(one.before()):
                gone += one.value
            else:
                left = former.value + came - gone
                told = _AT_LAST.search(one.before()) and came and exact(former, *same[: count + 1])
                between = former.passage.text[former.end : one.start]
                none_gone = re.search("无人退出|没有退出|无(?:人)?(?:退出|流失|减少)", between)
                if (
                    told
                    and (gone or none_gone)
                    and not one.bounds.holds(left)
                    and not former.bounds.holds(one.value - came + gone)
                ):
                    flows = f"{former.text}+{came.normalize():f}-{gone.normalize():f}"
                    message = _("{parts}是{rest}，写的是{text}", parts=flows, rest=shown(left, one), text=one.text)
                    yield Rest(one, message, Severity.WARNING, left)
                break


def _net(inside: Sequence[Quantity]) -> Iterator[Rest]:
    """“净增58户，其中新入会83户、到期未续25户”：净增是一进一出的差。"""
    for at, net in enumerate(inside):
        sign = _NET.search(net.before())
        flows = [one for one in inside[at + 1 : at + 3] if alike(one, net)]
        if sign is not None and net.before().startswith("净"):
            yield from _net_after(net, [one for one in inside[max(0, at - 2) : at] if alike(one, net)])
        if sign is None or len(flows) < 2 or not exact(net, *flows):
            continue
        gap = net.passage.text[net.end : flows[0].start]
        between = net.passage.text[flows[0].end : flows[1].start]
        if not re.match("[^，。；]{0,6}，(?:其中|即|实际|具体|包括)", gap) or len(re.findall("[，、；]", between)) != 1:
            continue
        if "；" in between or not (_UP_FLOW.search(flows[0].before()) or _GONE.search(flows[1].before())):
            continue
        left = abs(flows[0].value - flows[1].value)
        if left != net.value and flows[0].value + flows[1].value != net.value:
            message = _("{whole}减{part}是{rest}，写的是{text}", whole=flows[0].text, part=flows[1].text,
                        rest=shown(left, net), text=net.text)  # fmt: skip
            yield Rest(net, message, Severity.WARNING, left)


def _net_after(net: Quantity, flows: Sequence[Quantity]) -> Iterator[Rest]:
    """“年内新注册83人、退出18人，净增65人”。"""
    if len(flows) < 2 or not _UP_FLOW.search(flows[0].before()) or not _GONE.search(flows[1].before()):
        return
    left = abs(flows[0].value - flows[1].value)
    if left != net.value and exact(net, *flows):
        message = _("{whole}减{part}是{rest}，写的是{text}", whole=flows[0].text, part=flows[1].text,
                    rest=shown(left, net), text=net.text)  # fmt: skip
        yield Rest(net, message, Severity.WARNING, left)


def _another(inside: Sequence[Quantity]) -> Iterator[Rest]:
    """“11条意见已整改10条，另1条涉及登记”：话里就三个数，减一减。"""
    for whole, part, rest in zip(inside, inside[1:], inside[2:], strict=False):
        text = whole.passage.text
        if not (alike(whole, part) and alike(part, rest)) or not re.fullmatch("另|另有|另外|还有|其余", rest.before()):
            continue
        gap, after = text[whole.end : part.start], text[part.end : rest.start]
        done = re.fullmatch("的?[^，。；：、]{0,8}(?:已|均已)[^，。；：、]{1,6}", gap)
        if re.search("全部|各|其中", whole.before() + gap + after + rest.after()):
            continue
        if done and after.count("，") == 1 and len(after) < 16 and exact(whole, part, rest):
            left = whole.value - part.value
            if left != rest.value:
                message = _("{whole}减{part}是{rest}，写的是{text}", whole=whole.text, part=part.text,
                            rest=shown(left, rest), text=rest.text)  # fmt: skip
                yield Rest(rest, message, Severity.WARNING, left)


def _former_and_latter(passage: Passage, inside: Sequence[Quantity]) -> Iterator[Rest]:
    """“集中供养1950元、散居1500元，前者比后者高350元”。"""
    for at, gap in enumerate(inside):
        earlier = [one for one in inside[:at] if alike(one, gap) or (one.unit, gap.unit) == ("%", "个百分点")][-2:]
        if not _FORMER_LATTER.match(gap.before()) or len(earlier) < 2:
            continue
        real = abs(earlier[0].value - earlier[1].value)
        if exact(gap, *earlier) and real != gap.value:
            message = _("{whole}减{part}是{rest}，写的是{text}", whole=earlier[0].text, part=earlier[1].text, text=gap.text,
                        rest=shown(real, gap))  # fmt: skip
            yield Rest(gap, message, Severity.ERROR, real)


def _far(reading: Reading) -> Iterator[Rest]:
    """“累计完成623人，占全年任务1100人的56.6%”，别处说“完成剩余477人的‘两癌’检查”。"""
    done = [one for one in reading.shares[:MANY] if len(one.wholes) == 1 and one.wholes[0].value > one.part.value]
    for rest in reading.quantities:
        if not _LEFT.search(rest.before()):
            continue
        name = re.split("[，。；：]", rest.passage.text[rest.end : rest.end + 12])[0]
        matching = [
            one
            for one in done
            if alike(one.part, rest) and _shared(name, one.part.passage.text[:24] + one.part.before()) > 1
        ]
        if len(matching) != 1 or meet(difference(matching[0].wholes[0], matching[0].part), rest.bounds):
            continue
        whole, part = matching[0].wholes[0], matching[0].part
        if _one_sentence(part, rest):
            continue
        message = _("{whole}减{part}是{rest}，写的是{text}", whole=whole.text, part=part.text, text=rest.text,
                    rest=shown(whole.value - part.value, rest))  # fmt: skip
        yield Rest(rest, message, Severity.HINT, whole.value - part.value)


def _together(reading: Reading) -> Iterator[Rest]:
    """“妇女规划76项达标61项，儿童规划68项达标57项。两规划144项中，尚有26项未达标”：两处剩下的合起来。"""
    done = [one for one in reading.shares[:MANY] if len(one.wholes) == 1 and one.wholes[0].value > one.part.value]
    for first, second in pairwise(done):
        if first.part.passage is not second.part.passage or not alike(first.part, second.part):
            continue
        passage, wholes = first.part.passage, (first.wholes[0], second.wholes[0])
        after = [
            one for one in reading.in_span(passage, second.share.end, second.share.end + 80) if alike(one, first.part)
        ]
        both = [one for one in after if one.value == wholes[0].value + wholes[1].value]
        for rest in [one for one in after if both and one.start > both[0].end]:
            undone = _PENDING.search(rest.before()) and _STILL.search(rest.after())
            left = both[0].value - first.part.value - second.part.value
            if not (undone or _UNDONE.search(rest.before())) or rest.value == left or not exact(rest, *wholes):
                continue
            message = _("{whole}减{part}是{rest}，写的是{text}", whole=both[0].text,
                        part=f"{first.part.text}、{second.part.text}", rest=shown(left, rest), text=rest.text)  # fmt: skip
            yield Rest(rest, message, Severity.WARNING, left)
            break


def _balanced(reading: Reading) -> Iterator[Rest]:
    """“全年总收入682.5万元……全年总支出651.3万元……收支相抵，当年结余31.2万元”：一段里隔得远的三个数。"""
    for passage in reading.holding("结余亏"):
        inside = reading.in_span(passage, 0, len(passage.text))
        income, spent, left = (
            [one for one in inside if one.unit == MONEY and pattern.search(one.before())]
            for pattern in (_INCOME, _SPENDING, _LEFT_OVER)
        )
        if not (len(income) == len(spent) == len(left) == 1) or not exact(*income, *spent, *left):
            continue
        due = income[0].value - spent[0].value
        if meet(difference(income[0], spent[0]), left[0].bounds) or due <= 0 or left[0].start < spent[0].start:
            continue
        message = _("{whole}减{part}是{rest}，写的是{text}", whole=income[0].text, part=spent[0].text,
                    rest=shown(due, left[0]), text=left[0].text)  # fmt: skip
        yield Rest(left[0], message, Severity.WARNING, due)


def _shared(name: str, words: str) -> int:
    """名字里两个字连着的，有几处也在这些话里。"""
    return sum(name[at : at + 2] in words for at in range(len(name) - 1))


def _built_up(reading: Reading) -> Iterator[Rest]:
    """前文“示范基地由5个发展到8个”，后文“新建示范基地2个，使总数达到11个”：前后接不上。"""
    stocks: list[Quantity] = []
    for new, total_ in pairwise(reading.quantities):
        if _HAVE_NOW.search(new.before()):
            stocks.append(new)
        gap = total_.passage.text[new.end : total_.start] if new.passage is total_.passage else "。"
        name = _NEWLY.search(new.before())
        if name is None or not alike(new, total_) or not _MAKING.fullmatch(gap) or not exact(new, total_):
            continue
        same = [one for one in stocks[-MOST_STOCKS:] if alike(one, new) and _about(one, name["name"])]
        if not same or any(one.value in {total_.value - new.value, total_.value} for one in same):
            continue
        due, parts = same[-1].value + new.value, f"{same[-1].text}+{new.text}"
        message = _("{parts}是{rest}，写的是{text}", parts=parts, rest=shown(due, total_), text=total_.text)
        yield Rest(total_, message, Severity.HINT, due)


def _about(one: Quantity, name: str) -> bool:
    """说的是叫这个名字的东西；引号不管。"""
    around = one.passage.text[max(0, one.start - 24) : one.end + 8]
    return re.sub("[“”]", "", name)[-4:] in re.sub("[“”]", "", around)


def _one_sentence(one: Quantity, other: Quantity) -> bool:
    """同一句里的，其余说的多半是最近的那个数。"""
    first, second = sorted((one.start, other.start))
    return one.passage is other.passage and "。" not in one.passage.text[first:second]


def _windows(reading: Reading) -> Iterator[tuple[Passage, int, int, bool]]:
    """一句一句，和同段里相连的两句。"""
    last: tuple[Passage, int] | None = None
    for passage, start, end in reading.sentences:
        yield passage, start, end, False
        if last is not None and last[0] is passage:
            yield passage, last[1], end, True
        last = passage, start


def _subtracted(family: Family, inside: Sequence[Quantity], text: str, *, across: bool) -> Iterator[Rest]:
    rests = _in_role(family.rest, inside)
    parts = [one for one in _in_role(family.part, inside) if one not in rests]
    wholes = [one for one in _in_role(family.whole, inside) if one not in rests and one not in parts]
    carried = [one for one in wholes if _CARRIED.search(one.before())]
    if len(carried) == 1 and len(wholes) == 2:
        wholes.remove(carried[0])
    else:
        carried = []
    if not (len(rests) == len(parts) == len(wholes) == 1) or _LESS.search(text):
        return
    whole, part, rest = wholes[0], parts[0], rests[0]
    split = any(one.start < end <= other.start for one, other in ((whole, rest), (part, rest), (whole, part), (rest, whole))
                for end in _ends(one.passage.text, one.end, other.start))  # fmt: skip
    if across and not split:
        return
    if not (alike(whole, part) and alike(part, rest)) or not _one_thing(family, whole, part, rest):
        return
    if carried:
        yield from _balance(whole, carried[0], part, rest)
        return
    found = difference(whole, part)
    if whole.value < part.value and re.search("亏损|缺口|赤字", rest.before()):
        found = difference(part, whole)
    if meet(found, rest.bounds) or _another_whole(inside, whole, part, rest):
        return
    larger, smaller = (whole, part) if whole.value >= part.value else (part, whole)
    message = _("{whole}减{part}是{rest}，写的是{text}", whole=larger.text, part=smaller.text,
                rest=shown(larger.value - smaller.value, rest), text=rest.text)  # fmt: skip
    certain = exact(whole, part, rest) and not across
    severity = Severity.ERROR if certain else Severity.WARNING
    yield Rest(rest, message, severity, abs(whole.value - part.value))


def _another_whole(inside: Sequence[Quantity], whole: Quantity, part: Quantity, rest: Quantity) -> bool:
    """“年初预算286万元，追加34万元，全年可用320万元，支出310.4万元，结余9.6万元”：从另一个数里减的。"""
    others = [one for one in inside if alike(one, rest) and one is not part and one is not rest]
    added = [total([whole, one]) for one in others if one is not whole]
    return any(meet(difference(one, part), rest.bounds) for one in others) or any(
        meet(total([part, rest]), one) for one in added
    )


def _balance(whole: Quantity, carried: Quantity, part: Quantity, rest: Quantity) -> Iterator[Rest]:
    """年初结转、当年收入、支出、结余。"""
    if not alike(carried, whole) or meet(total([whole, carried]), total([part, rest])):
        return
    left = whole.value + carried.value - part.value
    message = _("{whole}减{part}是{rest}，写的是{text}", whole=f"{carried.text}+{whole.text}", part=part.text,
                rest=shown(left, rest), text=rest.text)  # fmt: skip
    yield Rest(rest, message, Severity.WARNING, left)


def _one_thing(family: Family, whole: Quantity, part: Quantity, rest: Quantity) -> bool:
    """三个数没有各说各的东西：说出名字的，名字里有一样的两个字。"""
    roles = ((family.whole, whole), (family.part, part), (family.rest, rest))
    names = [pattern.sub("", one.before()) + one.after() for pattern, one in roles]
    names = [
        re.sub("全[省市县区镇乡村州]|(?:今|去|上|本|当)年(?:末|底)?|年底|目前|[已共有为达到了底]", "", name)
        for name in names
    ]
    named = [name for name in names if len(name) > 1]
    return whole.unit == MONEY or all(
        any(one[at : at + 2] in other for at in range(len(one) - 1)) for one, other in pairwise(named)
    )


def _ends(text: str, start: int, end: int) -> list[int]:
    return [start + match.end() for match in re.finditer("[。！？]", text[start:end])]


def _in_role(pattern: Pattern, inside: Sequence[Quantity]) -> list[Quantity]:
    return [one for one in inside if pattern.search(one.before()) and one.unit != "%"]


def _remainder(inside: Sequence[Quantity]) -> Iterator[Rest]:
    """一共多少，若干怎样，其余多少。"""
    for at, rest in enumerate(inside):
        pending = bool(_PENDING.search(rest.before()) and _STILL.search(rest.after()))
        undone = _UNDONE.search(rest.before())
        if not rest.unit or rest.unit == "%" or not (pending or undone or _remaining(rest)):
            continue
        same = [
            one for one in inside[max(0, at - 12) : at] if alike(one, rest) and not _NOT_A_PART.search(one.before())
        ]
        if len(same) < 2:
            continue
        first = max(range(len(same)), key=lambda n: same[n].value)
        whole, parts = same[first], same[first + 1 :]
        if not parts or (pending and not _FINISHED.search(parts[-1].before() + parts[-1].after())):
            continue
        if (undone or pending) and any(alike(one, rest) for one in inside[at + 1 : at + 12]):
            continue
        if undone and (len(parts) > 1 or first > 0 or undone["done"] not in _said_of(parts[-1])):
            continue
        if any(re.search("[各每][人户村个家]?$", one.before()) for one in (*same, rest)) or _some_whole(same, rest):
            continue
        gap = re.sub("（[^（）]*）", "", whole.passage.text[whole.end : parts[0].start])
        if re.fullmatch("[^，。；：]*、[^，。；：]*", gap):
            continue  # “投向托育2080万元、场地1640万元，余下620万元”：总数在前一句
        if (pending and _done_alike(whole, parts)) or re.search("[各每均]", rest.before()):
            continue
        left = whole.value - sum((part.value for part in parts), Decimal(0))
        message = _("{whole}减{part}是{rest}，写的是{text}", whole=whole.text, part="、".join(part.text for part in parts),
                    rest=shown(left, rest), text=rest.text)  # fmt: skip
        certain = len(parts) == 1 and exact(whole, *parts, rest)
        severity = Severity.ERROR if certain else Severity.WARNING
        yield Rest(rest, message, severity, left)


def _said_of(part: Quantity) -> str:
    """这个数前后的话，引号里的也算。"""
    return part.before() + re.split("[，。；：]", part.passage.text[part.end : part.end + 24])[0]


def _remaining(rest: Quantity) -> bool:
    """“其余6人”“其余为联络员，共74人”。"""
    lead = rest.passage.text[max(0, rest.start - 24) : rest.start]
    return bool(_REMAINING.search(rest.before()) or _REST_IS.search(lead))


def _done_alike(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """“第一轮的已整改36个，第二轮的已整改7个，尚有6个”：几个都是办好了的，总数在别处。"""
    done = _FINISHED.findall(whole.before() + whole.after())
    return bool(done) and all(set(done) & set(_FINISHED.findall(one.before() + one.after())) for one in parts)


def _some_whole(same: Sequence[Quantity], rest: Quantity) -> bool:
    """前面有一个数，减去它后面的一个或全部，正好是其余的。"""
    return any(
        meet(total([part, rest]), whole.bounds) or meet(total([*same[at + 1 :], rest]), whole.bounds)
        for at, whole in enumerate(same)
        for part in same[at + 1 :]
    )
