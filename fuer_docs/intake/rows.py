"""读一行：是小标题、说明、分性别的一行，还是一项指标。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..model.facts import DIRECTIONS, STATUSES
from ..model.found import Certainty
from .catalogue import Entry, Match
from .domains import known_domain, plain_domain
from .header import Column, Header, Row, bare
from .places import is_ours
from .sheets import Cell
from .so_far import UNFILLED, Block, Draft, SheetSoFar
from .targets import same_target, signed_target, written_target
from .values import NO_DATA, column_unit, one_unit, read_value, same_number, split_unit, status_of
from .years import arabic

_ORDINAL = re.compile(
    r"^[\s　]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[①-⑳]|[·•●○※*#]|第[一二三四五六七八九十\d]+[项个]?[、.]?)+\s*"
)
_FOOTNOTE = re.compile(r"[*＊※△▲①-⑳]+$")
_SEX_ROW = re.compile(r"^(?:其中[:：]?|#)?(?P<sex>男|女)(?:性|童|生|婴|孩)?$")
_TOTAL_ROW = re.compile(r"^(?:合计|总计|小计|计|总数|全体)$")
_PART_ROW = re.compile(r"^(?:其中[:：]?|#)")
_AREA_ROW = re.compile(r"^(?:农村|城市|城镇|乡村|城区|牧区|市区|流动人口|户籍人口)$")
_NOTE_ROW = re.compile(
    r"^(?:注|备注|说明|填表|制表|审核|复核|单位负责人|填报|统计负责人|联系|资料来源|数据来源|指标解释|签)"
)
_USED = frozenset({"数", "状态", "目标", "单位", "责任单位", "名称"})


class RowReader:
    """读一行。"""

    def __init__(self, sheet: SheetSoFar, block: Block, number: int) -> None:
        self.sheet, self.block, self.header = sheet, block, block.header
        self.cells = block.rows[number]
        self.doubts: list[str] = []
        self.source: dict[str, str] = {}

    def read(self) -> None:
        """是小标题、说明、分性别的一行，还是一项指标。"""
        name_cell = _name_cell(self.header, self.cells)
        name = bare(name_cell.text) or _only_text(self.cells)
        if not name and self._text("年份") and self.sheet.parent:
            name = self.sheet.parent.name  # 名称只写在头一年那一行
        place = self.header.of("地区")
        if place and not is_ours(self.cells[place.at].text, self.sheet.context.place):
            self.sheet.skip(self.cells)
        elif name_cell.error or _NOTE_ROW.match(name) or _TOTAL_ROW.match(name) or (not name and self._carries()):
            self._nameless(name)
        elif not name:
            self.sheet.skip_rows([self.cells] if not all(cell.blank or cell.merged for cell in self.cells) else [])
        elif not self._carries():
            self._bare_row(name)
        elif not self._by_sex(name):
            self._indicator(name, name_cell.ref)

    def _carries(self) -> bool:
        """这一行有数、有状态或者有目标；合并过来的同一句话不算。"""
        roles = {"数", "状态", "目标", "单位", "代码", "责任单位"}
        own = [self.cells[c.at] for c in self.header.columns if c.role in roles]
        return any(not cell.blank and not cell.merged for cell in own)

    def _nameless(self, name: str) -> None:
        """没有名称而“性别”一列写着男、女的，是上一项的；别的没有用。"""
        if name or not self._by_sex(""):
            self.sheet.skip(self.cells)

    def _bare_row(self, name: str) -> None:
        """只有名称的一行：小标题，或者没有填。"""
        self.sheet.parent = None  # 下面的“其中：女”不是再上一项的
        others = [cell for cell in self.cells if not cell.blank and not cell.merged and bare(cell.text) != name]
        ordinal = re.fullmatch(r"[（(]?[一二三四五六七八九十]+[)）]?[、.．]?", self._text("序号"))
        known = known_domain(name, self.sheet.domains())
        if not others or ordinal or known or _ORDINAL.match(name) or name.endswith("领域"):
            self.sheet.section(name)
        else:
            self.sheet.unfilled.append(name)

    # -- 分性别、分项 --

    def _by_sex(self, name: str) -> bool:
        """“其中：女”这一行、“性别”一列写着女的这一行：是上一项指标的分性别。"""
        parent, column = self.sheet.parent, self.header.of("性别")
        said = bare(self.cells[column.at].text) if column else _sub_name(self.header, self.cells)
        same = not name or (parent is not None and _named(name) == parent.name)
        match = _SEX_ROW.match(said) if said else _SEX_ROW.match(_ORDINAL.sub("", name))
        if match is None or (said and not same):
            return False
        if parent is None:
            self.sheet.skip(self.cells)
            return True
        self.sheet.keep(parent)
        if self.sheet.drafts[-1] is not parent:
            parent.doubts.append(f"“{name or said}”一行前面另有分项，当作“{parent.name}”的分性别")
        self.source = self._source()
        self.doubts = parent.doubts
        for (year, sex), columns in slots(self.header, self._own_year()).items():
            value = self._value(columns, year, parent.unit) if not sex else None
            if value is not None:
                parent.keys.setdefault("分性别", {}).setdefault(str(year), {})[match["sex"]] = value
        parent.quotes.append(_quote(self.cells))
        return True

    def _part(self, written: str) -> tuple[str, str]:
        """“其中：农村”是上一项的分项，另立一项；返回名称和疑问。"""
        name = _named(written)
        parent = self.sheet.parent
        short = len(name) <= 4 and self.sheet.match(name).entry is None
        if parent is None or not (_AREA_ROW.match(name) or (_PART_ROW.match(_ORDINAL.sub("", written)) and short)):
            return name, ""
        return f"{parent.name}（{name}）", f"“{written}”当作“{parent.name}”的分项，另立一项"

    # -- 一项 --

    def _indicator(self, written: str, ref: str) -> None:
        name, unit_in_name = split_unit(_FOOTNOTE.sub("", written))
        name, part = self._part(name)
        for column in self.header.all("领域"):
            if not self.cells[column.at].blank:
                self.sheet.section(bare(self.cells[column.at].text))
        for column in self.header.all("名称"):
            if known_domain(self.cells[column.at].text, self.sheet.domains()) and len(self.header.all("名称")) > 1:
                self.sheet.section(bare(self.cells[column.at].text))
        match = self.sheet.match(name)
        entry = match.entry
        unit = self._text("单位") and one_unit(self._text("单位"))
        parent = self.sheet.parent.unit if part and self.sheet.parent else ""
        unit = unit or unit_in_name or column_unit(self.header.values) or parent or self.block.unit
        self.doubts += [part] if part else []
        if self.block.place:
            self.doubts.append(f"表说的是{self.block.place}，不是{self.sheet.context.place}")
        self.doubts += _match_doubts(name, match)
        self.doubts += self._entry_doubts(unit, entry)
        year = self._text("年份")
        if year and not re.fullmatch(r"(?:19|20)\d{2}(?:年度?|年底|年末)?", arabic(year)):
            self.doubts.append(f"年份写的是“{year}”")
        self.source = self._source()
        unit = unit or (entry.unit if entry else "")
        values = self._values(unit, entry)
        keys = self._keys(name, entry, unit) | values
        draft = self._draft(name, keys, unit, match, ref)
        empty = len(keys) <= (2 if entry and entry.own else 3)
        if not values and (self.header.values or empty):
            unread = [doubt.removesuffix("，没有读") for doubt in self.doubts if doubt.endswith("，没有读")]
            draft.label = f"{name}（{'；'.join(unread)}）" if unread else name
            self.sheet.unfilled.append(draft.label)
            draft.doubts.append(UNFILLED)
        if values or "目标" in keys or not (self.header.values or empty):
            self.sheet.drafts.append(draft)
        if not part:
            self.sheet.parent = draft

    def _draft(self, name: str, keys: dict[str, Any], unit: str, match: Match, ref: str) -> Draft:
        keys["来源"] = {**self.source, "位置": self.sheet.at(ref)}
        self._remark(keys, own=bool(match.entry and match.entry.own))
        best = (
            Certainty.LOW
            if match.entry is None or self.block.place
            else Certainty.HIGH
            if match.exact
            else Certainty.MIDDLE
        )
        return Draft(
            name, keys, [_quote(self.cells)], self.sheet.at(ref), best, self.doubts, self.source.get("单位", ""), unit
        )

    def _remark(self, keys: dict[str, Any], *, own: bool) -> None:
        """代码、备注；工作区已有的指标不收，说出来。"""
        code, remark = self._text("代码"), self._text("备注")
        said = "；".join(part for part in (f"代码 {code}" if code else "", remark) if part)
        if said and not own:
            keys["备注"] = said
        elif remark:
            self.sheet.remarked.append(str(keys["编号"]))

    def _keys(self, name: str, entry: Entry | None, unit: str) -> dict[str, Any]:
        """除了数以外的键；工作区已有的指标，只说不一样的，不带进来。"""
        code = entry.called if entry else name
        keys: dict[str, Any] = {"编号": code}
        if entry and entry.names[0] != name and not entry.own:
            keys["名称"] = name
        known = self.sheet.context.own.get(code, {})
        direction = self._direction()
        given: dict[str, Any] = {
            "单位": unit, "规划": self.sheet.plan, "领域": "" if known else self._domain(entry),
            "目标": self._target(name, unit, direction or (entry.direction if entry else "")),
            "责任单位": [part for part in re.split(r"[、，,；;/]", self._text("责任单位")) if part], "方向": direction,
        }  # fmt: skip
        for key, value in given.items():
            old = known.get(key)
            if not value:
                continue
            if not known or (old in (None, "", "待补") and key in {"目标", "责任单位"}):
                keys[key] = value
            elif key == "目标" and not same_target(str(old), value, unit, str(known.get("方向", ""))):
                self.doubts.append(f"目标：facts 里是 {old}，表里是 {value}")
            elif key == "单位" and one_unit(str(old or value)) != value:
                self.doubts.append(f"单位：facts 里是 {old}，表里是 {value}")
        return keys

    def _domain(self, entry: Entry | None) -> str:
        """领域照规划的写法；小标题说的先算，其次是目录的，再是表题里的。"""
        words = self.sheet.domains()
        said, known = self.sheet.domain, known_domain(entry.domain, words) if entry else ""
        if said and not known_domain(said, words):
            if known:
                return known
            self.doubts.append(f"领域“{said}”不在规划的领域里")
        elif said and known and plain_domain(said) != plain_domain(known):
            self.doubts.append(f"领域：表里是 {said}，目录里是 {known}")
        return said or known or self.sheet.titled

    def _target(self, name: str, unit: str, direction: str) -> str:
        """目标；有几列的，要规划到期那一年的，说出来。"""
        columns = [c for c in self.header.all("目标") if not self.cells[c.at].blank and not self.cells[c.at].error]
        columns = [c for c in columns if bare(self.cells[c.at].text).casefold() not in NO_DATA]
        if not columns:
            return ""
        aims = [c for c in columns if "计划" not in c.title and "任务" not in c.title] or columns
        ends = next((plan.ends for plan in self.sheet.context.plans if plan.code == self.sheet.plan), 0)
        chosen = next((c for c in aims if c.year == ends), aims[-1] if all(c.year for c in aims) else aims[0])
        if len(aims) > 1:
            titles = "、".join(f"“{c.title}”" for c in aims)
            self.doubts.append(f"目标有几列：{titles}，取了“{chosen.title}”")
        elif "计划" in chosen.title or "任务" in chosen.title:
            self.doubts.append(f"“{chosen.title}”当作目标")
        written = written_target(self.cells[chosen.at].text, unit)
        signed = signed_target(written, direction, unit)
        if signed != written:
            self.sheet.signed.append(name)
        return signed

    def _direction(self) -> str:
        said = self._text("方向")
        return said if said in DIRECTIONS else {"正": "越高越好", "逆": "越低越好"}.get(said[:1], "")

    def _entry_doubts(self, unit: str, entry: Entry | None) -> Iterator[str]:
        if unit and entry and entry.unit and unit != entry.unit:
            yield f"表里的单位是 {unit}，目录里“{entry.names[0]}”是 {entry.unit}"
        if not unit and not (entry and (entry.unit or entry.direction == "定性")):
            yield "没有写单位"
        if entry and entry.own and self.sheet.plan_named and entry.plan not in {"", self.sheet.plan}:
            yield f"facts 里这一项属于 {entry.plan}，表里说的是 {self.sheet.plan}"
        for column in self.header.columns:
            cell = self.cells[column.at]
            if not column.role and not cell.blank and not cell.merged:
                yield f"{cell.ref} 的“{cell.text.strip()[:20]}”上面没有表头，没有读"
            if column.role in _USED - {"数"} and cell.error:
                yield f"{cell.ref} 是 {cell.text.strip()}（公式出错），没有读"

    # -- 数和状态 --

    def _values(self, unit: str, entry: Entry | None) -> dict[str, Any]:
        """数值、分性别、状态三个键里有的。"""
        found: dict[str, Any] = {}
        for (year, sex), columns in slots(self.header, self._own_year()).items():
            value = self._value(columns, year, unit, entry if not sex else None)
            if value is None:
                continue
            if sex:
                found.setdefault("分性别", {}).setdefault(str(year), {})[sex] = value
            else:
                found.setdefault("数值", {})[str(year)] = value
        status = self._new_status(entry, self._status())
        return found | ({"状态": status} if status else {})

    def _own_year(self) -> int | None:
        """一行一年的表，这一行是哪一年。"""
        column = self.header.of("年份")
        match = re.search(r"(?:19|20)\d{2}", arabic(self.cells[column.at].text)) if column else None
        return int(match[0]) if match else None

    def _value(self, columns: Sequence[Column], year: int, unit: str, entry: Entry | None = None) -> Any:
        """一年的值：几列都写着的，取前面的一列，不一样的说出来。"""
        read: list[tuple[Column, Cell, str]] = []
        for column in columns:
            cell = self.cells[column.at]
            said = read_value(cell, unit or one_unit(column.unit))
            if not read:
                self.doubts += said.doubts
            if said.text:
                read.append((column, cell, said.text))
        if not read:
            return None
        column, cell, text = read[0]
        self.doubts += self._choice_doubts(columns[0], year, read)
        text = self._compared(entry, year, text, cell)
        return text if text == "无" else {"数值": text, "来源": {**self.source, "位置": self.sheet.at(cell.ref)}}

    def _choice_doubts(self, first: Column, year: int, read: Sequence[tuple[Column, Cell, str]]) -> Iterator[str]:
        column, cell, text = read[0]
        if column.doubt:
            yield column.doubt
        if column is not first:
            yield f"“{first.title}”没有填，{year}年取了“{column.title}”的 {cell.ref}"
        for other, spot, said in read[1:]:
            if other.rank == column.rank and not same_number(text, said):
                yield f"{year}年写了两个数：{cell.ref} 是 {text}，{spot.ref} 是 {said}，取了 {cell.ref}"

    def _compared(self, entry: Entry | None, year: int, text: str, cell: Cell) -> str:
        """和 facts 里写着的不一样就说；只是写法不同（10.80、10.8）的，照 facts 的写法。"""
        known = self.sheet.context.known.get((entry.code, year), "") if entry and entry.own else ""
        if not known:
            return text
        if same_number(known, text):
            return known
        self.doubts.append(f"{year}年 facts 里是 {known}，{cell.ref} 是 {text}")
        return text

    def _new_status(self, entry: Entry | None, status: str) -> str:
        """facts 里最近的状态就是它的，不再收；不一样的说出来。"""
        known = self.sheet.context.own.get(entry.code, {}).get("状态") if entry and entry.own else None
        latest = known[-1] if isinstance(known, list) and known else known
        said = str(latest.get("状态", "") if isinstance(latest, dict) else latest or "")
        if not status or said in {"", "待补"}:
            return status
        if said != status:
            self.doubts.append(f"状态：facts 里是 {said}，表里是 {status}")
            return status
        return ""

    def _status(self) -> str:
        column = self.header.of("状态")
        text = self._text("状态")
        if column is None or not text or (text.casefold() in NO_DATA and not status_of(text)):
            return ""
        status = status_of(text)
        if not status:
            ref = self.cells[column.at].ref
            self.doubts.append(f"{ref} 的状态“{text[:20]}”不是{'、'.join(STATUSES)}中的一种，没有读")
        return status

    # -- 一格 --

    def _text(self, role: str) -> str:
        """说这个的那一列写着什么；公式出错的、说没有的不算。"""
        column = self.header.of(role)
        cell = self.cells[column.at] if column else None
        return "" if cell is None or cell.error else bare(cell.text)

    def _source(self) -> dict[str, str]:
        unit = self._text("提供单位") or self.sheet.supplier
        return {**({"单位": unit} if unit else {}), "文件": self.sheet.file}


def slots(header: Header, own_year: int | None = None) -> dict[tuple[int, str], list[Column]]:
    """（年, 男女）→ 写着它的各列：实际在先，快报在后，看不懂的更后。"""
    slots: dict[tuple[int, str], list[Column]] = {}
    for column in sorted(header.values, key=lambda one: (one.rank, bool(one.doubt), one.at)):
        slots.setdefault((own_year or column.year or 0, column.sex), []).append(column)
    return dict(sorted(slots.items(), key=lambda item: min(column.at for column in item[1])))


def _name_cell(header: Header, cells: Row) -> Cell:
    """名称有几列的（一级指标、二级指标），取最右边写着的。"""
    columns = header.all("名称")
    written = [cells[column.at] for column in columns if not cells[column.at].blank]
    if len(written) > 1 and _is_sub_name(written[-1]):
        written.pop()
    return written[-1] if written else cells[columns[0].at]


def _is_sub_name(cell: Cell) -> bool:
    text = bare(cell.text)
    return bool(_SEX_ROW.match(text) or _TOTAL_ROW.match(text))


def _sub_name(header: Header, cells: Row) -> str:
    """名称有几列、最右边写着合计、男、女的，写的是哪一个。"""
    written = [cells[column.at] for column in header.all("名称") if not cells[column.at].blank]
    return bare(written[-1].text) if len(header.all("名称")) > 1 and written and _is_sub_name(written[-1]) else ""


def _named(written: str) -> str:
    """去掉序号和“其中”。"""
    return _ORDINAL.sub("", _PART_ROW.sub("", _ORDINAL.sub("", written)))


def _quote(cells: Row) -> str:
    """原句：这一行各格照原样，借来的（合并的格子）不重复。"""
    return " | ".join(" ".join(cell.text.split()) for cell in cells if not cell.blank and not cell.merged)


def _only_text(cells: Row) -> str:
    """一行里只有一处字（小标题写在序号那一列）：就是它；数字不算。"""
    texts = [bare(cell.text) for cell in cells if not cell.blank and not cell.merged]
    return texts[0] if len(texts) == 1 and not re.fullmatch(r"[\d.%‰-]+", texts[0]) else ""


def _match_doubts(name: str, match: Match) -> Iterator[str]:
    if match.entry is None:
        near = f"；像的有 {'、'.join(match.near)}" if match.near else ""
        yield f"目录里没有“{name}”{near}"
    elif not match.exact:
        yield f"“{name}”认作目录里的“{match.entry.names[0]}”"
    elif match.others:
        yield f"facts 里叫这个的还有 {'、'.join(match.others)}，看不出是哪一项"
