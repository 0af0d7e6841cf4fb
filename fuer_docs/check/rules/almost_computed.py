"""和近旁的数一算，只差打错的一下。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.arithmetic import shown
from ...reading.reading import Reading
from ..almost import almost
from ..rule import Hit, Rule, hit


def _find(reading: Reading) -> Iterator[Hit]:
    for near in almost(reading):
        told = near.told
        message = _("{formula}是{due}，写的是{text}", formula=near.formula, due=shown(near.due, told), text=told.text)
        yield hit(told.passage, told.start, told.end, message, _("核对几个数；说的不是一回事就不用改"))


RULE = Rule(
    id="almost-computed",
    title="和近旁的数一算，差一点",
    severity=Severity.HINT,
    why="改了一个数，忘了跟着它走的另一个，往往只差一两位，读着顺，按计算器才看得出。",
    basis="算术",
    last=True,
    bad=(
        "全县168个村，建有儿童之家的151个，覆盖面为93.5%，其余的明年补齐。",
        "农村妇女筛查任务12000人，实际查了12486人，超任务数386人，都落实了随访。",
        "大篷车开进12个乡镇，每个乡镇送课4次，全年送课46次。",
        "应筛查4286人，实筛4257人，筛查率99.3%，因转诊等原因漏筛39人。",
        "全县214个村配备执委，每个村9名，应当配1962名。",
        "改造女生卫生间52处，每处4.5万元，这一项就花了224万元。",
        "示范户现有8600户，到年底要有1万户，也就是要新增1600户。",
        "共有86个家庭报名，每个家庭3人，268人同场竞技。",
        "去年新提拔干部71名，女干部有23名，已有四成。",
        "用2160万元建了4所幼儿园，平均每所560万元。",
        "发放基本生活费，每月支出25.11万元，6个月共发放160.66万元。",
        "受理纠纷3860件，审结3792件，年底未结78件。",
    ),
    good=(
        "全县168个村，建有儿童之家的151个，覆盖面为89.9%。",
        "农村妇女筛查任务12000人，实际查了12486人，超任务数486人。",
        "大篷车开进12个乡镇，每个乡镇送课4次，全年送课48次。",
        "发放问卷475份，入户走访203人，其中母亲101人，表示“很少陪伴”的占42.7%。",
        "组建24个班，每班25人，招生640人，其中16个班每班30人、8个班每班20人。",
        "全年办班25期，培训1268人次，每期约50人次。",
        "去年孕产妇死亡3例，今年2例，多年来死亡率都在12.3/10万以下。",
        "一期每人补助1000元，二期每人补助2000元，共发9000元。",
        "全县儿童10.53万人，登记在册的留守儿童4612人，家庭教育知晓率88%。",
        "审结离婚案件924件、抚养案件231件，调解率15%。",
        "在校生36480人，其中女生17146人，女生占47.0%。",
        "应到45人，实到43人，请假2人，比上次多3人。",
    ),
    find=_find,
)  # fmt: skip
