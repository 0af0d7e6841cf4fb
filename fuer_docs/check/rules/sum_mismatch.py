"""共多少，其中几样：分项加起来和总数对不对得上，哪一样也不能比总数多。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...model.finding import Severity
from ...model.speech import _
from ..arithmetic import Sure, shown
from ..reading import Reading
from ..rests import subtracted
from ..rule import Hit, Rule, hit
from ..sums import Sum, sums


def _find(reading: Reading) -> Iterator[Hit]:
    told: set[tuple[int, int]] = set()
    known = subtracted(reading)
    for one in sums(reading):
        if any((part.passage.n, part.start) in known for part in one.parts):
            continue
        where = (one.whole.passage.n, one.whole.start)
        if one.fault is Sure.NONE or where in told:
            continue
        told.add(where)
        hint = _("核对总数和各项；口径不同的写明")
        yield hit(one.whole.passage, one.whole.start, one.whole.end, _message(one), hint, one.fault.severity)


def _message(one: Sum) -> str:
    if len(one.parts) == 1:
        return _("其中的{part}比总数{whole}还多", part=one.parts[0].text, whole=one.whole.text)
    added = shown(sum((part.value for part in one.parts), Decimal(0)), one.whole)
    parts = "+".join(part.text for part in one.parts)
    return _("{parts}加起来是{sum}，写的总数是{whole}", parts=parts, sum=added, whole=one.whole.text)


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
