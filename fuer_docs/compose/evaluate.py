"""求值：语法树的每个节点变成一个小函数，跑起来把文字和值一路交出去。

不生成代码：省去编译的时间（一份文稿几十毫秒），也没有可以逃出去的沙箱。交出去的东西是普通字符串
（模板自己的文字）或 ``(行号, 值)``；行号就是第几个标签，出错时也靠它指路。
"""

from __future__ import annotations

import operator
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model.document import UNPRINTABLE
from ..model.speech import _
from ..model.values import Absent, Closed, Gap, Phrase
from . import nodes
from .language import LanguageError

TICKS = 600_000
"""一份文稿最多循环、调用、过滤多少次。"""
SECONDS = 20.0
"""一份文稿最多算多久。"""

Emit = Callable[[Any], None]
Value = Callable[["Frame"], Any]
Step = Callable[["Frame", Emit], None]


class Budget:
    """计数和计时：死循环和炸弹到点就停。"""

    def __init__(self, ticks: int = TICKS, seconds: float = SECONDS) -> None:
        self.left = ticks
        self.deadline = time.monotonic() + seconds

    def spend(self, amount: int = 1) -> None:
        """用掉一些；用完抛 :class:`LanguageError`。"""
        self.left -= amount
        if self.left < 0 or (self.left % 1024 < amount and time.monotonic() > self.deadline):
            raise LanguageError(_("这里算得太久，已停下"), _("检查循环有没有套得太深"), "over-budget")


@dataclass(frozen=True, slots=True)
class Runtime:
    """求值时要的几样本事，每份文稿一套。"""

    attribute: Callable[[Any, str], Any]
    arithmetic: Callable[[str, Any, Any], Any]
    concat: Callable[[Iterable[Any]], Any]
    filters: dict[str, Callable[..., Any]]
    names: Mapping[str, Any]
    budget: Budget


class Frame(dict[str, Any]):
    """眼前的名字：循环变量、设的变量、片段的参数；没有的到文稿的名字里找。"""

    __slots__ = ("runtime",)

    def __init__(self, runtime: Runtime, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.runtime = runtime

    def __missing__(self, name: str) -> Any:
        try:
            return self.runtime.names[name]
        except KeyError:
            return Absent(name)  # 静态检查过的名字，只是这一路没有设


@dataclass(frozen=True, slots=True)
class Loop:
    """``loop``：第几个，是不是头一个、末一个。"""

    index: int
    first: bool
    last: bool


class Captured(Closed):
    """``{% set %}…{% endset %}`` 截下的一段输出，印的时候原样重放。"""

    __slots__ = ("items", "size")

    def __init__(self, items: list[Any]) -> None:
        self.items = items
        self.size: int = sum(item[1].size if type(item) is tuple and type(item[1]) is Captured else 1 for item in items)
        """重放时一共几样；里面截下的也算，免得一层套一层地翻倍。"""

    def __bool__(self) -> bool:
        return bool(self.items)


def build(tree: nodes.Template) -> Step:
    """语法树 → 可以跑的一步。和文稿无关，几份文稿可以合用。"""
    return _sequence(tree.body)


def _sequence(body: nodes.Body) -> Step:
    if isinstance(body, nodes.Frozen):
        return _later(body)
    steps = tuple(_step(node) for node in body)
    if len(steps) == 1:
        return steps[0]

    def run(frame: Frame, emit: Emit) -> None:
        for step in steps:
            step(frame, emit)

    return run


def _later(body: nodes.Frozen) -> Step:
    """存下来的一段，头一回走到才读；多数条件走不到。"""
    step: Step | None = None

    def run(frame: Frame, emit: Emit) -> None:
        nonlocal step
        if step is None:
            step = _sequence(tuple(body))
        step(frame, emit)

    return run


def _step(node: nodes.Node) -> Step:
    match node:
        case nodes.Output():
            return _output(node)
        case nodes.For():
            return _for(node)
        case nodes.If():
            return _if(node)
        case nodes.Assign():
            return _assign(node)
        case nodes.AssignBlock():
            return _assign_block(node)
    raise TypeError(type(node).__name__)


def _located(problem: Exception, line: int) -> LanguageError:
    """出错的地方记上行号；最里层的为准。"""
    if not isinstance(problem, LanguageError):
        fault = LanguageError(_("这个标签算不出来"), _("核对过滤器、括号里的项数和它要的值"))
        fault.__cause__ = problem
    else:
        fault = problem
    if fault.line is None:
        fault.line = line
    return fault


_FAULTS = (LanguageError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


def _guarded(expression: nodes.Node, line: int) -> Value:
    """求值，出错时记上行号。"""
    value = _value(expression)

    def get(frame: Frame) -> Any:
        try:
            return value(frame)
        except _FAULTS as problem:
            raise _located(problem, line) from problem.__cause__

    return get


# -- 语句 --


def _output(node: nodes.Output) -> Step:
    parts: list[tuple[str, int, Value | None]] = []
    for child in node.nodes:
        if isinstance(child, nodes.TemplateData):
            parts.append((child.data, 0, None))
        else:
            parts.append(("", child.lineno, _value(child)))

    def run(frame: Frame, emit: Emit) -> None:
        for text, line, value in parts:
            if value is None:
                emit(text)
                continue
            try:
                shown = value(frame)
            except _FAULTS as problem:
                raise _located(problem, line) from problem.__cause__
            if type(shown) is Captured:
                frame.runtime.budget.spend(shown.size)
            emit((line, shown))

    return run


def _items(values: Any) -> tuple[Any, ...]:
    """循环里取的；没有的一个也不取，待补的取它自己。"""
    if isinstance(values, tuple):
        return values
    if isinstance(values, Gap):
        return (values,)
    if isinstance(values, Absent):
        return ()
    raise LanguageError(_("这里要一个列表，给的是一个值"), _("只有列表能放进 for"))


def _listed(values: Any, line: int) -> tuple[Any, ...]:
    try:
        return _items(values)
    except LanguageError as problem:
        raise _located(problem, line) from None


def _for(node: nodes.For) -> Step:
    assert isinstance(node.target, nodes.Name)
    name, line = node.target.name, node.lineno
    source = _guarded(node.iter, line)
    test = _guarded(node.test, line) if node.test is not None else None
    body, otherwise = _sequence(node.body), _sequence(node.else_)
    tells_place = isinstance(node.body, nodes.Frozen) or any(
        used.name == "loop" for child in node.body for used in _names_in(child)
    )

    def run(frame: Frame, emit: Emit) -> None:
        items = _listed(source(frame), line)
        if test is not None:
            tried = Frame(frame.runtime, frame)
            items = tuple(item for item in items if _test(tried, name, item, test))
        last, spend = len(items) - 1, frame.runtime.budget.spend
        for index, item in enumerate(items):
            spend()
            inner = Frame(frame.runtime, frame)
            inner[name] = item
            if tells_place:
                inner["loop"] = Loop(index + 1, index == 0, index == last)
            body(inner, emit)
        if not items:
            otherwise(frame, emit)

    return run


def _names_in(node: nodes.Node) -> Iterable[nodes.Name]:
    return (one for one in node.walk() if isinstance(one, nodes.Name))


def _test(frame: Frame, name: str, item: Any, test: Value) -> bool:
    frame.runtime.budget.spend()
    frame[name] = item
    return bool(test(frame))


def _if(node: nodes.If) -> Step:
    branches = [(_guarded(node.test, node.lineno), _sequence(node.body))]
    branches += [(_guarded(branch.test, branch.lineno), _sequence(branch.body)) for branch in node.elif_]
    otherwise = _sequence(node.else_)

    def run(frame: Frame, emit: Emit) -> None:
        for test, body in branches:
            if test(frame):
                body(frame, emit)
                return
        otherwise(frame, emit)

    return run


def _assign(node: nodes.Assign) -> Step:
    assert isinstance(node.target, nodes.Name)
    name, value = node.target.name, _guarded(node.node, node.lineno)

    def run(frame: Frame, emit: Emit) -> None:
        frame[name] = value(frame)

    return run


def _assign_block(node: nodes.AssignBlock) -> Step:
    assert isinstance(node.target, nodes.Name)
    name, body = node.target.name, _sequence(node.body)

    def run(frame: Frame, emit: Emit) -> None:
        held: list[Any] = []
        body(frame, held.append)
        frame[name] = found = Captured(held)
        frame.runtime.budget.spend(found.size)

    return run


# -- 式子 --


def _value(node: nodes.Node) -> Value:
    maker = _MAKERS.get(type(node))
    if maker is None:
        raise TypeError(type(node).__name__)
    made: Value = maker(node)
    return made


def _const(node: nodes.Const) -> Value:
    value = UNPRINTABLE.sub("", node.value) if isinstance(node.value, str) else node.value
    return lambda frame: value


def _name(node: nodes.Name) -> Value:
    name = node.name
    return lambda frame: frame[name]


def _tuple(node: nodes.Tuple | nodes.List) -> Value:
    items = tuple(map(_value, node.items))

    def get(frame: Frame) -> Any:
        found = tuple(item(frame) for item in items)
        if any(isinstance(item, tuple) for item in found):
            raise LanguageError(_("列表里不能再放列表"), _("一个列表就够了；两个列表分两次写"))
        return found

    return get


def _getattr(node: nodes.Getattr) -> Value:
    base, name = _value(node.node), node.attr

    def get(frame: Frame) -> Any:
        obj = base(frame)
        return _of_loop(obj, name) if type(obj) is Loop else frame.runtime.attribute(obj, name)

    return get


def _of_loop(loop: Loop, name: str) -> Any:
    if name in {"first", "last", "index"}:
        return getattr(loop, name)
    raise LanguageError(_("loop 没有“{name}”", name=name), _("可以用 loop.first、loop.last、loop.index"))


def _getitem(node: nodes.Getitem) -> Value:
    base, argument = _value(node.node), _value(node.arg)

    def get(frame: Frame) -> Any:
        obj, key = base(frame), argument(frame)
        if isinstance(key, int) and isinstance(obj, (Absent, Gap)):
            return obj
        if isinstance(key, int) and isinstance(obj, tuple):
            return obj[key] if -len(obj) <= key < len(obj) else Absent()
        if isinstance(key, str):
            return _of_loop(obj, key) if type(obj) is Loop else frame.runtime.attribute(obj, key)
        raise LanguageError(_("方括号里只能写序号或键名"))

    return get


def _options(pairs: Iterable[nodes.Node]) -> dict[str, Value]:
    return {pair.key: _value(pair.value) for pair in pairs if isinstance(pair, nodes.Keyword)}


def _filter(node: nodes.Filter) -> Value:
    assert node.node is not None
    base, name = _value(node.node), node.name
    arguments = tuple(map(_value, node.args))
    options = _options(node.kwargs)

    def get(frame: Frame) -> Any:
        value = base(frame)
        runtime = frame.runtime
        runtime.budget.spend(1 + (len(value) if isinstance(value, tuple) else 0))
        given = {key: option(frame) for key, option in options.items()}
        return _charged(runtime, runtime.filters[name](value, *(argument(frame) for argument in arguments), **given))

    return get


def _charged(runtime: Runtime, value: Any) -> Any:
    """长的文字按长短计数，免得自己接自己地翻倍。"""
    if type(value) is Phrase and len(value.parts) > 4:
        runtime.budget.spend(len(value.parts))
    return value


def _call(node: nodes.Call) -> Value:
    callee = _value(node.node)
    arguments = tuple(map(_value, node.args))
    options = _options(node.kwargs)

    def get(frame: Frame) -> Any:
        frame.runtime.budget.spend()
        given = {key: option(frame) for key, option in options.items()}
        return callee(frame)(*(argument(frame) for argument in arguments), **given)

    return get


def _contains(left: Any, right: Any) -> bool:
    return left in _items(right)


def _ordered(compare: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """比大小；没有的、待补的和谁比都不成立。"""

    def test(left: Any, right: Any) -> Any:
        if isinstance(left, (Absent, Gap)) or isinstance(right, (Absent, Gap)):
            return False
        try:
            return compare(left, right)
        except (TypeError, ArithmeticError) as problem:
            raise LanguageError(_("这两样比不了大小"), _("只有数和数能比大小")) from problem

    return test


_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "eq": operator.eq, "ne": operator.ne, "lt": _ordered(operator.lt), "lteq": _ordered(operator.le),
    "gt": _ordered(operator.gt), "gteq": _ordered(operator.ge), "in": _contains, "notin": lambda left, right: not _contains(left, right),
}  # fmt: skip


def _compare(node: nodes.Compare) -> Value:
    first = _value(node.expr)
    rest = tuple((_COMPARISONS[item.op], _value(item.expr)) for item in node.ops)

    def get(frame: Frame) -> Any:
        left = first(frame)
        for compare, operand in rest:
            right = operand(frame)
            if not compare(left, right):
                return False
            left = right
        return True

    return get


def _and(node: nodes.And) -> Value:
    left, right = _value(node.left), _value(node.right)
    return lambda frame: left(frame) and right(frame)


def _or(node: nodes.Or) -> Value:
    left, right = _value(node.left), _value(node.right)
    return lambda frame: left(frame) or right(frame)


def _not(node: nodes.Not) -> Value:
    value = _value(node.node)
    return lambda frame: not value(frame)


def _arithmetic(node: nodes.BinExpr) -> Value:
    left, right, sign = _value(node.left), _value(node.right), node.operator

    def get(frame: Frame) -> Any:
        frame.runtime.budget.spend()
        return frame.runtime.arithmetic(sign, left(frame), right(frame))

    return get


def _conditional(node: nodes.CondExpr) -> Value:
    test, yes = _value(node.test), _value(node.expr1)
    no = _value(node.expr2) if node.expr2 is not None else lambda frame: ""
    return lambda frame: yes(frame) if test(frame) else no(frame)


def _concat(node: nodes.Concat) -> Value:
    items = tuple(map(_value, node.nodes))
    return lambda frame: _charged(frame.runtime, frame.runtime.concat(item(frame) for item in items))


_MAKERS: dict[type[nodes.Node], Callable[[Any], Value]] = {
    nodes.Const: _const, nodes.Name: _name, nodes.Tuple: _tuple, nodes.List: _tuple, nodes.Getattr: _getattr,
    nodes.Getitem: _getitem, nodes.Filter: _filter, nodes.Call: _call, nodes.Compare: _compare, nodes.And: _and,
    nodes.Or: _or, nodes.Not: _not, nodes.Add: _arithmetic, nodes.Sub: _arithmetic, nodes.Mul: _arithmetic,
    nodes.Div: _arithmetic, nodes.CondExpr: _conditional, nodes.Concat: _concat,
}  # fmt: skip
