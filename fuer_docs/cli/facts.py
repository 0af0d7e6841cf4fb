"""facts：核对事实，列出知道的一切。"""

from __future__ import annotations

from pathlib import Path

import click

from ..engine.facts import inventory, inventory_json
from ..model.finding import has_errors
from ..model.speech import _, mark
from .output import Voice, command


@command("facts", {"facts": [], "derived": []}, mark("核对工作区的事实，列出每一项和它的出处，再列由它们算出来的数。"))
@click.argument("workspace", type=click.Path(path_type=Path), metavar=mark("工作区"))
def command_(voice: Voice, workspace: Path) -> int:
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
