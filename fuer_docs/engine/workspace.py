"""打开一个工作区：文件夹 → 工作区、模板、片段、表。"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from ..compose.compose import Ready
from ..compose.fragments import Fragment, parse_fragment
from ..errors import UsageError
from ..library import Library
from ..load.tables import load_table
from ..load.workspace import SETTING_FILE, WORDING_FILE, load_workspace
from ..model.finding import Finding, error, warning
from ..model.moment import Moment
from ..model.place import Place
from ..model.setting import Paper, TableRow, Tables, Workspace
from ..model.speech import _
from ..ooxml.template import read_template

MAX_FILES = 2000
LARGE = "（大字版）"


def read_folder(root: Path) -> dict[str, bytes]:
    """工作区里要读的 YAML：fuer.yaml、facts/、措辞.yaml。不跟符号链接。"""
    if not root.is_dir():
        hint = _("核对路径；命令后面写工作区文件夹")
        raise UsageError(
            [error("no-folder", _("没有这个文件夹：{path}", path=root.as_posix()), hint, Place(root.as_posix()))]
        )
    files: dict[str, bytes] = {}
    wanted = [root / SETTING_FILE, root / WORDING_FILE]
    facts = root / "facts"
    if facts.is_dir():
        for folder, _folders, names in os.walk(facts):
            wanted += [Path(folder) / name for name in sorted(names) if _is_yaml(name)]
    for path in wanted[:MAX_FILES]:
        if path.name.startswith((".", "~$")) or path.is_symlink() or not path.is_file():
            continue
        try:
            files[path.relative_to(root).as_posix()] = path.read_bytes()
        except OSError as problem:
            name = path.relative_to(root).as_posix()
            raise UsageError(
                [error("unreadable-file", _("打不开 {file}", file=name), _("关掉占用它的程序再试"), Place(name))]
            ) from problem
    return files


@dataclass
class Shelf:
    """模板、片段和表：自带的加工作区的。"""

    library: Library
    ready: dict[str, Ready | None] = field(default_factory=dict)
    """读好的片段，只在这一次运行里合用。"""

    @cached_property
    def templates(self) -> dict[str, tuple[str, Traversable]]:
        """文种 → 模板文件。"""
        return self.library.templates()

    @cached_property
    def aliases(self) -> dict[str, str]:
        """别名 → 文种：模板文档属性里的标题和关键词。读不了的模板不在内，用到它时再报。"""
        found: dict[str, str] = {}
        for kind, (file, item) in self.templates.items():
            try:
                template = read_template(item.read_bytes(), file)
            except UsageError:
                continue
            if not kind.endswith(LARGE):
                found |= dict.fromkeys((*template.keywords, template.title), kind)
        return found

    @cached_property
    def fragments(self) -> tuple[dict[str, list[Fragment]], list[Finding]]:
        """位置 → 各种写法；同编号的以工作区的为准。"""
        by_code: dict[str, Fragment] = {}
        findings: list[Finding] = []
        for file, text in self.library.fragments():
            fragment, found = parse_fragment(text, file)
            findings += found
            by_code[fragment.code] = fragment
        slots: dict[str, list[Fragment]] = {}
        for fragment in by_code.values():
            slots.setdefault(fragment.slot, []).append(fragment)
        return slots, findings

    @cached_property
    def tables(self) -> tuple[Tables, list[Finding]]:
        """表名 → 各行；工作区里同名表的同编号行盖过自带的。"""
        tables: dict[str, tuple[TableRow, ...]] = {}
        findings: list[Finding] = []
        for file, data in self.library.tables():
            name = file.rpartition("/")[2].removesuffix(".yaml")
            rows, found = load_table(data, file, name)
            findings += found
            own = {row.code for row in rows}
            tables[name] = tuple(row for row in tables.get(name, ()) if row.code not in own) + rows
        return tables, findings


def open_workspace(root: Path) -> tuple[Workspace, list[Finding], Shelf]:
    """读一个工作区和它能用的模板、片段、表。"""
    files = read_folder(root)
    workspace, findings = load_workspace(files, root.as_posix())
    return workspace, findings + _left_unread(root, files), Shelf(Library(root))


def _left_unread(root: Path, files: dict[str, bytes]) -> list[Finding]:
    """facts/ 里没有读的东西：后缀不对、是链接。不声不响地漏掉一个文件最难查。"""
    found = []
    for folder, folders, names in os.walk(root / "facts"):
        for name in sorted([*names, *(name for name in folders if _is_yaml(name))]):
            path = (Path(folder) / name).relative_to(root).as_posix()
            if path in files or name.startswith((".", "~$")):
                continue
            hint = _("事实文件的名字以 .yaml 结尾，是真正的文件，不是链接；用不着就挪出 facts/")
            found.append(warning("file-left-unread", _("{file} 没有读", file=path), hint, Place(path)))
    return found


def _is_yaml(name: str) -> bool:
    return name.casefold().endswith((".yaml", ".yml"))


def issue_day(paper: Paper, fallback: date | None) -> date | None:
    """文稿的成文日期；没写用 ``--date`` 给的。"""
    if isinstance(paper.issued, Moment) and paper.issued.start:
        return paper.issued.start
    return fallback


def latest_day(workspace: Workspace, fallback: date | None = None) -> date:
    """各份文稿里最晚的成文日期；一个也没有就是工作年度的最后一天。"""
    papers = workspace.setting.papers if isinstance(workspace.setting.papers, tuple) else ()
    days = [day for paper in papers if (day := issue_day(paper, fallback))]
    return max(days, default=date(workspace.year, 12, 31))
