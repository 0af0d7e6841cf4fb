"""rules：查什么、为什么、依据什么。"""

from __future__ import annotations

from typing import Any

import click

from ..engine.check import Rule, rules
from ..model.finding import severity_word
from ..model.speech import _, mark
from .output import Voice, command


@command("rules", {"rules": []}, mark("查些什么、为什么、依据哪一条；写上名字看一条的正反例子。"))
@click.argument("name", required=False, default="", metavar=mark("[规矩]"))
def command_(voice: Voice, name: str) -> int:
    found = rules(name)
    voice.show({"rules": [_json(rule) for rule in found]})
    for rule in found:
        if name:
            _explain(voice, rule)
        else:
            voice.say(f"{rule.id}  " + _listed(voice, rule))
    return 0


def _listed(voice: Voice, rule: Rule) -> str:
    """一行说明；说英文时名字就是题目，不印中文的题目和依据。"""
    if voice.lang == "en":
        return rule.severity.value
    return f"{rule.title}（{severity_word(rule.severity)}；{rule.basis}）"


def _json(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id, "title": rule.title, "severity": rule.severity.value, "why": rule.why, "basis": rule.basis,
        "bad": [one for one in rule.bad if isinstance(one, str)], "good": [one for one in rule.good if isinstance(one, str)],
    }  # fmt: skip


def _explain(voice: Voice, rule: Rule) -> None:
    voice.say(f"{rule.id}  {rule.title}")
    voice.say(_("为什么：{why}", why=rule.why))
    voice.say(_("依据：{basis}", basis=rule.basis))
    for title, examples in ((_("不合的"), rule.bad), (_("合的"), rule.good)):
        voice.say(title + _("："))
        for example in examples:
            if isinstance(example, str):
                voice.say("    " + example.replace("\n", "\n    "))
