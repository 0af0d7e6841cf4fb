"""收材料：表格、旧稿里的事实放进 待确认/，等人看过。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..intake.agreement import Claim, against, agreed, claims
from ..intake.catalogue import Catalogue, Entry
from ..intake.indicators import harvest
from ..intake.sheets import read_book
from ..intake.so_far import Context, PlanEntry
from ..library import Library
from ..load.workspace import SETTING_FILE
from ..load.yaml_edit import set_value
from ..model.finding import Finding, in_reading_order
from ..model.found import Found
from ..model.setting import Tables
from ..model.speech import _
from .files import read_file, wrong_usage
from .old_papers import SUFFIXES as PAPERS
from .old_papers import OldPaper, about, old_paper, outline_text
from .pages import FACTS, PENDING, Pages
from .pending import ANSWER, DOUBTS, NO, code_of, pending, set_aside
from .workspace import Shelf

TABLES = (".xlsx", ".xls", ".csv", ".tsv")
SUFFIXES = (*TABLES, *PAPERS)
"""收得进来的文件。"""
OTHERS = (
    ".et", ".ett", ".wps", ".wpt", ".xlsm", ".xlsb", ".docm", ".pdf", ".rtf", ".ods", ".odt", ".ppt", ".pptx", ".zip", ".rar", ".7z",
)  # fmt: skip
"""收不进来、文件夹里有就要说的。"""
MOST_FOLDERS = 8
"""同名的文件最多带上几层文件夹。"""


@dataclass(slots=True)
class Imported:
    """收了一个文件。"""

    file: str
    page: str = ""
    """放在待确认里的哪个文件；没有放的是空的。"""
    added: list[Found] = field(default_factory=list)
    known: int = 0
    findings: list[Finding] = field(default_factory=list)
    unreadable: bool = False
    paper: OldPaper | None = None
    """是旧稿的，读好的旧稿。"""


def import_files(root: Path, files: Sequence[Path]) -> tuple[list[Imported], Pages]:
    """收几个文件。哪个读不成就说哪个，其余照收；写不写由调用的人定（``Pages.write``）。"""
    pages = pending(root)
    if not pages[SETTING_FILE].strip():
        raise wrong_usage(_("这个文件夹里没有 fuer.yaml"), _("先用 fuer-docs init 建一个工作区"), root.as_posix())
    tables = Shelf(Library(root)).tables
    context = context_of(pages, tables)
    paths = list(_every(files))
    read = [
        _read(path, name, tables, context)
        for path, name in zip(paths, _told_apart(paths, _files_told(pages)), strict=True)
    ]
    waiting = list(_waiting(pages))
    names = [one.name for one in read]
    for one, founds in zip(read, agreed([one.founds for one in read], names, _claims(waiting, names)), strict=True):
        one.founds = founds
    _warn_waiting(pages, waiting, read)
    return [_set_aside(pages, one) for one in read], pages


def _every(files: Iterable[Path]) -> Iterator[Path]:
    """点名的文件，一个只收一遍；点了文件夹的，收里头的文稿、表格，隐藏的、``~$`` 开头的（正开着的）不算。"""
    seen: dict[Path, Path] = {}
    for path in files:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for one in inside:
            wanted = one is path or (one.is_file() and one.suffix.casefold() in {*SUFFIXES, *OTHERS})
            if wanted and not (one is not path and one.name.startswith((".", "~$"))):
                seen.setdefault(one.absolute(), one)
    yield from seen.values()


def _files_told(pages: Pages) -> set[str]:
    """来源里已经写着的、带文件夹的文件名。"""
    rows = (row for folder in (FACTS, PENDING) for _page, _kind, _at, row in pages.rows(folder))
    return {file for row in rows for file in _files_in(row) if "/" in file}


def _files_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("文件"), str):
            yield value["文件"]
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from _files_in(inner)


def _told_apart(paths: Sequence[Path], before: set[str]) -> list[str]:
    """各文件在来源里的名字；同名的带上所在的文件夹，以前带过的照旧。"""
    depth = [1] * len(paths)
    names = [path.name for path in paths]
    for _round in range(MOST_FOLDERS):
        same = {name for name, times in Counter(names).items() if times > 1}
        for n, path in enumerate(paths):
            if names[n] in same:
                depth[n] += 1
                names[n] = "/".join(path.absolute().parts[1:][-depth[n] :])
    return [_as_before(path, name, before) for path, name in zip(paths, names, strict=True)]


def _as_before(path: Path, name: str, before: set[str]) -> str:
    """单独再收一遍的，照带着文件夹的旧名字，不然认不出收过。"""
    used = [one for one in before if path.absolute().as_posix().endswith(f"/{one}")]
    return max((name, *used), key=len)


@dataclass(slots=True)
class _Read:
    """读了一个文件。"""

    path: Path
    name: str
    founds: list[Found] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unreadable: bool = False
    paper: OldPaper | None = None


def _read(path: Path, name: str, tables: Tables, context: Context) -> _Read:
    try:
        return _recognised(path, name, tables, context)
    except UsageError as problem:
        return _Read(path, name, findings=problem.findings, unreadable=True)


def _recognised(path: Path, name: str, tables: Tables, context: Context) -> _Read:
    suffix = path.suffix.casefold()
    if suffix in TABLES:
        harvested = harvest(read_book(read_file(path), name), context)
        return _Read(path, name, harvested.founds, harvested.findings)
    if suffix in PAPERS:
        paper = old_paper(path, tables, context.catalogue)
        return _Read(path, name, list(paper.founds), list(paper.findings), paper=paper)
    hint = _("能收的有 {names}；别的先另存成其中一种", names="、".join(SUFFIXES))
    raise wrong_usage(_("不认识这种文件：{name}", name=path.name), hint, path.as_posix())


def _set_aside(pages: Pages, one: _Read) -> Imported:
    path = one.path
    if one.unreadable:
        return Imported(path.as_posix(), findings=one.findings, unreadable=True)
    head, tail = _around(one.paper) if one.paper else ([], [])
    intake = set_aside(pages, path.stem, one.founds, one.name, head, tail)
    page = f"{PENDING}/{path.stem}.yaml" if intake.added else ""
    return Imported(path.as_posix(), page, intake.added, intake.known, in_reading_order(one.findings), paper=one.paper)


# -- 和等着确认的对不对得上 --


@dataclass(frozen=True, slots=True)
class _Waiting:
    """待确认里的一条指标：在哪里，说了什么。"""

    page: str
    at: int
    row: dict[str, Any]
    file: str
    claims: tuple[Claim, ...]


def _waiting(pages: Pages) -> Iterator[_Waiting]:
    for page, kind, at, row in pages.rows(PENDING):
        if kind != "指标" or row.get(ANSWER) == NO:
            continue
        source = row.get("来源")
        file = str(source.get("文件", "")) if isinstance(source, dict) else ""
        where = f"{file} {source.get('位置', '')}".strip() if isinstance(source, dict) else page
        yield _Waiting(page, at, row, file, tuple(claims(kind, row, where)))


def _claims(waiting: Iterable[_Waiting], names: Sequence[str]) -> list[Claim]:
    """别的文件里等着确认的说法；这一回又收的文件，以这一回的为准。"""
    return [claim for one in waiting if one.file not in names for claim in one.claims]


def _warn_waiting(pages: Pages, waiting: Iterable[_Waiting], read: Sequence[_Read]) -> None:
    """先收进来、还等着确认的，说法和这一回的不一样，也写上疑问。"""
    names = [one.name for one in read]
    fresh = [
        claim for one in read for found in one.founds for claim in claims(found.type, found.keys, f"{one.name} {found.where}")
    ]  # fmt: skip
    for one in waiting:
        told = one.row.get(DOUBTS)
        old = [str(item) for item in told] if isinstance(told, list) else [str(told)] if told else []
        new = [] if one.file in names else [doubt for doubt in against(one.claims, fresh) if doubt not in old]
        if new:
            pages[one.page] = set_value(pages[one.page], ["指标", one.at, DOUBTS], [*old, *new])


def _around(paper: OldPaper) -> tuple[list[str], list[str]]:
    """旧稿：事实以外，题目、提纲（写在前头）和没有认出事实的句子（写在末尾）也写在待确认里给人看。"""
    head = [f"{what}：{value or '没有认出来'}" for what, value in about(paper).items()]
    head += [f"提纲：{line}" for line in outline_text(paper).splitlines()]
    return head, [f"第{one.n}段：{' '.join(one.text.split())}" for one in paper.unread]


# -- 收指标要用的 --


def context_of(pages: Pages, tables: Tables) -> Context:
    """工作区已有的指标、规划，加上指标目录。"""
    year = str(pages.plain(SETTING_FILE).get("年度", ""))
    own = [row for _page, kind, _at, row in pages.rows(FACTS) if kind == "指标"]
    plans = tuple(_plan(row, tables) for _page, kind, _at, row in pages.rows(FACTS) if kind == "规划")
    entries = [_own_entry(row) for row in own]
    entries += [_table_entry(row) for row in tables.get("指标", ())]
    return Context(
        int(year) if year.isdecimal() else 2000, Catalogue(entries), plans,
        dict(_known(own)), {code_of(row): row for row in own}, _place(pages),
    )  # fmt: skip


def _place(pages: Pages) -> str:
    """本级的地名。"""
    named = pages.plain(SETTING_FILE).get("地名")
    return str(named.get("本级", "")) if isinstance(named, dict) else str(named or "")


def _plan(row: dict[str, Any], tables: Tables) -> PlanEntry:
    name = str(row.get("名称", row.get("编号", "")))
    starts, ends = (int(text) if (text := str(row.get(key, ""))).isdecimal() else default
                    for key, default in (("起", 0), ("止", 9999)))  # fmt: skip
    domains = row.get("领域")
    generation = next(
        (one.code for one in tables.get("规划", ()) if _same_generation(one.values, starts, name, one.text("名称"))), ""
    )
    return PlanEntry(
        code_of(row), name, starts, ends, tuple(map(str, domains if isinstance(domains, list) else ())), generation
    )


def _same_generation(values: dict[str, Any], starts: int, name: str, national: str) -> bool:
    begin, end = values.get("起"), values.get("止")
    covers = isinstance(begin, int) and isinstance(end, int) and begin <= starts <= end
    return covers and any(word in name and word in national for word in ("妇女", "儿童"))


def _own_entry(row: dict[str, Any]) -> Entry:
    code = code_of(row)
    names = dict.fromkeys(str(row[key]) for key in ("名称", "编号") if isinstance(row.get(key), str))
    given = {key: str(row.get(key, "")) for key in ("规划", "领域", "单位", "方向", "目标")}
    return Entry(
        code,
        tuple(names) or (code,),
        given["规划"],
        given["领域"],
        given["单位"],
        given["方向"],
        given["目标"],
        own=True,
    )


def _table_entry(row: Any) -> Entry:
    return Entry(
        row.code, (row.text("名称"), *row.texts("别名")), row.text("规划"), row.text("领域"), row.text("单位"),
        row.text("方向"), row.text("目标"),
    )  # fmt: skip


def _known(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[tuple[str, int], str]]:
    for row in rows:
        values = row.get("数值")
        for year, value in values.items() if isinstance(values, dict) else ():
            shown = value.get("数值", "") if isinstance(value, dict) else value
            if year.isdecimal() and isinstance(shown, str) and shown not in {"", "待补"}:
                yield (code_of(row), int(year)), shown
