"""认表头：哪几行是表头，每一列说的是什么。各单位的叫法五花八门，都收在这里一张表里。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from ..model.numerals import halfwidth
from .sheets import Cell
from .years import arabic

Row = Sequence[Cell]

ROLES: tuple[tuple[str, str], ...] = (
    (
        "不用",
        r"增减|增幅|同比|环比|增长|变化|[比较](?:上|去|前|\d{2,4})年?|相比|相较|与.{0,8}比|对比|提高|降低|下降|上升|增加|减少|±|差距|差额|升降|排名|位次|名次|得分|分值|权重|完成(?:率|比例|进度)|进度|分子|分母|目标(?:类型|类别|性质|依据|来源|说明)",
    ),
    ("数", r"实际(?:完成)?(?:值|数|量|水平)?(?:[（(/]|$)|完成(?:值|数|量)"),
    ("状态", r"状态|达标|(?:目标|任务)?(?:完成|达成|实现)情况|评估(?:结论|结果)|监测结论|判定|预判"),
    ("方向", r"方向|指标(?:性质|属性)|正逆向"),
    ("目标", r"目标|规划(?:值|数|要求)|要求值|计划|任务(?:数|量|值)?$|预期(?:值|数)"),
    ("责任单位", r"责任(?:单位|部门)|牵头(?:单位|部门)|负责(?:单位|部门)|主管(?:单位|部门)|承担单位"),
    ("提供单位", r"来源|提供(?:单位|部门)|填报(?:单位|部门)|报送(?:单位|部门)|数据部门"),
    ("单位", r"^(?:计量|计算|数据|指标)?单位$|量纲"),
    ("代码", r"代码|编码|指标编号"),
    ("序号", r"^(?:序号|编号|序|№|no\.?)$"),
    ("年份", r"^(?:年份|年度)$"),
    (
        "地区",
        r"^(?:县区|区县|县市区?|市县|县[（(]?市、?区[)）]?|地区|区域|行政区划?(?:名称)?|所在地|乡镇(?:街道)?|地方)$",
    ),
    ("性别", r"^(?:性别|分性别|分组|分项)$"),
    (
        "名称",
        r"^(?:主要|监测|统计|评估|评价|考核|具体|重点|核心|量化|规划|发展|各项|有关|相关|年报|一级|二级|三级|四级|约束性|预期性)*指标(?:名称?|内容|项目)?(?:[及和与、/]?[（(]?(?:计量)?单位[)）]?)?$"
        r"|^(?:监测|统计)?项目(?:名称)?(?:[及和与、/]?[（(]?(?:计量)?单位[)）]?)?$|^名称$|^监测内容$",
    ),
    ("备注", r"备注|说明|^注$"),
    ("领域", r"领域|类别|分类|^方面$"),
)
"""一列是什么：前面的先认。"""
_ROLES = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in ROLES)
_MAYBE_NAME = re.compile(r"指标|项目|名称|监测内容")
"""有这些字的才可能是“指标名称”；先看一眼，免得每一行数据都细认。"""
_LAST_SAYS = frozenset({"名称", "单位", "代码", "序号", "年份", "性别", "备注", "领域", "方向", "责任单位", "提供单位"})
"""几层的表头，最下一层写着这些的就是这些。"""
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)年?度?")
_SHORT_YEAR = re.compile(r"^(?P<year>[012]\d)年")
_THIS = re.compile(
    r"本年|本期|当年|今年|报告期|实际|完成值|监测(?:值|数据)|现状|^数值|指标值|^数据$|^数据/|^完成数|^监测数|^数[量字]?$"
)
_LAST = re.compile(r"上年|上期|去年|上一年")
_BEFORE_LAST = re.compile(r"前年")
_SEX = re.compile(r"(?:其中[:：]?)?(?P<sex>男|女)(?:性|童|生|婴|孩|职工|人口?)?(?:数|值)?")
_SEX_INSIDE = re.compile(r"[男女]")
_TOTAL = re.compile(r"全年(?:累计)?|合计|总计|小计|共计|总数|总体|^计$|(?<=/)计$|不分性别")
_FINAL = re.compile(r"实际|年报|终报|终审|决算|核定|审定|核实|修订后?|调整后|最终|正式|确认")
_EARLY = re.compile(r"快报|初步|初报|初审|初定|预计|预测|估计|估算|推算|暂定|上报|自报|月报|季报|(?:修订|调整)前")
_PART_OF_YEAR = re.compile(
    r"上半年|下半年|半年|季度|(?<!1[-—–至~～])(?<!\d)(?:[1-9]|1[01])月(?!\d)|1?[-—–至~～](?:[1-9]|1[01])月"
)
_PART_OF_PEOPLE = re.compile(r"农村|城镇|城市|乡村|城区|市区|牧区|流动|户籍|常住|少数民族|残疾")
_LEVELS = (
    ("全国", 4),
    ("全省", 3),
    ("全自治区", 3),
    ("全市", 2),
    ("全州", 2),
    ("全盟", 2),
    ("全县", 1),
    ("全区", 1),
    ("全旗", 1),
)
_NEUTRAL = re.compile(
    r"监测|指标|统计|数值|数据|完成|情况|现状|同期|水平|年末|年底|全年|截至|截止|达到|平均|基期|基线|报告期|其中|[值数量人年度末底期的计/:：（）()、，,]|1[-—至~]12月|12月(?:31日)?"
)
_UNIT_IN_BRACKETS = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（()）]{1,6})[)）]")
_UNIT = re.compile(r"[（(]?(?:[%‰]|1?/(?:10|十)万|万?[人元]次?|[个张岁年所项件户])[)）]?")
_NUMBERING = re.compile(r"[甲乙丙丁戊己庚辛]|[（(]?\d{1,2}[)）]?|[A-Z]")
_NUMERIC = re.compile(r"[<>≥≤约]?-?\d[\d,]*(?:\.\d+)?[%‰]?")
HEADER_WITHIN = 40
"""表头最晚在第几行；再往下的是后一张表的表头。"""
DEEPEST = 4
"""表头最多几行。"""
LONGEST = 40
"""表头一格最多几个字。"""


def bare(text: str) -> str:
    """去掉空格、换行，全角换半角：同一个词各种排法看成一样。"""
    return re.sub(r"\s+", "", halfwidth(text.replace("\u3000", " ")))


class Column(NamedTuple):
    """一列：说的是什么；是数的，哪一年、男还是女、表头里写的单位。"""

    at: int
    role: str
    title: str
    year: int | None = None
    """写着的年份；没写的看 ``ago``。"""
    ago: int = 0
    """没写年份的：本年是 0，上年是 1。"""
    sex: str = ""
    unit: str = ""
    rank: int = 1
    """同一年几列的先后：0 是实际、年报，1 没说，2 是快报、初步数。"""
    doubt: str = ""
    """这一列拿不准的。"""


@dataclass(frozen=True, slots=True)
class Header:
    """一张表的表头：从第几行到第几行（不含），各列。"""

    top: int
    bottom: int
    columns: tuple[Column, ...]

    def of(self, role: str) -> Column | None:
        """头一个说这个的列。"""
        return next((column for column in self.columns if column.role == role), None)

    def all(self, role: str) -> tuple[Column, ...]:
        """说这个的各列。"""
        return tuple(column for column in self.columns if column.role == role)

    @property
    def values(self) -> tuple[Column, ...]:
        """装数的列。"""
        return self.all("数")

    @property
    def ignored(self) -> tuple[Column, ...]:
        """有字而不用的列。"""
        return tuple(column for column in self.columns if column.role in {"不用", "不认识"} and column.title)


def role_of(*parts: str) -> str:
    """一列的表头（从上到下各层）说的是什么；装数的是“数”，认不出的是“不认识”。"""
    title = "/".join(part for part in parts if part)
    if not title:
        return ""
    last = _role(parts[-1])
    if len(parts) > 1 and last in _LAST_SAYS:
        return last
    return _role(title)


def _role(title: str) -> str:
    for role, pattern in _ROLES:
        if pattern.search(title):
            return role
    if any(pattern.search(arabic(title)) for pattern in (_YEAR, _SHORT_YEAR, _THIS, _LAST, _BEFORE_LAST)):
        return "数"
    return "数" if _is_sub_label(title) else "不认识"


def _is_sub_label(text: str) -> bool:
    """只说男、女、合计、全县、农村、快报一类，不说哪一年。"""
    rest = _UNIT_IN_BRACKETS.sub("", text)
    levels = "|".join(level for level, _rank in _LEVELS)
    for pattern in (_TOTAL, _FINAL, _EARLY, _PART_OF_YEAR, _PART_OF_PEOPLE, re.compile(levels), _SEX):
        rest = pattern.sub("", rest)
    return _NEUTRAL.sub("", rest) == "" and bool(re.search(r"[\u4e00-\u9fff]", text)) and rest != text


def find_headers(rows: Sequence[Row]) -> list[Header]:
    """一张表里的各个表头，按先后。"""
    found: list[Header] = []
    at = 0
    while at < len(rows):
        if (found or at < HEADER_WITHIN) and is_header(rows[at]):
            found.append(_header(rows, at, found[-1].bottom if found else 0))
            at = found[-1].bottom
            continue
        at += 1
    return found


def is_header(row: Row) -> bool:
    """有“指标名称”，另外还认得一样；一行里的字都不长。"""
    texts = [bare(cell.text) for cell in row if not cell.blank and not cell.merged]
    if not any(_role(text) == "名称" for text in texts if _MAYBE_NAME.search(text)):
        return False
    known = {role for role in map(role_of, texts) if role not in {"", "不认识"}}
    written = any(_is_number(text) or len(text) > LONGEST for text in texts)
    return "名称" in known and len(known) > 1 and not written


def _header(rows: Sequence[Row], at: int, floor: int) -> Header:
    name = next(c for c, cell in enumerate(rows[at]) if role_of(bare(cell.text)) == "名称")
    top, bottom = at, at + 1
    while top > floor and at - top < DEEPEST and rows[top - 1][name].blank and _labels(rows[top - 1], name):
        top -= 1
    while bottom < len(rows) and bottom - at <= DEEPEST and _continues(rows[bottom], rows[bottom - 1], rows[at], name):
        bottom += 1
    if bottom < len(rows) and _is_numbering(rows[bottom], name):
        bottom += 1
    layers = [row for row in rows[top:bottom] if not _is_numbering(row, name)]
    body = rows[bottom : bottom + HEADER_WITHIN]
    columns = [_refined(_column(c, _parts(layers, c)), body) for c in range(len(rows[at]))]
    if not any(column.role in {"数", "状态", "目标"} for column in columns):
        columns = _guessed(columns)
    return Header(top, bottom, tuple(_own_level(columns)))


def _labels(row: Row, name: int) -> bool:
    """上面那一行是分组的表头（“2021年”管着男、女两列），不是空行、不是表题、不是数据。"""
    texts = [(c, bare(cell.text)) for c, cell in enumerate(row) if not cell.blank]
    return bool(texts) and all(
        c > name and len(text) <= 12 and role_of(text) in {"数", "目标", "状态"} for c, text in texts
    )


def _continues(row: Row, above: Row, first: Row, name: int) -> bool:
    """下面那一行还是表头：名称那一格是合并下来的、又写了一遍的、空着的，别的格是男、女、年份一类。"""
    own = [bare(cell.text) for cell in row if not cell.blank and not cell.merged]
    if row[name].merged and row[name].text == first[name].text:
        return True
    if not own or any(map(_is_number, own)):
        return False
    if not row[name].blank and (row[name].merged or role_of(bare(row[name].text)) != "名称"):
        return False
    known = [role_of(text) not in {"不认识", ""} or bool(_UNIT_IN_BRACKETS.fullmatch(text)) for text in own]
    if all(known):
        return True
    return row[name].blank and any(known) and _under_a_span(row, above)


def _is_number(text: str) -> bool:
    """是数，不是年份。"""
    return bool(_NUMERIC.fullmatch(text)) and not _YEAR.fullmatch(arabic(text))


def _under_a_span(row: Row, above: Row) -> bool:
    """各格都在上一行合并了几列的格子下面。"""

    def spans(c: int) -> bool:
        right = c + 1 < len(above) and above[c + 1].merged and above[c + 1].text == above[c].text
        return not above[c].blank and (above[c].merged or right)

    return all(spans(c) for c, cell in enumerate(row) if not cell.blank and not cell.merged)


def _is_numbering(row: Row, name: int) -> bool:
    """表头底下给各栏编号的一行：甲、乙、1、2……"""
    texts = [bare(cell.text) for cell in row if not cell.blank]
    return (
        len(texts) > 2
        and bool(_NUMBERING.fullmatch(bare(row[name].text)))
        and all(_NUMBERING.fullmatch(text) for text in texts)
    )


def _parts(layers: Sequence[Row], column: int) -> list[str]:
    """一列的表头从上到下各层；没有合并、右边空着的分组（2022年管着合计、男、女三列），照左边的。"""
    parts: dict[str, None] = {}
    for n, row in enumerate(layers):
        text = bare(row[column].text)
        if not text and n + 1 < len(layers):
            text = _group_on_the_left(row, layers[n + 1], column)
        if text:
            parts.setdefault(text)
    return list(parts)


def _group_on_the_left(row: Row, below: Row, column: int) -> str:
    def sub(c: int) -> bool:
        return not below[c].blank and not below[c].merged

    at = column
    while at > 0 and row[at].blank and sub(at):
        at -= 1
    own = bare(below[column].text)
    group = bare(row[at].text)
    shared = at < column and sub(at) and not row[at].blank and role_of(group) in {"数", "目标"}
    return group if shared and (_is_sub_label(own) or role_of(own) in {"数", "目标", "不用"}) else ""


def _column(at: int, parts: Sequence[str]) -> Column:
    title = "/".join(parts)
    role = role_of(*parts) if parts else ""
    if role in {"数", "状态"}:
        return _of_values(at, role, title)
    if role == "目标":
        written = _YEAR.search(arabic(title))
        return Column(at, role, title, int(written["year"]) if written else None)
    return Column(at, role, title)


def _of_values(at: int, role: str, title: str) -> Column:
    """装数的一列：一样一样认出来、去掉；剩下的字是看不懂的。"""
    plain = arabic(title)
    unit = _UNIT_IN_BRACKETS.search(plain)
    rest = _UNIT_IN_BRACKETS.sub("", plain) if unit and not _is_sub_label(unit["unit"]) else plain
    written, short = _YEAR.search(plain), _SHORT_YEAR.search(plain)
    year = int(written["year"]) if written else 2000 + int(short["year"]) if short else None
    ago = 1 if _LAST.search(plain) else 2 if _BEFORE_LAST.search(plain) else 0
    left = role == "数" and _left_out(plain)
    left = left or (role == "数" and bool(_SEX_INSIDE.search(plain)) and bool(_unclear(_undated(rest))))
    rest = _undated(rest)
    sex = _SEX.search(rest)
    rank = 2 if _EARLY.search(plain) else 0 if _FINAL.search(plain) else 1
    rest = _unclear(rest)
    doubt = f"“{title}”里的“{rest}”没有看懂，当作全部的数" if rest else ""
    if short and not written:
        doubt = f"“{title}”当作 {year} 年"
    if rank == 2:
        doubt = f"“{title}”不是最后的数"
    found = sex["sex"] if sex and not rest else ""
    known_unit = unit["unit"] if unit and not _is_sub_label(unit["unit"]) else ""
    return Column(
        at, "不用" if left else role, title, year, ago, found, known_unit, rank, doubt if role == "数" else ""
    )


def _undated(rest: str) -> str:
    for pattern in (_YEAR, _SHORT_YEAR, _LAST, _BEFORE_LAST, _THIS):
        rest = pattern.sub("", rest)
    return rest


def _left_out(plain: str) -> bool:
    """只是一年里的几个月、只是一部分人的，不是这一项全年的数。"""
    return bool(_PART_OF_YEAR.search(plain) or _PART_OF_PEOPLE.search(plain))


def _unclear(rest: str) -> str:
    for level, _rank in _LEVELS:
        rest = rest.replace(level, "")
    for pattern in (_TOTAL, _FINAL, _EARLY, _SEX, _NEUTRAL):
        rest = pattern.sub("", rest)
    return rest


def _refined(column: Column, body: Sequence[Row]) -> Column:
    """“完成情况”一列写的是数，就是数；写的是字，是状态。"""
    texts = [bare(row[column.at].text) for row in body if not row[column.at].blank and not row[column.at].merged]
    numbers = sum(1 for text in texts if _NUMERIC.fullmatch(text))
    if column.role == "状态" and numbers * 2 > len(texts):
        doubt = column.doubt or ("" if column.year else f"“{column.title}”一列当作本年的数")
        return column._replace(role="数", doubt=doubt)
    return column


def _guessed(columns: Iterable[Column]) -> list[Column]:
    """没有一列认得出是数：唯一一个不认识的列就是。"""
    listed = list(columns)
    unknown = [column for column in listed if column.role == "不认识"]
    if len(unknown) != 1:
        return listed
    doubt = f"“{unknown[0].title}”一列当作本年的数"
    return [column._replace(role="数", doubt=doubt) if column is unknown[0] else column for column in listed]


def _own_level(columns: Sequence[Column]) -> list[Column]:
    """又有全县又有全市、全省的，只要最下一级；另外几列是拿来比的。"""
    values = [column for column in columns if column.role == "数"]

    def compared(column: Column) -> bool:
        level = _level(column)
        lower = [other for other in values if _level(other) < level]
        unsaid = column.year is None and any(other.year for other in lower)
        return level > 1 and (unsaid or any((other.year, other.ago) == (column.year, column.ago) for other in lower))

    return [column._replace(role="不用") if column in values and compared(column) else column for column in columns]


def level_of(place: str) -> int:
    """一个地名是哪一级：县、区是 1，市、州是 2，省是 3；不知道的当作最高一级。"""
    return {"县": 1, "区": 1, "旗": 1, "市": 2, "州": 2, "盟": 2, "省": 3}.get(place[-1:], 9)


def local(columns: Sequence[Column], place: str) -> tuple[Column, ...]:
    """只留本地的：一列一个地方的只要 ``place`` 那一列，比本级高的全市、全省不要。"""
    if not place:
        return tuple(columns)
    named = any(place in column.title for column in columns)

    def kept(column: Column) -> Column:
        if place in column.title and column.role == "不认识":
            return column._replace(role="数")
        if place in column.title:
            return column._replace(doubt="" if "没有看懂" in column.doubt else column.doubt)
        above = _level(column) > level_of(place) or (named and _level(column) > 0)
        return column._replace(role="不用") if column.role == "数" and above else column

    return tuple(map(kept, columns))


def _level(column: Column) -> int:
    return next((rank for word, rank in _LEVELS if word in column.title), 0)


def side_by_side(rows: Sequence[Row]) -> list[list[Row]]:
    """并排印着的几张表分开：两列“指标名称”中间夹着数，就是两张。"""
    first = next(iter(find_headers(rows)), None)
    if first is None:
        return [list(rows)]
    starts: list[int] = []
    valued = False
    for column in first.columns:
        if column.role == "名称" and (valued or not starts):
            before = first.columns[column.at - 1].role if column.at else ""
            starts.append(column.at - (1 if before == "序号" else 0))
            valued = False
        valued = valued or column.role in {"数", "目标"}
    cuts = [0, *starts[1:], len(first.columns)]
    return [[row[left:right] for row in rows] for left, right in pairwise(cuts)]


# -- 没有“指标名称”的，横过来写的 --


def unnamed(rows: Sequence[Row]) -> list[Header]:
    """没有“指标名称”一列、有几列年份的表：头一列是字的当作名称。"""
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        years = [c for c, cell in enumerate(row) if not cell.merged and role_of(bare(cell.text)) == "数"]
        body = rows[at + 1 : at + 1 + HEADER_WITHIN]
        if not years or not body or not any(_YEAR.search(arabic(row[c].text)) for c in years):
            continue
        name = next((c for c in range(years[0]) if _is_names(row[c], [one[c] for one in body])), None)
        if name is None:
            continue
        titled = [cell._replace(text="指标名称", merged=False) if c == name else cell for c, cell in enumerate(row)]
        return [
            replace(one, columns=tuple(_doubted(column) for column in one.columns))
            for one in find_headers([*rows[:at], titled, *rows[at + 1 :]])[:1]
        ]
    return []


def _is_names(top: Cell, cells: Sequence[Cell]) -> bool:
    own = [bare(cell.text) for cell in cells if not cell.blank and not cell.merged]
    words = [text for text in own if re.search(r"[\u4e00-\u9fff]{3}", text)]
    return role_of(bare(top.text)) in {"", "不认识"} and len(words) * 2 > len(own) > 0


def _doubted(column: Column) -> Column:
    return column._replace(doubt="表头里没有“指标名称”，名称是猜的") if column.role == "数" else column


class Turned(NamedTuple):
    """横过来写的表转正了：从第几行起是表，转正以后的各行。"""

    top: int
    bottom: int
    rows: list[list[Cell]]


def turned(rows: Sequence[Row]) -> Turned | None:
    """指标在上面、年份在左边的表；不是的是 ``None``。"""
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        corner = next((c for c, cell in enumerate(row[:3]) if not cell.blank), 0)
        heads = [bare(cell.text) for cell in row[corner + 1 :] if not cell.blank]
        corners = bare(row[corner].text) if row else ""
        if not heads or (corners and role_of(corners) not in {"名称", "年份", "不认识", "数"}) or len(corners) > 12:
            continue
        for c in dict.fromkeys((corner, 0)):
            until = at + 1
            while until < len(rows) and not rows[until][c].merged and _is_side_label(rows[until], c):
                until += 1
            sides = [arabic(rows[r][c].text) for r in range(at + 1, until)]
            if (
                any(_YEAR.match(side) for side in sides)
                and (len(sides) > 1 or role_of(corners) in {"名称", "年份"})
                and _are_names(row[c + 1 :])
            ):
                grid = [list(column) for column in zip(*[one[c:] for one in rows[at:until]], strict=True)]
                grid[0] = [cell._replace(text="单位") if cell.blank else cell for cell in grid[0]]
                grid[0][0] = grid[0][0]._replace(text="指标名称", merged=False)
                return Turned(at, until, grid)
    return None


def _is_side_label(row: Row, c: int) -> bool:
    """左边那一格是年份、单位一类；空着而右边都是单位的，是单位。"""
    if row[c].blank:
        units = [bare(cell.text) for cell in row[c + 1 :] if not cell.blank]
        return bool(units) and all(map(_UNIT.fullmatch, units))
    return role_of(bare(row[c].text)) in {"数", "目标", "状态", "单位", "责任单位", "备注", "代码", "不用"}


def _are_names(cells: Sequence[Cell]) -> bool:
    """都是指标的名称：是字，不是表头里常见的词。"""
    texts = [bare(cell.text) for cell in cells if not cell.blank]
    return bool(texts) and all(
        re.search(r"[\u4e00-\u9fff]{3}", text) and _role(text) not in {"名称", "单位", "数", "年份", "序号", "领域"}
        for text in texts
    )
