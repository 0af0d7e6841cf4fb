"""build：写出文稿。"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from ..engine.build import FORMATS, Built, Request, Result, build, exit_code
from ..model.setting import PROFILES
from ..model.speech import _, mark
from ..model.values import Gap
from .output import Voice, command
from .words import Day

SHOWN = 20
"""和上次相比，每份文稿最多印几处变化。"""


def _gap_json(n: int, gap: Gap) -> dict[str, Any]:
    place = gap.place
    return {"name": gap.name, "n": n, "file": place.file if place else None, "line": place.line if place else None}


def _paper_json(built: Built) -> dict[str, Any]:
    return {
        "paper": built.paper, "kind": built.kind, "file": built.file, "characters": built.characters,
        "minutes": built.minutes, "gaps": [_gap_json(n, gap) for n, gap in built.gaps],
        "changed": [{"n": c.n, "old": c.old, "new": c.new, "facts": c.facts} for c in built.changed],
    }  # fmt: skip


def _report(voice: Voice, result: Result) -> None:
    for built in result.built:
        voice.say(_("写好 {file}（{characters} 字，念 {minutes} 分钟）",
                    file=built.file, characters=built.characters, minutes=built.minutes))  # fmt: skip
        if built.compared:
            voice.say(_("  对照稿 {file}", file=built.compared))
    for built in result.built:
        for n, gap in built.gaps:
            where = f"{gap.place.file}:{gap.place.line}" if gap.place and gap.place.line else ""
            voice.say(
                _(
                    "  待补  {paper} 第{n}段：{name}  {where}", paper=built.paper, n=n, name=gap.name, where=where
                ).rstrip()
            )
    voice.findings(result.findings)
    for built in result.built:
        if built.changed:
            voice.say(_("和上次相比，{file} 变了 {n} 处：", file=Path(built.file).name, n=len(built.changed)))
        for change in built.changed[:SHOWN]:
            facts = "、".join(change.facts[:4]) + (_("等{n}条", n=len(change.facts)) if len(change.facts) > 4 else "")
            voice.say(_("  第{n}段  {old} → {new}  {facts}",
                        n=change.n, old=_clip(change.old), new=_clip(change.new), facts=facts).rstrip())  # fmt: skip

        if len(built.changed) > SHOWN:
            voice.say(_("  ……还有 {n} 处，加 --format json 看全部", n=len(built.changed) - SHOWN))


def _clip(text: str) -> str:
    shown = text.replace("\n", "")
    return (shown[:30] + "…" if len(shown) > 30 else shown) or _("（无）")


@command("build", {"papers": []}, mark("写出工作区的文稿，或者点名的几份（写编号或文种）。"))
@click.argument("workspace", type=click.Path(path_type=Path), metavar=mark("工作区"))
@click.argument("papers", nargs=-1, metavar=mark("[文稿…]"))
@click.option("-o", "--out", type=click.Path(path_type=Path), help=mark("写到哪个文件夹；不写就是工作区的 out/"))
@click.option("--to", type=click.Choice(FORMATS), default="docx", help=mark("写成什么格式"))
@click.option("--profile", type=click.Choice(PROFILES), help=mark("版面；不写就按 fuer.yaml"))
@click.option("--date", "day", type=Day(), help=mark("没有写成文日期的文稿用这一天"))
@click.option("--redline", is_flag=True, help=mark("另写一份对照稿，和上一次写成的比，增删用修订标出来"))
@click.option("--final", is_flag=True, help=mark("定稿：不留记号；还有待补就不写"))
def command_(
    voice: Voice, workspace: Path, papers: tuple[str, ...], out: Path | None, to: str, profile: str | None,
    day: date | None, final: bool, redline: bool,
) -> int:  # fmt: skip
    result = build(Request(workspace, papers, out, to, profile, day, final, redline))
    voice.show(
        {
            "papers": [_paper_json(built) for built in result.built],
            "findings": [finding.as_json() for finding in result.findings],
        }
    )
    _report(voice, result)
    return exit_code(result)
