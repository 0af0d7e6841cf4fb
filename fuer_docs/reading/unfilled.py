"""没有填的空：XX、20xx、20__年、××县；占着位子的字在哪里。"""

from __future__ import annotations

import re

from .pattern import Pattern

_UNIT = "年|月|日|县|市|区|省|州|局|镇|乡|村|街道|社区|楼|层|同志|名|人|户|件|场|期|次|万元|亿元|元|%|％|个百分点|届|书记|主任|主席"
BLANKS = (
    Pattern(r"(?<!\d)(?:19|20)\d?[xX×＊*_＿]{1,2}(?![A-Za-z\d])", "xX×＊*_＿"),
    Pattern(
        r"(?<!\d)\d{0,9}[_＿]{2,}\d{0,9}(?=[\u4e00-\u9fff%]|[（(])|\d[_＿](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff：:“《（(]) *[_＿]{2,}(?= *[\u4e00-\u9fff。；，、）)”》])",
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
    Pattern(
        r"[（(【\[][^（）()【】\[\]，。；：]{0,20}(?:待[核定补查填报]|待(?:核实|核对|核定|确认|补充|补齐|完善|统计|更新|续|修改|审定|最终确定)|有待核实|存疑|未核|没核|未定|不确定|需核实|需补充|需更新|要核实|核一下|问一下|改一下|补一下|查一下|确认一下|更新一下|再核|空着|先空|暂缺|暂空|占位|照抄|同上年|沿用去年|去年的数|旧数|老数据)[^（）()【】\[\]，。；]{0,6}[）)】\]]",
        "）)】]",
    ),
    Pattern(
        r"[（(【\[](?:注意|备注|注|编者按|批注|提示|修改意见|领导意见|审稿意见)[：:][^（）()【】\[\]]{0,24}(?:核|改|删|补|更新|替换|确认|填)[^（）()【】\[\]]{0,16}[）)】\]]",
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
NAMED = Pattern(r"[xX]\s*光|[xX]+[lL]+|[xX]{2,3}染色体|[xX][xX]届|“0”")
"""本来就这么写的：X光、XXL。"""


def unfilled(text: str) -> list[tuple[int, int]]:
    """一行里没有填的空。"""
    taken = [match.span() for match in NAMED.finditer(text)]
    spans = (match.span() for pattern in BLANKS for match in pattern.finditer(text))
    return joined(text, sorted(one for one in spans if not any(a < one[1] and one[0] < b for a, b in taken)))


def joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """挨在一起的、套在一起的合成一处。"""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and (start <= found[-1][1] or re.fullmatch(r"[年月日县市区省]", text[found[-1][1] : start])):
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
