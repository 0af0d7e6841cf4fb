"""交回来的填报表：收进来，看谁没交、谁没填完、哪个数不对劲、谁和谁说得不一样。"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..intake.answers import is_fraction
from ..intake.replies import Reply, exact, read_day, replies, unanswered
from ..intake.returned import Returned, read_returned, unread_formulas
from ..intake.sheets import read_book
from ..model.facts import Figure, Indicator
from ..model.figure import difference_words, growth, is_rate, plain
from ..model.finding import Finding, note, warning
from ..model.found import Certainty, Found
from ..model.indicators import value_on
from ..model.moment import Moment, parse_moment
from ..model.place import Place
from ..model.speech import _
from ..model.values import Phrase
from .collect import Round, Unit, plan_round
from .files import read_file, write_all, wrong_usage
from .pages import DONE, FACTS, LEDGER, PENDING, Pages
from .pending import ANSWER, NO, pending

BOOKS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".xltx", ".et", ".ett", ".ods")
MAX_FILES = 2000
TAKEN = "收过"
"""收件/ 里一条一条记着的。"""
JUMP = Decimal("0.5")
"""和上年比，变化超过一半的要核对。"""
JUMP_POINTS = Decimal(10)
"""百分率的差超过十个百分点的要核对。"""


@dataclass(frozen=True, slots=True)
class Arrival:
    """收到的一本。"""

    file: str
    """在收件的文件夹里的路径。"""
    unit: Unit
    returned: Returned
    replies: tuple[Reply, ...]
    day: str
    """封面上的填报日期。"""

    @property
    def blank(self) -> bool:
        """一个字也没有填：是发下去的原样。"""
        filled = any(self.returned.cover.get(name) for name in ("填报人", "联系电话", "审核人", "填报日期"))
        return not self.replies and not filled


@dataclass(frozen=True, slots=True)
class Jump:
    """和上年比变化大的一个数。"""

    question: str
    name: str
    words: str
    """怎么变的，带算式。"""
    suspicious: bool


@dataclass(slots=True)
class Standing:
    """一个单位交得怎样。"""

    unit: Unit
    state: str
    """missing 没交，unread 交的收不进来，blank 交了空表，incomplete 没填完，complete 填完了。"""
    files: list[str] = field(default_factory=list)
    day: str = ""
    late: str = ""
    """迟了怎么说；不迟是空的。"""
    gaps: list[str] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    """填得不对、要它核对的。"""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """交来的、收不进来的：文件和为什么。"""

    @property
    def to_check(self) -> list[str]:
        """要它核对的：填得不对的，和上年比变化太大的。"""
        jumped = (_("“{name}”{words}", name=jump.name, words=jump.words) for jump in self.jumps if jump.suspicious)
        return [*self.doubts, *jumped]


@dataclass(slots=True)
class Received:
    """收进来的一批。"""

    plan: Round
    arrivals: list[Arrival] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unreadable: int = 0
    refused: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """收到了、没有收进来的：单位编号 → （文件，为什么）；凭文件名认单位。"""

    decided: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    """人定了的回答：（文件, 位置）→ 用了没有。"""

    def is_decided(self, arrival: Arrival, reply: Reply) -> bool:
        """人确认过、说过不要。"""
        return (arrival.file, reply.found.where) in self.decided

    def refuse(self, name: str, why: str, unit: Unit | None = None) -> None:
        """记下一个没有收的文件。"""
        unit = unit or _unit_in_name(self.plan, name)
        if unit is not None:
            self.refused.setdefault(unit.code, []).append((name, why))

    @property
    def deadline(self) -> str:
        """交回期限，填报表里藏着；没有定是空的。"""
        return next((one.returned.deadline for one in self.arrivals if one.returned.deadline), "")

    @property
    def contact(self) -> str:
        """联系人。"""
        return next((one.returned.contact for one in self.arrivals if one.returned.contact), "")


def receive(root: Path, folder: Path) -> Received:
    """读一个文件夹里交回来的全部填报表；哪个读不成就说哪个，其余照读。"""
    if not folder.is_dir():
        raise wrong_usage(
            _("没有这个文件夹：{path}", path=folder.as_posix()), _("把收到的填报表放在一个文件夹里"), folder.as_posix()
        )
    result = Received(plan_round(root), decided=_decided(pending(root)))
    seen: dict[bytes, str] = {}
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        if path.suffix.casefold() not in BOOKS:
            result.findings.append(note("file-left-unread", _("不是表格，没有读"), "", Place(name)))
            continue
        try:
            data = read_file(path)
            same = seen.setdefault(blake2b(data).digest(), name)
            if same != name:
                result.findings.append(
                    note("same-file", _("和 {other} 一模一样，只收一份", other=same), "", Place(name))
                )
                continue
            _take(result, name, data)
        except UsageError as problem:
            result.unreadable += 1
            result.findings += [_placed(finding, name) for finding in problem.findings]
            result.refuse(name, problem.findings[0].message)
    order = list(result.plan.units)
    result.arrivals.sort(key=lambda one: (order.index(one.unit.code), one.day, one.file))
    return result


def _decided(pages: Pages) -> dict[tuple[str, str], bool]:
    """收过的回答里人定了的：不在待确认里了（移进了 facts），或者写了“否”。"""
    waiting = {_spot(row.get("来源")): row.get(ANSWER) for _page, _kind, _at, row in pages.rows(PENDING)}
    taken = [_spot(row) for _page, kind, _at, row in pages.rows(LEDGER) if kind == TAKEN]
    used = spots_of(row for _page, _kind, _at, row in pages.rows(FACTS)) | done_spots(pages)
    return {spot: spot in used for spot in taken if spot in used or waiting.get(spot) == NO}


def done_spots(pages: Pages) -> set[tuple[str, str]]:
    """确认过的各处：（文件, 位置）。"""
    return {_spot(row) for _page, kind, _at, row in pages.rows(LEDGER) if kind == DONE}


def _spot(source: Any) -> tuple[str, str]:
    return (str(source.get("文件", "")), str(source.get("位置", ""))) if isinstance(source, Mapping) else ("", "")


def spots_of(rows: Iterable[Any]) -> set[tuple[str, str]]:
    """一批事实里写着的各处来源：（文件, 位置）。"""
    found: set[tuple[str, str]] = set()
    for value in rows:
        if isinstance(value, Mapping):
            found.add(_spot(value))
            found |= spots_of(value.values())
        elif isinstance(value, list):
            found |= spots_of(value)
    return found - {("", "")}


def _placed(finding: Finding, name: str) -> Finding:
    return Finding(finding.rule, finding.severity, finding.message, finding.hint, Place(name))


def _files(folder: Path) -> list[Path]:
    """文件夹连子文件夹里的文件，按路径排；隐藏的、临时的、链接不算。"""
    found: list[Path] = []
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(base) / name for name in names if not name.startswith((".", "~$"))]
    return sorted(path for path in found if not path.is_symlink())[:MAX_FILES]


def _take(result: Received, name: str, data: bytes) -> None:
    """读一本，记下来；不是发给本工作区的说明白，不收。"""
    plan = result.plan
    returned = read_returned(read_book(data, name))
    refusal = _refusal(plan, returned)
    unit = plan.find(returned.unit) or _unit_in_name(plan, name)
    if not refusal and unit is None:
        refusal = _("认不出是哪个单位交的"), _("在封面的“填报单位”里写上单位，或者把文件名改成单位的简称")
    if refusal:
        result.findings.append(warning("not-for-us", *refusal, Place(name)))
        result.refuse(name, refusal[0], unit)
        return
    assert unit is not None
    found = list(replies(returned, unit.short, plan.asked))
    kept = tuple(one for one in found if isinstance(one, Reply))
    other = plan.find(returned.cover.get("填报单位", ""))
    if other is not None and other is not unit:
        said = _("封面写的是{other}，这一本是发给{unit}的", other=other.short, unit=unit.short)
        result.findings.append(warning("another-unit", said, _("问清楚是谁填的"), Place(name)))
        kept = tuple(replace(one, found=doubted(one.found, [said])) for one in kept)
    result.findings += [warning("unknown-question", one, "", Place(name)) for one in found if isinstance(one, str)]
    result.findings += returned.findings
    unread = unread_formulas(returned)
    if unread:
        message = _("{cells} 有公式，没有存下得数，没有收", cells="、".join(unread))
        hint = _("请填报单位在 Excel 或 WPS 里打开、保存一次再交")
        result.findings.append(warning("formula-without-value", message, hint, Place(name)))
    if not returned.intact and kept:
        message = _("不是发下去的原表，凭栏头和名称认的；每条都要看一遍")
        result.findings.append(warning("copied-form", message, _("最好请填报单位用原表再交一次"), Place(name)))
    result.arrivals.append(Arrival(name, unit, returned, kept, read_day(returned)))


def doubted(found: Found, doubts: Iterable[str]) -> Found:
    """添上几条疑问；有疑问的，把握至多是中。"""
    every = tuple(dict.fromkeys([*found.doubts, *doubts]))
    sure = found.certainty is Certainty.HIGH
    return replace(found, doubts=every, certainty=Certainty.MIDDLE if every and sure else found.certainty)


def _refusal(plan: Round, returned: Returned) -> tuple[str, str] | None:
    if returned.office and returned.office != plan.office:
        return _("这是“{office}”发的填报表，不是本工作区的", office=returned.office), _("看是不是放错了文件夹")
    if returned.year and returned.year != str(plan.year):
        return _("这是{year}年的填报表，工作区是{ours}年", year=returned.year, ours=plan.year), _("看是不是交错了表")
    return None


_LOCAL = re.compile("^(?:[省市县区州旗]|[\u4e00-\u9fff]{1,4}[市县区州旗])(?=[\u4e00-\u9fff]{3})")
"""民政局.xlsx 是县民政局的。"""


def _unit_in_name(plan: Round, name: str) -> Unit | None:
    """文件名里写着单位；写着不止一个的取最长的。"""
    plain = "".join(name.split())
    named = [
        (len(word), unit.code)
        for unit in plan.units.values()
        for name in unit.names
        for word in (name, _LOCAL.sub("", name))
        if len(word) > 2 and word in plain
    ]
    return plan.units[max(named)[1]] if named else None


# -- 交得怎样 --


def standings(received: Received, day: date | None = None) -> list[Standing]:
    """各单位交得怎样；交了几份的看最后一份。人已经定了的（确认过、写了“否”的）不再要它核对。"""
    found = []
    for unit in received.plan.units.values():
        ours = [one for one in received.arrivals if one.unit is unit]
        filled = [one for one in ours if not one.blank]
        refused = received.refused.get(unit.code, [])
        state = "blank" if ours else "unread" if refused else "missing"
        standing = Standing(unit, state, [one.file for one in ours], refused=refused)
        if filled:
            _judge(received, standing, filled)
        standing.late = _late(received.deadline, standing, day)
        found.append(standing)
    return found


def _judge(received: Received, standing: Standing, filled: list[Arrival]) -> None:
    plan, last = received.plan, filled[-1]
    open_replies = [reply for reply in last.replies if not received.is_decided(last, reply)]
    standing.day = last.day
    standing.gaps = unanswered(last.returned, plan.form(standing.unit), plan.asked, standing.unit.short)
    standing.state = "incomplete" if standing.gaps else "complete"
    standing.jumps = [jump for reply in open_replies if (jump := change(plan, reply))]
    standing.doubts = [
        _("“{name}”{doubt}", name=_named(plan, reply), doubt=doubt)
        for reply in open_replies
        for doubt in reply.to_check
    ]


def _named(plan: Round, reply: Reply) -> str:
    """问题怎么称呼：指标、任务的名称，自己写的就是那个名称。"""
    code = reply.question.partition("/")[2]
    indicator, task = plan.asked.indicators.get(code), plan.asked.tasks.get(code)
    if indicator is not None and reply.question.startswith("指标/"):
        return indicator.name
    return task.action if task is not None else code


def _late(deadline: str, standing: Standing, day: date | None) -> str:
    """迟没迟：交了的看封面上的日期，没交的看 ``--date``；都没有就不知道。"""
    limit = parse_moment(deadline).start if deadline else None
    if limit is None:
        return ""
    if standing.day:
        days = (date.fromisoformat(standing.day) - limit).days
        return _("封面写的是{day}，迟了{n}天", day=standing.day, n=days) if days > 0 else ""
    if standing.state in {"missing", "unread", "blank"} and day is not None and day > limit:
        return _("过了期限{n}天", n=(day - limit).days)
    return ""


def change(plan: Round, reply: Reply) -> Jump | None:
    """一项指标和上年比怎么变的。"""
    asked = plan.asked.indicators.get(reply.question.removeprefix("指标/"))
    before = exact(asked.before) if asked else None
    if asked is None or before is None or reply.value is None:
        return None
    now, last = Figure(reply.value, asked.unit), Figure(before, asked.unit)
    verb, gap = difference_words(now, last)
    head = _("上年{last}，本年{now}", last=last.text, now=now.text)
    if gap is None:
        return Jump(reply.question, asked.name, head + _("，没有变"), False)
    words = head + _("，{verb}{gap}", verb=verb, gap=gap.text)
    if asked.unit == "%" and is_fraction(reply.value, before):
        return Jump(reply.question, asked.name, words, False)  # 百分数写成了小数，那一条疑问已经说了
    times = _slip(reply.value, before)
    if times:
        return Jump(reply.question, asked.name, words + _("，正好差{times}倍，看小数点", times=times), True)
    if is_rate(now) and asked.unit == "%":
        return Jump(reply.question, asked.name, words, abs(reply.value - before) > JUMP_POINTS)
    if before == 0:
        return Jump(reply.question, asked.name, words, True)
    way, share = growth(now, last)
    formula = f"（({plain(reply.value)}-{plain(before)})÷{plain(before)}）"
    assert share is not None
    return Jump(
        reply.question, asked.name, words + f"，{way}{share.text}{formula}", abs(reply.value - before) > JUMP * before
    )


def _slip(value: Decimal, before: Decimal) -> int:
    """差十倍、百倍、千倍：多半是小数点、单位错了；出入百分之五以内都算。"""
    if value <= 0 or before <= 0:
        return 0
    ratio = max(value, before) / min(value, before)
    return next((times for times in (10, 100, 1000) if abs(ratio / times - 1) <= Decimal("0.05")), 0)


# -- 谁和谁说得不一样 --


@dataclass(frozen=True, slots=True)
class Told:
    """谁对一个问题怎么说的。"""

    question: str
    who: str
    where: str
    """哪个文件的哪一格；facts 里的是哪个文件的哪一行。"""
    said: str
    value: Decimal | None
    status: str

    @property
    def words(self) -> str:
        """说给人听：县统计局填的是10.8‰（县统计局.xlsx 一、指标!H5）。"""
        return _("{who}是{said}（{where}）", who=self.who, said=self.said, where=self.where)


def told(arrival: Arrival, reply: Reply) -> Told:
    """一个回答。"""
    return Told(
        reply.question, arrival.unit.short, f"{arrival.file} {reply.found.where}", reply.said, reply.value, reply.status
    )


def told_by_facts(plan: Round, question: str) -> Told | None:
    """facts 里写着的本年值。"""
    fact = plan.facts.by_key.get(question)
    if not isinstance(fact, Indicator):
        return None
    value, status = value_on(fact, plan.year), _standing_status(fact)
    told = value if isinstance(value, Figure) and value.period and value.period.year == plan.year else None
    sources = [one.origin.inputs[0] for one in (told, status) if one is not None and one.origin and one.origin.inputs]
    if not sources:
        return None
    place, said = sources[0].place, "、".join(one.text for one in (told, status) if one is not None)
    return Told(
        question,
        _("facts 里"),
        f"{place.file}:{place.line}",
        said,
        told.value if told else None,
        status.text if status else "",
    )


def _standing_status(fact: Indicator) -> Phrase | None:
    """没写截至哪天的状态：一直作数的。写了日子的，后来变了不算打架。"""
    entries = fact.statuses if isinstance(fact.statuses, tuple) else ()
    found = [one.status for one in entries if not isinstance(one.as_of, Moment) and isinstance(one.status, Phrase)]
    return found[-1] if found else None


def differ(one: Told, other: Told) -> bool:
    """两个说法不一样：数不同，或者状态不同。一方没有说的不算。"""
    if one.value is not None and other.value is not None and one.value != other.value:
        return True
    return bool(one.status and other.status and one.status != other.status)


def contradictions(received: Received) -> list[tuple[str, list[Told]]]:
    """同一个问题说法不一样的：指标名或任务名，和各家的说法。每家只看最后一份。"""
    latest: dict[str, dict[str, Told]] = {}
    for arrival in received.arrivals:
        for reply in arrival.replies:
            if is_shared(reply.question) and not received.is_decided(arrival, reply):
                latest.setdefault(reply.question, {})[arrival.unit.code] = told(arrival, reply)
    found = []
    for question, by_unit in sorted(latest.items()):
        tellers = [*by_unit.values(), *filter(None, [told_by_facts(received.plan, question)])]
        if any(differ(one, other) for one in tellers for other in tellers):
            found.append((question, tellers))
    return found


def is_shared(question: str) -> bool:
    """几个单位都可能答的问题；自己写的成绩、打算不是。"""
    return question.startswith(("指标/", "任务/"))


# -- 催报 --


def reminders(received: Received, found: Iterable[Standing]) -> Iterator[tuple[str, str]]:
    """（单位, 要发的话）：没交的、没填完的、有数要核对的，一个单位一段。发给成员单位的，总是中文。"""
    for one in found:
        if one.state != "complete" or one.to_check:
            yield one.unit.short, _reminder(received, one)


def _reminder(received: Received, one: Standing) -> str:
    form = f"贵单位{{}}{received.plan.year}年度妇女儿童工作情况填报表"
    limit = f"交回期限是{parse_moment(received.deadline).text}。" if received.deadline else ""
    lines = [f"{one.unit.short}："]
    match one.state:
        case "missing":
            lines.append(form.format("的") + f"还没有收到。{limit}请尽快填好交回。")
        case "unread":
            lines.append(form.format("交来的") + f"收到了，可是收不进来，请用发去的那一本重新填好交回。{limit}")
            lines += [f"{file}：{why}" for file, why in one.refused]
        case "blank":
            lines.append(form.format("交回的") + f"是空表。{limit}请填好重新交回。")
        case "incomplete":
            lines.append(form.format("的") + f"收到了，还有{len(one.gaps)}处没有填，请补好重新交回：")
            lines += [f"{number}. {gap}" for number, gap in enumerate(one.gaps, 1)]
    if one.to_check:
        lines.append(form.format("的") + "收到了，请核对：" if one.state == "complete" else "另外请核对：")
        lines += [f"{number}. {doubt}" for number, doubt in enumerate(one.to_check, 1)]
    if received.contact:
        lines.append(f"联系人：{received.contact}")
    return "\n".join(lines)


_HEAD = "催报：一个单位一段，照着发。（{mark}：引擎凭这个号看有没有人改过）"


def write_reminders(out: Path, texts: Iterable[str]) -> Path:
    """把催报的话写进一个文件，返回写在哪里：已有的是没人改过的催报就换掉，不是的不动，写在旁边。"""
    body = "\n\n".join(texts) + "\n"
    number, target = 1, out
    while target.exists() and not _is_untouched(target):
        number += 1
        target = out.with_name(f"{out.stem}（{number}）{out.suffix}")
    write_all({target: f"{_HEAD.format(mark=_mark_of(body))}\n\n{body}".encode()})
    return target


def _is_untouched(path: Path) -> bool:
    """是以前写的催报，一个字没有改。"""
    try:
        head, _blank, body = read_file(path).decode().replace("\r\n", "\n").partition("\n\n")
    except (UnicodeDecodeError, UsageError):
        return False
    return head == _HEAD.format(mark=_mark_of(body))


def _mark_of(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()
