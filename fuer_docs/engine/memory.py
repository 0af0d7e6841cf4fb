"""记性：读过的片段、模板、表存在一个文件里，下一条命令不必再读。

只是数据（一行一样，键和 JSON），不是代码；内容、引擎一变就对不上，自动重读。读不了、写不了都不要紧，慢一点而已。
放在用户自己的缓存文件夹；环境变量 ``FUER_DOCS_CACHE`` 可以指到别处，写 ``off`` 就不用。
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ..errors import FuerError
from .files import write_all

NAME = "library.txt"
PACKAGE = Path(__file__).resolve().parent.parent
MAX_BYTES = 32 * 1024 * 1024
MAX_ENTRIES = 5000


def memory_file() -> Path | None:
    """存在哪里；不用记性时是 ``None``。"""
    chosen = os.environ.get("FUER_DOCS_CACHE", "")
    if chosen.casefold() == "off":
        return None
    if chosen:
        return Path(chosen) / NAME
    home = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    base = Path(home) if home else Path(os.path.expanduser("~")) / ".cache"
    return base / "fuer_docs" / NAME if base.is_absolute() else None


def engine_mark() -> str:
    """引擎是哪一版：读法、语法这几屋的文件一改就不同。"""
    marks = []
    for room in ("compose", "load", "model", "ooxml"):
        with os.scandir(PACKAGE / room) as entries:
            files = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
        marks += [f"{room}/{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in sorted(files)]
    return "fuer_docs " + "; ".join(marks)


class Memory:
    """上次存下的和这次新学的，都是键到 JSON 文字。"""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._mark = engine_mark() if file is not None else ""
        self.saved: dict[str, str] = _read(file, self._mark) if file is not None else {}

    def keep(self, learnt: Mapping[str, str]) -> None:
        """把新学的存下；没有新的就不写。"""
        if not learnt or self._file is None:
            return
        entries = list({**self.saved, **learnt}.items())[-MAX_ENTRIES:]
        text = "\n".join([self._mark, *(f"{key} {value}" for key, value in entries), ""])
        with suppress(FuerError, UnicodeError):  # 存不下不要紧
            write_all({self._file: text.encode()})


def _read(file: Path, mark: str) -> dict[str, str]:
    """存下的各样；不是这一版引擎存的、读不了的，当没有。"""
    try:
        if file.stat().st_size > MAX_BYTES:
            return {}
        first, *lines = file.read_bytes().decode().split("\n")
    except (OSError, UnicodeError):
        return {}
    return dict(line.split(" ", 1) for line in lines if " " in line) if first == mark else {}
