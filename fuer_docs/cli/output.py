"""印结果：给人看的文字，或者一个 JSON 对象。"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, TypeVar

import click

from ..errors import FuerError, UsageError
from ..model.finding import Finding, describe, has_errors
from ..model.speech import _, in_chinese, mark

T = TypeVar("T")
_REQUIRED = "[required]"
SHOWN = 60
"""一次最多印几处毛病给人看。"""


@dataclass
class Voice:
    """怎么说话：文字还是 JSON，安静与否。"""

    format: str = "text"
    quiet: bool = False
    lang: str = "zh"

    @property
    def json(self) -> bool:
        """要 JSON。"""
        return self.format == "json"

    def say(self, text: str = "") -> None:
        """印一行给人看的话；要 JSON 或要安静时不印。"""
        if not self.json and not self.quiet:
            click.echo(text)

    def show(self, data: dict[str, Any]) -> None:
        """印 JSON。"""
        if self.json:
            click.echo(json.dumps(data, ensure_ascii=False, indent=1))

    def kept_chinese(self, make: Callable[[], T]) -> tuple[T, T]:
        """做一遍要写进文件的（总是中文），和照界面的语言印给人看的。"""
        with in_chinese():
            written = make()
        return written, (written if self.lang == "zh" else make())

    def findings(self, findings: Iterable[Finding]) -> None:
        """印发现：到标准错误，不混进结果。安静时只印错误。"""
        if self.json:
            return
        shown = [finding for finding in findings if not self.quiet or has_errors([finding])]
        for finding in shown[:SHOWN]:
            click.echo(describe(finding), err=True)
        if len(shown) > SHOWN:
            click.echo(_("……还有 {n} 处，先改这些；加 --format json 看全部", n=len(shown) - SHOWN), err=True)


def _remember(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """公共选项写在命令前面、后面都行，写了就记到 Voice 里。"""

    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> Any:
        voice = context.ensure_object(Voice)
        if value not in (None, False):
            setattr(voice, name, value)
        if name == "lang" and value:
            from .translate import use_language

            use_language(value)
        return value

    return callback


def common(function: Any) -> Any:
    """公共选项。"""
    for option in (
        click.option("--format", type=click.Choice(["text", "json"]), expose_value=False, callback=_remember("format"),
                     help=mark("结果印成文字还是 JSON")),
        click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_remember("quiet"), help=mark("少说话，只报错误")),
        click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False, is_eager=True, callback=_remember("lang"),
                     help=mark("界面用中文还是英文")),
    ):  # fmt: skip
        function = option(function)
    return function


def command(name: str, empty: dict[str, Any], text: str) -> Callable[[Callable[..., int]], click.Command]:
    """一条命令，``text`` 是它的说明。函数返回退出码；说得清的失败印成发现，JSON 里 ``empty`` 说明没有结果。"""

    def wrap(function: Callable[..., int]) -> click.Command:
        @click.pass_context
        def run(context: click.Context, /, **values: Any) -> None:
            voice = context.ensure_object(Voice)
            try:
                code = function(voice, **values)
            except FuerError as problem:
                voice.show({**empty, "findings": [finding.as_json() for finding in problem.findings]})
                voice.findings(problem.findings)
                if not voice.json:
                    click.echo(summary(problem.findings, writes=name == "build"), err=True)
                code = 2 if isinstance(problem, UsageError) else 1
            context.exit(code)

        made: click.Command = common(click.command(name, cls=Command, help=text)(update_wrapper(run, function)))
        return made

    return wrap


def summary(findings: Iterable[Finding], *, writes: bool) -> str:
    """最后一句：几处错误；要写文件的命令说明什么也没写。"""
    errors = sum(1 for finding in findings if has_errors([finding]))
    if writes:
        return _("共 {n} 处错误，什么也没有写。改好再来一次。", n=errors)
    return _("共 {n} 处错误。改好再来一次。", n=errors)


def _help_text(text: str) -> str:
    """一个选项的说明；click 给必填的加的记号也换一种说法。"""
    plain = text.removesuffix(_REQUIRED).rstrip()
    return _(plain) + (_("（必填）") if text.endswith(_REQUIRED) else "")


def _names_text(names: str) -> str:
    """一个选项的写法；后面要填什么的那个词按当前语言印。"""
    return " ".join(map(_, names.split(" ")))


class _Translated:
    """click 的帮助换成中文的小标题，说明按当前语言印。"""

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = map(_, self.collect_usage_pieces(context))  # type: ignore[attr-defined]
        formatter.write_usage(context.command_path, " ".join(pieces), prefix=_("用法：") + " ")

    def format_help_text(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help))  # type: ignore[attr-defined]

    def get_short_help_str(self, limit: int = 45) -> str:
        return _(self.help)  # type: ignore[attr-defined]

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        records = [record for param in self.get_params(context) if (record := param.get_help_record(context))]  # type: ignore[attr-defined]
        if records:
            with formatter.section(_("选项")):
                formatter.write_dl([(_names_text(names), _help_text(text)) for names, text in records])

    def get_help_option(self, context: click.Context) -> click.Option | None:
        option: click.Option | None = super().get_help_option(context)  # type: ignore[misc]
        if option is not None:
            option.help = mark("显示这份说明")
        return option


class Command(_Translated, click.Command):
    """一条命令。"""


class Group(_Translated, click.Group):
    """一组命令；用到哪条才装哪条。"""

    lazy: dict[str, tuple[str, str]]

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy or {}

    def list_commands(self, context: click.Context) -> list[str]:
        return [*self.commands, *self.lazy]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name in self.lazy:
            from importlib import import_module

            found: click.Command = import_module(self.lazy[name][0], "fuer_docs.cli").command_
            return found
        return super().get_command(context, name)

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(context, formatter)
        rows = [(name, _(self.lazy[name][1])) for name in self.lazy]
        rows += [(name, made.get_short_help_str()) for name, made in self.commands.items()]
        if rows:
            with formatter.section(_("命令")):
                formatter.write_dl(rows)
