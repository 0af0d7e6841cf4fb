"""旧稿里的表：指标表、任务分工表、财务表，和别的有数的表；文本里用制表符、竖线分格的也算。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...model.facts import STATUSES
from ...model.figure import NotAFigure, parse_figure
from ...model.found import Certainty
from ...model.manuscript import Manuscript, Passage
from ...reading.reading import in_table
from ...reading.unfilled import unfilled
from ..catalogue import Catalogue
from .amounts import GAP, amounts
from .draft import Draft
from .meta import Meta
from .names import name_of
from .original import Original
from .words import masked, parties, phrase, phrases, when_in


@dataclass(slots=True)
class Grid:
    """一张表：几行几列的字，各行在第几段。"""

    number: int
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    first: dict[int, Passage] = field(default_factory=dict)
    unit: str = ""
    """表头上面写着的“单位：万元”。"""
    said: dict[int, dict[int, str]] = field(default_factory=dict)
    """各格原来的字。"""


@dataclass(frozen=True, slots=True)
class Row:
    """一行：表头 → 字。"""

    grid: Grid
    at: int
    cells: dict[str, str]

    @property
    def passage(self) -> Passage:
        """头一格。"""
        return self.grid.first[self.at]

    @property
    def said(self) -> str:
        """这一行原来的字：各格用竖线隔开，一格也不并。"""
        return " | ".join(text for _column, text in sorted(self.grid.said[self.at].items()) if text)

    def get(self, pattern: str) -> str:
        """表头合得上的一格。"""
        return next((text for head, text in self.cells.items() if re.search(pattern, head)), "")

    def head(self, pattern: str) -> str:
        """合得上的表头。"""
        return next((head for head in self.cells if re.search(pattern, head)), "")


def tables(
    manuscript: Manuscript, meta: Meta, catalogue: Catalogue, original: Original
) -> tuple[list[Draft], list[tuple[int, str]]]:
    """各张表里的事实，和没有认出事实的各行（第几段，原来的字）；``original`` 是原来的字。"""
    found: list[Draft] = []
    empty: list[tuple[int, str]] = []
    for grid in _grids(manuscript, original):
        for row, own in _facts(grid, meta, catalogue):
            if own is not None:
                own.year = meta.year
                found.append(own)
            elif re.search(r"[\u4e00-\u9fff]", row.said):
                empty.append((row.passage.n, row.said))
    return found, empty


def _grids(manuscript: Manuscript, original: Original) -> list[Grid]:
    found: dict[int, Grid] = {}
    last: tuple[int, int] | None = None
    before = ""
    for passage in manuscript.passages:
        if passage.cell is not None:
            grid = found.setdefault(passage.cell.table, Grid(len(found) + 1, unit=_caption_unit(before)))
            _put(grid, passage.cell.row, passage.cell.column, passage)
            _say(grid, passage.cell.row, passage.cell.column, original.text(passage.n).strip())
        elif in_table(passage) and not passage.in_table:
            key, row = (last[0], last[1] + 1) if last and last[0] in found else (-passage.n, 0)
            grid = found.setdefault(key, Grid(len(found) + 1, unit=_caption_unit(before)))
            cells = re.split(r"\t|\|", passage.text.strip().strip("|"))
            if not all(re.fullmatch(r"\s*:?-*:?\s*", cell) for cell in cells):
                for column, text in enumerate(cells):
                    grid.rows.setdefault(row, {})[column] = text.strip()
                grid.first[row] = passage
                _say(grid, row, 0, original.text(passage.n).strip())
                last = key, row
            continue
        elif passage.text.strip():
            before = passage.text
        if passage.cell is None and passage.text.strip():
            last = None
    return list(found.values())


def _put(grid: Grid, row: int, column: int, passage: Passage) -> None:
    cells = grid.rows.setdefault(row, {})
    old = cells.get(column, "")
    cells[column] = f"{old}；{passage.text.strip()}" if old and passage.text.strip() else old or passage.text.strip()
    grid.first.setdefault(row, passage)


def _say(grid: Grid, row: int, column: int, text: str) -> None:
    """记下一格原来的字；一格里有几段的用分号隔开。"""
    cells = grid.said.setdefault(row, {})
    cells[column] = f"{cells[column]}；{text}" if cells.get(column) and text else cells.get(column) or text


def _caption_unit(text: str) -> str:
    match = re.search(r"单位[：:]\s*(\S{1,6}?)[）)]?\s*$", text)
    return match[1] if match else ""


_BARE = re.compile(r"[-—–/\s]*")
_NUMBER = re.compile(r"(?:大约|将近|约|近|超|不足)?-?\d[\d,]*(?:\.\d+)?[余多]?\s*(?:[\u4e00-\u9fff%‰/（）()]{0,6})")


def _numeric(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and not re.fullmatch(
        r"(?:19|20)\d{2}年?(?:\d{1,2}月.*)?|\d{1,2}月(?:\d{1,2}日|底|初|末|份|[上中下]旬)?前?", text
    )


def _facts(grid: Grid, meta: Meta, catalogue: Catalogue) -> Iterator[tuple[Row, Draft | None]]:
    rows = list(_rows(grid))
    if not rows:
        return
    heads = " ".join(rows[0].cells)
    for row in rows:
        if re.search("指标", heads) and re.search(r"目标|监测值|数值|达标|本年|实际|完成值|(?:19|20)\d{2}年", heads):
            found = _indicator(row, meta, catalogue)
        elif (re.search(_TASKS, heads) and re.search("单位|部门|时限|时间|责任", heads)) or (
            re.search("责任|牵头", heads) and re.search("时限|期限|完成时间", heads)
        ):
            found = _task(row, meta)
        elif re.search("金额", heads) and re.search("类别|科目", heads):
            found = _money(row, meta)
        else:
            found = _any(row, meta)
        sums: list[Draft | None] = [*_sums(row, found)] if found is not None and found.type == "成绩" else []
        yield from ((row, one) for one in sums or [found])


def _rows(grid: Grid) -> Iterator[Row]:
    """表头以下各行；表头有两行的合起来，竖着并的格子填满。"""
    order = sorted(grid.rows)
    heads: dict[int, str] = {}
    body = order
    for at, number in enumerate(order[:3]):
        cells = grid.rows[number]
        if at and any(_numeric(text) for text in cells.values()):
            break
        if at and not _goes_on(heads, cells):
            break
        if not at and sum(map(_numeric, cells.values())) > 1:
            break
        _merge_heads(heads, cells)
        body = order[at + 1 :]
    names = _unique({column: name or f"第{column + 1}列" for column, name in heads.items()})
    kept: dict[int, str] = {}
    for number in body:
        cells = grid.rows[number]
        for column, text in cells.items():
            if not text and column in kept and column <= 1:
                cells[column] = kept[column]
            elif text and not _numeric(text):
                kept[column] = text
        shown = {
            names.get(column, f"第{column + 1}列"): text
            for column, text in sorted(cells.items())
            if not _BARE.fullmatch(text)
        }
        if shown:
            yield Row(grid, number, shown)


def _goes_on(heads: dict[int, str], cells: dict[int, str]) -> bool:
    """第二行还是表头：头一格空着或和上面一样，别的格都短。"""
    first = cells.get(0, "")
    return (not first or first == heads.get(0)) and all(len(text) <= 12 for text in cells.values())


def _merge_heads(heads: dict[int, str], cells: dict[int, str]) -> None:
    upper = ""
    for column in sorted({*heads, *cells}):
        upper = heads.get(column, "") or upper
        text = re.sub(r"\s", "", cells.get(column, ""))
        heads[column] = text if not upper or upper == text else f"{upper}{text}"


def _unique(names: dict[int, str]) -> dict[int, str]:
    seen: dict[str, int] = {}
    found = {}
    for column, name in names.items():
        seen[name] = seen.get(name, 0) + 1
        found[column] = name if seen[name] == 1 else f"{name}{seen[name]}"
    return found


def _draft(kind: str, row: Row, certainty: Certainty, **keys: Any) -> Draft:
    where = f"第{row.passage.n}段（表{row.grid.number}第{row.at + 1}行）"
    return Draft(kind, dict(keys), row.passage, 0, 0, certainty, where=where, quote=row.said)


_HEAD_UNIT = re.compile(r"[（(](?P<unit>[^（()）]{1,8})[）)]")
_HEAD_YEAR = re.compile(r"((?:19|20)\d{2})年?")


def _written(text: str, head: str, row: Row) -> str:
    """一格里的数，单位没写的看单位栏、表头、表名。"""
    plain = re.sub(r"[\s,，]", "", text)
    try:
        figure = parse_figure(plain)
    except NotAFigure:
        return ""
    if figure.unit:
        return plain
    own = _HEAD_UNIT.search(head)
    unit = own["unit"] if own and not _HEAD_YEAR.search(own["unit"]) else row.get("^(?:计量)?单位$") or row.grid.unit
    return plain + (unit if unit and not re.search(r"[\d，、]", unit.removeprefix("/10万")) else "")


def _indicator(row: Row, meta: Meta, catalogue: Catalogue) -> Draft | None:
    name = row.get("指标名称|^(?:主要)?(?:监测)?指标$|指标")
    if not name or _numeric(name) or re.fullmatch("合计|总计|小计", name):
        return _any(row, meta)
    entry = catalogue.named(name, meta.year)
    found = _draft("指标", row, Certainty.HIGH, 编号=entry.called if entry else phrase(name, 40))
    found.keys["单位"] = row.get("^(?:计量)?单位$")
    found.keys["目标"] = row.get("目标")
    owners = row.get("责任单位|责任部门|牵头")
    found.keys["责任单位"] = parties(owners)
    status = row.get("达标情况|状态|是否达标|完成情况|达标")
    if status in STATUSES:
        found.keys["状态"] = status
    elif status and not _numeric(status):
        found.doubt(f"达标情况写作“{status}”，不在八种状态里")
    _values(found, row, meta)
    return found


def _values(found: Draft, row: Row, meta: Meta) -> None:
    """各年的值；看不出哪一年的，写成数据等人认。"""
    loose = []
    for head, text in row.cells.items():
        if not _numeric(text) or re.search("序号|代码|目标|编号", head):
            continue
        year = _HEAD_YEAR.search(head)
        known = int(year[1]) if year else meta.year and meta.year - (1 if re.search("上年|去年", head) else 0)
        if known and re.search("值|年|数|实际|完成", head):
            found.keys.setdefault("数值", {})[str(known)] = re.sub(r"[\s,，]", "", text)
        else:
            loose.append({"名称": phrase(head, 20), "数值": _written(text, head, row)})
    found.keys["数据"] = [one for one in loose if one["数值"]]


_TASKS = "任务|举措|工作内容|工作事项|重点工作"


def _task(row: Row, meta: Meta) -> Draft | None:
    action = row.get(_TASKS) or row.get("项目|事项|名称|内容")
    if not action or _numeric(action):
        return None
    found = _draft("任务", row, Certainty.HIGH, 动作=phrase(action, 40))
    found.keys["举措"] = phrases(re.split("[；;。]", row.get("举措|措施|内容$")), 8)
    found.keys["责任单位"] = parties(row.get("牵头|责任单位|责任部门|承办"))
    found.keys["配合单位"] = parties(row.get("配合|协办|参与"))
    when = when_in(row.get("时限|时间|期限"), meta.tasks_year, meta.year)
    found.keys["时限"] = re.sub("(?:以|之)?前$", "", when.value if when else row.get("时限|时间|期限"))
    found.keys["目标"] = phrase(row.get("目标|要求|成果"), 40)
    _cells_left(found, row, skip="任务$|项目$|序号|时限|时间|单位|部门|责任")
    return found


_MONEY = ("收入", "支出", "债务", "应收", "补助", "贷款")


def _money(row: Row, meta: Meta) -> Draft | None:
    category, name = row.get("类别|科目"), row.get("项目|名称|事项|内容")
    head = row.head("金额")
    amount = _written(row.cells.get(head, ""), head, row)
    if category not in _MONEY or not amount or re.search("合计|总计", name):
        return _any(row, meta)
    found = _draft("财务", row, Certainty.HIGH, 名称=phrase(name or category, 40), 类别=category, 金额=amount)
    _cells_left(found, row, skip="金额|类别|序号")
    return found


def _any(row: Row, meta: Meta) -> Draft | None:
    """别的表：一行一条，各栏的数是它的数据。"""
    words = [
        text for head, text in row.cells.items()
        if not _numeric(text) and not masked(text) and not re.search("单位$|备注|说明|序号", head)
    ]  # fmt: skip
    found = _draft(
        "成绩", row, Certainty.MIDDLE, 名称=phrase("".join(words[:2]), 40) or f"表{row.grid.number}第{row.at + 1}行"
    )
    _cells_left(found, row, skip="序号|编号|代码")
    return found if found.keys.get("数据") else None


def _sums(row: Row, found: Draft) -> list[Draft]:
    """“合计”那一行：不是一件成绩，一栏一条合计；有没写单位的数就不拆。"""
    rows = found.keys.get("数据", [])
    if not re.fullmatch("合计|总计|共计", str(found.keys.get("名称"))) or not all(
        _has_unit(one["数值"]) for one in rows
    ):
        return []
    return [_draft("合计", row, Certainty.MIDDLE, 名称=one["名称"], 数值=one["数值"]) for one in rows]


def _has_unit(value: str) -> bool:
    try:
        return bool(parse_figure(value).base_unit)
    except NotAFigure:
        return False


def _cells_left(found: Draft, row: Row, skip: str) -> None:
    """没写进各键的数。"""
    rows = list(found.keys.get("数据", []))
    for head, text in row.cells.items():
        if re.search(skip, head) or re.fullmatch("(?:计量)?单位", head):
            continue
        if _numeric(text):
            value = _written(text, head, row)
            if value:
                rows.append({"名称": phrase(_HEAD_UNIT.sub("", head), 20), "数值": value})
            continue
        if unfilled(text) == [(0, len(text))]:
            rows.append({"名称": phrase(_HEAD_UNIT.sub("", head), 20), "数值": GAP})
            found.doubt(f"“{head}”一格原文没有填")
            continue
        cell = Passage(row.passage.n, text)
        rows += [{"名称": phrase(name_of(one, 0, len(text)) or head, 24), "数值": one.text} for one in amounts(cell)]
    found.keys["数据"] = rows


def row_texts(rows: Sequence[Draft]) -> set[str]:
    """表里各行的原句。"""
    return {row.quote for row in rows}
