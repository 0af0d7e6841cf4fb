"""init：新建一个工作区。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.shelf import library_shelf
from ..engine.start import NewWorkspace, create_workspace
from ..model.setting import OFFICE_LEVELS, UNIT_TYPES
from ..model.speech import _, mark
from .output import Voice, command
from .words import Year


@command("init", {"workspace": None, "files": []}, mark("新建一个工作区：写好注释，拿来就能成文，照着填事实。"))
@click.argument("folder", type=click.Path(path_type=Path), metavar=mark("文件夹"))
@click.option("--type", "unit_type", type=click.Choice(UNIT_TYPES), required=True, help=mark("单位类型"))
@click.option("--level", type=click.Choice(OFFICE_LEVELS), required=True, help=mark("单位的级别"))
@click.option("--name", required=True, metavar="NAME", help=mark("单位全称，以地名开头"))
@click.option("--year", type=Year(), required=True, help=mark("工作年度"))
def command_(voice: Voice, folder: Path, unit_type: str, level: str, name: str, year: int) -> int:
    written = create_workspace(NewWorkspace(folder, unit_type, level, name, year), library_shelf())
    root = folder.as_posix()
    voice.show({"workspace": root, "files": written})
    voice.say(_("建好 {root}：{n} 个文件。", root=root, n=len(written)))
    for file in written:
        voice.say(f"    {file}")
    voice.say(_("先在 facts/ 里照例子填事实，再写文稿：fuer-docs build {root}", root=root))
    return 0
