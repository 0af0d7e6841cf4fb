"""改 YAML：只动该动的几行，注释、次序、缩进都照旧。

一处改动就是在原文里换掉一段字；改完再读一遍，和该有的样子一样才算数。整份重写的库（ruamel.yaml）会把手写的缩进
统统改齐，一处改动变成满屏改动，看差别的人就看不出改了什么。
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
LONGEST_LINE = 100
"""一条写成一行最多几个字；再长就一个键一行。"""


class YamlProblem(ValueError):
    """这份 YAML 改不了：读不成，或者那一处不是该有的样子。"""


class _Splice(NamedTuple):
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
    root = _root(text)
    value = _child(root, kind)
    expected = _expected(text)
    expected[kind] = [*(expected.get(kind) or []), *given]
    if value is None:
        head = text if not text or text.endswith("\n") else text + "\n"
        return _verified(head + f"{_scalar(kind)}:\n" + _rows(given, "  "), expected)
    if isinstance(value, yaml.SequenceNode) and not value.flow_style and value.value:
        indent = " " * _dash_column(text, value)
        return _verified(_after_line(text, _last_line(value), _rows(given, indent)), expected)
    if isinstance(value, yaml.SequenceNode) and value.value:
        items = "".join(f", {_flow(row)}" for row in given)
        at = _offset(text, value.end_mark) - 1
        return _verified(text[:at].rstrip() + items + text[at:], expected)
    start, end = _offset(text, value.start_mark), _offset(text, value.end_mark)
    cut = text[:start].rstrip(" ") + text[end:]
    return _verified(_after_line(cut, _key_line(root, kind), _rows(given, "  ")), expected)


def set_value(text: str, path: Path, value: Any) -> str:
    """把 ``path`` 那一处写成 ``value``；没有这个键就添在那一层的末尾。"""
    written = _texts(value)
    expected = _expected(text)
    _put(expected, path, written)
    node: yaml.Node = _root(text)
    for depth, step in enumerate(path):
        child = _child(node, step)
        if child is None:
            return _verified(_insert(text, node, path[depth:], written), expected)
        node = child
    return _verified(_replace(text, node, written), expected)


def remove_rows(text: str, kind: str, at: Iterable[int]) -> str:
    """删去 ``kind`` 里的第几条（从 0 起）；删光了连这一类一起删。"""
    root, gone = _root(text), sorted(set(at), reverse=True)
    value = _child(root, kind)
    if not gone:
        return text
    if not isinstance(value, yaml.SequenceNode) or value.flow_style:
        raise YamlProblem(kind)
    expected = _expected(text)
    rows: list[Any] = expected[kind]
    expected[kind] = [row for number, row in enumerate(rows) if number not in gone]
    lines = text.splitlines(keepends=True)
    if not expected[kind]:
        del expected[kind]
        del lines[_key_line(root, kind) : _last_line(value) + 1]
        return _verified("".join(lines), expected)
    for number in gone:
        item = value.value[number]
        del lines[item.start_mark.line : _last_line(item) + 1]
    return _verified("".join(lines), expected)


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


def _root(text: str) -> yaml.MappingNode:
    node = _compose(text)
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return yaml.MappingNode("", [], flow_style=False)
    if not isinstance(node, yaml.MappingNode):
        raise YamlProblem(text[:40])
    return node


def _expected(text: str) -> dict[str, Any]:
    found = read_plain(text)
    return found if isinstance(found, dict) else {}


def _child(node: yaml.Node, step: str | int) -> Any:
    if isinstance(step, int):
        return node.value[step] if isinstance(node, yaml.SequenceNode) and step < len(node.value) else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((child for name, child in pairs if name.value == step), None)


def _key_line(root: yaml.MappingNode, kind: str) -> int:
    return next(int(name.start_mark.line) for name, _value in root.value if name.value == kind)


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


def _dash_column(text: str, value: yaml.SequenceNode) -> int:
    """各条前面那一横在第几列；键和横同列的写法也认。"""
    line = text.splitlines()[value.value[0].start_mark.line]
    return len(line) - len(line.lstrip(" "))


def _offset(text: str, mark: Any) -> int:
    """行列 → 第几个字。"""
    return _line_start(text, mark.line) + int(mark.column)


def _line_start(text: str, line: int) -> int:
    at = 0
    for _number in range(line):
        at = text.index("\n", at) + 1
    return at


# -- 改 --


def _put(tree: Any, path: Path, value: Plain) -> None:
    for step, after in pairwise(path):
        inner = tree[step] if isinstance(step, int) else tree.get(step)
        if not isinstance(inner, (dict, list)):
            inner = tree[step] = {} if isinstance(after, str) else []
        tree = inner
    tree[path[-1]] = value


def _insert(text: str, node: yaml.Node, path: Path, value: Plain) -> str:
    """``path`` 的头一个键还没有：在这一层添上。"""
    for step in reversed(path[1:]):
        value = {str(step): value}
    name = str(path[0])
    if isinstance(node, yaml.ScalarNode) and not node.value.strip():
        return _replace(text, node, {name: value})
    if not isinstance(node, yaml.MappingNode):
        raise YamlProblem(name)
    if node.flow_style:
        at = _offset(text, node.end_mark) - 1
        inside = text[:at].rstrip()
        comma = "" if inside.endswith(("{", ",")) else ", "
        return inside + comma + f"{_scalar(name, flow=True)}: {_flow(value)}" + text[at:]
    if not node.value:
        return text + ("" if not text or text.endswith("\n") else "\n") + _pair(name, value, "")
    indent = " " * int(node.value[0][0].start_mark.column)
    return _after_line(text, _last_line(node), _pair(name, value, indent))


def _replace(text: str, node: yaml.Node, value: Plain) -> str:
    start, end = _offset(text, node.start_mark), _offset(text, node.end_mark)
    written = _flow(value)
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        line_end = text.find("\n", _line_start(text, _last_line(node)))
        end = len(text) if line_end < 0 else line_end
    gap = "" if text[:start].endswith((" ", "[", "{")) else " "
    return text[:start] + gap + written + text[end:]


def _after_line(text: str, line: int, added: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines and not lines[min(line, len(lines) - 1)].endswith("\n"):
        lines[min(line, len(lines) - 1)] += "\n"
    lines.insert(line + 1, added)
    return "".join(lines)


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
    if isinstance(value, dict) and any(isinstance(item, dict) for item in value.values()):
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
    dumped: str = yaml.dump([_Quoted(text) if odd else text], Dumper=_Dumper, allow_unicode=True, width=_WIDE,
                            default_flow_style=True)  # fmt: skip
    return dumped.strip()[1:-1]
