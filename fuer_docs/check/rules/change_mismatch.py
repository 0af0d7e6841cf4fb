"""增加多少、增长百分之几：前后两个数和变化对不对得上；率的差是百分点。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from ...model.figure import POINTS
from ...model.finding import Severity
from ...model.speech import _
from ...reading.arithmetic import exact, shown
from ...reading.changes import FORMER, Grown, Yearly
from ...reading.reading import Reading
from ..change_problems import problems
from ..explained import doubted
from ..rule import Hit, Rule, hit

_SHRUNK = re.compile(r"(?:减少|下降|降低|缩小)了?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,2})倍")
_PLAIN = {"增长", "下降", "减少", "增加"}
"""也说得成相对变化的；提高、升、高、低的是百分点。"""


def _find(reading: Reading) -> Iterator[Hit]:
    found = reading.changes
    for one, problem in problems(found.changes):
        if one.kind == FORMER:
            yield hit(one.new.passage, one.start, one.end, problem.message, problem.hint, problem.severity,
                      due=problem.due)  # fmt: skip
    for grown in found.grown:
        message = _growth_problem(grown)
        if message:
            rate = grown.rate
            severity = Severity.ERROR if rate.exact else Severity.WARNING
            yield hit(rate.passage, rate.start, rate.end, message, _("核对前后两个数和变化"), severity)
    for yearly in found.yearly:
        message = _yearly_problem(yearly)
        if message:
            change = yearly.change
            yield hit(change.passage, change.start, change.end, message, _("核对前后两个数和变化"), Severity.WARNING)
    for base, change, verb in found.pointless:
        message = _("两个率相差多少用百分点，写的是{text}", text=change.text)
        hint = _("差几个百分点就写“个百分点”；真是比原来多百分之几的，写出原来是多少")
        severity = Severity.HINT if verb in _PLAIN or base is None else Severity.WARNING
        yield hit(change.passage, change.start, change.end, message, hint, severity)
    for passage, start, end in reading.sentences:
        for shrunk in _SHRUNK.finditer(passage.text, start, end):
            yield hit(passage, *shrunk.span(), _("减少用百分比或分数，不说几倍"), _("写成下降百分之几"))


def _yearly_problem(one: Yearly) -> str:
    """年均：增长的百分比按复利，别的按年数平分；两种算法有一种对得上就不说。"""
    if not exact(one.old, one.new, one.change) or one.old.value <= 0 or one.new.value <= 0:
        return ""
    simple = abs(one.new.value - one.old.value) / one.years
    if one.change.unit == "%" and one.old.unit not in POINTS:
        compound = abs((float(one.new.value / one.old.value) ** (1 / one.years) - 1) * 100)
        means, unit = [Decimal(str(round(compound, 2))), simple / one.old.value * 100], "%"
        slack = Decimal("0.2") if "." in one.change.text else Decimal(1)
    elif one.change.unit == POINTS.get(one.old.unit, one.old.unit):
        means, unit = [simple], one.change.unit
        slack = one.change.step + (one.old.step + one.new.step) / one.years
    else:
        return ""
    if any(abs(mean - one.change.value) <= slack for mean in means):
        return ""
    mean = means[0].quantize(min(one.change.step, Decimal("0.1")), ROUND_HALF_UP).normalize()
    return _("从{old}到{new}，{years}年平均是{mean}，写的是{text}", old=one.old.text, new=one.new.text,
             years=one.years, mean=f"{mean:f}{unit}", text=one.change.text)  # fmt: skip


def _growth_problem(one: Grown) -> str:
    """“1260人次，比上年增加155人次，增长14%”：原来的数是倒推的。"""
    old = one.now.value - one.delta.value * one.sign
    if old <= 0 or not exact(one.now, one.delta):
        return ""
    growth = one.delta.value / old * 100
    slack = Decimal("0.49") if one.rate.step == 1 else Decimal(1) if one.rate.step > 1 else Decimal("0.1")
    loose = [number.step for number in (one.now, one.delta) if "." in number.text]
    spread = sum(loose, Decimal(0)) / old * 100
    bounds = one.rate.bounds
    if (bounds.low is None or growth >= bounds.low - slack - spread) and (
        bounds.high is None or growth <= bounds.high + slack + spread
    ):
        return ""
    return _("原来是{old}，变化是{shown}%，写的是{text}", old=shown(old, one.now), text=one.rate.text,
             shown=growth.quantize(min(one.rate.step, Decimal(1)), ROUND_HALF_UP))  # fmt: skip


RULE = Rule(
    id="change-mismatch",
    title="前后两个数和变化对不上",
    severity=Severity.ERROR,
    why="由多少到多少、增减多少写在一句里，一减就露馅；率的差写成百分之几也常被退。",
    basis="算术；率的差用百分点",
    bad=(
        "村委会成员女性比例由25.2%提高到31.6%，提高5.4个百分点。",
        "村委会成员女性比例由25.2%提高到31.6%，提高6.4%。",
        "妇女创业贷款由520万元增加到640万元，增加140万元。",
        "培训妇女由1105人次增加到1260人次，增长18%。",
        "婴儿死亡率由11.2‰降到10.8‰，降低0.6个千分点。",
        "孕产妇系统管理率从91.4%提高到92.6%，下降1.2个百分点。",
        "留守儿童由1942名减少到1863名，减少89名。",
        "儿童之家由8个增加到14个，增加8个。",
        "参保率从90.2%上升到91.5%，上升1.3%。",
        "讲座由38场增加到52场，增长26.8%。",
        "全年培训妇女1260人次（上年1105人次），增长18%。",
        "去年走访320户，今年走访400户，增长20%。",
        "培训妇女1260人次，比上年增加155人次，增长12.3%。",
        "贷款由320万元增加到960万元，增长3倍。",
        "儿童之家由6个增加到14个，翻了两番。",
        "矛盾纠纷由60起降到20起，减少3倍。",
        "岗位由120个增加到180个，翻一番。",
        "死亡率由15.1‰下降到14.3‰，下降8.3%。",
        "死亡率为14.3/10万，比2020年的15.1/10万下降8.3%。",
        "婴儿死亡率从2017年的7.1‰下降到2022年的4.2‰，降幅46.4%。",
        "女性比例由25.2%提高到31.6%，提高9.1%。",
        "2023年举办讲座38场，2024年52场，增加14场，增幅26.8%。",
        "“两癌”免费检查1500人以上，比2025年实际完成的1420人至少增加80人，增长15.6%以上。",
        "今年发展巾帼志愿者360人，在去年300人的基础上增加80人，增长20%。",
        "全年接待来访132件次，上年同期150件次，减少18件次，降幅21%。",
        "线上销售农产品318万元，是去年同期159万元的2倍，增长2倍。",
        "儿童之家从8个增至14个，新增8个。",
        "家庭纠纷由上年的60件下降至45件，同比下降33.3%。",
        "参加比赛的有86支队伍，比首届的72支增加24支。",
        "全年安排妇女儿童专项经费180万元（上年150万元），增长25%。",
        "报名人数达到520人，比上一期多90人，上一期为450人。",
        "全年预算经费15.6万元，比2025年的14.2万元增加2.4万元，增长9.9%。",
        "年度经费由14.2万元增加到15.6万元，增幅为19.9%。",
        "千人口托位数由2.8个增至4.1个，比2025年目标值4.5个还少0.6个。",
        "婚前医学检查率为88.4%，比上年的85.9%提高3.5个百分点。",
        "婚前医学检查率为88.4%，比上年的85.9%提高2.5%。",
        "计划开展40次，仅完成17次，占42.5%，比序时进度低7.5%。",
        "近视率为52.3%，比上年下降1.1%。",
        "信访办结率97.7%，上年为95.2%，提高3.5个百分点。",
        "达标率为93.9%，比2023年提高5.4个百分点（2023年为89.5%）。",
        "成员单位由原来的32家增加到36家，新增县数据局、县医保局、县残联、团县委3家单位。",
        "“三公”经费支出8.4万元，比年初预算数10.5万元少支出3.1万元。",
        "在2025年底40家的基础上翻一番，到年底达到90家。",
        "全县女企业家协会会员从成立之初的46人发展壮大到如今的138人，是成立时的4倍。",
        "妇女小额贷款余额达6820万元，较年初的5580万元净增1340万元，增幅为22.2%。",
        "今年参加体检的妇女8126人，上年为7500人，增长9.3%。",
        "与去年同期的47件相比，今年上半年受理41件，减少8件，下降12.8%。",
        "与去年同期的47件相比，今年上半年受理41件，减少6件，下降16.8%。",
        "孕产妇死亡率为8.6/10万，比上年的9.8/10万下降22.2%。",
        "今年城乡居民参保妇女16.8万人，参保率97.2%，比上年的96.5%提高0.9个百分点。",
        "全年信访量较上年的156件下降25.4%，降至132件。",
        "2024年，发放妇女小额贷款1500万元，户均12万元；2025年计划发放1800万元，比上年增长25%。",
        "新创建巾帼车间5个，使全县巾帼车间总数由21个增加到27个。",
        "平均受教育年限由9.2年提高到10.1年，提高了0.8年。",
        "热线接听量3260通，上年2860通，同比增加400通，增长16%。",
        "未成年人案件受理数同比下降12.5%，由2024年的64件降到58件。",
        "三项收入中，财政补助260万元、捐赠86万元、其他14万元。财政补助较上年的208万元增长20%。",
        "中心志愿者由年初的180人增加到年底的246人，年内新招募85人、退出19人，净增76人。",
        "一季度销售额86万元，二季度销售额103.2万元，环比增长25%。",
        "去年受理42件，今年受理56件，同比增长25%。",
        "补贴资金由每人每年600元提高到800元，提高了25%。",
        "全年结案48件，调解结案18件，占37.5%；上年结案40件，调解结案12件，占30.0%，提高8.5个百分点。",
        "去年群众满意度为90.4%，今年上半年为93.2%，上升3.8个百分点。",
        "集中供养由每月1400元提高到1650元；分散供养由每月900元提高到1100元，同样提高250元。",
        "发放创业贷款420万元，户均14万元，总额比上年的600万元增长两成。",
    ),
    good=(
        "全年收入1286.4万元，完成年初预算1240万元的103.7%，比上年的1198.3万元增加88.1万元。",
        "受理46件，加上年结转4件，共需办理50件；受理数较上年同期的50件下降8%。",
        "筛查任务为1500人，实际完成1620人，筛查人数较上年的1350人增长20%。",
        "2024年发放宣传资料1500份；2025年发放调查问卷1800份，比上年增长25%。",
        "新招收学员40人，使在册学员由260人增加到288人，另有毕业12人。",
        "市级安排1500万元，每个托位1万元，县级配套不低于市级的一半。",
        "贷款由2020年的1.2亿元增长到2022年的1.8亿元，年均增长22.5%。",
        "村委会成员女性比例由25.2%提高到31.6%，提高6.4个百分点。",
        "妇女创业贷款由520万元增加到640万元，增长23.1%。",
        "培训妇女由1105人次增加到1260人次，增加155人次。",
        "婴儿死亡率由11.2‰降到10.8‰，降低0.4个千分点。",
        "儿童之家由8个增加到14个，新增6个，全部投入使用。",
        "受益妇女由近5000人增加到6000余人，增长20%左右。",
        "从3月到6月走访120户，减少矛盾纠纷20起。",
        "就业人员由731人增加到786人，其中女性增加30人。",
        "死亡率由15.1/10万下降到14.3/10万，下降5.3%。",
        "死亡率由15.1‰下降到14.3‰，下降5.3%。",
        "死亡率为14.3/10万，比2020年的15.1/10万下降5.3%。",
        "婴儿死亡率从2017年的7.1‰下降到2022年的4.2‰，降幅40.8%。",
        "贷款余额从1.2亿元增加到1.5亿元，增长25%。",
        "全年培训妇女1260人次（上年1105人次），增长14%。",
        "去年走访320户，今年走访400户，增长25%。",
        "培训妇女1260人次，比上年增加155人次，增长14%。",
        "贷款由320万元增加到960万元，增长2倍，是上年的3倍。",
        "儿童之家由6个增加到12个，翻了一番。",
        "经费由20万元增加到45万元，增长1倍多。",
        "收入由8000元增加到1.7万元，翻了一番多。",
        "今年发展巾帼志愿者360人，在去年300人的基础上增加60人，增长20%。",
        "全年接待来访132件次，去年同期为150件次，同比下降12%。",
        "培训妇女1260人次，去年是1105人次，增加了155人次，增长了14%。",
        "全年安排妇女儿童专项经费180万元，上年为150万元，增长20%。",
        "全年预算经费15.6万元，比2025年的14.2万元增加1.4万元，增长9.9%。",
        "发布稿件126篇，同比增长50%，增加42篇。",
        "“三公”经费支出8.4万元，比年初预算数10.5万元少支出2.1万元。",
        "现有女科技工作者1260人，三年前是1050人，增加了210人。",
        "全市共评选“最美家庭”120户，比上年增加20户，增幅20%。",
        "今年参加体检的妇女8126人，而上年只有7500人，多出626人。",
        "今年落实“两癌”救助资金36万元，救助患病妇女36人，比上年多6人，上年救助30人。",
        "前三季度完成投资360万元，占年度计划450万元的80%，与去年同期的300万元相比增长20%。",
        "全县共有留守儿童1863名，其中女童846名，占45.4%，比上年提高1.2个百分点；父母双方外出的1126名，占60.4%。",
        "全年走访慰问困难妇女儿童320户，发放慰问金16万元，比上年增加2万元，惠及群众860人。",
        "今年新增巾帼志愿者60人，总数达到360人，开展服务活动120场，比上年多20场。",
        "农村妇女人均可支配收入达到16850元，同比增长7.8%，高于全县农村居民平均增速0.6个百分点。",
        "村（社区）“两委”换届后，女性委员达到612名，比换届前增加86名，占32.5%，提高4.1个百分点；女性正职58名，占11.2%。",
        "婚前医学检查率由85.9%提高到88.4%，孕前优生健康检查率由91.2%提高到93.5%，分别提高2.5个和2.3个百分点。",
        "家庭教育指导服务站点覆盖率由去年底的82%提高到95%，比全市平均水平高5个百分点。",
        "全县女性科技工作者860人，占科技工作者总数的41.2%，较“十三五”末提高3.6个百分点。",
        "经费由2023年的80万元增加到2024年的100万元，增长25%，2025年计划再增加20万元，达到120万元。",
        "全市儿童福利机构收养儿童86名，比上年减少4名；散居孤儿132名，减少11名。",
        "新生儿访视率98.1%、3岁以下儿童系统管理率95.6%，均比上年提高0.5个百分点以上。",
        "全县小学净入学率100%，初中净入学率99.9%，高中阶段毛入学率93.6%，比上年提高0.4个百分点。",
        "全年共评审项目20个，立项12个，资助资金60万元，立项率60%，比上年低5个百分点，主要是申报数由15个增加到20个。",
        "城镇新增就业1200人，其中女性540人，占45%，完成年度任务的108%。",
        "发放创业贷款720万元，户均18万元，总额比上年的600万元增长两成，比前年的360万元翻了一番。",
        "每千人口托位数为3.6个，比上年增加0.4个，距2025年4.5个的阶段目标还有差距。",
    ),
    find=doubted(_find),
)
