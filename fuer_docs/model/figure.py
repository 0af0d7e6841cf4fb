"""数：值、单位、约数、期间，连同来历一起算。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum

from .moment import Moment
from .numerals import NUMERAL_CHARS, from_chinese, halfwidth
from .values import Closed, Origin, Source, union

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
HEADS = ("大约", "将近", "不足", "不到", "超过", "约", "近", "超", "逾", "几")
MIDDLES = ("余", "多", "来")
TAILS = ("以上", "以下", "以内", "之内", "左右")
_HEAD = "|".join(HEADS)
_TAIL = "|".join(TAILS)
_PERCENT = rf"百分之(?P<digits>{_NUMBER}|[{NUMERAL_CHARS}]+)(?:点(?P<rest>[零〇一二三四五六七八九]+))?(?P<more>余|多)?"
_DECIMAL = rf"(?<![{NUMERAL_CHARS}\d])(?P<whole>[{NUMERAL_CHARS}]+)点(?P<rest>[零〇一二三四五六七八九]+)(?![{NUMERAL_CHARS}刻分时])"
_SPACED = r"(?<=[一-鿿])\s+(?=\d)|(?<=\d)\s+(?=[一-鿿%‰])"
_FIGURE = re.compile(
    rf"(?P<hedge>{_HEAD})?(?P<digits>{_NUMBER}(?:[万亿]+(?=[余多来]))?)(?P<more>余|多|来)?"
    rf"(?P<unit>(?:/10?万|/千|[^\d\s，。；、：,.;:+\-*/“”《》（(]|[（(][^\d）)]{{1,4}}[）)])*?)(?P<tail>{_TAIL})?"
)
_WHOLE = re.compile(
    rf"(?P<hedge>{_HEAD})?(?P<digits>[{NUMERAL_CHARS}]+)(?P<more>余|多|来)?"
    rf"(?P<unit>[^\d\s，。；、]{{0,8}}?)(?P<tail>{_TAIL})?"
)
_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}


class Bound(Enum):
    """约数的方向：实数、至少、至多、上下都可能。"""

    EXACT = ""
    LOWER = "余"
    UPPER = "近"
    AROUND = "约"


_BOUNDS = {
    "约": Bound.AROUND, "大约": Bound.AROUND, "左右": Bound.AROUND, "来": Bound.AROUND, "几": Bound.AROUND,
    "近": Bound.UPPER, "将近": Bound.UPPER, "不足": Bound.UPPER, "不到": Bound.UPPER, "以下": Bound.UPPER,
    "以内": Bound.UPPER, "之内": Bound.UPPER,
    "余": Bound.LOWER, "多": Bound.LOWER, "以上": Bound.LOWER, "超": Bound.LOWER, "超过": Bound.LOWER,
    "逾": Bound.LOWER,
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Figure(Closed):
    """一个数。``value`` 以 ``unit`` 计（``1.2万元`` 的 value 是 1.2）。"""

    value: Decimal
    unit: str = ""
    hedge: str = ""
    """数前的约数词：约 近 超。"""
    more: str = ""
    """数后、单位前的约数词：余 多。"""
    tail: str = ""
    """单位后的约数词：以上 以下 左右。"""
    digits: str = ""
    """原来的写法（百、1,200）；空就按 value 写。"""
    lead: str = ""
    """数前面的话：种植能手近60名 里的“种植能手”。"""
    trail: str = ""
    period: Moment | None = None
    origin: Origin | None = None

    @property
    def number(self) -> str:
        """只有数字。"""
        return self.digits or plain(self.value)

    @property
    def text(self) -> str:
        """印出来的样子，不带期间。"""
        return f"{self.lead}{self.hedge}{self.number}{self.more}{self.unit}{self.tail}{self.trail}"

    @property
    def bound(self) -> Bound:
        """约数的方向；互相矛盾的算上下都可能。"""
        bounds = {_BOUNDS[word] for word in (self.hedge, self.more, self.tail) if word}
        if not bounds:
            return Bound.EXACT
        return bounds.pop() if len(bounds) == 1 else Bound.AROUND

    @property
    def base(self) -> Decimal:
        """以不带万、亿的单位计的值：1.2万元 → 12000。"""
        return self.value * split_scale(self.unit)[0]

    @property
    def base_unit(self) -> str:
        """不带万、亿的单位。"""
        return split_scale(self.unit)[1]

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Figure):
            return self.base == other.base and self.base_unit == other.base_unit
        return self.base == other if isinstance(other, int) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.base, self.base_unit))

    def __lt__(self, other: Figure | int) -> bool:
        return self.base < _number(other)

    def __gt__(self, other: Figure | int) -> bool:
        return self.base > _number(other)

    def __le__(self, other: Figure | int) -> bool:
        return self.base <= _number(other)

    def __ge__(self, other: Figure | int) -> bool:
        return self.base >= _number(other)


def _number(other: Figure | int) -> Decimal:
    return other.base if isinstance(other, Figure) else Decimal(other)


def split_scale(unit: str) -> tuple[int, str]:
    """万元 → (10000, 元)；不带万、亿的是 (1, 原单位)。"""
    for word, scale in _SCALES.items():
        if unit.startswith(word):
            return scale, unit[len(word) :]
    return 1, unit


def plain(value: Decimal) -> str:
    """不带指数、不带多余的零的写法。"""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class NotAFigure(ValueError):
    """不是数，或者一处写了几个数。``many`` 为真是后者。"""

    def __init__(self, text: str, *, many: bool = False) -> None:
        super().__init__(text)
        self.many = many


def parse_figure(text: str, unit: str = "", *, period: Moment | None = None, origin: Origin | None = None) -> Figure:
    """按人写的样子读一个数：``约2000余名`` ``93.9%`` ``1.2万元`` ``近百名`` ``种植能手近60名``。

    ``unit`` 是没写单位时用的单位。不是数、或不止一个数时抛 :class:`NotAFigure`。
    """
    plain_text = _plain(text)
    unit = one_unit(unit)
    numbers = re.findall(rf"{_NUMBER}(?!\d)", re.sub(r"/10?万", "", plain_text))
    if len(numbers) > 1:
        raise NotAFigure(text, many=True)
    if not numbers:
        return _chinese_figure(text, plain_text, unit, period, origin)
    match = _longest(plain_text)
    if match is None:
        raise NotAFigure(text)
    if plain_text[: match.start()].endswith("."):
        raise NotAFigure(text)
    written = match["digits"]
    bare = written.rstrip("万亿")
    value = Decimal(bare.replace(",", "")) * split_scale(written[len(bare) :])[0]
    lead, trail = plain_text[: match.start()], plain_text[match.end() :]
    if lead.endswith("-") and not lead[:-1]:
        value, written, lead = -value, "-" + written, ""
    return Figure(
        value, _unit(_widen(match["unit"]), unit), match["hedge"] or "", match["more"] or "", match["tail"] or "",
        written, _widen(lead), _widen(trail), period, origin,
    )  # fmt: skip


def _plain(text: str) -> str:
    """半角、不留空格、百分之几写成 %；绝大多数文字用不着换，看一眼就放过。"""
    plain_text = halfwidth(text.strip())
    if len(plain_text.split()) > 1:
        plain_text = re.sub(_SPACED, "", plain_text)
    plain_text = re.sub(_PERCENT, _percent_sign, plain_text) if "百分之" in plain_text else plain_text
    return re.sub(_DECIMAL, _with_point, plain_text) if "点" in plain_text else plain_text


def _longest(text: str) -> re.Match[str] | None:
    """单位尽量取长：先找到数，再让单位伸到句读为止。"""
    first = _FIGURE.search(text)
    if first is None:
        return None
    best = first
    for end in range(first.end(), len(text) + 1):
        match = _FIGURE.fullmatch(text, first.start(), end)
        if match:
            best = match
    return best


def _chinese_figure(text: str, plain_text: str, unit: str, period: Moment | None, origin: Origin | None) -> Figure:
    match = _WHOLE.fullmatch(plain_text)
    number = from_chinese(match["digits"]) if match else None
    if match is None or number is None:
        raise NotAFigure(text)
    digits, measure = match["digits"], match["unit"]
    if len(digits) > 1 and digits[-1] in "万亿" and not match["more"]:
        measure, digits = digits[-1] + measure, digits[:-1]
        number = from_chinese(digits)
        assert number is not None
    return Figure(
        Decimal(number), _unit(measure, unit), match["hedge"] or "", match["more"] or "", match["tail"] or "",
        digits, "", "", period, origin,
    )  # fmt: skip


def _with_point(match: re.Match[str]) -> str:
    """十三点四 → 13.4；读不通的不动。"""
    whole = from_chinese(match["whole"])
    return match[0] if whole is None else f"{whole}." + "".join(str(from_chinese(char)) for char in match["rest"])


def _percent_sign(match: re.Match[str]) -> str:
    """百分之九十点五 → 90.5%。"""
    digits = match["digits"]
    whole = str(from_chinese(digits)) if digits[0] in NUMERAL_CHARS else digits
    rest = "." + "".join(str(from_chinese(char)) for char in match["rest"]) if match["rest"] else ""
    return f"{whole}{rest}{match['more'] or ''}%"


def one_unit(unit: str) -> str:
    """同一个单位的几种写法归一：％、百分比都是 %。"""
    return "%" if unit in {"％", "百分比"} else unit


def _unit(written: str, default: str) -> str:
    """写了的单位；没写用默认的，只写了万、亿的接在后面（2万 → 2万人）。"""
    return written + default if written in _SCALES else one_unit(written) or default


def _widen(text: str) -> str:
    return text.replace("(", "（").replace(")", "）")


def counted(number: int, origin: Origin, unit: str = "") -> Figure:
    """数出来的数。"""
    return Figure(Decimal(number), unit, origin=origin)


def _inputs(figures: Sequence[Figure]) -> tuple[Source, ...]:
    return union(figure.origin for figure in figures).inputs


def _shared_period(figures: Sequence[Figure]) -> Moment | None:
    periods = [figure.period for figure in figures if figure.period]
    spans = {(period.start, period.end, period.words if period.start is None else "") for period in periods}
    return periods[0] if len(spans) == 1 else None


class UnitMismatch(ValueError):
    """单位不同的数不能相加减；``figures`` 是哪几个。"""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = tuple(figures)
        super().__init__("、".join(f"“{figure.text}”" for figure in figures[:3]))


def _in_common_unit(figures: Sequence[Figure]) -> tuple[list[Decimal], str]:
    units = {figure.unit for figure in figures}
    if len(units) == 1:
        return [figure.value for figure in figures], units.pop()
    if len({figure.base_unit for figure in figures}) != 1:
        raise UnitMismatch(figures)
    widest = max(figures, key=lambda figure: split_scale(figure.unit)[0])
    scale = split_scale(widest.unit)[0]
    return [figure.base / scale for figure in figures], widest.unit


def _hedged(bounds: Sequence[Bound], value: Decimal) -> dict[str, str]:
    """算出来的数用什么约数词：至少 + 至少 = 至少，方向不一就是“约”。"""
    kinds = {bound for bound in bounds if bound is not Bound.EXACT}
    if not kinds:
        return {}
    bound = kinds.pop() if len(kinds) == 1 else Bound.AROUND
    if bound is Bound.LOWER and value == value.to_integral():
        return {"more": "余"}
    return {"hedge": "超" if bound is Bound.LOWER else bound.value}


def roughly(figure: Figure, keep: int = 2) -> Figure:
    """约数的和只留头几位：516+200余+…=1733余 说成 1700余，不把估计的零头说得像实数。实数照旧。"""
    step = Decimal(1).scaleb(max(figure.value.adjusted() + 1 - keep, 0))
    way = {Bound.LOWER: ROUND_FLOOR, Bound.UPPER: ROUND_CEILING, Bound.AROUND: ROUND_HALF_UP}.get(figure.bound)
    if way is None or figure.value == 0:
        return figure
    return replace(figure, value=(figure.value / step).quantize(Decimal(1), way) * step, digits="")


_OPPOSITE = {Bound.LOWER: Bound.UPPER, Bound.UPPER: Bound.LOWER}


def add(figures: Sequence[Figure]) -> Figure:
    """和。"""
    values, unit = _in_common_unit(figures)
    total = sum(values, Decimal(0))
    formula = "+".join(plain(value) for value in values)
    return Figure(
        total, unit, period=_shared_period(figures), origin=Origin(_inputs(figures), formula),
        **_hedged([figure.bound for figure in figures], total),
    )  # fmt: skip


def subtract(whole: Figure, part: Figure) -> Figure:
    """差。"""
    (left, right), unit = _in_common_unit((whole, part))
    bounds = [whole.bound, _OPPOSITE.get(part.bound, part.bound)]
    return Figure(
        left - right, unit, period=_shared_period((whole, part)),
        origin=Origin(_inputs((whole, part)), f"{plain(left)}-{plain(right)}"), **_hedged(bounds, left - right),
    )  # fmt: skip


def multiply(each: Figure, times: Figure) -> Figure:
    """积：人均 × 人数。单位取前一个的。"""
    product = each.value * times.base
    return Figure(
        product, each.unit, period=_shared_period((each, times)),
        origin=Origin(_inputs((each, times)), f"{plain(each.value)}×{plain(times.base)}"),
        **_hedged([each.bound, times.bound], product),
    )  # fmt: skip


def rounded(value: Decimal, places: int) -> Decimal:
    """四舍五入到几位小数。"""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _honest(exact: Decimal, places: int) -> Decimal:
    """四舍五入；约到 100 或 0 而实际不是的，多留几位小数。"""
    shown = rounded(exact, places)
    while shown in {Decimal(0), Decimal(100)} and shown != exact and places < 9:
        places += 1
        shown = rounded(exact, places)
    return shown


def percentage(part: Figure, whole: Figure, places: int = 1) -> Figure:
    """占比。约到 100% 或 0% 而实际不是的，多留几位小数。除数为零抛 :class:`ZeroDivisionError`。"""
    if whole.base == 0:
        raise ZeroDivisionError
    shown = _honest(part.base / whole.base * 100, places)
    formula = f"{plain(part.value)}÷{plain(whole.value)}"
    if part.unit != whole.unit and part.base_unit == whole.base_unit:
        formula = f"{plain(part.base)}÷{plain(whole.base)}"
    hedged = {} if part.bound is whole.bound is Bound.EXACT else {"hedge": "约"}
    return Figure(
        shown, "%", period=_shared_period((part, whole)), origin=Origin(_inputs((part, whole)), formula), **hedged
    )


POINTS = {"%": "个百分点", "‰": "个千分点", "/10万": "个十万分点"}
"""两个率的差怎么称。"""


def is_rate(figure: Figure) -> bool:
    """率：百分数、千分数、十万分数。率比率说百分点，不说增长百分之几。"""
    return figure.unit in POINTS


def difference_words(new: Figure, old: Figure, up: str = "", down: str = "") -> tuple[str, Figure | None]:
    """与旧数比：（提高|降低|增加|减少|持平, 差）。率的差以百分点、千分点计。"""
    more = new.base > old.base
    gap = subtract(new, old) if more else subtract(old, new)
    if gap.value == 0:
        return "持平", None
    rate = POINTS.get(gap.unit)
    verb = (up or ("提高" if rate else "增加")) if more else (down or ("降低" if rate else "减少"))
    return verb, replace(gap, unit=rate or gap.unit, period=None)


def growth(new: Figure, old: Figure, places: int = 1) -> tuple[str, Figure | None]:
    """增幅：（增长|下降|持平, 百分比）。旧数为零抛 :class:`ZeroDivisionError`。"""
    gap = subtract(new, old)
    if old.base == 0:
        raise ZeroDivisionError
    if gap.value == 0:
        return "持平", None
    shown = _honest(abs((new.base - old.base) / old.base * 100), places)
    formula = f"({plain(new.base)}-{plain(old.base)})÷{plain(old.base)}"
    hedge = "" if new.bound is old.bound is Bound.EXACT else "约"
    figure = Figure(shown, "%", hedge, origin=Origin(_inputs((new, old)), formula))
    return ("增长" if gap.value > 0 else "下降"), figure
