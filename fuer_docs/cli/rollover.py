"""rollover：把去年的工作区换成今年的。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.rollover import roll_over
from ..model.speech import _, mark
from .output import Voice, command


@command(
    "rollover",
    {"workspace": None, "files": []},
    mark("把去年的工作区换成今年的：单位、人员、指标、措辞带过来，去年的数和日期都留成要填的空。"),
)
@click.argument("old", type=click.Path(path_type=Path), metavar=mark("旧工作区"))
@click.argument("new", type=click.Path(path_type=Path), metavar=mark("新工作区"))
def command_(voice: Voice, old: Path, new: Path) -> int:
    done = roll_over(old, new)
    voice.show({
        "workspace": new.as_posix(), "year": done.year, "files": done.files, "carried": dict(done.carried), "dropped": dict(done.dropped),
        "follow_up": done.follow_up, "questions": done.questions, "unfinished": done.unfinished, "expired": done.expired,
        "findings": [finding.as_json() for finding in done.findings],
    })  # fmt: skip
    voice.say(_("建好 {root}：{year} 年，{n} 个文件。", root=new.as_posix(), year=done.year, n=len(done.files)))
    for lead, counts in ((_("带过来的"), done.carried), (_("没有带的"), done.dropped)):
        if counts:
            voice.say(lead + _("：") + _("、").join(f"{kind} {n}" for kind, n in counts.items()))
    for lead, names in (
        (_("逐条看还在不在的问题"), done.follow_up), (_("要填完成情况的任务"), done.questions),
        (_("去年没有办完、也没有列进今年的任务，放进了 待确认/，还办的写“是”"), done.unfinished), (_("过了期的"), done.expired),
    ):  # fmt: skip
        if names:
            voice.say(lead + _("："))
            for name in names:
                voice.say("    " + name)
    voice.findings(done.findings)
    voice.say(_("下一步：fuer-docs build {root}，照【待补】逐处填。", root=new.as_posix()))
    return 0
