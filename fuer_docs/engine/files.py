"""写文件：先写在旁边，再一下换上；要么全写，要么不写。"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ..errors import UsageError
from ..model.finding import error
from ..model.place import Place
from ..model.speech import _


def write_all(files: Mapping[Path, bytes]) -> None:
    """写一批文件。任何一个写不成，别的也不动，抛 :class:`UsageError`。"""
    staged: list[tuple[Path, Path]] = []
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".~", suffix=".tmp", dir=target.parent)
            staged.append((Path(name), target))
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(name, 0o644)
        while staged:
            os.replace(*staged[0])
            staged.pop(0)
    except OSError as problem:
        blamed = staged[0][1].as_posix() if staged else str(problem.filename or "")
        hint = _("文件可能正开着：在 Word 或 WPS 里关掉它再试；也看看文件夹能不能写")
        raise UsageError([error("unwritable-file", _("写不了 {file}", file=blamed), hint, Place(blamed))]) from problem
    finally:
        for temporary, _target in staged:
            temporary.unlink(missing_ok=True)
