"""facts：核对事实，列出知道的一切。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.facts import inventory, inventory_json
from ..engine.matrix import TaskLine, matrix, matrix_json
from ..model.finding import has_errors
from ..model.speech import _, mark
from .output import Voice, command


@command("facts", {"facts": [], "derived": []}, mark("核对工作区的事实，列出每一项和它的出处，再列由它们算出来的数。"))
@click.argument("workspace", type=click.Path(path_type=Path), metavar=mark("工作区"))
@click.option("--matrix", "as_matrix", is_flag=True, help=mark("问题 → 任务 → 结果，落单的列出来"))
def command_(voice: Voice, workspace: Path, as_matrix: bool) -> int:
    if as_matrix:
        return _matrix(voice, workspace)
    found = inventory(workspace)
    colon = _("：")
    voice.show(inventory_json(found))
    for fact in found.facts:
        voice.say(f"{fact.fact}  {fact.file}:{fact.line}")
        for entry in fact.entries:
            if entry.field.startswith("来源"):
                continue  # 每一项后面已经写着是谁提供的
            who = entry.source.supplied_by if entry.source else ""
            supplier = _("（{where}）", where=who) if who else ""
            voice.say(f"    {entry.field}{colon}{entry.text}{supplier}")
    voice.say(_("算出来的（到{day}）：", day=found.day.isoformat()))
    for derived in found.derived:
        formula = f" = {derived.formula}" if derived.formula else ""
        inputs = _("  ← {n} 条事实", n=len(derived.inputs)) if derived.inputs else ""
        voice.say(f"    {derived.name}{colon}{derived.text}{formula}{inputs}")
    voice.findings(found.findings)
    return 1 if has_errors(found.findings) else 0


def _matrix(voice: Voice, workspace: Path) -> int:
    found = matrix(workspace)
    voice.show(matrix_json(found))
    voice.say(_("问题 → 任务 → 结果（到{day}）：", day=found.day.isoformat()))
    for line in found.lines:
        solved = _("（已解决）") if line.solved else ""
        voice.say(f"{line.fact}{solved}  {line.what}".rstrip())
        for task in line.tasks:
            voice.say("    → " + _task(task))
        if not line.tasks:
            voice.say("    → " + (_("不再要任务") if line.solved else _("没有任务针对它")))
    if found.aimless:
        voice.say(_("没有写针对什么的任务："))
        for task in found.aimless:
            voice.say("    " + _task(task))
    for lead, names in ((_("没有任务的问题"), found.unanswered), (_("到了时限没有写完成情况的任务"), found.overdue)):
        if names:
            voice.say(lead + _("：") + _("、").join(names))
    return 0


def _task(task: TaskLine) -> str:
    result = task.result or (_("到了时限，没有写完成情况") if task.overdue else _("还没有结果"))
    return "  ".join(filter(None, (task.fact, task.owners, task.deadline, result)))
