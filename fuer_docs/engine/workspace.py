"""打开一个工作区：文件夹 → 工作区、模板、片段、表。"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from importlib.resources.abc import Traversable
from pathlib import Path

from ..compose.fragments import Fragment, parse_fragment, recall_fragments, record_fragments
from ..compose.program import Programs
from ..errors import UsageError, unreadable
from ..library import Library
from ..load.tables import load_table, with_catalogue
from ..load.workspace import SETTING_FILE, WORDING_FILE, load_workspace
from ..model.finding import Finding, error, warning
from ..model.moment import Moment
from ..model.place import Place
from ..model.setting import Paper, TableRow, Workspace
from ..model.speech import _
from ..model.template import Template
from ..ooxml.kept import freeze_template, thaw_template
from .memory import Memory, memory_file

MAX_FILES = 2000
LARGE = "（大字版）"
INDEX = "index"
"""记性里自带片段的目录。"""


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
            raise unreadable(name, _("打不开 {file}", file=name), _("关掉占用它的程序再试")) from problem
    return files


@dataclass
class Shelf:
    """模板、片段和表：自带的加工作区的。"""

    library: Library
    memory: Memory = field(default_factory=lambda: Memory(None))
    _learnt: dict[str, str] = field(default_factory=dict)

    @cached_property
    def programs(self) -> Programs:
        """读好的片段和模板，几份文稿合用。"""
        own = {file for file, item in self.templates.values() if self.library.is_own(item)}
        return Programs(self.memory.saved, own)

    def remember(self) -> None:
        """把这次新读的存下，下一条命令不必再读；只存自带的，工作区的内容不出工作区。"""
        self.memory.keep(self._learnt | self.programs.learnt)

    @cached_property
    def templates(self) -> dict[str, tuple[str, Traversable]]:
        """文种 → 模板文件。"""
        return self.library.templates()

    def template(self, kind: str, profile: str = "") -> Template:
        """一个文种的模板；读不了抛 :class:`UsageError`。"""
        file, item = self.templates[kind]
        data = item.read_bytes()
        key = "template/" + blake2b(b"\0".join((file.encode(), profile.encode(), data)), digest_size=12).hexdigest()
        template = thaw_template(self.memory.saved.get(key, ""))
        if template is None:
            from ..ooxml.template import read_template  # 读 XML 的一套，多半用不着

            template = read_template(data, file, profile)
            if not self.library.is_own(item):
                self._learnt[key] = freeze_template(template)
        return template

    @cached_property
    def aliases(self) -> dict[str, str]:
        """别名 → 文种：模板文档属性里的标题和关键词。读不了的模板不在内，用到它时再报。"""
        found: dict[str, str] = {}
        for kind in self.templates:
            try:
                template = self.template(kind)
            except UsageError:
                continue
            if not kind.endswith(LARGE):
                found |= dict.fromkeys((*template.keywords, template.title), kind)
        return found

    @cached_property
    def fragments(self) -> tuple[dict[str, list[Fragment]], list[Finding]]:
        """位置 → 各种写法；同编号的以工作区的为准。"""
        bundled, findings = self._bundled_fragments()
        by_code = {fragment.code: fragment for fragment in bundled}
        for file, text in self.library.own_fragments():
            fragment, found = parse_fragment(text, file, own=True)
            findings += found
            by_code[fragment.code] = fragment
        slots: dict[str, list[Fragment]] = {}
        for fragment in by_code.values():
            slots.setdefault(fragment.slot, []).append(fragment)
        return slots, findings

    def _bundled_fragments(self) -> tuple[list[Fragment], list[Finding]]:
        """自带的片段：和上次一样就用上次读好的。"""
        signature = self.library.signature()
        kept = recall_fragments(self.memory.saved.get(INDEX, ""), signature)
        if kept is not None:
            return kept, []
        fragments, findings = [], []
        for file, text in self.library.bundled_fragments():
            fragment, found = parse_fragment(text, file)
            fragments.append(fragment)
            findings += found
        if signature and not findings:
            self._learnt[INDEX] = record_fragments(fragments, signature)
        return fragments, findings

    @cached_property
    def tables(self) -> ShelfTables:
        """各张表，用到哪张读哪张。"""
        return ShelfTables(self.library)


class ShelfTables(Mapping[str, tuple[TableRow, ...]]):
    """表名 → 各行；工作区里同名表的同编号行盖过自带的。"""

    def __init__(self, library: Library) -> None:
        self._files: dict[str, list[tuple[str, Traversable]]] = {}
        for file, item in library.tables():
            self._files.setdefault(file.rpartition("/")[2].removesuffix(".yaml"), []).append((file, item))
        self._own = [name for name, files in self._files.items() if any(library.is_own(item) for _file, item in files)]
        self._read: dict[str, tuple[TableRow, ...]] = {}
        self._findings: list[Finding] = []

    def __getitem__(self, name: str) -> tuple[TableRow, ...]:
        if name not in self._read:
            self._read[name] = self._load(name, self._files[name])
        return self._read[name]

    def _load(self, name: str, files: list[tuple[str, Traversable]]) -> tuple[TableRow, ...]:
        found: tuple[TableRow, ...] = ()
        for file, item in files:
            rows, findings = load_table(item.read_bytes(), file, name)
            self._findings += findings
            own = {row.code for row in rows}
            found = tuple(row for row in found if row.code not in own) + rows
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def findings(self) -> list[Finding]:
        """工作区自己的表写得对不对；自带的有测试守着，不必为它全读一遍。"""
        for name in self._own:
            self[name]
        return self._findings

    def problems(self) -> list[Finding]:
        """读过的表里的毛病，自带的也在内。"""
        return self._findings


def open_workspace(root: Path) -> tuple[Workspace, list[Finding], Shelf]:
    """读一个工作区和它能用的模板、片段、表。"""
    files = read_folder(root)
    workspace, findings = load_workspace(files, root.as_posix())
    shelf = Shelf(Library(root), Memory(memory_file()))
    facts = with_catalogue(workspace.facts, shelf.tables)
    return replace(workspace, facts=facts), findings + _left_unread(root, files), shelf


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
