"""check：查一份文稿、一个文件夹或一个工作区。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.check import check_paths, checked_json
from ..engine.marked import annotate_checked, different, fix_checked, only_file
from ..model.finding import has_errors
from ..model.speech import _, mark
from .output import Voice, command

SHOWN = 20
"""没有替人改的，最多列几处。"""


@command("check", {"files": []}, mark("查文稿里的数、序号、格式和用语：.docx、.txt、.md、文件夹或工作区。"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=mark("文件或文件夹…"))
@click.option("--only", multiple=True, metavar=mark("规矩"), help=mark("只查这几条"))
@click.option("--skip", multiple=True, metavar=mark("规矩"), help=mark("不查这几条"))
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar=mark("副本.docx"),
    help=mark("另写一份副本，毛病写成 Word 批注"),
)
@click.option("--fix", type=click.Path(path_type=Path), metavar=mark("副本"),
              help=mark("另写一份副本，标点、日期这些放心能改的改好；Word 里是修订"))  # fmt: skip
def command_(
    voice: Voice,
    paths: tuple[Path, ...],
    only: tuple[str, ...],
    skip: tuple[str, ...],
    annotate: Path | None,
    fix: Path | None,
) -> int:
    one = next((only_file(paths, name) for name, out in (("--annotate", annotate), ("--fix", fix)) if out), None)
    different(annotate, fix)
    found = check_paths(paths, only, skip)
    readable = one is not None and not found[0].unreadable
    if one is not None and readable and annotate is not None:
        annotate_checked(found[0], one, annotate)
    fixed, left = fix_checked(one, fix, only, skip) if one is not None and readable and fix is not None else (0, [])
    voice.show(checked_json(found))
    findings = [finding for item in found for finding in item.findings]
    voice.findings(findings)
    voice.say(_("看了 {n} 个文件，{bad} 处要看。", n=sum(item.read for item in found), bad=len(findings)))
    if readable and annotate is not None:
        voice.say(_("批注写在 {file}", file=annotate.as_posix()))
    if readable and fix is not None:
        voice.say(_("改了 {n} 处，写在 {file}", n=fixed, file=fix.as_posix()))
        if left:
            spots = _("、").join(_("第{n}段“{text}”", n=place.line, text=place.text) for place in left[:SHOWN])
            voice.say(_("另有 {n} 处夹着制表、换行、链接或别人的修订，请自己改：{spots}", n=len(left), spots=spots))
    if any(item.unreadable for item in found):
        return 2
    return 1 if has_errors(findings) else 0
