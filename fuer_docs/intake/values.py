"""格子里的数、单位、状态：各种写法归成 facts 里的一种；拿不准的说为什么。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.facts import STATUSES
from ..model.figure import Figure, NotAFigure, parse_figure, split_scale
from ..model.numerals import halfwidth
from .header import Column, bare
from .sheets import Cell

NO_DATA = frozenset({
    "—", "——", "-", "--", "—-", "…", "……", "...", "/", "\\", "*", "无", "无数据", "暂无", "暂无数据", "缺", "缺数据", "空缺", "未统计", "n/a", "na", "null",
})  # fmt: skip
"""说“没有这个数”的各种写法。"""
RATES = frozenset({"%", "‰", "/10万"})
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
_STATUS_WORDS = (
    ("提前达标", r"提前(?:达标|完成|实现)"), ("基本达标", r"基本(?:达标|完成|实现|达到)"),
    ("预期达标难度大", r"不(?:太|大)?可(?:能|以)?(?:如期|按期)?(?:达标|实现|完成)|不太可能"),
    ("预期可达标", r"(?:预期|预计|有望|可望|能够|可以?)(?:如期|按期)?可?(?:以|能)?(?:达标|实现|完成)$|发展良好|^可达标$"),
    ("预期达标难度大", r"难度(?:较|很)?大|(?:难以|较难|很难|不易)(?:达标|实现|完成)|预期难|预计不能|预期不能"),
    ("未达标", r"(?:未|没有?|不)(?:能)?(?:达标|完成|实现|达到)|^否$|^×$|^不达标$"),
    ("无法判断", r"无法(?:判断|评估|评价)|不能判断"), ("无数据", r"(?:无|缺|没有)数据"),
    ("达标", r"^(?:已经?)?(?:如期|按期)?(?:达标|达到|完成|实现)(?:目标)?$|^是$|^√$|^✓$"),
)  # fmt: skip
_STATUSES = tuple((word, re.compile(pattern)) for word, pattern in _STATUS_WORDS)
_MEASURE = re.compile(r"[\u4e00-\u9fff]{0,2}[人名个所张岁年元家件户处套对例万亩期场次项位]")
_TRAILING_UNIT = re.compile(
    r"[（(]\s*(?:单位[:：])?(?P<unit>[^（()）]{1,8})\s*[)）]$|[，,]?\s*(?P<plain>[%‰]|1?/10万)$"
)
_UNIT_SAID = re.compile(r"(?<![\u4e00-\u9fff])(?:计量)?单位[:：](?P<unit>[^\s，,。；;、）)]{1,8})[）)]?$")
_NOTED = re.compile(r"^(?P<figure>[^（(]*\d[^（(]*)[（(](?P<note>[^（()）]+)[)）]$")
_MARKED = re.compile(r"^(?P<figure>.*[\d%‰人元个])(?P<mark>[*＊※#▲△↑↓①-⑳?？!！]+)$")


class Said(NamedTuple):
    """一格里说的：数照人写的样子，没有数据是“无”，没读成是空的；拿不准的写成疑问。"""

    text: str = ""
    doubts: tuple[str, ...] = ()


def read_value(cell: Cell, unit: str, title: str = "") -> Said:
    """一格里的数。"""
    if cell.error:
        return Said(doubts=(f"{cell.ref} 是 {cell.text.strip()}（公式出错），没有读",))
    if cell.empty_formula:
        return Said(doubts=(f"{cell.ref} 有公式，没有存下得数，没有读",))
    text = _without_spaces(cell.text)
    if not text:
        return Said()
    if re.search(r"\d\s+\d", text):
        return Said(doubts=(f"{cell.ref} 的“{' '.join(cell.text.split())[:20]}”写了几个数，没有读",))
    text = bare(text)
    if text.casefold() in NO_DATA:
        return Said("无")
    plain, doubts = _without_notes(text, cell, unit)
    plain = _without_unit(plain, unit)
    figure = _figure(plain, unit)
    if figure is None:
        return Said(doubts=(f"{cell.ref} 的“{cell.text.strip()[:20]}”不是一个数，没有读",))
    doubts += _value_doubts(plain, figure, unit, cell)
    if cell.exact:
        doubts.append(f"{cell.ref} 看上去是 {cell.text.strip()}，存着的是 {cell.exact}")
    if figure.value < 0:
        doubts.append(f"{cell.ref} 是负数 {plain}")
    if cell.merged:
        doubts.append(f"{cell.ref} 是合并的格子，和别的格同一个数 {plain}")
    return Said(plain, tuple(doubts))


def _without_spaces(text: str) -> str:
    """千分位的逗号、空格去掉；别的空格留着，看是不是几个数。"""
    plain = halfwidth(text.strip().replace("\u3000", " "))
    return re.sub(r"(?<=\d)[ \u00a0\u2009,，](?=\d{3}(?!\d))", "", plain)


def _without_notes(text: str, cell: Cell, unit: str) -> tuple[str, list[str]]:
    """数后面的括号、星号：不收，说出来。"""
    for pattern, name in ((_NOTED, "note"), (_MARKED, "mark")):
        match = pattern.match(text)
        if match and one_unit(match[name]) != unit:
            return match["figure"], [
                f"{cell.ref} 的“{cell.text.strip()[:20]}”只收了 {match['figure']}，没有收“{match[name]}”"
            ]
    return text, []


def _without_unit(text: str, unit: str) -> str:
    text = text.removesuffix("年") if unit == "年" else text
    if unit in {"%", "‰"} and text.endswith(unit):
        return text.removesuffix(unit)
    return text.removesuffix(unit) if unit and unit not in RATES else text


def _figure(text: str, unit: str) -> Figure | None:
    """只写着一个数；前后有别的字的不算。"""
    try:
        figure = parse_figure(text, unit)
    except NotAFigure:
        return None
    return None if figure.lead or figure.trail else figure


def _value_doubts(text: str, figure: Figure, unit: str, cell: Cell) -> list[str]:
    doubts = []
    if unit == "%" and not cell.percent and re.fullmatch(r"0?\.\d+|1(?:\.0+)?", text):
        doubts.append(f"{cell.ref} 是 {text}，单位是%，是不是 {float(text) * 100:g}%？")
    if unit == "%" and re.fullmatch(r"\d+(?:\.\d+)?", text) and float(text) > 100:
        doubts.append(f"{cell.ref} 是 {text}%，超过了 100%")
    written = one_unit(figure.unit)
    if unit and written and split_scale(written)[1] != split_scale(unit)[1]:
        doubts.append(f"{cell.ref} 写的是 {text}，单位却是 {unit}")
    return doubts


def one_unit(text: str) -> str:
    """单位的各种写法归成一种：十万分之、1/10万 都是 /10万。"""
    plain = bare(text).strip("（()）")
    for pattern, unit in _UNITS:
        if pattern.match(plain):
            return unit
    return "" if plain in {"-", "—", "/", "无"} else plain


def split_unit(name: str) -> tuple[str, str]:
    """“婴儿死亡率（‰）” → 名称、单位；括号里不是单位的不拆。"""
    match = _TRAILING_UNIT.search(name)
    unit = one_unit(match["unit"] or match["plain"]) if match else ""
    return (name[: match.start()], unit) if match and _is_unit(unit) else (name, "")


def unit_said(texts: list[str]) -> str:
    """表题里说的整张表的单位（单位：%）；“单位：见表”“单位：某某局”不是。"""
    for text in texts:
        match = _UNIT_SAID.search(bare(text))
        if match and _is_unit(one_unit(match["unit"])):
            return one_unit(match["unit"])
    return ""


def _is_unit(unit: str) -> bool:
    return unit in RATES or unit == "个百分点" or bool(_MEASURE.fullmatch(unit))


def status_of(text: str) -> str:
    """状态的各种说法归成八种之一；认不出的是空的。"""
    if text in STATUSES:
        return text
    if re.search(r"未(?:提前|基本)|没有?(?:提前|基本)|不(?:是|算)", text):
        return ""  # 否掉的是“提前”“基本”，达标没达标看不出
    return next((word for word, pattern in _STATUSES if pattern.search(text)), "")


def same_number(one: str, other: str) -> bool:
    """两个写法是不是同一个数：98.0 和 98，98% 和 98；98 和 约98 不是。"""
    try:
        first, second = parse_figure(one.rstrip("%‰")), parse_figure(other.rstrip("%‰"))
    except NotAFigure:
        return one == other
    return (first.value, first.bound) == (second.value, second.bound)


def column_unit(columns: tuple[Column, ...]) -> str:
    """各列表头里写的单位一样，就是它。"""
    units = {one_unit(column.unit) for column in columns}
    unit = units.pop() if len(units) == 1 else ""
    return unit if _is_unit(unit) else ""


def readable(cells: Iterator[Cell]) -> bool:
    """有一格写着东西，不是合并过来的。"""
    return any(not cell.blank and not cell.merged for cell in cells)
