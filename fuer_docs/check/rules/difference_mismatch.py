"""应付、已付、尚欠，目标、实际、还差，甲比乙多：减一减对不对得上。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ..change_problems import problems
from ..changes import FORMER
from ..reading import Reading
from ..rests import rests
from ..rule import Hit, Rule, hit


def _find(reading: Reading) -> Iterator[Hit]:
    told: set[tuple[int, int]] = set()
    for one, problem in problems(reading.changes.changes):
        told.add((one.new.passage.n, one.start))
        if one.kind != FORMER:
            yield hit(one.new.passage, one.start, one.end, problem.message, problem.hint, problem.severity)
    for rest in rests(reading):
        number = rest.quantity
        if (number.passage.n, number.start) not in told:
            told.add((number.passage.n, number.start))
            hint = _("核对三个数，看哪个错了")
            yield hit(number.passage, number.start, number.end, rest.message, hint, rest.severity)


RULE = Rule(
    id="difference-mismatch",
    title="减出来的数对不上",
    severity=Severity.ERROR,
    why="应付、已付、尚欠三个数都写了，减一下就知道；欠多少写错了要担责任。",
    basis="算术",
    bad=(
        "合同金额1000万元，已支付877万元，尚欠133万元。",
        "该公司应付补偿款800万元，已付704.79万元，下差补偿款96.21万元。",
        "会议应到33人，实到30人，请假2人。",
        "全县原有儿童之家8个，今年新增6个，现有15个。",
        "全年收入270万元，支出320万元，收支缺口60万元。",
        "全年受理信访83件，办结81件，正在办理3件。",
        "全区131个村中，118个建成妇女之家，其余23个正在建设。",
        "需支付各项费用1000万元。目前已支付877万元，剩余款项132万元至今未付。",
        "114项指标中107项达标，剩余的6项达标有困难。",
        "发放问卷500份，回收问卷462份，未回收48份。",
        "村委会主任中女性比例仅为6.1%，与10%的目标还有4.9个百分点的差距。",
        "县财政预算安排经费40万元，已到位35万元，缺口8万元。",
        "应缴培训费4.5万元，实缴3.8万元，还差0.5万元。",
        "去年底共有示范校12所，今年新建5所，累计达到18所。",
    ),
    good=(
        "合同金额1000万元，已支付877万元，尚欠123万元。",
        "该公司应付补偿款800万元，已付704.79万元，下差补偿款95.21万元。",
        "会议应到33人，实到30人，请假3人。",
        "全县原有儿童之家8个，今年新增6个，撤并1个，现有13个。",
        "全年收入270万元，支出320万元，收支缺口50万元。",
        "全年受理信访83件，办结81件，转办3件。",
        "33个成员单位中，28个与28个乡镇结对，其余5个负责面上指导。",
        "114项指标中107项达标，剩余的7项中4项达标难度大、3项无法判断。",
        "应付工程款约310万元，已付200余万元，尚欠近110万元。",
        "应付材料款20万元，已付15万元；应付人工费12万元，已付10万元，尚欠2万元。",
        "收入270万元，其中财政拨款80万元；支出主要是工资190万元，结余用于维修。",
        "现有社区42个，新建儿童之家6个，原有12个示范点全部提质。",
        "村委会主任中女性比例仅为6.1%，与10%的目标还有3.9个百分点的差距。",
        "县财政预算安排经费40万元，已到位35万元，缺口5万元。",
        "年初计划培训500人，已完成380人，剩余名额用于下半年。",
    ),
    find=_find,
)  # fmt: skip
