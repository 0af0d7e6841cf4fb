"""没有填的空：XX、20xx、20__年、××县、【待补】、某某。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.names import SURNAMES
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ...reading.unfilled import BLANKS, NAMED, joined
from ..rule import Hit, Rule, hit

_BLANK = Pattern(
    r"(?<=[\u4e00-\u9fff、])(?:[ ]{3,}|[\u3000\u00a0]{2,}|[ ]{2,}(?=[名人场次个项户件份期月日%]))(?=[\u4e00-\u9fff%])(?![一二三四五六七八九十]{1,3}、|[（(])",
    " \u3000\u00a0",
)
_DATE_BLANK = Pattern(r"(?:\d{4}年|(?<![\d年])20)[ \u3000]+[月年]|(?<=\d月)[ \u3000]+日", " \u3000")
_LATER = Pattern(
    r"(?:时间|地点|人员|单位|名单|经费|日期|主题|责任人)(?:均|都)?待定|(?:核实|统计|审定|确认|核定)(?:完)?后(?:再)?(?:补充|填写|补上|填入|补填)",
    "后定",
)
_GAP = Pattern(r"【待补[^】]*】|[（(][^（）()，。；【】]{0,12}待补充?[）)]", "补")
_SOMEONE = Pattern(
    r"某某某?(?=县|市|区|乡|镇|村|局|单位|领导|同志|书记|主任|主席|部长|公司|学校|社区|街道|委|小学|中学|幼儿园|大学|学院|医院|企业|集团|合作社|基地|律师事务所|律所|机构|协会|法院|检察院|派出所|敬老院|福利院|银行|广场|品牌|项目|活动)|(?<=书记|县长|主任|主席|局长|市长|区长|镇长|部长|省长|同志|领导)某某某?"
    r"|某(?=(?:县|市|区|乡|镇|村|局)(?:妇联|妇儿工委|政府|党委|人民政府|县长|书记|领导))",
    "某",
)
_HELD_THERE = Pattern(
    "(?:小学|中学|幼儿园|大学|学院|医院|企业|集团|合作社|基地|社区|村|广场|福利院|敬老院|公司)(?:举行|举办|开展|召开|设立|启动|建[立成]|成立|挂牌|捐[赠建]|实施|组织|慰问|座谈|联合|签订|的(?:支持|协助|配合))"
)
"""“在某某小学开展活动”：不是要替谁隐去。"""
_PRIVATE = Pattern(
    r"女童|儿童|孩子|患者|患病|病|受害|被害|案|当事人|学生|困境|单亲|孤儿|留守|家暴|家庭暴力|求助|来访|信访|救助|帮扶|贫困|困难|受助|母亲|丈夫|前夫|离婚|纠纷|妇女|群众|居民|村民|岁|同学|老人|住"
)
_SENTENCE = 16
"""一段几个字以上的才像一句话。"""
_OFFICES = "县市区乡镇局委公企"
"""某某县隐去的不是人的姓名，不在此例。"""
_FORM_LINE = Pattern(r"^[^。]{0,30}[：:]\s*[_＿\s]+$|填表|回执|^[^。]*[_＿]{4,}\s*$")
_SIGNED = Pattern(r"签[字名章][^，。；]{0,12}$")


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, start, end in _unfilled(reading):
        text = passage.text[start:end]
        form = ("_" in text or "＿" in text) and _form(passage.text, start)
        if not form:
            yield hit(passage, start, end, _("“{text}”没有填", text=text), _("填上真实的名称或数"))
    yield from _nameless(reading)
    yield from _unfinished(reading)
    yield from _blanks(reading)
    for passage in reading.original.passages:
        for match in _GAP.finditer(passage.text) if "待补" in passage.text else ():
            yield hit(
                passage, *match.span(), _("{text}还没有补", text=match[0]), _("补上，或删去这一处"), Severity.WARNING
            )


def _form(text: str, start: int) -> bool:
    """要人填的表、要人签的字。"""
    return _FORM_LINE.search(text) is not None or _SIGNED.search(text[max(0, start - 16) : start]) is not None


def _unfilled(reading: Reading) -> Iterator[tuple[Passage, int, int]]:
    """各处没有填的空，按先后；挨在一起的、套在一起的合成一处。"""
    found: dict[int, tuple[Passage, list[tuple[int, int]]]] = {}
    for pattern in BLANKS:
        for passage, match in reading.matches(pattern):
            found.setdefault(passage.n, (passage, []))[1].append(match.span())
    markdown = reading.manuscript.file.casefold().endswith((".md", ".markdown"))
    for _n, (passage, spans) in sorted(found.items()):
        taken = [match.span() for match in NAMED.finditer(passage.text)]
        if markdown:
            taken += [match.span() for match in re.finditer(r"\*\*[^*]+\*\*", passage.text)]
        free = ((start, end) for start, end in spans if not any(begin < end and start < stop for begin, stop in taken))
        yield from ((passage, start, end) for start, end in joined(passage.text, sorted(free)))


def _blanks(reading: Reading) -> Iterator[Hit]:
    """一句话中间空着几格：名字、数被删掉了。"""
    spoken: dict[int, bool] = {}
    for passage, match in reading.matches(_BLANK):
        if passage.n not in spoken:
            spoken[passage.n] = not passage.in_table and bool(re.search("[，。；]", passage.text))
        if spoken[passage.n] and not _DATE_BLANK.search(passage.text, max(0, match.start() - 5), match.end() + 1):
            yield hit(passage, *match.span(), _("这里空着"), _("填上真实的名称或数"), Severity.WARNING)
    for passage, match in reading.matches(_DATE_BLANK):
        if not passage.in_table:
            yield hit(passage, *match.span(), _("日期是空的"), _("填上日期"), Severity.WARNING)
    for passage, match in reading.matches(_LATER):
        message = _("“{text}”：还没有填", text=match[0])
        yield hit(passage, *match.span(), message, _("填上真实的名称或数"), Severity.WARNING)


def _unfinished(reading: Reading) -> Iterator[Hit]:
    """一段话停在逗号、顿号上；行行都断着的是硬换行，不算。"""
    long = [one for one in reading.written if len(one.text.strip()) >= _SENTENCE]
    cut = [one for one in long if one.text.rstrip()[-1] in "，、"]
    if not cut or len(cut) > max(1, len(long) // 8):
        return
    for passage in cut:
        text = passage.text.rstrip()
        if "。" in text or "，" in text[:-1]:
            message = _("这一段停在“{text}”，话没有说完", text=text[-8:])
            yield hit(
                passage, max(0, len(text) - 8), len(text), message, _("补上后面的话，或改成句号"), Severity.WARNING
            )


def _nameless(reading: Reading) -> Iterator[Hit]:
    """某某：有意隐去姓名的放过。"""
    for passage, match in reading.matches(_SOMEONE):
        around = passage.text[max(0, match.start() - 40) : match.end() + 30]
        surname = passage.text[match.start() - 1 : match.start()]
        office = passage.text[match.end() : match.end() + 1] in _OFFICES and len(match[0]) > 1
        office = office or _HELD_THERE.match(passage.text, match.end()) is not None
        if (office or not _PRIVATE.search(around)) and not (surname and surname in SURNAMES):
            yield hit(passage, *match.span(), _("“{text}”该写实名", text=match[0]), _("写上名称；有意隐去的不用改"),
                      Severity.WARNING)  # fmt: skip


RULE = Rule(
    id="placeholder-left",
    title="有空没有填",
    severity=Severity.ERROR,
    why="“20XX年”“××县”留在送审稿里，一眼就看出是套来的。",
    basis="惯例：送审稿不留待填的空",
    bad=(
        "志愿者在某某小学开展活动，陪伴留守儿童。", "儿童礼物由某某企业捐赠。", "要把意见报来，谁签字谁负责，问题清单__月__日前交办。",
        "联系电话（0453-________）向社会公布。", "残疾儿童救助比上年增长百分之X。", "参加培训的妇女共（　）人次。",
        "婴儿死亡率县与县之间相差近一倍，最高的某某县连续两年不降反升。",
        "附件：受表彰人员（名单另行待补充）",
        "【修改：此数据与统计局不一致，请核实】全县妇女12.6万人。", "培训妇女1260人次（张敏：这个数对吗？）。", "培训妇女1260人次（需与统计局核对）。", "[待领导审定]下步打算另行研究。", "具体数据见附表？？", "修订：将“妇女之家”改为“妇女微家”", "注：以上数据为去年数据，使用时请更新。", "工作总结（修改稿2）报上。",
        "全县妇女之家达到 个，覆盖率100%。", "全年收支（数据略）如下。", "（小王：请把这段补齐）县妇联工作。", "@张敏 请补充数据。", "本段待改写。", "此处数据请统计局核实。", "——待续——",
        "三是加强队伍建设。通过集中培训、实地观摩等方式，\n四是加强督导。",
        "具体做法如下（下略）。", "详见附件X。", "见表×，达标率92%。", "增长N%。", "培训妇女0000人次。", "培训妇女……人次。", "某某企业捐赠物资12万元。",
        "委托县家庭教育指导中心跟踪落实（个别案件跟踪情况数据待核）。", "联系人：徐雅宁；联系电话：________。", "培训妇女1260人次（这个数再核一下）。", "（注：此数为去年的，需更新）", "投入资金36万元（数据存疑），惠及全镇。", "【备注：这段请民政局补】", "参会人数（暂缺）另报。", "现有妇女之家（数字要核实）个。",
        "20xx年，我县妇女儿童工作取得新成绩。", "202X年区妇联工作计划", "20__年开展的结对帮扶成效明显。", "累计争取项目经费1__万元。",
        "县统计局XXX副局长通报了达标情况。", "××县妇女联合会", "XX市妇儿工委办下发了通知。", "会议定于X月X日召开。", "由AAA局牵头落实。",
        "张**同志作了发言。", "全县共有妇女【待补：妇女人数】名。", "县委书记某某出席会议并讲话。", "共救助________名患者。", "参加培训○○名干部。",
        "培训妇女{{ 人数 }}名。", "（此处填写单位名称）积极响应。", "责任单位为（待定）。", "xx市交警四大队开展宣誓活动。", "某县妇联介绍了经验。",
        "20××年×月×日", "第三件事：办好______。", "县有妇女###名。", "培训妇女【】名。", "（照片1）", "共有N名妇女参加。", "定于*月*日召开。", "【批注：此处数据要核】", "错误！未找到引用源。", "（可根据实际情况修改）", "县委书记 ______ 出席会议并讲话。", "时间：2025年  月  日上午，地点：县政府。", "20　年，全县妇女工作取得新进展。", "（待统计）", "以上数据待统计局核实后补充。", "我县（区、市）妇女儿童事业取得新进展。", "请输入标题", "注：红色部分需修改", "会议时间待定，请各单位留意。", "（请核实）", "批注[A1]：数据来源不明", "会议由？？主持。", "全年开展活动　　场，服务群众三千人次。",
        "会议地点：县会展中心（暂定，待确认）。",
    ),
    good=(
        "女童小云在某某小学就读，父母离异。", "代表签字（盖章）：______",
        "为全镇妇女免费做X光检查。", "校服有XL、XXL两种尺码。", "开展DNA比对，帮助被拐儿童找到亲人。", "性染色体为XX染色体的是女性。",
        "受害人某某向妇联求助，工作人员及时介入。", "女童张某某在校门口被接走。", "创建AAA级旅游景区，带动妇女就业。", "AA制聚餐不提倡。",
        "二○二二年三月八日", "场地长20×15米，可容纳百人。", "联系人签字：________", "姓名：____  性别：____",
        "建设资金约20亿元，分2期投入。", "“0”失误、“0”投诉。", "某些部门重视不够，某一环节脱节。", "X射线检查费用由医保报销。",
        "救助留守儿童某某，帮其重返校园。", "企业获评AAA信用等级。", "第2×3组方格。", "患者李某某经救治已康复出院。",
    ),
    find=_find,
)  # fmt: skip
