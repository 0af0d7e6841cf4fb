"""进场、咨询、达成，报名、参加、获奖：后一环比前一环还多。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from ...model.finding import Severity
from ...model.speech import _
from ...reading.arithmetic import above, alike, exact, total
from ...reading.pattern import Pattern
from ...reading.quantities import Quantity
from ...reading.reading import Reading
from ...reading.roles import RATES, Role, role, shared_out
from ..explained import doubted
from ..rule import Hit, Rule, hit


class Funnel(NamedTuple):
    """一件事的几个环节，由多到少；``gate`` 是句子说的得是这件事，``certain`` 是后一环必在前一环里头的。"""

    gate: Pattern
    stages: tuple[Pattern, ...]
    certain: bool


def _funnel(gate: str, *stages: str, certain: bool = True) -> Funnel:
    return Funnel(Pattern(gate), tuple(map(Pattern, stages)), certain)


FUNNELS = (
    _funnel("招聘|应聘|求职|用工",
            "进场|到场|入场|参加招聘|前来应聘|前来求职|参加(?:应聘|求职)|参加人员|参会人员|求职者", "咨询", "意向", "签约|应聘成功|成功应聘|录用|上岗"),
    _funnel("比赛|大赛|竞赛|参赛|赛事", "参赛|参加比赛|参加(?:竞赛|大赛)", "入围|决赛|晋级", "获奖"),
    _funnel("报名", "报名", "(?<!报名)(?:参加|参赛|参训|录取|入选)", certain=False),
    _funnel("应检|应筛|应参|应到|应报|应收|应发|应享|应入", "应(?:检查|检|筛查|筛|参|到|报|收|发|享受|入)", "实际|实[到有收发检筛参报入]", certain=False),
    _funnel("督办|交办|转介|移送|建议书|提示函", "下发|发出|制发|交办|转介|移送|接收", "反馈|回复|已办|办结|整改|采纳", certain=False),
    _funnel("建议|提案|意见", "提交|提出|征集|收集|报送", "采纳|吸收|立案", certain=False),
    _funnel("检查|筛查|普查|体检", "检查|筛查|普查|体检", "异常|阳性|疑似|查出|检出|发现", "确诊|转诊|转介治疗|接受治疗"),
    _funnel("立案|起诉|审理|案件|公诉", "立案|受理|收案|提起公诉|批准逮捕", "审结|结案|判决|判处|执结|破案|破获|侦破", certain=False),
    _funnel("申请|保护令|救助金|补贴|补助", "申请|申报|提出", "发放|兑现|签发|裁定|作出|发出", certain=False),
    _funnel("疫苗|接种", "第一[剂针]|首[剂针]|首次接种", "第[二三][剂针]|加强[剂针]|全程接种", certain=False),
    _funnel("问卷|调查表", "发放|发出", "收回|回收", "有效"),
    _funnel("受理|接访|来访|来信|信访|投诉|接待|接警", "受理|接访|接待|收到|接到|接警|来信来访|来访", "办结|调处|调解成功|化解|答复", certain=False),
    _funnel("培训", "参训|参加培训|培训", "取得|证书|结业|考核合格|考试合格"),
    _funnel("申请|申报", "申请|申报", "审核通过|批准|核准|获批", certain=False),
    _funnel("收治|接诊|救治", "收治|接诊", "救治成功|抢救成功|成功(?:救治|抢救)|治愈", certain=False),
    _funnel("推荐|候选|提名|申报", "推荐|候选|提名", "当选|入选|获评|命名", certain=False),
    _funnel("调解|调处", "(?<!成功)调解(?!成功|委|员|室|中心|协议)|调处(?!成功)|介入", "(?:调解|调处|化解)成功|成功(?:调解|调处|化解)|达成(?:调解|和解)?协议|劝和", certain=False),
    _funnel("隐患|问题|纠纷|矛盾|风险", "排查|查找|发现|梳理", "整改|消除|化解|调处", certain=False),
)  # fmt: skip
_ALTOGETHER = Pattern(r"^(?:总共|共计|合计|累计|共)[^，。；：、0-9]{0,4}$")
_LISTED = Pattern("[^，。；、0-9]{0,8}、[^，。；、0-9]{0,10}")
_EACH = Pattern(r"[各每](?![级类])[^，。；：、0-9]{0,14}$")
_DONE = (
    "完成|办结|实现|整改|整改到位|整改完成|销号|化解|调解成功|成功调解|解决|落实|落实帮扶|帮扶|兑现|认领|建成|达标|达到|审结|结案|回访|答复|采纳|回复|反馈|办理|达成|签订|见效|到位|拨付|支出|使用|下达|兑付|领取|收回|回收|建档|录入"
    "|实到|到会|出席|到场|签到|参加|参会|参训|结业|毕业|返校|复学|入学|就业|上岗|脱贫|受益|投用|运行|开工|竣工|验收|挂牌|命名|劝和|劝返|康复|治愈|安置|找回|移交|送达|执行|通过|公示|销售|售出"
)
_OF_THEM = Pattern(
    rf"^(?:其中|目前|现|截[至止]目前|截[至止]到?[^，。；]{{1,10}}?|至今|年内|当年|当场|当天|现场)?(?:已经?|均已|成功|实际|按期|如期|顺利|帮助|协助|全部|均)+(?:为[^，。；0-9]{{0,6}})?(?:帮助|协助|成功|按期|实际|依法|妥善|调解)*(?:{_DONE})(?:了|完毕|成功|到位)*$"
)
"""“已帮助实现67个”：没有说是别的，就是前面那些里头的。"""
_OPEN_ENDED = Pattern(
    r"计划|目标|任务|预算|年初|上年|去年|预计|原|标准|以上|至少|新|每|累计[^，。；]{0,4}$|结转|达标率"
)
_WITHIN = Pattern(
    r"(?:的)?[\u4e00-\u9fff“”]{1,14}(?:当中|之中|中)，?(?:目前|现|其中)?(?:已经?|有|已有|达标|完成|超过)?(?:[\u4e00-\u9fff]{0,4})"
)
_RIGHT_OF = Pattern("中，?(?:已?有)?$")
_SAID_OF = Pattern("达|已|报|完|实|建|配|开|参|未|被|通过|获|提")
_PEAK = Pattern(
    r"(?:单日|单场|单次|单期|一天|一场|日均|场均)[^，。；0-9]{0,4}(?:最[高多]|峰值)[^，。；0-9]{0,8}$|最[高多](?:的)?(?:一[天场次期]|单[日场次期])[^，。；0-9]{0,8}$"
)
_OVERALL = Pattern("全年|累计|总|共|点击量|访问量|浏览量|阅读量|播放量|参与")
_VISITS = frozenset({"人", "次", "人次", "名"})
_THINGS = Pattern("纠纷|矛盾|案件|隐患|问题|诉求|来[信访电]|警情|报告|建议|提案", "纷盾件患题求信访电情告议案")
_LISTED = Pattern("(?:其中|包括|、)[^，。；：]{0,14}$")
"""一串分项的末一样，后面说的是总数用了多少。"""
_NEAR = 30
_FAR = 44
_AT_MOST = Decimal("1.5")
"""多出这么多的，说的多半不是一样东西。"""
_DONE_OF_THEM = Pattern(
    "(?:劝返|批准|核准|通过|复查|到会|到场|办结|复学|转诊|就诊|收回|回收|返回|核实|确认|整改|销号|化解|解决|兑现|实现|完成|签收|参加了?|出席|领取|结案|审结|执结|安置|落实|认领|录取|录用|入园|建档|采纳|答复|达标|符合条件|治愈|康复|确诊|配发|结业|合格|点亮|命名|评定|挂牌|授牌|领证|取证|持证|回函|回复|反馈|响应|签订|签约|上岗|就业|入住|分娩|出院|手术|干预|随访|接种|返岗|救助|兑付|到位|晋级|入围|当选)"
    "(?:并[\u4e00-\u9fff]{2,4})?(?:的(?:[\u4e00-\u9fff]{2,4})?)?(?:了|的|有|共|达|为)*$"
)
_CHOSEN = Pattern("(?:选举产生|选出|评出)[^，。；：、0-9]{1,6}$")
_GOT_BACK = Pattern("(?:收到|收回|回收|接到)[^，。；：、0-9]{2,8}$")
_DONE_AFTER = Pattern(
    "(?:[名人件户])?(?:孩子|儿童|妇女|学生|家庭)?(?:已|都|均|到医院|到[^，。；0-9]{1,6}作|作了|接受|完成|得到|办结|复查|复学|返校|通过|获批|落实|参加|就诊|治愈)"
)
_THESE = Pattern(
    "(?:这些|上述|以上|其中)[^，。；：、0-9]{0,10}(?:中|里|已)[^，。；：、0-9]{0,4}$|(?:当中|之中)(?:已经?|有|目前)*$"
)
_MORE_THAN_THEM = Pattern(
    "另|此外|同时|加上|连同|累计|历年|上年|去年|新|还|又|再|每|平均|共(?!有)|结转|存量|联合|协助|自主|网上|线上|未|不"
)
_ADDED_TO = Pattern("连同|加上|另在|另有|另外|此外")
_NOUN = Pattern("[\u4e00-\u9fff]*")
_ELSEWHERE = Pattern("工作人员|志愿者|医生|专家|律师|教师|历年|累计|上年|去年|每|平均|占|比|较|分别|线上|网上|电话")
_CARRIED_OVER = Pattern(r"[^。；]{0,4}(?:含|包括)|[^。；]{0,12}结转")
_LATER_OUT = Pattern("正在|未|不(?![良合足适孕全])|拟|将")


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, start, end in reading.sentences:
        inside = reading.in_span(passage, start, end)
        if len(inside) < 2:
            continue
        text = passage.text[start:end]
        told: set[int] = set()
        for early, late in (*_parts(inside), *_among(inside), *_peaks(inside)):
            told.add(late.start)
            message = _("后一环的{late}比前一环的{early}还多", late=late.text, early=early.text)
            yield hit(late.passage, late.start, late.end, message, _("核对两个数，或写明各是什么口径"))
        for funnel in FUNNELS:
            if not funnel.gate.search(text):
                continue
            for early, late in _pairs(funnel, inside):
                if late.start in told:
                    continue
                told.add(late.start)
                message = _("后一环的{late}比前一环的{early}还多", late=late.text, early=early.text)
                severity = Severity.ERROR if funnel.certain and exact(early, late) else Severity.WARNING
                yield hit(late.passage, late.start, late.end, message, _("核对两个数，或写明各是什么口径"), severity)
        for early, late in _fewer(inside):
            if late.start not in told:
                message = _("后一环的{late}比前一环的{early}还多", late=late.text, early=early.text)
                yield hit(
                    late.passage, late.start, late.end, message, _("核对两个数，或写明各是什么口径"), Severity.HINT
                )


def _fewer(inside: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """“摸排出23名，经逐户上门，劝返25名”：做成多少，总在前面说的那些里头；怎么说的不管。"""
    for at, late in enumerate(inside):
        early = next((one for one in reversed(inside[:at]) if alike(one, late) and not one.chinese), None)
        if early is None or not above(late.bounds, early.bounds) or late.unit in RATES or late.unit == "元":
            continue
        text = late.passage.text
        gap, clause = text[early.end : late.start], late.before()
        done = _DONE_OF_THEM.search(clause) or _GOT_BACK.search(clause)
        done = done or (_CHOSEN.search(clause) if "中，" in gap else None)
        if done is None and not (_THESE.search(clause) and _DONE_AFTER.match(text, late.end)):
            continue
        if gap.count("，") > (3 if _THESE.search(gap) else 2) or len(gap) > _FAR or re.search("[。；：]", gap):
            continue
        if role(early) is not Role.PLAIN or role(late) is not Role.PLAIN or shared_out(late) is not late:
            continue
        if done is not None and _side_by_side(early.before(), clause[: done.start() + 2]):
            continue
        if late.value > early.value * _AT_MOST and not _THESE.search(gap):
            continue
        whole = re.split("[。；]", text[max(0, early.start - 40) : early.start])[-1]
        if _OPEN_ENDED.search(whole) or _MORE_THAN_THEM.search(gap) or _CARRIED_OVER.match(text, late.end):
            continue
        noun = _NOUN.match(text, late.end)
        said = text[max(0, early.start - 30) : late.start]
        if (
            noun is None
            or not noun[0]
            or _SAID_OF.match(noun[0])
            or _DONE_AFTER.match(text, late.end)
            or noun[0][:2] in said
        ):
            yield early, late


def _side_by_side(early: str, late: str) -> bool:
    """“妇女规划达标63项，儿童规划达标66项”“县级培训48人，乡镇培训完成52人”：并着说的。"""
    return any(late[at : at + 2] in early for at in range(len(late) - 1))


def _parts(inside: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """紧跟着说“已办成多少”的，不会比前一个数还多。"""
    for early, late in pairwise(inside):
        text = late.passage.text
        gap = text[early.end : late.start]
        if (
            alike(early, late)
            and role(early) is Role.PLAIN
            and shared_out(early) is early
            and above(late.bounds, early.bounds)
            and 1 <= gap.count("，") <= 2
            and len(gap) <= _NEAR
            and not re.search("[。；：、]", gap)
            and _OF_THEM.search(gap.split("，")[-1])
            and not _OPEN_ENDED.search(re.split("[。；]", text[max(0, early.start - 40) : early.start])[-1])
            and not _CARRIED_OVER.match(text, late.end)
            and not _LISTED.search(text[max(0, early.start - 24) : early.start])
        ):
            yield early, late


def _among(inside: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """“159项指标中，达标163项”：当中的不会比全部还多。"""
    for early, late in pairwise(inside):
        text = late.passage.text
        gap = text[early.end : late.start]
        if (
            alike(early, late)
            and late.unit not in RATES
            and _WITHIN.fullmatch(gap)
            and above(late.bounds, early.bounds)
            and role(late) is Role.PLAIN
            and (late.unit in _WHOLE or _RIGHT_OF.search(gap) or _named_again(gap, text[late.end : late.end + 4]))
            and shared_out(late) is late
            and (_same_thing(gap, text[late.end : late.end + 6]) or _named_again(gap, text[late.end : late.end + 4]))
        ):
            yield early, late


_WHOLE = frozenset({"项", "名", "人", "户", "件", "位"})


def _named_again(gap: str, after: str) -> bool:
    """“95个村中，98个村达到标准”：两处说的是一样东西。"""
    noun = re.split("中，|当中|之中", gap)[0].removeprefix("的")
    return 0 < len(noun) <= len(after) and after.startswith(noun) and not re.match("[民干级]", after[len(noun) :])


def _same_thing(gap: str, after: str) -> bool:
    """后一个数没有说是别的东西。"""
    noun = re.match("[\u4e00-\u9fff]*", after)
    what = noun[0] if noun else ""
    return not what or bool(_SAID_OF.match(what)) or what[:2] in gap


def _peaks(inside: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """“全年点击量25.5万次，单日最高访问量56万人”：一天的不会比一年的还多。"""
    for at, late in enumerate(inside):
        if late.unit not in _VISITS or not _PEAK.search(late.before()):
            continue
        whole = [
            one
            for one in inside[:at]
            if one.unit in _VISITS and _OVERALL.search(one.passage.text[max(0, one.start - 24) : one.start])
        ]
        if whole and all(above(late.bounds, one.bounds) for one in whole):
            yield max(whole, key=lambda one: one.value), late


def _pairs(funnel: Funnel, inside: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """不合的前后两环：后一环在后头说，同一种单位，而且多出来了。"""
    seen: list[tuple[int, Quantity]] = []
    last: tuple[int, Quantity] | None = None
    for one in inside:
        stage = _stage(funnel, one)
        if stage is None and last is not None and _ALTOGETHER.search(one.before()) and alike(last[1], one):
            stage = last[0]  # “各发放150份，共900份”
        if stage is None and last is not None and _LISTED.fullmatch(one.passage.text[last[1].end : one.start]):
            stage = last[0]  # “申报国家级1个、省级3个”
        if stage is None:
            if _EACH.search(one.before()) and (level := _level(funnel, one)) is not None:
                last = level, one
            continue
        last = stage, one
        if role(one) is Role.EACH or shared_out(one) is not one:
            continue
        before = [(level, other) for level, other in seen if level < stage and alike(other, one)]
        earlier = [other for level, other in before if level == before[-1][0]]
        if re.search("另有|另外|此外", (earlier[-1].before() if earlier else "") + one.before()):
            continue  # 另算的，不是前一环
        if earlier and _another(earlier[-1], one):
            continue
        if earlier and _ADDED_TO.search(one.passage.text[earlier[-1].end : one.start]):
            continue
        if earlier and above(one.bounds, earlier[-1].bounds) and above(one.bounds, total(earlier)):
            yield earlier[-1], one
        seen.append((stage, one))


def _another(early: Quantity, late: Quantity) -> bool:
    """分号后面说的是另一样：来访940件；调处纠纷1175件。"""
    text = late.passage.text
    if "；" not in text[early.end : late.start]:
        return False
    return any(match[0] not in early.before() + early.after() for match in _THINGS.finditer(late.before()))


def _stage(funnel: Funnel, one: Quantity) -> int | None:
    """这个数说的是第几环；前面的话里找不到再看后面的。"""
    if (
        one.unit in {"%", "‰", "元", "倍", ""}
        or _ELSEWHERE.search(one.before())
        or _LATER_OUT.search(one.before()[-4:])
    ):
        return None
    if _CARRIED_OVER.match(one.passage.text, one.end):
        return None
    return _level(funnel, one)


def _level(funnel: Funnel, one: Quantity) -> int | None:
    for words in (one.before(), one.after()[:10]):
        found = [
            (match.end(), level) for level, pattern in enumerate(funnel.stages) for match in pattern.finditer(words)
        ]
        if found:
            return max(found)[1]
    return None


RULE = Rule(
    id="growing-funnel",
    title="后一环比前一环还多",
    severity=Severity.WARNING,
    why="咨询的比到场的多、获奖的比参赛的多、收回的问卷比发出的多，一看就是数错了。",
    basis="常理：后一环是前一环的一部分",
    bad=(
        "开展“微心愿”征集，共征集心愿64个，已帮助实现67个。",
        "调解婚姻家庭纠纷126件，调解成功132件。",
        "应检适龄妇女8000人，实检8260人，检出异常126人。",
        "监测的159项指标中，达标163项。",
        "各级执委年内共认领实事848件，截止11月底已办结861件。",
        "筛查妇女8000人，查出异常126人，转诊治疗138人。",
        "立案侦查12起，破案15起。",
        "推荐候选人12名，当选15名。",
        "12个乡镇中13个建成示范站。",
        "小程序全年点击量由8.5万次升至25.5万次，单日最高访问量56万人。",
        "共梳理问题32个，目前已整改完成35个。",
        "受理妇女维权案件28件，已审结31件。",
        "排查困境儿童186名，已全部建档，已落实帮扶192名。",
        "应参会代表180名，实到186名。",
        "全年立案12件，依法审结15件，均按期执行。",
        "向6个乡镇各发放问卷150份，共900份，收回930份。",
        "筹集资金36万元，已支出38.5万元。",
        "上半年收治危重孕产妇52例，成功救治55例。",
        "入户排查发现高风险家庭17户，已化解19户。",
        "招聘会当天进场求职者500人，咨询人数800多人，应聘成功近100人。",
        "专场招聘会参加应聘人员达300多人，现场咨询500多人，达成意向90人。",
        "大赛共有参赛选手86名，获奖选手98名。",
        "发放问卷500份，收回520份。",
        "全年免费检查农村妇女6120人，查出异常6320人，全部转诊。",
        "收到妇女来信来访81件，办结83件。",
        "家政培训参训妇女120人，取得证书136人。",
        "排查婚姻家庭矛盾纠纷45起，化解54起。",
        "收回问卷460份，其中有效问卷480份。",
        "“两癌”筛查异常32人，确诊42人。",
        "申请小额贷款妇女60人，审核通过66人。",
        "夏令营报名80名，参加92名。",
        "招聘会上达成就业意向120人，现场签约150人。",
        "全县应筛查适龄妇女31200人，实际筛查32100人。",
        "下发督办单36份，收到反馈38份。",
        "报名参赛选手120名，实际参赛132名。",
        "提交建议12条，被采纳15条。",
        "秋季开学后摸排疑似辍学学生31名，经逐户上门做工作，劝返34名，一个不少。",
        "86名残疾儿童申请康复救助，经审核，符合条件并批准的对象92人。",
        "医生建议转诊的有42人，截至5月底，这些孩子当中已有47人到医院作了检查。",
        "对上述326件次诉求，县乡两级坚持一事一台账，目前已经办结341件次。",
        "应到代表120名，因故请假3名，实际到会126名。",
        "入户核实疑似患儿56名，由县医院逐一复查，确诊61名。",
        "发放调查问卷600份，按期收回618份。",
        "报名学员48人，经审核录取52人。",
        "排查安全隐患73处，限期一个月，完成整改79处。",
        "申请临时救助的困难妇女64户，审核后批准67户。",
        "收集群众微心愿210个，由爱心人士点亮223个。",
        "下发整改通知书32份，收到整改报告35份，做到件件有回音。",
        "全县43个村申报示范点，经现场评审，命名46个。",
        "共有48名妇女报名参加月嫂班，考试合格领证的有51人。",
        "全县95个村中，98个村达到标准。",
        "初赛36支队伍参加，决赛晋级39支。",
        "筛查儿童1860名，发现视力不良2010名。",
        "25名候选人中，选举产生委员27名。",
    ),
    good=(
        "向6个乡镇（街道）各发放问卷150份，共900份，收回有效问卷873份。",
        "筹集善款70.5万元，其中企业捐赠42万元、个人捐款16.5万元、社会组织捐赠12万元，已使用58万元。",
        "开展“微心愿”征集，共征集心愿67个，已帮助实现64个。",
        "受理来信来访来电940件，当年办结893件；联合司法部门调处婚姻家庭矛盾纠纷1175件。",
        "暂缓入学5人，已安置的357人占98.6%。",
        "受理的186件诉求中，涉及当事人320人；12个乡镇中，建成阵地136个。",
        "调解婚姻家庭纠纷126件，调解成功122件。",
        "推荐省级候选12名，另有市级当选36名。",
        "申报国家级示范1个、省级3个，已获批省级2个。",
        "计划新建12个，实际建成15个。",
        "年初预算36万元，已支出38.5万元。",
        "新受理案件28件，已审结31件（含旧存5件）。",
        "今年排查12户，累计已帮扶36户。",
        "走访12个村，已建成阵地15个。",
        "3个村各报名6人，另有个人报名5人，参赛选手共23人。",
        "上半年收治危重孕产妇52例，成功救治52例。",
        "发现高风险家庭17户，连同上年结转的5户，已化解19户，结转的全部化解。",
        "收到投诉12件，办结13件（含去年结转1件）。",
        "招聘会当天参加应聘人员达800多人，咨询人数达500多人，应聘成功人数近100人。",
        "16家企业参加招聘会，咨询人数达500多人。",
        "参加义诊的医生12名，接受咨询群众300人。",
        "大赛共有参赛队伍20支，获奖选手36名。",
        "发放问卷500份，收回460份，其中有效问卷455份。",
        "全年受理信访83件，办结率97.6%，比上年多办结12件。",
        "举办培训班3期，培训120人次，取得证书96人。",
        "排查矛盾纠纷45起，化解历年积案累计60起。",
        "检查单位12家，发现问题31个，整改31个。",
        "招聘会提供岗位300个，吸引群众800多人，现场咨询近600人。",
        "报名参赛作品120件，评出获奖作品36件，网上投票8000人次。",
        "工作人员20名到招聘会现场，接待咨询300名。",
        "上半年受理信访45件，下半年受理52件，办结率分别为97.8%和96.2%，全年办结94件。",
        "计划筛查31200人，实际筛查32100人，超额完成任务。",
        "下发督办单36份，涉及问题52个，收到反馈34份。",
        "体检儿童300名，发放健康手册500份，接受家长咨询近400人次。",
        "妇女规划达标58项，儿童规划达标61项。",
        "摸排困难家庭31户，联合慈善会解决就业34人。",
        "省级任务30户，今年新落实34户。",
        "排查隐患73处，连同上年未改的9处，完成整改79处。",
        "发放问卷600份，另在网上收回218份。",
        "县级培训48人，乡镇培训完成52人。",
        "收集群众微心愿223个，由爱心人士点亮210个。",
        "下发整改通知书32份，收到整改报告32份，收到群众来信35份。",
        "全县95个村中，88个村达到标准。",
        "18个镇中，95个村达到标准。",
        "走访困难家庭25户，评出示范家庭27户。",
    ),
    find=doubted(_find),
)  # fmt: skip
