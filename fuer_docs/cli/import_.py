"""import：从表格、旧稿里收事实。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.intake import Imported, import_files
from ..engine.old_papers import OldPaper, about, outline_text
from ..engine.pending import code_of
from ..model.speech import _, mark
from .output import Voice, command

UNREAD_SHOWN = 5
"""没有认出事实的句子，屏幕上列几句；全部在待确认的末尾和 JSON 里。"""
SHOWN = 12
"""一个文件最多列几条给人看；全部在待确认里。"""


@command(
    "import",
    {"files": []},
    mark("从监测年报、旧稿里收事实，放进工作区的 待确认/，每条写着原句和把握；看过用 confirm 移进 facts/。"),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=mark("文件..."))
@click.option(
    "-o",
    "--output",
    "workspace",
    required=True,
    type=click.Path(path_type=Path),
    metavar=mark("工作区"),
    help=mark("放进哪个工作区"),
)
@click.option("--dry-run", is_flag=True, help=mark("只看会改什么，不写"))
def command_(voice: Voice, files: tuple[Path, ...], workspace: Path, dry_run: bool) -> int:
    (_written, pages), (done, _again) = voice.kept_chinese(lambda: import_files(workspace, files))
    shown = pages.differences() if dry_run else ""
    if not dry_run:
        pages.write()
    voice.show({"files": [_json(one) for one in done], "dry_run": dry_run})
    for one in done:
        _say(voice, one)
    if shown:
        voice.say(shown.rstrip("\n"))
    if dry_run:
        voice.say(_("这是试收，什么也没有写；去掉 --dry-run 再运行才收。"))
    elif any(one.added for one in done):
        voice.say(_("逐条看 待确认/，写“确认: 是”或“否”，再运行 fuer-docs confirm {root}", root=workspace.as_posix()))
    voice.findings(finding for one in done for finding in one.findings)
    return 2 if any(one.unreadable for one in done) else 0


def _say(voice: Voice, one: Imported) -> None:
    if one.unreadable:
        return
    doubtful = sum(1 for found in one.added if found.doubts)
    voice.say(_("{file}：新认出 {added} 条，其中 {doubtful} 条有疑问；以前收过 {known} 条。",
                file=one.file, added=len(one.added), doubtful=doubtful, known=one.known))  # fmt: skip
    if one.paper is not None:
        _say_paper(voice, one.paper)
    for found in one.added[:SHOWN]:
        voice.say(f"    {found.type}/{code_of(found.keys)}  {_('把握')}{found.certainty.value}  {found.where}")
        for doubt in found.doubts:
            voice.say(f"        ？{doubt}")
    if len(one.added) > SHOWN:
        voice.say(_("    ……还有 {n} 条，见 {page}", n=len(one.added) - SHOWN, page=one.page))


def _say_paper(voice: Voice, paper: OldPaper) -> None:
    """是一份什么稿子，提纲，哪几句没有认出事实。"""
    known = (f"{_(what)}：{value}" for what, value in about(paper).items() if value)
    voice.say("    " + "；".join(known))
    lines = outline_text(paper).splitlines()
    for line in lines[:SHOWN]:
        voice.say("      " + line)
    if len(lines) > SHOWN:
        voice.say(_("      ……提纲还有 {n} 行", n=len(lines) - SHOWN))
    if paper.unread:
        voice.say(_("    没有认出事实的 {n} 句，用得上的自己写：", n=len(paper.unread)))
    for one in paper.unread[:UNREAD_SHOWN]:
        text = " ".join(one.text.split())
        voice.say(_("      第{n}段：{text}", n=one.n, text=text if len(text) <= 60 else text[:60] + "……"))
    if len(paper.unread) > UNREAD_SHOWN:
        voice.say(_("      ……还有 {n} 句，写在待确认那份文件的末尾", n=len(paper.unread) - UNREAD_SHOWN))


def _json(one: Imported) -> dict[str, object]:
    return {
        "file": one.file, "page": one.page or None, "known": one.known, "unreadable": one.unreadable,
        "added": [
            {"type": found.type, "fact": code_of(found.keys), "quote": found.quote, "where": found.where,
             "certainty": found.certainty.value, "doubts": list(found.doubts)}
            for found in one.added
        ],
        "findings": [finding.as_json() for finding in one.findings],
        "paper": _paper_json(one.paper) if one.paper is not None else None,
    }  # fmt: skip


def _paper_json(paper: OldPaper) -> dict[str, object]:
    meta = paper.meta
    return {
        "title": meta.title, "kind": meta.kind, "unit": meta.unit, "year": meta.year, "date": meta.date,
        "addressee": meta.addressee,
        "outline": [
            {"level": one.level, "depth": one.depth, "title": one.title, "paragraph": one.n} for one in paper.outline
        ],
        "unread": [{"paragraph": one.n, "text": one.text} for one in paper.unread],
    }  # fmt: skip
