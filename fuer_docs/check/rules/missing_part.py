"""一种文稿该有的部分没有：总结没有问题和打算，计划没有责任单位和时限。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_TROUBLE = re.compile(
    r"(?:问题|不足|困难|短板|差距|薄弱|瓶颈|难点|制约|弱项)(?:和|与|及|、|$|。|，|是|主要|依然|仍|还|：|有)|(?:存在|面临|还有|仍有|尚有|不少)[^，。；]{0,20}(?:问题|不足|困难|短板|差距|薄弱)"
    r"|有待|任重道远|有差距|不够|偏弱|不平衡|亟待|亟需"
)
_NEXT = re.compile(
    r"下一步|下步|下半年|下季度|下一阶段|下阶段|来年|明年|今后|下年度|打算|思路|谋划|展望|努力方向|继续(?:做好|抓好|加强|深化)|再接再厉|将(?:继续|坚持|进一步|以|着力|围绕)"
    r"|工作安排|后续|接下来|年(?:的)?(?:工作)?(?:安排|重点|计划|任务|思路|设想)"
)
_OWNER = re.compile(
    r"责任单位|责任部门|责任人|牵头|负责|主抓|主办|承办|协办|配合单位|[局委办联会所站]配合|分工[：:负]|责任领导"
)
_WHEN = re.compile(
    r"\d{1,2}月|[一二三四五六七八九十]月|年底|季度|上半年|下半年|时限|全年(?!工作|任务|目标)|年内|每[月季年周]|月底|旬|日前|常态|长期|“?三八”?|六一|学期"
)
_SHARED = re.compile("妇儿工委|妇女儿童工作委员会|妇女儿童工作|规划")
"""许多部门一起办的。"""
_ALONE = re.compile("[镇乡村]妇联|[镇乡村]妇女联合会|街道妇|社区妇|中心|学校|[镇乡街][^，。]{0,4}妇儿")
"""一家自己办的，谁办不用写。"""
_TASKS = 3
_ENOUGH = 180


def _find(reading: Reading) -> Iterator[Hit]:
    kind, text = reading.manuscript.kind, _without_title(reading)
    if len(text) < _ENOUGH:
        return
    if kind in {"工作总结", "总结和计划"} and not _TROUBLE.search(text):
        yield _missing(reading, _("总结里没有看到存在的问题"), _("补上问题和不足，或在“打算”里说明"))
    if kind in {"工作总结", "总结和计划"} and not _NEXT.search(text):
        yield _missing(reading, _("总结里没有看到下一步打算"), _("补上下一步打算"))
    tasks = sum(len(run.marks) for run in reading.runs if len(run.marks) > 1)
    if kind == "工作计划" and tasks >= _TASKS:
        if not _OWNER.search(text):
            shared = bool(_SHARED.search(reading.manuscript.title))
            severity = Severity.WARNING if shared else Severity.HINT
            if shared or not _ALONE.search(reading.manuscript.title):
                yield _missing(reading, _("计划里的任务没有责任单位"), _("逐项写明谁牵头、谁配合"), severity)
        if not _WHEN.search(text):
            yield _missing(reading, _("计划里的任务没有时限"), _("逐项写明什么时候完成"), Severity.WARNING)


def _without_title(reading: Reading) -> str:
    return "\n".join(passage.text for passage in reading.even.passages if passage not in reading.written[:1])


def _missing(reading: Reading, message: str, hint: str, severity: Severity | None = None) -> Hit:
    first = reading.written[0]
    return hit(first, 0, len(first.text), message, hint, severity)


_DONE = (
    "{title}\n今年以来，各级妇联围绕中心、服务大局，扎实开展各项工作，取得了明显成效。现将情况总结如下。\n一、健全机制，凝聚合力\n全年召开会商会议四次，研究难点指标，印发工作方案，"
    "成员单位各司其职、密切协作，建立了信息通报和定期会商制度，联络员队伍保持稳定，宣传阵地不断拓展，社会氛围日益浓厚。\n二、办好实事，增进福祉\n免费检查六千余人，救助患病妇女二十八名，资助女学生四十五名，新建儿童之家六个，"
    "举办家庭教育讲座五十二场，选树最美家庭二十户，群众满意度逐年提高，得到上级肯定和好评，经验在全州推广，媒体多次报道。{end}"
)
_TODO = (
    "{title}\n为做好全年工作，制定本计划，着力推动妇女儿童事业高质量发展，让妇女儿童有更多获得感、幸福感、安全感。\n一、强化宣传引导\n充分运用广播电视、新媒体和村村响，深入宣传男女平等基本国策和儿童优先原则，"
    "营造关心支持妇女儿童事业发展的浓厚氛围。{a}\n二、强化阵地建设\n新建一批示范儿童之家，完善服务功能，配备图书玩具，开展假期托管和安全自护教育，让孩子们就近就便享受服务。{b}\n三、强化权益维护\n"
    "开通法律援助绿色通道，开展普法宣传，健全家庭暴力联动处置机制，及时化解婚姻家庭纠纷，切实维护妇女儿童合法权益。{c}"
)


def _summary(title: str, end: str = "") -> str:
    return _DONE.format(title=title, end=end)


def _plan(title: str, a: str = "", b: str = "", c: str = "") -> str:
    return _TODO.format(title=title, a=a, b=b, c=c)


RULE = Rule(
    id="missing-part",
    title="缺了该有的部分",
    severity=Severity.HINT,
    why="总结只讲成绩不讲问题，计划不写谁来办、什么时候办成，会被退回补写。",
    basis="惯例：总结有成绩、问题、打算，计划有任务、责任单位、时限",
    bad=(
        _summary("云溪县妇女联合会2022年工作总结"),
        _summary("清溪镇妇联工作总结", "\n三、存在的问题\n一是经费不足，人手紧张。二是数据不全。"),
        _summary("区妇儿工委2021年工作总结", "\n下一步，将继续抓好落实。"),
        _summary("妇联2022年工作总结和2023年工作打算", ""),
        _summary("县妇联半年工作总结", "\n特此报告。"),
        _plan("云溪县妇儿工委2023年工作计划"),
        _plan("镇妇联年度工作计划", "由镇妇联牵头。", "村妇联配合。", "司法所负责。"),
        _plan("区妇联工作要点", "三月前完成。", "年底前建成。", "全年推进。"),
        _plan("县妇联下半年工作安排", "务求实效。", "久久为功。", "见行见效。"),
        _plan("2023年妇女儿童工作计划", "形成合力。"),
    ),
    good=(
        _summary(
            "云溪县妇女联合会2022年工作总结", "\n三、存在的问题\n经费不足，人手偏紧。\n四、下一步打算\n继续抓好落实。"
        ),
        _summary("清溪镇妇联工作总结", "\n总的看，妇女整体素质提高还任重道远。明年将坚持问题导向，再接再厉。"),
        _summary("在全县妇儿工委会议上的讲话"),
        "云溪县妇联2022年工作总结\n工作有序推进。",
        _plan(
            "云溪县妇儿工委2023年工作计划",
            "（县委宣传部牵头，全年推进）",
            "（县民政局负责，10月底前）",
            "（县司法局负责，12月前）",
        ),
        _plan(
            "区妇联工作要点",
            "责任单位：区妇联；时限：3月底前。",
            "责任单位：区民政局；时限：年底前。",
            "责任单位：区司法局；时限：全年。",
        ),
        _plan("关于召开妇儿工委会议的通知"),
        _summary("县妇儿工委工作总结", "\n同时也要看到，部分指标离目标仍有差距，下步将着力攻坚。"),
        _plan("白石镇妇联工作计划", "上半年完成。", "10月底前建成。", "全年推进。"),
        _plan("镇妇联工作计划", "每月一次，镇妇联负责。", "上半年完成，村妇联承办。", "常态开展，司法所配合。"),
        "镇妇联2023年工作计划\n全年抓好三件事，努力让群众满意。",
    ),
    find=_find,
)
