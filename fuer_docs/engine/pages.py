"""工作区里的 YAML：读进来，在手上改，看得出改了什么，一起写回去。"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..load.yaml_edit import Plain, YamlProblem, read_plain
from ..load.yaml_text import read_yaml
from ..model.finding import Finding, error, has_errors
from ..model.place import Place
from ..model.speech import _
from .files import read_file, write_all

PENDING = "待确认"
FACTS = "facts"
LEDGER = "收件"
_ORDER = (FACTS, PENDING, LEDGER)
"""写回去的先后：写到一半断了电，事实先在，材料还在，记账的最后——再来一遍什么也不丢。"""
DONE = "确认过"
"""收件/ 里记着的：哪些材料人确认过，进了 facts。"""
DONE_PAGE = f"{LEDGER}/{DONE}.yaml"
BOM = "\ufeff"


class Pages:
    """一个文件夹里的几份 YAML，以相对路径为名。没有的当空的。手上的换行都是 ``\\n``，写回去照原来的。"""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts: dict[str, str] = {}
        self._former: dict[str, str | None] = {}
        self._plain: dict[str, tuple[str, Plain | None]] = {}

    def names(self, folder: str) -> list[str]:
        """一个子文件夹里的 YAML，按名字排；不跟符号链接。"""
        found = []
        for path, _folders, names in os.walk(self.root / folder):
            for name in names:
                full = Path(path) / name
                if name.casefold().endswith((".yaml", ".yml")) and name[0] not in "." and not full.is_symlink():
                    found.append(full.relative_to(self.root).as_posix())
        fresh = [name for name in self._texts if name.startswith(folder + "/") and self._texts[name]]
        return sorted({*found, *fresh})

    def __getitem__(self, name: str) -> str:
        if name not in self._texts:
            path = self.root / name
            self._former[name] = _decoded(read_file(path), name) if path.is_file() else None
            self._texts[name] = _plain_lines(self._former[name] or "")
        return self._texts[name]

    def __setitem__(self, name: str, text: str) -> None:
        self[name]  # 先记下原来的样子
        self._texts[name] = text

    def plain(self, name: str) -> dict[str, Any]:
        """一份 YAML 的各类；读不成的抛 :class:`UsageError`。"""
        text = self[name]
        kept = self._plain.get(name)
        if kept is None or kept[0] != text:
            try:
                kept = self._plain[name] = text, read_plain(text)
            except YamlProblem as problem:
                raise UsageError(_slips(text, name)) from problem
        return kept[1] if isinstance(kept[1], dict) else {}

    def rows(self, folder: str) -> Iterator[tuple[str, str, int, dict[str, Any]]]:
        """各条事实：哪个文件、哪一类、第几条（从 0 起）、各键。"""
        for name in self.names(folder):
            for kind, rows in self.plain(name).items():
                for at, row in enumerate(rows if isinstance(rows, list) else ()):
                    if isinstance(row, dict):
                        yield name, kind, at, row

    def changed(self) -> dict[str, tuple[str, str]]:
        """改过的：原来的和现在的。"""
        olds = {name: _plain_lines(self._former[name] or "") for name in self._texts}
        return {name: (olds[name], text) for name, text in self._texts.items() if text != olds[name]}

    def differences(self) -> str:
        """改了什么，照 diff 的样子。"""
        import difflib  # 要看差别的才用

        pieces: list[str] = []
        for name, (old, new) in sorted(self.changed().items()):
            pieces += difflib.unified_diff(
                old.splitlines(keepends=True), new.splitlines(keepends=True), name, name, n=1
            )
        return "".join(piece if piece.endswith("\n") else piece + "\n" for piece in pieces)

    def write(self) -> list[str]:
        """把改过的一起写回去，要么全写，要么不写；返回写了哪些。内容空了的文件也留着。"""
        changed = sorted(self.changed().items(), key=lambda one: _order(one[0]))
        files = {self.root / name: _as_before(self._former[name] or "", new).encode() for name, (_old, new) in changed}
        write_all(files)
        return sorted(path.relative_to(self.root).as_posix() for path in files)


def _order(name: str) -> tuple[int, str]:
    folder = name.partition("/")[0]
    return (_ORDER.index(folder) if folder in _ORDER else 0), name


def _plain_lines(text: str) -> str:
    return text.removeprefix(BOM).replace("\r\n", "\n")


def _as_before(former: str, new: str) -> str:
    """照原来的写法：开头的 BOM、各行的换行都留着；添的行照多数。"""
    lead = BOM if former.startswith(BOM) else ""
    windows = former.count("\r\n")
    if not windows:
        return lead + new
    if windows == former.count("\n"):
        return lead + new.replace("\n", "\r\n")
    return lead + _mixed(former.removeprefix(BOM).splitlines(keepends=True), new, windows)


def _mixed(old: list[str], new: str, windows: int) -> str:
    """两种换行都有的：没有动的行原样，添的行照多的那一种。"""
    import difflib

    end = "\r\n" if 2 * windows >= len(old) else "\n"
    lines = new.splitlines(keepends=True)
    matched = difflib.SequenceMatcher(None, [one.replace("\r\n", "\n") for one in old], lines, autojunk=False)
    written: list[str] = []
    for _tag, start, stop, first, last in matched.get_opcodes():
        written += old[start:stop] if _tag == "equal" else [one.replace("\n", end) for one in lines[first:last]]
    return "".join(written)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        hint = _("用记事本打开，另存为时编码选 UTF-8")
        raise UsageError([error("not-utf8", _("文件不是 UTF-8 编码"), hint, Place(name))]) from problem


def _slips(text: str, name: str) -> list[Finding]:
    """读不成的一份里，哪一行、哪几个字不对。"""
    _node, findings = read_yaml(text.encode(), name)
    hint = _("看看缩进、冒号、引号")
    return [one for one in findings if has_errors([one])] or [
        error("unreadable-file", _("{file} 读不成", file=name), hint, Place(name))
    ]
