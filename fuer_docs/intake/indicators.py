"""监测年报 → 指标：认表头、认行、认年份和单位，对目录；拿不准的写成疑问，不替人猜。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..model.facts import DIRECTIONS, STATUSES
from ..model.figure import NotAFigure, parse_figure
from ..model.finding import Finding, note, warning
from ..model.found import Certainty, Found
from ..model.numerals import halfwidth
from ..model.place import Place
from ..model.speech import _
from .catalogue import Catalogue, Entry, Match
from .header import Column, Header, Row, bare, find_headers
from .sheets import Book, Cell, Sheet

NO_DATA = frozenset({
    "—", "——", "-", "--", "—-", "…", "……", "...", "/", "\\", "*", "无", "无数据", "暂无", "暂无数据", "缺", "缺数据", "空缺", "未统计", "n/a", "na", "null",
})  # fmt: skip
"""说“没有这个数”的各种写法。"""
_UNITS = (
    (
        re.compile(
            r"^(?:1?/10万|1?/100000|十万分之一?|1/十万|/十万|每10万人?|例?/10万人?|人/10万|10万分之一?|/10万活产)$"
        ),
        "/10万",
    ),
    (re.compile(r"^(?:‰|千分之一?|千分比|1?/1000|1?/千)$"), "‰"),
    (re.compile(r"^(?:%|百分之一?|百分比|百分数)$"), "%"),
    (re.compile(r"^(?:个百分点|百分点)$"), "个百分点"),
)
RATES = frozenset({"%", "‰", "/10万"})
_STATUS_WORDS = (
    ("提前达标", r"提前(?:达标|完成|实现)"), ("基本达标", r"基本(?:达标|完成|实现|达到)"),
    ("预期可达标", r"(?:预期|预计|有望|可望|能够|可以?)(?:如期|按期)?可?(?:以|能)?(?:达标|实现|完成)$|发展良好|^可达标$"),
    ("预期达标难度大", r"难度(?:较|很)?大|(?:难以|较难|很难|不易)(?:达标|实现|完成)|预期难|预计不能|预期不能"),
    ("未达标", r"(?:未|没有?|不)(?:能)?(?:达标|完成|实现|达到)|^否$|^×$|^不达标$"),
    ("无法判断", r"无法(?:判断|评估|评价)|不能判断"), ("无数据", r"(?:无|缺|没有)数据"),
    ("达标", r"^(?:已经?)?(?:如期|按期)?(?:达标|达到|完成|实现)(?:目标)?$|^是$|^√$|^✓$"),
)  # fmt: skip
_STATUSES = tuple((word, re.compile(pattern)) for word, pattern in _STATUS_WORDS)
_ORDINAL = re.compile(
    r"^[\s　]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[①-⑳]|[·•●○※*#]|第[一二三四五六七八九十\d]+[项个]?[、.]?)+\s*"
)
_TRAILING_UNIT = re.compile(r"[（(]\s*(?P<unit>[^（()）]{1,8})\s*[)）]$|[，,]\s*(?P<plain>%|‰|％)$")
_SEX_ROW = re.compile(r"^(?:其中[:：]?|#)?(?P<sex>男|女)(?:性|童|生|婴|孩)?$")
_PART_ROW = re.compile(r"^(?:其中[:：]|#)")
_NOTE_ROW = re.compile(
    r"^(?:注|备注|说明|填表|制表|审核|复核|单位负责人|填报|统计负责人|联系|资料来源|数据来源|指标解释|签)"
)
_SUPPLIER = re.compile(r"(?:填报|制表|编制|填表|报送|综合)(?:单位|机关|部门)[:：]\s*(?P<unit>[\u4e00-\u9fff]{3,20})")
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*年?")
_TITLED_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*年(?!\s*[—\-－~至])")
_SPAN = re.compile(r"(?:19|20)\d{2}\s*年?\s*[—\-－–~～至]\s*(?:19|20)?\d{2,4}\s*年?")


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """工作区里的一个规划。"""

    code: str
    name: str
    starts: int = 0
    ends: int = 9999
    domains: tuple[str, ...] = ()
    generation: str = ""
    """属于哪一代纲要。"""


@dataclass(frozen=True, slots=True)
class Context:
    """收指标时手边的东西：工作年度、目录、规划、已有的值。"""

    year: int
    catalogue: Catalogue
    plans: tuple[PlanEntry, ...] = ()
    known: dict[tuple[str, int], str] = field(default_factory=dict)
    """（指标编号, 年）→ facts 里写着的值。"""
    own: dict[str, dict[str, Any]] = field(default_factory=dict)
    """指标编号 → facts 里这一条。"""


@dataclass(slots=True)
class Harvest:
    """一本工作簿收到的。"""

    founds: list[Found] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def harvest(book: Book, context: Context) -> Harvest:
    """一本工作簿里的指标。看不懂的表、不用的列、没有填数的行都说出来。"""
    result = Harvest(findings=list(book.findings))
    read = 0
    for sheet in book.sheets:
        if sheet.hidden or not any(not cell.blank for row in sheet.rows for cell in row):
            continue
        reader = _SheetReader(book.file, sheet, context, result)
        read += reader.read()
    if not read:
        message = _("没有认出指标表：找不到“指标名称”和数所在的列")
        hint = _("表头要有“指标名称”，另有“本年”“2021年”一类的列")
        result.findings.append(warning("no-indicator-table", message, hint, Place(book.file)))
    return result


@dataclass(slots=True)
class _Row:
    """认出的一行指标。"""

    name: str
    unit: str
    cells: Row
    number: int


class _SheetReader:
    """读一张表。"""

    def __init__(self, file: str, sheet: Sheet, context: Context, result: Harvest) -> None:
        self.file, self.sheet, self.context, self.result = file, sheet, context, result
        self.domain = self.plan = ""
        self.plan_named = False
        """规划是表里写着起止年份认的，不是凭“妇女”“儿童”推的。"""
        self.year, self.year_sure = self._year()
        self.last: dict[str, Any] | None = None
        self.unfilled: list[str] = []

    def read(self) -> int:
        """读完，返回认出几个表头。"""
        headers = find_headers(self.sheet.rows, self.year)
        starts = [*(header.top for header in headers[1:]), len(self.sheet.rows)][: len(headers)]
        supplier = self._supplier()
        for header, until in zip(headers, starts, strict=True):
            self._ignored(header)
            before = (
                self.sheet.rows[: header.top] if header is headers[0] else self.sheet.rows[header.top - 2 : header.top]
            )
            self._section_of(" ".join(_texts(before)) + self.sheet.name)
            relative = any(column.role == "数" and not _YEAR.search(column.title) for column in header.columns)
            sure = self.year_sure or not relative
            doubt = "" if sure else told("表里没写是哪一年，“本年”当作 {year} 年", year=self.year)
            for number in range(header.bottom, until):
                self._row(header, number, supplier, doubt)
        if self.unfilled:
            self._say(
                "empty-indicator",
                _("有 {n} 项没有填数：{names}", n=len(self.unfilled), names="、".join(self.unfilled[:8])),
            )
        return len(headers)

    # -- 整张表 --

    def _year(self) -> tuple[int, bool]:
        """“本年”是哪一年：先看表头上面的字、表名、文件名。"""
        top = next((n for n, row in enumerate(self.sheet.rows) if any(bare(c.text) for c in row[1:])), 0)
        for text in (*_texts(self.sheet.rows[: top + 4]), self.sheet.name, self.file):
            match = _TITLED_YEAR.search(_SPAN.sub("", text)) or re.fullmatch(r"\D*(?P<year>20\d{2})\D*", text)
            if match:
                return int(match["year"]), True
        return self.context.year, False

    def _supplier(self) -> str:
        for text in _texts(self.sheet.rows):
            match = _SUPPLIER.search(text)
            if match:
                return match["unit"]
        return ""

    def _section_of(self, text: str) -> None:
        """这一块说的是哪个规划、哪个领域。"""
        plans = [plan for plan in self.context.plans if _speaks_of(plan, text)]
        spans = {match[0][:4] for match in _SPAN.finditer(halfwidth(text))}
        named = [plan for plan in plans if str(plan.starts) in spans]
        current = [plan for plan in plans if plan.starts <= self.year <= plan.ends]
        chosen = next((some for some in (named, current, plans) if len(some) == 1), [])
        if chosen:
            self.plan, self.plan_named = chosen[0].code, bool(named)
        domains = [one for plan in self.context.plans if self.plan in {"", plan.code} for one in plan.domains]
        said = _plain_domain(text)
        known = next((one for one in domains if _plain_domain(one) == said), "")
        if known or (said and len(text) <= 12):
            self.domain = known or said

    def _ignored(self, header: Header) -> None:
        names = [column.title for column in header.ignored]
        if names:
            self._say("column-left-out", _("没有用的列：{names}", names="、".join(names)))

    def _say(self, rule: str, message: str, hint: str = "") -> None:
        sheet = _("表“{name}”：", name=self.sheet.name) if self.sheet.name else ""
        self.result.findings.append(note(rule, sheet + message, hint, Place(self.file)))

    # -- 一行 --

    def _row(self, header: Header, number: int, supplier: str, doubt: str) -> None:
        cells = self.sheet.rows[number]
        name_column = header.of("名称")
        assert name_column is not None
        name = bare(cells[name_column.at].text) or _only_text(cells)
        if not name or _NOTE_ROW.match(name):
            return
        if not self._carries(header, cells):
            self._bare_row(header, cells, name)
            return
        sex = _SEX_ROW.match(_ORDINAL.sub("", name))
        if sex and self.last is not None:
            self._by_sex_row(header, cells, sex["sex"])
            return
        self._indicator(header, cells, name, supplier, doubt)

    def _carries(self, header: Header, cells: Row) -> bool:
        """这一行有数、有状态或者有目标；合并过来的同一句话不算。"""
        own = [cells[c.at] for c in header.columns if c.role in {"数", "状态", "目标", "单位", "代码", "责任单位"}]
        return any(not cell.blank and not cell.merged for cell in own)

    def _bare_row(self, header: Header, cells: Row, name: str) -> None:
        """只有名称的一行：小标题，或者没有填。"""
        others = [cell for cell in cells if not cell.blank and not cell.merged and bare(cell.text) != name]
        if not others or _ORDINAL.match(name) or name.endswith("领域"):
            self._section_of(name)
        else:
            self.unfilled.append(name)

    def _indicator(self, header: Header, cells: Row, written: str, supplier: str, doubt: str) -> None:
        name, unit_in_name = _split_unit(_ORDINAL.sub("", _PART_ROW.sub("", written)))
        domain_column, code_column = header.of("领域"), header.of("代码")
        if domain_column and not cells[domain_column.at].blank:
            self._section_of(bare(cells[domain_column.at].text))
        match = self._match(name)
        entry = match.entry
        unit_column = header.of("单位")
        unit = one_unit(bare(cells[unit_column.at].text)) if unit_column else ""
        unit = unit or unit_in_name
        first = cells[header.of("名称").at].ref  # type: ignore[union-attr]
        doubts = [doubt] if doubt else []
        doubts += _match_doubts(name, match)
        doubts += _unit_doubts(unit, entry)
        if entry and entry.own and self.plan_named and entry.plan not in {"", self.plan}:
            doubts.append(told("facts 里这一项属于 {old}，表里说的是 {new}", old=entry.plan, new=self.plan))
        source = _source(self.context, supplier, cells, header, self.file)
        values = _Values(self, entry, unit, source, doubts)
        values.read(header, cells)
        keys = self._keys(name, entry, unit or (entry.unit if entry else ""), header, cells, doubts)
        keys |= values.keys()
        if len(keys) <= (1 if entry and entry.own else 2) and not values.numbers:
            if not values.unread:
                self.unfilled.append(name)
            if not doubts:
                return
        self.last = keys
        where = f"{self.sheet.name}!{first}" if self.sheet.name else first
        keys["来源"] = {**source, "位置": where}
        quote = " | ".join(dict.fromkeys(bare(cell.text) for cell in cells if not cell.blank and not cell.merged))
        if code_column and not cells[code_column.at].blank and not (entry and entry.own):
            keys.setdefault("备注", told("代码 {code}", code=bare(cells[code_column.at].text)))
        high = entry is not None and match.exact and not doubts
        certainty = Certainty.HIGH if high else Certainty.MIDDLE if entry is not None else Certainty.LOW
        self.result.founds.append(Found("指标", keys, quote, where, certainty, tuple(doubts), source.get("单位", "")))

    def _match(self, name: str) -> Match:
        generation = next((plan.generation for plan in self.context.plans if plan.code == self.plan), "")
        return self.context.catalogue.find(name, self.plan, generation)

    def _keys(
        self, name: str, entry: Entry | None, unit: str, header: Header, cells: Row, doubts: list[str]
    ) -> dict[str, Any]:
        """除了数以外的键；工作区已有的指标，只说不一样的，不带进来。"""
        code = entry.called if entry else name
        keys: dict[str, Any] = {"编号": code}
        if entry and entry.names[0] != name and not entry.own:
            keys["名称"] = name
        given: dict[str, Any] = {
            "单位": unit,
            "规划": self.plan,
            "领域": self.domain or (entry.domain if entry else ""),
        }
        for role in ("目标", "责任单位", "方向"):
            column = header.of(role)
            given[role] = bare(cells[column.at].text) if column else ""
        if given["方向"] not in DIRECTIONS:
            given["方向"] = {"正": "越高越好", "逆": "越低越好"}.get(given["方向"][:1], "")
        given["责任单位"] = [part for part in re.split(r"[、，,；;/]", given["责任单位"]) if part]
        known = self.context.own.get(code, {})
        for key, value in given.items():
            if not value:
                continue
            if not known or (known.get(key) in (None, "", "待补") and key in {"目标", "责任单位"}):
                keys[key] = value
            elif key in {"目标", "单位"} and _plain(known.get(key, value)) != _plain(value):
                doubts.append(
                    told("{key}：facts 里是 {old}，表里是 {new}", key=key, old=_plain(known[key]), new=_plain(value))
                )
        return keys

    def _by_sex_row(self, header: Header, cells: Row, sex: str) -> None:
        """“其中：女”这一行：是上一项指标的分性别。"""
        assert self.last is not None
        source = _source(self.context, "", cells, header, self.file)
        for column in header.values:
            text = _value_text(cells[column.at], "")
            if not text or column.year is None:
                continue
            if text != "无" and not _is_figure(text, ""):
                self._say(
                    "not-a-figure",
                    told("{ref} 的“{text}”不是一个数，没有读", ref=cells[column.at].ref, text=text[:20]),
                )
                continue
            where = f"{self.sheet.name}!{cells[column.at].ref}" if self.sheet.name else cells[column.at].ref
            years = self.last.setdefault("分性别", {}).setdefault(str(column.year), {})
            years[sex] = {"数值": text, "来源": {**source, "位置": where}} if text != "无" else text


class _Values:
    """一行里的数和状态。"""

    def __init__(
        self, sheet: _SheetReader, entry: Entry | None, unit: str, source: dict[str, str], doubts: list[str]
    ) -> None:
        self.sheet, self.entry, self.unit, self.source, self.doubts = sheet, entry, unit, source, doubts
        self.numbers: dict[str, Any] = {}
        self.by_sex: dict[str, dict[str, Any]] = {}
        self.status = ""
        self.unread = 0

    def keys(self) -> dict[str, Any]:
        """数值、分性别、状态三个键里有的。"""
        found: dict[str, Any] = {}
        if self.numbers:
            found["数值"] = self.numbers
        if self.by_sex:
            found["分性别"] = self.by_sex
        if self.status:
            found["状态"] = self.status
        return found

    def read(self, header: Header, cells: Row) -> None:
        """读各列。"""
        year_column = header.of("年份")
        own_year = _YEAR.search(bare(cells[year_column.at].text)) if year_column else None
        for column in header.values:
            year = int(own_year["year"]) if own_year else column.year
            if year is not None:
                self._value(column, str(year), cells[column.at])
        status = header.of("状态")
        if status and not cells[status.at].blank:
            self._status(bare(cells[status.at].text), cells[status.at])

    def _value(self, column: Column, year: str, cell: Cell) -> None:
        unit = self.unit or one_unit(column.unit) or (self.entry.unit if self.entry else "")
        if cell.empty_formula:
            self.unread += 1
            return
        text = _value_text(cell, unit)
        if not text:
            return
        if text != "无":
            if not _is_figure(text, unit):
                self.unread += 1
                self.doubts.append(told("{ref} 的“{text}”不是一个数，没有读", ref=cell.ref, text=cell.text[:20]))
                return
            self.doubts += _value_doubts(text, unit, cell, column)
        self._compare(year, text, cell, column)
        where = f"{self.sheet.sheet.name}!{cell.ref}" if self.sheet.sheet.name else cell.ref
        value = text if text == "无" else {"数值": text, "来源": {**self.source, "位置": where}}
        if column.sex:
            self.by_sex.setdefault(year, {})[column.sex] = value
        else:
            self.numbers[year] = value

    def _compare(self, year: str, text: str, cell: Cell, column: Column) -> None:
        """和 facts 里写着的不一样就说。"""
        code = self.entry.code if self.entry and self.entry.own else ""
        known = self.sheet.context.known.get((code, int(year)), "") if not column.sex else ""
        if known and not _same_number(known, text):
            self.doubts.append(
                told("{year}年 facts 里是 {old}，{ref} 是 {new}", year=year, old=known, ref=cell.ref, new=text)
            )

    def _status(self, text: str, cell: Cell) -> None:
        self.status = status_of(text)
        if not self.status:
            hint = told("{ref} 的状态“{text}”不在八种里，没有读", ref=cell.ref, text=text[:20])
            self.doubts.append(hint)


# -- 小工具 --


def told(words: str, **values: object) -> str:
    """一句疑问：写进工作区的话，界面用什么语言都是中文。"""
    return words.format(**values)


def one_unit(text: str) -> str:
    """单位的各种写法归成一种：十万分之、1/10万 都是 /10万。"""
    plain = bare(text).strip("（()）")
    for pattern, unit in _UNITS:
        if pattern.match(plain):
            return unit
    return "" if plain in {"-", "—", "/", "无"} else plain


def status_of(text: str) -> str:
    """状态的各种说法归成八种之一；认不出的是空的。"""
    if text in STATUSES:
        return text
    return next((word for word, pattern in _STATUSES if pattern.search(text)), "")


def _texts(rows: Iterable[Row]) -> list[str]:
    return [cell.text for row in rows for cell in row if not cell.blank and not cell.merged]


def _plain_domain(text: str) -> str:
    plain = re.sub(r"妇女参与|妇女与|儿童与|领域|方面|状况|指标|[\s（）()]", "", _ORDINAL.sub("", text.strip()))
    return plain[:8]


def _only_text(cells: Row) -> str:
    """一行里只有一处字（小标题写在序号那一列）：就是它；数字不算。"""
    texts = [bare(cell.text) for cell in cells if not cell.blank and not cell.merged]
    return texts[0] if len(texts) == 1 and not texts[0].isdecimal() else ""


def _speaks_of(plan: PlanEntry, text: str) -> bool:
    words = [word for word in ("妇女", "儿童") if word in plan.name]
    said = [word for word in ("妇女", "儿童") if word in text]
    return bool(words) and words == said


def _split_unit(name: str) -> tuple[str, str]:
    """“婴儿死亡率（‰）” → 名称、单位；括号里不是单位的不拆。"""
    match = _TRAILING_UNIT.search(name)
    if not match:
        return name, ""
    written = match["unit"] or match["plain"]
    unit = one_unit(written)
    known = unit in RATES or re.fullmatch(
        r"[\u4e00-\u9fff]{0,2}[人名个所张岁年元家件户处套对例万亩期场次项位]|个百分点", unit
    )
    return (name[: match.start()], unit) if known else (name, "")


def _value_text(cell: Cell, unit: str) -> str:
    """一格里的数，照人写的样子；没有数据是“无”，空着是空的。"""
    text = re.sub(r"(?<=\d)[\s,，](?=\d{3}(?!\d))", "", bare(cell.text))
    if not text:
        return ""
    if text.casefold() in NO_DATA:
        return "无"
    text = text.removesuffix("年") if unit == "年" else text
    if unit in {"%", "‰"} and text.endswith(unit):
        return text.removesuffix(unit)
    return text.removesuffix(unit) if unit and unit not in RATES else text


def _is_figure(text: str, unit: str) -> bool:
    try:
        parse_figure(text, unit)
    except NotAFigure:
        return False
    return True


def _value_doubts(text: str, unit: str, cell: Cell, column: Column) -> Iterator[str]:
    if unit == "%" and not cell.percent and re.fullmatch(r"0?\.\d+|1(?:\.0+)?", text):
        yield told("{ref} 是 {text}，单位是%，是不是 {more}%？", ref=cell.ref, text=text, more=f"{float(text) * 100:g}")
    if unit == "%" and re.fullmatch(r"\d+(?:\.\d+)?", text) and float(text) > 100:
        yield told("{ref} 是 {text}%，超过了 100%", ref=cell.ref, text=text)
    for mark in ("%", "‰"):
        if text.endswith(mark) and unit and unit != mark:
            yield told("{ref} 写的是 {text}，单位却是 {unit}", ref=cell.ref, text=text, unit=unit)


def _match_doubts(name: str, match: Match) -> Iterator[str]:
    if match.entry is None:
        near = told("；像的有 {names}", names="、".join(match.near)) if match.near else ""
        yield told("目录里没有“{name}”{near}", name=name, near=near)
    elif not match.exact:
        yield told("“{name}”认作目录里的“{known}”", name=name, known=match.entry.names[0])


def _unit_doubts(unit: str, entry: Entry | None) -> Iterator[str]:
    if entry is None:
        return
    if unit and entry.unit and unit != entry.unit:
        yield told("表里的单位是 {unit}，目录里“{name}”是 {known}", unit=unit, name=entry.names[0], known=entry.unit)
    if not unit and not entry.unit and entry.direction != "定性":
        yield told("没有写单位")


def _source(context: Context, supplier: str, cells: Row, header: Header, file: str) -> dict[str, str]:
    column = header.of("提供单位")
    unit = bare(cells[column.at].text) if column and not cells[column.at].blank else supplier
    return {**({"单位": unit} if unit else {}), "文件": file.rpartition("/")[2]}


def _same_number(one: str, other: str) -> bool:
    try:
        return parse_figure(one).value == parse_figure(other).value
    except NotAFigure:
        return one == other


def _plain(value: object) -> str:
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return halfwidth(text).replace(">=", "≥").replace("<=", "≤").rstrip("%‰")
