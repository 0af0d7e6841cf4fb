"""向成员单位收材料：问谁、问什么，一个单位写一本填报表。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..intake.questionnaire import AskIndicator, AskTask, Form, write_form
from ..intake.replies import Asked
from ..model.facts import Body, Facts, Figure, Indicator, Party, Task
from ..model.finding import Finding, note, warning
from ..model.moment import Moment
from ..model.place import Place
from ..model.setting import Workspace
from ..model.speech import _
from ..model.values import Phrase
from .files import read_file, write_all, wrong_usage
from .workspace import open_workspace

_GENERAL = re.compile(r"^(?:各|有关|相关|所有|全体|其他|其余)|等(?:单位|部门)?$|(?:以上|级)部门$")
"""“各乡镇”“有关部门”不是一个单位，发不出去。"""
ALL_MEMBERS = {"各成员单位", "全体成员单位", "所有成员单位", "县直各成员单位", "市直各成员单位"}
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(slots=True)
class Unit:
    """要发的一个单位。"""

    code: str
    short: str
    full: str
    names: frozenset[str]
    """凭哪些叫法认它。"""
    indicators: list[AskIndicator] = field(default_factory=list)
    tasks: list[AskTask] = field(default_factory=list)


@dataclass(slots=True)
class Round:
    """一轮收材料：哪个工作区、哪一年，问哪些单位什么。"""

    office: str
    year: int
    units: dict[str, Unit]
    asked: Asked
    facts: Facts
    findings: list[Finding] = field(default_factory=list)

    def form(self, unit: Unit, deadline: str = "", contact: str = "") -> Form:
        """发给一个单位的填报表。"""
        return Form(
            self.office, unit.code, unit.short, unit.full, self.year, deadline, contact,
            tuple(unit.indicators), tuple(unit.tasks),
        )  # fmt: skip

    def find(self, name: str) -> Unit | None:
        """叫这个名字的单位。"""
        plain = "".join(name.split())
        return self.units.get(name) or next((unit for unit in self.units.values() if plain in unit.names), None)


@dataclass(slots=True)
class Issued:
    """写好的填报表。"""

    files: list[tuple[Unit, str]] = field(default_factory=list)
    """（单位, 文件）。"""
    kept: list[str] = field(default_factory=list)
    """原来就有、没有动的。"""
    findings: list[Finding] = field(default_factory=list)


def plan_round(root: Path) -> Round:
    """照工作区的事实定下问谁、问什么。"""
    workspace, findings, _shelf = open_workspace(root)
    drafted = _Draft(workspace)
    drafted.ask()
    return Round(
        drafted.office, workspace.year, drafted.units,
        Asked(workspace.year, drafted.indicators, drafted.tasks), workspace.facts, findings + drafted.findings,
    )  # fmt: skip


def issue_forms(root: Path, out: Path, deadline: date | None = None, contact: str = "") -> Issued:
    """给每个单位写一本填报表。已经有的、内容不同的不动：里头也许填了字。"""
    plan = plan_round(root)
    if not plan.units:
        hint = _("在 facts/ 的机构里给成员单位写上“成员单位: 是”，或者给指标、任务写上责任单位")
        raise wrong_usage(_("工作区里没有要发的单位"), hint, root.as_posix())
    result = Issued(findings=list(plan.findings))
    fresh: dict[Path, bytes] = {}
    for unit, path in _file_names(plan.units.values(), out):
        data = write_form(plan.form(unit, deadline.isoformat() if deadline else "", contact))
        result.files.append((unit, path.as_posix()))
        if not path.exists():
            fresh[path] = data
        elif read_file(path) != data:
            result.kept.append(path.as_posix())
            hint = _("里头也许已经填了字；要换新的，先把它挪走再运行一次")
            result.findings.append(warning("file-kept", _("已经有这个文件，没有动"), hint, Place(path.as_posix())))
    write_all(fresh)
    return result


def _file_names(units: Iterable[Unit], out: Path) -> Iterator[tuple[Unit, Path]]:
    """‹简称›.xlsx；两个单位简称一样的，后面的用编号。"""
    taken: set[str] = set()
    for unit in units:
        for name in (unit.short, unit.code, f"{unit.short}（{len(taken) + 1}）"):
            safe = _UNSAFE.sub("_", name).strip(". ") or "单位"
            if safe.casefold() not in taken:
                break
        taken.add(safe.casefold())
        yield unit, out / f"{safe}.xlsx"


class _Draft:
    """一个工作区里问谁、问什么。"""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.facts = workspace, workspace.facts
        self.units: dict[str, Unit] = {}
        self.indicators: dict[str, AskIndicator] = {}
        self.tasks: dict[str, AskTask] = {}
        self.findings: list[Finding] = []
        self._vague: dict[str, Place] = {}
        self._unowned: list[Indicator] = []
        self.office = self._office()

    def _office(self) -> str:
        unit = self.workspace.setting.unit
        body = self._body(unit) if isinstance(unit, Party) else None
        if body is not None and isinstance(body.full, Phrase):
            return body.full.text
        return unit.text if isinstance(unit, Party) else ""

    def ask(self) -> None:
        """成员单位都问；指标、任务问它的责任单位。"""
        for member in self._members():
            self._unit(member.code, member)
        for indicator in self.facts.of("指标"):
            if isinstance(indicator, Indicator):
                asked = _ask_indicator(indicator, self.workspace.year)
                self.indicators[asked.code] = asked
                owners = list(self._owners(_parties(indicator.owners), indicator.place))
                for unit in owners:
                    unit.indicators.append(asked)
                if not owners:
                    self._unowned.append(indicator)
        for task in self.facts.of("任务"):
            if isinstance(task, Task) and _year_of(task, self.workspace.year) == self.workspace.year:
                question = _ask_task(task)
                self.tasks[question.code] = question
                for unit in self._owners(_task_owners(task), task.place):
                    unit.tasks.append(question)
        if self._unowned:
            names = "、".join(one.name.text if isinstance(one.name, Phrase) else one.code for one in self._unowned[:8])
            message = _("{n}项指标没有责任单位，没有人填：{names}", n=len(self._unowned), names=names)
            hint = _("给它们写上责任单位；有统计局年报的用 import 收")
            self.findings.append(note("nobody-to-fill", message, hint, self._unowned[0].place))
        for name, place in self._vague.items():
            hint = _("在机构里给它写“类别: 集合”和“成员: […]”，或者把责任单位一个一个写出来")
            self.findings.append(
                note("not-one-unit", _("责任单位“{name}”不是一个单位，没有给它发表", name=name), hint, place)
            )

    def _members(self) -> Iterator[Body]:
        for body in self.facts.of("机构"):
            if isinstance(body, Body) and body.member is True and self._still_there(body):
                yield body

    def _still_there(self, body: Body) -> bool:
        ended = body.until
        return not (isinstance(ended, Moment) and ended.end and ended.end < date(self.workspace.year, 1, 1))

    def _owners(self, parties: Iterable[Party], place: Place) -> Iterator[Unit]:
        """各是哪个单位；集合、各成员单位拆开，自己不算。"""
        found: dict[str, Unit] = {}
        for party in parties:
            for unit in self._expanded(party, place, frozenset()):
                found.setdefault(unit.code, unit)
        yield from found.values()

    def _expanded(self, party: Party, place: Place, seen: frozenset[str]) -> Iterator[Unit]:
        body = self._body(party)
        if body is None:
            name = party.text.strip()
            if name in ALL_MEMBERS:
                yield from (self._unit(member.code, member) for member in self._members())
            elif _GENERAL.search(name):
                self._vague.setdefault(name, place)
            elif not self._is_our_name(name):
                yield self._unit(name, None)
        elif isinstance(body.members, tuple) and body.members:
            if body.code not in seen:
                for inner in body.members:
                    yield from self._expanded(inner, place, seen | {body.code})
        elif not self._is_ourselves(body):
            yield self._unit(body.code, body)

    def _is_ourselves(self, body: Body) -> bool:
        """发表的单位和它的办公室，自己不给自己发。"""
        full = body.full.text if isinstance(body.full, Phrase) else body.code
        return full.removesuffix("办公室") == self.office.removesuffix("办公室")

    def _is_our_name(self, name: str) -> bool:
        """没有列在机构里的叫法：县妇儿工委办、县妇联。"""
        whole = name.replace("妇儿工委", "妇女儿童工作委员会").replace("妇联", "妇女联合会")
        return self.office.removesuffix("办公室").endswith(whole.removesuffix("公室").removesuffix("办"))

    def _body(self, party: Party) -> Body | None:
        found = self.facts.by_key.get(f"机构/{party.body}") if party.body else None
        return found if isinstance(found, Body) else None

    def _unit(self, code: str, body: Body | None) -> Unit:
        if code not in self.units:
            words = [getattr(body, key) for key in ("full", "short", "formerly", "name")] if body else []
            full, short = ([word.text if isinstance(word, Phrase) else "" for word in words] or ["", ""])[:2]
            names = frozenset("".join(word.text.split()) for word in words if isinstance(word, Phrase)) | {code}
            self.units[code] = Unit(code, short or full or code, full or short or code, names)
        return self.units[code]


def _year_of(task: Task, default: int) -> int:
    """一项任务是哪一年的：先看期间，再看时间、时限。"""
    for moment in (task.period, task.time, task.deadline):
        if isinstance(moment, Moment) and moment.year:
            return moment.year
    return default


def _parties(value: object) -> list[Party]:
    return list(value) if isinstance(value, tuple) else []


def _task_owners(task: Task) -> list[Party]:
    """责任单位和分工里的单位；配合单位不问。"""
    shares = task.division if isinstance(task.division, tuple) else ()
    return _parties(task.owners) + [party for share in shares for party in _parties(share.unit)]


def _ask_indicator(indicator: Indicator, year: int) -> AskIndicator:
    by_sex = isinstance(indicator.by_sex, dict) and bool(indicator.by_sex)
    return AskIndicator(
        indicator.code, indicator.name.text if isinstance(indicator.name, Phrase) else indicator.code,
        _text(indicator.unit), _text(indicator.direction), _text(indicator.target), _before(indicator, year), by_sex,
    )  # fmt: skip


def _before(indicator: Indicator, year: int) -> str:
    """上年值；上年没有就取更早最近的一年，注明年份。"""
    values = indicator.values if isinstance(indicator.values, dict) else {}
    known = {at: value for at, value in values.items() if at < year and isinstance(value, Figure)}
    if not known:
        return ""
    latest = max(known)
    figure = known[latest]
    text = figure.number if figure.text == figure.number + figure.unit else figure.text
    return text if latest == year - 1 else f"{text}（{latest}年）"


def _ask_task(task: Task) -> AskTask:
    measures = "；".join(item.text for item in task.measures) if isinstance(task.measures, tuple) else ""
    deadline = task.deadline.text if isinstance(task.deadline, Moment) else ""
    return AskTask(task.code, _text(task.action) or task.code, measures, deadline, _text(task.goal))


def _text(value: object) -> str:
    return value.text if isinstance(value, Phrase) else ""
