"""静态检查：不用事实，只读源文，就能看出不认识的名字、键和片段，也能列出要用到哪些事实。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..model.facts import (
    TYPES_BY_NAME,
    Datum,
    Fact,
    Indicator,
    Inspection,
    Meeting,
    Money,
    Outcome,
    Record,
    Task,
    Weakness,
)
from ..model.finding import Finding, did_you_mean, error, warning
from ..model.place import Place
from ..model.setting import Paper
from ..model.shapes import (
    Actor,
    Choice,
    Either,
    Group,
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
from . import nodes
from .names import BUNDLES, FUNCTIONS, NAMES
from .source import Source

_KEEPING = {
    "种", "组", "主题", "年", "有", "无", "类", "层", "针对", "规划", "领域", "状态", "难点", "未达标", "已达标", "取", "除", "或",
}  # fmt: skip
_COUNTING = {"数", "达标数", "求和", "占", "差", "和", "达标率"}
_KEYED = {"各", "求和", "有", "无"}
_EXTRA: dict[type[Record], dict[str, str]] = {
    Indicator: {
        "值": "数",
        "上期值": "数",
        "状态": "文字",
        "难点": "是否",
        "目标值": "文字",
        "目标数": "数",
        "距目标": "数",
    },
    Weakness: {"未达标指标": "[指标]", "对策": "[任务]"},
    Task: {"未达标指标": "[指标]"},
    Money: {"未付": "数"},
    Inspection: {"未开展": "是否"},
    Meeting: {"程序": "[议程项]"},
    Paper: {"字数上限": "数"},
    Datum: {"种类": "文字", "占比": "数", "方向": "文字", "状态": "文字"},
}

Type = Any
"""一个值的类型：``None`` 不知道，记录类、``["…", 内层]`` 是列表、文字是简单值。"""


def _list(inner: Type) -> tuple[str, Type]:
    return ("[]", inner)


def _inner(kind: Type) -> Type:
    return kind[1] if isinstance(kind, tuple) else None


def parse_type(text: str) -> Type:
    """``[指标]``、``数`` 一类的写法。"""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return _list(parse_type(text[1:-1]))
    known = {"文稿": Paper, "数据": Datum}.get(text) or TYPES_BY_NAME.get(text) or group_named(text)
    return known or (text if text in BUNDLES else None)


def group_named(text: str) -> type[Record] | None:
    """按键名认的小组：要点、原话、物资；议程项 就是 议程 的一项。"""
    owner = owner_of(text)
    return _shape_type_inner(keys_of(TYPES_BY_NAME[owner])[text.removesuffix("项")].shape) if owner else None


@cache
def owner_of(text: str) -> str | None:
    """哪种事实有这样的一组键。"""
    name = text.removesuffix("项")
    for zh, record in TYPES_BY_NAME.items():
        key = keys_of(record).get(name)
        if key is not None and _shape_type_inner(key.shape) is not None:
            return zh
    return None


def _shape_type_inner(shape: Shape) -> type[Record] | None:
    """一串小组里的小组；不是小组的是 ``None``。"""
    found = _shape_type(shape)
    inner = _inner(found) or found
    if not isinstance(inner, type) or not issubclass(inner, Record) or issubclass(inner, Fact):
        return None
    return inner


def _shape_type(shape: Shape) -> Type:
    match shape:
        case Many(item=item):
            return _list(_shape_type(item))
        case Either(mapping=mapping):
            return _shape_type(mapping)
        case Group(record=record):
            return record
        case Ref(types=types):
            return TYPES_BY_NAME[types[0]] if len(types) == 1 else None
        case Words() | Choice():
            return "文字"
        case Number() | Whole():
            return "数"
        case Time():
            return "日期"
        case YesNo():
            return "是否"
        case Actor():
            return "单位名"
    return None


@dataclass(frozen=True, slots=True)
class Use:
    """调用片段的一处。"""

    slot: str
    """位置；``whole`` 为假时只知道开头几个字。"""
    names: frozenset[str]
    """给了哪些名字。"""
    constants: tuple[tuple[str, str], ...]
    """其中直接写了字的：名字和字。"""
    place: Place
    whole: bool = True

    def reaches(self, slot: str, code: str) -> bool:
        """会不会用到这个位置的这个写法。"""
        return self.slot in {slot, code} if self.whole else slot.startswith(self.slot)


@dataclass(slots=True)
class Survey:
    """读一遍语法树记下的东西。"""

    source: Source
    scope: list[dict[str, Type]]
    findings: list[Finding] = field(default_factory=list)
    needs: dict[str, Place] = field(default_factory=dict)
    """用到的事实：``短板.表现``、``短板``。"""
    calls: dict[str, Place] = field(default_factory=dict)
    """调用的片段位置。"""
    uses: list[Use] = field(default_factory=list)
    """调用片段的每一处。"""
    formulations: dict[str, Place] = field(default_factory=dict)
    """用到的提法。"""
    named: set[str] = field(default_factory=set)
    """用到的名字，参数也在内。"""
    tested: set[str] = field(default_factory=set)
    """条件里问过有没有、比过的名字：没有它也说得通。"""

    def body(self, items: Iterable[nodes.Node]) -> None:
        """一串语句。"""
        for item in items:
            self.statement(item)

    def statement(self, node: nodes.Node) -> None:
        """一条语句；循环和条件各开一层。"""
        match node:
            case nodes.For():
                kind = _inner(self.infer(node.iter))
                assert isinstance(node.target, nodes.Name)
                self.scope.append({node.target.name: kind, "loop": "loop"})
                if node.test is not None:
                    self._condition(node.test)
                self.body(node.body)
                self.scope.pop()
                self.body(node.else_)
            case nodes.If():
                self._condition(node.test)
                self.body(node.body)
                for branch in node.elif_:
                    self.statement(branch)
                self.body(node.else_)
            case nodes.Assign():
                kind = self.infer(node.node)
                if isinstance(node.target, nodes.Name):
                    self.scope[-1][node.target.name] = kind
            case nodes.AssignBlock():
                self.body(node.body)
                if isinstance(node.target, nodes.Name):
                    self.scope[-1][node.target.name] = "文字"
            case nodes.Output():
                for child in node.nodes:
                    self.infer(child)
            case _:
                self.body(node.children())

    def infer(self, node: nodes.Node) -> Type:
        """一个式子的类型，顺带查它的名字和键。"""
        match node:
            case nodes.TemplateData() | nodes.Const():
                return "文字"
            case nodes.Name():
                return self._name(node)
            case nodes.Getattr():
                return self._key(self.infer(node.node), node.attr, node.lineno)
            case nodes.Getitem():
                base = self.infer(node.node)
                if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                    return self._key(base, node.arg.value, node.lineno)
                return _inner(base)
            case nodes.Filter():
                return self._filter(node)
            case nodes.Call():
                return self._call(node)
            case nodes.CondExpr():
                self._condition(node.test)
                if node.expr2 is not None:
                    self.infer(node.expr2)
                return self.infer(node.expr1)
        for child in node.children():
            self.infer(child)
        return "数" if isinstance(node, (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div)) else None

    def _condition(self, node: nodes.Node) -> None:
        """一个条件；直接拿来问、拿来比的名字另外记下。"""
        self.infer(node)
        queue = [node]
        while queue:
            item = queue.pop()
            if isinstance(item, nodes.Name):
                self.tested.add(item.name)
            elif isinstance(item, (nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand)):
                queue += item.children()

    def _place(self, line: int) -> Place:
        return self.source.place_of(line)

    def _name(self, node: nodes.Name) -> Type:
        self.named.add(node.name)
        for names in reversed(self.scope):
            if node.name in names:
                return names[node.name]
        if node.name in NAMES:
            kind = parse_type(NAMES[node.name]) or NAMES[node.name]
            inner = _inner(kind)
            if isinstance(inner, type) and issubclass(inner, Fact):
                self.needs.setdefault(inner.ZH, self._place(node.lineno))
            return kind
        if node.name in FUNCTIONS:
            return None
        known = [*NAMES, *FUNCTIONS, *(name for names in self.scope for name in names if name != "loop")]
        self.findings.append(
            error(
                "unknown-name",
                _("没有“{name}”这个名字", name=node.name),
                _suggest(node.name, known),
                self._place(node.lineno),
            )
        )
        return None

    def _key(self, base: Type, name: str, line: int) -> Type:
        if isinstance(base, str) and base in BUNDLES:
            if name not in BUNDLES[base]:
                self._no_key(base, name, BUNDLES[base], line)
                return None
            return parse_type(BUNDLES[base][name]) or BUNDLES[base][name]
        if isinstance(base, tuple):
            self.findings.append(
                error("list-has-no-key", _("这是一个列表，不能直接取“{name}”", name=name),
                      _("用 {{% for 项 in … %}} 逐条取，或用 |各(\"{name}\")、|首", name=name), self._place(line))
            )  # fmt: skip
            return None
        if not isinstance(base, type):
            return None
        special = _EXTRA.get(base, {})
        keys = keys_of(base)
        if name in special:
            return parse_type(special[name]) or special[name]
        if name == "编号" and issubclass(base, Fact):
            return "文字"
        if name not in keys:
            label = base.ZH if issubclass(base, Fact) else (base.__doc__ or "").rstrip("。")
            self._no_key(label, name, [*keys, *special], line)
            return None
        if issubclass(base, Fact):
            self.needs.setdefault(f"{base.ZH}.{name}", self._place(line))
        if name == "数据" and issubclass(base, (Fact, Outcome)):
            return _list(Datum)
        return _shape_type(keys[name].shape)

    def _no_key(self, label: str, name: str, known: Iterable[str], line: int) -> None:
        message = _("{label}没有“{name}”这一项", label=label, name=name)
        self.findings.append(error("unknown-key", message, _suggest(name, known), self._place(line)))

    def _filter(self, node: nodes.Filter) -> Type:
        base = self.infer(node.node) if node.node is not None else None
        texts = [arg.value for arg in node.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str)]
        for child in (*node.args, *(pair.value for pair in node.kwargs)):
            self.infer(child)
        if node.name in _KEYED:
            kinds = [self._key(_inner(base), text, node.lineno) for text in texts if isinstance(_inner(base), type)]
            if node.name == "各":
                found = kinds[0] if kinds else None
                return found if isinstance(found, tuple) else _list(found)
        if node.name in _KEEPING:
            return base
        if node.name == "首":
            return _inner(base)
        return "数" if node.name in _COUNTING else "文字"

    def _call(self, node: nodes.Call) -> Type:
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        for child in (*node.args, *(pair.value for pair in node.kwargs)):
            self.infer(child)
        first = node.args[0].value if node.args and isinstance(node.args[0], nodes.Const) else None
        if name == "片段" and node.args:
            self._use(node, first if isinstance(first, str) else None)
        if name == "提法" and isinstance(first, str):
            self.formulations.setdefault(first, self._place(node.lineno))
        if name == "查" and isinstance(first, str):
            return TYPES_BY_NAME.get(first.partition("/")[0])
        return "文字" if name == "提法" else None

    def _use(self, node: nodes.Call, slot: str | None) -> None:
        """记下调用片段的一处；位置是拼出来的，只知道开头。"""
        names = frozenset(pair.key for pair in node.kwargs)
        constants = tuple(
            (pair.key, pair.value.value)
            for pair in node.kwargs
            if isinstance(pair.value, nodes.Const) and isinstance(pair.value.value, str)
        )
        place = self._place(node.lineno)
        if slot is not None:
            self.calls.setdefault(slot, place)
        known = _beginning(node.args[0]) if slot is None else slot
        self.uses.append(Use(known, names, constants, place, slot is not None))


def _beginning(node: nodes.Node) -> str:
    """拼出来的文字开头写定的几个字。"""
    if isinstance(node, nodes.Concat) and node.nodes:
        return _beginning(node.nodes[0])
    if isinstance(node, nodes.Add):
        return _beginning(node.left)
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def _suggest(name: str, known: Iterable[str]) -> str:
    names = list(dict.fromkeys(known))
    return did_you_mean(name, names, _("可以用：{words}", words="、".join(names[:24])), shared=2)


def survey(source: Source, tree: nodes.Template, parameters: Mapping[str, str]) -> Survey:
    """读一遍语法树：不认识的名字和键、用到的事实、调用的片段。"""
    found = Survey(source, [{name: parse_type(kind) or kind for name, kind in parameters.items()}])
    found.body(tree.body)
    return found


_TYPED_DIGIT = re.compile(r"[0-9０-９]+")
_TYPED_COUNT = re.compile(r"[二两三四五六七八九十百]+(?:个|项|点|条|名|位|大|方面|件|次|场)(?![一二三四五六七八九十])")
_SET_PHRASES = ("第一时间", "一方面", "一手抓", "三八", "六一", "四自", "三农", "两癌")


def typed_numbers(source: Source) -> list[Finding]:
    """模板和片段自己的字里写死的数目：数要算，不要写。"""
    findings = []
    for text, place in literal_lines(source):
        for pattern, message in (
            (_TYPED_DIGIT, _("正文里写了数字“{text}”")),
            (_TYPED_COUNT, _("正文里写死了数目“{text}”")),
        ):
            for match in pattern.finditer(text):
                if any(phrase in text[max(0, match.start() - 3) : match.end() + 3] for phrase in _SET_PHRASES):
                    continue
                hint = _('改成从事实取，或用 |几("个") 数出来')
                spot = place._replace(start=match.start(), end=match.end())
                findings.append(warning("typed-count", message.format(text=match[0]), hint, spot))
    return findings


def literal_lines(source: Source) -> list[tuple[str, Place]]:
    """各段自己的字，标签涂成空格，字的位置不变；和这一段的出处。"""
    spots: dict[tuple[int | None, str], list[Place]] = {}
    for spot in source.spots:
        spots.setdefault((spot.line, spot.source), []).append(spot)
    return [
        (_blank(start.place.source, spots.get((start.place.line, start.place.source), ())), start.place)
        for start in source.starts
    ]


def _blank(text: str, spots: Iterable[Place]) -> str:
    chars = list(text)
    for spot in spots:
        chars[spot.start : spot.end] = " " * (spot.end - spot.start)
    return "".join(chars)
