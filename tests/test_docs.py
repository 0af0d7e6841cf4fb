"""说明里写的命令都是真的：README 和 docs 里每一行 fuer-docs 都认得，命令表也都写到了。"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from fuer_docs.cli.main import COMMANDS, cli

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```", re.M | re.S)
INLINE = re.compile(r"`(fuer-docs [^`]*)`")
CALL = re.compile(r"(?:^|[/\\ ])(?:fuer-docs|python3? -m fuer_docs) (.*)$")


def without_blocks(text: str) -> str:
    return BLOCK.sub("", text)


def commands_of(page: Path) -> list[str]:
    """这一页写的每一条命令，去掉 fuer-docs 本身。"""
    text = page.read_text(encoding="utf-8")
    lines = [
        step.strip() for block in BLOCK.findall(text) for line in block.splitlines() for step in re.split(r"&&|;", line)
    ]
    found = [match[1] for line in lines if (match := CALL.search(line)) and not line.startswith("#")]
    return found + [inline.removeprefix("fuer-docs ") for inline in INLINE.findall(without_blocks(text))]


def parse(words: list[str], group: click.Group = cli) -> None:
    """照命令的参数表认一遍，不跑。认不得的抛 click 的异常。"""
    context = click.Context(group, info_name="fuer-docs")
    parser = group.make_parser(context)
    _options, rest, _order = parser.parse_args(list(words))
    if not rest:
        return
    command = group.get_command(context, rest[0])
    if command is None:
        raise click.UsageError(f"没有这条命令：{rest[0]}")
    if isinstance(command, click.Group):
        if not rest[1:]:
            raise click.UsageError(f"{rest[0]} 后面还要写一个词")
        parse(rest[1:], command)
        return
    child = click.Context(command, info_name=rest[0], parent=context)
    command.parse_args(child, rest[1:])


CASES = [(page, line) for page in PAGES for line in commands_of(page)]


@pytest.mark.parametrize(("page", "line"), CASES, ids=[f"{page.stem}: {line}" for page, line in CASES])
def test_a_command_in_the_docs_can_be_typed(page: Path, line: str) -> None:
    parse(shlex.split(line.replace("\\", "/").partition("  #")[0]))


def test_the_readme_shows_commands_and_they_are_found() -> None:
    assert any(page.name == "README.md" for page, _line in CASES)


def test_every_command_is_in_the_docs() -> None:
    shown = {shlex.split(line)[0] for _page, line in CASES if line.strip()}
    assert set(COMMANDS) <= shown


@pytest.mark.parametrize(
    "line", ["buidl 工作区", "build", "build 工作区 --没有", "templates", "build 工作区 --to pdf", "trace"]
)
def test_a_wrong_command_would_be_noticed(line: str) -> None:
    with pytest.raises(click.UsageError):
        parse(shlex.split(line))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} 里的 {target} 不在"


def test_every_filter_and_name_in_the_guide_exists() -> None:
    from fuer_docs.compose.filters import Filters

    guide = (ROOT / "docs" / "模板与片段.md").read_text(encoding="utf-8")
    section = guide.partition("## 4. 过滤器")[2].partition("\n## ")[0]
    told = set(re.findall(r"\\\|([\u4e00-\u9fff]+)", section))
    known = set(Filters(None).table())  # type: ignore[arg-type]
    assert told <= known, f"说明里写了没有的过滤器：{told - known}"
    assert known <= told, f"说明里没写：{known - told}"
