"""确认：看过的事实从 待确认/ 移进 facts/。

facts/ 里没有的添一条；空着的补上，一样的不动，不一样的一个字也不改，说给人听。移完读不成的，一条也不移。
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from ..errors import InputError
from ..load.workspace import load_workspace
from ..load.yaml_edit import add_rows, put, remove_rows, set_values
from ..model.facts import STATUSES
from ..model.figure import Figure, NotAFigure, parse_figure
from ..model.finding import Finding, did_you_mean, warning
from ..model.found import Certainty
from ..model.place import Place
from ..model.speech import _
from .pages import FACTS, PENDING, Pages
from .pending import ANSWER, ASIDE, CERTAINTY, DOUBTS, HOLES, NAMES, NO, YES, code_of, note_done, shown
from .workspace import read_folder

Edit = tuple[list[str | int], Any]
"""改哪里，改成什么。"""


@dataclass(slots=True)
class Confirmation:
    """确认的结果。"""

    moved: list[str] = field(default_factory=list)
    """进了 facts/ 的：类型/编号。"""
    merged: list[str] = field(default_factory=list)
    """补进已有事实的。"""
    left: int = 0
    """还等着确认的。"""
    findings: list[Finding] = field(default_factory=list)


def confirm(pages: Pages, chosen: Sequence[str] = (), *, sure: bool = False) -> Confirmation:
    """把写了“确认: 是”的、点名的（编号或类型/编号）移进 facts/；``sure`` 为真时把握高又没有疑问的也算。"""
    result = Confirmation()
    landing = _Landing(pages)
    gone: dict[tuple[str, str], list[int]] = {}
    moved: dict[str, str] = {}
    waiting: set[str] = set()
    done: list[tuple[str, Mapping[str, Any]]] = []
    rows = [one for one in pages.rows(PENDING) if one[3].get(ANSWER) != NO]
    rivals = dict(_rivals([(kind, row) for _page, kind, _at, row in rows], chosen))
    for name, count in rivals.items():
        message = _("待确认里有{n}条“{name}”，说法不一样，一条也没有移", n=count, name=name)
        hint = _("留哪一条，就在那一条写“确认: 是”，别的写“否”")
        result.findings.append(warning("several-wait", message, hint))
    named = [one for one in chosen if one not in rivals]
    for page, kind, at, row in list(pages.rows(PENDING)):
        waiting |= {code_of(row), f"{kind}/{code_of(row)}"}
        if row.get(ANSWER) == NO:
            continue
        if row.get(ANSWER) not in {None, "", YES}:
            message = _("{type}/{code} 的“确认”写的是“{text}”", type=kind, code=code_of(row), text=row[ANSWER])
            result.findings.append(warning("unreadable-answer", message, _("只写 是 或 否"), Place(page)))
        if _is_chosen(kind, row, named, sure=sure) and _move(landing, kind, row, Place(page), result):
            gone.setdefault((page, kind), []).append(at)
            done.append((kind, row))
            moved[code_of(row)] = page
        else:
            result.left += 1
    result.findings += _unmet(chosen, waiting)
    landing.land()
    note_done(pages, done)
    for (page, kind), places in gone.items():
        pages[page] = remove_rows(pages[page], kind, places)
    if pages.changed():
        _check_loads(pages, moved)
    return result


def _rivals(rows: Sequence[tuple[str, Mapping[str, Any]]], chosen: Sequence[str]) -> Iterator[tuple[str, int]]:
    """点了名、却有几条都叫这个名字、说法又不一样的：名字和几条。先来的不该占先。"""
    for name in chosen:
        called = [row for kind, row in rows if name in {code_of(row), f"{kind}/{code_of(row)}"}]
        facts = [{key: value for key, value in row.items() if key not in ASIDE} for row in called]
        open_ones = [row for row in called if row.get(ANSWER) != YES]
        if len(open_ones) > 1 and any(_merged(facts[0], other)[1] for other in facts[1:]):
            yield name, len(called)


def _unmet(chosen: Sequence[str], waiting: Collection[str]) -> Iterator[Finding]:
    """点了名、待确认里没有的。"""
    for name in chosen:
        if name not in waiting:
            message = _("待确认里没有“{name}”", name=name)
            yield warning(
                "nothing-to-confirm", message, did_you_mean(name, sorted(waiting), _("核对编号，或者类型/编号"))
            )


def _is_chosen(kind: str, row: Mapping[str, Any], chosen: Sequence[str], *, sure: bool) -> bool:
    code = code_of(row)
    if row.get(ANSWER) == YES or code in chosen or f"{kind}/{code}" in chosen:
        return True
    return sure and row.get(CERTAINTY) == Certainty.HIGH.value and not row.get(DOUBTS) and not row.get(ANSWER)


@dataclass(slots=True)
class _Row:
    """facts/ 里的一条：在哪个文件第几条（这一次新添的是 ``None``），各键，要改的几处。"""

    page: str
    kind: str
    at: int | None
    keys: dict[str, Any]
    edits: list[Edit] = field(default_factory=list)

    def amend(self, path: list[str | int], value: Any) -> None:
        """改一处；在先前改过的那一处里头的，并进去。"""
        put(self.keys, path, value)
        for n, (earlier, given) in enumerate(self.edits):
            if path[: len(earlier)] == earlier:
                inner = path[len(earlier) :]
                self.edits[n] = (earlier, value if not inner else given)
                if inner:
                    put(given, inner, value)
                return
        self.edits.append((path, deepcopy(value)))


class _Landing:
    """facts/ 里的各条，和这一次要添、要改的；一份文件只改一回。"""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.names = pages.names(FACTS)
        self.rows: dict[str, list[_Row]] = {}
        for page, kind, at, row in pages.rows(FACTS):
            self.rows.setdefault(kind, []).append(_Row(page, kind, at, row))

    def find(self, kind: str, code: str) -> _Row | None:
        """同一类里叫这个名字的。"""
        return next((row for row in self.rows.get(kind, ()) if code and _called(row.keys, code)), None)

    def add(self, kind: str, fact: dict[str, Any]) -> None:
        """添一条。"""
        self.rows.setdefault(kind, []).append(_Row(self.home(kind, fact), kind, None, fact))

    def home(self, kind: str, fact: Mapping[str, Any]) -> str:
        """放进哪个文件：已有这一类的头一个；那里的“默认”会替这一条说它没说的，就另放一个。"""
        for page in self.names:
            tree = self.pages.plain(page)
            defaults = tree.get("默认")
            if kind in tree and not (set(defaults if isinstance(defaults, Mapping) else ()) - set(fact)):
                return page
        page = f"{FACTS}/{kind}.yaml"
        return f"{FACTS}/{kind}（确认）.yaml" if page in self.names else page

    def land(self) -> None:
        """写到手上的各份 YAML 里。"""
        edits: dict[str, list[Edit]] = {}
        fresh: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in (row for rows in self.rows.values() for row in rows):
            if row.at is None:
                fresh.setdefault((row.page, row.kind), []).append(row.keys)
            elif row.edits:
                edits.setdefault(row.page, []).extend(([row.kind, row.at, *path], value) for path, value in row.edits)
        for page, changes in edits.items():
            self.pages[page] = set_values(self.pages[page], changes)
        for (page, kind), rows in fresh.items():
            self.pages[page] = add_rows(self.pages[page], kind, rows)


def _move(landing: _Landing, kind: str, row: Mapping[str, Any], place: Place, result: Confirmation) -> bool:
    """移一条；和已有的说法不一样就不动。"""
    fact = {name: value for name, value in row.items() if name not in ASIDE}
    code = code_of(fact)
    known = landing.find(kind, code)
    if known is None:
        landing.add(kind, fact)
        result.moved.append(f"{kind}/{code}")
        return True
    edits, clashes = _merged(known.keys, fact)
    if clashes:
        said = "；".join(
            _("{key}：facts 里是 {old}，这里是 {new}", key=key, old=old, new=new) for key, old, new in clashes
        )
        message = _("{type}/{code} 和已有的不一样（{said}）", type=kind, code=code, said=said)
        hint = _("facts 里的对，就在这一条写“确认: 否”；这里的对，就改 {page} 里的", page=known.page)
        result.findings.append(warning("conflicting-fact", message, hint, place))
        if kind != "指标":
            return False  # 同名的也许是另一件事；指标同名就是同一项，不打架的照补
    for path, value in edits:
        known.amend(path, value)
    if edits or not clashes:
        result.merged.append(f"{kind}/{code}")
    return not clashes


def _called(row: Mapping[str, Any], code: str) -> bool:
    return any(row.get(name) == code for name in NAMES)


def _merged(known: Mapping[str, Any], fact: Mapping[str, Any]) -> tuple[list[Edit], list[tuple[str, str, str]]]:
    """要补上的，和说得不一样的。"""
    edits: list[Edit] = []
    clashes: list[tuple[str, str, str]] = []
    for name, value in fact.items():
        old = known.get(name)
        if name == "来源" or (name in {"编号", "名称"} and (old or _called(known, str(value)))):
            continue  # 已有的数不是从这里来的；新来的数自己带着来源
        if old is None or (isinstance(old, str) and old.strip() in HOLES) or old in ([], {}):
            if not (isinstance(value, str) and value.strip() in HOLES):
                edits.append(([name], value))
        elif _same(old, value):
            continue
        elif isinstance(old, Mapping) and isinstance(value, Mapping) and "数值" not in {*old, *value}:
            inner, clashing = _merged(old, value)
            edits += [([name, *path], new) for path, new in inner]
            clashes += [(f"{name}.{key}", was, new) for key, was, new in clashing]
        elif isinstance(value, list) and isinstance(old, list):
            inner, clashing = _merged_items(old, value)
            edits += [([name, *path], new) for path, new in inner]
            clashes += [(f"{name}.{key}", was, new) for key, was, new in clashing]
        elif isinstance(value, list) and isinstance(old, str):
            edits.append(([name], [old, *(item for item in value if _unsourced(item) != old)]))
        else:
            clashes.append((name, shown(old), shown(value)))
    return edits, clashes


def _merged_items(old: list[Any], new: list[Any]) -> tuple[list[Edit], list[tuple[str, str, str]]]:
    """两个列表：同名的一项当一项比，旧的没有的添在后面。"""
    edits: list[Edit] = []
    clashes: list[tuple[str, str, str]] = []
    told = [_unsourced(item) for item in old]
    for item in new:
        if _unsourced(item) in told:
            continue
        code = _item_code(item)
        at = next((n for n, other in enumerate(old) if code and _item_code(other) == code), None)
        if at is None:
            edits.append(([len(told)], item))
            told.append(_unsourced(item))
            continue
        inner, clashing = _merged(old[at], item)
        edits += [([at, *path], value) for path, value in inner]
        clashes += [(f"{code}.{key}", was, said) for key, was, said in clashing]
    return edits, clashes


def _item_code(item: Any) -> str:
    """列表里的一项凭什么认：名字；状态凭截至哪一天。"""
    if not isinstance(item, Mapping):
        return ""
    return code_of(item) or (str(item.get("截至", "")) if "状态" in item else "")


def _unsourced(value: Any) -> Any:
    """不看来源：两家报的同一件事是一件事。"""
    if isinstance(value, Mapping):
        return {name: _unsourced(item) for name, item in value.items() if name != "来源"}
    return [_unsourced(item) for item in value] if isinstance(value, list) else value


def _same(old: Any, new: Any) -> bool:
    """两个说法是一回事：10.80 和 10.8，8.1‰ 和单位是‰的 8.1；一个状态和列着日期的同一个状态。"""
    if old == new or shown(old) == shown(new):
        return True
    states = _latest_state(old), _latest_state(new)
    if all(states):
        return states[0] == states[1]
    one, other = _number(old), _number(new)
    if one is None or other is None:
        return False
    same_unit = one.unit == other.unit or not (one.unit and other.unit)
    return one.value == other.value and same_unit and (one.hedge, one.more) == (other.hedge, other.more)


def _latest_state(value: Any) -> str:
    """最近的一个状态；不是状态的是空的。"""
    if isinstance(value, list) and value and all(isinstance(item, Mapping) and "状态" in item for item in value):
        return str(max(value, key=lambda item: str(item.get("截至", "")))["状态"])
    return value if isinstance(value, str) and value in STATUSES else ""


def _number(value: Any) -> Figure | None:
    """光是一个数的；带着话的不比。"""
    try:
        figure = parse_figure(shown(value)) if isinstance(value, (str, Mapping)) else None
    except NotAFigure:
        return None
    return figure if figure and not (figure.lead or figure.trail or figure.tail) else None


def _check_loads(pages: Pages, moved: Mapping[str, str]) -> None:
    """改完还读得成；读不成的抛 :class:`~fuer_docs.errors.InputError`，什么也没写。``moved`` 是各条原来在哪个文件。"""
    files = read_folder(pages.root)
    changed = {name: new.encode() for name, (_old, new) in pages.changed().items() if name.startswith(FACTS)}
    try:
        load_workspace(files | changed, pages.root.as_posix())
    except InputError as problem:
        load_workspace(files, pages.root.as_posix())  # 本来就有错的，照本来的样子说
        raise InputError([_where_it_waits(one, moved) for one in problem.findings]) from problem


def _where_it_waits(finding: Finding, moved: Mapping[str, str]) -> Finding:
    """还没写成的那一行不必指给人看，指待确认里的文件。"""
    source = finding.place.source if finding.place else ""
    page = next((page for code, page in moved.items() if code and code in source), next(iter(moved.values()), PENDING))
    return replace(finding, place=Place(page))
