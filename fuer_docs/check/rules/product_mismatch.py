"""每人多少、几个人、一共多少：三个数乘不乘得起来。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.arithmetic import shown
from ...reading.reading import Reading
from ..explained import doubted
from ..products import Product, products
from ..rule import Hit, Rule, hit


def _find(reading: Reading) -> Iterator[Hit]:
    for one in products(reading):
        wrong = one.each.value if one.each.average else one.total
        due = one.each.value.value * one.number if wrong is one.total else one.total.value / (one.number or 1)
        hint = _("核对人数、标准和总数")
        yield hit(wrong.passage, wrong.start, wrong.end, _message(one), hint, one.sure.severity, due=due)


def _message(one: Product) -> str:
    each = one.each.value
    if one.each.average and one.number:
        return _("{total}除以{number}是{mean}，写的是{text}", total=one.total.text, number=one.said,
                 mean=shown(one.total.value / one.number, each), text=each.text)  # fmt: skip
    product = shown(each.value * one.number, one.total)
    return _("{each}乘{number}是{product}，写的是{text}", each=each.text, number=one.said, product=product,
             text=one.total.text)  # fmt: skip


RULE = Rule(
    id="product-mismatch",
    title="每份乘份数和总数对不上",
    severity=Severity.ERROR,
    why="30人每人400元是1.2万元，写成12万元差了十倍，发钱的事错不得。",
    basis="算术",
    bad=(
        "为30名贫困母亲每人发放400元，共计12万元。",
        "资助困难女学生45名，每人1000元，共计4.05万元。",
        "慰问单亲母亲60名，每人500元、共计3.5万元。",
        "救助“两癌”患病妇女28人，每人1万元，总计26万元。",
        "走访困难家庭120户，每户送去慰问金300元，合计3.2万元。",
        "每人发放奖金200元，奖励先进个人14名，共2400元。",
        "举办讲座52场，每场补助800元，共计4.06万元。",
        "为16户特困家庭每户发放米油折合150元，总价值2600元。",
        "向8所学校捐赠图书，每所500册，共计4500册。",
        "争取到地震灾区困难儿童救助金12万元，为30位儿童每人发放400元。",
        "建成儿童之家131个，共投入320万元，平均每个3.4万元。",
        "单亲母亲18人，每人1000元，共1.8万元；患病妇女12人，每人3000元，共4.6万元。",
        "筹集善款5万元。资助困难女大学生20名，每人2000元。",
        "帮扶孤儿46名，人均补助1200元，共计5.25万元。",
        "全年开展宣讲86场，参与群众9120人次，平均每场约160人次。",
        "发放创业贷款68笔1530万元，笔均25.2万元。",
        "评选“美丽庭院”示范户306户，12个乡镇（街道）每个30户。",
        "举办“家长课堂”8次，春、秋两季各5次。",
        "依托18个“妇女之家”，开展理论学习64次，每个“妇女之家”3次。",
        "结对关爱儿童1561名。发放学习用品折合资金46.8万元，人均约500元。",
        "培训费4.8万元，按480人次、每人次1000元测算。",
        "全年开展督导5次，每季度1次。",
        "采购书包320个，单价85元，共3.72万元。",
        "补贴标准为每人每天50元，培训5天，120人共3.5万元。",
        "全县拟建15支队伍、每支6人，队员总数达到96人。",
        "开设孕妇课堂48期，平均每期22人，听课孕妇1156人次。",
        "扶持创业妇女900人，带动就业3600人，平均每人带动3人。",
    ),
    good=(
        "成员单位由28个增加到34个，联络员共68名，每个单位A、B角各1名。",
        "到达47个村，其中5个村到达2次，其余42个村各1次，共计52车次。",
        "与2023年的91项相比，两年净增13项，年均6.5项。",
        "已办2期，培训176人，另有2期安排在下半年，每期112人，全部完成后合计400人。",
        "建成取证场所138个，112个县至少各有1个，其余26个设在人口较多的县。",
        "为30名贫困母亲每人发放400元，共计1.2万元。",
        "资助困难女学生45名，每人1000元，共计4.5万元。",
        "为4名女童每人发放500元助学金，共计2000元。",
        "慰问单亲母亲60余名，每人500元，共计3万余元。",
        "每人每月补助200元，惠及46名孤儿，全年共计11.04万元由财政列支。",
        "培训班每期3天，共办5期，培训420人次。",
        "每个街道建1个母婴室，全区17个街镇，共建成12个。",
        "先后慰问老党员12人、单亲母亲20人，每人300元，共计9600元。",
        "向80户困难家庭每户发放1袋米、1桶油，价值共计约1.5万元。",
        "争取到困难儿童救助金1.2万元，为30位儿童每人发放400元。",
        "发放慰问金9万元，慰问困难家庭120户，每户500元，另有慰问品折合3万元。",
        "建成儿童之家131个，共投入320万元，平均每个2.4万元。",
        "单亲母亲18人，每人1000元，共1.8万元；患病妇女12人，每人3000元，共3.6万元。",
        "人均纯收入达到12000元，全镇劳务收入共计2亿元。",
        "全年开展宣讲86场，其中进村52场，参与群众9120人次，平均每场约106人次。",
        "外出务工收入达220多万元，全村84人外出打工，人均收入只有500元。",
        "评选“美丽庭院”示范户360户，12个乡镇（街道）每个30户。",
        "甲坊吸纳务工23人，乙坊、丙坊各吸纳务工9人，共41人。",
        "每月开展1次督查，全年不少于12次。",
        "完成全年15场任务的60%，上半年举办9场，培训522人次，平均每场58人次。",
        "发放贷款1530万元，带动就业900人，人均月增收1200元左右。",
    ),
    find=doubted(_find),
)
