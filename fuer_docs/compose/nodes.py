"""语法树的节点：名字和各项都同 Jinja2 的，只留用得着的二十几种。

Jinja2 只在读标签时用；读成以后换成这里的节点，求值、检查都只看它们。节点是纯数据，
可以 :func:`freeze` 成列表存起来，下次 :func:`thaw` 回来，不必再读。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar


class Node:
    """一个节点；各项就是 ``__slots__`` 里的，按次序给。"""

    __slots__ = ("lineno",)
    lineno: int
    FIELDS: ClassVar[tuple[str, ...]] = ()

    def __init__(self, lineno: int, *values: Any) -> None:
        self.lineno = lineno
        for name, value in zip(self.FIELDS, values, strict=True):
            setattr(self, name, value)

    def __init_subclass__(cls) -> None:
        cls.FIELDS = (*cls.FIELDS, *cls.__dict__["__slots__"])

    def children(self) -> Iterator[Node]:
        """直接的下一层节点。"""
        for name in self.FIELDS:
            value = getattr(self, name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                yield from (item for item in value if isinstance(item, Node))

    def walk(self) -> Iterator[Node]:
        """自己和底下的全部节点。"""
        yield self
        for child in self.children():
            yield from child.walk()


Body = tuple[Node, ...]


class Template(Node):
    """整段源文。"""

    __slots__ = ("body",)
    body: Body


class Output(Node):
    """印几样东西：模板自己的字和式子。"""

    __slots__ = ("nodes",)
    nodes: Body


class TemplateData(Node):
    """模板自己的字。"""

    __slots__ = ("data",)
    data: str


class For(Node):
    """循环。"""

    __slots__ = ("body", "else_", "iter", "target", "test")
    target: Node
    iter: Node
    body: Body
    else_: Body
    test: Node | None


class If(Node):
    """条件。"""

    __slots__ = ("body", "elif_", "else_", "test")
    test: Node
    body: Body
    elif_: tuple[If, ...]
    else_: Body


class Assign(Node):
    """``set 名 = 值``。"""

    __slots__ = ("node", "target")
    target: Node
    node: Node


class AssignBlock(Node):
    """``set 名`` 到 ``endset``。"""

    __slots__ = ("body", "target")
    target: Node
    body: Body


class Name(Node):
    """一个名字。"""

    __slots__ = ("name",)
    name: str


class Const(Node):
    """写死的字或数。"""

    __slots__ = ("value",)
    value: Any


class Tuple(Node):
    """圆括号里的几样。"""

    __slots__ = ("items",)
    items: Body


class List(Tuple):
    """方括号里的几样。"""

    __slots__ = ()


class Getattr(Node):
    """点取。"""

    __slots__ = ("attr", "node")
    node: Node
    attr: str


class Getitem(Node):
    """方括号取。"""

    __slots__ = ("arg", "node")
    node: Node
    arg: Node


class Keyword(Node):
    """``名=值``。"""

    __slots__ = ("key", "value")
    key: str
    value: Node


class Filter(Node):
    """过滤器。"""

    __slots__ = ("args", "kwargs", "name", "node")
    node: Node
    name: str
    args: Body
    kwargs: tuple[Keyword, ...]


class Call(Node):
    """调用。"""

    __slots__ = ("args", "kwargs", "node")
    node: Node
    args: Body
    kwargs: tuple[Keyword, ...]


class Operand(Node):
    """比较的后一半。"""

    __slots__ = ("expr", "op")
    op: str
    expr: Node


class Compare(Node):
    """比较。"""

    __slots__ = ("expr", "ops")
    expr: Node
    ops: tuple[Operand, ...]


class Not(Node):
    """否定。"""

    __slots__ = ("node",)
    node: Node


class BinExpr(Node):
    """两样的运算。"""

    __slots__ = ("left", "right")
    left: Node
    right: Node
    operator: ClassVar[str] = ""


class And(BinExpr):
    """都成立。"""

    __slots__ = ()


class Or(BinExpr):
    """有一个成立。"""

    __slots__ = ()


class Add(BinExpr):
    """加。"""

    __slots__ = ()
    operator = "+"


class Sub(BinExpr):
    """减。"""

    __slots__ = ()
    operator = "-"


class Mul(BinExpr):
    """乘。"""

    __slots__ = ()
    operator = "*"


class Div(BinExpr):
    """除。"""

    __slots__ = ()
    operator = "/"


class CondExpr(Node):
    """``甲 if 条件 else 乙``。"""

    __slots__ = ("expr1", "expr2", "test")
    test: Node
    expr1: Node
    expr2: Node | None


class Concat(Node):
    """``~`` 相接。"""

    __slots__ = ("nodes",)
    nodes: Body


KINDS: dict[str, type[Node]] = {
    kind.__name__: kind
    for kind in (
        Template, Output, TemplateData, For, If, Assign, AssignBlock, Name, Const, Tuple, List, Getattr, Getitem, Keyword,
        Filter, Call, Operand, Compare, Not, And, Or, Add, Sub, Mul, Div, CondExpr, Concat,
    )
}  # fmt: skip
"""全部节点；语言收什么写法，就看这里有没有。"""


def freeze(item: Any) -> Any:
    """节点 → ``[种类, 行号, 各项…]``；一串节点是列表的列表。"""
    if isinstance(item, Node):
        return [type(item).__name__, item.lineno, *(freeze(getattr(item, name)) for name in item.FIELDS)]
    return list(map(freeze, item)) if isinstance(item, tuple) else item


def thaw(data: Any) -> Any:
    """:func:`freeze` 的反面；不是它写的东西抛 ``LookupError``、``TypeError`` 或 ``ValueError``。"""
    if type(data) is not list:
        return data
    if data and type(data[0]) is str:
        kind, lineno, *values = data
        return KINDS[kind](lineno, *map(thaw, values))
    return tuple(map(thaw, data))
