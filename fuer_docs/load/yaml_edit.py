"""改 YAML：只动该动的几行，注释、次序、缩进都照旧。

一处改动就是在原文里换掉一段字；改完再读一遍，和该有的样子一样才算数。整份重写的库（ruamel.yaml）会把手写的缩进
统统改齐，一处改动变成满屏改动，看差别的人就看不出改了什么。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

Plain = str | list[Any] | dict[str, Any]
"""读成文字的 YAML：词、列表、键值。"""
Path = Sequence[str | int]
"""一处在哪里：键名，列表里的第几条（从 0 起）。"""

_WIDE = 10**6
_ODD_START = "*&%@`!>|－—–·•｛［“＂"
"""手写时容易出错的开头；读的时候会报，写的时候就加引号。"""
_IN_FLOW = ",，:：{}[]｛｝［］#"
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""YAML 认的换行；从网页粘来的注释里会有后三种。"""
LONGEST_LINE = 100
"""一条写成一行最多几个字；再长就一个键一行。"""


class YamlProblem(ValueError):
    """这份 YAML 改不了：读不成，或者那一处不是该有的样子。"""


class Remove:
    """当作值来写，意思是把这个键删去。"""


REMOVE = Remove()


class _Splice(NamedTuple):
    """把从第几个字到第几个字换成什么。"""

    start: int
    end: int
    text: str


class _Quoted(str):
    """写的时候一定加引号的词。"""


class _Dumper(yaml.SafeDumper):
    """词一律原样写，不管像数、像日期：读的时候按键来认。"""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.yaml_implicit_resolvers = {}
_Dumper.add_representer(
    _Quoted, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:str", str(data), style="'")
)


def read_plain(text: str) -> Plain | None:
    """读成只有词、列表、键值的样子；空的是 ``None``。读不成抛 :class:`YamlProblem`。"""
    node = _compose(text)
    return None if node is None else _plain(node)


def add_rows(text: str, kind: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """在 ``kind`` 这一类的末尾添几条；没有这一类就在文件末尾添一类。"""
    given = [_texts(row) for row in rows]
    if not given:
        return text
    page = _Page(text)
    expected = page.plain
    expected[kind] = [*(expected.get(kind) or []), *given]
    return _verified(_spliced(text, page.rows_added(kind, given)), expected)


def set_value(text: str, path: Path, value: Any) -> str:
    """把 ``path`` 那一处写成 ``value``；没有这个键就添在那一层的末尾，列表的下一条接在后面。"""
    return set_values(text, [(path, value)])


def set_values(text: str, edits: Iterable[tuple[Path, Any]]) -> str:
    """改几处，一次改完；值是 :data:`REMOVE` 的删去那个键。"""
    page = _Page(text)
    expected = page.plain
    splices: list[_Splice] = []
    gone: dict[tuple[str | int, ...], list[str]] = {}
    for path, value in edits:
        if isinstance(value, Remove):
            gone.setdefault(tuple(path[:-1]), []).append(str(path[-1]))
            _drop(expected, path)
        else:
            written = _texts(value)
            splices += page.set(path, written)
            put(expected, path, written)
    splices += [splice for parent, names in gone.items() for splice in page.removed(parent, names)]
    return _verified(_spliced(text, splices), expected)


def remove_rows(text: str, kind: str, at: Iterable[int]) -> str:
    """删去 ``kind`` 里的第几条（从 0 起）；删光了连这一类一起删。"""
    gone = sorted(set(at))
    if not gone:
        return text
    page = _Page(text)
    expected = page.plain
    rows: list[Any] = expected[kind]
    expected[kind] = [row for number, row in enumerate(rows) if number not in gone]
    if not expected[kind]:
        return set_values(text, [([kind], REMOVE)])
    return _verified(_spliced(text, page.rows_removed(kind, gone)), expected)


def rows_of(text: str, kind: str) -> list[dict[str, Any]]:
    """``kind`` 这一类的各条。"""
    found = read_plain(text)
    rows = found.get(kind) if isinstance(found, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


# -- 读 --


def _compose(text: str) -> yaml.Node | None:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, RecursionError) as problem:
        raise YamlProblem(str(problem)) from problem
    return node


def _plain(node: yaml.Node) -> Plain:
    match node:
        case yaml.SequenceNode():
            return [_plain(child) for child in node.value]
        case yaml.MappingNode():
            return {str(name.value): _plain(child) for name, child in node.value}
    return str(node.value)


def _child(node: yaml.Node, step: str | int) -> Any:
    if isinstance(step, int):
        return node.value[step] if isinstance(node, yaml.SequenceNode) and step < len(node.value) else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((child for name, child in pairs if name.value == step), None)


def _last_line(node: yaml.Node) -> int:
    """这一块的最后一行；后面的空行、注释不算在内。"""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(node, yaml.SequenceNode):
            return _last_line(last)
        name, value = last
        return max(int(name.end_mark.line), _last_line(value))
    end, start = node.end_mark, node.start_mark
    assert end is not None
    assert start is not None
    block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
    return int(end.line) - (1 if end.column == 0 and (block or end.line > start.line) else 0)


# -- 改 --


class _Page:
    """一份原文和它的节点：算出每处改动是换哪一段字。"""

    def __init__(self, text: str) -> None:
        self.text = text
        node = _compose(text)
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
            node = yaml.MappingNode("", [], flow_style=False)
        if not isinstance(node, yaml.MappingNode):
            raise YamlProblem(text[:40])
        self.root = node
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    @property
    def plain(self) -> dict[str, Any]:
        """读成的样子，一份新的，随便改。"""
        found = _plain(self.root)
        return found if isinstance(found, dict) else {}

    def offset(self, mark: Any) -> int:
        """行列 → 第几个字。"""
        return self.line_start(mark.line) + int(mark.column)

    def line_start(self, line: int) -> int:
        """第几行（从 0 起）的开头；过了末行是全文的末尾。"""
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def after(self, line: int, added: str) -> _Splice:
        """在这一行下面添几行。"""
        at = self.line_start(line + 1)
        newline = "" if not at or self.text[:at].endswith("\n") else "\n"
        return _Splice(at, at, newline + added)

    def rows_added(self, kind: str, rows: Sequence[Mapping[str, Any]]) -> list[_Splice]:
        """添几条。"""
        value = _child(self.root, kind)
        if value is None:
            newline = "" if not self.text or self.text.endswith("\n") else "\n"
            return [_Splice(len(self.text), len(self.text), f"{newline}{_scalar(kind)}:\n" + _rows(rows, "  "))]
        if isinstance(value, yaml.SequenceNode) and value.value:
            return [self.item_added(value, dict(row), _rows([row], " " * self.dash_column(value))) for row in rows]
        # 空着的，或者 []：下面一条一行，这一行后面的注释留在原处
        end = self.offset(value.end_mark)
        start = len(self.text[: self.offset(value.start_mark)].rstrip(" "))
        emptied = [_Splice(start, end, "")] if end > start and value.start_mark.line == value.end_mark.line else []
        return [*emptied, self.after(self._key_line(kind), _rows(rows, "  "))]

    def _key_line(self, kind: str) -> int:
        return next(int(name.end_mark.line) for name, _value in self.root.value if name.value == kind)

    def item_added(self, value: yaml.SequenceNode, item: Plain, lines: str) -> _Splice:
        """列表末尾添一条；一条一行的写成 ``lines``。"""
        if not value.flow_style:
            return self.after(_last_line(value), lines)
        at = self.offset(value.end_mark) - 1
        inside = len(self.text[:at].rstrip())
        comma = "" if self.text[inside - 1] in "[," else ", "
        return _Splice(inside, inside, comma + _flow(item))

    def rows_removed(self, kind: str, gone: Sequence[int]) -> Iterator[_Splice]:
        """删几条，不连上面的注释。"""
        value = _child(self.root, kind)
        if not isinstance(value, yaml.SequenceNode) or value.flow_style:
            raise YamlProblem(kind)
        for number in gone:
            item = value.value[number]
            yield _Splice(self.line_start(item.start_mark.line), self.line_start(_last_line(item) + 1), "")

    def dash_column(self, value: yaml.SequenceNode) -> int:
        """各条前面那一横在第几列；键和横同列的写法也认，写成一行的没有横。"""
        if value.flow_style:
            return 0
        start = self.line_start(value.value[0].start_mark.line)
        return self.text.index("-", start) - start

    def set(self, path: Path, value: Plain) -> list[_Splice]:
        """写一处。"""
        node: yaml.Node = self.root
        name: yaml.Node | None = None
        for depth, step in enumerate(path):
            child = _child(node, step)
            if child is None and isinstance(node, yaml.SequenceNode) and node.value:
                return [self.item_added(node, value, f"{' ' * self.dash_column(node)}- {_flow(value)}\n")]
            if child is None:
                return self.inserted(node, name, path[depth:], value)
            name = (
                next((key for key, _value in node.value if key.value == step), None) if isinstance(step, str) else None
            )
            node = child
        return self.replaced(node, name, value)

    def inserted(self, node: yaml.Node, above: yaml.Node | None, path: Path, value: Plain) -> list[_Splice]:
        """``path`` 的头一个键还没有：在这一层添上。``above`` 是这一层自己的键。"""
        for step in reversed(path[1:]):
            value = {str(step): value}
        name = str(path[0])
        if isinstance(node, yaml.ScalarNode) and not node.value.strip():
            return self.replaced(node, above, {name: value})
        if not isinstance(node, yaml.MappingNode):
            raise YamlProblem(name)
        if node.flow_style:
            at = self.offset(node.end_mark) - 1
            inside = len(self.text[:at].rstrip())
            comma = "" if self.text[inside - 1] in "{," else ", "
            return [_Splice(inside, at, comma + f"{_scalar(name, flow=True)}: {_flow(value)}")]
        if not node.value:
            newline = "" if not self.text or self.text.endswith("\n") else "\n"
            return [_Splice(len(self.text), len(self.text), newline + _pair(name, value, ""))]
        indent = " " * int(node.value[0][0].start_mark.column)
        return [self.after(_last_line(node), _pair(name, value, indent))]

    def replaced(self, node: yaml.Node, name: yaml.Node | None, value: Plain) -> list[_Splice]:
        """换掉一个值；原来占几行的，换成键后面的一行，键后面的注释留着。``name`` 是它的键。"""
        start, end = self.offset(node.start_mark), self.offset(node.end_mark)
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and name is not None:
            colon = self.text.index(":", self.offset(name.end_mark)) + 1
            lines = self.line_start(node.start_mark.line), self.line_start(_last_line(node) + 1)
            return [_Splice(colon, colon, f" {_flow(value)}"), _Splice(*lines, "")]
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            end = self.line_start(_last_line(node) + 1)
            end -= self.text[:end].endswith("\n")
            start = len(self.text[:start].rstrip())
        gap = "" if self.text[:start].endswith((" ", "[", "{")) else " "
        return [_Splice(start, end, gap + _flow(value))]

    def removed(self, parent: Path, names: Sequence[str]) -> Iterator[_Splice]:
        """从 ``parent`` 那一层删几个键；没有的就算了。"""
        node: yaml.Node | None = self.root
        for step in parent:
            node = None if node is None else _child(node, step)
        if not isinstance(node, yaml.MappingNode):
            return
        pairs = node.value
        gone = [at for at, (name, _value) in enumerate(pairs) if name.value in names]
        if not node.flow_style:
            for at in gone:
                yield from self._removed_lines(*pairs[at], single=len(pairs) == 1)
            return
        last_kept = max((at for at in range(len(pairs)) if at not in gone), default=-1)
        for at in gone:
            start, end = self.offset(pairs[at][0].start_mark), self.offset(pairs[at][1].end_mark)
            if at < last_kept:
                end = self.offset(pairs[at + 1][0].start_mark)
            elif at:
                start = self.offset(pairs[at - 1][1].end_mark)
            yield _Splice(start, end, "")

    def _removed_lines(self, name: yaml.Node, value: yaml.Node, *, single: bool) -> Iterator[_Splice]:
        """一个键占的几行；它前面有一横的，横留给下一个键。"""
        start, end = self.line_start(name.start_mark.line), self.line_start(_last_line(value) + 1)
        lead = self.text[start : self.offset(name.start_mark)]
        if not lead.strip():
            yield _Splice(start, end, "")
        elif single:
            yield _Splice(self.offset(name.start_mark), end - self.text[:end].endswith("\n"), "{}")
        else:
            yield _Splice(self.offset(name.start_mark), end + len(lead), "")


def _spliced(text: str, splices: Iterable[_Splice]) -> str:
    """从后往前换，前面的位置不受影响；同一处添几样的，先来的在前。"""
    listed = list(splices)
    order = sorted(range(len(listed)), key=lambda at: (listed[at].start, at), reverse=True)
    for at in order:
        start, end, new = listed[at]
        text = text[:start] + new + text[end:]
    return text


def put(tree: Any, path: Path, value: Any) -> None:
    """在读成的样子里写一处；列表的下一条接在后面。"""
    for step, after in pairwise(path):
        inner = tree[step] if isinstance(step, int) else tree.get(step)
        if not isinstance(inner, (dict, list)):
            inner = tree[step] = {} if isinstance(after, str) else []
        tree = inner
    if isinstance(tree, list) and path[-1] == len(tree):
        tree.append(value)
    else:
        tree[path[-1]] = value


def _drop(tree: Any, path: Path) -> None:
    for step in path[:-1]:
        tree = tree[step] if isinstance(step, int) else tree.get(step, {})
    if isinstance(tree, dict):
        tree.pop(str(path[-1]), None)


def _verified(text: str, expected: dict[str, Any]) -> str:
    """改完的文字读出来就是该有的样子；不是就不能落盘。"""
    if (read_plain(text) or {}) != expected:
        raise YamlProblem(text[:40])
    return text


# -- 写 --


def _texts(value: Any) -> Any:
    """一律写成词。"""
    if isinstance(value, Mapping):
        return {str(name): _texts(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_texts(item) for item in value]
    return "" if value is None else str(value)


def _rows(rows: Iterable[Mapping[str, Any]], indent: str) -> str:
    return "".join(_row(row, indent) for row in rows)


def _row(row: Mapping[str, Any], indent: str) -> str:
    """一条：短的写成一行，长的一个键一行。"""
    line = f"{indent}- {_flow(row)}\n"
    if len(line) <= LONGEST_LINE and not any(isinstance(value, list) and len(value) > 3 for value in row.values()):
        return line
    body = "".join(_pair(name, value, indent + "  ") for name, value in row.items())
    return f"{indent}- {body[len(indent) + 2 :]}"


def _pair(name: str, value: Any, indent: str) -> str:
    """一个键和它的值；里头还有几组键的，一组一行。"""
    head = f"{indent}{_scalar(name)}:"
    if isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value):
        return head + "\n" + "".join(f"{indent}  - {_flow(item)}\n" for item in value)
    if isinstance(value, dict) and (
        any(isinstance(item, dict) for item in value.values()) or len(_flow(value)) > LONGEST_LINE
    ):
        return head + "\n" + "".join(f"{indent}  {_scalar(key)}: {_flow(item)}\n" for key, item in value.items())
    return f"{head} {_flow(value) if isinstance(value, (dict, list)) else _scalar(value)}".rstrip() + "\n"


def _flow(value: Any) -> str:
    """写成一行。"""
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{_scalar(name, flow=True)}: {_flow(item)}".rstrip() for name, item in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _scalar(value, flow=True)


def _scalar(text: str, *, flow: bool = False) -> str:
    """一个词；会被读成别的东西的加引号。"""
    if not text:
        return "" if not flow else "''"
    odd = text[0] in _ODD_START or text != text.strip() or (flow and any(char in text for char in _IN_FLOW))
    return _dumped(text, odd)


@lru_cache(8192)
def _dumped(text: str, quoted: bool) -> str:
    """写出来的样子；同一个词（键名、单位、文件名）写过一遍就记住，几千条也快。"""
    dumped: str = yaml.dump([_Quoted(text) if quoted else text], Dumper=_Dumper, allow_unicode=True, width=_WIDE,
                            default_flow_style=True)  # fmt: skip
    return dumped.strip()[1:-1]
