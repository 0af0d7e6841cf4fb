"""没有填的空：XX、20xx、20__年、××县、【待补】、某某。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ..names import SURNAMES
from ..pattern import Pattern
from ..reading import Reading
from ..rule import Hit, Rule, hit

_UNIT = "年|月|日|县|市|区|省|州|局|镇|乡|村|街道|社区|楼|层|同志|名|人|户|件|场|期|次|万元|亿元|元|%|％|个百分点|届|书记|主任|主席"
_ERRORS = (
    Pattern(r"(?<!\d)(?:19|20)\d?[xX×＊*_＿]{1,2}(?![A-Za-z\d])", "xX×＊*_＿"),
    Pattern(
        r"(?<!\d)\d{0,9}[_＿]{2,}\d{0,9}(?=[\u4e00-\u9fff%]|[（(])|\d[_＿](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) *[_＿]{2,}(?= *[\u4e00-\u9fff。；，、）)])",
        "_＿",
    ),
    Pattern(r"(?<![A-Za-z\d×xX])[xX×]{2,}(?![A-Za-z\d×]|光|染色体|届|射线|线机)", "xX×"),
    Pattern(rf"(?<![A-Za-z\d×某])[xX×](?=(?:{_UNIT})(?!光))", "xX×"),
    Pattern(r"(?<![A-Za-z])A{3,}(?![A-Za-z]|级|信用|类|评级|旅游|电池|景)", "A"),
    Pattern(r"(?<![*\d])[*＊]{2,}(?![*\d])", "*＊"),
    Pattern(r"[○△□◇]{2,}(?![〇零一二三四五六七八九年])", "○△□◇"),
    Pattern(
        r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|[#@]{2,}|[■●◆▲]{2,}|【\s*】|\[\s*\](?!\()|【(?:批注|备注|注意|此处|填)[^】]{0,40}】",
        "{#@■●◆▲】]",
    ),
    Pattern(
        r"(?<=[\u4e00-\u9fff，。])[?？]{2,}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[?？](?=[主出作讲]|[县市区镇乡]妇联)|\bTODO\b|\bTBD\b",
        "?？T",
    ),
    Pattern(
        r"(?<![A-Za-z\d])[NnYyZzMm](?=(?:名|人次|个|项|户|件|场|期|份|家|万元)(?![A-Za-z]))|(?<![A-Za-z])(?:YY|ZZ|NN|MM)(?=[县市区镇乡村省年月日])",
        "NnYyZzMm",
    ),
    Pattern(r"(?<!\d)[*＊](?=[月日]|年)|(?<=[年月])[*＊](?=[月日])", "*＊"),
    Pattern(r"第[xX×]{1,2}(?=[届次批期轮])", "xX×"),
    Pattern(r"错误！未(?:找到|定义)[^。]{0,6}。|Error! (?:Reference|Bookmark)[^.]*\.", "错E"),
    Pattern(
        r"[（(【\[](?:此处|请在此|填写|请填|插入|单位名称|姓名|填姓名|日期|时间待定|数据待核|待核实|待定|待填|待查|待完善|略|插图|照片\d|数据待|可根据|以下内容|领导审定|根据实际|此处省略|补充|此段|此部分|本段|待统计|待报|待核|待确认|请核|请确认|请领导|请审|需核|需要核|数据需|删除|修改为|图片|配图)[^）)】\]，。]{0,16}[）)】\]]",
        "）)】]",
    ),
    Pattern(r"[（(【\[](?:图|照片)[）)】\]]|批注\s*[\[【][A-Za-z\d]+[\]】]", "）)】]"),
    Pattern(r"我[省市县区旗]（[省市县区旗、]{1,8}）|我[省市县区]/[省市县区]", "我"),
    Pattern(
        r"请(?:在此)?输入[\u4e00-\u9fff]{2,6}|(?:单击|点击)此处(?:添加|输入|编辑)[\u4e00-\u9fff]{0,6}",
        "输击",
    ),
    Pattern(
        r"(?:红色|黄色|标红|标黄|高亮)(?:部分|字体|处|的)[^。，]{0,8}(?:修改|需|填写|核对|替换)[\u4e00-\u9fff]{0,4}",
        "红黄亮",
    ),
)
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
    r"某某某?(?=县|市|区|乡|镇|村|局|单位|领导|同志|书记|主任|主席|部长|公司|学校|社区|街道|委)|(?<=书记|县长|主任|主席|局长|市长|区长|镇长|部长|省长|同志|领导)某某某?"
    r"|某(?=(?:县|市|区|乡|镇|村|局)(?:妇联|妇儿工委|政府|党委|人民政府|县长|书记|领导))",
    "某",
)
_PRIVATE = Pattern(
    r"女童|儿童|孩子|患者|患病|病|受害|被害|案|当事人|学生|困境|单亲|孤儿|留守|家暴|家庭暴力|求助|来访|信访|救助|帮扶|贫困|困难|受助|母亲|丈夫|前夫|离婚|纠纷|妇女|群众|居民|村民|岁|同学|老人|住"
)
_FIXED = Pattern(r"[xX]\s*光|[xX]+[lL]+|[xX]{2,3}染色体|[xX][xX]届|“0”")
_FORM_LINE = Pattern(r"^[^。]{0,30}[：:]\s*[_＿\s]+$|签[字名章]|填表|回执|^[^。]*[_＿]{4,}\s*$")


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, start, end in _unfilled(reading):
        text = passage.text[start:end]
        form = ("_" in text or "＿" in text) and _FORM_LINE.search(passage.text)
        if not form:
            yield hit(passage, start, end, _("“{text}”没有填", text=text), _("填上真实的名称或数"))
    yield from _nameless(reading)
    yield from _blanks(reading)
    for passage in reading.original.passages:
        for match in _GAP.finditer(passage.text) if "待补" in passage.text else ():
            yield hit(
                passage, *match.span(), _("{text}还没有补", text=match[0]), _("补上，或删去这一处"), Severity.WARNING
            )


def unfilled(text: str) -> list[tuple[int, int]]:
    """一行里没有填的空。"""
    taken = [match.span() for match in _FIXED.finditer(text)]
    spans = (match.span() for pattern in _ERRORS for match in pattern.finditer(text))
    return _joined(text, sorted(one for one in spans if not any(a < one[1] and one[0] < b for a, b in taken)))


def _unfilled(reading: Reading) -> Iterator[tuple[Passage, int, int]]:
    """各处没有填的空，按先后；挨在一起的、套在一起的合成一处。"""
    found: dict[int, tuple[Passage, list[tuple[int, int]]]] = {}
    for pattern in _ERRORS:
        for passage, match in reading.matches(pattern):
            found.setdefault(passage.n, (passage, []))[1].append(match.span())
    markdown = reading.manuscript.file.casefold().endswith((".md", ".markdown"))
    for _n, (passage, spans) in sorted(found.items()):
        taken = [match.span() for match in _FIXED.finditer(passage.text)]
        if markdown:
            taken += [match.span() for match in re.finditer(r"\*\*[^*]+\*\*", passage.text)]
        free = ((start, end) for start, end in spans if not any(begin < end and start < stop for begin, stop in taken))
        yield from ((passage, start, end) for start, end in _joined(passage.text, sorted(free)))


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and (start <= found[-1][1] or re.fullmatch(r"[年月日县市区省]", text[found[-1][1] : start])):
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


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


def _nameless(reading: Reading) -> Iterator[Hit]:
    """某某：有意隐去姓名的放过。"""
    for passage, match in reading.matches(_SOMEONE):
        around = passage.text[max(0, match.start() - 40) : match.end() + 30]
        surname = passage.text[match.start() - 1 : match.start()]
        if not _PRIVATE.search(around) and not (surname and surname in SURNAMES):
            yield hit(passage, *match.span(), _("“{text}”该写实名", text=match[0]), _("写上名称；有意隐去的不用改"),
                      Severity.WARNING)  # fmt: skip


RULE = Rule(
    id="placeholder-left",
    title="有空没有填",
    severity=Severity.ERROR,
    why="“20XX年”“××县”留在送审稿里，一眼就看出是套来的。",
    basis="惯例：送审稿不留待填的空",
    bad=(
        "附件：受表彰人员（名单另行待补充）",
        "20xx年，我县妇女儿童工作取得新成绩。", "202X年区妇联工作计划", "20__年开展的结对帮扶成效明显。", "累计争取项目经费1__万元。",
        "县统计局XXX副局长通报了达标情况。", "××县妇女联合会", "XX市妇儿工委办下发了通知。", "会议定于X月X日召开。", "由AAA局牵头落实。",
        "张**同志作了发言。", "全县共有妇女【待补：妇女人数】名。", "县委书记某某出席会议并讲话。", "共救助________名患者。", "参加培训○○名干部。",
        "培训妇女{{ 人数 }}名。", "（此处填写单位名称）积极响应。", "责任单位为（待定）。", "xx市交警四大队开展宣誓活动。", "某县妇联介绍了经验。",
        "20××年×月×日", "第三件事：办好______。", "县有妇女###名。", "培训妇女【】名。", "（照片1）", "共有N名妇女参加。", "定于*月*日召开。", "【批注：此处数据要核】", "错误！未找到引用源。", "（可根据实际情况修改）", "县委书记 ______ 出席会议并讲话。", "时间：2025年  月  日上午，地点：县政府。", "20　年，全县妇女工作取得新进展。", "（待统计）", "以上数据待统计局核实后补充。", "我县（区、市）妇女儿童事业取得新进展。", "请输入标题", "注：红色部分需修改", "会议时间待定，请各单位留意。", "（请核实）", "批注[A1]：数据来源不明", "会议由？？主持。", "全年开展活动　　场，服务群众三千人次。",
    ),
    good=(
        "为全镇妇女免费做X光检查。", "校服有XL、XXL两种尺码。", "开展DNA比对，帮助被拐儿童找到亲人。", "性染色体为XX染色体的是女性。",
        "受害人某某向妇联求助，工作人员及时介入。", "女童张某某在校门口被接走。", "创建AAA级旅游景区，带动妇女就业。", "AA制聚餐不提倡。",
        "二○二二年三月八日", "场地长20×15米，可容纳百人。", "联系人签字：________", "姓名：____  性别：____",
        "建设资金约20亿元，分2期投入。", "“0”失误、“0”投诉。", "某些部门重视不够，某一环节脱节。", "X射线检查费用由医保报销。",
        "救助留守儿童某某，帮其重返校园。", "企业获评AAA信用等级。", "第2×3组方格。", "患者李某某经救治已康复出院。",
    ),
    find=_find,
)  # fmt: skip
