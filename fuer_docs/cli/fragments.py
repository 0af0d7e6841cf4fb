"""fragments：列出、查看、检查片段。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.shelf import all_fragments, findings_json, lint_fragments
from ..errors import UsageError
from ..model.finding import error
from ..model.speech import _, mark
from .lint import report
from .output import Group, Voice, command, common

_WORKSPACE = click.option("--workspace", type=click.Path(path_type=Path), help=mark("连这个工作区自己的一起"))


@common
@click.group("fragments", cls=Group, help=mark("片段：列出、查看、检查。"))
def command_() -> None:
    """片段：列出、查看、检查。"""


@command("list", {"fragments": []}, mark("列出片段：编号、标题、适用于谁。"))
@_WORKSPACE
def list_fragments(voice: Voice, workspace: Path | None) -> int:
    found = all_fragments(workspace)
    voice.show({
        "fragments": [
            {"id": item.code, "title": item.title, "file": item.file, "fits": {key: list(words) for key, words in item.fits.items()}}
            for item in found
        ]
    })  # fmt: skip
    for item in found:
        fits = "；".join("、".join(words) for words in item.fits.values() if words)
        voice.say(f"{item.code}  {item.title}" + (f"（{fits}）" if fits else ""))
    return 0


@command("show", {}, mark("看一个片段（或一个位置的各种写法）的原文。"))
@click.argument("code", metavar=mark("编号"))
@_WORKSPACE
def show(voice: Voice, code: str, workspace: Path | None) -> int:
    found = [item for item in all_fragments(workspace) if code in {item.code, item.slot}]
    if not found:
        raise UsageError(
            [error("unknown-fragment", _("没有片段“{code}”", code=code), _("用 fuer-docs fragments list 看有哪些"))]
        )
    voice.show({"fragments": [{"id": item.code, "file": item.file, "text": "\n".join(item.lines)} for item in found]})
    for item in found:
        voice.say(f"{item.code}  {item.title}  {item.file}")
        voice.say("\n".join(item.lines).rstrip())
    return 0


@command("lint", {"files": []}, mark("检查全部片段：标签、名字、调用的片段、写死的数目。"))
@_WORKSPACE
def lint(voice: Voice, workspace: Path | None) -> int:
    found = lint_fragments(workspace)
    voice.show(findings_json(found))
    return report(voice, found)


for made in (list_fragments, show, lint):
    command_.add_command(made)
