"""kinds：有哪些文种，各要哪些事实。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.shelf import kinds
from ..model.speech import _, mark
from .output import Voice, command


@command("kinds", {"kinds": []}, mark("有哪些文种：模板在哪里、别名、用到哪些事实。一份模板就是一个文种。"))
@click.option("--workspace", type=click.Path(path_type=Path), help=mark("连这个工作区自己的模板一起列"))
def command_(voice: Voice, workspace: Path | None) -> int:
    found = kinds(workspace)
    voice.show({
        "kinds": [
            {"kind": item.kind, "template": item.file, "title": item.title, "description": item.description,
             "aliases": list(item.aliases), "large_print": item.large_print, "facts": list(item.needs)}
            for item in found
        ]
    })  # fmt: skip
    for item in found:
        voice.say(f"{item.kind}  {item.description}")
        voice.say(_("    模板：{file}{large}", file=item.file, large=_("，另有大字版") if item.large_print else ""))
        if item.aliases:
            voice.say(_("    别名：{names}", names=_("、").join(item.aliases)))
        types = dict.fromkeys(need.partition(".")[0] for need in item.needs)
        for zh in types:
            keys = [need.partition(".")[2] for need in item.needs if need.startswith(zh + ".")]
            voice.say(_("    用到 {type}", type=zh) + (_("：") + _("、").join(keys) if keys else ""))
    return 0
