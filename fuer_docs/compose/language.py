"""语言：Jinja2 的编译器，只留用得着的那一小块，值带着来历流出来。

安全靠白名单：语法只收 :data:`ALLOWED` 里的节点，取属性只取事实的键，调用只调用给定的几个名字，
循环、过滤器都计入预算。没有方法调用，没有 Python 属性，没有文件和网络。
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Template as CompiledTemplate
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import SandboxedEnvironment

from ..model.finding import Finding, error
from ..model.place import Place
from ..model.speech import _
from ..model.values import Absent, Gap
from .source import Source

TICKS = 400_000
"""一份文稿最多循环、调用、过滤多少次。"""
SECONDS = 20.0
"""一份文稿最多算多久。"""

ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign, nodes.AssignBlock,
    nodes.Name, nodes.NSRef, nodes.Const, nodes.Tuple, nodes.List, nodes.Getattr, nodes.Getitem, nodes.Filter,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div,
    nodes.CondExpr, nodes.Concat, nodes.Call, nodes.Keyword,
)  # fmt: skip
_NODE_NAMES = {
    "Macro": "macro", "Include": "include", "Import": "import", "FromImport": "import", "Extends": "extends",
    "Block": "block", "CallBlock": "call", "FilterBlock": "filter", "Pow": "**", "Mod": "%", "FloorDiv": "//",
    "Test": "is", "Slice": "[:]", "Dict": "{}", "With": "with", "ExprStmt": "do", "Neg": "-",
}  # fmt: skip


class LanguageError(Exception):
    """成文时标签里出的错：话和改法；行号由 Jinja2 的回溯给。"""

    def __init__(self, message: str, hint: str = "", rule: str = "tag-error") -> None:
        super().__init__(message)
        self.message, self.hint, self.rule = message, hint, rule


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


class Captured(tuple[Any, ...]):
    """``{% set %}…{% endset %}`` 截下的一段输出，印的时候原样重放。"""

    __slots__ = ()


class _Generator(CodeGenerator):
    """输出成为 ``(行号, 值)`` 的流，模板自己的文字还是普通字符串。"""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return node.data
        raise nodes.Impossible

    def _output_const_repr(self, group: Iterable[Any]) -> str:
        return repr("".join(group))

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(f"({node.lineno}, ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.join_values((")
        for item in node.nodes:
            self.visit(item, frame)
            self.write(", ")
        self.write("))")


class Language(SandboxedEnvironment):
    """标签的语言。``attribute`` 取事实的键，``arithmetic`` 算加减乘除。"""

    code_generator_class = _Generator
    concat = Captured  # type: ignore[assignment]
    intercepted_binops = frozenset({"+", "-", "*", "/"})

    def __init__(
        self,
        *,
        attribute: Callable[[Any, str], Any],
        arithmetic: Callable[[str, Any, Any], Any],
        join_values: Callable[[Iterable[Any]], Any],
        filters: dict[str, Callable[..., Any]],
        functions: Iterable[str],
        budget: Budget,
    ) -> None:
        super().__init__(autoescape=False, optimized=False, undefined=_Missing, keep_trailing_newline=True)
        self.attribute, self.arithmetic, self.join_values, self.budget = attribute, arithmetic, join_values, budget
        self.functions = frozenset(functions)
        self.filters = {name: self._charged(function) for name, function in filters.items()}
        self.filters["_each"] = self._each
        self.tests = {}
        self.globals = {}

    def _charged(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            self.budget.spend(1 + (len(args[0]) if isinstance(args[0], tuple) else 0))
            return function(*args, **kwargs)

        return run

    def _each(self, values: Any) -> Iterator[Any]:
        """循环里逐个取；没有的一个也不取，待补的取它自己。"""
        if isinstance(values, Gap):
            yield values
            return
        if isinstance(values, Absent):
            return
        if not isinstance(values, tuple):
            raise LanguageError(_("这里要一个列表，给的是一个值"), _("只有列表能放进 for"))
        for value in values:
            self.budget.spend()
            yield value

    # -- Jinja2 的接口 --

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, LoopContext):
            if attribute in {"first", "last", "index"}:
                return getattr(obj, attribute)
            raise LanguageError(_("loop 没有“{name}”", name=attribute), _("可以用 loop.first、loop.last、loop.index"))
        return self.attribute(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, int) and isinstance(obj, tuple):
            return obj[argument] if -len(obj) <= argument < len(obj) else Absent()
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        raise LanguageError(_("方括号里只能写序号或键名"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        self.budget.spend()
        return self.arithmetic(operator, left, right)

    def call(self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        self.budget.spend()
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return __obj(*args, **kwargs)

    # -- 编译 --

    def compile_source(self, source: Source) -> CompiledTemplate:
        """编译一段源文。有错时把全部发现记在 ``source.findings``，抛 :class:`LanguageError`。"""
        tree: nodes.Template | None = None
        try:
            tree = self.parse(source.text)
        except (TemplateSyntaxError, RecursionError) as problem:
            source.findings += self._each_tag(source, problem)
            raise LanguageError("syntax") from problem
        faults = list(self._faults(tree, source))
        source.findings += faults
        if faults:
            raise LanguageError("syntax")
        try:
            for loop in tree.find_all(nodes.For):
                loop.iter = nodes.Filter(loop.iter, "_each", [], [], None, None, lineno=loop.lineno)
            code = self.compile(tree)
            return CompiledTemplate.from_code(self, code, {})
        except (TemplateSyntaxError, RecursionError, SyntaxError, MemoryError, ValueError) as problem:
            source.findings.append(self._syntax_finding(source, problem, getattr(problem, "lineno", None)))
            raise LanguageError("syntax") from problem

    def _faults(self, tree: nodes.Template, source: Source) -> Iterator[Finding]:
        """白名单之外的写法、不认识的过滤器、不许调用的东西。"""
        for node in _walk(tree):
            place = source.place_of(node.lineno)
            if not isinstance(node, ALLOWED):
                name = _NODE_NAMES.get(type(node).__name__, type(node).__name__)
                yield error("not-allowed", _("这里不能用“{name}”", name=name),
                            _("能用的写法见 docs/模板与片段.md"), place)  # fmt: skip
            elif isinstance(node, nodes.Filter) and node.name not in self.filters:
                yield error(
                    "unknown-filter", _("没有过滤器“{name}”", name=node.name), _suggest(node.name, self.filters), place
                )
            elif isinstance(node, nodes.Call) and not (
                isinstance(node.node, nodes.Name) and node.node.name in self.functions
            ):
                yield error(
                    "not-allowed",
                    _("这里不能调用"),
                    _("能调用的只有 {names}", names="、".join(sorted(self.functions))),
                    place,
                )
            elif isinstance(node, nodes.For) and node.recursive:
                yield error("not-allowed", _("这里不能用“{name}”", name="recursive"), "", place)

    def _each_tag(self, source: Source, problem: Exception) -> list[Finding]:
        """整段读不通时逐个标签试，把每个错都找出来；都通就是语句没有配对。"""
        findings: list[Finding] = []
        for tag, place in source.tags:
            probe = tag.source if tag.kind == "{" else _probe(tag.body)
            try:
                lone = Source(source.file, tags=[(tag, place)])
                findings += self._faults(self.parse(probe), lone)
            except (TemplateSyntaxError, RecursionError) as fault:
                hint = _("检查括号、引号、竖线；写法见 docs/模板与片段.md")
                findings.append(error("bad-tag", _("这个标签读不通：{why}", why=_why(fault)), hint, place))
        return (
            findings or _unpaired(source) or [self._syntax_finding(source, problem, getattr(problem, "lineno", None))]
        )

    def _syntax_finding(self, source: Source, problem: Exception, line: int | None) -> Finding:
        place = source.place_of(line) if line else Place(source.file)
        return error("bad-tag", _("这个标签读不通：{why}", why=_why(problem)), _("写法见 docs/模板与片段.md"), place)


class _Missing(Undefined):
    """没有的名字：不该走到这里，静态检查已经报过。"""

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> Any:
        raise LanguageError(_("没有“{name}”这个名字", name=self._undefined_name or ""), "", "unknown-name")


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
    if word in {"else", *_OPENERS.values()}:
        return ""
    if word == "endset":
        return ""
    if word == "set" and "=" not in body:
        return "{% " + body + " %}{% endset %}"
    return "{% " + body + " %}"


def _unpaired(source: Source) -> list[Finding]:
    """没有配对的语句：报开头的那个，不报最后一个。"""
    findings: list[Finding] = []
    stack: list[tuple[str, Place]] = []
    for tag, place in source.tags:
        word = _word(tag.body) if tag.kind == "%" else ""
        opener = "set" if word == "set" and "=" not in tag.body else word
        if opener in _OPENERS or (opener == "set" and "=" not in tag.body and word == "set"):
            stack.append((opener, place))
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
    close = get_close_matches(name, names, 1, 0.3) or [word for word in names if set(word) & set(name)][:1]
    return _("是不是“{word}”？", word=close[0]) if close else _("可以用：{words}", words="、".join(names))


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
    ("unexpected char", "有不该出现的字符"),
    ("unexpected '}'", "花括号不成对"),
    ("expected token 'end of print statement'", "两个词之间少了竖线、点或运算符"),
    ("expected token 'end of statement block'", "语句后面多了东西"),
    ("expected token 'in'", "for 后面要写成“名字 in 列表”"),
    ("expected token 'name'", "这里要一个名字"),
    ("expected token ','", "括号里各项之间要用逗号"),
    ("expected token", "写法不完整"),
    ("unexpected end of template", "语句没有收尾"),
    ("Unexpected end of template", "语句没有收尾"),
    ("unexpected 'end of", "内容是空的，或没有写完"),
    ("Encountered unknown tag", "不认识的语句"),
    ("Expected an expression", "这里是空的，要写印什么"),
    ("unexpected", "有不该出现的符号"),
)  # fmt: skip
