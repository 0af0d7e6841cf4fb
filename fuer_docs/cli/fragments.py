"""fragments：查找、查看、检查片段。"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from ..engine.search import FORMS, Card, Query, card_json, cards, find_fragments, summary_json, validity
from ..engine.shelf import findings_json, library_shelf
from ..model.facts import TOPICS
from ..model.setting import OFFICE_LEVELS, UNIT_TYPES
from ..model.speech import _, mark
from .lint import report
from .output import Group, Voice, command, common
from .words import Day

_WORKSPACE = click.option("--workspace", type=click.Path(path_type=Path), help=mark("连这个工作区自己的一起"))


@common
@click.group("fragments", cls=Group, help=mark("片段：查找、查看、检查。"))
def command_() -> None:
    """片段：查找、查看、检查。"""


def _filters(function: Callable[..., int]) -> Callable[..., int]:
    """挑片段的选项。"""
    for option in reversed((
        click.option("--topic", type=click.Choice(TOPICS), help=mark("说这个主题的")),
        click.option("--kind", metavar=mark("文种"), help=mark("这个文种能用的")),
        click.option("--form", type=click.Choice(FORMS), help=mark("这种形式的")),
        click.option("--level", type=click.Choice(OFFICE_LEVELS), help=mark("这一级能用的")),
        click.option("--unit", type=click.Choice(UNIT_TYPES), help=mark("这类单位能用的")),
        click.option("--date", "day", type=Day(), help=mark("这一天有效的")),
        click.option("--text", metavar=mark("词"), help=mark("编号、标题或正文里有这几个字的；几个词用空格隔开")),
    )):  # fmt: skip
        function = option(function)
    return function


@command(
    "list",
    {"fragments": []},
    mark("列出片段：编号、标题、适用于谁；可以按主题、文种、形式、级别、单位、日期、字来找。"),
)
@_filters
@_WORKSPACE
def list_fragments(
    voice: Voice, workspace: Path | None, topic: str | None, kind: str | None, form: str | None, level: str | None,
    unit: str | None, day: date | None, text: str | None,
) -> int:  # fmt: skip
    wanted = {"文种": kind, "层级": level, "单位类型": unit}
    circumstances = {key: value for key, value in wanted.items() if value}
    query = Query(circumstances, form, topic, day, tuple((text or "").split()))
    found = find_fragments(library_shelf(workspace), query)
    voice.show({"fragments": [summary_json(item) for item in found]})
    for item in found:
        fits = _("；").join(_("、").join(words) for words in item.fits.values() if words)
        voice.say(f"{item.code}  {item.title}" + (_("（{where}）", where=fits) if fits else ""))
    if not found:
        voice.say(_("没有合乎要求的片段；少写一样再找"))
    return 0


@command("show", {}, mark("看一个片段（或一个位置的各种写法）：文件头、原文、要哪些事实、谁用它。"))
@click.argument("code", metavar=mark("编号"))
@_WORKSPACE
def show(voice: Voice, code: str, workspace: Path | None) -> int:
    found = cards(library_shelf(workspace), code)
    voice.show({"fragments": [card_json(card) for card in found]})
    for card in found:
        _say_card(voice, card)
    return 0


def _say_card(voice: Voice, card: Card) -> None:
    fragment = card.fragment
    voice.say(f"{fragment.code}  {fragment.title}  {fragment.file}")
    parameters = [_("{name}（{kind}）", name=name, kind=kind) for name, kind in fragment.parameters.items()]
    callers = [*(_("模板 {kind}", kind=kind) for kind in card.kinds), *card.callers]
    rows: list[tuple[str, Sequence[str]]] = [
        *fragment.fits.items(),
        (_("有效期"), validity(fragment)),
        (_("参数"), parameters),
        (_("用到"), card.needs),
        (_("调用"), card.calls),
        (_("被谁调用"), callers or [_("没有谁")]),
    ]
    for name, words in rows:
        if words:
            voice.say(f"    {name}{_('：')}{_('、').join(words)}")
    voice.say("\n".join(fragment.lines).strip("\n") + "\n")


@command(
    "lint",
    {"files": []},
    mark("检查全部片段：标签、名字、写死的数目、过了时的说法、差不多的写法、没人用的写法，并拿样例事实试写一遍。"),
)
@_WORKSPACE
def lint(voice: Voice, workspace: Path | None) -> int:
    from ..engine.scrutiny import lint_fragments

    found = lint_fragments(workspace)
    voice.show(findings_json(found))
    return report(voice, found)


for made in (list_fragments, show, lint):
    command_.add_command(made)
