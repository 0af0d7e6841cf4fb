"""问题 → 任务 → 结果：每个短板、困难、没达标的指标有没有任务针对它，任务办成了没有；落单的都列出来。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ..model.facts import UNMET, Difficulty, Fact, Facts, Figure, Indicator, Link, Outcome, Task, Weakness
from ..model.indicators import is_solved, status_on, with_unit
from ..model.moment import Moment
from ..model.speech import _
from ..model.values import Phrase
from .workspace import latest_day, open_workspace


@dataclass(frozen=True, slots=True)
class TaskLine:
    """一条任务和它的结果。"""

    fact: str
    owners: str
    deadline: str
    result: str
    """完成情况；没有写是空的。"""
    overdue: bool
    """时限已到，没有写完成情况。"""


@dataclass(frozen=True, slots=True)
class Line:
    """一个问题。"""

    fact: str
    what: str
    """表现；指标是状态和最近两年的值。"""
    solved: bool
    tasks: tuple[TaskLine, ...]


@dataclass(slots=True)
class Matrix:
    """全部。"""

    day: date
    lines: list[Line] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    """没有任务针对的问题，已经解决的不算。"""
    aimless: list[TaskLine] = field(default_factory=list)
    """没有写针对什么的任务。"""
    overdue: list[str] = field(default_factory=list)


def matrix(root: Path) -> Matrix:
    """一个工作区的问题、任务和结果。事实有错抛 :class:`~fuer_docs.errors.InputError`。"""
    workspace, _findings, _shelf = open_workspace(root)
    return matrix_of(workspace.facts, latest_day(workspace))


def matrix_of(facts: Facts, day: date) -> Matrix:
    """由事实排出来。"""
    found = Matrix(day)
    answering = _answering(facts)
    tasks = [fact for fact in facts.of("任务") if isinstance(fact, Task)]
    lines = {task.ref: _task_line(task, day) for task in tasks}
    for problem in _problems(facts, day, set(answering)):
        ours = tuple(lines[task.ref] for task in answering.get(f"{problem.ZH}/{problem.code}", ()))
        solved = is_solved(facts, problem, day)
        found.lines.append(Line(problem.ref, _what(problem, day), solved, ours))
        if not ours and not solved:
            found.unanswered.append(problem.ref)
    found.aimless = [lines[task.ref] for task in tasks if not _links(task.answers)]
    found.overdue = [line.fact for line in lines.values() if line.overdue]
    return found


def _answering(facts: Facts) -> dict[str, list[Task]]:
    """问题 → 针对它的任务；短板里列的指标，算短板的任务也针对它。"""
    found: dict[str, list[Task]] = {}
    for task in facts.of("任务"):
        if not isinstance(task, Task):
            continue
        for link in _links(task.answers):
            found.setdefault(link.target, []).append(task)
            weakness = facts.get(link)
            for inner in _links(weakness.indicators) if isinstance(weakness, Weakness) else ():
                if task not in found.setdefault(inner.target, []):
                    found[inner.target].append(task)
    return found


def _links(value: object) -> tuple[Link, ...]:
    return tuple(link for link in value if isinstance(link, Link)) if isinstance(value, tuple) else ()


def _problems(facts: Facts, day: date, answered: set[str]) -> Iterator[Fact]:
    """短板、困难，没达标的指标，还有任务针对着的指标。"""
    yield from (fact for zh in ("短板", "困难") for fact in facts.of(zh))
    for fact in facts.of("指标"):
        if not isinstance(fact, Indicator):
            continue
        status = status_on(fact, day)
        unmet = isinstance(status, Phrase) and status.text in UNMET
        if unmet or f"指标/{fact.code}" in answered:
            yield fact


def _what(problem: Fact, day: date) -> str:
    match problem:
        case Indicator():
            return _indicator_words(problem, day)
        case Weakness() | Difficulty():
            return _words(problem.shows) or _n_indicators(problem)
    return ""


def _n_indicators(problem: Fact) -> str:
    count = len(_links(problem.indicators)) if isinstance(problem, Weakness) else 0
    return _("{n}项指标", n=count) if count else ""


def _indicator_words(fact: Indicator, day: date) -> str:
    """状态，和最近两年的值：预期达标难度大，11.2‰（2020）→10.8‰（2021）。"""
    status = status_on(fact, day)
    values = fact.values if isinstance(fact.values, dict) else {}
    numbers = [
        (year, value) for year, value in sorted(values.items()) if isinstance(value, Figure) and year <= day.year
    ]
    course = "→".join(f"{with_unit(fact, value).text}（{year}）" for year, value in numbers[-2:])
    return "，".join(filter(None, (status.text if isinstance(status, Phrase) else "", course)))


def _words(value: object) -> str:
    return "、".join(item.text for item in value if isinstance(item, Phrase)) if isinstance(value, tuple) else ""


def _task_line(task: Task, day: date) -> TaskLine:
    owners = "、".join(party.text for party in task.owners) if isinstance(task.owners, tuple) else ""
    deadline = task.deadline if isinstance(task.deadline, Moment) else None
    result = _result(task)
    overdue = not result and deadline is not None and deadline.end is not None and deadline.end < day
    return TaskLine(task.ref, owners, deadline.text if deadline else "", result, overdue)


def _result(task: Task) -> str:
    outcome = task.outcome
    if not isinstance(outcome, Outcome) or not isinstance(outcome.status, Phrase):
        return ""
    as_of = outcome.as_of.text if isinstance(outcome.as_of, Moment) else ""
    return outcome.status.text + (_("（截至{day}）", day=as_of) if as_of else "")


def matrix_json(found: Matrix) -> dict[str, Any]:
    """接口的样子。"""
    return {
        "as_of": found.day.isoformat(),
        "problems": [
            {"fact": line.fact, "what": line.what, "solved": line.solved, "tasks": [_task_json(task) for task in line.tasks]}
            for line in found.lines
        ],
        "unanswered": found.unanswered, "aimless": [_task_json(task) for task in found.aimless], "overdue": found.overdue,
    }  # fmt: skip


def _task_json(task: TaskLine) -> dict[str, Any]:
    return {"fact": task.fact, "owners": task.owners, "deadline": task.deadline, "result": task.result or None,
            "overdue": task.overdue}  # fmt: skip
