"""语法：用 Jinja2 的词法和语法读标签，只收用得着的那一小块，读成自己的 :mod:`.nodes`。

安全靠白名单：只收 :data:`~.nodes.KINDS` 里有的节点，调用只调用给定的几个名字。语法树由 :mod:`.evaluate`
逐个节点求值，从不生成代码、从不执行代码。只有这一页用 Jinja2；读过的存得下来（:mod:`.program`），多半用不着它。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from ..model.finding import Finding, did_you_mean, error
from ..model.place import Place
from ..model.speech import _, mark
from .language import Unreadable
from .nodes import KINDS, Node, Template
from .source import Source

_NODE_NAMES = {
    "Macro": "macro", "Include": "include", "Import": "import", "FromImport": "import", "Extends": "extends",
    "Block": "block", "CallBlock": "call", "FilterBlock": "filter", "Pow": "**", "Mod": "%", "FloorDiv": "//",
    "Test": "is", "Slice": "[:]", "Dict": "{}", "With": "with", "ExprStmt": "do", "Neg": "-", "NSRef": "namespace",
}  # fmt: skip
_GRAMMAR = Environment(autoescape=False, optimized=False, keep_trailing_newline=True)
"""只用它的词法和语法，不用它编译。"""


def read(source: Source, filters: Iterable[str], functions: Iterable[str]) -> Template:
    """读成语法树。有错时把全部发现记在 ``source.findings``，抛 :class:`Unreadable`。"""
    known = _Known(tuple(filters), tuple(functions))
    try:
        tree = _GRAMMAR.parse(source.text)
        faults = list(known.faults(tree, source))
    except (TemplateSyntaxError, RecursionError) as problem:
        source.findings += _each_tag(known, source, problem)
        raise Unreadable from problem
    source.findings += faults
    if faults:
        raise Unreadable
    ours = lower(tree)
    assert isinstance(ours, Template)
    return ours


def lower(node: nodes.Node) -> Node:
    """Jinja2 的节点换成自己的；白名单以外的进不到这里。"""
    kind = KINDS[type(node).__name__]
    return kind(node.lineno, *(_lowered(getattr(node, name)) for name in kind.FIELDS))


def _lowered(value: Any) -> Any:
    if isinstance(value, nodes.Node):
        return lower(value)
    return tuple(map(_lowered, value)) if isinstance(value, list) else value


class _Known:
    """认得的过滤器和函数。"""

    def __init__(self, filters: tuple[str, ...], functions: tuple[str, ...]) -> None:
        self.filters, self.functions = filters, functions

    def faults(self, tree: nodes.Template, source: Source) -> Iterator[Finding]:
        """白名单之外的写法、不认识的过滤器、不许调用的东西。"""
        for node in _walk(tree):
            fault = self._fault(node, source.place_of(node.lineno))
            if fault:
                yield fault

    def _fault(self, node: nodes.Node, place: Place) -> Finding | None:
        if type(node).__name__ not in KINDS and not isinstance(node, nodes.Pair):  # 一对只在字典里有，字典另报
            name = _NODE_NAMES.get(type(node).__name__, type(node).__name__)
            return _not_allowed(name, place)
        if isinstance(node, nodes.Filter) and node.name not in self.filters:
            message = _("没有过滤器“{name}”", name=node.name)
            return error("unknown-filter", message, _suggest(node.name, self.filters), place)
        if isinstance(node, nodes.Call):
            callee = node.node.name if isinstance(node.node, nodes.Name) else ""
            if callee not in self.functions:
                hint = _("能调用的只有 {names}", names="、".join(sorted(self.functions)))
                return error("not-allowed", _("这里不能调用"), hint, place)
        if isinstance(node, (nodes.Call, nodes.Filter)) and (node.dyn_args or node.dyn_kwargs):
            return _not_allowed("*", place)
        if isinstance(node, nodes.For) and node.recursive:
            return _not_allowed("recursive", place)
        if isinstance(node, (nodes.For, nodes.Assign)) and not isinstance(node.target, nodes.Name):
            return error("not-allowed", _("这里只能写一个名字"), _("一次只取一样，例如 for 项 in 短板"), place)
        return None


def _not_allowed(name: str, place: Place) -> Finding:
    hint = _("能用的写法见 docs/模板与片段.md")
    return error("not-allowed", _("这里不能用“{name}”", name=name), hint, place)


def _each_tag(known: _Known, source: Source, problem: Exception) -> list[Finding]:
    """整段读不通时逐个标签试，把每个错都找出来；都通就是语句没有配对。"""
    findings: list[Finding] = []
    for tag, place in zip(source.tags, source.spots, strict=True):
        probe = tag.source if tag.kind == "{" else _probe(tag.body)
        try:
            lone = Source(source.file, tags=[tag], spots=[place])
            findings += known.faults(_GRAMMAR.parse(probe), lone)
        except (TemplateSyntaxError, RecursionError) as fault:
            hint = _("检查括号、引号、竖线；写法见 docs/模板与片段.md")
            findings.append(error("bad-tag", _("这个标签读不通：{why}", why=_why(fault)), hint, place))
    findings += _unpaired(source)
    return findings if findings or source.findings else [_syntax_finding(source, problem)]


def _syntax_finding(source: Source, problem: Exception) -> Finding:
    place = source.place_of(getattr(problem, "lineno", None))
    return error("bad-tag", _("这个标签读不通：{why}", why=_why(problem)), _("写法见 docs/模板与片段.md"), place)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _walk(child)


_OPENERS = {"for": "endfor", "if": "endif"}
_MIDDLES = {"else": {"if", "for"}, "elif": {"if"}}


def _word(body: str) -> str:
    return body.split(maxsplit=1)[0] if body.split() else ""


def _probe(body: str) -> str:
    """把一条语句补成完整的，好单独试读。"""
    word = _word(body)
    if word in _OPENERS:
        return "{% " + body + " %}{% " + _OPENERS[word] + " %}"
    if word == "elif":
        return "{% if 1 %}{% " + body + " %}{% endif %}"
    if word in {"else", "endset", *_OPENERS.values()}:
        return ""
    if word == "set" and "=" not in body:
        return "{% " + body + " %}{% endset %}"
    return "{% " + body + " %}"


def _unpaired(source: Source) -> list[Finding]:
    """没有配对的语句：报开头的那个，不报最后一个。"""
    findings: list[Finding] = []
    stack: list[tuple[str, Place]] = []
    for tag, place in zip(source.tags, source.spots, strict=True):
        word = _word(tag.body) if tag.kind == "%" else ""
        if word in _OPENERS or (word == "set" and "=" not in tag.body):
            stack.append((word, place))
        elif word.startswith("end"):
            wanted = word.removeprefix("end")
            if stack and stack[-1][0] == wanted:
                stack.pop()
            elif any(opened == wanted for opened, _place in stack):
                while stack and stack[-1][0] != wanted:
                    opened, spot = stack.pop()
                    findings.append(_unclosed(opened, spot))
                stack.pop()
            else:
                findings.append(
                    error(
                        "stray-end",
                        _("多出来的 {word}", word=word),
                        _("删去，或补上前面的 {opened}", opened=wanted),
                        place,
                    )
                )
        elif word in _MIDDLES and not any(opened in _MIDDLES[word] for opened, _place in stack):
            findings.append(error("stray-end", _("多出来的 {word}", word=word), _("它要写在 if 里面"), place))
    return findings + [_unclosed(opened, place) for opened, place in stack]


def _unclosed(opened: str, place: Place) -> Finding:
    close = "end" + opened
    return error(
        "unclosed-block", _("{word} 没有收尾", word=opened), _("在后面补上 {{% {close} %}}", close=close), place
    )


def _suggest(name: str, known: Iterable[str]) -> str:
    names = [word for word in known if not word.startswith("_")]
    return did_you_mean(name, names, _("可以用：{words}", words="、".join(names)), shared=1, alike=0.3)


def _why(problem: Exception) -> str:
    """Jinja2 的英文说法换成中文。"""
    text = str(getattr(problem, "message", problem) or problem)
    if isinstance(problem, RecursionError):
        return _("括号或语句套得太深")
    for needle, said in _SAID:
        if needle in text:
            return _(said)
    return text.splitlines()[0][:80] if text else type(problem).__name__


_SAID = (
    ("unexpected char", mark("有不该出现的字符")),
    ("unexpected '}'", mark("花括号不成对")),
    ("expected token 'end of print statement'", mark("两个词之间少了竖线、点或运算符")),
    ("expected token 'end of statement block'", mark("语句后面多了东西")),
    ("expected token 'in'", mark("for 后面要写成“名字 in 列表”")),
    ("expected token 'name'", mark("这里要一个名字")),
    ("expected token ','", mark("括号里各项之间要用逗号")),
    ("expected token", mark("写法不完整")),
    ("unexpected end of template", mark("语句没有收尾")),
    ("Unexpected end of template", mark("语句没有收尾")),
    ("unexpected 'end of", mark("内容是空的，或没有写完")),
    ("Encountered unknown tag", mark("不认识的语句")),
    ("Expected an expression", mark("这里是空的，要写印什么")),
    ("unexpected", mark("有不该出现的符号")),
)  # fmt: skip
