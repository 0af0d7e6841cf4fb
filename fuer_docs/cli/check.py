"""check：查一份文稿、一个文件夹或一个工作区。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.check import check_paths, checked_json
from ..model.finding import has_errors
from ..model.speech import _, mark
from .output import Voice, command


@command("check", {"files": []}, mark("查文稿里的数、序号、格式和用语：.docx、.txt、.md、文件夹或工作区。"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=mark("文件或文件夹…"))
@click.option("--only", multiple=True, metavar=mark("规矩"), help=mark("只查这几条"))
@click.option("--skip", multiple=True, metavar=mark("规矩"), help=mark("不查这几条"))
def command_(voice: Voice, paths: tuple[Path, ...], only: tuple[str, ...], skip: tuple[str, ...]) -> int:
    found = check_paths(paths, only, skip)
    voice.show(checked_json(found))
    findings = [finding for one in found for finding in one.findings]
    voice.findings(findings)
    voice.say(_("看了 {n} 个文件，{bad} 处要看。", n=len(found), bad=len(findings)))
    if any(one.unreadable for one in found):
        return 2
    return 1 if has_errors(findings) else 0
