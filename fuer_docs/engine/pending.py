"""待确认：外来的材料里认出的事实先放在这里；人看过点头，才进 facts/。

进来时：同一处已经在待确认里、已经进了 facts/、人说过不要的，都不再放一遍。
进去时：facts/ 里空着的补上，一样的不动，不一样的一个字也不改，说给人听。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..load.workspace import load_workspace
from ..load.yaml_edit import add_rows, remove_rows, set_value
from ..model.facts import TYPES_BY_NAME
from ..model.finding import Finding, warning
from ..model.found import Certainty, Found
from ..model.place import Place
from ..model.speech import _
from .pages import FACTS, PENDING, Pages
from .workspace import read_folder

QUOTE, CERTAINTY, DOUBTS, ANSWER = "原句", "把握", "疑问", "确认"
ASIDE = (QUOTE, CERTAINTY, DOUBTS, ANSWER)
"""待确认里才有的键，不进 facts/。"""
YES, NO = "是", "否"
_HOLES = {"", "待补"}
Mark = tuple[str, str, str, str]
"""认一条用的：类型、文件、位置、原句或数值。"""
_NAMES = ("编号", "名称", "简称", "全称", "姓名", "动作", "范围", "内容", "表现")


# -- 进待确认 --


@dataclass(slots=True)
class Intake:
    """放进待确认的结果。"""

    added: list[Found] = field(default_factory=list)
    known: int = 0
    """以前放过、确认过或说过不要的。"""


def set_aside(pages: Pages, name: str, found: Iterable[Found], source_file: str) -> Intake:
    """把找到的放进 ``待确认/‹name›.yaml``；见过的不再放。"""
    page = f"{PENDING}/{name}.yaml"
    seen = Seen(pages)
    result = Intake()
    rows: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        row = _pending_row(one, source_file)
        if seen.take(one.type, row):
            result.known += 1
        else:
            rows.setdefault(one.type, []).append(row)
            result.added.append(one)
    text = pages[page] or _HEADER.format(file=source_file)
    for kind, new in rows.items():
        text = add_rows(text, kind, new)
    if rows:
        pages[page] = text
    return result


_HEADER = """\
# 从 {file} 里认出来的，还没有确认，文稿不用它们。原句是凭哪句话认的，把握低的、有疑问的先看。
# 看过一条，有错就在这里改，再在“确认”后面写 是（留用）或 否（不要）；全部看完运行 fuer-docs confirm 工作区。
"""


def _pending_row(one: Found, source_file: str) -> dict[str, Any]:
    source = {"单位": one.unit} if one.unit else {}
    row = dict(one.keys)
    row.setdefault("来源", {**source, "文件": source_file, "位置": one.where})
    row |= {QUOTE: one.quote, CERTAINTY: one.certainty.value}
    if one.doubts:
        row[DOUBTS] = list(one.doubts)
    return row | {ANSWER: ""}


class Seen:
    """见过的：待确认里的认原句；facts/ 里的认来源，写着来源的数连数一起认。"""

    def __init__(self, pages: Pages) -> None:
        self._waiting = Counter(_mark(kind, row) for _page, kind, _at, row in pages.rows(PENDING))
        self._facts: Counter[Mark] = Counter()
        for _page, kind, _at, row in pages.rows(FACTS):
            self._facts.update(_figures(kind, row) or _whole(kind, row))
            self._facts.update(_whole(kind, row) if _figures(kind, row) else ())

    def take(self, kind: str, row: Mapping[str, Any]) -> bool:
        """见过这一条；见过一回只抵一条。"""
        mark, figures, whole = _mark(kind, row), _figures(kind, row), _whole(kind, row)
        if self._waiting[mark] > 0:
            self._waiting[mark] -= 1
            return True
        if figures:
            return all(self._facts[one] > 0 for one in figures)
        if whole and self._facts[whole[0]] > 0:
            self._facts[whole[0]] -= 1
            return True
        return False


def _mark(kind: str, row: Mapping[str, Any]) -> Mark:
    source = row.get("来源")
    source = source if isinstance(source, Mapping) else {}
    return kind, str(source.get("文件", "")), str(source.get("位置", "")), str(row.get(QUOTE, ""))


def _whole(kind: str, row: Mapping[str, Any]) -> list[Mark]:
    """整条的来源。"""
    source = row.get("来源")
    if not isinstance(source, Mapping) or not source.get("位置"):
        return []
    return [(kind, str(source.get("文件", "")), str(source["位置"]), "")]


def _figures(kind: str, row: Mapping[str, Any]) -> list[Mark]:
    """一条里写着自己来源的数。"""
    found: list[Mark] = []
    for value in row.values():
        for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
            if isinstance(inner, Mapping):
                found += _sourced(kind, inner)
                found += _figures(kind, inner)
        if isinstance(value, Mapping):
            found += _sourced(kind, value)
    return found


def _sourced(kind: str, inner: Mapping[str, Any]) -> list[Mark]:
    """写着自己来源的数、状态。"""
    said = inner.get("数值", inner.get("状态"))
    return [] if said is None else [(*mark[:3], _shown(said)) for mark in _whole(kind, inner)]


# -- 进 facts --


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
    gone: dict[tuple[str, str], list[int]] = {}
    moved: dict[str, str] = {}
    for page, kind, at, row in list(pages.rows(PENDING)):
        if row.get(ANSWER) == NO:
            continue
        if not _is_chosen(kind, row, chosen, sure=sure):
            result.left += 1
            continue
        if _move(pages, kind, row, Place(page), result):
            gone.setdefault((page, kind), []).append(at)
            moved[code_of(row)] = page
        else:
            result.left += 1
    for (page, kind), places in gone.items():
        pages[page] = remove_rows(pages[page], kind, places)
    if gone:
        _check_loads(pages, moved)
    return result


def _is_chosen(kind: str, row: Mapping[str, Any], chosen: Sequence[str], *, sure: bool) -> bool:
    code = code_of(row)
    if row.get(ANSWER) == YES or code in chosen or f"{kind}/{code}" in chosen:
        return True
    return sure and row.get(CERTAINTY) == Certainty.HIGH.value and not row.get(DOUBTS) and not row.get(ANSWER)


def code_of(row: Mapping[str, Any]) -> str:
    """一条叫什么。"""
    for name in _NAMES:
        value = row.get(name)
        if isinstance(value, str) and value.strip() not in _HOLES:
            return value.strip()
    return ""


def _move(pages: Pages, kind: str, row: Mapping[str, Any], place: Place, result: Confirmation) -> bool:
    """移一条；和已有的说法不一样就不动。"""
    fact = {name: value for name, value in row.items() if name not in ASIDE}
    code = code_of(fact)
    same = next((found for found in pages.rows(FACTS) if found[1] == kind and code and _called(found[3], code)), None)
    if same is None:
        page = _home(pages, kind, fact)
        pages[page] = add_rows(pages[page], kind, [fact])
        result.moved.append(f"{kind}/{code}")
        return True
    page, _kind, at, known = same
    edits, clashes = _merged(known, fact)
    if clashes:
        said = "；".join(
            _("{key}：facts 里是 {old}，这里是 {new}", key=key, old=old, new=new) for key, old, new in clashes
        )
        message = _("{type}/{code} 和已有的不一样（{said}）", type=kind, code=code, said=said)
        hint = _("facts 里的对，就在这一条写“确认: 否”；这里的对，就改 {page} 里的", page=page)
        result.findings.append(warning("conflicting-fact", message, hint, place))
        return False
    for path, value in edits:
        pages[page] = set_value(pages[page], [kind, at, *path], value)
    result.merged.append(f"{kind}/{code}")
    return True


def _called(row: Mapping[str, Any], code: str) -> bool:
    return any(row.get(name) == code for name in _NAMES)


def _home(pages: Pages, kind: str, fact: Mapping[str, Any]) -> str:
    """放进哪个文件：已有这一类的头一个；那里的“默认”会替这一条说它没说的，就另放一个。"""
    for page in pages.names(FACTS):
        tree = pages.plain(page)
        defaults = tree.get("默认")
        if kind in tree and not (set(defaults if isinstance(defaults, Mapping) else ()) - set(fact)):
            return page
    return (
        f"{FACTS}/{kind}{_('（确认）')}.yaml"
        if f"{FACTS}/{kind}.yaml" in pages.names(FACTS)
        else f"{FACTS}/{kind}.yaml"
    )


Edit = tuple[list[str | int], Any]


def _merged(known: Mapping[str, Any], fact: Mapping[str, Any]) -> tuple[list[Edit], list[tuple[str, str, str]]]:
    """要补上的，和说得不一样的。"""
    edits: list[Edit] = []
    clashes: list[tuple[str, str, str]] = []
    for name, value in fact.items():
        old = known.get(name)
        if name == "来源" or (name in {"编号", "名称"} and (old or _called(known, str(value)))):
            continue  # 已有的数不是从这里来的；新来的数自己带着来源
        if old is None or (isinstance(old, str) and old.strip() in _HOLES) or old in ([], {}):
            if not (isinstance(value, str) and value.strip() in _HOLES):
                edits.append(([name], value))
        elif _same(old, value):
            continue
        elif isinstance(old, Mapping) and isinstance(value, Mapping) and "数值" not in {*old, *value}:
            inner, clashing = _merged(old, value)
            edits += [([name, *path], new) for path, new in inner]
            clashes += [(f"{name}.{key}", was, new) for key, was, new in clashing]
        elif isinstance(value, list) and isinstance(old, (list, str)):
            listed = old if isinstance(old, list) else [old]
            told = [_unsourced(item) for item in listed]
            fresh = [item for item in value if _unsourced(item) not in told]
            if fresh:
                edits.append(([name], [*listed, *fresh]))
        else:
            clashes.append((name, _shown(old), _shown(value)))
    return edits, clashes


def _unsourced(value: Any) -> Any:
    """不看来源：两家报的同一件事是一件事。"""
    if isinstance(value, Mapping):
        return {name: _unsourced(item) for name, item in value.items() if name != "来源"}
    return [_unsourced(item) for item in value] if isinstance(value, list) else value


def _same(old: Any, new: Any) -> bool:
    return old == new or _shown(old) == _shown(new)


def _shown(value: Any) -> str:
    """只看值，不看它的来源。"""
    if isinstance(value, Mapping):
        return (
            str(value["数值"]) if "数值" in value else "、".join(f"{key}{_shown(item)}" for key, item in value.items())
        )
    return "、".join(map(_shown, value)) if isinstance(value, list) else str(value)


def _check_loads(pages: Pages, moved: Mapping[str, str]) -> None:
    """改完还读得成；读不成的抛 :class:`~fuer_docs.errors.InputError`，什么也没写。``moved`` 是各条原来在哪个文件。"""
    files = read_folder(pages.root)
    load_workspace(files, pages.root.as_posix())  # 本来就有错的，照本来的样子说
    files |= {name: new.encode() for name, (_old, new) in pages.changed().items() if not name.startswith(PENDING)}
    try:
        load_workspace(files, pages.root.as_posix())
    except InputError as problem:
        raise InputError([_where_it_waits(one, moved) for one in problem.findings]) from problem


def _where_it_waits(finding: Finding, moved: Mapping[str, str]) -> Finding:
    """还没写成的那一行不必指给人看，指待确认里的文件。"""
    source = finding.place.source if finding.place else ""
    page = next((page for code, page in moved.items() if code and code in source), next(iter(moved.values()), PENDING))
    return replace(finding, place=Place(page))


def unknown_types(pages: Pages) -> list[Finding]:
    """待确认里不认识的类型。"""
    return [
        warning("unknown-type", _("不认识的事实类型“{key}”", key=kind), "", Place(page))
        for page in pages.names(PENDING)
        for kind in pages.plain(page)
        if kind not in TYPES_BY_NAME
    ]


def pending(root: Path) -> Pages:
    """打开一个工作区来收材料。"""
    read_folder(root)  # 没有这个文件夹就在这里说
    return Pages(root)
