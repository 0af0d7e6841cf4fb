"""一格一格地验：填的是不是数，单位对不对，说没有数据的是哪一种没有。认不准的写成疑问，不替人改。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model.figure import Figure, NotAFigure, parse_figure, plain, rounded
from ..model.moment import Moment, parse_moment
from ..model.numerals import halfwidth
from ..model.speech import _
from .sheets import Cell

NO_DATA = {
    "无", "没有", "缺", "暂无", "无数据", "暂无数据", "没有数据", "缺数据", "未统计", "不详", "n/a", "na", "nan",
    "-", "--", "—", "——", "–", "/", "\\", "…", "……", "...", "*", "**",
}  # fmt: skip
NOTHING = {"无", "没有", "无。", "没有。", "暂无", "-", "—", "/"}
"""空表里写的“没有”。"""
_ITEM_NUMBER = re.compile(
    r"^\s*(?:\d{1,2}[.．、)）]|[（(][\d一二三四五六七八九十]{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]{1,2}[是、])\s*"
)
"""条前的序号：1. （一） ① 一是 一、"""
_RATES = {"%": Decimal(100), "‰": Decimal(1000), "/10万": Decimal(100_000)}


@dataclass(frozen=True, slots=True)
class Answer:
    """一格里填的。"""

    text: str = ""
    """照 facts 的写法；没有填、认不出的是空的。"""
    value: Decimal | None = None
    """数；单位和问的不同的不算。"""
    none: bool = False
    """填的是“没有数据”。"""
    doubts: tuple[str, ...] = ()


def read_number(cell: Cell | None, unit: str, most: int | None = None, before: Decimal | None = None) -> Answer:
    """一格数。``unit`` 是问的单位，``most`` 最大能是多少，``before`` 是上年值。"""
    if cell is None:
        return Answer()
    if cell.empty_formula:
        return Answer(doubts=(_("{cell} 有公式，没有存下得数；请打开保存一次再交", cell=cell.ref),))
    text = halfwidth(cell.text).strip()
    if not text:
        return Answer()
    if text.casefold() in NO_DATA:
        return Answer(none=True, doubts=_none_doubts(text))
    try:
        figure = parse_figure(text, unit)
    except NotAFigure as problem:
        said = _("一格里写了几个数") if problem.many else _("不是一个数")
        return Answer(doubts=(_("{cell} 填的“{text}”{said}", cell=cell.ref, text=text, said=said),))
    same_unit = figure.unit == unit
    doubts = tuple(_doubts(figure, cell, unit, most, before))
    number = figure.number.replace(",", "")
    written = f"{figure.hedge}{number}{figure.more}" if same_unit else figure.text.replace(",", "")
    if same_unit and figure.tail:
        written += unit + figure.tail
    return Answer(written, figure.value if same_unit else None, False, doubts)


def _none_doubts(text: str) -> tuple[str, ...]:
    if text in {"无", "没有", "/", "-", "—"}:
        return (_("填的是“{text}”，当作没有数据；也可能是说0，问一下", text=text),)
    return (_("填的是“{text}”，当作没有数据", text=text),)


def _doubts(figure: Figure, cell: Cell, unit: str, most: int | None, before: Decimal | None) -> Iterator[str]:
    value, where = figure.value, cell.ref
    if figure.unit != unit:
        yield _other_unit(figure, unit, where)
        return
    if figure.lead or figure.trail:
        yield _("{cell} 除了数还写着别的：“{text}”", cell=where, text=cell.text.strip())
    if figure.hedge or figure.more or figure.tail:
        yield _("{cell} 填的是约数“{text}”", cell=where, text=cell.text.strip())
    if unit == "%" and not cell.percent and "%" not in halfwidth(cell.text) and is_fraction(value, before):
        percent = plain(value * 100)
        last = _("，上年是{before}%", before=plain(before)) if before is not None else ""
        yield _(
            "{cell} 填的是{value}{last}：是不是{percent}%？", cell=where, value=plain(value), last=last, percent=percent
        )
    if value < 0:
        yield _("{cell} 填的是负数{value}", cell=where, value=plain(value))
    if most is not None and value > most:
        yield _("{cell} 填的{value}{unit}超过了{most}{unit}", cell=where, value=plain(value), unit=unit, most=most)


def is_fraction(value: Decimal, before: Decimal | None) -> bool:
    """百分数写成了小数：0.93。上年也这么小的不算。"""
    return 0 < value <= 1 and (before is None or before >= 10 * value)


def _other_unit(figure: Figure, unit: str, where: str) -> str:
    """写的单位和问的不同；都是率的把换算摆出来。"""
    written = f"{figure.number}{figure.unit}"
    asked = unit or _("不带单位的数")
    if figure.unit in _RATES and unit in _RATES:
        same = plain(rounded(figure.value / _RATES[figure.unit] * _RATES[unit], 4))
        return _(
            "{cell} 要的单位是{unit}，填的是{text}（合{same}{unit}）", cell=where, unit=unit, text=written, same=same
        )
    return _("{cell} 要的单位是{unit}，填的是{text}", cell=where, unit=asked, text=written)


def read_choice(cell: Cell | None, options: Sequence[str]) -> Answer:
    """一格选项；不在列表里的写成疑问。"""
    text = re.sub(r"\s", "", cell.text) if cell else ""
    if not text:
        return Answer()
    if text in options:
        return Answer(text)
    assert cell is not None
    return Answer(
        doubts=(_("{cell} 填的“{text}”不在列表里：{words}", cell=cell.ref, text=text, words="、".join(options)),)
    )


def read_date(cell: Cell | None, year: int) -> Answer:
    """一格日期：认得出的写成 2022-12-05；只到月份的照写。"""
    text = halfwidth(cell.text).strip().rstrip("止前") if cell else ""
    if not text:
        return Answer()
    assert cell is not None
    moment = moment_in(text, year)
    if moment is None or moment.start is None:
        return Answer(doubts=(_("{cell} 填的“{text}”不是日期", cell=cell.ref, text=text),))
    day = moment.grain == "day" and not moment.daypart
    return Answer(moment.start.isoformat() if day else moment.text)


def moment_in(text: str, year: int) -> Moment | None:
    """一个时间；日历上没有的是 ``None``。"""
    serial = re.fullmatch(r"(20\d\d)(\d\d)(\d\d)", text)
    try:
        return parse_moment("-".join(serial.groups()) if serial else text, year=year)
    except ValueError:
        return None


_RELATIVE = (
    ("大后年", 3),
    ("后年", 2),
    ("明年", 1),
    ("来年", 1),
    ("下一年", 1),
    ("下年", 1),
    ("次年", 1),
    ("今年", 0),
    ("本年", 0),
    ("当年", 0),
)


def named_years(text: str, year: int) -> str:
    """明年、今年写成哪一年：从 ``year`` 那一年数。"""
    for word, later in _RELATIVE:
        text = re.sub(rf"{word}度?(?!度)", f"{year + later}年", text)
    return text.replace("年年", "年")


def pieces(text: str) -> list[str]:
    """几条之间用分号、换行隔开的；条前的序号、条末的句号不要。"""
    found = re.split(r"[；;\n]+|(?<=。)", text)
    plain_pieces = (_ITEM_NUMBER.sub("", piece) for piece in found)
    return [piece for piece in (piece.strip().rstrip("。；;，,") for piece in plain_pieces) if piece]


_NEGATIVE = re.compile(r"(?<![\d—\-－~～至])[-−－–—]\s*\d")
_COMMA = re.compile(r"[，、]|,(?!\d{3}(?!\d))")


def _amounts(text: str) -> Iterator[str]:
    """一项一项：分号、换行隔开的；一项里有几个数、逗号隔开的每段正好一个数，也拆开。"""
    for piece in pieces(text):
        parts = [part.strip() for part in _COMMA.split(piece) if part.strip()]
        yield from parts if len(parts) > 1 and all(map(_is_amount, parts)) else [piece]


def _is_amount(text: str) -> bool:
    try:
        return bool(parse_figure(text).lead.strip())
    except NotAFigure:
        return False


def read_data(cell: Cell | None) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """“筛查妇女6120人；发放补助96万元”：各项的名目和数，和认不出的疑问。"""
    items: list[tuple[str, str]] = []
    doubts: list[str] = []
    for piece in _amounts(cell.text) if cell else ():
        if _NEGATIVE.search(piece):
            doubts.append(_("数据“{text}”像是负数，没有收", text=piece))
            continue
        try:
            figure = parse_figure(piece)
        except NotAFigure as problem:
            said = _("一项里有几个数") if problem.many else _("没有认出数")
            doubts.append(_("数据“{text}”{said}，没有收", text=piece, said=said))
            continue
        name = figure.lead.strip("：:，, 共为有")
        number = figure.text.removeprefix(figure.lead).removesuffix(figure.trail).replace(",", "")
        if not name:
            doubts.append(_("数据“{text}”没有写是什么的数", text=piece))
        if figure.trail:
            doubts.append(_("数据“{text}”只收了{number}", text=piece, number=number))
        if not figure.unit:
            doubts.append(_("数据“{text}”没有单位", text=piece))
        items.append((name, number))
    return items, tuple(doubts)
