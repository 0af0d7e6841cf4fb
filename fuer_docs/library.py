"""随包的模板、片段和表：先找工作区的，再找自带的；同名、同编号以工作区的为准。"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

FRAGMENTS = "fragments"
TABLES = "tables"


def bundled() -> Traversable:
    """随包资源：在 wheel 里是 ``_bundled``，在源码树里就是顶层文件夹。"""
    package = files("fuer_docs")
    inside = package / "_bundled"
    return inside if inside.is_dir() else package / ".."


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for child in sorted(folder.iterdir(), key=lambda item: item.name):
        if child.name.startswith((".", "~$")):
            continue
        if child.is_dir():
            yield from _walk(child, f"{path}{child.name}/")
        else:
            yield path + child.name, child


class Library:
    """模板、片段和表的读取口：给出内容，不给路径。"""

    def __init__(self, workspace: Path | None = None) -> None:
        self._bundled = bundled()
        self._workspace = workspace

    def _found(self, own: str, common: str, suffix: str) -> dict[str, tuple[str, Traversable]]:
        """名字 → （显示的路径, 文件）；工作区的盖过自带的。"""
        found: dict[str, tuple[str, Traversable]] = {}
        folder = self._bundled / common
        if folder.is_dir():
            found = {name: (f"{common}/{name}", item) for name, item in _walk(folder, "") if name.endswith(suffix)}
        if self._workspace is not None and (self._workspace / own).is_dir():
            for name, item in _walk(self._workspace / own, ""):
                if name.endswith(suffix) and not _is_link(item):
                    found[name] = (f"{own}/{name}", item)
        return found

    def is_own(self, item: Traversable) -> bool:
        """这个文件是不是工作区的。"""
        return self._workspace is not None and isinstance(item, Path) and item.is_relative_to(self._workspace)

    def templates(self) -> dict[str, tuple[str, Traversable]]:
        """文种（文件名去掉后缀）→ 模板文件。"""
        found = self._found("templates", "templates/docx", ".docx")
        return {name.rpartition("/")[2].removesuffix(".docx"): entry for name, entry in found.items()}

    def bundled_fragments(self) -> Iterator[tuple[str, str]]:
        """自带的片段文件：（显示的路径, 内容）。"""
        return _texts(self._bundled)

    def own_fragments(self) -> Iterator[tuple[str, str]]:
        """工作区的片段文件。"""
        return _texts(self._workspace) if self._workspace is not None else iter(())

    def tables(self) -> Iterator[tuple[str, Traversable]]:
        """表文件：（显示的路径, 文件），自带的在前，工作区的在后。"""
        for root in (self._bundled, self._workspace):
            folder = root / FRAGMENTS / TABLES if root is not None else None
            if folder is not None and folder.is_dir():
                for name, item in _walk(folder, f"{FRAGMENTS}/{TABLES}/"):
                    if name.endswith(".yaml") and not _is_link(item):
                        yield name, item

    def signature(self) -> str:
        """自带的片段是哪一版：各文件的名字、大小、改动时间；不在磁盘上的（压缩包里）是空的。"""
        root = self._bundled / FRAGMENTS
        return "; ".join(_stamps(str(root), "")) if isinstance(root, Path) else ""


def _texts(root: Traversable) -> Iterator[tuple[str, str]]:
    folder = root / FRAGMENTS
    if folder.is_dir():
        for name, item in _walk(folder, ""):
            if name.endswith(".txt") and not _is_link(item):
                yield f"{FRAGMENTS}/{name}", item.read_bytes().decode("utf-8-sig")


def _stamps(folder: str, path: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            yield from _stamps(entry.path, f"{path}{entry.name}/")
        else:
            stat = entry.stat()
            yield f"{path}{entry.name} {stat.st_size} {stat.st_mtime_ns}"


def _is_link(item: Traversable) -> bool:
    """符号链接不跟：工作区里的文件只读工作区里的。"""
    return isinstance(item, Path) and item.is_symlink()
