"""待确认：外来的材料里认出的事实先放在这里；人看过点头，才进 facts/（见 :mod:`.confirming`）。

同一处已经在待确认里、已经进了 facts/、人说过不要的，都不再放一遍。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..load.yaml_edit import add_rows
from ..model.found import Found
from .pages import DONE, DONE_PAGE, FACTS, LEDGER, PENDING, Pages
from .workspace import read_folder

QUOTE, CERTAINTY, DOUBTS, ANSWER = "原句", "把握", "疑问", "确认"
ASIDE = (QUOTE, CERTAINTY, DOUBTS, ANSWER)
"""待确认里才有的键，不进 facts/。"""
YES, NO = "是", "否"
HOLES = {"", "待补"}
Mark = tuple[str, ...]
"""认一条用的：类型、文件、位置，再加原句，或者是哪一年的什么数。"""
NAMES = ("编号", "名称", "简称", "全称", "姓名", "动作", "范围", "内容", "表现")


# -- 进待确认 --


@dataclass(slots=True)
class Intake:
    """放进待确认的结果。"""

    added: list[Found] = field(default_factory=list)
    known: int = 0
    """以前放过、确认过或说过不要的。"""


def set_aside(
    pages: Pages,
    name: str,
    found: Iterable[Found],
    source_file: str,
    head: Sequence[str] = (),
    tail: Sequence[str] = (),
) -> Intake:
    """把找到的放进 ``待确认/‹name›.yaml``；见过的不再放。``head``、``tail`` 是给人看的几行，写成开头、末尾的注释。"""
    page = f"{PENDING}/{name}.yaml"
    found = list(found)
    seen = Seen(pages, {code_of(one.keys) for one in found})
    result = Intake()
    rows: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        row = _pending_row(one, source_file)
        if seen.take(one.type, row):
            result.known += 1
        else:
            rows.setdefault(one.type, []).append(row)
            result.added.append(one)
    text = _without_tail(pages[page]) or _HEADER.format(file=source_file) + "".join(f"# {line}\n" for line in head)
    for kind, new in rows.items():
        text = add_rows(text, kind, new)
    if tail:
        text = text.rstrip("\n") + "\n\n" + "".join(f"# {line}\n" for line in (_TAIL, *tail))
    if rows or (tail and not pages[page]):
        pages[page] = text
    return result


_TAIL = "—— 没有认出事实的句子 ——"


def _without_tail(text: str) -> str:
    """去掉末尾上一回写的那几行注释；人在后面添的留着。"""
    before, mark, after = text.partition(f"\n\n# {_TAIL}\n")
    return (
        before + "\n" + "".join(line for line in after.splitlines(keepends=True) if line[:1] != "#") if mark else text
    )


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
    """见过的：待确认里的、确认过的认原句；facts/ 里的认来源，写着来源的数连哪一年、多少一起认。

    facts/ 里那一条改了编号的也认得；可是 ``coming``（这一次来的各条的编号）里另有这个编号，那就是两回事。
    """

    def __init__(self, pages: Pages, coming: Collection[str] = ()) -> None:
        self._coming = coming
        self._waiting = Counter(_mark(kind, row) for _page, kind, _at, row in pages.rows(PENDING))
        self._done = Counter(
            (*_mark(str(row.get("类型", "")), {"来源": row, QUOTE: row.get(QUOTE, "")}), str(row.get("数", "")))
            for _page, kind, _at, row in pages.rows(LEDGER)
            if kind == DONE
        )
        self._facts: dict[Mark, list[str]] = {}
        for _page, kind, _at, row in pages.rows(FACTS):
            for mark in [*_figures(kind, row), *_whole(kind, row)]:
                self._facts.setdefault(mark, []).append(code_of(row))

    def take(self, kind: str, row: Mapping[str, Any]) -> bool:
        """见过这一条；见过一回只抵一条。"""
        mark, figures, whole = _mark(kind, row), _figures(kind, row), _whole(kind, row)
        if self._waiting[mark] > 0:
            self._waiting[mark] -= 1
            return True
        confirmed = (*mark, _told_figures(kind, row))
        if self._done[confirmed] > 0:
            self._done[confirmed] -= 1
            return True
        if figures:
            return all(self._told(one, row) for one in figures)
        if whole and self._facts.get(whole[0]):
            self._facts[whole[0]].pop()
            return True
        return False

    def _told(self, mark: Mark, row: Mapping[str, Any]) -> bool:
        code = code_of(row)
        return any(one == code or one not in self._coming for one in self._facts.get(mark, ()))


def _mark(kind: str, row: Mapping[str, Any]) -> Mark:
    source = row.get("来源")
    source = source if isinstance(source, Mapping) else {}
    return kind, *(str(source.get(name, "")) for name in ("文件", "位置", "日期")), str(row.get(QUOTE, ""))


def _whole(kind: str, row: Mapping[str, Any]) -> list[Mark]:
    """整条的来源。"""
    source = row.get("来源")
    if not isinstance(source, Mapping) or not source.get("位置"):
        return []
    return [(kind, str(source.get("文件", "")), str(source["位置"]), "")]


def _figures(kind: str, value: Any, key: str = "") -> list[Mark]:
    """一条里写着自己来源的数、状态；``key`` 是它所在的键，数值按年份列着的就是年份。"""
    if isinstance(value, list):
        return [mark for item in value for mark in _figures(kind, item, key)]
    if not isinstance(value, Mapping):
        return []
    own = _sourced(kind, value, key) if key else []
    return own + [mark for name, inner in value.items() if name != "来源" for mark in _figures(kind, inner, str(name))]


def _told_figures(kind: str, row: Mapping[str, Any]) -> str:
    """写着自己来源的数：哪一年是多少；同一格明年的数是新的。"""
    return "；".join(" ".join(mark[3:]) for mark in _figures(kind, row))


def _sourced(kind: str, inner: Mapping[str, Any], key: str) -> list[Mark]:
    """写着自己来源的数、状态。"""
    said = inner.get("数值", inner.get("状态"))
    return [] if said is None else [(*mark[:3], key, shown(said)) for mark in _whole(kind, inner)]


_DONE_HEADER = """\
# 确认过、进了 facts/ 的材料。fuer-docs confirm 记的，凭它不收第二遍；删去一条，那一条下次再收。
"""


def note_done(pages: Pages, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """记下确认过的几条：类型、来源和原句。"""
    done = []
    for kind, row in rows:
        _kind, file, place, day, quote = _mark(kind, row)
        told = {"类型": kind, "编号": code_of(row), "文件": file, "位置": place, "日期": day, QUOTE: quote}
        told["数"] = _told_figures(kind, row)
        done.append({name: text for name, text in told.items() if text})
    if done:
        pages[DONE_PAGE] = add_rows(pages[DONE_PAGE] or _DONE_HEADER, DONE, done)


def code_of(row: Mapping[str, Any]) -> str:
    """一条叫什么。"""
    for name in NAMES:
        value = row.get(name)
        if isinstance(value, str) and value.strip() not in HOLES:
            return value.strip()
    return ""


def pending(root: Path) -> Pages:
    """打开一个工作区来收材料。"""
    read_folder(root)  # 没有这个文件夹就在这里说
    return Pages(root)


def shown(value: Any) -> str:
    """一个值是多少，不看它的来源。"""
    if isinstance(value, Mapping):
        return (
            str(value["数值"]) if "数值" in value else "、".join(f"{key}{shown(item)}" for key, item in value.items())
        )
    return "、".join(map(shown, value)) if isinstance(value, list) else str(value)
