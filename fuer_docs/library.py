"""随包的模板、片段和表：先找工作区的，再找自带的；同名、同编号以工作区的为准。"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


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

    def templates(self) -> dict[str, tuple[str, Traversable]]:
        """文种（文件名去掉后缀）→ 模板文件。"""
        found = self._found("templates", "templates/docx", ".docx")
        return {name.rpartition("/")[2].removesuffix(".docx"): entry for name, entry in found.items()}

    def fragments(self) -> list[tuple[str, str]]:
        """片段文件：（显示的路径, 内容），自带的在前，工作区的在后。"""
        return self._texts("fragments", ".txt", "")

    def tables(self) -> list[tuple[str, bytes]]:
        """表文件：（显示的路径, 内容），自带的在前。"""
        return [(file, text.encode()) for file, text in self._texts("fragments", ".yaml", "tables/")]

    def _texts(self, folder: str, suffix: str, under: str) -> list[tuple[str, str]]:
        roots: list[Traversable] = [self._bundled / folder]
        if self._workspace is not None:
            roots.append(self._workspace / folder)
        found = []
        for root in roots:
            if not root.is_dir():
                continue
            for name, item in _walk(root, ""):
                if name.endswith(suffix) and name.startswith(under) and not _is_link(item):
                    found.append((f"{folder}/{name}", item.read_bytes().decode("utf-8-sig")))
        return found


def _is_link(item: Traversable) -> bool:
    """符号链接不跟：工作区里的文件只读工作区里的。"""
    return isinstance(item, Path) and item.is_symlink()
