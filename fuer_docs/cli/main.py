"""入口：认命令，管退出码，任何时候不露回溯。"""

from __future__ import annotations

import gc
import sys

import click

from ..model.finding import error
from ..model.speech import _, mark, speak
from .output import Group, Voice, common

COMMANDS = {
    "init": (".init", mark("新建一个工作区")),
    "build": (".build", mark("写出文稿")),
    "facts": (".facts", mark("核对事实，列出知道的一切")),
    "trace": (".trace", mark("文稿里每个数、每个名字从哪来")),
    "check": (".check", mark("查文稿里的数、序号、格式和用语")),
    "rules": (".rules", mark("查些什么、为什么")),
    "import": (".import_", mark("从表格、旧稿里收事实")),
    "collect": (".collect", mark("向成员单位收材料：发填报表、看谁没交、收进来")),
    "confirm": (".confirm", mark("把看过的事实移进 facts/")),
    "rollover": (".rollover", mark("把去年的工作区换成今年的")),
    "kinds": (".kinds", mark("有哪些文种，各要哪些事实")),
    "schema": (".schema", mark("fuer.yaml 和事实文件的 JSON Schema")),
    "templates": (".templates", mark("模板：列出、检查、新做")),
    "fragments": (".fragments", mark("片段：查找、查看、检查")),
}


@common
@click.group(
    "fuer-docs",
    cls=Group,
    lazy=COMMANDS,
    invoke_without_command=True,
    help=mark("妇儿工委办、妇联的公文起草引擎。"),
)
@click.option("--version", is_flag=True, help=mark("版本"))
@click.pass_context
def cli(context: click.Context, version: bool) -> None:
    """妇儿工委办、妇联的公文起草引擎。"""
    if version:
        from importlib.metadata import PackageNotFoundError
        from importlib.metadata import version as installed

        try:
            click.echo("fuer-docs " + installed("fuer-docs"))
        except PackageNotFoundError:
            click.echo("fuer-docs" + _("（源码，没有安装）"))
        context.exit(0)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        context.exit(0)


def _usage_problem(problem: click.ClickException) -> str:
    """click 的英文说法换成中文。"""
    match problem:
        case click.NoSuchOption():
            near = _("，是不是 {names}", names=_("、").join(problem.possibilities)) if problem.possibilities else ""
            return _("没有选项 {name}{near}", name=problem.option_name, near=near)
        case click.exceptions.NoArgsIsHelpError() | click.UsageError(message="Missing command."):
            group = problem.ctx.command if problem.ctx else None
            names = group.list_commands(problem.ctx) if isinstance(group, Group) and problem.ctx else []
            return _("后面还要写一个词：{names}", names=_("、").join(names))
        case click.MissingParameter():
            name = problem.param.make_metavar(problem.ctx) if problem.param and problem.ctx else ""
            option = f"{problem.param.opts[0]} " if isinstance(problem.param, click.Option) else ""
            return _("少写了 {name}", name=option + _(name))
        case click.BadParameter():
            name = problem.param.opts[0] if problem.param and problem.param.opts else ""
            if problem.param and isinstance(problem.param.type, click.Choice):
                return _("{name} 只能写 {words}", name=name, words=_("、").join(map(str, problem.param.type.choices)))
            return _("{name} 的值不对：{why}", name=name, why=problem.message)
        case click.BadOptionUsage() if "requires an argument" in problem.message:
            return _("{name} 后面少写了值", name=problem.option_name)
        case click.UsageError() if "unexpected extra argument" in problem.message:
            return _("多写了：{words}", words=problem.message.partition("(")[2].rpartition(")")[0])
        case click.UsageError() if "No such command" in problem.message:
            return _("没有这条命令：{name}", name=problem.message.split("'")[1])
    return problem.format_message()


def main() -> None:
    """命令行入口。"""
    gc.disable()  # 一条命令转眼就完，收集垃圾只会拖慢它
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    _choose_language()
    try:
        sys.exit(cli.main(prog_name="fuer-docs", standalone_mode=False, obj=Voice()))
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as problem:
        _complain(problem)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as problem:
        sys.exit(_crashed(problem))


def _choose_language() -> None:
    """命令还没认全就可能要说话（报错、印说明），先看一眼要哪种语言。"""
    if "--lang=en" in sys.argv or ("--lang", "en") in zip(sys.argv, sys.argv[1:], strict=False):
        from .translate import use_language

        use_language("en")
    else:
        speak(None)


def _complain(problem: click.ClickException) -> None:
    message = _usage_problem(problem)
    command = problem.ctx.command_path if isinstance(problem, click.UsageError) and problem.ctx else "fuer-docs"
    _show_json("wrong-usage", message)
    click.echo(message + _("。看说明：{command} --help", command=command), err=True)


def _show_json(rule: str, message: str) -> None:
    """还没进到命令里就出的错：要 JSON 的照样给一个对象。"""
    if ("json" in sys.argv and "--format" in sys.argv) or "--format=json" in sys.argv:
        import json

        click.echo(json.dumps({"findings": [error(rule, message).as_json()]}, ensure_ascii=False))


def _crashed(problem: Exception) -> int:
    """没料到的错：一句话，详情写进日志。"""
    import os
    import tempfile
    import traceback
    from pathlib import Path

    try:
        handle, log = tempfile.mkstemp(prefix="fuer-docs-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write("".join(traceback.format_exception(problem)))
        where = _("详情在 {log}", log=Path(log).as_posix())
    except OSError:
        where = type(problem).__name__
    message = _("程序出了没料到的错，文稿没有写。{where}", where=where)
    _show_json("internal-error", message)
    click.echo(message, err=True)
    return 3
