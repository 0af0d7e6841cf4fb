"""collect：向成员单位收材料——发填报表，看谁没交，收进来。"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from ..engine.collect import issue_forms
from ..engine.merging import Merged, merge
from ..engine.pending import code_of
from ..engine.returns import (
    Standing,
    Told,
    contradictions,
    receive,
    reminders,
    standings,
    write_reminders,
)
from ..model.speech import _, in_chinese, mark
from .output import Group, Voice, command, common

SHOWN = 5
"""一个单位最多列几处给人看；全部在 JSON 和催报里。"""
_STATES = {
    "missing": mark("没有交"), "unread": mark("交的收不进来"), "blank": mark("交的是空表"), "incomplete": mark("没有填完"), "complete": mark("填完了"),
}  # fmt: skip


@common
@click.group("collect", cls=Group, help=mark("向成员单位收材料：发填报表、看谁没交、收进来。"))
def command_() -> None:
    """向成员单位收材料：发填报表、看谁没交、收进来。"""


def _day(_context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """写成 2022-12-05 的日期。"""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(_("日期写成 2022-12-05"), param=parameter) from None


@command("new", {"files": []}, mark("给每个成员单位写一本填报表：只有它自己的指标和任务，旁边是上年的数。已有的不动。"))
@click.argument("workspace", type=click.Path(path_type=Path), metavar=mark("工作区"))
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), metavar=mark("文件夹"), help=mark("放在哪里")
)
@click.option("--deadline", callback=_day, metavar="YYYY-MM-DD", help=mark("交回期限"))
@click.option("--contact", default="", metavar=mark("姓名/电话"), help=mark("有疑问找谁"))
def new(voice: Voice, workspace: Path, out: Path, deadline: date | None, contact: str) -> int:
    done = issue_forms(workspace, out, deadline, contact)
    voice.show({
        "files": [
            {"unit": unit.short, "file": file, "indicators": len(unit.indicators), "tasks": len(unit.tasks),
             "kept": file in done.kept}
            for unit, file in done.files
        ],
        "findings": [finding.as_json() for finding in done.findings],
    })  # fmt: skip
    for unit, file in done.files:
        kept = _("（原来就有，没有动）") if file in done.kept else ""
        voice.say(_("{file}：指标 {indicators} 项，任务 {tasks} 项{kept}",
                    file=file, indicators=len(unit.indicators), tasks=len(unit.tasks), kept=kept))  # fmt: skip
    voice.say(_("共 {n} 个单位。交回来的放进一个文件夹，用 fuer-docs collect status 看谁没交", n=len(done.files)))
    voice.findings(done.findings)
    return 0


@command("status", {"units": []}, mark("看交回来的填报表：谁没交、谁迟了、谁没填完，哪些数变化大，谁和谁说得不一样。"))
@click.argument("workspace", type=click.Path(path_type=Path), metavar=mark("工作区"))
@click.argument("folder", type=click.Path(path_type=Path), metavar=mark("收件文件夹"))
@click.option("--date", "day", callback=_day, metavar="YYYY-MM-DD", help=mark("今天是哪天，算没交的过期了几天"))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), metavar=mark("催报.txt"), help=mark("把催报的话写进一个文件")
)
def status(voice: Voice, workspace: Path, folder: Path, day: date | None, out: Path | None) -> int:
    received = receive(workspace, folder)
    found = standings(received, day)
    against = contradictions(received)
    with in_chinese():
        again = received if voice.lang == "zh" else receive(workspace, folder)
        calls = list(reminders(again, standings(again, day)))
    written = write_reminders(out, [text for _unit, text in calls]) if out is not None else None
    voice.show({
        "deadline": received.deadline or None,
        "units": [_standing_json(one) for one in found],
        "contradictions": [{"question": question, "says": [_told_json(one) for one in told]} for question, told in against],
        "reminders": [{"unit": unit, "text": text} for unit, text in calls],
        "findings": [finding.as_json() for finding in received.findings],
    })  # fmt: skip
    for state in ("missing", "unread", "blank"):
        names = [one.unit.short + _late(one) for one in found if one.state == state]
        if names:
            voice.say(_("{state} {n} 个：{names}", state=_(_STATES[state]), n=len(names), names=_("、").join(names)))
    for one in found:
        if one.files and one.state != "blank":
            _say_standing(voice, one)
    if against:
        voice.say(_("说法不一样的："))
    for question, told in against:
        voice.say(f"  {question}" + _("：") + _("；").join(one.words for one in told))
    whole = [one for one in found if one.state == "complete"]
    checking = sum(1 for one in whole if one.to_check)
    also = _("（其中 {n} 个有数要核对）", n=checking) if checking else ""
    voice.say(_("共 {n} 个单位，填完的 {whole} 个{also}，还要催的 {rest} 个。",
                n=len(found), whole=len(whole), also=also, rest=len(found) - len(whole)))  # fmt: skip
    if out is not None and written is not None:
        if written != out:
            voice.say(_("{file} 有人改过，或者本来不是催报，没有动", file=out.as_posix()))
        voice.say(_("催报的话写在 {file}", file=written.as_posix()))
    voice.findings(received.findings)
    return 2 if received.unreadable else 0


def _late(one: Standing) -> str:
    return _("（{where}）", where=one.late) if one.late else ""


def _say_standing(voice: Voice, one: Standing) -> None:
    voice.say(f"{one.unit.short}" + _("：") + _(_STATES[one.state]) + _late(one) + "  " + _("、").join(one.files))
    for lead, lines in ((_("缺"), one.gaps), (_("核对"), one.to_check)):
        for line in lines[:SHOWN]:
            voice.say(f"    {lead}  {line}")
        if len(lines) > SHOWN:
            voice.say(_("    ……还有 {n} 处", n=len(lines) - SHOWN))


def _standing_json(one: Standing) -> dict[str, Any]:
    return {
        "unit": one.unit.short, "state": one.state, "files": one.files, "date": one.day or None, "late": one.late or None,
        "gaps": one.gaps, "to_check": one.to_check,
        "changes": [
            {"question": jump.question, "name": jump.name, "words": jump.words, "suspicious": jump.suspicious}
            for jump in one.jumps
        ],
    }  # fmt: skip


def _told_json(one: Told) -> dict[str, Any]:
    return {"who": one.who, "where": one.where, "said": one.said}


@command("merge", {"units": []}, mark("把交回来的填报表收进 待确认/，每个数写着是谁的、哪一格；收过的不收第二遍。"))
@click.argument("workspace", type=click.Path(path_type=Path), metavar=mark("工作区"))
@click.argument("folder", type=click.Path(path_type=Path), metavar=mark("收件文件夹"))
@click.option("--dry-run", is_flag=True, help=mark("只看会改什么，不写"))
def merge_(voice: Voice, workspace: Path, folder: Path, dry_run: bool) -> int:
    (_written, pages), (done, _again) = voice.kept_chinese(lambda: merge(workspace, folder))
    shown = pages.differences() if dry_run else ""
    files = sorted(pages.changed()) if dry_run else pages.write()
    voice.show({**_merged_json(done), "files": files, "dry_run": dry_run})
    _say_merged(voice, done)
    if shown:
        voice.say(shown.rstrip("\n"))
    if dry_run:
        voice.say(_("这是试收，什么也没有写；去掉 --dry-run 再运行才收。"))
    elif done.added:
        voice.say(_("逐条看 待确认/，写“确认: 是”或“否”，再运行 fuer-docs confirm {root}", root=workspace.as_posix()))
    voice.findings(done.findings)
    return 2 if done.received.unreadable else 0


def _merged_json(done: Merged) -> dict[str, Any]:
    return {
        "added": [
            {"unit": arrival.unit.short, "file": arrival.file, "type": found.type, "fact": code_of(found.keys),
             "quote": found.quote, "where": found.where, "certainty": found.certainty.value, "doubts": list(found.doubts)}
            for arrival, found in done.added
        ],
        "known": done.known, "already": done.already,
        "findings": [finding.as_json() for finding in done.findings],
    }  # fmt: skip


def _say_merged(voice: Voice, done: Merged) -> None:
    by_unit: dict[str, list[int]] = {}
    for arrival, found in done.added:
        counts = by_unit.setdefault(arrival.unit.short, [0, 0])
        counts[0] += 1
        counts[1] += bool(found.doubts)
    for unit, (added, doubtful) in by_unit.items():
        voice.say(_("{unit}：新收 {added} 条，其中 {doubtful} 条有疑问", unit=unit, added=added, doubtful=doubtful))
    voice.say(_("新收 {added} 条；以前收过 {known} 条；facts 里本来就有 {already} 条。",
                added=len(done.added), known=done.known, already=done.already))  # fmt: skip


for made in (new, status, merge_):
    command_.add_command(made)
