"""一句里一笔一笔数的：参政、宣传、财务，一组一条。"""

from __future__ import annotations

import re
from itertools import pairwise

from ...model.found import Certainty
from ..catalogue import Catalogue
from .amounts import NEAR, Amount
from .draft import Draft, Line, aside_last, draft, in_turn, money, respectively
from .labels import first_phrase
from .names import called, name_of
from .words import phrase, titled

_RATES = frozenset({"%", "‰", "/10万", "岁", "年"})
_OURS = re.compile(r"^(?:全|我)[国省市州县区镇乡]|^(?:\d{4}年|其中|目前|全年)")
_OF_YEAR = re.compile(r"[（(]((?:19|20)\d{2})年[^）)]{0,4}[）)]")


_AIMS = re.compile(r"(?:控制在|力争|目标|要求|争取|确保|不高于|不低于|到(?:19|20)\d{2}年)[^，。；]*$")
_WITHIN = re.compile("以内|以下|以上|之内|左右")
_WHOLE_OF = re.compile(r"(?:全|我)([国省市州县区旗镇乡])")
_DATED = re.compile(r"(?P<what>.+)（(?P<when>[^（）]+)）")


def indicators(line: Line, catalogue: Catalogue, level: str = "") -> list[Draft]:
    """目录里有的指标：值记在那一年。原文没写哪一年的，先算稿子的年度，请人看——指标的数多半晚一年。

    上一级的（全州）、目标（控制在10‰以内）、没说是哪一年的“原来”不是。``level`` 是稿子的单位在哪一级：县、市。
    """
    found: list[Draft] = []
    shared = respectively(line.passage.text, line.start, line.end, line.amounts)
    last = ""
    for one in line.amounts:
        before = line.passage.text[line.start : one.start]
        name = shared.get(one.start) or called(one, line.start, line.end, last)
        last, earlier = name or last, last
        of = _WHOLE_OF.match(name)
        ahead = max((int(text) for text in re.findall(r"((?:19|20)\d{2})年", before)), default=0)
        if (
            (of and level and of[1] != level)
            or (line.own and ahead > line.own)
            or (_AIMS.search(before) and _aimed(before, line, one))
        ):
            continue
        dated = _DATED.fullmatch(name)
        name = _OURS.sub("", dated["what"] if dated else name)
        said = (
            _OF_YEAR.match(line.passage.text, one.end)
            or _YEAR_IN.search(dated["when"] if dated else before)
            or (None if dated else _YEAR_FIRST.match(line.text))
        )
        if dated and not said and dated["when"] not in {"上年", "去年", "今年", "目前", "现在"}:
            continue
        year = int(said[1]) if said else line.year
        before_that = bool(dated and dated["when"] in {"上年", "去年"})
        if earlier and aside_last(before):  # “3.1‰（上年3.9‰）”
            name, before_that = _OURS.sub("", earlier), True
            last = earlier
        if year and before_that:
            year -= 1
        unsure = one.start not in shared and in_turn(line.passage.text[line.start : one.start])
        entry = catalogue.named(name, line.own or year) if one.unit in _RATES and not unsure else None
        if entry is None or year is None or one.gap:
            continue
        own = draft(
            "指标",
            line,
            Certainty.HIGH if said or before_that else Certainty.MIDDLE,
            编号=entry.called,
            数值={str(year): one.text},
        )
        own.take(one)
        if not said and not before_that:
            own.doubt(f"原文没有写是哪一年的数，先算{year}年的")
        if entry.unit and entry.unit != one.unit:
            own.doubt(f"目录里的单位是“{entry.unit}”，原文写的是“{one.unit}”")
        found.append(own)
    return found


_YEAR_IN = re.compile(r"(?<![\d（(])((?:19|20)\d{2})年(?!以来|至|[—－-])[^。；\d]*$")
_YEAR_FIRST = re.compile(r"\W{0,2}((?:19|20)\d{2})年(?!以来|至|[—－-])")


def _aimed(before: str, line: Line, one: Amount) -> bool:
    """说的是要到多少，不是到了多少：以后的年份，或者“10‰以内”。"""
    if _WITHIN.match(line.passage.text, one.end) or re.search("以内|以下|以上|之内", one.text):
        return True
    return bool(re.search("(?:目标|要求)(?![^，。；]*实际)[^，。；]*$", before))


_WOMEN = re.compile(
    r"女[\u4e00-\u9fff]{0,6}(?:代表|委员|干部|领导|主任|书记|正职|一把手|班子|成员|后备)|(?:代表|委员|班子|干部|主任|书记|两委|成员)[^，。；]{0,10}(?:女性|妇女)|女性比例|女性占比"
)
_SHARE = re.compile(r"占[^，。；\d]{0,16}$|比例[^，。；\d]{0,8}$|占比[^，。；\d]{0,4}$")


def participations(line: Line) -> list[Draft]:
    """女性在班子、代表、委员里有多少：一组一条。"""
    text = line.text
    if not _WOMEN.search(text) or re.search("培训|参加|举办|捐|表彰|慰问|调研|救助", text):
        return []
    counts = [one for one in line.amounts if one.unit in {"人", "名"} and not one.gap]
    shared = respectively(line.passage.text, line.start, line.end, line.amounts)
    found: list[Draft] = []
    for one in counts if shared else ():
        if one.start not in shared:
            continue
        scope = shared[one.start]
        own = draft("参政", line, 编号=titled(scope, 24), 范围=phrase(scope, 24), 女性=one.text)
        own.used.add(one.start)
        share = next((other for other in line.amounts if other.unit == "%" and shared.get(other.start) == scope), None)
        if share is not None:
            own.keys["比例"] = own.take(share)
        found.append(own)
    for one in counts if not found else ():
        scope = _scope(line.passage.text[max(line.start, one.start - NEAR) : one.start])
        scope = scope.rstrip("的")
        if not _WOMEN.search(scope) or len(scope) > 24:
            continue
        own = draft("参政", line, 编号=titled(scope, 24), 范围=phrase(scope, 24), 女性=one.text)
        own.used.add(one.start)
        share = next((other for other in line.amounts if other.start > one.start), None)
        if share is not None and share.unit == "%" and _SHARE.search(line.passage.text[one.end : share.start]):
            own.keys["比例"] = own.take(share)
        found.append(own)
    return found


def _scope(before: str) -> str:
    """数前面的范围：全区现有女性人大代表 → 女性人大代表。"""
    scope = re.split(r"[，。；：]", before)[-1]
    scope = re.sub(r"(?:分别有|共有|现有|达到|达|有|为|共|是)+$|^[一二三四五]是|^其中", "", scope)
    return re.sub(r"^(?:目前|现在)?(?:全[县区市镇乡省])?(?:共有|现有|有)+", "", scope)


_OUTLET = re.compile(
    r"[“《]?[\u4e00-\u9fff]{0,10}(?:日报|晚报|电视台|电台|广播电台|融媒体中心|今日女报|女报|妇女报|红网|公众号|政务网|新闻网|客户端|报)[》”]?"
)
_TOLD = re.compile(r"报道|刊播|专访|推送|刊发|播出|刊登|宣传报道|专栏|发表")


def coverages(line: Line) -> list[Draft]:
    """媒体报道了几次：一家一条；几家合着说的一条。"""
    found: list[Draft] = []
    if not _TOLD.search(line.text):
        return found
    for start, end in _comma_spans(line):
        times = [one for one in line.amounts if start <= one.start < end and one.unit in _TIMES]
        text = line.passage.text[start:end]
        outlets = [match[0].strip("“”《》") for match in _OUTLET.finditer(text) if len(match[0]) >= 3]
        if len(times) != 1 or not outlets or not _TOLD.search(text):
            continue
        named = [phrase(re.sub(r"^(?:在|由|经|被|其中|通过|和|与|及|将)+", "", one)) for one in outlets][:4]
        own = draft("宣传", line, 编号=f"{named[0]}宣传", 媒体=named, 次数=times[0].text, 内容=first_phrase(text))
        own.used.add(times[0].start)
        found.append(own)
    return found


_TIMES = frozenset({"次", "期", "条", "篇", "版"})


def _comma_spans(line: Line) -> list[tuple[int, int]]:
    """一句里逗号、分号隔开的各截。"""
    stops = [
        line.start,
        *(match.end() for match in re.finditer("[，；]", line.passage.text) if line.start < match.end() < line.end),
        line.end,
    ]
    return list(pairwise(stops))


_MONEY = (
    ("债务", "欠|债|借款|负债|贷款本金|贷款利息"),
    ("补助", "补助|补贴"),
    ("贷款", "贷款"),
    ("收入", "(?<![低高])收入"),
    ("支出", "支出|支付|工资|经费"),
)
_MONEY_CUE = re.compile(r"(?<![低高])收入|支出|欠款|欠债|债务|负债|借款|利息|拖欠|收支|应收|应付|拨款补助|停发")


def finances(line: Line) -> list[Draft]:
    """收入、支出、债务：一笔一条。"""
    around = " ".join(heading.title for heading in line.segment.path)
    sums = [one for one in line.amounts if money(one)]
    if not sums or not (_MONEY_CUE.search(line.text) and (len(sums) > 1 or _MONEY_CUE.search(around))):
        return []
    found: list[Draft] = []
    said = ""
    for one in sums:
        name = name_of(one, line.start, line.end)
        before = line.passage.text[line.start : one.start]
        category = (
            _category(name)
            or _category(re.split(r"[，；。]", before)[-1])
            or said
            or _category(line.text)
            or _category(around)
        )
        if not category:
            continue
        said = category = said if (category, said) == ("贷款", "债务") else category
        own = draft("财务", line, 名称=phrase(name, 30) or category, 类别=category, 金额=one.text)
        own.doubt(one.doubt)
        own.used.add(one.start)
        if re.search(r"每年|年均|一年", name + before[-16:]):
            own.keys["频次"] = "每年"
        found.append(own)
    return found


def _category(text: str) -> str:
    return next((kind for kind, words in _MONEY if re.search(words, text)), "")
