"""collect merge：填报表里的回答放进 待确认/，一个单位一个文件。

收过什么记在 收件/‹单位›.yaml：再收一遍什么也不添，人改过、确认过、说过不要的也不再来；答案变了才是新的一条。
说法不一样的并排放着，互相写上疑问，由人来定。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..intake.replies import Reply
from ..load.yaml_edit import add_rows, set_value
from ..model.finding import Finding, note
from ..model.found import Found
from ..model.place import Place
from ..model.speech import _
from .pages import FACTS, LEDGER, PENDING, Pages
from .pending import DOUBTS, code_of, pending, set_aside
from .returns import (
    TAKEN,
    Arrival,
    Received,
    Told,
    change,
    differ,
    done_spots,
    doubted,
    is_shared,
    receive,
    spots_of,
    told,
    told_by_facts,
)

_HEADER = """\
# {unit}交回的填报表，收过哪些回答。collect merge 记的，凭它不收第二遍；删去一条，那个回答下次再收。
"""


@dataclass(slots=True)
class Merged:
    """收了一批。"""

    received: Received
    added: list[tuple[Arrival, Found]] = field(default_factory=list)
    known: int = 0
    """以前收过的。"""
    already: int = 0
    """facts 里本来就是这样的。"""
    lost: int = 0
    """记着收过，待确认和 facts 里却都没有的。"""
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Taken:
    """要收的一个回答。"""

    arrival: Arrival
    reply: Reply
    said: Told
    returned: bool = False
    """改成过别的，又改回来的。"""


def _dated(one: _Taken) -> Found:
    """来源里写上哪天填的：和以前那一条一个字不差，只有日子不同。"""
    source = {
        "单位": one.arrival.unit.short,
        "文件": one.arrival.file,
        "位置": one.reply.found.where,
        "日期": one.arrival.day,
    }
    return replace(one.reply.found, keys={**one.reply.found.keys, "来源": source})


def merge(root: Path, folder: Path) -> tuple[Merged, Pages]:
    """收一个文件夹；写不写由调用的人定（``Pages.write``）。"""
    received = receive(root, folder)
    pages = pending(root)
    result = Merged(received, findings=received.findings)
    ledger = _Ledger(pages)
    facts = _Facts(pages)
    fresh = list(_fresh(received, ledger, facts, result))
    said: dict[str, list[Told]] = {}
    for one in fresh:
        said.setdefault(one.reply.question, []).append(one.said)
    by_file: dict[str, list[Found]] = {}
    for one in fresh:
        ledger.note(one)
        if facts.say(one.reply.found):
            result.already += 1
            continue
        others = [*ledger.told(one.reply.question), *said[one.reply.question]]
        doubts = list(_doubts(received, one, others))
        found = _dated(one) if one.returned else one.reply.found
        by_file.setdefault(one.arrival.file, []).append(doubted(found, doubts))
    for arrival in received.arrivals:
        intake = set_aside(pages, _page(arrival), by_file.get(arrival.file, ()), arrival.file)
        result.known += intake.known
        result.added += [(arrival, found) for found in intake.added]
    _warn_earlier(pages, ledger, fresh)
    ledger.write()
    if result.lost:
        message = _("有{n}条记着收过，待确认和 facts 里都没有", n=result.lost)
        hint = _("要再收，删去 {folder}/ 里单位的那一份，再运行一次", folder=LEDGER)
        result.findings.append(note("taken-but-gone", message, hint, Place(LEDGER)))
    return result, pages


def _page(arrival: Arrival) -> str:
    return f"成员单位-{arrival.unit.short.replace('/', '_')}"


def _fresh(received: Received, ledger: _Ledger, facts: _Facts, result: Merged) -> Iterator[_Taken]:
    """没有收过的回答；同一单位在两份里填得一样的算一个。"""
    seen: set[tuple[str, str, str]] = set()
    for arrival in received.arrivals:
        for reply in arrival.replies:
            mark = (arrival.unit.short, reply.question, reply.answer)
            if ledger.has(*mark, arrival.day):
                result.known += 1
                result.lost += not ledger.is_kept(*mark) and not facts.say(reply.found)
            elif mark not in seen:
                seen.add(mark)
                yield _Taken(arrival, reply, told(arrival, reply), ledger.knows(*mark))


def _doubts(received: Received, one: _Taken, others: Sequence[Told]) -> Iterator[str]:
    """放在一起看才看得出的疑问：和别家、和自己以前、和 facts、和上年。"""
    jump = change(received.plan, one.reply)
    if jump and jump.suspicious:
        yield jump.words
    fact = told_by_facts(received.plan, one.reply.question)
    for other in [*others, *([fact] if fact else [])]:
        if other != one.said:
            yield from _against(one.said, other)


def _against(one: Told, other: Told) -> Iterator[str]:
    """和另一个说法不一样：自己两次填的，或者两家填的；两家各写各的成绩、打算不比。"""
    if one.who == other.who:
        yield _("这个单位另一次填的{words}", words=other.words.removeprefix(other.who))
    elif is_shared(one.question) and differ(one, other):
        yield _("说法不一样：{words}", words=other.words)


# -- 收过的 --


class _Ledger:
    """各单位收过的回答。"""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self._marks: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
        """（单位, 问题, 答）→ 从哪个文件的哪一格收的。"""
        self._latest: dict[tuple[str, str], tuple[str, str]] = {}
        """（单位, 问题）→ 最近一次填报的日期和答案。"""
        self._here = spots_of(row for folder in (FACTS, PENDING) for _page, _kind, _at, row in pages.rows(folder))
        self._here |= done_spots(pages)
        self._earlier: dict[str, list[tuple[Told, Mapping[str, Any]]]] = {}
        self._new: dict[str, list[dict[str, str]]] = {}
        for page, kind, _at, row in list(pages.rows(LEDGER)):
            if kind == TAKEN:
                unit = page.rpartition("/")[2].rpartition(".")[0]
                self._remember(str(row.get("单位", unit)), row)

    def _remember(self, unit: str, row: Mapping[str, Any]) -> None:
        text = {name: str(row.get(name, "")) for name in ("问题", "答", "说", "数", "状态", "日期", "文件", "位置")}
        spots = self._marks.setdefault((unit, text["问题"], text["答"]), [])
        spots.append((text["文件"], text["位置"]))
        latest = self._latest.get((unit, text["问题"]), ("", ""))
        self._latest[unit, text["问题"]] = max(latest, (text["日期"], text["答"]), key=lambda one: one[0])
        value = Decimal(text["数"]) if text["数"].replace(".", "", 1).replace("-", "", 1).isdecimal() else None
        said = text["说"] or text["答"]
        told_then = Told(text["问题"], unit, f"{text['文件']} {text['位置']}", said, value, text["状态"])
        self._earlier.setdefault(text["问题"], []).append((told_then, row))

    def knows(self, unit: str, question: str, answer: str) -> bool:
        """收过这个回答，不管后来改没改。"""
        return (unit, question, answer) in self._marks

    def has(self, unit: str, question: str, answer: str, day: str) -> bool:
        """收过这个回答；后来改成了别的、在更晚的一天又改回来的，不算。"""
        if not self.knows(unit, question, answer):
            return False
        then, said = self._latest[unit, question]
        return not (day > then > "" and said != answer)

    def is_kept(self, unit: str, question: str, answer: str) -> bool:
        """收过的还在：待确认里有，或者 facts 里写着它的来源。"""
        return any(spot in self._here for spot in self._marks[unit, question, answer])

    def told(self, question: str) -> list[Told]:
        """以前收过的说法。"""
        return [said for said, _row in self._earlier.get(question, ())]

    def earlier(self, question: str) -> list[tuple[Told, Mapping[str, Any]]]:
        """以前收过的说法和记下的那一行。"""
        return self._earlier.get(question, [])

    def note(self, one: _Taken) -> None:
        """记下一个新收的。"""
        row = {"单位": one.arrival.unit.short, "问题": one.reply.question, "答": one.reply.answer}
        if is_shared(one.reply.question):
            row |= {
                "说": one.said.said,
                "数": "" if one.said.value is None else str(one.said.value),
                "状态": one.said.status,
            }
        row |= {"日期": one.arrival.day, "文件": one.arrival.file, "位置": one.reply.found.where}
        kept = {name: text for name, text in row.items() if text}
        self._new.setdefault(one.arrival.unit.short, []).append(kept)

    def write(self) -> None:
        """写进各单位的那一份（在手上）。"""
        for unit, rows in self._new.items():
            page = f"{LEDGER}/{unit.replace('/', '_')}.yaml"
            self.pages[page] = add_rows(self.pages[page] or _HEADER.format(unit=unit), TAKEN, rows)


def _warn_earlier(pages: Pages, ledger: _Ledger, fresh: list[_Taken]) -> None:
    """以前收的、还等着确认的那一条，也写上新来的说法。"""
    waiting: dict[tuple[str, str], list[tuple[str, str, int, dict[str, Any]]]] = {}
    for page, kind, at, row in pages.rows(PENDING):
        source = row.get("来源")
        if isinstance(source, Mapping):
            key = str(source.get("文件", "")), str(source.get("位置", ""))
            waiting.setdefault(key, []).append((page, kind, at, row))
    added: dict[tuple[str, str, int], list[str]] = {}
    for one in fresh:
        for said, taken in ledger.earlier(one.reply.question):
            spot = str(taken.get("文件", "")), str(taken.get("位置", ""))
            for page, kind, at, held in waiting.get(spot, ()):
                if not is_shared(one.reply.question) or f"{kind}/{code_of(held)}" == one.reply.question:
                    added.setdefault((page, kind, at), _listed(held.get(DOUBTS))).extend(_against(said, one.said))
    for (page, kind, at), doubts in added.items():
        pages[page] = set_value(pages[page], [kind, at, DOUBTS], list(dict.fromkeys(doubts)))


def _listed(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    return [str(value)] if value else []


# -- facts 里本来就是这样 --


class _Facts:
    """facts/ 里写着的，按类型、编号找。"""

    def __init__(self, pages: Pages) -> None:
        self._rows: dict[tuple[str, str], Mapping[str, Any]] = {}
        for _page, kind, _at, row in pages.rows(FACTS):
            for name in ("编号", "名称", "动作"):
                if isinstance(row.get(name), str):
                    self._rows.setdefault((kind, row[name]), row)

    def say(self, found: Found) -> bool:
        """要收的每一样 facts 里都有了，一样不差。"""
        known = self._rows.get((found.type, code_of(found.keys)))
        return known is not None and _within(found.keys, known)


def _within(new: Any, known: Any) -> bool:
    """``new`` 说的 ``known`` 都说了；来源不比。"""
    if isinstance(new, Mapping) and isinstance(new.get("数值"), str):
        return _number(new) == _number(known) and _within(new.get("名称", ""), _name(known))
    if isinstance(new, Mapping):
        return isinstance(known, Mapping) and all(
            _within(value, known.get(name)) for name, value in new.items() if name not in {"来源", "编号"}
        )
    if isinstance(new, list):
        listed = known if isinstance(known, list) else [known]
        return all(any(_within(item, other) for other in listed) for item in new)
    return str(new) == str(known)


def _name(value: Any) -> str:
    return str(value.get("名称", "")) if isinstance(value, Mapping) else ""


def _number(value: Any) -> str:
    return str(value.get("数值", "")) if isinstance(value, Mapping) else str(value)
