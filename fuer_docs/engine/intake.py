"""收材料：表格、旧稿里的事实放进 待确认/，等人看过。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..intake.catalogue import Catalogue, Entry
from ..intake.indicators import Context, PlanEntry, harvest
from ..intake.sheets import read_book
from ..library import Library
from ..load.workspace import SETTING_FILE
from ..model.finding import Finding, in_reading_order
from ..model.found import Found
from ..model.setting import Tables
from ..model.speech import _
from .files import read_file, wrong_usage
from .old_papers import SUFFIXES as PAPERS
from .old_papers import OldPaper, about, old_paper, outline_text
from .pages import FACTS, PENDING, Pages
from .pending import code_of, pending, set_aside
from .workspace import Shelf

TABLES = (".xlsx", ".xls", ".csv", ".tsv")
SUFFIXES = (*TABLES, *PAPERS)
"""收得进来的文件。"""


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
    done = []
    for path in _every(files):
        try:
            done.append(_import(pages, path, tables, context))
        except UsageError as problem:
            done.append(Imported(path.as_posix(), findings=problem.findings, unreadable=True))
    return done, pages


def _every(files: Iterable[Path]) -> Iterator[Path]:
    """点名的文件；点了文件夹的，收里头认得的文件，隐藏的、``~$`` 开头的（正开着的）不算。"""
    for path in files:
        if path.is_dir():
            yield from (
                one for one in sorted(path.rglob("*"))
                if one.is_file() and one.suffix.casefold() in SUFFIXES and not one.name.startswith((".", "~$"))
            )  # fmt: skip
        else:
            yield path


def _import(pages: Pages, path: Path, tables: Tables, context: Context) -> Imported:
    suffix = path.suffix.casefold()
    if suffix in TABLES:
        harvested = harvest(read_book(read_file(path), path.name), context)
        founds, findings = harvested.founds, harvested.findings
    elif suffix in PAPERS:
        return _import_paper(pages, path, old_paper(path, tables, context.catalogue))
    else:
        hint = _("能收的有 {names}", names="、".join(SUFFIXES))
        raise wrong_usage(_("不认识这种文件：{name}", name=path.name), hint, path.as_posix())
    intake = set_aside(pages, path.stem, founds, path.name)
    page = f"{PENDING}/{path.stem}.yaml" if intake.added else ""
    return Imported(path.as_posix(), page, intake.added, intake.known, in_reading_order(findings))


def _import_paper(pages: Pages, path: Path, paper: OldPaper) -> Imported:
    """旧稿：事实以外，题目、提纲和没有认出事实的句子也写在待确认里给人看。"""
    head = [f"{what}：{value or '没有认出来'}" for what, value in about(paper).items()]
    head += [f"提纲：{line}" for line in outline_text(paper).splitlines()]
    tail = [f"第{one.n}段：{' '.join(one.text.split())}" for one in paper.unread]
    intake = set_aside(pages, path.stem, paper.founds, path.name, head, tail)
    page = f"{PENDING}/{path.stem}.yaml" if intake.added else ""
    return Imported(
        path.as_posix(), page, intake.added, intake.known, in_reading_order(list(paper.findings)), paper=paper
    )


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
        dict(_known(own)), {code_of(row): row for row in own},
    )  # fmt: skip


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
