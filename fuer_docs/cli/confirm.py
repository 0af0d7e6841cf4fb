"""confirm：把看过的事实从 待确认/ 移进 facts/。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.confirming import confirm
from ..engine.pending import pending
from ..model.speech import _, mark
from .output import Voice, command


@command(
    "confirm",
    {"moved": [], "merged": [], "files": []},
    mark("把 待确认/ 里写了“确认: 是”的、这里点名的事实移进 facts/；已有的只补空着的，说得不一样的不动。"),
)
@click.argument("workspace", type=click.Path(path_type=Path), metavar=mark("工作区"))
@click.argument("facts", nargs=-1, metavar=mark("[编号]..."))
@click.option("--sure", is_flag=True, help=mark("把握高、没有疑问的也移"))
@click.option("--dry-run", is_flag=True, help=mark("只看会改什么，不写"))
def command_(voice: Voice, workspace: Path, facts: tuple[str, ...], sure: bool, dry_run: bool) -> int:
    pages = pending(workspace)
    done = confirm(pages, facts, sure=sure)
    shown = pages.differences() if dry_run else ""
    files = sorted(pages.changed()) if dry_run else pages.write()
    voice.show({
        "moved": done.moved, "merged": done.merged, "left": done.left, "files": files, "dry_run": dry_run,
        "findings": [finding.as_json() for finding in done.findings],
    })  # fmt: skip
    if shown:
        voice.say(shown.rstrip("\n"))
    said = _("会移进") if dry_run else _("移进了")
    voice.say(_("{said} facts/ {moved} 条，补进已有的 {merged} 条，还等着确认 {left} 条。",
                said=said, moved=len(done.moved), merged=len(done.merged), left=done.left))  # fmt: skip
    voice.findings(done.findings)
    return 0
