"""节点 → 有类型的记录。每个键按它的形状读；错的全部记下来，一次说完。"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..model.facts import Link, Party, Record, Supply
from ..model.figure import HEADS, MIDDLES, TAILS, NotAFigure, parse_figure
from ..model.finding import Finding, did_you_mean, error, note, warning
from ..model.moment import Backwards, Moment, bad_clock, parse_moment
from ..model.place import Place
from ..model.setting import Paper
from ..model.shapes import (
    Actor,
    ByYear,
    Choice,
    Either,
    Group,
    Key,
    Many,
    Number,
    Ref,
    Shape,
    Time,
    Whole,
    Words,
    YesNo,
    keys_of,
)
from ..model.speech import _
from ..model.values import Absent, Gap, Origin, Phrase, Source, phrase
from .yaml_text import Mapping, Node, Scalar
from .yaml_text import Sequence as NodeList

_RELATIVE = re.compile(r"大?[今明后昨前][天日]|[本这上下]个?(?:周|星期|月)[一二三四五六日天]?")
"""说话那天才知道是哪天的时间。"""
PLACEHOLDER_RULE = "placeholder-left"
PLACEHOLDER = re.compile(r"【待[^】]*】|[XxＸ×]{2,}(?![光线])|\*{2,}|_{2,}|20[xX×＊*]{2}")
"""没填完的记号：【待补】、XX、××、**、__。"""
FIGURE_KEYS = ("数值", "单位", "约数")
"""一个数拆开来写的键；另外可以写它自己的来源。"""
LONGEST_WORDS = 40
"""一项事实最多几个字；再长就是句子，该写进片段。"""

Resolve = Callable[[str, Ref, Place], str | None]


@dataclass(slots=True)
class Reader:
    """读一条记录时手边的东西。"""

    fact: str
    """类型/编号，印在来源里。"""
    label: str
    """给人看的叫法，用在待补和报错里。"""
    year: int
    cell: str | None = None
    supplier: str | None = None
    period: Moment | None = None
    resolve: Resolve = lambda text, shape, place: None
    find_body: Callable[[str], str | None] = lambda text: None
    mask: Callable[[str], str] = lambda text: text
    findings: list[Finding] = field(default_factory=list)

    # -- 记录 --

    def record(self, node: Node, shape: Group, path: str) -> Any:
        """一组键；只写一个值时算 ``shape.short``。"""
        if isinstance(node, Scalar) and shape.short:
            name = Scalar(shape.short, node.place)
            node = Mapping(((name, node),), node.place)
        if not isinstance(node, Mapping):
            keys = _("、").join(keys_of(shape.record))
            self._wrong_kind(node, path, _("这里要写成几个“键: 值”，可以写：{keys}", keys=keys))
            return Absent(path, node.place)
        if shape.record is Paper:
            return self._paper(node)
        usual = self.supplier, self.cell
        self._own_supply(node)
        values = self.fields(node, shape.record, path)
        self.supplier, self.cell = usual
        return shape.record(**values)

    def _own_supply(self, node: Mapping) -> None:
        """这一组写了自己的来源，里头的值就以它为准。"""
        for name, value in node.entries:
            if name.text == "来源":
                supply = self.record(value, Group(Supply, short="单位"), "来源")
                self.supplier, self.cell = (_text(getattr(supply, key, None)) for key in ("unit", "cell"))

    def _paper(self, node: Mapping) -> Paper:
        """文稿自己是一个来源：文稿/编号。"""
        given = {name.text: value.text.strip() for name, value in node.entries if isinstance(value, Scalar)}
        code = given.get("编号") or given.get("文种", "")
        usual = self.fact, self.label
        self.fact, self.label = f"文稿/{code}", f"文稿“{code}”"
        paper = Paper(place=_first_line(node.place), ref=self.fact, **self.fields(node, Paper))
        self.fact, self.label = usual
        return paper

    def fields(self, node: Mapping, record: type[Record], path: str = "") -> dict[str, Any]:
        """一组键的值，以代码名为索引；不认识的键、缺的必填键都记下来。"""
        known = keys_of(record)
        values: dict[str, Any] = {}
        usual = self.period
        if "期间" in known:
            self.period = _own_period(node, self.year) or usual
        for name, value in node.entries:
            entry = known.get(name.text)
            if entry is None:
                self._unknown_key(name, value, list(known), node.in_flow)
                continue
            values[entry.attr] = self.value(value, entry.shape, self._path(path, entry))
        values["spots"] = {name.text: value.place for name, value in node.entries if name.text in known}
        self.period = usual
        for entry in known.values():
            if entry.required and entry.attr not in values:
                self.findings.append(
                    error("missing-key", _("{label}缺“{key}”", label=path or self.label, key=entry.zh),
                          _("补一行“{key}: …”；暂时不知道就写“{key}: 待补”", key=entry.zh), _first_line(node.place))
                )  # fmt: skip
        return values

    def _path(self, path: str, entry: Key) -> str:
        return self._inner(path, entry.zh)

    def _inner(self, path: str, name: str) -> str:
        return f"{path}.{name}" if path else name

    def _unknown_key(self, name: Scalar, value: Node, known: Sequence[str], in_flow: bool) -> None:
        if in_flow and isinstance(value, Scalar) and value.text == "" and value.plain:
            self.findings.append(
                error("split-by-comma", _("值里的逗号把“{text}”切成了另一项", text=name.text),
                      _("带逗号的值加英文引号；数里的千分逗号直接删去"), name.place)
            )  # fmt: skip
            return
        hint = did_you_mean(name.text, known, shared=1)
        self.findings.append(
            error("unknown-key", _("不认识的键“{key}”", key=name.text),
                  hint + _("这里可以写：{keys}", keys="、".join(known)), name.place)
        )  # fmt: skip

    # -- 值 --

    def value(self, node: Node, shape: Shape, path: str) -> Any:
        """按形状读一个值；空着或写“待补”是待补，写“无”是知道没有。"""
        if isinstance(node, Scalar) and not isinstance(shape, Many):
            hole = self._hole(node, path)
            if hole is not None:
                return hole
        match shape:
            case Many(item=item):
                return self._many(node, item, path)
            case Either(scalar=scalar, mapping=mapping):
                return self.value(node, mapping if isinstance(node, Mapping) else scalar, path)
            case Group():
                return self.record(node, shape, path)
            case ByYear(item=item):
                return self._by_year(node, item, path)
            case Number():
                return self._number(node, shape, path)
        if not isinstance(node, Scalar):
            self._wrong_kind(node, path, _("这里只写一个值"))
            return Absent(path, node.place)
        return self._scalar(node, shape, path)

    def _hole(self, node: Scalar, path: str) -> Gap | Absent | None:
        text = node.text.strip()
        if not text or (node.plain and text in {"待补", "~", "null"}):
            return Gap(f"{self.label}的{path}", node.place)
        if text == "无":
            return Absent(f"{self.label}的{path}", node.place, known=True)
        return None

    def _scalar(self, node: Scalar, shape: Shape, path: str) -> Any:
        text = node.text.strip()
        match shape:
            case Words(quoted=quoted):
                return self._words(node, text, path, quoted)
            case YesNo():
                if text not in {"是", "否"}:
                    self._expected(node, path, _("只能写“是”或“否”"))
                    return Absent(path, node.place)
                return text == "是"
            case Whole():
                if not text.isdecimal() or len(text) > 9:
                    self._expected(node, path, _("要写一个整数"))
                    return Absent(path, node.place)
                return int(text)
            case Choice(options=options):
                return self._choice(node, text, options, path)
            case Time(exact=exact):
                return self._time(node, text, exact, path)
            case Actor():
                shown = self.mask(text)
                return Party(shown, self.find_body(text), self.origin(path, node.place))
            case Ref():
                target = self.resolve(text, shape, node.place)
                if target is None:
                    return phrase(self.mask(text), self.origin(path, node.place))
                return Link(target, self.mask(text), self.origin(path, node.place))
        raise TypeError(shape)

    def origin(self, path: str, place: Place) -> Origin:
        """这个值的来历。"""
        return Origin((Source(self.fact, path, place, self.cell, self.supplier),))

    def _words(self, node: Scalar, text: str, path: str, quoted: bool) -> Any:
        if not quoted and (len(text) > LONGEST_WORDS or "。" in text):
            self.findings.append(
                note("sentence-in-fact", _("“{path}”写成了句子", path=path),
                     _("事实只写几个字，最多{n}字、不用句号；成段的话放进 fragments/", n=LONGEST_WORDS), node.place)
            )  # fmt: skip
        left = PLACEHOLDER.search(text)
        if left:
            self.findings.append(
                warning(PLACEHOLDER_RULE, _("“{path}”里留着“{mark}”", path=path, mark=left[0]),
                        _("填上实际内容；还不知道就整项写“待补”"), node.place)
            )  # fmt: skip
        return phrase(self.mask(text), self.origin(path, node.place))

    def _choice(self, node: Scalar, text: str, options: Sequence[str], path: str) -> Any:
        if text not in options:
            hint = did_you_mean(text, options)
            self.findings.append(
                error("not-an-option", _("“{path}”不能是“{text}”", path=path, text=text),
                      hint + _("可以写：{words}", words="、".join(options)), node.place)
            )  # fmt: skip
            return Absent(path, node.place)
        return phrase(text, self.origin(path, node.place))

    def _time(self, node: Scalar, text: str, exact: bool, path: str) -> Any:
        try:
            shown = self.mask(text)
            if path.endswith("时限"):
                shown = re.sub(r"(?:以|之)?前$", "", shown) or shown  # “前”由写法来加，免得写成“底前前”
            moment = parse_moment(shown, self.origin(path, node.place), self.year)
        except Backwards:
            self.findings.append(
                error("impossible-date", _("“{text}”的止在起前面", text=text), _("起止写反了，换过来"), node.place)
            )
            return Absent(path, node.place)
        except ValueError:
            self.findings.append(
                error("impossible-date", _("日历上没有“{text}”这一天", text=text), _("核对月和日"), node.place)
            )
            return Absent(path, node.place)
        if moment.start is None and _RELATIVE.fullmatch(text):
            self._expected(node, path, _("写成日期，例如 2022-12-20；“明天”隔天就不对了"))
            return Absent(path, node.place)
        if (clock := bad_clock(text)) is not None:
            self._expected(node, path, _("没有“{clock}”这个钟点", clock=clock))
            return Absent(path, node.place)
        if exact and moment.grain != "day":
            self._expected(node, path, _("要写到日，例如 2022-12-20"))
            return Absent(path, node.place)
        return moment

    def _number(self, node: Node, shape: Number, path: str) -> Any:
        if isinstance(node, Mapping):
            return self._figure_mapping(node, shape, path)
        if not isinstance(node, Scalar):
            self._wrong_kind(node, path, _("这里只写一个数"))
            return Absent(path, node.place)
        return self._figure(node, node.text.strip(), shape, path)

    def _figure(self, node: Scalar, text: str, shape: Number, path: str) -> Any:
        try:
            figure = parse_figure(self.mask(text), shape.unit, period=self.period, origin=self.origin(path, node.place))
        except NotAFigure as problem:
            if problem.many:
                self.findings.append(
                    error("several-figures", _("一处写了几个数：“{text}”", text=text),
                          _("一项只写一个数，其余的另立一项"), node.place)
                )  # fmt: skip
            else:
                self._expected(node, path, _("要写一个数，例如 近60名、93.9%、1.2万元"))
            return Absent(path, node.place)
        if shape.must and not figure.base_unit:
            hint = _("数后面写上单位，例如 {text}元", text=text) if figure.unit else _(
                "数后面写上单位，例如 {text}项、{text}万元", text=text)  # fmt: skip
            self.findings.append(
                error("missing-unit", _("“{path}”的“{text}”没有单位", path=path, text=text), hint, node.place)
            )
        return figure

    def _figure_mapping(self, node: Mapping, shape: Number, path: str) -> Any:
        """``{数值: 2000, 单位: 名, 约数: 余, 来源: …}``；写了来源的，这个数以它为准。"""
        given: dict[str, Scalar] = {}
        usual = self.supplier, self.cell
        for name, value in node.entries:
            if name.text == "来源":
                supply = self.record(value, Group(Supply, short="单位"), self._inner(path, "来源"))
                self.supplier, self.cell = (_text(getattr(supply, key, None)) for key in ("unit", "cell"))
            elif name.text not in FIGURE_KEYS or not isinstance(value, Scalar):
                self._unknown_key(name, value, [*FIGURE_KEYS, "来源"], node.in_flow)
            else:
                given[name.text] = value
        figure = self._figure_of(node, given, shape, path)
        self.supplier, self.cell = usual
        return figure

    def _figure_of(self, node: Mapping, given: dict[str, Scalar], shape: Number, path: str) -> Any:
        if "数值" not in given:
            self._expected(Scalar("", node.place), path, _("要写“数值”"))
            return Absent(path, node.place)
        hole = self._hole(given["数值"], path)
        if hole is not None:
            return hole
        hedge = given["约数"].text.strip() if "约数" in given else ""
        if hedge and hedge not in {*HEADS, *MIDDLES, *TAILS}:
            self._expected(given["约数"], path, _("约数可以写：{words}", words="、".join((*HEADS, *MIDDLES, *TAILS))))
            return Absent(path, node.place)
        unit = given["单位"].text.strip() if "单位" in given else ""
        number = given["数值"].text.strip()
        before, after = (hedge, "") if hedge in HEADS else ("", hedge)
        text = f"{number}{unit}{after}" if after in TAILS else f"{before}{number}{after}{unit}"
        return self._figure(given["数值"], text, shape, path)

    def _by_year(self, node: Node, item: Shape, path: str) -> Any:
        if not isinstance(node, Mapping):
            self._wrong_kind(node, path, _("写成按年份的：{2019: 11.6, 2020: 11.2}"))
            return Absent(path, node.place)
        values: dict[int, Any] = {}
        usual = self.period
        for name, value in node.entries:
            if not (name.text.isdecimal() and len(name.text) == 4):
                self._expected(name, path, _("键要写四位年份"))
                continue
            year = int(name.text)
            self.period = Moment(name.text, date(year, 1, 1), date(year, 12, 31), "year")
            values[year] = self.value(value, item, f"{path}.{name.text}")
        self.period = usual
        return values

    def _many(self, node: Node, item: Shape, path: str) -> Any:
        if isinstance(node, Scalar):
            hole = self._hole(node, path)
            if hole is not None:
                return hole
        nodes = node.items if isinstance(node, NodeList) else (node,)
        if not nodes:
            return Gap(f"{self.label}的{path}", node.place)  # 空的列表和空着一样；真没有的写“无”
        values = []
        for child in nodes:
            if isinstance(child, NodeList):
                self._wrong_kind(child, path, _("列表里不要再套列表"))
                continue
            value = self.value(child, item, path)
            if isinstance(value, Gap) and isinstance(item, (Group, Either)):
                message = _("“{path}”的这一条是空的", path=path or self.label)
                self.findings.append(error("empty-item", message, _("填上，或删去这个“-”"), child.place))
                continue
            if not isinstance(value, Absent):
                values.append(value)
        return tuple(values)

    # -- 报错 --

    def _wrong_kind(self, node: Node, path: str, hint: str) -> None:
        kinds = {Mapping: _("几个“键: 值”"), NodeList: _("一个列表"), Scalar: _("一个值")}
        message = _("“{path}”写成了{kind}", path=path or self.label, kind=kinds[type(node)])
        self.findings.append(error("wrong-kind", message, hint, _first_line(node.place)))

    def _expected(self, node: Scalar, path: str, hint: str) -> None:
        message = _("“{path}”的“{text}”读不成", path=path, text=node.text)
        self.findings.append(error("unreadable-value", message, hint, node.place))


def _text(value: object) -> str | None:
    return value.text if isinstance(value, Phrase) else None


def _own_period(node: Mapping, year: int) -> Moment | None:
    """这一组键自己写的期间；没写、空着或读不成的是 ``None``。"""
    for name, value in node.entries:
        if name.text == "期间" and isinstance(value, Scalar) and value.text.strip() not in {"", "待补", "无"}:
            try:
                return parse_moment(value.text, year=year)
            except ValueError:
                return None
    return None


def _first_line(place: Place) -> Place:
    """多行的节点只指它的头几个字。"""
    return place if place.end > place.start else place._replace(end=min(len(place.source), place.start + 1))
