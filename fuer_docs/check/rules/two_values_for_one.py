"""同一个数在一份文稿里写了两个样。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ...model.finding import Severity
from ...model.speech import _
from ...reading.claims import Claim, claims
from ...reading.parts import kind_of
from ...reading.punctuation import sentence_around
from ...reading.quantities import Quantity
from ...reading.reading import Reading
from ..clashes import contradiction, said_twice
from ..events import begun_twice, congress_twice, held_twice, posts_twice, set_twice
from ..left_twice import left_twice
from ..rule import Hit, Rule, hit
from ..twins import twins


def _find(reading: Reading) -> Iterator[Hit]:
    told: set[tuple[int, int]] = set()
    finders = (
        _same_name,
        _said_twice,
        _running,
        _taken_up,
        _direction,
        begun_twice,
        held_twice,
        set_twice,
        congress_twice,
        posts_twice,
        _left,
        _twins,
    )
    for one in (found for finder in finders for found in finder(reading)):
        if one.n is not None and (one.n, one.start) not in told:
            told.add((one.n, one.start))
            yield one


_REST = re.compile("另外|另有|其余|余下|其他|还有|尚有|剩下")


def _rest_told(reading: Reading, one: Quantity, other: Quantity) -> bool:
    """“11个市（州）按时报送，另外3个延期”：14个分成两份，不是两个样。"""
    gap = abs(one.value - other.value)
    _start, stop = sentence_around(other.passage.text, other.start, other.end)
    after = reading.in_span(other.passage, other.end, stop)
    return any(rest.value == gap and rest.unit == other.unit and _REST.search(rest.before()) for rest in after)


def _twins(reading: Reading) -> Iterator[Hit]:
    for one in twins(reading):
        if one.name.startswith("占") or _rest_told(reading, one.first, one.second):
            continue  # “占支出总额”说的是整体，不是哪一样
        yield _told(one.name, one.first, one.second, Severity.WARNING if one.likely else Severity.HINT)


def _left(reading: Reading) -> Iterator[Hit]:
    for name, before, one in left_twice(reading):
        yield _told(name, before, one, Severity.HINT)


def _said_twice(reading: Reading) -> Iterator[Hit]:
    for one in said_twice(reading):
        if one.name.startswith("占"):
            continue
        yield _told(one.name, one.first, one.second, one.severity)


def _same_name(reading: Reading) -> Iterator[Hit]:
    first: dict[tuple[str, str, int | None, str], Claim] = {}
    for one in claims(reading):
        other = first.get(one.key)
        if other is None or (one.total and not other.total):
            first.setdefault(one.key, one)
        if other is None:
            continue
        severity = contradiction(other, one)
        if (
            severity is not None
            and not one.name.startswith("占")
            and not _rest_told(reading, other.quantity, one.quantity)
        ):
            yield _told(one.name, other.quantity, one.quantity, severity)


def _told(name: str, before: Quantity, one: Quantity, severity: Severity) -> Hit:
    message = _("{name}前面写{before}，这里写{text}", name=name, before=before.text, text=one.text)
    return hit(one.passage, one.start, one.end, message, _("核对是不是同一个数，改成一样；口径不同的写明"), severity)


_TAKEN_UP = re.compile(r"^\s*(?:(?:19|20)\d{2}年|今年|这|上述|以上|其中的|全部)?$")
_OF_THEM = re.compile(r"^(?:[\u4e00-\u9fff]{0,8}?)(?:中(?!小|学|心)|里|均|都|全部|合计|共计|共)")
_NEAR_ENOUGH = Decimal("0.34")


def _taken_up(reading: Reading) -> Iterator[Hit]:
    """“……等5个巾帼基地。2025年6个基地销售收入合计……”“132件。123件中”：接着前一句说，数却不一样。"""
    sentences = reading.sentences
    for (passage, start, end), (following, begin, finish) in pairwise(sentences):
        if passage.n != following.n or passage.in_table:
            continue
        inside = reading.in_span(following, begin, finish)
        if not inside or not _TAKEN_UP.match(passage.text[begin : inside[0].start]):
            continue
        one = inside[0]
        text = passage.text[one.end : finish]
        before = [
            other for other in reading.in_span(passage, start, end) if kind_of(other) == kind_of(one) and other.exact
        ]
        if not one.exact or one.chinese or one.unit in _FREE or not _OF_THEM.match(text):
            continue
        noun = re.match(r"[\u4e00-\u9fff]{2}", re.split("中|里|均|都", text)[0])
        alike_before = [other for other in before if noun is None or noun[0] in passage.text[start:end]]
        if alike_before and all(other.value != one.value for other in before) and not _said_before(reading, one):
            other = alike_before[-1] if len(alike_before) == 1 else alike_before[0]
            if abs(other.value - one.value) <= max(other.value, one.value) * _NEAR_ENOUGH:
                yield _told(noun[0] if noun else one.unit, other, one, Severity.HINT)


_FREE = frozenset(("", "年", "岁", "天", "月", "倍", "%", "‰", "元", "个百分点"))


def _said_before(reading: Reading, one: Quantity) -> bool:
    """前面别处说过这个数。"""
    return any(other.value == one.value and other.unit == one.unit for other in reading.before(one, 60))


_MORE = re.compile(r"^(?:[^，。；0-9]{0,6})，?(?:比|较|同比[比较]?)(?:(?:19|20)\d{2}年|上年|去年|上一年)(?:同期)?的$")
_SOME = re.compile(
    r"^(?:[^，。；0-9]{0,3})(?:有所|有了?明显|明显|大幅|稳步|略有|小幅|有较大)(?P<up>增加|提高|增长|上升|扩大|提升|增多)?(?P<down>减少|下降|降低|回落)?(?![^，。；]{0,2}\d)"
)


def _direction(reading: Reading) -> Iterator[Hit]:
    """“不少于60场，较2024年的62场有所增加”：60场不比62场多。"""
    for passage, start, end in reading.sentences:
        for one, other in pairwise(reading.in_span(passage, start, end)):
            if one.unit != other.unit or not _MORE.match(passage.text[one.end : other.start]):
                continue
            match = _SOME.match(passage.text[other.end : end])
            wrong = match and (
                (match["up"] and one.value <= other.value) or (match["down"] and one.value >= other.value)
            )
            if match and wrong:
                verb = match["up"] or match["down"]
                message = _("{a}和{b}比，说不上{verb}", a=one.text, b=other.text, verb=verb)
                yield hit(passage, other.start, other.end + match.end(), message, _("核对前后两个数和变化"))


def _running(reading: Reading) -> Iterator[Hit]:
    """“6月底前累计完成120户，9月底前累计完成110户”：累计的只会多。"""
    for passage, start, end in reading.sentences:
        counted = [one for one in reading.in_span(passage, start, end) if "累计" in one.before()]
        for one, other in pairwise(counted):
            dated = re.search("月|季度|年", other.before()) is not None and re.search("月|季度|年", one.before())
            if dated and one.unit == other.unit and other.value < one.value:
                message = _("前面累计{before}，后面累计{text}，越累计越少", before=one.text, text=other.text)
                yield hit(passage, other.start, other.end, message, _("核对累计数"))


RULE = Rule(
    id="two-values-for-one",
    title="同一个数前后两个样",
    severity=Severity.WARNING,
    why="前面说33个成员单位、后面说35个，领导当场就问是哪个。",
    basis="惯例：一份文稿里一个数只有一个值",
    bad=(

        "办成妇女儿童民生实事7件。\n二、主要工作\n群众对办成的8件妇女儿童民生实事表示满意。",
        "全县33个成员单位各司其职。\n全县35个成员单位都报送了自评报告。",
        "孕产妇系统管理率达到94.9%。\n三、存在问题\n目前孕产妇系统管理率为92.9%。",
        "全县共培训妇女1260人次。\n一年来，全县共培训妇女1360人次。",
        "全年发放创业贷款640万元。\n在创业方面，全年发放创业贷款460万元。",
        "2022年工作总结\n2022年，婴儿死亡率为4.0‰。\n婴儿死亡率降到3.8‰。",
        "全区现有女性人大代表62人。\n在参政方面，全区现有女性人大代表64人。",
        "全县14个乡镇实现全覆盖。\n妇女之家覆盖全县15个乡镇。",
        "全县14个乡镇实现全覆盖。\n15个乡镇的妇联完成换届。",
        "全镇共有留守儿童386人。\n据摸底，全镇共有留守儿童368人。",
        "全年开展法律讲座52场。\n开展法律讲座53场，受到欢迎。\n全年开展法律讲座152场。",
        "九年义务教育巩固率为96.5%。\n九年义务教育巩固率达95.6%，高于全省水平。",
        "全县累计建成儿童之家131个。\n截至目前，全县共建成儿童之家113个。",
        "招募志愿者86名，服务2150小时。\n68名志愿者全部表示愿意继续参加。",
        "组建巾帼志愿服务队伍214支。\n124支巾帼志愿服务队伍全部实行一队一档。",
        "两个规划147项监测指标中，已达标118项。\n对照148项监测指标一项一项备齐。",
        "省妇儿工委38家成员单位和14个市州参加会议。\n省妇儿工委全部36家成员单位中有31家开设了专版。",
        "2025年工作总结\n全年举办技能培训24期，培训1260人次。\n举办技能培训26期，比2025年的22期增加4期。",
        "2025年工作总结\n九年义务教育巩固率稳定在99.2%。\n四、下一步打算\n九年义务教育巩固率要在2025年98.8%的基础上再提高。",
        "2025年工作总结\n新生儿疾病筛查率为98.9%。\n继续巩固新生儿疾病筛查率2025年已达到的99.8%水平。",
        "今年评出镇级“最美家庭”20户。\n请今年评出的22户镇级“最美家庭”到各村讲一讲。",
        "全镇现有妇女8600名。\n全镇8900名妇女中，有微信的都进了群。",
        "3月底前完成60户，6月底前累计完成120户，9月底前累计完成110户。",
        "继续办好豆腐坊、茶园等5个巾帼基地。2025年6个基地销售收入合计860万元。",
        "3月7日，召开纪念大会。\n在3月8日召开的纪念大会上，表彰了先进。",
        "在会议上的讲话\n（2025年3月18日）\n婚前医学检查率为88.4%，比上年提高2.5个百分点。\n要把婚前医学检查率由84.8%提高到90%以上。",
        "县妇联成立于1952年。\n自1955年县妇联成立以来，事业不断发展。",
        "受理投诉318件。\n对全年受理的381件投诉分析，婚姻家庭类占六成。",
        "学前教育毛入园率94.6%。\n94.2%的学前教育毛入园率，离目标还有差距。",
        "开展“法治六进”活动不少于60场，较2024年的62场有所增加。",
        "受理妇女儿童诉求41件。46件中，婚姻家庭类19件。",
        "全县共有妇联组织186个。\n县妇联指导168个妇联组织完成换届。",
        "全年争取各类资金386万元。\n三、下一步打算\n要管好用好368万元资金。",
        "先后举办电商直播培训班14期。\n上述16期电商直播培训班，学员满意率高。",
        "全市留守儿童关爱服务站达到215个。\n依托全市251个留守儿童关爱服务站，开展假期托管。",
        "我乡辖13个行政村，总人口2.4万人。\n全乡14个行政村都建了微信群。",
        "截至10月底，婚前医学检查率达到87.6%。\n要在婚前医学检查率86.7%的基础上，继续加大宣传。",
        "县妇儿工委有成员单位32家。\n会议要求，34家成员单位要各司其职。",
        "全年共接待来访妇女412人次。\n对接待的421人次来访妇女，做到件件有回音。",
        "建成“妇女微家”96个。\n二、存在问题\n现有的98个“妇女微家”作用发挥不平衡。",
        "发放“两癌”救助金78万元。\n发放的87万元“两癌”救助金全部打卡到户。",
        "全县妇女小额担保贷款余额2360万元。\n用好2630万元妇女小额担保贷款余额。",
        "共评选“最美家庭”52户。\n52户“最美家庭”事迹在公众号推送。\n授予张某等53户家庭“最美家庭”称号。",
        "组建家庭教育讲师团，现有讲师45人。\n家庭教育讲师团54名讲师走村入户。",
        "全市妇联系统干部1860人。\n全市妇联系统1680名干部下沉一线。",
        "参训妇女800余人。\n796名参训妇女领到结业证书。",
        "九年义务教育巩固率为99.1%。\n四、下步打算\n确保九年义务教育巩固率稳定在今年99.7%的水平以上。",
        "共抽查了28个村（社区）。\n抽查的26个村（社区）中，有3个不合格。",
        "全年调解婚姻家庭纠纷126起。\n126起婚姻家庭纠纷，调解成功118起。\n下一步，对今年调解的129起婚姻家庭纠纷逐一回访。",
        "县直机关妇委会65个。\n65个县直机关妇委会全部换届。\n加强对63个县直机关妇委会的指导。",
        "2025年3月8日，举办“巾帼健步走”活动。\n3月7日举办的“巾帼健步走”活动，吸引500人参加。",
        "全年为1320名妇女免费体检。\n免费体检的1230名妇女全部建立健康档案。",
        "一年来，全县妇联系统共开展送法下乡活动63场次，受教育妇女1.8万人次。\n三是维权服务更暖心。深入开展送法下乡，36场次活动走遍全县乡村。",
        "全区现有在册妇女儿童维权站45个。\n二、下步打算\n发挥54个维权站前沿阵地作用。",
        "今年以来，我街道共排查婚姻家庭矛盾纠纷138起，化解136起。\n（三）矛盾化解有力。全年排查婚姻家庭矛盾纠纷183起，化解率98.6%。",
        "市妇联本级财政预算安排妇女儿童事业发展经费320万元。\n今年市本级预算安排的妇女儿童事业发展经费230万元已全部到位。",
        "截至目前，全市共建成各级“妇女之家”1287个。\n全市1278个“妇女之家”基本做到有人管事、有章理事。",
        "参加本次培训的学员共有128名。\n128名学员全部结业。\n结业典礼上，向182名学员颁发了证书。",
        "我县共有12个乡镇158个行政村。\n实现了全县168个行政村儿童主任全覆盖。",
        "新生儿死亡率下降到1.86‰。\n二、主要问题\n新生儿死亡率1.68‰，离先进地区还有差距。",
        "全市女职工人数达到12.6万人。\n为全市16.2万女职工争取权益保障。",
        "据统计，全年下拨困境儿童基本生活费1365.2万元。\n下拨的1356.2万元困境儿童基本生活费发放到位。",
        "推荐全国“最美家庭”3户、省级“最美家庭”12户。\n我市15户省级“最美家庭”受到表扬。",
        "全市共有各类妇女儿童活动中心9所。\n9所妇女儿童活动中心全年开放。\n妇女儿童活动中心数量（8所）偏少。",
        "招聘儿童督导员96名，儿童主任1126名。\n对1162名儿童主任开展轮训。",
        "妇联执委12360人。\n1.23万名妇联执委活跃在基层。\n全县12630名妇联执委人人有任务。",
        "出动宣传车46台次，悬挂横幅320条。\n共悬挂横幅230条。",
        "妇女议事会全年议事423次。\n432次议事，解决了一批急难愁盼问题。",
        "全县学前教育毛入园率为94.2%，普惠性幼儿园覆盖率为89.6%。\n学前教育毛入园率达到92.4%。",
        "聘请家庭教育指导师26人。\n26名家庭教育指导师分片包干。\n家庭教育指导师共28人，人手偏紧。",
        "开通“12338”维权热线，接听来电2316个。\n对2361个来电逐一登记。",
        "区妇联主席王芳主持会议。\n区妇联副主席王芳作总结讲话。",
        "县委副书记、县长李建国出席会议并讲话。\n县委副书记、副县长李建国强调，要压实责任。",
        "全县第十三次妇女代表大会于6月召开。\n全县第十二次妇女代表大会今年6月胜利召开，选举产生新一届执委。",
        "会议时间：2025年9月18日。\n请各单位于9月12日前报名。\n参加9月16日会议的同志请着正装。",
        "培训时间定于4月22日。\n4月23日举办的培训，请准时参加。",
        "为女生举办心理健康知识讲座132场，反响很好。\n虽然全年举办心理健康知识讲座123场，但覆盖面不够。",
        "目前全市在册孤儿和事实无人抚养儿童3870名。\n对全市3780名在册孤儿和事实无人抚养儿童逐一走访。",
        "全年审结涉妇女儿童案件4862件。\n两级法院收案4900件，审结4682件。",
        "中心建筑面积7400平方米，设有教室30间。\n对4700平方米的中心大楼实行全天监控。",
        "孕产妇死亡率由12.6/10万降到8.6/10万。\n对孕产妇死亡率这类核心指标，要在8.9/10万的基础上稳中有降。",
        "落到我们县的指标一共128项。\n要把全县132项指标逐条过一遍。",
        "组建由律师、退休干部等组成的42人矛盾纠纷排查调解员队伍。\n把40名矛盾纠纷排查调解员的补助落实到位。",
        "全年共举办各类活动26场。\n28场活动一场比一场热闹。",
        "全年执行到位涉妇女儿童案款2.36亿元。\n共执行到位涉妇女儿童案款2360万元，发放率98%。",
        "年度重点任务32项已完成20项，其余12项正在推进。\n对剩余的14项重点任务列出清单，逐月调度。",
    ),
    good=(
        "城镇新增就业人员812人。\n农村新增就业人员821人。",
        "到2007年底，要见到这样的结果：学前三年毛入园率达到58%。\n目前，学前三年毛入园率为54.1%。",
        "全县33个成员单位各司其职。\n组织12个成员单位开展督导。",
        "2021年孕产妇系统管理率为92.9%。\n2022年孕产妇系统管理率达到94.9%。",
        "全县共培训妇女1260人次。\n3月，全县共培训妇女360人次。",
        "全省婴儿死亡率为4.0‰。\n我县婴儿死亡率为3.8‰。",
        "孕产妇系统管理率达到94.9%。\n确保孕产妇系统管理率达到96%。",
        "发放宣传资料2000份。\n发放宣传资料500份，接受咨询80人次。",
        "全县14个乡镇实现全覆盖。\n全县14个乡镇、131个村换届完成。",
        "全县妇女养老保险参保率95.2%。\n全县妇女医疗保险参保率98.1%。",
        "全年发放创业贷款640万元。\n甲镇全年发放创业贷款60万元。",
        "孕产妇系统管理率94.9%。\n孕产妇系统管理率由91.2%提高到94.9%。",
        "全年慰问困难妇女120名。\n“三八”节前慰问困难妇女40名。",
        "2022年工作总结\n去年，全县共培训妇女1105人次。\n全县共培训妇女1260人次。",
        "全县共有妇女1.2万人。\n全县共有妇女12034人。",
        "3月7日，召开纪念大会。\n7月1日召开的表彰大会上，表彰了先进。",
        "健康领域监测的14项指标全部达标。\n教育领域监测的11项指标全部达标。",
        "2025年工作总结\n婚前医学检查率由84.8%提高到88.4%。\n三、2026年打算\n将婚前医学检查率由88.4%提高到90%以上。",
        "县妇联成立于1952年。\n镇妇联成立于1955年。\n自1952年县妇联成立以来，事业不断发展。",
        "《妇女权益保障法》1992年颁布，2022年10月通过修订，2023年1月施行。",
        "全县14个乡镇、4个街道。\n18个乡镇（街道）中，15个配了专干。",
        "其中家政服务类培训妇女540人次。\n电商直播类培训妇女450人次。",
        "女童学前三年毛入园率达到91.9%。\n学前三年毛入园率达到92.4%。",
        "城镇新增就业人员523人。\n农村新增就业人员532人。",
        "走访慰问困难妇女120名。\n“六一”期间，走访慰问困难妇女儿童102名。",
        "2025年工作总结\n全年举办技能培训24期。\n三、2026年工作打算\n举办技能培训26期。",
        "健康领域监测指标14项。本领域14项指标达标13项，教育领域10项指标全部达标。",
        "3月底前完成60户，6月底前累计完成120户，9月底前累计完成180户。",
        "受理诉求41件。41件中，办结38件，正在办理3件。",
        "开展活动不少于60场，较2024年的52场有所增加。",
        "招募志愿者86名。\n36名志愿者受到表扬，22名志愿者被评为优秀。",
        "示范基地15个中产值超过500万元的有4个。4个基地共带动妇女86名。",
        "全县共有妇联组织186个。\n县妇联指导98个妇联组织完成换届。",
        "全年举办电商直播培训班14期。\n明年举办电商直播培训班16期。",
        "全县妇联组织186个，其中村级妇联168个。\n168个村级妇联建了群。",
        "清溪镇发放救助金78万元。\n白石镇发放救助金87万元。",
        "一季度，受理来访126件。\n二季度，受理来访129件。",
        "2024年，发放贷款2360万元。\n2025年，发放贷款2630万元。",
        "男性执委45人。\n女性执委54人。",
        "全县14个乡镇。\n13个乡镇达标。",
        "县财政投入妇女儿童工作经费120万元。\n市财政投入妇女儿童工作经费130万元。",
        "家政服务培训妇女520人。\n电商直播培训妇女540人。",
        "组织机关干部走访困难妇女家庭32户。\n组织志愿者走访困难儿童家庭36户。",
        "全市儿童死亡率为4.1‰，全省为4.5‰。\n农村儿童死亡率为4.6‰。",
        "计划举办培训班12期。\n实际举办培训班14期，超额完成。",
        "开展普法讲座进社区36场。\n开展普法讲座进企业32场。",
        "妇女规划60项指标，达标52项。\n儿童规划66项指标，达标56项。",
        "城区妇女之家86个。\n农村妇女之家68个。",
        "全年办理信访事项132件。\n办结信访事项128件。",
        "全县专职妇联干部24人。\n全县兼职妇联干部26人。",
        "救助患病妇女36名。\n救助困境儿童38名。",
        "第一批示范点12个。\n第二批示范点14个。",
        "招募爱心妈妈312名。\n结对留守儿童321名。",
        "建成标准化儿童之家46个。\n建成标准化妇女之家48个。",
        "参训妇女800余人。\n812名参训妇女领到结业证书。",
        "全县共有12个乡镇158个行政村。\n完成148个行政村妇联换届，其余10个正在推进。",
        "开展送法下乡活动63场次。\n开展送医下乡活动36场次。",
        "县财政安排发展经费320万元。\n争取上级发展经费230万元。",
        "省级“最美家庭”12户。\n市级“最美家庭”21户。",
        "妇女规划58项主要目标实现43项。\n儿童规划58项主要目标实现34项。",
        "新生儿死亡率1.86‰。\n婴儿死亡率2.86‰。",
        "培训月嫂126人。\n培训育婴员162人。",
        "第一期学员128名。\n第二期学员182名。",
        "春季运动会参赛选手230人。\n秋季运动会参赛选手320人。",
        "清河村有留守妇女45人。\n柳林村有留守妇女54人。",
        "6月，接听来电231个。\n7月，接听来电213个。",
        "妇女议事会议事423次，解决问题396个。\n解决问题396个，其中环境类132个。",
        "2024年下拨生活费1365.2万元，2025年下拨1356.2万元。\n全年下拨生活费1356.2万元。",
        "组织干部培训86人。\n组织群众培训98人。",
        "全市共有幼儿园213所。\n全市共有公办幼儿园132所。",
        "受理申请120件，批准98件。\n受理投诉126件，办结119件。",
        "上半年举办活动26场。\n下半年举办活动28场。",
        "计划投入资金500万元。\n截至6月底实际投入资金430万元。",
        "全市女职工12.6万人，其中参保11.8万人。\n参保女职工11.8万人。",
        "全省平均水平为92.4%，我市学前教育毛入园率为94.2%。\n学前教育毛入园率94.2%，高于全省平均水平1.8个百分点。",
        "建成市级示范妇女之家26个。\n建成县级示范妇女之家62个。",
        "县妇联机关干部12人，事业干部21人。\n镇妇联干部28人。",
        "完成“两癌”筛查1.2万人。\n完成孕前检查1.1万人。",
        "县妇联主席王芳主持会议。\n县妇联主席王芳强调，要抓好落实。",
        "县委副书记、县长李建国出席。\n县长李建国强调，要压实责任。",
        "县第十二次妇代会以来，工作有了新进展。\n县第十三次妇代会即将召开。",
        "县委常委、副县长李建国出席。\n县妇儿工委主任李建国讲话。",
        "县妇联主席王芳出席。\n镇妇联副主席王丽发言。\n县妇儿工委副主任王芳作报告。",
        "会议时间：2025年9月18日。\n请各单位于9月12日前报名。\n参加9月18日会议的同志请着正装。",
        "培训时间：4月22日至24日。\n4月23日的培训内容是家庭教育。",
        "中心建筑面积7400平方米。\n户外活动场地4700平方米，绿化率高。",
        "为男生举办讲座132场。\n为女生举办讲座123场。",
        "全市在册孤儿387名。\n全市在册残疾儿童378名。",
        "全年共举办各类活动26场。\n6场活动分散在各社区举行。",
        "执行到位案款2360万元。\n其中涉妇女儿童案款236万元。",
        "年度重点任务32项已完成20项，其余12项正在推进。\n对剩余的12项重点任务列出清单，逐月调度。",
        "重点任务32项已完成20项，其余12项正在推进。\n18个乡镇中，对剩余的14项隐患逐一整改。",
    ),
    find=_find,
)  # fmt: skip
