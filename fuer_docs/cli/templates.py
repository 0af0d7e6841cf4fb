"""templates：列出、检查、新做模板。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.fresh import create_template
from ..engine.shelf import annotate_template, findings_json, library_shelf, lint_templates
from ..model.speech import _, mark
from .lint import report
from .output import Group, Voice, command, common


@common
@click.group("templates", cls=Group, help=mark("模板：列出、检查、新做。"))
def command_() -> None:
    """模板：列出、检查、新做。"""


@command("list", {"templates": []}, mark("列出模板。"))
@click.option("--workspace", type=click.Path(path_type=Path), help=mark("连这个工作区自己的一起列"))
def list_templates(voice: Voice, workspace: Path | None) -> int:
    found = sorted(library_shelf(workspace).templates.items())
    voice.show({"templates": [{"name": name, "file": file} for name, (file, _item) in found]})
    for name, (file, _item) in found:
        voice.say(f"{name}  {file}")
    return 0


@command("lint", {"files": []}, mark("检查一份模板（不写就是自带的全部）：标签、名字、片段、样式，一次说完。"))
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar=mark("[模板.docx]"))
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar=mark("副本.docx"),
    help=mark("另写一份副本，毛病写成 Word 批注"),
)
def lint(voice: Voice, file: Path | None, annotate: Path | None) -> int:
    found = lint_templates(file)
    if annotate is not None:
        annotate_template(file, found, annotate)
    voice.show(findings_json(found))
    code = report(voice, found)
    if annotate is not None:
        voice.say(_("批注写在 {file}", file=annotate.as_posix()))
    return code


@command("new", {}, mark("新文种的模板：给一份能用的底稿；已有的文种照抄一份。用 Word 或 WPS 改，从不覆盖。"))
@click.argument("kind", metavar=mark("文种"))
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar=mark("模板.docx"),
              help=mark("写到哪里；写工作区就放进它的 templates/"))  # fmt: skip
def new(voice: Voice, kind: str, out: Path | None) -> int:
    made = create_template(kind, out, library_shelf())
    voice.show({"kind": made.kind, "file": made.file, "copied": made.copied})
    voice.say(_("写好 {file}（照抄自带的“{kind}”）", file=made.file, kind=made.kind) if made.copied
              else _("写好 {file}：新文种“{kind}”的底稿", file=made.file, kind=made.kind))  # fmt: skip
    voice.say(_("用 Word 或 WPS 改好以后查一遍：fuer-docs templates lint {file}", file=made.file))
    return 0


for made in (list_templates, lint, new):
    command_.add_command(made)
