"""评出来的：表彰、荣誉，和督导、评估。"""

from __future__ import annotations

import re

from ...model.found import Certainty
from .amounts import GAP
from .draft import Draft, Line, draft, person_unit
from .labels import dated
from .words import clauses, parties, phrase, phrases, subject_of

COMMEND = re.compile(r"通报表扬|颁奖|颁发|(?<!受)(?<!上级)表彰(?!大会|活动的批复|的)|表扬")
HONOUR = re.compile(
    r"(?:(?P<who>[^，。；]{2,24}?)(?:先后)?(?:被|获)(?P<by>[^，。；“]{2,20}?)?(?:评为|评定为|授予|命名为|表彰为|确定为|推选为|提名为)(?P<what>[^，。；]{3,30}))"
    r"|(?:(?P<who2>[^，。；]{0,24}?)(?:荣获|获得了?|获评|获|被授予了?)(?P<what2>[^，。；]{0,10}“[^”]{2,20}”(?:荣誉)?(?:称号|奖)?))|(?P<push>推选)(?P<who3>[^，。；]{2,30}?)为(?P<what3>[^，。；]{4,30})"
)


_RECEIVED = re.compile(r"受到?(?:了)?[^，。；]{0,8}(?:表扬|表彰)")
"""自己受了表扬，不是表扬别人。"""


def commendation(line: Line) -> Draft | None:
    """表彰了几个集体、几名个人。"""
    text = line.text
    match = COMMEND.search(text)
    if match is None or _RECEIVED.search(text) or not re.search(r"先进|优秀|集体|个人|同志|能手|标兵|工作者", text):
        return None
    counts = [one for one in line.amounts if not one.gap]
    groups = [
        one
        for one in counts
        if one.unit == "个" and re.match(r"[^，。；]{0,6}(?:集体|单位)", one.passage.text[one.end :])
    ]
    people = [
        one
        for one in counts
        if person_unit(one)
        and re.match(
            r"[^，。；、]{0,10}(?:个人|同志|优秀|能手|工作者|标兵|干部|先进|最美)", one.passage.text[one.end :]
        )
    ]
    if not groups and not people and not re.search(r"(?:表彰|表扬|颁奖)(?:了|奖励了)", text):
        return None
    found = draft("表彰", line, Certainty.HIGH if groups or people else Certainty.LOW)
    found.keys["名称"] = phrase(_commended_name(line), 30)
    found.keys["形式"] = (
        "通报表扬" if "通报" in text else "颁奖" if "颁奖" in match[0] or "颁发" in match[0] else "表彰"
    )
    found.keys["授予单位"] = subject_of(text)
    dated(found, line)
    if groups:
        found.keys["集体合计"] = found.take(groups[0])
    if people:
        found.keys["个人合计"] = found.take(people[0])
    return found


def _commended_name(line: Line) -> str:
    match = re.search(
        r"(?P<name>[^，。；对]{2,16}?(?:先进集体|先进个人|优秀[^，。；、]{2,8}|最美[^，。；、]{2,6}))", line.text
    )
    plain = re.sub(r"\d+[名个]|.*等|.*了|\d{4}年度?", "", match["name"]) if match else ""
    return f"{plain or '先进集体和先进个人'}表彰"


_MONEY_GOT = re.compile("[^，。；]{0,6}(?:救助金|补助|补贴|贷款|资助|慰问金|救助|帮扶)")
"""得的是钱，不是称号。"""


def honour(line: Line) -> Draft | None:
    """谁被评为什么。"""
    match = HONOUR.search(line.text)
    if match is None or _MONEY_GOT.match(line.text, match.end()):
        return None
    who = (match["who"] or match["who2"] or match["who3"] or "").strip("，、 ")
    who = re.sub(r"(?:也|还|均|都)$", "", re.sub(r"^(?:\d+年)?(?:也|有)", "", who))
    who = re.sub(r"^(?:其中|同时|另外|推选|\d{4}年|年内|全年|今年|先后|还|也|另)+", "", who)
    who = re.sub(r"^(?:去年|上年|前年|当年|过去一年)，?", "", who)
    who = re.sub(r"^我们|^(?:先后)?有(?=\d)", "", re.sub(r"^我们(?:先后)?有?", "", who))
    what = match["what"] or match["what2"] or match["what3"]
    found = draft("荣誉", line, 名称=phrase(re.sub(r"^了|[“”]|(?:荣誉)?称号$", "", what), 30))
    found.keys["获得者"] = phrases(re.split("、|和", who)) or [GAP]
    found.keys["授予单位"] = parties(match["by"] or "")
    if found.keys["获得者"] == [GAP]:
        found.keys["获得者"] = GAP
        found.doubt("原文没有写明获得者")
    for level, words in (("国家", "全国|国家"), ("省", "省"), ("市", "市|州"), ("县区", "县|区"), ("乡镇", "乡|镇")):
        if re.search(words, (match["by"] or "") + what[:6]):
            found.keys["层级"] = level
            break
    dated(found, line)
    return found


_INSPECT = re.compile(
    r"(?:开展|接受|通过|迎接|完成|进行)了?(?P<name>[^，。；]{0,36}?(?:终期评估(?:验收)?|中期评估|评估督导|督导调研|督导检查|专项督导|督查|评估验收))(?!方案|报告|会|工作情况|部署|组对)"
)


def inspection(line: Line) -> Draft | None:
    """督导、评估。"""
    text = line.text
    match = _INSPECT.search(text)
    if match is None:
        return None
    name = re.sub(r"^.*(?:组织的|开展的|的)(?=.{4})", "", match["name"])
    found = draft("督导", line, 名称=phrase(name, 24), 主体=subject_of(text))
    kinds = (("终期评估", "终期"), ("中期评估", "中期"), ("年度监测", "监测"), ("专项督导", "督"))
    found.keys["类型"] = next((kind for kind, word in kinds if word in name), "")
    dated(found, line)
    verdict = [piece for piece in clauses(text) if re.search("肯定|认可|好评|评价|整改", piece)]
    found.keys["评价"] = phrase(verdict[-1]) if verdict else ""
    return found
